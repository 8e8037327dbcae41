#include "core/base/file.h"
#include "core/base/resources.h"
#include "core/habitat/stored_row.h"
#include "core/harmonise/rule_edit.h"
#include "core/store/expression_evaluator.h"
#include "core/store/project_file.h"

#include "scene.h"
#include <gtest/gtest.h>

namespace ecotone::harmonise {
namespace {

constexpr const char* chinese = R"(version = 1
[source]
file = "cn.geojson"
title = "Forest stands"
country = "CN"
landscape = "LBC"
[reading]
crs = "EPSG:4326"
[use]
role = "habitat"
scheme = "cn_forest_dilei"
[fields]
code = "DI_LEI"
species = "SZ"
)";

constexpr std::string_view heading =
    "scheme,source_code,source_name_native,source_name_en,rule_order,condition,condition_sql,"
    "unified_code,relation,sets,second_attribute,confidence,restricted,note,source,verified\n";

class RuleEditTest : public SceneTest
{
protected:
    void SetUp() override
    {
        SceneTest::SetUp();
        auto created = store::SqlExpressionEvaluator::create();
        ASSERT_TRUE(created) << created.error().detail;
        m_evaluator = *std::move(created);
        writeGeoJson("cn.geojson",
                     {rectangle(R"({"DI_LEI":"0161","SZ":""})", 131.00, 43.0, 131.02, 43.1),
                      rectangle(R"({"DI_LEI":"0161","SZ":""})", 131.02, 43.0, 131.04, 43.1),
                      rectangle(R"({"DI_LEI":"0162","SZ":""})", 131.04, 43.0, 131.06, 43.1),
                      rectangle(R"({"DI_LEI":"0111","SZ":"410"})", 131.06, 43.0, 131.1, 43.1)});
        const auto report = run({recipe(chinese)});
        ASSERT_TRUE(report) << report.error().detail;
    }

    Result<RuleEditReport> apply(store::ProjectFile& project, const std::string& csv)
    {
        ECO_ASSIGN(const auto table, ruleTableFromCsv(csv, "mine.csv", *m_evaluator));
        return applyRules(project,
                          table,
                          {"Li", "Test park", ""},
                          "felled land is young forest here",
                          {},
                          *m_evaluator);
    }

    static Result<store::Recording> begin(store::ProjectFile& project)
    {
        model::EntryHeader header;
        header.kind = "reclassify";
        header.author = {"Li", "Test park", ""};
        return project.history().begin(std::move(header));
    }

