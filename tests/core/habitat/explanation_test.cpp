#include "core/habitat/explanation.h"

#include "habitat_fixture.h"

namespace ecotone::habitat {
namespace {

class ExplanationTest : public HabitatTest
{
protected:
    /// A patch as harmonising stores it.
    model::PatchAttributes patch(const std::string& scheme,
                                 const std::string& country,
                                 const std::string& code,
                                 const NationalRow& row)
    {
        const auto crosswalk = Crosswalk::load(scheme);
        EXPECT_TRUE(crosswalk) << crosswalk.error().detail;
        const auto reader = StandReader::load(country);
        EXPECT_TRUE(reader) << reader.error().detail;
        const auto stands = reader->read(std::span{&row, 1}, evaluator());
        EXPECT_TRUE(stands) << stands.error().detail;
        const auto match =
            crosswalk->match({code, stands->front().attributes}, evaluator(), &rules());
        EXPECT_TRUE(match) << match.error().detail;
        model::PatchAttributes attributes;
        attributes.classCode = match->classCode;
        attributes.ruleId = match->ruleId;
        attributes.confidence = match->confidence;
        attributes.sourceId = 1;
        attributes.sourceCode = code;
        attributes.sourceText = match->sourceName;
        attributes.attributesJson =
            storedJson(row, stands->front().attributes, crosswalk->namedBy(match->ruleId, rules()));
        return attributes;
    }

    std::string
    sentence(const model::PatchAttributes& attributes, const std::string& source, Language language)
    {
        auto explainer = Explainer::load();
        EXPECT_TRUE(explainer) << explainer.error().detail;
        return explainer->sentence(attributes, source, language);
    }
};

TEST_F(ExplanationTest, AStandSaysCodeRuleAndValuesInTheReadersLanguage)
{
    NationalRow row;
    row.composition = "4红3椴2云1枫";
    row.lon = 131.0;
    row.lat = 43.4;
    const auto stand = patch("cn_forest_dilei", "CN", "0111", row);
    EXPECT_EQ(
        sentence(stand, "珲春小班", Language::English),
        "F11 Korean pine-broadleaf forest: “珲春小班” states 0111 “乔木林”; stand rule: Korean "
        "pine at least 3/10; known: Korean pine 4/10, longitude 131°, stand composition "
        "4红3椴2云1枫; confidence 0.95.");
    EXPECT_EQ(sentence(stand, "珲春小班", Language::Chinese),
              "F11 阔叶红松林：“珲春小班”记为0111 “乔木林”；林分规则：红松占三成以上；已知：红松 "
              "4/10、经度 131°、树种组成 4红3椴2云1枫；置信度0.95。");
}

TEST_F(ExplanationTest, WhatIsNotStatedIsNamed)
{
    const auto pasture = patch("mn_landuse", "MN", "1101", {});
    EXPECT_EQ(sentence(pasture, "Газрын сан", Language::Russian),
              "G12 Горные степи и лесостепи: «Газрын сан» указывает 1101 «Өвөл-хаврын бэлчээр»; "
              "код может "
              "означать несколько классов; этот не требует условий; не указано: природная зона; "
              "уверенность 0,50.");
    auto explainer = Explainer::load();
    ASSERT_TRUE(explainer);
    EXPECT_EQ(explainer->missing(pasture), (std::vector<std::string>{"zone"}));
    NationalRow steppe;
    steppe.zone = "steppe";
    const auto known = patch("mn_landuse", "MN", "1101", steppe);
    EXPECT_EQ(sentence(known, "Газрын сан", Language::Mongolian).find("заагаагүй"),
              std::string::npos)
        << "nothing is missing";
    EXPECT_NE(sentence(known, "Газрын сан", Language::Mongolian).find("байгалийн бүс хээр"),
              std::string::npos)
        << sentence(known, "Газрын сан", Language::Mongolian);
}

TEST_F(ExplanationTest, EditsGapsAndWithheldLandHaveTheirOwnSentence)
{
    model::PatchAttributes edited;
    edited.classCode = "F24";
    edited.status = model::PatchStatus::Edited;
    edited.editedBy = "Ли Мин";
    edited.sourceCode = "0120";
    edited.sourceText = "疏林地";
    edited.sourceId = 1;
    EXPECT_EQ(
        sentence(edited, "珲春小班", Language::English),
        "F24 Birch-aspen secondary forest: Ли Мин changed it; before that “珲春小班” stated 0120 "
        "“疏林地”.");
    model::PatchAttributes none;
    none.classCode = "U01";
    EXPECT_EQ(sentence(none, "", Language::English),
              "U01 No data: no source says anything of this land.");
    model::PatchAttributes withheld;
    withheld.classCode = "U02";
    withheld.ruleId = "restricted";
    EXPECT_EQ(sentence(withheld, "Земли", Language::English),
              "U02 Restricted: “Земли” marks the land as restricted.");
}

TEST_F(ExplanationTest, AStoredRowGivesTheSameAnswerAgain)
{
    NationalRow row;
    row.species = "К";
    row.composition = "6К2Е1Лп1Бж";
    row.ageClass = "V";
    row.lon = 131.123456;
    row.elevation = 512.3456;
    row.further["zone"] = std::string{"taiga"};
    row.further["wet"] = std::int64_t{0};
    roundPlace(row);
    const auto stored = storedRow(storedJson(row, {}, {}));
    EXPECT_TRUE(stored.whole);
    EXPECT_EQ(stored.row.composition, "6К2Е1Лп1Бж");
    EXPECT_EQ(stored.row.lon, 131.1235);
    EXPECT_EQ(stored.row.elevation, 512.3);
    EXPECT_EQ(stored.row.further, row.further);
    EXPECT_EQ(classified("ru_forest_land_category", "RU", "3", stored.row).classCode, "F11");
    EXPECT_FALSE(storedRow("").whole);
    EXPECT_FALSE(storedRow(R"({"grp":"oak"})").whole) << "a patch of an older project";
}

} // namespace
} // namespace ecotone::habitat
