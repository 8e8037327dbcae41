#include "core/cartography/legend.h"
#include "core/cartography/partition_raster.h"
#include "core/cartography/qml.h"
#include "core/cartography/scene.h"
#include "tests/support/fake_measurer.h"
#include "tests/support/sample_landscape.h"

#include <algorithm>
#include <cstdlib>
#include <gtest/gtest.h>

namespace ecotone::cartography {
namespace {

class SceneTest : public ::testing::Test
{
protected:
    static void SetUpTestSuite() { s_knowledge = new MapKnowledge{MapKnowledge::load().value()}; }
    static void TearDownTestSuite() { delete s_knowledge; }

    void SetUp() override
    {
        m_request.viewport = fittedLonLat({129.0, 42.3, 132.2, 44.5}, 900.0, 700.0);
    }
    Scene scene()
    {
        auto built = buildScene(m_map, *s_knowledge, m_request, m_measurer);
        EXPECT_TRUE(built) << built.error().detail;
        return built ? *std::move(built) : Scene{};
    }
    static std::string layers(const DisplayList& picture)
    {
        std::string all;
        for (const Item& item : picture.items) {
            if (const auto* layer = std::get_if<BeginLayer>(&item)) {
                all += (all.empty() ? "" : " ") + layer->name;
            }
        }
        return all;
    }
    static const PartitionFill* partition(const DisplayList& picture)
    {
        for (const Item& item : picture.items) {
            if (const auto* found = std::get_if<PartitionFill>(&item)) {
                return found;
            }
        }
        return nullptr;
    }

