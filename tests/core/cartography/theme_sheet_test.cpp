#include "core/cartography/legend.h"
#include "core/cartography/scene.h"
#include "core/cartography/theme_sheet.h"
#include "tests/support/fake_measurer.h"
#include "tests/support/memory_map.h"

#include <gtest/gtest.h>

namespace ecotone::cartography {
namespace {

const MapKnowledge& program()
{
    static const MapKnowledge knowledge = MapKnowledge::load().value();
    return knowledge;
}

ThemeSheet sheet(std::string_view json)
{
    auto read = ThemeSheet::fromJson(json, "mine", "mine.json");
    EXPECT_TRUE(read) << read.error().detail;
    return read ? *std::move(read) : ThemeSheet{};
}

TEST(ThemeSheets, OfTheProgramHaveNamesInFourLanguagesAndKnownClasses)
{
    const auto themes = ThemeSheets::builtIn();
    ASSERT_TRUE(themes) << themes.error().detail;
    ASSERT_EQ(themes->all().size(), 3U);
    EXPECT_EQ(themes->all()[0].code, "habitat");
    for (const ThemeSheet& each : themes->all()) {
        EXPECT_TRUE(each.name.complete()) << each.code;
        EXPECT_TRUE(themes->isBuiltIn(each.code));
        EXPECT_FALSE(themes->isChanged(each.code));
        const Style style = themes->styled(program().style, each);
        for (const auto& [code, said] : style.classes) {
            EXPECT_NE(program().classification.find(code), nullptr) << code;
        }
    }
    EXPECT_TRUE(themes->documents().empty());
}

TEST(ThemeSheets, ColourAClassAsTheyAreAsked)
{
    auto themes = ThemeSheets::builtIn().value();
    themes.put(sheet(R"({"name":{"en":"Mine"},"base":"cn_landuse","classes":{
        "F11":{"fill":"#102030","outline":{"color":"#FF0000","width_mm":0.4}}}})"));
    const Style style = themes.styled(program().style, *themes.find("mine"));
    const auto* korean = program().classification.find("F11");
    EXPECT_EQ(style.fillOf(*korean).hex(), "#102030");
    EXPECT_EQ(style.patternOf(*korean), korean->pattern);
    ASSERT_NE(style.outlineOf("F11"), nullptr);
    EXPECT_EQ(style.outlineOf("F11")->width, 0.4);
    // Where it is silent its base speaks, and there the classification.
    const Style chinese = themes.styled(program().style, *themes.find("cn_landuse"));
    const auto* spruce = program().classification.find("F12");
    EXPECT_EQ(style.fillOf(*spruce), chinese.fillOf(*spruce));
    EXPECT_NE(style.fillOf(*spruce), Color::fromRgb(spruce->rgb));
    const auto* unmapped = program().classification.find("U00");
    EXPECT_EQ(style.fillOf(*unmapped), Color::fromRgb(unmapped->rgb));
}

TEST(ThemeSheets, SayInWhichLanguagesNamesStandAndWhetherCodesDo)
{
    auto themes = ThemeSheets::builtIn().value();
    themes.put(sheet(R"({"base":"habitat","names":"two","codes":"with"})"));
    const Style style = themes.styled(program().style, *themes.find("mine"));
    EXPECT_EQ(style.labelling, (Labelling{Names::ReaderAndLocal, Codes::With}));
    EXPECT_EQ(program().style.labelling, Labelling{}) << "neither without a theme's word";
    const auto kept = themes.documents();
    ASSERT_EQ(kept.size(), 1U);
    EXPECT_EQ(ThemeSheets::of(kept).value(), themes);
    const auto wrong = ThemeSheet::fromJson(R"({"names":"three"})", "mine", "mine.json");
    ASSERT_FALSE(wrong);
    EXPECT_NE(wrong.error().detail.find("mine.json: names: no word \"three\""), std::string::npos)
        << wrong.error().detail;
}

TEST(ThemeSheets, AreKeptAsDocumentsAndComeBackEqual)
{
    auto themes = ThemeSheets::builtIn().value();
    themes.put(sheet(R"({"name":{"en":"Mine","zh":"我的"},"base":"habitat",
        "classes":{"W13":{"fill":"#66C7DC","pattern":"dots"}},
        "layers":{"habitat":{"opacity":0.5,"max_denominator":500000},"road":{"labels":false}},
        "layer_order":["road","river"],"level3_to":100000,"level2_to":1000000})"));
    ThemeSheet changed = *themes.find("habitat");
    changed.classes["F11"].fill = Color::fromRgb(0x010203);
    themes.put(changed);
    const auto documents = themes.documents();
    ASSERT_EQ(documents.size(), 2U);
    EXPECT_EQ(documents[0].name, "habitat");
    const auto again = ThemeSheets::of(documents);
    ASSERT_TRUE(again) << again.error().detail;
    EXPECT_EQ(*again, themes);
    EXPECT_TRUE(again->isChanged("habitat"));
    themes.remove("habitat");
    EXPECT_FALSE(themes.isChanged("habitat"));
    EXPECT_NE(themes.find("habitat"), nullptr);
    themes.remove("mine");
    EXPECT_EQ(themes.find("mine"), nullptr);
    EXPECT_TRUE(themes.documents().empty());
}

TEST(ThemeSheets, NameWhatIsWrongInADocument)
{
    const auto wrong = [](std::string_view json) {
        const auto read = ThemeSheet::fromJson(json, "mine", "mine.json");
        return read ? std::string{"read"} : read.error().detail;
    };
    EXPECT_EQ(wrong("{"), "mine.json: is no JSON");
    EXPECT_EQ(wrong(R"({"classes":{"F11":{"fill":"blue"}}})"),
              "mine.json: classes.F11.fill: \"blue\" is no colour #RRGGBB");
    EXPECT_EQ(wrong(R"({"classes":{"F11":{"pattern":"waves"}}})"),
              "mine.json: classes.F11.pattern: no pattern \"waves\"");
    EXPECT_EQ(wrong(R"({"layers":{"road":{"opacity":"half"}}})"),
              "mine.json: layers.road.opacity: no number of 0 or more");
    EXPECT_EQ(wrong(R"({"version":2})"), "mine.json: version: made by a newer program");
}

TEST(ThemeSheets, LeaveOutOneThatCannotBeReadAndSaySo)
{
    const std::vector<model::Document> documents{{0, "theme", "broken", 1, "{"},
                                                 {0, "theme", "later", 1, R"({"base":"moon"})"},
                                                 {0, "theme", "good", 1, R"({"base":"habitat"})"},
                                                 {0, "layout", "A4", 1, "{}"}};
    const auto themes = ThemeSheets::of(documents).value();
    EXPECT_EQ(themes.all().size(), 4U);
    EXPECT_NE(themes.find("good"), nullptr);
    ASSERT_EQ(themes.complaints().size(), 2U);
    EXPECT_EQ(themes.complaints()[0], "theme \"broken\": is no JSON");
    EXPECT_EQ(themes.complaints()[1],
              "theme \"later\" builds on \"moon\", which this program does not have");
}

TEST(ThemeSheets, AreFoundByCodeAndByNameInAnyLanguage)
{
    const auto themes = ThemeSheets::builtIn().value();
    EXPECT_EQ(themes.theme("").value(), Theme{});
    EXPECT_EQ(themes.theme("habitat").value(), Theme{});
    EXPECT_EQ(themes.theme("cn_landuse").value().text(), "sheet:cn_landuse");
    EXPECT_EQ(themes.theme("sheet:cn_landuse").value().sheet, "cn_landuse");
    EXPECT_EQ(themes.theme("仿俄罗斯植被图式").value().sheet, "ru_vegetation");
    EXPECT_EQ(themes.theme("rating:tiger").value().kind, Theme::Kind::Rating);
    EXPECT_NE(themes.theme("atlas").error().detail.find("\"cn_landuse\""), std::string::npos);
    EXPECT_EQ(themes.theme("sheet:atlas").error().code, ErrorCode::NotFound);
}

/// Two squares of 4 km side by side, and a road through both.
class ThemedScene : public ::testing::Test
{
protected:
    void SetUp() override
    {
        m_map.addPatch("POLYGON((300000000 100000000,300400000 100000000,300400000 "
                       "100400000,300000000 100400000,300000000 100000000))",
                       "F11",
                       "CN");
        m_map.addPatch("POLYGON((300400000 100000000,300800000 100000000,300800000 "
                       "100400000,300400000 100400000,300400000 100000000))",
                       "F12",
                       "CN");
        m_map.addFeature("road", "LINESTRING(300000000 100200000,300800000 100200000)", "Road");
        m_request.viewport.centre = {3004000.0, 1002000.0};
        m_request.viewport.metresPerPixel = 20.0;
        m_request.viewport.width = 500.0;
        m_request.viewport.height = 300.0;
        m_request.background = false;
    }