    model::ExpressionEvaluator& evaluator() { return *m_evaluator; }

private:
    std::unique_ptr<store::SqlExpressionEvaluator> m_evaluator;
};

TEST_F(RuleEditTest, OnlyWhatTheEditedRuleTouchesChangesAndOneUndoTakesItBack)
{
    const auto project = open(store::Access::Write);
    const auto before = patches(*project);
    ASSERT_EQ(before.size(), 4U);
    const auto report =
        apply(*project,
              std::string{heading} +
                  "cn_forest_dilei,0161,采伐迹地,Clear-cut,1,,,F33,broader,,,0.6,no,,,no\n");
    ASSERT_TRUE(report) << report.error().detail;
    EXPECT_EQ(report->asked, 4);
    EXPECT_EQ(report->tuples, 3) << "no rule of 0161 asks where its two rows lie";
    EXPECT_EQ(report->changed, 2);
    EXPECT_EQ(report->kept, 0);
    EXPECT_EQ((report->moves.at({"F35", "F33"})), 2);
    EXPECT_EQ(report->entry.patches, 2);
    const auto after = patches(*project);
    for (std::size_t i = 0; i < after.size(); ++i) {
        if (before[i].attributes.sourceCode == "0161") {
            EXPECT_EQ(after[i].attributes.classCode, "F33");
            EXPECT_EQ(after[i].attributes.ruleId, "cn_forest_dilei:0161/1");
            EXPECT_EQ(after[i].attributes.confidence, 0.6);
            EXPECT_EQ(after[i].outline, before[i].outline);
        } else {
            EXPECT_EQ(after[i], before[i]);
        }
    }
    ASSERT_TRUE(project->history().undo(model::Scope::Map));
    EXPECT_EQ(patches(*project), before);
}

TEST_F(RuleEditTest, PatchesThatPeopleEditedStay)
{
    const auto project = open(store::Access::Write);
    auto list = patches(*project);
    {
        auto recording = begin(*project);
        ASSERT_TRUE(recording) << recording.error().detail;
        const std::vector<model::PatchId> one{list.front().id};
        ASSERT_EQ(list.front().attributes.sourceCode, "0161");
        ASSERT_TRUE(project->patches().setClass(
            one, {.classCode = "G11", .status = model::PatchStatus::Edited, .editedBy = "Li"}));
        ASSERT_TRUE(recording->commit());
    }
    const auto report =
        apply(*project,
              std::string{heading} +
                  "cn_forest_dilei,0161,采伐迹地,Clear-cut,1,,,F33,broader,,,0.6,no,,,no\n");
    ASSERT_TRUE(report) << report.error().detail;
    EXPECT_EQ(report->changed, 1);
    EXPECT_EQ(report->kept, 1);
    EXPECT_EQ(patches(*project).front().attributes.classCode, "G11");
}

TEST_F(RuleEditTest, AStandRuleReachesTheStandsAndTheProjectRemembersTheTable)
{
    const auto project = open(store::Access::Write);
    const auto text = readFile(resourcePath("classification/stand_rules.csv"));
    ASSERT_TRUE(text) << text.error().detail;
    auto edited = *text;
    const std::string before = "grp = 'oak',F21,";
    const auto at = edited.find(before);
    ASSERT_NE(at, std::string::npos);
    edited.replace(at, before.size(), "grp = 'oak',F23,");
    const auto report = apply(*project, edited);
    ASSERT_TRUE(report) << report.error().detail;
    EXPECT_EQ(report->asked, 1) << "the one stand";
    EXPECT_EQ(report->changed, 1);
    EXPECT_EQ((report->moves.at({"F21", "F23"})), 1);
    const auto again = apply(*project, edited);
    ASSERT_TRUE(again);
    EXPECT_EQ(again->changed, 0);
    EXPECT_EQ(again->entry.id, 0);
    const auto own = ownRuleTable(*project, "stand_rules", evaluator());
    ASSERT_TRUE(own) << own.error().detail;
    EXPECT_TRUE(own->has_value());
}

TEST_F(RuleEditTest, ATableWithAMistakeNamesIt)
{
    const auto table = [this](const std::string& row) {
        const auto read = ruleTableFromCsv(std::string{heading} + row, "mine.csv", evaluator());
        return read ? std::string{"accepted"} : read.error().detail;
    };
    EXPECT_EQ(table("cn_forest_dilei,0161,a,a,1,,,F99,exact,,,0.6,no,,,no\n"),
              "mine.csv: rule cn_forest_dilei:0161/1: there is no class 'F99'");
    EXPECT_EQ(table("cn_forest_dilei,0161,a,a,1,,age < 5,F33,exact,,,0.6,no,,,no\n"),
              "mine.csv: the last rule of code 0161 must have no condition");
    EXPECT_NE(table("cn_forest_dilei,0161,a,a,1,,age <,F33,split,,,0.6,no,,,no\n"
                    "cn_forest_dilei,0161,a,a,2,,,F33,split,,,0.6,no,,,no\n")
                  .find("mine.csv: the rules of code 0161"),
              std::string::npos);
}

TEST_F(RuleEditTest, CodesSurviveAsText)
{
    // 5.10 is not 5.1, whichever way the table travels.
    const auto table =
        ruleTableFromCsv(std::string{heading} + "own_scheme,5.10,a,a,1,,,F11,exact,,,0.6,no,,,no\n"
                                                "own_scheme,5.1,b,b,1,,,F12,exact,,,0.6,no,,,no\n",
                         "mine.csv",
                         evaluator());
    ASSERT_TRUE(table) << table.error().detail;
    const auto ten = table->crosswalk->match({"5.10", {}}, evaluator());
    ASSERT_TRUE(ten);
    EXPECT_EQ(ten->classCode, "F11");
    EXPECT_EQ(ten->ruleId, "own_scheme:5.10/1");
    const auto one = table->crosswalk->match({"5.1", {}}, evaluator());
    ASSERT_TRUE(one);
    EXPECT_EQ(one->classCode, "F12");
}

} // namespace
} // namespace ecotone::harmonise
