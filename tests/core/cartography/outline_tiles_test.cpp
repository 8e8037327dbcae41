#include "core/base/file.h"
#include "core/base/platform.h"
#include "core/cartography/outline_arcs.h"
#include "core/cartography/outline_raster.h"
#include "core/cartography/outline_tiles.h"
#include "core/cartography/patch_raster.h"
#include "core/geometry/wkb.h"
#include "tests/support/fractal_patches.h"
#include "tests/support/memory_map.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <string>

namespace ecotone::cartography {
namespace {

constexpr Color green = Color::fromRgb(0x127452);
constexpr Color sand = Color::fromRgb(0xEFB481);
constexpr std::string_view state = "map.gpkg 3-00ff";

/// 24 km each way, patches of 600 m, two classes in turn.
tests::FractalGrid crooked()
{
    tests::FractalGrid grid;
    grid.columns = 40;
    grid.rows = 40;
    grid.cell = 60'000;
    grid.depth = 5;
    return grid;
}

void addTo(ecotone::testing::MemoryMap& map, const tests::FractalGrid& grid)
{
    std::size_t count = 0;
    for (geometry::Polygon& outline : grid.patches()) {
        model::Patch patch;
        patch.outline = std::move(outline);
        map.addPatch(std::move(patch), count++ % 2 == 0 ? "F11" : "G11", "CN");
    }
}

OutlineTiles built(ecotone::testing::MemoryMap& map)
{
    auto tiles = OutlineTiles::build(map, {0.0, 0.0, 24'000.0, 24'000.0});
    EXPECT_TRUE(tiles) << tiles.error().detail;
    return *std::move(tiles);
}

std::vector<InkLook> looksOf(const OutlineTiles& tiles)
{
    std::vector<InkLook> looks;
    for (const PatchKind& kind : tiles.kinds()) {
        looks.push_back({kind.classCode.empty()    ? Color{0, 0, 0, 0}
                         : kind.classCode == "F11" ? green
                                                   : sand});
    }
    return looks;
}

Viewport viewOf(double metresPerPixel, double width, double height)
{
    Viewport view;
    view.centre = {12'037.0, 11'981.0};
    view.metresPerPixel = metresPerPixel;
    view.width = width;
    view.height = height;
    return view;
}

ImageItem painted(const OutlineTiles& tiles, const Viewport& view)
{
    OutlineMemory memory;
    auto image = paintOutlines(
        std::make_shared<const OutlineTiles>(tiles), view, looksOf(tiles), {}, {}, memory);
    EXPECT_TRUE(image) << image.error().detail;
    return image ? *std::move(image) : ImageItem{};
}

/// "1|2: 10,0 10,10" an arc.
std::string textOf(const std::string& bytes)
{
    TileReader reader{bytes};
    std::vector<TilePatch> patches;
    reader.patches(patches);
    std::string text;
    reader.arcs(
        patches.size(),
        [](std::uint32_t, std::uint32_t) { return true; },
        [&](std::uint32_t inside, std::uint32_t outside, std::span<const TilePoint> points) {
            text += std::to_string(inside) + "|" + std::to_string(outside) + ":";
            for (const TilePoint point : points) {
                text += " " + std::to_string(point.x) + "," + std::to_string(point.y);
            }
            text += "\n";
        });
    return text;
}

std::string arcsOf(const std::vector<std::vector<TilePoint>>& rings)
{
    OutlineArcs arcs;
    std::vector<TilePatch> patches;
    for (const std::vector<TilePoint>& ring : rings) {
        patches.push_back({1, 100});
        arcs.addRing(static_cast<std::uint32_t>(patches.size()), ring);
    }
    TileWriter writer{patches};
    arcs.write(writer);
    return textOf(writer.take());
}

TEST(OutlineTiles, ABorderOfTwoPatchesIsOneArc)
{
    EXPECT_EQ(arcsOf({{{0, 0}, {0, 900}, {10, 900}, {10, 5}, {10, 0}},
                      {{10, 0}, {10, 5}, {10, 900}, {25, 900}, {25, 0}}}),
              "1|0: 0,0 0,900 10,900\n"
              "1|2: 10,900 10,5 10,0\n"
              "1|0: 10,0 0,0\n"
              "2|0: 10,900 25,900 25,0 10,0\n");
}

TEST(OutlineTiles, AVertexThatOnlyOneSideHasLeavesTwoLines)
{
    EXPECT_EQ(
        arcsOf({{{0, 0}, {0, 9}, {10, 9}, {10, 0}}, {{10, 0}, {10, 5}, {10, 9}, {25, 9}, {25, 0}}}),
        "1|0: 0,0 0,9 10,9 10,0 0,0\n"
        "2|0: 10,0 10,5 10,9 25,9 25,0 10,0\n");
}

TEST(OutlineTiles, WhereAPatchRunsBackAlongItselfNothingIsDrawn)
{
    EXPECT_EQ(arcsOf({{{0, 0}, {0, 9}, {0, 15}, {0, 9}, {9, 9}, {9, 0}}}),
              "1|0: 0,0 0,9\n"
              "1|0: 0,9 9,9 9,0 0,0\n");
}

TEST(OutlineTiles, NothingShinesThroughAGapFreeCoverageAtAnyScaleAndTurn)
{
    ecotone::testing::MemoryMap map;
    addTo(map, crooked());
    const OutlineTiles tiles = built(map);
    for (int scale = 0; scale < 20; ++scale) {
        // From 12 to 137 m a pixel: both levels.
        const double metres = 12.0 * std::pow(1.137, scale);
        const double side = std::floor(15'000.0 / metres);
        Viewport view = viewOf(metres, side, std::floor(0.6 * side));
        for (int turn = 0; turn < 8; ++turn) {
            view.rotationDegrees = turn * 45.0 + 7.0 * scale;
            const ImageItem image = painted(tiles, view);
            EXPECT_EQ(std::ranges::count_if(
                          image.pixels, [](std::uint32_t pixel) { return pixel >> 24U != 255U; }),
                      0)
                << metres << " m a pixel, turned by " << view.rotationDegrees;
        }
    }
}

TEST(OutlineTiles, ShowWhatThePatchesShow)
{
    ecotone::testing::MemoryMap map;
    addTo(map, crooked());
    const OutlineTiles tiles = built(map);
    for (const double metres : {12.0, 30.0, 50.0, 97.0}) {
        Viewport view = viewOf(metres, 160.0, 120.0);
        view.rotationDegrees = 17.0;
        PatchRaster raster{view, {}, 0.0, {}};
        ASSERT_TRUE(map.visitPatches({}, [&](const model::PatchView& patch) {
            raster.add(patch.geometryBlob, {patch.classCode == "F11" ? green : sand});
            return true;
        }));
        const auto patches = raster.finish();
        ASSERT_TRUE(patches);
        const ImageItem image = painted(tiles, view);
        std::int64_t away = 0;
        for (std::size_t i = 0; i < image.pixels.size(); ++i) {
            const auto red = [i](const ImageItem& of) {
                return static_cast<int>(of.pixels[i] >> 16U & 255U);
            };
            away += std::abs(red(image) - red(*patches));
        }
        // The two colours are 221 apart: on average less than 3 % of that.
        EXPECT_LT(away, 7 * static_cast<std::int64_t>(image.pixels.size())) << metres;
    }
}

TEST(OutlineTiles, AnUpdateWhereAnEditWasIsRightInEveryLevel)
{
    ecotone::testing::MemoryMap before;
    ecotone::testing::MemoryMap after;
    const std::string rest = "POLYGON((600000 0, 2400000 0, 2400000 2400000, 600000 2400000))";
    before.addPatch("POLYGON((0 0, 300000 0, 300000 500000, 0 500000))", "F11", "CN");
    before.addPatch("POLYGON((300000 0, 600000 0, 600000 500000, 300000 500000))", "G11", "CN");
    before.addPatch(rest, "F11", "CN");
    after.addPatch("POLYGON((0 0, 410000 0, 410000 500000, 0 500000))", "F11", "CN");
    after.addPatch("POLYGON((410000 0, 600000 0, 600000 500000, 410000 500000))", "G11", "CN");
    after.addPatch(rest, "F11", "CN");
    OutlineTiles tiles = built(before);
    const geometry::Box edited = geometry::boundsOf(
        geometry::gridFromWkt("POLYGON((0 0, 600000 0, 600000 500000, 0 500000))").value());
    ASSERT_TRUE(tiles.update(after, std::vector{edited}));
    EXPECT_TRUE(tiles == built(after));
    EXPECT_FALSE(tiles == built(before));
    for (const double metres : {12.0, 48.0, 96.0}) {
        const Viewport view = viewOf(metres, std::floor(24'000 / metres), 1.0);
        Viewport low = view;
        low.centre = {12'000.0, 2'500.0};
        const ImageItem image = painted(tiles, low);
        const auto at = [&](double x) {
            return image.pixels[static_cast<std::size_t>(x / metres)] & 0xFFFFFFU;
        };
        EXPECT_EQ(at(3'700.0), 0x127452U) << metres;
        EXPECT_EQ(at(5'000.0), 0xEFB481U) << metres;
        EXPECT_EQ(at(9'000.0), 0x127452U) << metres;
    }
}

class OutlineTilesFile : public ::testing::Test
{
protected:
    ~OutlineTilesFile() override { std::filesystem::remove_all(m_folder); }
    OutlineTiles written(ecotone::testing::MemoryMap& map)
    {
        const auto file = TileFile::create(m_path, OutlineTiles::magic).value();
        const auto built = OutlineTiles::build(map, {0.0, 0.0, 24'000.0, 24'000.0}, {}, file);
        EXPECT_TRUE(built.value().storedIn(file, state));
        return OutlineTiles::read(m_path, state).value();
    }
    /// Whether what is in the file can be drawn.
    [[nodiscard]] bool isWhole() const
    {
        auto read = OutlineTiles::read(m_path, state);
        if (!read) {
            return false;
        }
        const auto tiles = std::make_shared<const OutlineTiles>(*std::move(read));
        OutlineMemory memory;
        for (const double metres : {12.0, 48.0, 96.0}) {
            if (!paintOutlines(tiles, viewOf(metres, 400, 400), looksOf(*tiles), {}, {}, memory)) {
                return false;
            }
        }
        return true;
    }

    std::filesystem::path m_folder = platform::makeTemporaryFolder().value();
    std::filesystem::path m_path = m_folder / "map.outlines";
};

TEST_F(OutlineTilesFile, GivesBackWhatWasBuilt)
{
    ecotone::testing::MemoryMap map;
    addTo(map, crooked());
    EXPECT_TRUE(written(map) == built(map));
}

TEST_F(OutlineTilesFile, IsNeverDrawnWhenItIsCutForeignOrChanged)
{
    ecotone::testing::MemoryMap map;
    map.addPatch("POLYGON((1100000 1100000, 1300000 1100000, 1300000 1300000, 1100000 1300000))",
                 "F11",
                 "CN");
    static_cast<void>(written(map));
    const std::string bytes = readFile(m_path).value();
    ASSERT_TRUE(isWhole());
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        std::string changed = bytes;
        changed[at] = static_cast<char>(changed[at] ^ 4);
        std::ofstream{m_path, std::ios::binary} << changed;
        ASSERT_FALSE(isWhole()) << at;
        std::ofstream{m_path, std::ios::binary} << std::string_view{bytes}.substr(0, at);
        ASSERT_FALSE(isWhole()) << at;
    }
    std::ofstream{m_path, std::ios::binary} << bytes;
    EXPECT_TRUE(isWhole());
    EXPECT_FALSE(OutlineTiles::read(m_path, "map.gpkg 4-0100"));
}

TEST(OutlineTiles, OutlinesAloneHaveTheirCasingBelow)
{
    ecotone::testing::MemoryMap map;
    map.addPatch("POLYGON((0 0, 1200000 0, 1200000 2400000, 0 2400000))", "F11", "CN");
    map.addPatch("POLYGON((1200000 0, 2400000 0, 2400000 2400000, 1200000 2400000))", "G11", "CN");
    const auto tiles = std::make_shared<const OutlineTiles>(built(map));
    Viewport view = viewOf(12.0, 20.0, 4.0);
    view.centre = {12'000.0, 12'000.0};
    MapInks inks;
    inks.thin = {Color::fromRgb(0x000000), 4.0};
    inks.light = {Color::fromRgb(0xFFFFFF), 2.0};
    std::vector<InkLook> looks(tiles->kinds().size());
    OutlineMemory memory;
    for (std::size_t ink = 1; ink < looks.size(); ++ink) {
        looks[ink].line = PatchLine::Cased;
    }
    const ImageItem image = paintOutlines(tiles, view, looks, inks, {}, memory).value();
    const std::vector<std::uint32_t> row(image.pixels.begin() + 20, image.pixels.begin() + 40);
    EXPECT_EQ(row[7], 0U) << "nothing inside";
    EXPECT_EQ(row[8], 0xFF000000U);
    EXPECT_EQ(row[9], 0xFFFFFFFFU);
    EXPECT_EQ(row[10], 0xFFFFFFFFU);
    EXPECT_EQ(row[11], 0xFF000000U);
    EXPECT_EQ(row[12], 0U);
}

TEST(OutlineTiles, OtherColoursOfAViewArePaintedFromTheArcsAtHand)
{
    ecotone::testing::MemoryMap map;
    addTo(map, crooked());
    const auto tiles = std::make_shared<const OutlineTiles>(built(map));
    const Viewport view = viewOf(20.0, 300.0, 200.0);
    MapInks inks;
    inks.light = {Color::fromRgb(0x000000), 1.0};
    std::vector<InkLook> looks = looksOf(*tiles);
    OutlineMemory memory;
    ASSERT_TRUE(paintOutlines(tiles, view, looks, inks, {}, memory));
    const PixelArcs* const arcs = memory.tiles.data();
    for (InkLook& look : looks) {
        look.fill = look.fill.alpha == 0 ? look.fill : Color::fromRgb(0x335577);
        look.line = PatchLine::Light;
    }
    const auto again = paintOutlines(tiles, view, looks, inks, {}, memory);
    EXPECT_EQ(memory.tiles.data(), arcs);
    OutlineMemory none;
    const auto fresh = paintOutlines(tiles, view, looks, inks, {}, none);
    EXPECT_EQ(again.value().pixels, fresh.value().pixels);
    EXPECT_NE(std::ranges::count(fresh.value().pixels, 0xFF335577U), 0);
    // Lines alone, and then fills: small patches are needed again.
    for (InkLook& look : looks) {
        look.fill = Color{0, 0, 0, 0};
    }
    const Viewport far = viewOf(130.0, 150.0, 100.0);
    ASSERT_TRUE(paintOutlines(tiles, far, looks, inks, {}, memory));
    const auto filled = paintOutlines(tiles, far, looksOf(*tiles), inks, {}, memory);
    EXPECT_EQ(filled.value().pixels, painted(*tiles, far).pixels);
}

} // namespace
} // namespace ecotone::cartography
