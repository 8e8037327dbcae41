#include "core/base/csv.h"
#include "core/base/file.h"
#include "tests/app/program.h"

#include <gtest/gtest.h>
#include <map>
#include <nlohmann/json.hpp>

namespace ecotone::tests {
namespace {

constexpr std::string_view heading =
    "scheme,source_code,source_name_native,rule_order,condition_sql,unified_code,relation,"
    "confidence,restricted\n";

TEST(Crosswalks, ATableTravelsAsWorkbookAndComesBackTheSame)
{
    const Scratch scratch;
    const auto sheet = scratch / "iucn.xlsx";
    ASSERT_EQ(ecotone({"crosswalk", "iucn_habitats_3_1", "-o", toUtf8(sheet)}).exitCode, 0);
    const auto checked = ecotone({"crosswalk", "--check", toUtf8(sheet)});
    EXPECT_EQ(checked.exitCode, 0) << checked.errors;
    EXPECT_NE(checked.output.find("iucn_habitats_3_1: 58 rules"), std::string::npos)
        << checked.output;
}

TEST(Crosswalks, CodeFiveTenSurvivesAWorkbook)
{
    const Scratch scratch;
    const auto table = scratch / "own.csv";
    ASSERT_TRUE(writeFile(table,
                          std::string{heading} + "own_codes,5.10,a,1,,F11,exact,0.9,no\n"
                                                 "own_codes,5.1,b,1,,F12,exact,0.9,no\n"
                                                 "own_codes,0111,c,1,,F21,exact,0.9,no\n"));
    ASSERT_EQ(ecotone({"crosswalk", "--check", toUtf8(table)}).exitCode, 0);
    const auto project = copyOfDemo(scratch);
    const auto applied = ecotone({"reclassify",
                                  toUtf8(project),
                                  "--rules",
                                  toUtf8(table),
                                  "--reason",
                                  "own codes",
                                  "--author",
                                  "Li",
                                  "--json"});
    ASSERT_EQ(applied.exitCode, 0) << applied.errors;
    EXPECT_EQ(nlohmann::json::parse(applied.output)["asked"], 0) << "nobody speaks this scheme yet";
}

TEST(Crosswalks, AnEditedRuleChangesItsPatchesAndEachSaysWhy)
{
    const Scratch scratch;
    const auto project = copyOfDemo(scratch);
    const auto path = toUtf8(project);
    const auto coverage = ecotoneJson({"coverage", path, "--format", "json"});
    // The rule without conditions that maps most land of one patch or more.
    std::string code;
    std::string scheme;
    std::int64_t patches = 0;
    for (const auto& row : coverage["rows"]) {
        const auto rule = row["rule"].get<std::string>();
        if (row["kind"] == "mapped" && row["class"] != "F32" && rule.ends_with("/1") &&
            row["patches"].get<std::int64_t>() > patches) {
            code = row["code"];
            scheme = row["scheme"];
            patches = row["patches"];
        }
    }
    ASSERT_FALSE(code.empty());
    const auto table = scratch / "edited.csv";
    ASSERT_TRUE(writeFile(
        table, std::string{heading} + scheme + "," + code + ",x,1,,F32,broader,0.3,no\n"));
    const auto report = ecotoneJson({"reclassify",
                                     path,
                                     "--rules",
                                     toUtf8(table),
                                     "--reason",
                                     "trial",
                                     "--author",
                                     "Li",
                                     "--json"});
    EXPECT_GE(report["patches"].get<std::int64_t>(), patches);
    EXPECT_EQ(report["without_row"], 0);
    const auto explained = ecotoneJson({"explain",
                                        path,
                                        "--where",
                                        "rule_id = '" + scheme + ":" + code + "/1'",
                                        "--language",
                                        "zh",
                                        "--json"});
    ASSERT_FALSE(explained.empty());
    EXPECT_EQ(explained[0]["class"], "F32");
    EXPECT_NE(explained[0]["sentence"].get<std::string>().find("置信度0.30。"), std::string::npos)
        << explained[0]["sentence"];
    EXPECT_EQ(ecotone({"undo", path, "--scope", "map"}).exitCode, 0);
    EXPECT_EQ(ecotoneJson({"coverage", path, "--format", "json"})["rows"], coverage["rows"]);
}

TEST(Crosswalks, ExportSaysWhereANationalCodeComesFrom)
{
    const Scratch scratch;
    const auto file = scratch / "ru.csv";
    const auto result = ecotone({"export",
                                 toUtf8(demoProject()),
                                 "--scheme",
                                 "ru_forest_land_category",
                                 "--fields",
                                 "class_code,country,src_code,code,code_from",
                                 "-o",
                                 toUtf8(file)});
    ASSERT_EQ(result.exitCode, 0) << result.errors;
    EXPECT_NE(result.errors.find("class F21"), std::string::npos)
        << "oak of other sides has no single code: " << result.errors;
    const auto table = CsvTable::read(file);
    ASSERT_TRUE(table) << table.error().detail;
    std::map<std::string, int> from;
    for (std::size_t row = 0; row < table->rowCount(); ++row) {
        const auto basis = table->value(row, "code_from");
        ++from[basis];
        if (basis == "own") {
            EXPECT_EQ(table->value(row, "code"), table->value(row, "src_code"));
            EXPECT_EQ(table->value(row, "country"), "RU");
        } else if (basis == "several" || basis == "none") {
            EXPECT_EQ(table->value(row, "code"), "");
        } else {
            EXPECT_NE(table->value(row, "code"), "");
        }
    }
    EXPECT_GT(from["own"], 0);
    EXPECT_GT(from["several"], 0);
}

} // namespace
} // namespace ecotone::tests
