#include "core/cartography/legend.h"
#include "core/cartography/scene.h"
#include "tests/support/fake_measurer.h"
#include "tests/support/memory_map.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <gtest/gtest.h>

/// What names and codes a map carries, asked as text: positions are millimetres on a sheet at
/// 1:250,000.
namespace ecotone::cartography {
namespace {

const MapKnowledge& knowledge()
{
    static const MapKnowledge all = MapKnowledge::load().value();
    return all;
}

class LabelledMap : public ::testing::Test
{
protected:
    static constexpr double scale = 250000.0;
    static constexpr int left = 3000000; ///< Metres.
    static constexpr int low = 1000000;

    void SetUp() override
    {
        m_request.viewport.width = 60.0;
        m_request.viewport.height = 40.0;
        m_request.viewport.unitsPerMillimetre = 1.0;
        m_request.viewport.metresPerPixel = scale / 1000.0;
        m_request.viewport.centre = {left + 30.0 * metres, low + 20.0 * metres};
        m_request.language = Language::English;
    }
    static constexpr double metres = scale / 1000.0; ///< Of a millimetre.

    static std::string at(double x, double y)
    {
        return std::to_string(std::lround((left + x * metres) * 100.0)) + " " +
               std::to_string(std::lround((low + y * metres) * 100.0));
    }
    static std::string box(double x, double y, double width, double height)
    {
        return "POLYGON((" + at(x, y) + "," + at(x + width, y) + "," + at(x + width, y + height) +
               "," + at(x, y + height) + "," + at(x, y) + "))";
    }
    model::Feature& place(const std::string& kind,
                          double x,
                          double y,
                          std::array<std::string, 4> names,
                          const std::string& country)
    {
        model::Feature& feature = m_map.addFeature("place", "POINT(" + at(x, y) + ")", names[0]);
        feature.names.text = std::move(names);
        feature.values["kind"] = kind;
        feature.values["country"] = country;
        return feature;
    }
    Scene scene()
    {
        auto built = buildScene(m_map, knowledge(), m_request, m_measurer);
        EXPECT_TRUE(built) << built.error().detail;
        return built ? *std::move(built) : Scene{};
    }
    /// Names on the map in the order of the alphabet, both languages of one joined by " / ".
    std::string names()
    {
        std::vector<std::string> all;
        for (PlacedLabel& label : scene().labels) {
            for (std::size_t end = 0; (end = label.text.find('\n')) != std::string::npos;) {
                label.text.replace(end, 1, " / ");
            }
            all.push_back(std::move(label.text));
        }
        std::ranges::sort(all);
        std::string text;
        for (const std::string& name : all) {
            text += (text.empty() ? "" : ", ") + name;
        }
        return text;
    }