    Scene drawn(std::string_view json)
    {
        MapKnowledge knowledge = program();
        auto themes = ThemeSheets::builtIn().value();
        themes.put(sheet(json));
        knowledge.style = themes.styled(program().style, *themes.find("mine"));
        auto built = buildScene(m_map, knowledge, m_request, m_measurer);
        EXPECT_TRUE(built) << built.error().detail;
        return built ? *std::move(built) : Scene{};
    }
    static std::string fills(const Scene& scene)
    {
        std::string text;
        for (const Item& item : scene.picture.items) {
            if (const auto* found = std::get_if<PartitionFill>(&item)) {
                for (const auto& part : found->classes) {
                    text += part.color.hex() + "/" + std::to_string(part.color.alpha) + " ";
                }
            }
        }
        return text;
    }
    static int strokesOf(const Scene& scene, std::string_view hex)
    {
        int count = 0;
        for (const Item& item : scene.picture.items) {
            const auto* line = std::get_if<StrokePath>(&item);
            count += line != nullptr && line->color.hex() == hex ? 1 : 0;
        }
        return count;
    }
    static bool hasLayer(const Scene& scene, std::string_view name)
    {
        for (const Item& item : scene.picture.items) {
            const auto* layer = std::get_if<BeginLayer>(&item);
            if (layer != nullptr && layer->name == name) {
                return true;
            }
        }
        return false;
    }

