#include "core/base/file.h"
#include "core/base/number.h"
#include "core/habitat/explanation.h"

#include "habitat_fixture.h"
#include <algorithm>
#include <map>
#include <set>
#include <sstream>

namespace ecotone::habitat {
namespace {

struct Side
{
    std::string country;
    std::string code;
    NationalRow row;
    std::string classCode; ///< Of the stand, or what this side gets.
    std::string lacks;     ///< The attribute this side cannot state; empty: none.
    std::string word;      ///< The species group this side has no word for; empty: none.
};

struct Stand60
{
    std::string name;
    std::vector<Side> sides;
};

std::vector<std::string> parts(const std::string& line, char mark)
{
    std::vector<std::string> result;
    std::istringstream in{line};
    for (std::string part; std::getline(in, part, mark);) {
        if (!trimmed(part).empty()) {
            result.emplace_back(trimmed(part));
        }
    }
    return result;
}

void set(NationalRow& row, const std::string& key, std::string value)
{
    std::ranges::replace(value, '_', ' ');
    static const std::map<std::string, std::string NationalRow::*> members{
        {"species", &NationalRow::species},
        {"composition", &NationalRow::composition},
        {"origin", &NationalRow::origin},
        {"age", &NationalRow::age},
        {"age_class", &NationalRow::ageClass},
        {"closure", &NationalRow::closure},
        {"landform", &NationalRow::landform},
        {"site", &NationalRow::site},
        {"soil", &NationalRow::soil}};
    if (key == "leaftype") {
        row.further["leaftype"] = value;
        return;
    }
    ASSERT_TRUE(members.contains(key)) << key;
    row.*members.at(key) = value;
}

/// The text of twins.txt.
std::vector<Stand60> standsOf(const std::string& text)
{
    std::vector<Stand60> stands;
    NationalRow place;
    std::string classCode;
    for (const auto& line : parts(text, '\n')) {
        if (line.starts_with('#')) {
            continue;
        }
        const auto columns = parts(line, '|');
        auto words = parts(columns.front(), ' ');
        if (words.front() == "stand") {
            const auto numbers = parts(columns[2], ' ');
            place = {};
            place.lon = parseDouble(numbers[0]);
            place.lat = parseDouble(numbers[1]);
            place.elevation = parseDouble(numbers[2]);
            classCode = columns[3];
            stands.push_back({columns[1], {}});
            continue;
        }
        Side side{words[0], words[1], place, classCode, {}, {}};
        for (std::size_t i = 2; i < words.size(); ++i) {
            const auto equals = words[i].find('=');
            set(side.row, words[i].substr(0, equals), words[i].substr(equals + 1));
        }
        if (columns.size() > 1) {
            const auto falls = parts(columns[1], ' ');
            side.classCode = falls[0];
            side.lacks = falls[2] == "word" ? std::string{} : falls[2];
            side.word = falls[2] == "word" ? falls[3] : std::string{};
        }
        stands.back().sides.push_back(std::move(side));
    }
    return stands;
}

class TwinsTest : public HabitatTest
{
protected:
    static std::string schemeOf(const std::string& country)
    {
        return country == "CN"   ? "cn_forest_dilei"
               : country == "RU" ? "ru_forest_land_category"
                                 : "mn_landuse";
    }

    /// The country's table of species knows the group.
    static bool hasWordFor(const std::string& country, const std::string& group)
    {
        const auto species = Crosswalk::load(country == "MN"   ? "mn_tree_species"
                                             : country == "RU" ? "ru_tree_species"
                                                               : "cn_tree_species");
        EXPECT_TRUE(species) << species.error().detail;
        return std::ranges::any_of(
            species->rules(), [&](const CrosswalkRule& rule) { return rule.setsValue == group; });
    }

    /// What the explanation says was not stated.
    std::vector<std::string> missing(const Side& side, const Match& match)
    {
        const auto reader = StandReader::load(side.country);
        EXPECT_TRUE(reader) << reader.error().detail;
        const auto stands = reader->read(std::span{&side.row, 1}, evaluator());
        EXPECT_TRUE(stands) << stands.error().detail;
        model::PatchAttributes patch;
        patch.ruleId = match.ruleId;
        patch.attributesJson = storedJson(side.row, stands->front().attributes, {});
        auto explainer = Explainer::load();
        EXPECT_TRUE(explainer) << explainer.error().detail;
        return explainer->missing(patch);
    }
};

TEST_F(TwinsTest, SixtyStandsGetOneClassInEveryNationalSchemeOrNameWhatIsMissing)
{
    const auto text =
        readFile(std::filesystem::path{ECOTONE_SOURCE_DIR} / "tests/core/habitat/twins.txt");
    ASSERT_TRUE(text) << text.error().detail;
    const auto stands = standsOf(*text);
    ASSERT_EQ(stands.size(), 60U);
    std::map<std::string, int> sides;
    for (const auto& stand : stands) {
        ASSERT_GE(stand.sides.size(), 2U) << stand.name;
        for (const auto& side : stand.sides) {
            ++sides[side.country];
            const auto match =
                classified(schemeOf(side.country), side.country, side.code, side.row);
            EXPECT_EQ(match.classCode, side.classCode)
                << stand.name << ", " << side.country << ": " << match.ruleId;
            if (!side.word.empty()) {
                EXPECT_FALSE(hasWordFor(side.country, side.word)) << stand.name;
            }
            if (!side.lacks.empty()) {
                const auto named = missing(side, match);
                EXPECT_NE(std::ranges::find(named, side.lacks), named.end())
                    << stand.name << ", " << side.country << " should name " << side.lacks;
            }
        }
    }
    EXPECT_GE(sides["CN"], 50);
    EXPECT_GE(sides["RU"], 60);
    EXPECT_GE(sides["MN"], 25);
}

} // namespace
} // namespace ecotone::habitat
