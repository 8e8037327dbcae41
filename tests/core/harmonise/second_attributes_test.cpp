#include "core/exchange/raster.h"

#include "scene.h"

namespace ecotone::harmonise {
namespace {

using SecondAttributesTest = SceneTest;

constexpr const char* pasture = R"(version = 1
[source]
file = "mn.geojson"
title = "Land use"
country = "MN"
[reading]
crs = "EPSG:4326"
[use]
scheme = "mn_landuse"
[fields]
code = "CODE"
[attribute_from.zone]
file = "zones.geojson"
field = "BUS"
)";

TEST_F(SecondAttributesTest, ALayerBesideTheSourceDecidesBetweenClasses)
{
    writeGeoJson("mn.geojson",
                 {rectangle(R"({"CODE":"1101"})", 99.0, 50.0, 99.1, 50.1),
                  rectangle(R"({"CODE":"1101"})", 99.1, 50.0, 99.2, 50.1),
                  rectangle(R"({"CODE":"1101"})", 99.2, 50.0, 99.3, 50.1)});
    writeGeoJson("zones.geojson",
                 {rectangle(R"({"BUS":"Ойт хээр"})", 98.9, 49.9, 99.1, 50.2),
                  rectangle(R"({"BUS":"Хээр"})", 99.1, 49.9, 99.2, 50.2)});
    const auto report = run({recipe(pasture)});
    ASSERT_TRUE(report) << report.error().detail;
    const auto project = open();
    std::map<std::string, std::string> ruleByClass;
    for (const auto& patch : patches(*project)) {
        ruleByClass[patch.attributes.ruleId] = patch.attributes.classCode;
    }
    EXPECT_EQ(ruleByClass["mn_landuse:1101/2"], "G12") << "forest steppe";
    EXPECT_EQ(ruleByClass["mn_landuse:1101/3"], "G13") << "steppe";
    EXPECT_EQ(ruleByClass.size(), 3U) << "the third lies in no zone: the rule without a condition";
}

TEST_F(SecondAttributesTest, ARasterGivesTheLeafTypeThatLandCoverLacks)
{
    writeGeoJson("cover.geojson",
                 {rectangle(R"({"CODE":"10"})", 128.0, 48.0, 128.1, 48.1),
                  rectangle(R"({"CODE":"10"})", 128.1, 48.0, 128.2, 48.1)});
    exchange::Grid grid;
    grid.width = 2;
    grid.height = 1;
    grid.transform = {128.0, 0.1, 0.0, 48.1, 0.0, -0.1};
    grid.crs.text = "EPSG:4326";
    grid.values = {113.0, 255.0}; // Closed forest, deciduous needleleaf; no data.
    grid.noData = 255.0;
    ASSERT_TRUE(exchange::writeGrid(folder() / "cgls.tif", grid, exchange::CellType::Byte));
    auto cover = recipe(R"(version = 1
[source]
file = "cover.geojson"
country = "CN"
[reading]
crs = "EPSG:4326"
[use]
scheme = "esa_worldcover"
[fields]
code = "CODE"
[attribute_from.cgls]
file = "cgls.tif"
)");
    const auto report = run({cover});
    ASSERT_TRUE(report) << report.error().detail;
    const auto project = open();
    const auto classes = patchesByClass(*project);
    EXPECT_EQ(classes.at("F14"), 1) << "larch: the only deciduous conifer of the region";
    EXPECT_EQ(classes.size(), 2U) << "the other stays broader";
}

TEST_F(SecondAttributesTest, AColumnOrFileThatIsNotThereIsNamed)
{
    writeGeoJson("mn.geojson", {rectangle(R"({"CODE":"1101"})", 99.0, 50.0, 99.1, 50.1)});
    writeGeoJson("zones.geojson", {rectangle(R"({"ZONE":"Хээр"})", 98.9, 49.9, 99.1, 50.2)});
    const auto report = run({recipe(pasture)});
    ASSERT_FALSE(report);
    EXPECT_EQ(report.error().detail, "test.toml: zones.geojson has no column 'BUS'");
}

TEST_F(SecondAttributesTest, TheRecipeKeepsThem)
{
    auto given = recipe(pasture);
    given.attributeFrom["cgls"] = {"c.tif", {}, {}, 2};
    given.crosswalk = "own.xlsx";
    const auto again = recipe(toToml(given));
    EXPECT_EQ(again.attributeFrom, given.attributeFrom);
    EXPECT_EQ(again.crosswalk, "own.xlsx");
}

TEST_F(SecondAttributesTest, OnesOwnTableDecidesInsteadOfTheShippedOne)
{
    writeGeoJson("mn.geojson", {rectangle(R"({"CODE":"1101"})", 99.0, 50.0, 99.1, 50.1)});
    write("own.csv",
          "scheme,source_code,source_name_native,rule_order,condition_sql,unified_code,relation,"
          "confidence,restricted\nmn_landuse,1101,Бэлчээр,1,,G11,broader,0.3,no\n");
    auto own = recipe(pasture);
    own.attributeFrom.clear();
    own.crosswalk = "own.csv";
    const auto report = run({own});
    ASSERT_TRUE(report) << report.error().detail;
    const auto project = open();
    EXPECT_EQ(patchesByClass(*project).at("G11"), 1);
}

} // namespace
} // namespace ecotone::harmonise
