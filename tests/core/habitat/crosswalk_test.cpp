#include "core/base/csv.h"
#include "core/base/file.h"
#include "core/base/resources.h"
#include "core/habitat/classification.h"

#include "habitat_fixture.h"
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <set>
#include <system_error>

namespace ecotone::habitat {
namespace {

using CrosswalkTest = HabitatTest;

TEST_F(CrosswalkTest, OneCodeTwoMeanings)
{
    EXPECT_EQ(classified("cn_gbt21010_2017", "CN", "0303", {}).classCode, "W15");
    EXPECT_EQ(classified("cn_landsea_2023", "CN", "0303", {}).classCode, "S11");
    EXPECT_EQ(classified("cn_gbt21010_2017", "CN", "0402", {}).classCode, "W13");
    EXPECT_EQ(classified("cn_landsea_2023", "CN", "0402", {}).classCode, "A14");
    EXPECT_EQ(classified("cn_landsea_2023", "CN", "0501", {}).classCode, "W11");
    EXPECT_EQ(classified("cn_gbt21010_2017", "CN", "0501", {}).classCode, "B11");
}

TEST_F(CrosswalkTest, EveryMongolianCodeMaps)
{
    const auto crosswalk = Crosswalk::load("mn_landuse");
    ASSERT_TRUE(crosswalk) << crosswalk.error().detail;
    std::set<std::string> codes;
    for (const auto& rule : crosswalk->rules()) {
        codes.insert(rule.sourceCode);
    }
    EXPECT_EQ(codes.size(), 131U);
    for (const auto& code : codes) {
        const auto match = crosswalk->match({code, {}}, evaluator(), &rules());
        ASSERT_TRUE(match) << match.error().detail;
        EXPECT_NE(match->outcome, Outcome::Unmapped) << code;
        EXPECT_FALSE(match->classCode.empty()) << code;
    }
    EXPECT_EQ(crosswalk->nativeName("4101"), "Ой модоор бүрхэгдсэн газар");
}

TEST_F(CrosswalkTest, CodesAreText)
{
    const auto table = CsvTable::parse("code,name\n5.10,a\n5.1,b\n0111,c\n", "codes.csv");
    ASSERT_TRUE(table);
    EXPECT_EQ(csvLine(table->row(0)), "5.10,a");
    const auto crosswalk = Crosswalk::load("cn_forest_dilei");
    ASSERT_TRUE(crosswalk);
    EXPECT_EQ(crosswalk->resolvedCode("0111"), "0111");
    EXPECT_EQ(crosswalk->resolvedCode("111"), "111");
    EXPECT_EQ(crosswalk->nativeName("111"), "乔木林纯林");
    EXPECT_EQ(crosswalk->resolvedCode("11"), "");
    const auto iucn = Crosswalk::load("iucn_habitats_3_1");
    ASSERT_TRUE(iucn);
    EXPECT_NE(iucn->resolvedCode("5.10"), "5.1");
}

TEST_F(CrosswalkTest, ALetterSuffixLeadsToTheParentAndTwoDigitsToThePrefix)
{
    const auto landUse = Crosswalk::load("cn_gbt21010_2017");
    ASSERT_TRUE(landUse);
    EXPECT_EQ(landUse->resolvedCode("0201K"), "0201");
    EXPECT_EQ(landUse->resolvedCode("9999"), "");
    const auto landSea = Crosswalk::load("cn_landsea_2023");
    ASSERT_TRUE(landSea);
    EXPECT_EQ(landSea->resolvedCode("0701"), "07");
    EXPECT_EQ(landSea->resolvedCode("1204"), "1204");
    EXPECT_EQ(landSea->resolvedCode("1202"), "12");
}

TEST_F(CrosswalkTest, AnUnknownCodeIsUnmappedNotGuessed)
{
    const auto match = classified("cn_forest_dilei", "CN", "0777", {});
    EXPECT_EQ(match.outcome, Outcome::Unmapped);
    EXPECT_EQ(match.classCode, "U00");
}

TEST_F(CrosswalkTest, RestrictedLandSaysWhatItWouldBeButIsWithheld)
{
    const auto military = classified("cn_gbt21010_2017", "CN", "0901", {});
    EXPECT_EQ(military.outcome, Outcome::Restricted);
    EXPECT_EQ(military.classCode, "B14");
    EXPECT_EQ(classified("mn_landuse", "MN", "7001", {}).outcome, Outcome::Restricted);
    EXPECT_EQ(classified("ru_forest_land_category", "RU", "162", {}).outcome, Outcome::Restricted);
}

TEST_F(CrosswalkTest, ConditionsRunInOrderAndAMissingAttributeFallsThrough)
{
    NationalRow steppe;
    steppe.zone = "steppe";
    EXPECT_EQ(classified("mn_landuse", "MN", "1101", steppe).classCode, "G13");
    NationalRow mountain;
    mountain.zone = "high_mountain";
    EXPECT_EQ(classified("mn_landuse", "MN", "1101", mountain).classCode, "G14");
    EXPECT_EQ(classified("mn_landuse", "MN", "1101", {}).classCode, "G12");
    NationalRow alpine;
    alpine.elevation = 1800.0;
    alpine.timberline = 1500.0;
    EXPECT_EQ(classified("cn_landsea_2023", "CN", "0303", alpine).classCode, "S12");
    alpine.timberline.reset();
    EXPECT_EQ(classified("cn_landsea_2023", "CN", "0303", alpine).classCode, "S11");
}

TEST_F(CrosswalkTest, ARowOfStandRulesGivesItsOwnClassWhenNothingIsKnown)
{
    // "Лесные культуры" sets ORIGIN=planted and falls back to F31.
    const auto match = classified("ru_forest_land_category", "RU", "10", {});
    EXPECT_EQ(match.classCode, "F31");
    NationalRow korean;
    korean.composition = "10К";
    korean.age = "60";
    korean.lon = 131.0;
    EXPECT_EQ(classified("ru_forest_land_category", "RU", "10", korean).classCode, "F11");
    EXPECT_EQ(classified("ru_forest_land_category", "RU", "10", korean).ruleId,
              "ru_forest_land_category:10/1+korean_pine_3");
}

TEST_F(CrosswalkTest, EveryTableLoadsEveryClassExistsAndEveryConditionCompiles)
{
    const auto classification = Classification::load();
    ASSERT_TRUE(classification) << classification.error().detail;
    EXPECT_EQ(crosswalkSchemes().size(), 18U);
    for (const auto& scheme : crosswalkSchemes()) {
        const auto crosswalk = Crosswalk::load(scheme);
        ASSERT_TRUE(crosswalk) << crosswalk.error().detail;
        for (const auto& rule : crosswalk->rules()) {
            EXPECT_NE(classification->find(rule.classCode), nullptr) << rule.id;
            const auto match = crosswalk->match({rule.sourceCode, {}}, evaluator(), &rules());
            EXPECT_TRUE(match) << rule.id << ": " << match.error().detail;
        }
    }
    for (const auto& rule : rules().rules()) {
        EXPECT_NE(classification->find(rule.classCode), nullptr) << rule.id;
        EXPECT_TRUE(rule.explanation.complete()) << rule.id;
    }
}

TEST_F(CrosswalkTest, EveryCodeOfTheReferenceTablesMaps)
{
    const char* shared = std::getenv("ECOTONE_SHARED_DATA");
    const auto folder =
        (shared == nullptr ? std::filesystem::path{} : std::filesystem::path{shared}) / ".." /
        "domain";
    std::error_code error;
    if (shared == nullptr || !std::filesystem::exists(folder, error)) {
        GTEST_SKIP() << "the reference tables are not here; set ECOTONE_SHARED_DATA";
    }
    std::size_t codes = 0;
    std::size_t tables = 0;
    for (const auto& entry : std::filesystem::directory_iterator{folder, error}) {
        const auto file = fileName(entry.path());
        // Categories and zones of protected areas are no habitat.
        if (!file.starts_with("crosswalk_") || file.starts_with("crosswalk_pa_")) {
            continue;
        }
        const auto table = CsvTable::read(entry.path());
        ASSERT_TRUE(table) << table.error().detail;
        const auto crosswalk = Crosswalk::load(table->value(0, "scheme"));
        ASSERT_TRUE(crosswalk) << crosswalk.error().detail;
        std::vector<Subject> subjects;
        for (std::size_t row = 0; row < table->rowCount(); ++row) {
            subjects.push_back({table->value(row, "source_code"), {}});
        }
        const auto matches = crosswalk->match(subjects, evaluator(), &rules());
        ASSERT_TRUE(matches) << matches.error().detail;
        for (std::size_t row = 0; row < subjects.size(); ++row) {
            EXPECT_EQ((*matches)[row].matchedCode, subjects[row].code) << file;
            EXPECT_NE((*matches)[row].outcome, Outcome::Unmapped) << file << subjects[row].code;
        }
        codes += subjects.size();
        ++tables;
    }
    EXPECT_EQ(tables, 18U);
    EXPECT_GE(codes, 1000U);
    std::cout << "crosswalks: " << codes << " codes of " << tables << " tables, all map\n";
}

TEST_F(CrosswalkTest, AnUnknownSchemeIsRefused)
{
    const auto crosswalk = Crosswalk::load("../gazetteer/places");
    ASSERT_FALSE(crosswalk);
    EXPECT_EQ(crosswalk.error().code, ErrorCode::CrosswalkInvalid);
}

} // namespace
} // namespace ecotone::habitat