    testing::MemoryMap m_map;
    tests::FakeMeasurer m_measurer;
    SceneRequest m_request;
};

TEST_F(ThemedScene, DrawsFillsOutlinesAndOpacity)
{
    const Scene scene = drawn(R"({"classes":{
        "F11":{"fill":"#102030","outline":{"color":"#FF0000","width_mm":0.4}},
        "F12":{"fill":"#405060"}},"layers":{"habitat":{"opacity":0.5}}})");
    EXPECT_EQ(fills(scene), "#102030/128 #405060/128 ");
    EXPECT_EQ(strokesOf(scene, "#FF0000"), 1);
}

TEST_F(ThemedScene, DrawsOutlinesOverPixelsToo)
{
    m_request.form = HabitatForm::Pixels;
    const Scene scene =
        drawn(R"({"classes":{"F11":{"outline":{"color":"#FF0000","width_mm":0.4}}}})");
    EXPECT_EQ(strokesOf(scene, "#FF0000"), 1);
}

TEST_F(ThemedScene, HidesLayersOutsideTheirScales)
{
    ASSERT_TRUE(hasLayer(drawn("{}"), "road"));
    const double scale = m_request.viewport.scaleDenominator();
    const auto until = [&](std::string_view layer, double to) {
        return R"({"layers":{")" + std::string{layer} + R"(":{"max_denominator":)" +
               std::to_string(to) + "}}}";
    };
    EXPECT_FALSE(hasLayer(drawn(until("road", scale - 1.0)), "road"));
    EXPECT_TRUE(hasLayer(drawn(until("road", scale + 1.0)), "road"));
    EXPECT_FALSE(hasLayer(drawn(until("habitat", scale - 1.0)), "habitat"));
}

TEST_F(ThemedScene, ShowsTheLevelTheThemeWantsOnMapAndLegendAlike)
{
    const Scene fine = drawn("{}");
    EXPECT_EQ(fine.contents.level, 3);
    const Scene coarse = drawn(R"({"level3_to":1000,"level2_to":100000000})");
    EXPECT_EQ(coarse.contents.level, 2);
    ASSERT_EQ(coarse.contents.classes.size(), 1U);
    EXPECT_EQ(coarse.contents.classes.at("F1").patches, 2);
    const Legend legend = buildLegend(coarse.contents, program(), Theme{}, Language::English);
    EXPECT_NE(legend.text().find("F1\t"), std::string::npos) << legend.text();
    EXPECT_EQ(legend.text().find("F11\t"), std::string::npos) << legend.text();
}

} // namespace
} // namespace ecotone::cartography
