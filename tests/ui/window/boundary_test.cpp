#include "tests/ui/window/open_window.h"

/// Tools that change boundaries, walked by the mouse: each is dropped by Esc, each is one undo.
namespace ecotone::shell::test {

namespace {

using ecotone::test::middleOf;
using ecotone::test::origin;
using ecotone::test::patience;
using ecotone::test::squareSide;
using geometry::GridPoint;

constexpr std::int64_t allPatches = ecotone::test::columns * ecotone::test::rows;

/// A corner of the squares; inside the map four of them meet there.
GridPoint corner(int column, int row)
{
    return {origin.x + column * squareSide, origin.y + row * squareSide};
}

GridPoint moved(GridPoint point, int dx, int dy)
{
    return {point.x + dx, point.y + dy};
}

/// The small project with a gap: no patch in the third column of the second row.
Result<> makeProjectWithGap(const std::filesystem::path& path)
{
    ECO_TRY(ecotone::test::makeSmallProject(path));
    ECO_ASSIGN(auto project, store::ProjectFile::open(path, store::Access::Write));
    ECO_ASSIGN(const auto gone, project->patches().fidsWhere("source_fid = '11'"));
    model::EntryHeader header;
    header.kind = "test";
    header.author = {"Test", "Ecotone", ""};
    ECO_ASSIGN(auto recording, project->history().begin(header));
    ECO_TRY(project->patches().erase(gone));
    ECO_TRY(recording.commit());
    return project->close();
}

} // namespace

class BoundaryTest : public ::testing::Test
{
protected:
    void begin() { m_open.start(Language::English, ecotone::test::makeSmallProject); }
    void TearDown() override { m_open.end(); }

    [[nodiscard]] const bridge::ProjectSummary& summary() const { return m_open.summary(); }
    /// Waits until an edit changed the project.
    void edited(const std::string& before)
    {
        ASSERT_TRUE(QTest::qWaitFor([&] { return summary().revision != before; }, patience))
            << m_open.failure();
        QTest::qWait(50);
    }
    void undone(const std::string& before)
    {
        m_open.choose(ActionId::Undo);
        ASSERT_TRUE(
            QTest::qWaitFor([&] { return hashOf(summary().revision) == hashOf(before); }, patience))
            << summary().revision << " is not " << before << m_open.failure();
    }
    void escape()
    {
        QTest::keyClick(m_open.map(), Qt::Key_Escape);
        QTest::qWait(50);
    }
    void selected(std::size_t count)
    {
        ASSERT_TRUE(
            QTest::qWaitFor([&] { return m_open.map()->selection().size() == count; }, patience));
    }
    /// The part of a revision that tells the rows, whatever the history.
    static std::string hashOf(const std::string& revision)
    {
        return revision.substr(revision.find('-'));
    }

    ecotone::test::OpenWindow m_open;
};

TEST_F(BoundaryTest, ALineSplitsThePatchesItCrosses)
{
    begin();
    const std::string before = summary().revision;
    m_open.choose(ActionId::SplitTool);
    const GridPoint from = moved(middleOf(2, 2), -squareSide / 2 - 20'000, 0);
    const GridPoint to = moved(middleOf(2, 2), squareSide / 2 + 20'000, 0);
    m_open.click(from);
    escape();
    m_open.doubleClick(to); // Nothing was begun: a line of one point is none.
    escape();
    EXPECT_EQ(summary().revision, before);
    m_open.click(from);
    m_open.click(to);
    m_open.doubleClick(to);
    edited(before);
    EXPECT_EQ(summary().patches, allPatches + 1);
    undone(before);
    EXPECT_EQ(summary().patches, allPatches);
}

TEST_F(BoundaryTest, ALineBecomesTheNewBorderOfThePatch)
{
    begin();
    const std::string before = summary().revision;
    m_open.click(middleOf(2, 2));
    m_open.choose(ActionId::SelectTool);
    m_open.click(middleOf(2, 2));
    selected(1);
    m_open.choose(ActionId::ReshapeTool);
    // Out through the eastern border and back in.
    const GridPoint low = moved(corner(3, 2), -10'000, 30'000);
    const GridPoint out = moved(corner(3, 2), 30'000, 50'000);
    const GridPoint high = moved(corner(3, 2), -10'000, 70'000);
    m_open.click(low);
    m_open.click(out);
    escape();
    EXPECT_EQ(summary().revision, before);
    m_open.click(low);
    m_open.click(out);
    m_open.click(high);
    m_open.doubleClick(high);
    edited(before);
    EXPECT_EQ(summary().patches, allPatches);
    undone(before);
}

TEST_F(BoundaryTest, ACornerMovesForAllPatchesThatShareIt)
{
    begin();
    const std::string before = summary().revision;
    const auto area = summary().area;
    m_open.choose(ActionId::SelectTool);
    m_open.click(middleOf(2, 2));
    selected(1);
    m_open.choose(ActionId::VertexTool);
    const QPoint from = m_open.at(corner(3, 3));
    const QPoint to = m_open.at(moved(corner(3, 3), 20'000, 20'000));
    QTest::mouseMove(m_open.map(), from);
    QTest::mousePress(m_open.map(), Qt::LeftButton, {}, from);
    QTest::mouseMove(m_open.map(), to);
    escape();
    QTest::mouseRelease(m_open.map(), Qt::LeftButton, {}, to);
    QTest::qWait(100);
    EXPECT_EQ(summary().revision, before);
    QTest::mousePress(m_open.map(), Qt::LeftButton, {}, from);
    QTest::mouseMove(m_open.map(), to);
    QTest::mouseRelease(m_open.map(), Qt::LeftButton, {}, to);
    edited(before);
    EXPECT_EQ(summary().patches, allPatches);
    EXPECT_EQ(summary().area, area); // What one gains its neighbours lose.
    undone(before);
}

TEST_F(BoundaryTest, ClickedNeighboursBecomeOne)
{
    begin();
    const std::string before = summary().revision;
    m_open.choose(ActionId::MergeTool);
    m_open.click(middleOf(1, 1));
    selected(1);
    m_open.click(middleOf(2, 1));
    selected(2);
    escape();
    selected(0);
    EXPECT_EQ(summary().revision, before);
    m_open.click(middleOf(1, 1));
    selected(1);
    m_open.click(middleOf(2, 1));
    selected(2);
    m_open.doubleClick(middleOf(2, 1));
    edited(before);
    EXPECT_EQ(summary().patches, allPatches - 1);
    undone(before);
    EXPECT_EQ(summary().patches, allPatches);
}

TEST_F(BoundaryTest, AGapDrawnAroundIsFilled)
{
    m_open.start(Language::English, makeProjectWithGap);
    const std::string before = summary().revision;
    const auto area = summary().area;
    m_open.choose(ActionId::FillTool);
    const auto ring = [&](bool ends) {
        const GridPoint last = moved(middleOf(2, 1), -55'000, 55'000);
        m_open.click(moved(middleOf(2, 1), -55'000, -55'000));
        m_open.click(moved(middleOf(2, 1), 55'000, -55'000));
        m_open.click(moved(middleOf(2, 1), 55'000, 55'000));
        if (ends) {
            m_open.click(last);
            m_open.doubleClick(last);
        }
    };
    ring(false);
    escape();
    EXPECT_EQ(summary().revision, before);
    ring(true);
    edited(before);
    EXPECT_EQ(summary().patches, allPatches - 1);
    const auto gained = summary().area - area;
    EXPECT_NEAR(gained.squareKilometres(), 1.0, 1e-9);
    undone(before);
}

} // namespace ecotone::shell::test
