#include "core/harmonise/probe.h"
#include "core/harmonise/stated_areas.h"
#include "tests/core/harmonise/scene.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace ecotone::harmonise {
namespace {

using nlohmann::json;
using testing::HasSubstr;

/// Outlines of 10 ha, 40 ha and 2.5 ha whose rows state `factor` times that in hectares.
std::vector<AreaPair> hectares(double factor)
{
    return {{10.0 * factor, 100'000.0}, {40.0 * factor, 400'000.0}, {2.5 * factor, 25'000.0}};
}

TEST(StatedAreas, NameTheUnitThatFits)
{
    EXPECT_TRUE(compareAreas(hectares(1.0), "ha")->fits());
    // 1 ha is 15 mu, 0.01 km2 and 10,000 m2.
    EXPECT_EQ(compareAreas(hectares(15.0), "ha")->guess, "mu");
    EXPECT_EQ(compareAreas(hectares(0.01), "ha")->guess, "km2");
    EXPECT_EQ(compareAreas(hectares(10'000.0), "ha")->guess, "m2");
    EXPECT_EQ(compareAreas(hectares(1.0), "km2")->guess, "ha");
    EXPECT_EQ(compareAreas(hectares(1.0), "mu")->guess, "ha");
}

TEST(StatedAreas, NameASlippedDecimalPoint)
{
    const auto tenTimes = compareAreas(hectares(10.0), "ha");
    EXPECT_EQ(tenTimes->guess, "ha x 10");
    EXPECT_EQ(sentenceOf(*tenTimes, "ha"),
              "3 of 3 stated areas differ from the computed ones by more than 5 %; they are 10 "
              "times too large: a decimal point has slipped, or area_unit is wrong");
    EXPECT_EQ(compareAreas(hectares(0.1), "ha")->guess, "ha / 10");
}

TEST(StatedAreas, GuessNothingWhereNoUnitFits)
{
    const auto other = compareAreas(hectares(3.0), "ha");
    EXPECT_EQ(other->different, 3);
    EXPECT_EQ(other->guess, "");
    EXPECT_THAT(sentenceOf(*other, "ha"), HasSubstr("3.000 times the computed area"));
    // One wrong row says nothing of the unit.
    auto pairs = hectares(1.0);
    pairs.push_back({99.0, 10'000.0});
    EXPECT_EQ(compareAreas(pairs, "ha")->different, 1);
    EXPECT_EQ(compareAreas(pairs, "ha")->guess, "");
    EXPECT_FALSE(compareAreas({}, "ha").has_value());
}

class ReadingReportTest : public SceneTest
{
protected:
    std::vector<FileReport> probed(const std::string& name)
    {
        const std::vector<std::filesystem::path> files{folder() / name};
        auto reports = probe(files);
        EXPECT_TRUE(reports) << reports.error().detail;
        return reports ? *std::move(reports) : std::vector<FileReport>{};
    }
    static json issueOf(const json& layer, const std::string& code)
    {
        for (const auto& issue : layer["issues"]) {
            if (issue["code"] == code) {
                return issue;
            }
        }
        return {};
    }
};

TEST_F(ReadingReportTest, CountsRowsAndNamesTheFirstOfEachDefect)
{
    write("stakes.csv",
          "id;name;lat;lon\n"
          "1;гора;42°18′30″;130°15′00″\n"
          "2;озеро;42°18′70″;130°15′00″\n"
          "2;буй;;\n");
    const auto reports = probed("stakes.csv");
    const auto layer = json::parse(probeJson(reports))[0]["layers"][0];
    EXPECT_EQ(layer["rows"], json::parse(R"({"declared":3,"read":2,"refused":1,"deleted":0})"));
    EXPECT_EQ(issueOf(layer, "impossible-coordinate")["first_row"], 1);
    EXPECT_EQ(issueOf(layer, "empty-geometry")["first_row"], 2);
    EXPECT_EQ(issueOf(layer, "duplicate-key")["count"], 1);
    EXPECT_EQ(layer["samples"].size(), 3U);
}

TEST_F(ReadingReportTest, TheSameOutlineTwiceIsNamed)
{
    writeGeoJson("a.geojson",
                 {rectangle(R"({"id":1})", 130.0, 43.0, 130.1, 43.1),
                  rectangle(R"({"id":2})", 130.1, 43.0, 130.2, 43.1),
                  rectangle(R"({"id":3})", 130.0, 43.0, 130.1, 43.1)});
    const auto layer = json::parse(probeJson(probed("a.geojson")))[0]["layers"][0];
    const auto issue = issueOf(layer, "duplicate-geometry");
    EXPECT_EQ(issue["count"], 1);
    EXPECT_EQ(issue["message"], "a.geojson: row 2 has the outline of row 0");
    EXPECT_TRUE(issueOf(layer, "duplicate-key").is_null());
}

TEST_F(ReadingReportTest, ThePageSpeaksFourLanguages)
{
    write("stakes.csv", "name;lat;lon\nгора;42°18′70″;130°15′00″\n");
    const auto reports = probed("stakes.csv");
    const std::vector<std::pair<Language, std::vector<std::string>>> words{
        {Language::English, {"Rows damaged or missing", "Impossible place", "Sample rows"}},
        {Language::Chinese, {"损坏或缺失的行数", "不可能的位置", "示例行"}},
        {Language::Russian, {"Строк повреждено или отсутствует", "Невозможное место"}},
        {Language::Mongolian, {"Гэмтсэн эсвэл дутуу мөр", "Боломжгүй байршил", "Жишээ мөр"}}};
    for (const auto& [language, texts] : words) {
        const auto page = probePage(reports, language);
        for (const auto& text : texts) {
            EXPECT_THAT(page, HasSubstr(text)) << code(language);
        }
        EXPECT_THAT(page, HasSubstr("<td>гора</td>"));
        EXPECT_EQ(page.find("report_"), std::string::npos) << "a word is missing";
    }
}

} // namespace
} // namespace ecotone::harmonise
