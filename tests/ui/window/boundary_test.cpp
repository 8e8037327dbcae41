#include "core/geometry/area.h"
#include "tests/ui/window/open_window.h"
#include "ui/canvas/tool.h"

#include <QElapsedTimer>

#include <algorithm>
#include <iostream>

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

/// Keeps a picture of the window where $ECOTONE_PICTURES names a folder.
void keepPicture(ecotone::test::OpenWindow& open, const QString& name)
{
    const QString folder = qEnvironmentVariable("ECOTONE_PICTURES");
    if (!folder.isEmpty()) {
        EXPECT_TRUE(QTest::qWaitFor([&] { return open.map()->isComplete(); }, patience));
        EXPECT_TRUE(open.window().grab().save(folder + QStringLiteral("/boundary-") + name +
                                              QStringLiteral(".png")));
    }
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
        ASSERT_TRUE(
            QTest::qWaitFor([&] { return !m_open.window().bridge().isEditing(); }, patience));
    }
    /// Whatever was asked for is written: nothing was, when the revision is still the same.
    void untouched(const std::string& before)
    {
        ASSERT_TRUE(
            QTest::qWaitFor([&] { return !m_open.window().bridge().isEditing(); }, patience));
        EXPECT_EQ(summary().revision, before);
        EXPECT_FALSE(m_open.map()->tool()->isSketching());
    }
    void undone(const std::string& before)
    {
        m_open.choose(ActionId::Undo);
        ASSERT_TRUE(
            QTest::qWaitFor([&] { return hashOf(summary().revision) == hashOf(before); }, patience))
            << summary().revision << " is not " << before << m_open.failure();
    }
    void escape() { QTest::keyClick(m_open.map(), Qt::Key_Escape); }
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
    untouched(before);
    m_open.click(from);
    m_open.click(to);
    keepPicture(m_open, QStringLiteral("split"));
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
    untouched(before);
    m_open.click(low);
    m_open.click(out);
    m_open.click(high);
    keepPicture(m_open, QStringLiteral("reshape"));
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
    untouched(before);
    QTest::mousePress(m_open.map(), Qt::LeftButton, {}, from);
    QTest::mouseMove(m_open.map(), to);
    keepPicture(m_open, QStringLiteral("corner"));
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
    untouched(before);
    m_open.click(middleOf(1, 1));
    selected(1);
    m_open.click(middleOf(2, 1));
    selected(2);
    keepPicture(m_open, QStringLiteral("merge"));
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
    untouched(before);
    ring(true);
    edited(before);
    EXPECT_EQ(summary().patches, allPatches - 1);
    const auto gained = summary().area - area;
    EXPECT_NEAR(gained.squareKilometres(), 1.0, 1e-9);
    undone(before);
}

TEST_F(BoundaryTest, APatchIsDrawnOverOthersAndSelectedForItsClass)
{
    begin();
    const std::string before = summary().revision;
    const auto area = summary().area;
    m_open.choose(ActionId::DrawTool);
    const auto ring = [&](bool ends) {
        m_open.click(moved(corner(3, 2), -30'000, -30'000));
        m_open.click(moved(corner(3, 2), 30'000, -30'000));
        const GridPoint last = moved(corner(3, 2), 30'000, 30'000);
        m_open.click(last);
        if (ends) {
            m_open.doubleClick(last);
        }
    };
    ring(false);
    escape();
    untouched(before);
    ring(false);
    keepPicture(m_open, QStringLiteral("draw"));
    escape();
    ring(true);
    edited(before);
    EXPECT_EQ(summary().patches, allPatches + 1);
    EXPECT_EQ(summary().area, area);
    selected(1); // The new one, to be given its class.
    const auto& shape = m_open.map()->selection().front().shape;
    EXPECT_NEAR(geometry::areaOf(shape).squareKilometres(), 0.18, 0.02); // Half of 600 m squared.
    undone(before);
}

