#include "core/exchange/delivery.h"
#include "core/harmonise/preview.h"
#include "tests/core/harmonise/scene.h"

#include <algorithm>
#include <gmock/gmock.h>

namespace ecotone::harmonise {

namespace {

exchange::RawSample textSample()
{
    exchange::RawSample sample;
    sample.layer.fields.resize(1);
    sample.texts = {{0, false, "\xD0\xE5\xEA\xE0"}, {0, false, "\xCE\xE7\xE5\xF0\xEE"}};
    return sample;
}

exchange::RawSample placeSample(const geometry::RealBox& extent)
{
    exchange::RawSample sample;
    sample.extent = extent;
    sample.outlines = {{{extent.minX, extent.minY},
                        {extent.maxX, extent.minY},
                        {extent.maxX, extent.maxY},
                        {extent.minX, extent.minY}}};
    return sample;
}

} // namespace

TEST(TextReadings, TheSameBytesAreShownInEveryEncoding)
{
    EXPECT_THAT(readAs(textSample(), "CP1251").texts, testing::ElementsAre("Река", "Озеро"));
    EXPECT_THAT(readAs(textSample(), "KOI8-R").texts, testing::ElementsAre("пЕЙЮ", "нГЕПН"));
    EXPECT_TRUE(readAs(textSample(), "UTF-8").lost);
}

TEST(TextReadings, TheFoundOneIsFirstItsRivalSecondAndImpossibleOnesAreLeftOut)
{
    EncodingFinding finding;
    finding.name = "CP1251";
    finding.runnerUp = "KOI8-R";
    const auto readings = textReadings(textSample(), finding);
    ASSERT_GE(readings.size(), 2U);
    EXPECT_EQ(readings[0].encoding, "CP1251");
    EXPECT_EQ(readings[1].encoding, "KOI8-R");
    for (const auto& reading : readings) {
        EXPECT_NE(reading.encoding, "UTF-8");
        EXPECT_FALSE(reading.lost) << reading.encoding;
    }
}

TEST(TextReadings, PlainLatinNeedsNone)
{
    EXPECT_TRUE(textReadings({}, {}).empty());
}

TEST(Placement, AZoneBeforeTheEastingGivesTheSystemsOfTheCountry)
{
    const auto sample = placeSample({22'790'000, 4'800'000, 22'800'000, 4'810'000});
    const auto options = crsOptions(sample, {}, {}, "RU");
    const auto has = [&](const std::string& code) {
        return std::ranges::any_of(options,
                                   [&](const CrsOption& option) { return option.crs == code; });
    };
    EXPECT_TRUE(has("EPSG:28422")); // Pulkovo 1942, zone 22.
    EXPECT_LE(options.size(), 4U);
}

TEST(Placement, ADecidedSystemIsNotQuestioned)
{
    CrsFinding finding;
    finding.code = "EPSG:28422";
    finding.decided = true;
    EXPECT_EQ(crsOptions(placeSample({22'590'000, 4'800'000, 22'600'000, 4'810'000}),
                         finding,
                         {"EPSG:28422", {}, {}, {}},
                         "RU")
                  .size(),
              1U);
}

TEST(Placement, AnOutlineLiesWhereItsSystemSays)
{
    const auto surroundings = Surroundings::load();
    ASSERT_TRUE(surroundings) << surroundings.error().detail;
    // The axis of zone 22 is 129 E.
    const auto sample = placeSample({22'500'000, 4'800'000, 22'500'010, 4'800'010});
    const auto placement = placed(sample, {"EPSG:28422", {}, {}, {}}, "RU", *surroundings);
    ASSERT_EQ(placement.outlines.size(), 1U);
    EXPECT_NEAR(placement.outlines.front().front().x, 129.0, 0.002);
    EXPECT_NEAR(placement.outlines.front().front().y, 43.33, 0.01);
    EXPECT_EQ(placement.country, "CN"); // Which a Russian delivery is not: the eye sees it.
    const auto nonsense = placed(sample, {"EPSG:4326", {}, {}, {}}, "RU", *surroundings);
    EXPECT_TRUE(nonsense.outlines.empty());
}

TEST(Surroundings, KnowsTheCountriesAround)
{
    const auto surroundings = Surroundings::load();
    ASSERT_TRUE(surroundings) << surroundings.error().detail;
    EXPECT_EQ(surroundings->countryAt({125.32, 43.88}), "CN"); // Changchun
    EXPECT_EQ(surroundings->countryAt({131.95, 43.8}), "RU");  // Ussuriysk
    EXPECT_EQ(surroundings->countryAt({106.9, 47.9}), "MN");   // Ulaanbaatar
    EXPECT_EQ(surroundings->countryAt({0.0, 0.0}), "");
    // Hunchun is 15 km from the nearest border, Ulaanbaatar over 200.
    EXPECT_LT(surroundings->kilometresTo({130.36, 42.87}).value_or(-1.0), 25.0);
    EXPECT_GT(surroundings->kilometresTo({106.9, 47.9}).value_or(-1.0), 200.0);
}

class CrosswalkPreviewTest : public SceneTest
{
};

TEST_F(CrosswalkPreviewTest, CodesWithoutAClassStandFirstWithTheirArea)
{
    writeGeoJson("forest.geojson",
                 {rectangle(R"({"DI_LEI":"0131"})", 130.0, 43.0, 130.02, 43.01),
                  rectangle(R"({"DI_LEI":"0131"})", 130.02, 43.0, 130.03, 43.01),
                  rectangle(R"({"DI_LEI":"9876"})", 130.03, 43.0, 130.04, 43.01)});
    Recipe recipe;
    recipe.folder = folder();
    recipe.file = "forest.geojson";
    recipe.country = "CN";
    recipe.scheme = "cn_forest_dilei";
    recipe.fields.code = "DI_LEI";
    const auto preview = previewCrosswalk(recipe);
    ASSERT_TRUE(preview) << preview.error().detail;
    ASSERT_EQ(preview->codes.size(), 2U);
    // 0.01 degrees squared at 43 N: 0.8155 km x 1.1110 km.
    constexpr double square = 0.906;
    EXPECT_EQ(preview->codes[0].code, "9876");
    EXPECT_TRUE(preview->codes[0].unmapped);
    EXPECT_EQ(preview->codes[0].classCode, "U00");
    EXPECT_NEAR(preview->codes[0].area.squareKilometres(), square, 0.005);
    EXPECT_EQ(preview->codes[1].code, "0131");
    EXPECT_EQ(preview->codes[1].rows, 2);
    EXPECT_NEAR(preview->codes[1].area.squareKilometres(), 3 * square, 0.015);
    EXPECT_EQ(preview->unmappedRows, 1);
    EXPECT_EQ(preview->unmappedArea, preview->codes[0].area);
    EXPECT_FALSE(std::filesystem::exists(projectPath()));
}

TEST_F(CrosswalkPreviewTest, ADeliveryIsItsSourcesWithoutTheirParts)
{
    for (const char* name :
         {"a.shp", "a.dbf", "a.prj", "b.mif", "b.mid", "lone.dbf", "a.toml", "note.docx"}) {
        write(name, "x");
    }
    const std::vector<std::filesystem::path> whole{folder()};
    EXPECT_THAT(
        exchange::sourcesIn(whole),
        testing::ElementsAre(folder() / "a.shp", folder() / "b.mif", folder() / "lone.dbf"));
    const std::vector<std::filesystem::path> part{folder() / "a.dbf", folder() / "a.shp"};
    EXPECT_THAT(exchange::sourcesIn(part), testing::ElementsAre(folder() / "a.shp"));
}

} // namespace ecotone::harmonise
