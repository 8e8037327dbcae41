#include "core/cartography/outline_arcs.h"
#include "core/cartography/outline_raster.h"
#include "core/cartography/outline_tiles.h"
#include "core/cartography/patch_raster.h"
#include "core/geometry/wkb.h"
#include "tests/support/fractal_patches.h"
#include "tests/support/memory_map.h"

#include <algorithm>
#include <cmath>
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

std::vector<OutlineLook> looksOf(const OutlineTiles& tiles)
{
    std::vector<OutlineLook> looks;
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
    auto image = paintOutlines(tiles, view, looksOf(tiles), {}, {});
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
        // From 12 to 137 m a pixel: all three levels.
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

TEST(OutlineTiles, ComeBackFromTheirFiles)
{
    ecotone::testing::MemoryMap map;
    addTo(map, crooked());
    const OutlineTiles tiles = built(map);
    OutlineTiles read;
    for (int level = 0; level < OutlineTiles::levels; ++level) {
        ASSERT_TRUE(read.addBytes(level, tiles.toBytes(level, state), state));
    }
    EXPECT_TRUE(read == tiles);
}

TEST(OutlineTiles, AFileThatIsCutForeignOrChangedIsNeverTaken)
{
    ecotone::testing::MemoryMap map;
    map.addPatch("POLYGON((0 0, 300000 0, 300000 500000, 0 500000))", "F11", "CN");
    const std::string bytes = built(map).toBytes(1, state);
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        std::string changed = bytes;
        changed[at] = static_cast<char>(changed[at] ^ 4);
        ASSERT_FALSE(OutlineTiles{}.addBytes(1, changed, state)) << at;
        ASSERT_FALSE(OutlineTiles{}.addBytes(1, std::string_view{bytes}.substr(0, at), state))
            << at;
    }
    EXPECT_FALSE(OutlineTiles{}.addBytes(0, bytes, state));
    EXPECT_FALSE(OutlineTiles{}.addBytes(1, bytes, "map.gpkg 4-0100"));
    EXPECT_TRUE(OutlineTiles{}.addBytes(1, bytes, state));
}

} // namespace
} // namespace ecotone::cartography