TEST_F(BoundaryTest, LandIsCutOutOfThePatchAroundIt)
{
    begin();
    const std::string before = summary().revision;
    m_open.choose(ActionId::HoleTool);
    const GridPoint last = moved(middleOf(4, 3), 0, 20'000);
    const auto ring = [&] {
        m_open.click(moved(middleOf(4, 3), -20'000, -20'000));
        m_open.click(moved(middleOf(4, 3), 20'000, -20'000));
        m_open.click(last);
    };
    ring();
    escape();
    untouched(before);
    ring();
    keepPicture(m_open, QStringLiteral("hole"));
    m_open.doubleClick(last);
    edited(before);
    EXPECT_EQ(summary().patches, allPatches + 1);
    undone(before);
}

TEST_F(BoundaryTest, ChosenPatchesDissolveIntoTheirNeighbours)
{
    begin();
    const std::string before = summary().revision;
    const auto area = summary().area;
    m_open.choose(ActionId::SelectTool);
    m_open.click(middleOf(5, 4));
    selected(1);
    m_open.choose(ActionId::DissolveSlivers);
    edited(before);
    EXPECT_EQ(summary().patches, allPatches - 1);
    EXPECT_EQ(summary().area, area);
    undone(before);
}

// --------------------------------------------------------------------- catching boundaries

class CatchingTest : public BoundaryTest
{
protected:
    /// Moves the cursor there and waits until the boundaries around it are known.
    void near(QPoint at)
    {
        QTest::mouseMove(m_open.map(), at);
        ASSERT_TRUE(QTest::qWaitFor(
            [&] { return m_open.map()->knowsBoundaries({at.x() + 0.0, at.y() + 0.0}); }, patience));
    }
    [[nodiscard]] GridPoint meant(QPoint at) const
    {
        return m_open.map()->gridPoint({at.x() + 0.0, at.y() + 0.0});
    }
};

TEST_F(CatchingTest, PointsCatchOnCornersThenOnBordersInAnyTurnOfTheView)
{
    begin();
    m_open.choose(ActionId::SplitTool);
    for (const double turn : {0.0, 17.0, 133.0, -90.0}) {
        auto view = m_open.map()->view();
        view.rotationDegrees = turn;
        m_open.map()->setView(view);
        const QPoint beside = m_open.at(corner(3, 3)) + QPoint{5, -4};
        near(beside);
        EXPECT_EQ(meant(beside), corner(3, 3)) << turn;
        // 7 pixels beside the middle of a border, square to it.
        const GridPoint half = moved(corner(3, 3), squareSide / 2, 0);
        const auto off = static_cast<int>(view.metresPerPixel * 700.0);
        const QPoint besideBorder = m_open.at(moved(half, 0, off));
        near(besideBorder);
        EXPECT_EQ(meant(besideBorder).y, half.y) << turn;
        const QPoint far = m_open.at(middleOf(3, 3));
        near(far);
        EXPECT_EQ(meant(far), m_open.map()->view().toGrid({far.x() + 0.0, far.y() + 0.0}));
    }
}

TEST_F(CatchingTest, ACaughtLineSplitsFromCornerToCorner)
{
    begin();
    const std::string before = summary().revision;
    m_open.choose(ActionId::SplitTool);
    const QPoint from = m_open.at(corner(3, 3)) + QPoint{4, 3};
    const QPoint to = m_open.at(corner(4, 4)) + QPoint{-3, 4};
    near(from);
    QTest::mouseClick(m_open.map(), Qt::LeftButton, {}, from);
    near(to);
    keepPicture(m_open, QStringLiteral("caught"));
    QTest::mouseClick(m_open.map(), Qt::LeftButton, {}, to);
    QTest::mouseDClick(m_open.map(), Qt::LeftButton, {}, to);
    edited(before);
    EXPECT_EQ(summary().patches, allPatches + 1) << "two halves of one square";
    undone(before);
}

TEST_F(CatchingTest, WithCtrlALineFollowsTheBorder)
{
    begin();
    m_open.choose(ActionId::DrawTool);
    const QPoint from = m_open.at(moved(corner(3, 3), squareSide / 2, 0));
    const QPoint to = m_open.at(moved(corner(4, 3), 0, squareSide / 2));
    near(from);
    QTest::mouseClick(m_open.map(), Qt::LeftButton, {}, from);
    near(to);
    // Around the corner that lies between the two places.
    const auto between = m_open.map()->trace(meant(from), meant(to));
    EXPECT_EQ(between, geometry::Line{corner(4, 3)});
    escape();
    EXPECT_FALSE(m_open.map()->tool()->isSketching());
}

namespace {

constexpr int denseSide = 50;      ///< Patches in a row and in a column.
constexpr int stepsOfAnEdge = 100; ///< 2,500 patches of 400 corners: a million in the map.

/// Points from one corner of a patch towards the next, in a zigzag that both neighbours share.
void addEdge(geometry::Ring& ring, GridPoint from, int dx, int dy)
{
    constexpr geometry::Centimetres step = squareSide / stepsOfAnEdge;
    for (int i = 0; i < stepsOfAnEdge; ++i) {
        const geometry::Centimetres side = i == 0 ? 0 : i % 2 == 0 ? 200 : -200;
        ring.push_back({from.x + dx * i * step + (dy != 0 ? side : 0),
                        from.y + dy * i * step + (dx != 0 ? side : 0)});
    }
}

Result<> fillDensely(store::ProjectFile& project)
{
    model::EntryHeader header;
    header.kind = "test";
    header.author = {"Test", "Ecotone", ""};
    ECO_ASSIGN(auto recording, project.history().begin(header));
    std::vector<model::Patch> patches;
    for (int row = 0; row < denseSide; ++row) {
        for (int column = 0; column < denseSide; ++column) {
            model::Patch patch;
            patch.attributes.classCode = "F11";
            patch.attributes.landscape = "LBC";
            geometry::Ring ring;
            addEdge(ring, corner(column, row), 1, 0);
            addEdge(ring, corner(column + 1, row), 0, 1);
            addEdge(ring, corner(column + 1, row + 1), -1, 0);
            addEdge(ring, corner(column, row + 1), 0, -1);
            patch.outline = geometry::normalised({ring, {}});
            patches.push_back(std::move(patch));
        }
    }
    ECO_TRY(project.patches().insert(patches));
    ECO_TRY(recording.commit());
    return {};
}

Result<> makeDenseProject(const std::filesystem::path& path)
{
    ECO_ASSIGN(auto project, store::ProjectFile::create(path, {}));
    ECO_TRY(fillDensely(*project));
    ECO_TRY(project->finish());
    return project->close();
}

} // namespace

TEST_F(CatchingTest, IsReadyAtOnceWithAMillionCornersInView)
{
    const bool isLong = !qEnvironmentVariableIsEmpty("ECOTONE_LONG");
    m_open.start(Language::English, isLong ? makeDenseProject : ecotone::test::makeSmallProject);
    m_open.choose(ActionId::SplitTool);
    std::vector<qint64> times;
    QElapsedTimer clock;
    constexpr int looks = 20;
    for (int i = 0; i < looks; ++i) {
        const QPoint at =
            m_open.at(isLong ? corner(5 + i * 2, 4 + i * 7 % 40) : corner(1 + i % 6, 1 + i % 4));
        clock.start();
        near(at);
        times.push_back(clock.elapsed());
    }
    std::ranges::sort(times);
    std::cout << "boundaries around the cursor known after: median " << times[looks / 2]
              << " ms, longest " << times.back() << " ms\n";
    EXPECT_LT(times.back(), 2000) << "the goal is 200 ms; machines under test are shared";
}

} // namespace ecotone::shell::test
