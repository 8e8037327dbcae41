#include "core/base/file.h"
#include "core/edit/edit_session.h"
#include "core/harmonise/pipeline.h"
#include "core/harmonise/redelivery.h"
#include "tests/ui/window/open_window.h"
#include "ui/panels/issues_panel.h"
#include "ui/panels/tables_panel.h"

#include <QComboBox>
#include <QPushButton>

#include <map>

/// Where a person and a new delivery disagree: settled in the panel of issues, by mouse and
/// keyboard, and undone.
namespace ecotone::shell::test {

namespace {

using ecotone::test::patience;

const model::Author forester{"A. Forester", "Hunchun", ""};

/// Three stands in a row, named by their key; the species decides the class.
Result<harmonise::Recipe> delivered(const std::filesystem::path& folder,
                                    const std::string& year,
                                    const std::map<std::string, std::string>& species)
{
    std::string features;
    double west = 131.0;
    for (const auto& [key, code] : species) {
        const auto at = [](double x, double y) {
            return "[" + std::to_string(x) + "," + std::to_string(y) + "]";
        };
        const double east = west + 0.01;
        features +=
            (features.empty() ? "" : ",") +
            (R"({"type":"Feature","properties":{"XB":")" + key + R"(","DI_LEI":"0111","SZ":")" +
             code + R"("},"geometry":{"type":"Polygon","coordinates":[[)") +
            at(west, 43.0) + "," + at(east, 43.0) + "," + at(east, 43.01) + "," + at(west, 43.01) +
            "," + at(west, 43.0) + "]]}}";
        west = east;
    }
    ECO_TRY(writeFile(folder / ("cn_" + year + ".geojson"),
                      R"({"type":"FeatureCollection","features":[)" + features + "]}"));
    return harmonise::parseRecipe("version = 1\n[source]\nfile = \"cn_" + year +
                                      ".geojson\"\ntitle = \"Sub-compartments\"\ncountry = \"CN\"\n"
                                      "date = \"" +
                                      year +
                                      "\"\nlandscape = \"LBC\"\nauthority = 2\n[use]\n"
                                      "scheme = \"cn_forest_dilei\"\n[fields]\nid = \"XB\"\n"
                                      "code = \"DI_LEI\"\nspecies = \"SZ\"\n",
                                  folder / "test.toml");
}

/// Pine, oak and fir were delivered; a person saw farmland at two of them; the next delivery says
/// something else of those two.
Result<> makeProjectWithConflicts(const std::filesystem::path& path)
{
    const auto folder = path.parent_path();
    ECO_ASSIGN(const auto first,
               delivered(folder, "2025", {{"A", "160"}, {"B", "410"}, {"C", "120"}}));
    harmonise::HarmoniseOptions options;
    options.author = forester;
    ECO_TRY(harmonise::harmonise(std::vector{first}, path, options));
    ECO_ASSIGN(auto project, store::ProjectFile::open(path, store::Access::Write));
    ECO_ASSIGN(const auto edited, project->patches().fidsWhere("source_fid IN ('A', 'B')"));
    {
        ECO_ASSIGN(
            auto session,
            edit::EditSession::open(*project, forester, [](const std::string&) { return true; }));
        edit::Statement statement;
        statement.reason = "seen";
        ECO_TRY(session.reclassify(edited, "W11", statement));
    }
    ECO_ASSIGN(const auto next,
               delivered(folder, "2026", {{"A", "120"}, {"B", "160"}, {"C", "120"}}));
    harmonise::UpdateOptions update;
    update.author = forester;
    ECO_TRY(harmonise::updateProject(next, *project, update));
    return project->close();
}

} // namespace

class ConflictTest : public ::testing::TestWithParam<Language>
{
protected:
    void SetUp() override { m_open.start(GetParam(), makeProjectWithConflicts); }
    void TearDown() override { m_open.end(); }

