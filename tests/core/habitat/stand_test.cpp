#include "habitat_fixture.h"

namespace ecotone::habitat {
namespace {

using StandTest = HabitatTest;

NationalRow at(double lon, double lat)
{
    NationalRow row;
    row.lon = lon;
    row.lat = lat;
    return row;
}

TEST_F(StandTest, TheLetterKIsKoreanPineInPrimoryeAndSiberianPineInTheSayan)
{
    auto primorye = at(131.0, 43.2);
    primorye.composition = "6К2Е1Лп1Бж";
    EXPECT_EQ(russianStand(primorye), "F11");
    auto sayan = at(99.0, 51.7);
    sayan.composition = "6К2Е1Л1Б";
    EXPECT_EQ(russianStand(sayan), "F15");
}

TEST_F(StandTest, LatinLookAlikesAreFoldedAndCounted)
{
    auto row = at(131.0, 43.2);
    row.composition = "6K2E2Лп"; // K and E typed on a Latin keyboard.
    EXPECT_EQ(russianStand(row), "F11");
    const auto reader = StandReader::load("RU");
    ASSERT_TRUE(reader);
    const auto stands = reader->read(std::span{&row, 1}, evaluator());
    ASSERT_TRUE(stands) << stands.error().detail;
    EXPECT_EQ(stands->front().foldedLetters, 2);
    EXPECT_EQ(std::get<double>(stands->front().attributes.at("comp_korean_pine")), 6.0);
    EXPECT_EQ(std::get<double>(stands->front().attributes.at("comp_conifer")), 8.0);
}

TEST_F(StandTest, OneStandGetsOneClassWhicheverSideDescribedIt)
{
    auto russian = at(131.0, 43.4);
    russian.composition = "3К3Е2Л2Б";
    EXPECT_EQ(russianStand(russian), "F11");
    auto chinese = at(131.0, 43.4);
    chinese.composition = "3红3云2落2白";
    EXPECT_EQ(chineseStand(chinese), "F11");
}

TEST_F(StandTest, PlantedKoreanPineIsAPlantationUntilForty)
{
    auto row = at(130.5, 43.3);
    row.species = "160";
    row.origin = "21";
    row.closure = "0.7";
    row.age = "20";
    EXPECT_EQ(chineseStand(row), "F31");
    row.age = "60";
    EXPECT_EQ(chineseStand(row), "F11");
}

TEST_F(StandTest, OriginCodesOfDeliveredDataAreUnderstood)
{
    for (const auto* natural : {"1", "11", "12", "13"}) {
        auto row = at(130.5, 43.3);
        row.species = "150";
        row.origin = natural;
        EXPECT_EQ(chineseStand(row), "F14") << "larch of origin " << natural;
    }
    for (const auto* planted : {"2", "20", "21", "22", "23", "24"}) {
        auto row = at(130.5, 43.3);
        row.species = "150";
        row.origin = planted;
        EXPECT_EQ(chineseStand(row), "F31") << "larch of origin " << planted;
    }
}

TEST_F(StandTest, BlackFirIsTestedBeforeKoreanPine)
{
    auto row = at(131.2, 43.1);
    row.composition = "4К2Пц2Лп2Бж";
    EXPECT_EQ(russianStand(row), "F13");
}

TEST_F(StandTest, FirOfUnstatedSpeciesIsBlackFirOnlyLowNearTheSea)
{
    auto row = at(131.2, 43.1);
    row.species = "110";
    row.elevation = 250.0;
    EXPECT_EQ(chineseStand(row), "F13");
    row.elevation = 900.0;
    EXPECT_EQ(chineseStand(row), "F12");
    row.lon = 129.0;
    row.lat = 48.0;
    row.elevation = 250.0;
    EXPECT_EQ(chineseStand(row), "F12");
}

TEST_F(StandTest, ValleyHardwoodsDependOnTheValleyFloor)
{
    auto row = at(130.8, 43.3);
    row.species = "431";
    row.landform = "沟谷";
    EXPECT_EQ(chineseStand(row), "F22");
    row.landform = "中坡";
    EXPECT_EQ(chineseStand(row), "F23");
    row.species = "530"; // 杨树: poplar unless the text says aspen
    EXPECT_EQ(chineseStand(row), "F24");
    row.landform = "河漫滩";
    EXPECT_EQ(chineseStand(row), "F22");
}

TEST_F(StandTest, WetGroundOpenStandsAndMixturesWithoutComposition)
{
    auto wet = at(133.0, 48.5);
    wet.composition = "10Л";
    wet.site = "СФ";
    EXPECT_EQ(russianStand(wet), "W11");
    auto open = at(131.0, 43.0);
    open.species = "410";
    open.closure = "0.15";
    EXPECT_EQ(chineseStand(open), "F32");
    auto mixed = at(131.0, 43.0);
    mixed.species = "630";
    EXPECT_EQ(chineseStand(mixed), "F1");
    EXPECT_EQ(chineseStand(at(131.0, 43.0)), "F") << "nothing known but forest";
}

TEST_F(StandTest, NaturalZonesAreReadInNationalWords)
{
    const auto pasture = [this](const char* zone) {
        NationalRow row;
        row.zone = zone;
        return classified("mn_landuse", "MN", "1101", row).classCode;
    };
    EXPECT_EQ(pasture("Ойт хээрийн бүс"), "G12");
    EXPECT_EQ(pasture("Хээрийн бүс"), "G13");
    EXPECT_EQ(pasture("Цөлийн хээр"), "G13");
    EXPECT_EQ(pasture("Өндөр уулын бүс"), "G14");
    EXPECT_EQ(pasture("steppe"), "G13") << "the rules' own word";
}

TEST_F(StandTest, AgeClassNeedsTheSpecies)
{
    EXPECT_EQ(yearsOfAgeClass("V", "white_birch"), 45);
    EXPECT_EQ(yearsOfAgeClass("V", "larch"), 90);
    EXPECT_EQ(yearsOfAgeClass("V", "korean_pine"), 180);
    EXPECT_EQ(yearsOfAgeClass("5", "spruce"), 90);
    EXPECT_FALSE(yearsOfAgeClass("V", ""));
    EXPECT_FALSE(yearsOfAgeClass("ок", "larch"));
}

TEST_F(StandTest, SpeciesNamesAreReadAsWellAsCodes)
{
    auto chinese = at(131.0, 43.0);
    chinese.species = "蒙古栎"; // not a name of the code table
    chinese.composition = "8柞2椴";
    EXPECT_EQ(chineseStand(chinese), "F21");
    auto russian = at(131.0, 43.0);
    russian.species = "Дуб монгольский";
    EXPECT_EQ(russianStand(russian), "F21");
}

TEST_F(StandTest, ASymbolWithoutAGroupIsReportedNotGuessed)
{
    auto row = at(131.0, 43.0);
    row.composition = "7Дщ3Лп";
    const auto reader = StandReader::load("RU");
    ASSERT_TRUE(reader);
    const auto stands = reader->read(std::span{&row, 1}, evaluator());
    ASSERT_TRUE(stands);
    ASSERT_EQ(stands->front().unknownSpecies.size(), 1U);
    EXPECT_EQ(stands->front().unknownSpecies.front(), "ДЩ");
}

} // namespace
} // namespace ecotone::habitat