    static MapKnowledge* s_knowledge;
    ecotone::testing::MemoryMap m_map;
    tests::FakeMeasurer m_measurer;
    SceneRequest m_request;
};

MapKnowledge* SceneTest::s_knowledge = nullptr;

/// Premultiplied colours, one laid on the other.
std::uint32_t over(std::uint32_t above, std::uint32_t below)
{
    const std::uint32_t through = 255U - (above >> 24U);
    std::uint32_t sum = 0;
    for (const unsigned shift : {0U, 8U, 16U, 24U}) {
        sum |= ((above >> shift & 255U) + (below >> shift & 255U) * through / 255U) << shift;
    }
    return sum;
}

TEST_F(SceneTest, LayersLieInTheirUsualOrder)
{
    tests::addPatches(m_map, 12, 12);
    tests::addLayers(m_map);
    EXPECT_EQ(layers(scene().picture),
              "habitat river road protected_area camera_station reference_line place labels");
}

TEST_F(SceneTest, InternalLayersStayAwayFromOutputsAndAreNamed)
{
    tests::addLayers(m_map);
    m_request.internalLayers = false;
    const Scene built = scene();
    EXPECT_EQ(layers(built.picture).find("camera_station"), std::string::npos);
    EXPECT_EQ(built.picture.texts().find("secret"), std::string::npos);
    EXPECT_EQ(built.contents.internalLayersLeftOut, std::vector<std::string>{"camera_station"});
}

TEST_F(SceneTest, NamesAreInTheLanguageAndFallbacksAreMarked)
{
    tests::addLayers(m_map);
    m_request.language = Language::Mongolian;
    const Scene built = scene();
    EXPECT_NE(built.picture.texts().find("Хүньчүнь"), std::string::npos) << built.picture.texts();
    EXPECT_NE(built.picture.texts().find("*"), std::string::npos) << built.picture.texts();
    EXPECT_TRUE(built.contents.signs.contains("unreviewed_name"));
}

TEST_F(SceneTest, ClassesFollowTheLevel)
{
    tests::addPatches(m_map, 24, 24);
    const auto codes = [this] {
        std::string all;
        for (const auto& [code, presence] : scene().contents.classes) {
            all += code + " ";
        }
        return all;
    };
    m_request.level = 1;
    EXPECT_EQ(codes(), "A B F G H R S U00 W ");
    m_request.level = 2;
    EXPECT_NE(codes().find("F1 F2 F3 "), std::string::npos) << codes();
    m_request.level = 3;
    EXPECT_NE(codes().find("F11 F12 "), std::string::npos) << codes();
}

TEST_F(SceneTest, AreasOfClassesAddUpToTheWhole)
{
    tests::addPatches(m_map, 12, 12);
    geometry::Area whole;
    geometry::Box box;
    ASSERT_TRUE(m_map.visitPatches({}, [&](const model::PatchView& patch) {
        box.extend(geometry::boundsOf(m_map.patch(patch.id)->outline));
        if (patch.country != "KP") {
            whole += geometry::Area::fromHalfSquareCentimetres(patch.areaHalfSquareCentimetres);
        }
        return true;
    }));
    m_request.viewport = fitted(box, 900.0, 700.0);
    geometry::Area sum;
    for (const auto& [code, presence] : scene().contents.classes) {
        sum += presence.area;
    }
    EXPECT_EQ(sum, whole);
}

TEST_F(SceneTest, NeighboursKeepTheSameBorderAtEveryScale)
{
    tests::addPatches(m_map, 20, 20);
    for (const double size : {900.0, 120.0, 25.0}) {
        m_request.viewport = fittedLonLat({126.0, 39.0, 136.0, 49.0}, size, size);
        const Scene built = scene();
        const PartitionFill* parts = partition(built.picture);
        ASSERT_NE(parts, nullptr);
        // Every inner edge occurs once in each direction: only edges of the rim stay alone.
        std::map<std::array<double, 4>, int> edges;
        for (const PartitionFill::Class& part : parts->classes) {
            for (std::size_t ring = 0; ring < part.path.parts(); ++ring) {
                PicturePoint before = part.path.points[part.path.end(ring) - 1];
                for (std::size_t i = part.path.starts[ring]; i < part.path.end(ring); ++i) {
                    const PicturePoint now = part.path.points[i];
                    if (before < now) {
                        ++edges[{before.x, before.y, now.x, now.y}];
                    } else {
                        --edges[{now.x, now.y, before.x, before.y}];
                    }
                    before = now;
                }
            }
        }
        const auto alone =
            std::ranges::count_if(edges, [](const auto& edge) { return edge.second != 0; });
        EXPECT_LE(alone, 4 * 20 + 8) << size;
    }
}

TEST_F(SceneTest, ScreenAndPageShowTheSameColoursAndMarks)
{
    tests::addPatches(m_map, 20, 20);
    const Scene page = scene();
    m_request.form = HabitatForm::Pixels;
    MapKnowledge linesAside = *s_knowledge;
    linesAside.style.outline.width = linesAside.style.lightOutline.width = 0.0;
    const auto built = buildScene(m_map, linesAside, m_request, m_measurer);
    ASSERT_TRUE(built) << built.error().detail;
    const Scene& screen = *built;
    EXPECT_EQ(layers(screen.picture), layers(page.picture));
    const auto drawn = std::ranges::find_if(screen.picture.items, [](const Item& item) {
        return std::holds_alternative<ImageItem>(item);
    });
    ASSERT_NE(drawn, screen.picture.items.end());
    const auto& image = std::get<ImageItem>(*drawn);
    std::vector<std::uint32_t> pixels(image.pixels.size());
    ASSERT_NE(partition(page.picture), nullptr);
    const auto rows = [&image](std::vector<std::uint32_t>& target) {
        return PixelRows{
            target.data(), static_cast<std::size_t>(image.width), image.width, image.height, 0, 0};
    };
    rasterise(*partition(page.picture), 1.0, rows(pixels));
    for (const Item& item : page.picture.items) {
        if (const auto* marks = std::get_if<PatternFill>(&item)) {
            std::vector<std::uint32_t> above(pixels.size());
            rasterise(*marks, 1.0, rows(above));
            for (std::size_t i = 0; i < pixels.size(); ++i) {
                pixels[i] = over(above[i], pixels[i]);
            }
        }
    }
    std::size_t different = 0;
    for (std::size_t i = 0; i < pixels.size(); ++i) {
        for (const unsigned shift : {0U, 8U, 16U}) {
            const auto a = static_cast<int>(pixels[i] >> shift & 255U);
            const auto b = static_cast<int>(image.pixels[i] >> shift & 255U);
            if (std::abs(a - b) > 24) {
                ++different;
                break;
            }
        }
    }
    EXPECT_LT(different, pixels.size() / 50); // 2 %
}

TEST_F(SceneTest, SmallScalesFromTheOverviewShowWhatPatchesShow)
{
    tests::addPatches(m_map, 40, 40);
    m_request.form = HabitatForm::Pixels;
    m_request.labels = false;
    ASSERT_LT(scene().contents.level, 3);
    const auto imageOf = [](const Scene& built) {
        for (const Item& item : built.picture.items) {
            if (const auto* image = std::get_if<ImageItem>(&item)) {
                return *image;
            }
        }
        return ImageItem{};
    };
    const ImageItem patches = imageOf(scene());
    m_request.pyramid = std::make_shared<ClassPyramid>(ClassPyramid::build(m_map).value());
    const ImageItem overview = imageOf(scene());
    ASSERT_EQ(overview.pixels.size(), patches.pixels.size());
    std::size_t different = 0;
    for (std::size_t i = 0; i < patches.pixels.size(); ++i) {
        const auto green = [i](const ImageItem& image) {
            return static_cast<int>(image.pixels[i] >> 8U & 255U);
        };
        different += std::abs(green(overview) - green(patches)) > 48 ? 1U : 0U;
    }
    // Marks of patterns lie in the overview's picture and above the other.
    EXPECT_LT(different, patches.pixels.size() / 12);
}

TEST_F(SceneTest, RatingsAreShownOnlyWhereTheSpeciesLives)
{
    tests::addPatches(m_map, 12, 12);
    m_request.theme = Theme::fromText("rating:tiger").value();
    EXPECT_TRUE(scene().contents.signs.contains("rating.high") ||
                scene().contents.signs.contains("rating.very_high"));
    m_request.theme = Theme::fromText("rating:snow_leopard").value();
    const Scene built = scene();
    EXPECT_TRUE(built.contents.signs.contains("rating.not_assessed"));
    EXPECT_FALSE(built.contents.signs.contains("rating.high"));
}

TEST_F(SceneTest, LandWithoutDeliveriesIsAMaskAndNoClass)
{
    tests::addPatches(m_map, 12, 12);
    const Scene built = scene();
    EXPECT_TRUE(built.contents.signs.contains("mask"));
    const Legend legend =
        buildLegend(built.contents, *s_knowledge, m_request.theme, Language::English);
    EXPECT_NE(legend.text().find("mask\tNo data\n"), std::string::npos) << legend.text();
}

TEST_F(SceneTest, HiddenParentsHideTheirChildren)
{
    tests::addPatches(m_map, 12, 12);
    const std::size_t all = partition(scene().picture)->classes.size();
    m_request.hiddenClasses = {"F"};
    const Scene built = scene();
    EXPECT_LT(partition(built.picture)->classes.size(), all);
}

TEST_F(SceneTest, CanBeStopped)
{
    tests::addPatches(m_map, 20, 20);
    std::stop_source stop;
    stop.request_stop();
    const auto built =
        buildScene(m_map, *s_knowledge, m_request, m_measurer, Progress{{}, stop.get_token()});
    ASSERT_FALSE(built);
    EXPECT_EQ(built.error().code, ErrorCode::Cancelled);
}

TEST_F(SceneTest, StoredStylesCarryEveryClassWithItsColour)
{
    const StoredStyle style = habitatStyle(*s_knowledge, Language::Russian);
    for (const habitat::HabitatClass& known : s_knowledge->classification.classes()) {
        EXPECT_NE(style.qml.find("value=\"" + known.code + "\""), std::string::npos) << known.code;
        EXPECT_NE(style.sld.find(Color::fromRgb(known.rgb).hex()), std::string::npos) << known.code;
    }
    EXPECT_NE(style.qml.find("Кедрово-широколиственные леса"), std::string::npos);
}

} // namespace
} // namespace ecotone::cartography
