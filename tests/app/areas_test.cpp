#include "core/base/csv.h"
#include "core/base/file.h"
#include "core/geometry/area.h"
#include "tests/app/program.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace ecotone::tests {
namespace {

/// Exact decimal text "123.45" as an integer of 1/100000 m2, so that sums are exact.
std::int64_t hundredThousandths(const std::string& text)
{
    const auto point = text.find('.');
    std::string digits = text.substr(0, point);
    std::string decimals = point == std::string::npos ? "" : text.substr(point + 1);
    decimals.resize(5, '0');
    return std::stoll(digits + decimals);
}

TEST(Areas, PartsSumToTheWholeToTheLastDigit)
{
    for (const char* by : {"class", "class,country", "class,country,protection"}) {
        const auto table =
            ecotoneJson({"areas", toUtf8(demoProject()), "--format", "json", "--by", by});
        std::int64_t sum = 0;
        for (const auto& row : table["rows"]) {
            sum += hundredThousandths(row["area_m2"]);
        }
        EXPECT_EQ(sum, hundredThousandths(table["total_m2"])) << by;
        EXPECT_GT(sum, 0);
    }
}

TEST(Areas, CsvJsonAndWorkbookAgree)
{
    const Scratch scratch;
    const std::string project = toUtf8(demoProject());
    const auto json = ecotoneJson({"areas", project, "--within", "LBC", "--format", "json"});
    const auto csv = scratch / "areas.csv";
    ASSERT_EQ(ecotone({"areas", project, "--within", "LBC", "--format", "csv", "-o", toUtf8(csv)})
                  .exitCode,
              0);
    // The table may be preceded by lines that begin with #.
    std::string text = readFile(csv).value();
    while (text.starts_with("#")) {
        text.erase(0, text.find('\n') + 1);
    }
    const CsvTable table = CsvTable::parse(text, "areas.csv").value();
    std::size_t found = 0;
    for (const auto& row : json["rows"]) {
        for (std::size_t i = 0; i < table.rowCount(); ++i) {
            if (table.value(i, "class") == row["class"] &&
                table.value(i, "country") == row["country"]) {
                EXPECT_EQ(table.value(i, "area_m2"), row["area_m2"].get<std::string>());
                ++found;
            }
        }
    }
    EXPECT_EQ(found, json["rows"].size());

    const auto workbook = scratch / "areas.xlsx";
    ASSERT_EQ(
        ecotone({"areas", project, "--within", "LBC", "--format", "xlsx", "-o", toUtf8(workbook)})
            .exitCode,
        0);
    const auto again = scratch / "again.xlsx";
    ASSERT_EQ(
        ecotone({"areas", project, "--within", "LBC", "--format", "xlsx", "-o", toUtf8(again)})
            .exitCode,
        0);
    EXPECT_GT(readFile(workbook).value().size(), 4000U);
}

TEST(Areas, AnUnknownPlaceIsNamed)
{
    const auto result =
        ecotone({"areas", toUtf8(demoProject()), "--within", "Atlantis", "--format", "csv"});
    EXPECT_EQ(result.exitCode, 2);
    EXPECT_NE(result.errors.find("Atlantis"), std::string::npos) << result.errors;
}

} // namespace
} // namespace ecotone::tests
