#include "core/harmonise/probe.h"
#include "tests/support/transcoded.h"

#include "scene.h"
#include <algorithm>
#include <nlohmann/json.hpp>

/// What becomes of a text whose encoding cannot be known: a question with two readings, an answer
/// in the recipe, and the text as it was meant.
namespace ecotone::harmonise {
namespace {

using Json = nlohmann::json;

class EncodingQuestion : public SceneTest
{
protected:
    Recipe places(const std::string& file, const std::string& encoding)
    {
        return recipe("version = 1\n[source]\nfile = \"" + file +
                      "\"\ncountry = \"RU\"\n[reading]\ncrs = \"EPSG:4326\"\nencoding = \"" +
                      encoding + "\"\n[use]\nrole = \"layer:place\"\n[names]\nlocal = \"NAME\"\n");
    }

    FileReport probed(const std::string& file)
    {
        const std::vector<std::filesystem::path> files{folder() / file};
        ProbeHints hints;
        hints.crs = "EPSG:4326";
        auto reports = probe(files, hints);
        EXPECT_TRUE(reports.has_value());
        return reports ? reports->front() : FileReport{};
    }

    /// The local names of the places that a recipe brings in.
    std::vector<std::string> broughtIn(const Recipe& recipe)
    {
        const auto report = run({recipe});
        EXPECT_TRUE(report.has_value()) << (report ? "" : report.error().detail);
        std::vector<std::string> names;
        if (report) {
            const auto project = open();
            EXPECT_TRUE(project->visitFeatures("place", {}, [&](const model::Feature& feature) {
                names.push_back(feature.localName);
                return true;
            }));
        }
        return names;
    }
};

/// The reading that shows `text`; empty: neither does.
std::string readingWith(const LayerReport& layer, const std::string& text)
{
    for (const EncodingReading& reading : layer.encoding.readings) {
        if (std::ranges::find(reading.texts, text) != reading.texts.end()) {
            return reading.name;
        }
    }
    return {};
}

const std::string heading = "NAME,lon,lat\n";

TEST_F(EncodingQuestion, AShortWordIsAskedAboutAndTheRecipeAnswers)
{
    write("place.csv", heading + test::transcoded("луг", "KOI8-R").value() + ",131.5,43.1\n");
    const FileReport report = probed("place.csv");
    ASSERT_EQ(report.layers.size(), 1U);
    const LayerReport& layer = report.layers[0];
    EXPECT_FALSE(layer.encoding.decided) << layer.encoding.evidence.english();
    ASSERT_EQ(layer.encoding.readings.size(), 2U);
    const std::string answer = readingWith(layer, "луг");
    EXPECT_EQ(answer, "KOI8-R");
    EXPECT_EQ(exitCode(std::vector{report}), 4);
    const auto json = Json::parse(probeJson(std::vector{report}));
    EXPECT_EQ(json[0]["layers"][0]["encoding"]["readings"].size(), 2U);
    EXPECT_NE(probePage(std::vector{report}, Language::Russian).find("KOI8-R: луг"),
              std::string::npos);
    EXPECT_EQ(suggestedRecipe(report, layer, folder()).encoding, "auto");

    const auto refused = run({places("place.csv", "auto")});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::EncodingUndecided);
    EXPECT_EQ(exitCode(refused.error().code), 4);
    for (const EncodingReading& reading : layer.encoding.readings) {
        EXPECT_NE(refused.error().detail.find(reading.name + " (\"" + reading.texts.at(0) + "\")"),
                  std::string::npos)
            << refused.error().detail;
    }
    EXPECT_EQ(broughtIn(places("place.csv", answer)), std::vector<std::string>{"луг"});
}

TEST_F(EncodingQuestion, DoubledTextIsAskedAboutAndTheRecipeAnswers)
{
    write("place.csv",
          heading + test::readAsLatin1(test::transcoded("луг", "CP1251").value()) +
              ",131.5,43.1\n");
    const FileReport report = probed("place.csv");
    const LayerReport& layer = report.layers.at(0);
    EXPECT_FALSE(layer.encoding.decided) << layer.encoding.evidence.english();
    const std::string answer = readingWith(layer, "луг");
    EXPECT_EQ(answer, "CP1251 read as ISO-8859-1") << layer.encoding.evidence.english();
    EXPECT_EQ(broughtIn(places("place.csv", answer)), std::vector<std::string>{"луг"});
}

TEST_F(EncodingQuestion, AMixedFileIsReadRowByRowAndItsRecipeStaysSo)
{
    const std::vector<std::string> meant{
        "Кедровая Падь", "Барабаш", "Славянка", "Уссурийск", "Хасанский район", "река Туманная"};
    std::string text = heading;
    for (std::size_t i = 0; i < meant.size(); ++i) {
        text += test::transcoded(meant[i], i % 2 == 0 ? "CP1251" : "UTF-8").value() + ",131.5,43." +
                std::to_string(i) + "\n";
    }
    write("place.csv", text);
    const FileReport report = probed("place.csv");
    const LayerReport& layer = report.layers.at(0);
    EXPECT_TRUE(layer.encoding.decided) << layer.encoding.evidence.english();
    EXPECT_EQ(layer.encoding.mixed.size(), 1U);
    EXPECT_TRUE(std::ranges::any_of(
        layer.issues, [](const Finding& each) { return each.code == "encoding-mixed"; }));
    EXPECT_EQ(suggestedRecipe(report, layer, folder()).encoding, "auto");
    EXPECT_EQ(broughtIn(places("place.csv", "auto")), meant);
}

} // namespace
} // namespace ecotone::harmonise
