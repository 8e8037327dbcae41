#include "core/base/csv.h"
#include "core/base/resources.h"
#include "core/habitat/classification.h"
#include "core/habitat/gazetteer.h"
#include "core/habitat/ratings.h"
#include "core/habitat/scheme.h"
#include "core/habitat/words.h"

#include <cmath>
#include <gtest/gtest.h>
#include <string>
#include <string_view>

namespace ecotone::habitat {
namespace {

TEST(Classification, HoldsFiftyNineClassesInThreeLevels)
{
    const auto classes = Classification::load();
    ASSERT_TRUE(classes) << classes.error().detail;
    EXPECT_EQ(classes->classes().size(), 59U);
    EXPECT_EQ(classes->parentAtLevel("F11", 1), "F");
    EXPECT_EQ(classes->parentAtLevel("F11", 2), "F1");
    EXPECT_EQ(classes->parentAtLevel("S11", 2), "S11");
    EXPECT_EQ(classes->parentAtLevel("nothing", 2), "");
    EXPECT_TRUE(classes->isLeaf("F11"));
    EXPECT_FALSE(classes->isLeaf("F1"));
    EXPECT_EQ(classes->name("F11", Language::Chinese), "阔叶红松林");
    EXPECT_EQ(classes->find("F11")->rgb, 0x127452U);
    EXPECT_EQ(classes->find("F")->pattern, Pattern::Hatch);
    EXPECT_EQ(classes->childrenOf("F1").size(), 5U);
    for (const auto& each : classes->classes()) {
        EXPECT_TRUE(each.name.complete()) << each.code;
    }
}

TEST(Classification, ABrokenTableIsRefusedWithTheClass)
{
    const std::string_view heading =
        "code,level,parent,is_leaf,name_en,name_zh,name_ru,name_mn,color_hex,pattern\n";
    const auto orphan =
        Classification::fromCsv(std::string{heading} + "F11,3,F1,1,a,b,c,d,#000000,none\n", "t");
    ASSERT_FALSE(orphan);
    EXPECT_EQ(orphan.error().detail, "t: class F11 has no parent at level 2");
    const auto colour =
        Classification::fromCsv(std::string{heading} + "F,1,,0,a,b,c,d,#12345,none\n", "t");
    ASSERT_FALSE(colour);
    EXPECT_EQ(colour.error().detail, "t: class F: '#12345' is no colour of the form #RRGGBB");
}

TEST(Ratings, TenOfTheTable)
{
    const auto ratings = Ratings::load();
    ASSERT_TRUE(ratings) << ratings.error().detail;
    struct Expected
    {
        const char* classCode;
        const char* species;
        double suitability;
        int resistance;
    };
    for (const auto& each : {Expected{"F11", "tiger", 0.95, 3},
                             Expected{"F11", "leopard", 0.95, 3},
                             Expected{"F11", "snow_leopard", 0.02, 96},
                             Expected{"F12", "leopard", 0.50, 28},
                             Expected{"F21", "tiger", 0.90, 4},
                             Expected{"F24", "snow_leopard", 0.15, 70},
                             Expected{"G14", "snow_leopard", 0.80, 9},
                             Expected{"R11", "snow_leopard", 0.95, 3},
                             Expected{"B11", "tiger", 0.00, 100},
                             Expected{"A12", "leopard", 0.02, 96},
                             Expected{"S12", "tiger", 0.25, 55}}) {
        const auto rating = ratings->rating(each.classCode, each.species);
        ASSERT_TRUE(rating) << each.classCode << " " << each.species;
        EXPECT_EQ(rating->suitability, each.suitability) << each.classCode << each.species;
        EXPECT_EQ(rating->resistance, each.resistance) << each.classCode << each.species;
        EXPECT_EQ(std::lround(resistanceOf(each.suitability)), each.resistance);
        EXPECT_FALSE(rating->barrier);
    }
    EXPECT_TRUE(ratings->rating("H15", "tiger")->barrier);
    EXPECT_FALSE(ratings->rating("F11", "dodo"));
    EXPECT_FALSE(ratings->rating("U00", "tiger")) << "unmapped land is not assessed";
    EXPECT_EQ(ratings->species(), (std::vector<std::string>{"tiger", "leopard", "snow_leopard"}));
}

TEST(Gazetteer, KnowsLandscapesPlacesAndWhereSpeciesLive)
{
    const auto gazetteer = Gazetteer::load();
    ASSERT_TRUE(gazetteer) << gazetteer.error().detail;
    EXPECT_EQ(gazetteer->landscapes.size(), 5U);
    EXPECT_EQ(gazetteer->protectedAreas.size(), 46U);
    EXPECT_EQ(gazetteer->places.size(), 114U);
    EXPECT_EQ(gazetteer->countries.size(), 4U);
    EXPECT_EQ(gazetteer->landscape("CHI")->timberlineMetres, 2350.0);
    EXPECT_TRUE(gazetteer->livesIn("tiger", "LBC"));
    EXPECT_FALSE(gazetteer->livesIn("tiger", "ESA"));
    EXPECT_EQ(gazetteer->landscapeAt({130.6, 43.4})->code, "LBC");
    EXPECT_EQ(gazetteer->landscapeAt({10.0, 50.0}), nullptr);
    EXPECT_EQ(gazetteer->landscape("nowhere"), nullptr);
    for (const auto& landscape : gazetteer->landscapes) {
        EXPECT_TRUE(landscape.name.complete()) << landscape.code;
        EXPECT_TRUE(landscape.box.contains(landscape.centre.x, landscape.centre.y));
    }
}

TEST(Words, AreasPrintTheSameDigitsWithTheMarksOfTheLanguage)
{
    const auto words = Words::load();
    ASSERT_TRUE(words) << words.error().detail;
    // 1,234,567.0125 km2 in half square centimetres: a tie, rounded to even.
    const auto area = geometry::Area::fromHalfSquareCentimetres(
        static_cast<geometry::Int128>(12345670125) * 100 * 20000);
    EXPECT_EQ(words->formatArea(area, AreaUnit::SquareKilometres, Language::English),
              "1,234,567.012\u00A0km²");
    EXPECT_EQ(words->formatArea(area, AreaUnit::SquareKilometres, Language::Chinese),
              "1,234,567.012\u00A0平方千米");
    EXPECT_EQ(words->formatArea(area, AreaUnit::SquareKilometres, Language::Russian),
              "1\u202F234\u202F567,012\u00A0км²");
    EXPECT_EQ(words->formatArea(area, AreaUnit::Hectares, Language::Mongolian),
              "123,456,701\u00A0га");
    EXPECT_EQ(words->formatInteger(-1234, Language::English), "\u22121,234");
    EXPECT_EQ(words->formatLength(62500.0, Language::Russian), "62,5\u00A0км");
    EXPECT_EQ(words->formatLength(999.6, Language::English), "1,000\u00A0m");
}

TEST(Words, EveryPhraseAndStatusIsThereInFourLanguages)
{
    const auto words = Words::load();
    ASSERT_TRUE(words) << words.error().detail;
    const auto missing = words->untranslated();
    EXPECT_TRUE(missing.empty()) << missing.front() << " and " << missing.size() - 1 << " more";
    EXPECT_EQ(words->phrase("sources", Language::Russian), "Источники");
    EXPECT_EQ(words->phrase("page_of", Language::English, {{"n", "2"}, {"total", "5"}}),
              "Page 2 of 5");
    EXPECT_EQ(words->phrase("no such key", Language::English), "no such key");
    EXPECT_EQ(words->status("patch", "edited", Language::Chinese), "已编辑");
}

TEST(Scheme, CodesAndNamesDecideTogether)
{
    const auto landUse =
        recognise({{{"0301", "乔木林地"}, {"0304", "森林沼泽"}, {"0103", "旱地"}, {"1108", ""}},
                   "CN",
                   "DLBM"});
    ASSERT_TRUE(landUse) << landUse.error().detail;
    EXPECT_EQ(landUse->scheme, "cn_gbt21010_2017");
    EXPECT_TRUE(landUse->decided) << landUse->evidence.english();
    const auto landSea = recognise(
        {{{"0301", "乔木林地"}, {"0304", "其他林地"}, {"0501", "森林沼泽"}}, "CN", "DLBM"});
    ASSERT_TRUE(landSea);
    EXPECT_EQ(landSea->scheme, "cn_landsea_2023");
    EXPECT_TRUE(landSea->decided) << landSea->evidence.english();
}

TEST(Scheme, CodesThatTwoSchemesShareAreAsked)
{
    const auto verdict = recognise({{{"0101", ""}, {"0103", ""}, {"0301", ""}}, "CN", "DLBM"});
    ASSERT_TRUE(verdict);
    EXPECT_FALSE(verdict->decided) << verdict->scheme << ": " << verdict->evidence.english();
}

TEST(Scheme, OneCodeThatOnlyOneVersionHasDecidesAmongManyShared)
{
    // Nineteen codes of both versions and 1108, marsh land: GB/T 21010-2017 alone has it.
    SchemeEvidence evidence{{}, "CN", "DLBM"};
    for (const auto* code :
         {"0101", "0102", "0103", "0201", "0202", "0301", "0302", "0303", "0401"}) {
        evidence.nameByCode[code] = {};
    }
    auto marked = evidence;
    marked.nameByCode["1108"] = {};
    const auto landUse = recognise(marked);
    ASSERT_TRUE(landUse) << landUse.error().detail;
    EXPECT_EQ(landUse->scheme, "cn_gbt21010_2017");
    EXPECT_TRUE(landUse->decided) << landUse->evidence.english();
    marked = evidence;
    marked.nameByCode["1702"] = {};
    const auto landSea = recognise(marked);
    ASSERT_TRUE(landSea);
    EXPECT_EQ(landSea->scheme, "cn_landsea_2023");
    EXPECT_TRUE(landSea->decided) << landSea->evidence.english();
    marked.nameByCode["1108"] = {};
    const auto both = recognise(marked);
    ASSERT_TRUE(both);
    EXPECT_FALSE(both->decided) << "marks of both versions: " << both->evidence.english();
}

TEST(Scheme, CollidingCodesAreAskedWithBothReadings)
{
    const auto verdict = recognise(
        {{{"0303", ""}, {"0304", ""}, {"0402", ""}, {"0403", ""}, {"0501", ""}}, "CN", ""});
    ASSERT_TRUE(verdict) << verdict.error().detail;
    EXPECT_FALSE(verdict->decided) << verdict->evidence.english();
    ASSERT_EQ(verdict->readings.size(), 2U);
    std::map<std::string, std::vector<std::string>> readings;
    for (const auto& reading : verdict->readings) {
        readings[reading.scheme] = reading.differing;
    }
    EXPECT_EQ(readings["cn_gbt21010_2017"],
              (std::vector<std::string>{"0303 红树林地 W15",
                                        "0304 森林沼泽 W11",
                                        "0402 沼泽草地 W13",
                                        "0403 人工牧草地 A14",
                                        "0501 零售商业用地 B11"}));
    EXPECT_EQ(readings["cn_landsea_2023"].front(), "0303 灌木林地 S11");
    EXPECT_TRUE(mustAsk(verdict->decided, verdict->readings));
}

TEST(Scheme, ANameDecidesEveryCollidingCode)
{
    const auto scheme = [](const char* code, const char* name) {
        const auto verdict = recognise({{{code, name}, {"0101", "水田"}}, "CN", "DLBM"});
        EXPECT_TRUE(verdict && verdict->decided) << code << " " << name;
        return verdict ? verdict->scheme : std::string{};
    };
    EXPECT_EQ(scheme("0303", "红树林地"), "cn_gbt21010_2017");
    EXPECT_EQ(scheme("0303", "灌木林地"), "cn_landsea_2023");
    EXPECT_EQ(scheme("0304", "森林沼泽"), "cn_gbt21010_2017");
    EXPECT_EQ(scheme("0304", "其他林地"), "cn_landsea_2023");
    EXPECT_EQ(scheme("0402", "沼泽草地"), "cn_gbt21010_2017");
    EXPECT_EQ(scheme("0402", "人工牧草地"), "cn_landsea_2023");
    EXPECT_EQ(scheme("0403", "人工牧草地"), "cn_gbt21010_2017");
    EXPECT_EQ(scheme("0403", "其他草地"), "cn_landsea_2023");
    EXPECT_EQ(scheme("0501", "零售商业用地"), "cn_gbt21010_2017");
    EXPECT_EQ(scheme("0501", "森林沼泽"), "cn_landsea_2023");
}

TEST(Scheme, NationalFieldsAndNames)
{
    const auto dilei =
        recognise({{{"0111", ""}, {"0120", ""}, {"0131", ""}, {"0162", ""}}, "CN", "DI_LEI"});
    ASSERT_TRUE(dilei);
    EXPECT_EQ(dilei->scheme, "cn_forest_dilei");
    EXPECT_TRUE(dilei->decided) << dilei->evidence.english();
    const auto russian = recognise({{{"3", ""}, {"10", ""}, {"59", ""}, {"102", ""}}, "RU", "KAT"});
    ASSERT_TRUE(russian);
    EXPECT_EQ(russian->scheme, "ru_forest_land_category");
    EXPECT_TRUE(russian->decided) << russian->evidence.english();
    const auto mongolian = recognise(
        {{{"4101", "Ой модоор бүрхэгдсэн газар"}, {"1101", "Өвөл-хаврын бэлчээр"}}, "MN", "CODE"});
    ASSERT_TRUE(mongolian);
    EXPECT_EQ(mongolian->scheme, "mn_landuse");
    EXPECT_TRUE(mongolian->decided) << mongolian->evidence.english();
    const auto nothing = recognise({{{"abc", ""}, {"xyz", ""}}, "", "NOTE"});
    ASSERT_TRUE(nothing);
    EXPECT_FALSE(nothing->decided);
}

/// Marks of Latin texts are half as wide as a Chinese character and stand badly beside one.
TEST(Words, ChinesePunctuationIsAsWideAsItsCharacters)
{
    for (const std::string file : {"words/phrases.csv", "words/statuses.csv"}) {
        const auto table = CsvTable::read(resourcePath(file)).value();
        for (std::size_t row = 0; row < table.rowCount(); ++row) {
            const std::string& text = table.value(row, "zh");
            for (std::size_t i = 0; i + 1 < text.size(); ++i) {
                const bool mark =
                    std::string_view{",:;!?("}.find(text[i]) != std::string_view::npos;
                const auto before = i == 0 ? 0U : static_cast<unsigned char>(text[i - 1]);
                EXPECT_FALSE(mark && before >= 0x80U)
                    << file << ", row " << row + 2 << ": " << text;
            }
        }
    }
}

} // namespace
} // namespace ecotone::habitat
