#include "tests/ui/window/open_window.h"
#include "ui/panels/inspector.h"
#include "ui/panels/issues_panel.h"
#include "ui/panels/tables_panel.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QTableView>

/// The panel of issues walked by mouse and keyboard: find, filter, look, mend one, mend all.
namespace ecotone::shell::test {

namespace {

using ecotone::test::columns;
using ecotone::test::middleOf;
using ecotone::test::patience;
using ecotone::test::rows;

constexpr std::int64_t allPatches = ecotone::test::columns * ecotone::test::rows;

/// Three squares that nobody mapped, none beside another.
Result<> makeProjectWithGaps(const std::filesystem::path& path)
{
    ECO_TRY(ecotone::test::makeSmallProject(path));
    ECO_ASSIGN(auto project, store::ProjectFile::open(path, store::Access::Write));
    ECO_ASSIGN(const auto gone, project->patches().fidsWhere("source_fid IN ('11', '22', '37')"));
    model::EntryHeader header;
    header.kind = "test";
    header.author = {"Test", "Ecotone", ""};
    ECO_ASSIGN(auto recording, project->history().begin(header));
    ECO_TRY(project->patches().erase(gone));
    ECO_TRY(recording.commit());
    return project->close();
}

} // namespace

class IssuesTest : public ::testing::TestWithParam<Language>
{
protected:
    void SetUp() override { m_open.start(GetParam(), makeProjectWithGaps); }
    void TearDown() override { m_open.end(); }

    [[nodiscard]] panels::IssuesPanel* panel() const { return m_open.window().tables()->issues(); }
    [[nodiscard]] std::int64_t patches() const { return m_open.summary().patches; }
    /// F7, wherever the keyboard is.
    void check()
    {
        QTest::keyClick(m_open.map(), Qt::Key_F7);
        ASSERT_TRUE(QTest::qWaitFor([&] { return gaps() == 3; }, patience)) << m_open.failure();
    }
    [[nodiscard]] int gaps() const
    {
        const auto& records = panel()->model()->records();
        return static_cast<int>(std::ranges::count(records, "gap", &model::Issue::code));
    }
    void chooseKind(const char* code)
    {
        QComboBox* kinds = panel()->kindBox();
        kinds->setFocus();
        const int wanted = kinds->findData(QString::fromLatin1(code));
        ASSERT_GE(wanted, 0);
        while (kinds->currentIndex() != wanted) {
            QTest::keyClick(kinds, kinds->currentIndex() < wanted ? Qt::Key_Down : Qt::Key_Up);
        }
    }
    void keepPicture(const QString& name)
    {
        const QString folder = qEnvironmentVariable("ECOTONE_PICTURES");
        if (!folder.isEmpty()) {
            EXPECT_TRUE(QTest::qWaitFor([&] { return m_open.map()->isComplete(); }, patience));
            for (const auto shade : {canvas::Shade::Dark, canvas::Shade::Light}) {
                canvas::useShade(shade);
                QCoreApplication::processEvents();
                EXPECT_TRUE(m_open.window().grab().save(QStringLiteral("%1/issues-%2-%3-%4.png")
                                                            .arg(folder,
                                                                 name,
                                                                 bridge::fromUtf8(code(GetParam())),
                                                                 shade == canvas::Shade::Dark
                                                                     ? QStringLiteral("dark")
                                                                     : QStringLiteral("light"))));
            }
        }
    }

