#include "core/cartography/class_pyramid.h"
#include "core/cartography/pyramid_raster.h"
#include "tests/support/fractal_patches.h"
#include "tests/support/memory_map.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <string>

namespace ecotone::cartography {
namespace {

constexpr std::string_view state = "map.gpkg 3-00ff";

/// Four kilometres each way: A in the west, B in the east, the border at 1,920 m (60 samples).
void addHalves(ecotone::testing::MemoryMap& map)
{
    map.addPatch("POLYGON((0 0, 192000 0, 192000 400000, 0 400000))", "F11", "CN", "LBC");
    map.addPatch("POLYGON((192000 0, 400000 0, 400000 400000, 192000 400000))", "G11", "RU", "LBC");
}

/// The classes of one row of samples of a tile, with how many there are in turn.
std::string rowOf(const ClassPyramid& pyramid, int level, int row)
{
    const ClassPyramid::Tile tile = pyramid.tile(level, 0, 0);
    std::string text;
    for (std::size_t i = 0; i < ClassPyramid::tileSide;) {
        const auto* const start = &tile[static_cast<std::size_t>(row) * ClassPyramid::tileSide];
        std::size_t end = i;
        while (end < ClassPyramid::tileSide && start[end] == start[i]) {
            ++end;
        }
        const std::string& code = pyramid.kinds()[start[i]].classCode;
        text += std::to_string(end - i) + " " + (code.empty() ? "-" : code) + " ";
        i = end;
    }
    return text;
}

TEST(ClassPyramid, HoldsTheClassOfEverySampleAtEveryLevel)
{
    ecotone::testing::MemoryMap map;
    addHalves(map);
    const ClassPyramid pyramid = ClassPyramid::build(map).value();
    // The tile's upper edge lies at 8,192 m; row 200 is at 1,776 m.
    EXPECT_EQ(rowOf(pyramid, 0, 200), "60 F11 65 G11 131 - ");
    EXPECT_EQ(rowOf(pyramid, 0, 20), "256 - ");
    EXPECT_EQ(pyramid.levels(), 1);
    EXPECT_FALSE(pyramid.contested());
}

TEST(ClassPyramid, CoarserLevelsTakeEverySecondSample)
{
    ecotone::testing::MemoryMap map;
    map.addPatch("POLYGON((0 0, 512000 0, 512000 819200, 0 819200))", "F11", "CN");
    map.addPatch("POLYGON((512000 0, 1638400 0, 1638400 819200, 512000 819200))", "G11", "CN");
    const ClassPyramid pyramid = ClassPyramid::build(map).value();
    ASSERT_EQ(pyramid.levels(), 2);
    EXPECT_EQ(rowOf(pyramid, 0, 7), "160 F11 96 G11 ");
    EXPECT_EQ(rowOf(pyramid, 1, 7), "80 F11 176 G11 ");
    EXPECT_EQ(pyramid.levelFor(31.0), -1);
    EXPECT_EQ(pyramid.levelFor(63.0), 0);
    EXPECT_EQ(pyramid.levelFor(5000.0), 1);
}

TEST(ClassPyramid, NoSampleInsideAGapFreeCoverageIsEmptyOrContested)
{
    tests::FractalGrid grid;
    grid.columns = 40;
    grid.rows = 40;
    grid.cell = 20'480;
    grid.depth = 5;
    ecotone::testing::MemoryMap map;
    for (geometry::Polygon& outline : grid.patches()) {
        model::Patch patch;
        patch.outline = std::move(outline);
        map.addPatch(std::move(patch), "F11", "CN");
    }
    const ClassPyramid pyramid = ClassPyramid::build(map).value();
    EXPECT_FALSE(pyramid.contested());
    const ClassPyramid::Tile tile = pyramid.tile(0, 0, 0);
    EXPECT_EQ(std::ranges::count(tile, 0), 0); // 40 x 204.8 m are 256 x 32 m.
}

TEST(ClassPyramid, AnUpdateWhereAnEditWasGivesWhatANewBuildGives)
{
    ecotone::testing::MemoryMap before;
    addHalves(before);
    ClassPyramid pyramid = ClassPyramid::build(before).value();
    ecotone::testing::MemoryMap after;
    after.addPatch("POLYGON((0 0, 256000 0, 256000 400000, 0 400000))", "F11", "CN", "LBC");
    after.addPatch(
        "POLYGON((256000 0, 400000 0, 400000 400000, 256000 400000))", "W13", "RU", "LBC");
    const geometry::Box edited = geometry::boundsOf(
        geometry::gridFromWkt("POLYGON((192000 0, 400000 0, 400000 400000, 192000 400000))")
            .value());
    ASSERT_TRUE(pyramid.update(after, std::vector{edited}));
    EXPECT_EQ(rowOf(pyramid, 0, 200), "80 F11 45 W13 131 - ");
}

TEST(ClassPyramid, RefusesAnEditBeyondItsRim)
{
    ecotone::testing::MemoryMap map;
    addHalves(map);
    ClassPyramid pyramid = ClassPyramid::build(map).value();
    geometry::Box far;
    far.extend(-5'000'000, 0);
    far.extend(-4'000'000, 100);
    EXPECT_FALSE(pyramid.update(map, std::vector{far}));
}

TEST(ClassPyramid, OverlapsAreKnownAndNotGivenToEither)
{
    ecotone::testing::MemoryMap map;
    addHalves(map);
    map.addPatch("POLYGON((100000 0, 150000 0, 150000 400000, 100000 400000))", "W13", "CN");
    EXPECT_TRUE(ClassPyramid::build(map).value().contested());
}

TEST(ClassPyramid, ComesBackFromItsFile)
{
    ecotone::testing::MemoryMap map;
    addHalves(map);
    const ClassPyramid pyramid = ClassPyramid::build(map).value();
    const auto read = ClassPyramid::fromBytes(pyramid.toBytes(state), state);
    ASSERT_TRUE(read) << read.error().detail;
    EXPECT_EQ(*read, pyramid);
}

TEST(ClassPyramid, AFileThatIsCutForeignOrChangedIsNeverTaken)
{
    ecotone::testing::MemoryMap map;
    addHalves(map);
    const std::string bytes = ClassPyramid::build(map).value().toBytes(state);
    for (std::size_t length = 0; length < bytes.size(); ++length) {
        ASSERT_FALSE(ClassPyramid::fromBytes(std::string_view{bytes}.substr(0, length), state))
            << length;
    }
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        std::string changed = bytes;
        changed[at] = static_cast<char>(changed[at] ^ 4);
        ASSERT_FALSE(ClassPyramid::fromBytes(changed, state)) << at;
    }
    EXPECT_FALSE(ClassPyramid::fromBytes("SQLite format 3", state));
    const auto other = ClassPyramid::fromBytes(bytes, "map.gpkg 4-0100");
    ASSERT_FALSE(other);
    EXPECT_EQ(other.error().code, ErrorCode::NotFound);
}

TEST(ClassPyramid, PixelsShowTheMeanOfTheirSamplesHoweverTurned)
{
    ecotone::testing::MemoryMap map;
    addHalves(map);
    const ClassPyramid pyramid = ClassPyramid::build(map).value();
    const std::vector<InkLook> looks{{}, {Color::fromRgb(0x127452)}, {Color::fromRgb(0xEFB481)}};
    Viewport view;
    view.width = 8;
    view.height = 8;
    view.metresPerPixel = 128.0;
    view.centre = {1920.0 + 32.0, 2000.0};
    const ImageItem image = paintPyramid(pyramid, view, looks, {}).value();
    // The border cuts the fourth pixel at three quarters.
    const std::vector<std::uint32_t> row(image.pixels.begin() + 16, image.pixels.begin() + 24);
    EXPECT_EQ(row[2], 0xFF127452U);
    EXPECT_EQ(row[3], 0xFF49845EU);
    EXPECT_EQ(row[4], 0xFFEFB481U);
    for (int degrees = 0; degrees < 360; degrees += 45) {
        view.rotationDegrees = degrees;
        const ImageItem turned = paintPyramid(pyramid, view, looks, {}).value();
        EXPECT_TRUE(std::ranges::all_of(turned.pixels, [](std::uint32_t p) {
            return p >> 24U == 255U;
        })) << degrees;
    }
}

} // namespace
} // namespace ecotone::cartography