    [[nodiscard]] panels::IssuesPanel* panel() const { return m_open.window().tables()->issues(); }
    [[nodiscard]] int open() const
    {
        int count = 0;
        for (const model::Issue& issue : panel()->model()->records()) {
            count += issue.code == "delivery-conflict" && issue.state == "open" ? 1 : 0;
        }
        return count;
    }
    /// Class of the stand with the key, as the file has it.
    [[nodiscard]] std::string classOf(const std::string& key) const
    {
        auto project = store::ProjectFile::open(m_open.projectPath(), store::Access::Read).value();
        const auto fids = project->patches().fidsWhere("source_fid = '" + key + "'").value();
        return fids.size() == 1 ? project->patches().get(fids[0])->attributes.classCode : "";
    }
    /// Up to a conflict in the list: kind, then the first one.
    void goToConflict()
    {
        ASSERT_TRUE(QTest::qWaitFor([this] { return open() == 2; }, patience)) << m_open.failure();
        m_open.window().tables()->showTab(panels::TablesPanel::IssuesTab);
        QComboBox* kinds = panel()->kindBox();
        const int wanted = kinds->findData(QStringLiteral("delivery-conflict"));
        ASSERT_GE(wanted, 0);
        kinds->setFocus();
        while (kinds->currentIndex() != wanted) {
            QTest::keyClick(kinds, kinds->currentIndex() < wanted ? Qt::Key_Down : Qt::Key_Up);
        }
        QTest::mouseClick(panel()->nextButton(), Qt::LeftButton);
    }
    void chooseFix(const char* fix)
    {
        QComboBox* fixes = panel()->fixBox();
        ASSERT_EQ(fixes->count(), 2);
        const int wanted = fixes->findData(QString::fromLatin1(fix));
        ASSERT_GE(wanted, 0);
        fixes->setFocus();
        while (fixes->currentIndex() != wanted) {
            QTest::keyClick(fixes, fixes->currentIndex() < wanted ? Qt::Key_Down : Qt::Key_Up);
        }
        // In words, not in the program's codes.
        EXPECT_FALSE(fixes->currentText().contains(QLatin1Char{'-'}));
    }

    ecotone::test::OpenWindow m_open;
};

TEST_P(ConflictTest, OneEditIsKeptForGoodAndUndoOpensItAgain)
{
    goToConflict();
    chooseFix("keep-ours");
    const int all = panel()->count();
    QTest::mouseClick(panel()->fixButton(), Qt::LeftButton);
    ASSERT_TRUE(QTest::qWaitFor([this] { return open() == 1; }, patience)) << m_open.failure();
    EXPECT_EQ(panel()->count(), all - 1);
    EXPECT_EQ(classOf("A"), "W11");
    EXPECT_EQ(classOf("B"), "W11");
    m_open.choose(ActionId::Undo);
    EXPECT_TRUE(QTest::qWaitFor([this] { return open() == 2; }, patience)) << m_open.failure();
}

TEST_P(ConflictTest, TheDeliveryIsTakenForAllOfThemAfterALook)
{
    goToConflict();
    chooseFix("take-delivery");
    QTest::mouseClick(panel()->fixAllButton(), Qt::LeftButton);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !panel()->previewText().isEmpty(); }, patience))
        << m_open.failure();
    EXPECT_EQ(m_open.map()->preview().size(), 2U);
    EXPECT_EQ(classOf("A"), "W11") << "it was a look";
    QTest::keyClick(panel()->confirmButton(), Qt::Key_Space);
    ASSERT_TRUE(QTest::qWaitFor([this] { return open() == 0; }, patience)) << m_open.failure();
    EXPECT_EQ(classOf("A"), "F12");
    EXPECT_EQ(classOf("B"), "F11");
    m_open.choose(ActionId::Undo); // One step back for both.
    ASSERT_TRUE(QTest::qWaitFor([this] { return open() == 2; }, patience)) << m_open.failure();
    EXPECT_EQ(classOf("A"), "W11");
    EXPECT_EQ(classOf("B"), "W11");
    m_open.choose(ActionId::Redo);
    ASSERT_TRUE(QTest::qWaitFor([this] { return open() == 0; }, patience)) << m_open.failure();
    EXPECT_EQ(classOf("A"), "F12");
}

INSTANTIATE_TEST_SUITE_P(Languages,
                         ConflictTest,
                         ::testing::ValuesIn(allLanguages),
                         [](const auto& each) { return std::string{code(each.param)}; });

} // namespace ecotone::shell::test