    ecotone::testing::MemoryMap m_map;
    tests::FakeMeasurer m_measurer;
    SceneRequest m_request;
};

TEST_F(LabelledMap, NamesStandInTheReadersLanguageUnlessTwoAreWanted)
{
    place("city", 10, 30, {"Vladivostok", "符拉迪沃斯托克", "Владивосток", ""}, "RU");
    place("city", 10, 10, {"Hunchun", "珲春", "Хуньчунь", ""}, "CN");
    EXPECT_EQ(names(), "Hunchun, Vladivostok");
    m_request.labelling.names = Names::ReaderAndLocal;
    EXPECT_EQ(names(), "Hunchun / 珲春, Vladivostok / Владивосток");
    m_request.language = Language::Chinese;
    EXPECT_EQ(names(), "珲春, 符拉迪沃斯托克 / Владивосток") << "their own is written once";
    m_request.language = Language::Russian;
    EXPECT_EQ(names(), "Владивосток, Хуньчунь / 珲春");
    m_request.language = Language::Mongolian;
    EXPECT_EQ(names(), "Hunchun* / 珲春, Vladivostok* / Владивосток") << "a fallback is marked";
}

TEST_F(LabelledMap, PlacesOfSeveralSidesHaveTheNamesOfTheOthersOnLinesOfTheirOwn)
{
    place("crossing_road", 10, 20, {"Suifenhe", "绥芬河", "Суйфэньхэ", ""}, "CN;RU").localName =
        "绥芬河 / Пограничный";
    m_request.labelling.names = Names::ReaderAndLocal;
    m_request.language = Language::Chinese;
    EXPECT_EQ(names(), "绥芬河 / Пограничный");
}

TEST_F(LabelledMap, AStyleMayWantTwoNamesAndARequestOne)
{
    place("city", 10, 10, {"Hunchun", "珲春", "Хуньчунь", ""}, "CN");
    MapKnowledge other = knowledge();
    other.style.labelling.names = Names::ReaderAndLocal;
    const auto two = buildScene(m_map, other, m_request, m_measurer);
    EXPECT_EQ(two.value().labels.at(0).text, "Hunchun\n珲春");
    m_request.labelling.names = Names::Reader;
    const auto one = buildScene(m_map, other, m_request, m_measurer);
    EXPECT_EQ(one.value().labels.at(0).text, "Hunchun");
}

TEST_F(LabelledMap, TheProfileDecidesHowNamesAreWritten)
{
    place("city", 10, 10, {"Vladivostok", "符拉迪沃斯托克", "Владивосток", ""}, "RU")
        .values["code"] = std::string{"P01"};
    place("sea", 40, 20, {"Sea of Japan", "", "", ""}, "");
    m_request.language = Language::Chinese;
    EXPECT_EQ(names(), "符拉迪沃斯托克");
    m_request.profile = "cn_public";
    EXPECT_EQ(names(), "符拉迪沃斯托克(海参崴)");
}

TEST_F(LabelledMap, ARiverHasItsSecondNameElsewhereAlongIt)
{
    model::Feature& river =
        m_map.addFeature("river", "LINESTRING(" + at(1, 20) + "," + at(59, 20) + ")", "Tumen");
    river.names.text = {"Tumen", "图们江", "", ""};
    river.localName = "图们江";
    river.values["rank"] = std::int64_t{1};
    EXPECT_EQ(names(), "Tumen");
    m_request.labelling.names = Names::ReaderAndLocal;
    EXPECT_EQ(names(), "Tumen, 图们江");
}

TEST_F(LabelledMap, CodesStandInLargePatchesOnlyAndTheLegendNamesThem)
{
    m_map.addPatch(box(0, 0, 40, 40), "F11", "CN");
    m_map.addPatch(box(40, 0, 4, 40), "F12", "CN");  // As high, and too narrow.
    m_map.addPatch(box(44, 0, 16, 40), "U01", "CN"); // Nothing is known of it.
    EXPECT_EQ(names(), "");
    m_request.labelling.codes = Codes::With;
    const Scene with = scene();
    ASSERT_EQ(with.labels.size(), 1U);
    EXPECT_EQ(with.labels[0].text, "F11");
    const PictureBox& code = with.labels[0].boxes.at(0);
    EXPECT_NEAR(code.centre().x, 20.0, 3.0);
    EXPECT_NEAR(code.centre().y, 20.0, 6.0);
    const std::string legend =
        buildLegend(with.contents, knowledge(), {}, Language::English).text();
    EXPECT_NE(legend.find("F11\tF11 " + knowledge().classification.name("F11", Language::English)),
              std::string::npos)
        << legend;
}

TEST_F(LabelledMap, CodesYieldToNamesAndToGroupsOfClasses)
{
    m_map.addPatch(box(0, 0, 60, 40), "F11", "CN");
    m_request.labelling.codes = Codes::With;
    EXPECT_EQ(names(), "F11");
    m_request.level = 2;
    EXPECT_EQ(names(), "");
    m_request.level = 0;
    place("range", 30, 20, {"Mount Laoyeling", "", "", ""}, "CN");
    EXPECT_EQ(names(), "Mount Laoyeling");
}

TEST_F(LabelledMap, ADotHasNoNameOfAnArea)
{
    model::Feature& reserve =
        m_map.addFeature("protected_area", box(20, 20, 3, 3), "Kedrovaya Pad");
    reserve.values["status"] = std::string{"designated"};
    EXPECT_EQ(names(), "");
    reserve.shape = geometry::gridFromWkt(box(20, 10, 20, 15)).value();
    EXPECT_EQ(names(), "Kedrovaya Pad");
}

} // namespace
} // namespace ecotone::cartography
