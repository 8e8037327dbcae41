#include "core/base/csv.h"
#include "core/base/file.h"
#include "core/base/platform.h"
#include "core/base/resources.h"
#include "core/report/rule_coverage.h"
#include "core/report/table_xlsx.h"
#include "core/store/project_file.h"

#include <cstdlib>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <system_error>

namespace ecotone::report {
namespace {

class RuleCoverageTest : public testing::Test
{
protected:
    void SetUp() override
    {
        auto made = platform::makeTemporaryFolder();
        ASSERT_TRUE(made) << made.error().detail;
        m_folder = *made;
        auto project = store::ProjectFile::create(m_folder / "map.gpkg");
        ASSERT_TRUE(project) << project.error().detail;
        m_project = *std::move(project);
        model::EntryHeader header;
        header.kind = "test";
        header.author = {"Li", "Test park", ""};
        auto recording = m_project->history().begin(std::move(header));
        ASSERT_TRUE(recording) << recording.error().detail;
        model::Source source;
        source.title = "Sub-compartments";
        source.scheme = "cn_forest_dilei";
        source.country = "CN";
        const auto id = m_project->sources().put(source);
        ASSERT_TRUE(id) << id.error().detail;
        // 100 m x 100 m, 1 km2 = 100 of these.
        add(*id, "F21", "0111", "cn_forest_dilei:0111/1+oak", 0.95);
        add(*id, "F21", "0111", "cn_forest_dilei:0111/1+oak", 0.95);
        add(*id, "F35", "0161", "cn_forest_dilei:0161/1", 0.9);
        add(*id, "F", "0111", "cn_forest_dilei:0111/1+fallback", 0.4);
        add(*id, "U00", "9999", "", 0.0);
        add(*id, "U02", "", "restricted", 0.0);
        add(0, "U01", "", "", 0.0);
        ASSERT_TRUE(recording->commit());
    }
    void TearDown() override
    {
        m_project.reset();
        std::error_code error;
        std::filesystem::remove_all(m_folder, error);
    }

    void add(model::SourceId source,
             const std::string& classCode,
             const std::string& code,
             const std::string& rule,
             double confidence)
    {
        model::Patch patch;
        patch.attributes.classCode = classCode;
        patch.attributes.country = "CN";
        patch.attributes.sourceId = source;
        patch.attributes.sourceCode = code;
        patch.attributes.ruleId = rule;
        patch.attributes.confidence = confidence;
        const geometry::Centimetres west = 300'000'000 + m_count++ * 10'000;
        const geometry::Centimetres south = 100'000'000;
        patch.outline.outer = {{west, south},
                               {west + 10'000, south},
                               {west + 10'000, south + 10'000},
                               {west, south + 10'000}};
        const auto inserted = m_project->patches().insert(std::span{&patch, 1});
        ASSERT_TRUE(inserted) << inserted.error().detail;
    }

    RuleCoverage coverage(Language language = Language::English)
    {
        auto result = ruleCoverage(*m_project, {"map.gpkg", "1-ab", "", false}, language);
        EXPECT_TRUE(result) << result.error().detail;
        return *std::move(result);
    }
    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }

private:
    std::filesystem::path m_folder;
    std::unique_ptr<store::ProjectFile> m_project;
    geometry::Centimetres m_count = 0;
};

TEST_F(RuleCoverageTest, EveryPatchIsCountedOnceByRuleKindAndConfidence)
{
    const auto table = coverage();
    EXPECT_EQ(table.patches, 7);
    std::map<std::string, std::int64_t> kinds;
    for (const auto& sum : table.kinds) {
        kinds[sum.key] = sum.patches;
    }
    EXPECT_EQ(kinds,
              (std::map<std::string, std::int64_t>{
                  {"mapped", 4}, {"unmapped", 1}, {"restricted", 1}, {"no_data", 1}}));
    ASSERT_EQ(table.certain.size(), 4U);
    EXPECT_EQ(table.certain[0].patches, 3) << "two of oak and the clear-cut";
    EXPECT_EQ(table.certain[3].patches, 1) << "forest of which nothing more is known";
    EXPECT_EQ(table.rows.front().rule, "cn_forest_dilei:0111/1+oak") << "largest area first";
    EXPECT_EQ(table.rows.front().patches, 2);
    geometry::Area sum;
    for (const auto& row : table.rows) {
        sum += row.area;
    }
    EXPECT_EQ(sum, table.total);
}

TEST_F(RuleCoverageTest, CsvJsonAndPageTellTheSame)
{
    const auto table = coverage(Language::Chinese);
    const auto csv = CsvTable::parse(toCsv(table), "coverage.csv");
    ASSERT_TRUE(csv) << csv.error().detail;
    EXPECT_EQ(csv->rowCount(), table.rows.size() + 1);
    EXPECT_EQ(csv->value(csv->rowCount() - 1, "kind"), "total");
    EXPECT_EQ(csv->value(csv->rowCount() - 1, "patches"), "7");
    EXPECT_EQ(csv->value(0, "code"), "0111") << "codes are text";
    const auto json = nlohmann::json::parse(toJson(table));
    EXPECT_EQ(json.at("patches"), 7);
    EXPECT_EQ(json.at("rows").size(), table.rows.size());
    EXPECT_EQ(json.at("total_m2"), table.total.exactSquareMetres());
    const auto page = toPage(table);
    EXPECT_NE(page.find("分类对照覆盖情况"), std::string::npos);
    EXPECT_NE(page.find("cn_forest_dilei:0111/1+oak"), std::string::npos);
}

TEST_F(RuleCoverageTest, AWorkbookOfTextIsTheSameBytesTwice)
{
    const auto table = CsvTable::parse("source_code,name\n5.10,a\n0111,b\n", "t.csv");
    ASSERT_TRUE(table) << table.error().detail;
    ::setenv("SOURCE_DATE_EPOCH", "1790000000", 1); // A workbook says when it was made.
    ASSERT_TRUE(writeXlsx(*table, "codes", folder() / "a.xlsx"));
    ASSERT_TRUE(writeXlsx(*table, "codes", folder() / "b.xlsx"));
    ::unsetenv("SOURCE_DATE_EPOCH");
    const auto first = readFile(folder() / "a.xlsx");
    const auto second = readFile(folder() / "b.xlsx");
    ASSERT_TRUE(first && second);
    EXPECT_EQ(*first, *second);
}

} // namespace
} // namespace ecotone::report
