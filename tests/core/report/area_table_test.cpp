#include "core/base/csv.h"
#include "core/base/file.h"
#include "core/base/number.h"
#include "core/base/platform.h"
#include "core/report/area_table.h"
#include "tests/support/memory_map.h"

#include <cstdlib>
#include <filesystem>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace ecotone::report {
namespace {

using plan::GroupKey;
using ::testing::HasSubstr;
using testing::MemoryMap;
using ::testing::Not;

/// Rectangles of whole metres: 12,345.678 and 0.5 square kilometres.
void fill(MemoryMap& map)
{
    map.addPatch("POLYGON((0 0, 11111110 0, 11111110 11111110, 0 11111110))", "F11", "RU", "LBC");
    map.addPatch(
        "POLYGON((11111110 0, 11211110 0, 11211110 50000, 11111110 50000))", "F21", "CN", "LBC");
    map.addFeature("proposal",
                   "POLYGON((11111110 0, 11161110 0, 11161110 50000, 11111110 50000))",
                   "Tiger corridor");
    auto& park = map.addFeature("protected_area",
                                "POLYGON((0 0, 100000 0, 100000 100000, 0 100000))",
                                "Land of the Leopard");
    park.values["status"] = std::string{"designated"};
    park.values["code"] = std::string{"LLNP"};
    park.localName = "Земля леопарда";
    map.addFeature("zone", "POLYGON((0 0, 1000 0, 1000 1000, 0 1000))", "Tiger corridor");
}

ProjectFacts demonstration()
{
    return {"demo.gpkg", "7-0123456789abcdef", "", true};
}

AreaTable tableOf(AreasRequest request = {}, const ProjectFacts& facts = demonstration())
{
    MemoryMap map;
    fill(map);
    return areas(map, facts, request).value();
}

TEST(AreaTable, SameDigitsInEveryFormat)
{
    const auto table = tableOf();
    const auto shown = table.total.rounded(1'000'000, 3);
    EXPECT_EQ(shown, "12346.177");

    const auto json = nlohmann::json::parse(toJson(table));
    EXPECT_EQ(json.at("total_m2"), table.total.exactSquareMetres());
    EXPECT_EQ(json.at("total_km2").get<double>(), 12346.177);
    EXPECT_THAT(toJson(table), HasSubstr("\"total_km2\":12346.177"));
    EXPECT_THAT(toJson(table), HasSubstr("\"area_km2\":0.500")) << "trailing zeros stay";

    const auto csv = CsvTable::parse(toCsv(table), "areas.csv").value();
    const auto last = csv.rowCount() - 1;
    EXPECT_EQ(csv.value(last, "class"), "total");
    EXPECT_EQ(csv.value(last, "area_km2"), shown);
    EXPECT_EQ(csv.value(0, "class_name"), json.at("rows")[0].at("class_name"));

    EXPECT_THAT(toText(table), HasSubstr("12,346.177"));
    EXPECT_THAT(shownArea(table.total, Language::English), HasSubstr("12,346.177"));
}

TEST(AreaTable, ShapeOfTheJson)
{
    const auto json = nlohmann::json::parse(toJson(tableOf()));
    EXPECT_EQ(json.at("revision"), "7-0123456789abcdef");
    EXPECT_EQ(json.at("demonstration"), true);
    ASSERT_EQ(json.at("rows").size(), 2U);
    const auto& row = json.at("rows")[0];
    EXPECT_EQ(row.at("class"), "F11");
    EXPECT_EQ(row.at("country"), "RU");
    EXPECT_EQ(row.at("patches"), 1);
    EXPECT_EQ(row.at("area_m2"), "12345676543.21");
    EXPECT_TRUE(row.at("area_km2").is_number());
}

TEST(AreaTable, RowsSumToTheTotalExactly)
{
    const auto table = tableOf();
    geometry::Area sum;
    for (const auto& row : table.rows) {
        sum += row.area;
    }
    EXPECT_EQ(sum, table.total);
}

TEST(AreaTable, SpeaksFourLanguages)
{
    for (const auto language : allLanguages) {
        AreasRequest request;
        request.language = language;
        const auto table = tableOf(request);
        const auto text = toText(table);
        EXPECT_THAT(text, HasSubstr(shownArea(table.total, language).substr(0, 2)));
        EXPECT_THAT(text, Not(HasSubstr("class_code")));
        EXPECT_FALSE(table.rows[0].words[0].empty());
        EXPECT_NE(table.rows[0].words[0], "F11");
    }
    AreasRequest request;
    request.language = Language::Russian;
    const auto russian = toText(tableOf(request));
    EXPECT_THAT(russian, HasSubstr("12\u202F346,177"));
    EXPECT_THAT(russian, HasSubstr("Демонстрационные данные"));
    request.language = Language::Chinese;
    EXPECT_THAT(toText(tableOf(request)), HasSubstr("演示数据"));
}

TEST(AreaTable, DemonstrationIsSaidEverywhereAndOnlyThen)
{
    const auto demo = tableOf();
    EXPECT_THAT(toText(demo), HasSubstr("Demonstration data"));
    EXPECT_THAT(toCsv(demo), HasSubstr("Demonstration data"));
    EXPECT_THAT(toJson(demo), HasSubstr("Demonstration data"));
    auto facts = demonstration();
    facts.demonstration = false;
    const auto real = tableOf({}, facts);
    EXPECT_THAT(toText(real) + toCsv(real) + toJson(real), Not(HasSubstr("Demonstration")));
}

TEST(AreaTable, WithinAPlaceByNameCodeOrNumber)
{
    for (const char* within :
         {"Земля леопарда", "LLNP", "land of the leopard", "protected_area:1"}) {
        AreasRequest request;
        request.within = within;
        const auto table = tableOf(request);
        EXPECT_EQ(table.total.exactSquareMetres(), "1000000") << within;
        EXPECT_EQ(table.within, "Land of the Leopard");
    }
    AreasRequest proposal;
    proposal.within = "1";
    EXPECT_EQ(tableOf(proposal).total.exactSquareMetres(), "250000");
    AreasRequest landscape;
    landscape.within = "LBC";
    EXPECT_EQ(tableOf(landscape).total, tableOf().total);
    EXPECT_EQ(tableOf(landscape).within, "Land of Big Cats");
}

TEST(AreaTable, AWordThatNamesNothingOrTooMuch)
{
    MemoryMap map;
    fill(map);
    AreasRequest request;
    request.within = "Tiger corridor";
    const auto twice = areas(map, demonstration(), request);
    ASSERT_FALSE(twice);
    EXPECT_EQ(twice.error().code, ErrorCode::InvalidArgument);
    EXPECT_THAT(twice.error().detail, HasSubstr("proposal:1"));
    EXPECT_THAT(twice.error().detail, HasSubstr("zone:1"));
    request.within = "Atlantis";
    EXPECT_EQ(areas(map, demonstration(), request).error().code, ErrorCode::NotFound);
}

TEST(AreaTable, LandOutsideTheMapIsShown)
{
    AreasRequest request;
    request.boundary =
        geometry::gridFromWkt("POLYGON((-100000 0, 100000 0, 100000 100000, -100000 100000))")
            .value()
            .polygons;
    const auto table = tableOf(request);
    EXPECT_EQ(table.outside.exactSquareMetres(), "1000000");
    EXPECT_THAT(toText(table), HasSubstr("Outside the mapped area"));
    const auto json = nlohmann::json::parse(toJson(table));
    EXPECT_EQ(json.at("boundary_m2"), "2000000");
    EXPECT_EQ(json.at("outside_m2"), "1000000");
}

TEST(AreaTable, GroupingsByName)
{
    EXPECT_EQ(groupKeysFromText("country,class").value(),
              (std::vector{GroupKey::Country, GroupKey::Class}));
    EXPECT_EQ(groupKeysFromText("colour").error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(groupKeysFromText("class,class").error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(groupKeysFromText("").error().code, ErrorCode::InvalidArgument);
    AreasRequest request;
    request.by = {GroupKey::Protection};
    const auto csv = toCsv(tableOf(request));
    EXPECT_THAT(csv, HasSubstr("designated,designated,1,1000000,1.000"));
    EXPECT_THAT(csv, HasSubstr(",Not protected,"));
}

TEST(AreaTable, BoundaryOfALandscapeIsTheLandOfItsPatches)
{
    MemoryMap map;
    fill(map);
    EXPECT_EQ(geometry::areaOf(boundaryNamed(map, "LBC").value()), tableOf().total);
    EXPECT_EQ(boundaryNamed(map, "ESA").error().code, ErrorCode::NotFound);
}

class Workbook : public ::testing::Test
{
protected:
    void SetUp() override
    {
        ::setenv("SOURCE_DATE_EPOCH", "1790000000", 1);
        m_folder = platform::makeTemporaryFolder().value();
    }
    void TearDown() override { std::filesystem::remove_all(m_folder); }

    /// The sheet's XML, unpacked by the system's unzip.
    std::string part(const std::filesystem::path& book, const std::string& name)
    {
        const auto result = platform::runChild("/usr/bin/unzip", {"-p", toUtf8(book), name});
        return result ? result->output : std::string{};
    }

    std::filesystem::path m_folder;
};

TEST_F(Workbook, TwoRunsGiveTheSameBytes)
{
    const auto first = m_folder / pathFromUtf8("面积 №1.xlsx");
    const auto second = m_folder / "second.xlsx";
    const auto table = tableOf();
    ASSERT_TRUE(writeXlsx(table, first));
    ASSERT_TRUE(writeXlsx(table, second));
    const auto bytes = readFile(first).value();
    EXPECT_EQ(bytes, readFile(second).value());
    EXPECT_TRUE(bytes.starts_with("PK"));
}

TEST_F(Workbook, HoldsTheFiguresOfTheTable)
{
    if (!std::filesystem::exists("/usr/bin/unzip")) {
        GTEST_SKIP() << "unzip is not installed";
    }
    const auto book = m_folder / "areas.xlsx";
    ASSERT_TRUE(writeXlsx(tableOf(), book));
    EXPECT_THAT(part(book, "xl/worksheets/sheet1.xml"), HasSubstr("<v>12346.177</v>"));
    const auto strings = part(book, "xl/sharedStrings.xml");
    EXPECT_THAT(strings, HasSubstr("12346176543.21"));
    EXPECT_THAT(strings, HasSubstr("Demonstration data"));
    EXPECT_THAT(part(book, "docProps/core.xml"), HasSubstr("2026-09-21"));
}

TEST_F(Workbook, AFolderThatDoesNotExistIsNamed)
{
    const auto written = writeXlsx(tableOf(), m_folder / "none" / "areas.xlsx");
    ASSERT_FALSE(written);
    EXPECT_EQ(exitCode(written.error().code), 6);
}

} // namespace
} // namespace ecotone::report