    ecotone::test::OpenWindow m_open;
};

TEST_P(IssuesTest, AreFoundFilteredAndShownOneAfterAnother)
{
    check();
    chooseKind("gap");
    EXPECT_EQ(panel()->table()->model()->rowCount(), 3);
    const auto before = m_open.map()->view();
    QTest::keyClick(m_open.map(), Qt::Key_F8);
    EXPECT_EQ(panel()->table()->currentIndex().row(), 0);
    const auto first = m_open.map()->view();
    EXPECT_NE(first.centreX, before.centreX);
    EXPECT_LT(first.metresPerPixel, before.metresPerPixel) << "near enough to be seen";
    QTest::mouseClick(panel()->nextButton(), Qt::LeftButton);
    EXPECT_EQ(panel()->table()->currentIndex().row(), 1);
    EXPECT_NE(m_open.map()->view().centreX, first.centreX);
    keepPicture(QStringLiteral("next"));
    QTest::keyClick(m_open.map(), Qt::Key_F8);
    QTest::keyClick(m_open.map(), Qt::Key_F8);
    EXPECT_EQ(panel()->table()->currentIndex().row(), 0) << "after the last comes the first";
}

TEST_P(IssuesTest, TheInspectorCountsWhatTheCheckFound)
{
    const auto* rows =
        m_open.window().inspector()->findChild<QLabel*>(QStringLiteral("summary_rows"));
    ASSERT_NE(rows, nullptr);
    // Three classes, too.
    const auto threes = [rows] { return rows->text().count(QStringLiteral(">3<")); };
    EXPECT_EQ(m_open.summary().issues, 0) << "nothing is stored";
    EXPECT_EQ(threes(), 1);
    check();
    EXPECT_EQ(threes(), 2) << bridge::toUtf8(rows->text());
}

TEST_P(IssuesTest, OneIsMendedAndOnlyItsPlaceIsLookedAtAgain)
{
    check();
    chooseKind("gap");
    QTest::mouseClick(panel()->nextButton(), Qt::LeftButton);
    ASSERT_TRUE(panel()->fixButton()->isEnabled());
    EXPECT_GE(panel()->fixBox()->count(), 2);
    const auto area = m_open.summary().area;
    QTest::mouseClick(panel()->fixButton(), Qt::LeftButton);
    ASSERT_TRUE(QTest::qWaitFor([&] { return gaps() == 2; }, patience)) << m_open.failure();
    EXPECT_NEAR((m_open.summary().area - area).squareKilometres(), 1.0, 1e-9);
    EXPECT_EQ(patches(), allPatches - 3);
    m_open.choose(ActionId::Undo);
    EXPECT_TRUE(QTest::qWaitFor([&] { return gaps() == 3; }, patience)) << "it is back";
}

TEST_P(IssuesTest, AllOfAKindAreShownThenMendedInOneStep)
{
    check();
    const std::string before = m_open.summary().revision;
    chooseKind("gap");
    QTest::mouseClick(panel()->nextButton(), Qt::LeftButton);
    const auto area = m_open.summary().area;
    QTest::mouseClick(panel()->fixAllButton(), Qt::LeftButton);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !panel()->previewText().isEmpty(); }, patience));
    EXPECT_EQ(m_open.map()->preview().size(), 3U);
    EXPECT_TRUE(panel()->previewText().contains(QLatin1Char{'3'}))
        << bridge::toUtf8(panel()->previewText());
    m_open.choose(ActionId::ZoomFull);
    keepPicture(QStringLiteral("preview"));
    // Esc: nothing happened.
    QTest::keyClick(panel()->confirmButton(), Qt::Key_Escape);
    EXPECT_TRUE(m_open.map()->preview().empty());
    EXPECT_EQ(m_open.summary().revision, before);
    QTest::mouseClick(panel()->fixAllButton(), Qt::LeftButton);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !panel()->previewText().isEmpty(); }, patience));
    QTest::keyClick(panel()->confirmButton(), Qt::Key_Space);
    ASSERT_TRUE(QTest::qWaitFor([&] { return gaps() == 0; }, patience)) << m_open.failure();
    EXPECT_NEAR((m_open.summary().area - area).squareKilometres(), 3.0, 1e-9);
    m_open.choose(ActionId::Undo); // One step back for all of them.
    EXPECT_TRUE(QTest::qWaitFor([&] { return m_open.summary().area == area; }, patience));
    EXPECT_TRUE(QTest::qWaitFor([&] { return gaps() == 3; }, patience));
}

INSTANTIATE_TEST_SUITE_P(Languages,
                         IssuesTest,
                         ::testing::ValuesIn(allLanguages),
                         [](const auto& each) { return std::string{code(each.param)}; });

} // namespace ecotone::shell::test
