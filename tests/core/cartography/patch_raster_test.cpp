#include "core/cartography/patch_raster.h"
#include "core/geometry/wkb.h"
#include "tests/support/fractal_patches.h"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <set>

namespace ecotone::cartography {
namespace {

constexpr Color green = Color::fromRgb(0x127452);
constexpr Color sand = Color::fromRgb(0xEFB481);
constexpr Color nothing{0, 0, 0, 0};

std::string blobOf(const geometry::Polygon& polygon)
{
    return geometry::toGeoPackageBlob(polygon, 990001);
}

std::string blobOf(std::string_view wkt)
{
    return blobOf(geometry::gridFromWkt(wkt).value().polygons.at(0));
}

/// One pixel a metre; the plane's (0, 0) is the lower left corner of the picture.
Viewport metres(double width, double height)
{
    Viewport view;
    view.centre = {width / 2.0, height / 2.0};
    view.metresPerPixel = 1.0;
    view.width = width;
    view.height = height;
    return view;
}

ImageItem painted(const Viewport& view,
                  const std::vector<std::pair<std::string, PatchInk>>& patches,
                  PixelLine thin = {})
{
    PatchRaster raster{view, {thin, {}, {}}, 0.0, {}};
    for (const auto& [blob, ink] : patches) {
        raster.add(blob, ink);
    }
    auto picture = raster.finish();
    EXPECT_TRUE(picture) << picture.error().detail;
    return picture ? *std::move(picture) : ImageItem{};
}

std::ptrdiff_t background(const ImageItem& image)
{
    return std::ranges::count_if(image.pixels,
                                 [](std::uint32_t pixel) { return pixel >> 24U != 255U; });
}

TEST(PatchRaster, NothingShinesThroughAGapFreeCoverageAtAnyScaleAndTurn)
{
    tests::FractalGrid grid;
    grid.columns = 24;
    grid.rows = 24;
    grid.depth = 5;
    std::vector<std::pair<std::string, PatchInk>> patches;
    for (const geometry::Polygon& patch : grid.patches()) {
        const Color color = patches.size() % 2 == 0 ? green : sand;
        patches.emplace_back(blobOf(patch), PatchInk{color});
    }
    Viewport view = metres(260.0, 150.0);
    view.centre = {12'037.0, 11'981.0};
    for (int scale = 0; scale < 20; ++scale) {
        // From 12 cm to 40 m a pixel: a part of one patch up to nearly all of them.
        view.metresPerPixel = 0.12 * std::pow(1.36, scale);
        for (int turn = 0; turn < 8; ++turn) {
            view.rotationDegrees = turn * 45.0 + 7.0 * scale;
            EXPECT_EQ(background(painted(view, patches)), 0)
                << view.metresPerPixel << " m a pixel, turned by " << view.rotationDegrees;
        }
    }
}

TEST(PatchRaster, APixelShowsTheShareOfEachColour)
{
    // The border stands at 2.25 m, so the third pixel is a quarter green.
    const auto picture =
        painted(metres(5.0, 3.0),
                {{blobOf("POLYGON((0 0, 225 0, 225 300, 0 300))"), PatchInk{Color{0, 200, 0}}},
                 {blobOf("POLYGON((225 0, 500 0, 500 300, 225 300))"), PatchInk{Color{0, 0, 0}}}});
    const std::vector<std::uint32_t> row(picture.pixels.begin() + 5, picture.pixels.begin() + 10);
    EXPECT_EQ(row,
              (std::vector<std::uint32_t>{
                  0xFF00C800U, 0xFF00C800U, 0xFF003200U, 0xFF000000U, 0xFF000000U}));
}

TEST(PatchRaster, AHoleIsLeftOpenHoweverTheRingsTurn)
{
    for (const char* wkt : {"POLYGON((0 0, 900 0, 900 900, 0 900), (300 300, 300 600, 600 600, "
                            "600 300))",
                            "POLYGON((0 0, 0 900, 900 900, 900 0), (300 300, 600 300, 600 600, "
                            "300 600))"}) {
        const auto picture = painted(metres(9.0, 9.0), {{blobOf(wkt), PatchInk{green}}});
        EXPECT_EQ(background(picture), 9) << wkt;
        EXPECT_EQ(picture.pixels[4 * 9 + 4], 0U);
    }
}

TEST(PatchRaster, SeesAPatchAMillionTimesLargerThanThePicture)
{
    // 2,000 km wide; its slanting side cuts the picture in two.
    Viewport view = metres(64.0, 64.0);
    view.metresPerPixel = 0.05;
    view.centre = {0.0, 0.0};
    const auto picture = painted(
        view,
        {{blobOf("POLYGON((-100000000 -100000000, 100000000 -100000000, 100000000 100000000))"),
          PatchInk{green}},
         {blobOf("POLYGON((-100000000 -100000000, 100000000 100000000, -100000000 100000000))"),
          PatchInk{sand}}});
    EXPECT_EQ(background(picture), 0);
    EXPECT_EQ(picture.pixels[10 * 64 + 5], 0xFFEFB481U);
    EXPECT_EQ(picture.pixels[60 * 64 + 50], 0xFF127452U);
}

TEST(PatchRaster, ABorderDrawnFromBothSidesIsAsThinAsOne)
{
    const PixelLine line{Color{0, 0, 0}, 0.4};
    const auto left = std::pair{blobOf("POLYGON((-5000 -5000, 1740 -5000, 2310 9000, -5000 9000))"),
                                PatchInk{nothing, PatchLine::Thin}};
    const auto right = std::pair{blobOf("POLYGON((1740 -5000, 9000 -5000, 9000 9000, 2310 9000))"),
                                 PatchInk{nothing, PatchLine::Thin}};
    const Viewport view = metres(40.0, 40.0);
    const auto one = painted(view, {left}, line);
    EXPECT_GT(std::ranges::count_if(one.pixels, [](std::uint32_t p) { return p != 0; }), 39);
    EXPECT_EQ(painted(view, {left, right}, line).pixels, one.pixels);
}

TEST(PatchRaster, PatchesThatOverlapAreMixedAndNeverBrighter)
{
    const std::string square = blobOf("POLYGON((0 0, 400 0, 400 400, 0 400))");
    const auto picture =
        painted(metres(4.0, 4.0),
                {{square, PatchInk{Color{200, 100, 0}}}, {square, PatchInk{Color{0, 100, 200}}}});
    EXPECT_EQ(std::set<std::uint32_t>(picture.pixels.begin(), picture.pixels.end()),
              std::set<std::uint32_t>{0xFF646464U});
}

TEST(PatchRaster, MarksLieOnTheFillOfPatchesLargeEnoughForThem)
{
    // Lines two pixels wide at every fourth row, around the rows' upper sides.
    Pattern lines;
    lines.spacing = 4.0;
    lines.width = 2.0;
    lines.ink = Color{0, 0, 0};
    PatchRaster raster{metres(24.0, 8.0), {}, 6.0, {}};
    const int marks = raster.addPattern(lines);
    raster.add(blobOf("POLYGON((0 0, 800 0, 800 800, 0 800))"), {sand, PatchLine::None, marks});
    raster.add(blobOf("POLYGON((800 0, 1600 0, 1600 800, 800 800))"),
               {sand, PatchLine::None, marks});
    raster.add(blobOf("POLYGON((1600 0, 2000 0, 2000 800, 1600 800))"),
               {sand, PatchLine::None, marks});
    const auto picture = raster.finish();
    ASSERT_TRUE(picture);
    std::string seen;
    for (std::size_t row = 0; row < 8; ++row) {
        for (const std::size_t column : {3U, 8U, 18U, 22U}) {
            const std::uint32_t pixel = picture->pixels[row * 24 + column];
            seen += pixel == 0             ? ' '
                    : pixel == 0xFF000000U ? '#'
                    : pixel == 0xFFEFB481U ? '.'
                                           : '?';
        }
        seen += '\n';
    }
    EXPECT_EQ(seen, "##. \n... \n... \n##. \n##. \n... \n... \n##. \n");
}

TEST(PatchRaster, BrokenBytesAreAnErrorAndNoPicture)
{
    const std::string whole = blobOf("POLYGON((0 0, 400 0, 400 400, 0 400))");
    for (std::size_t length = 0; length < whole.size(); length += 7) {
        PatchRaster raster{metres(4.0, 4.0), {}, 0.0, {}};
        raster.add(std::string_view{whole}.substr(0, length), {green});
        const auto picture = raster.finish();
        ASSERT_FALSE(picture) << length;
        EXPECT_EQ(picture.error().code, ErrorCode::InvalidGeometry);
    }
}

TEST(PatchRaster, CanBeLeftUnfinished)
{
    const std::string blob =
        blobOf("POLYGON((0 0, 40000 100, 39000 30000, 0 29000, 50 1000, 20 20))");
    // Its threads may still paint when it goes; what they paint on has to stay.
    for (int round = 0; round < 20; ++round) {
        PatchRaster raster{metres(400.0, 300.0), {}, 0.0, {}};
        for (int i = 0; i < 4000; ++i) {
            raster.add(blob, {green});
        }
    }
}

TEST(PatchRaster, CanBeStopped)
{
    std::stop_source stop;
    PatchRaster raster{metres(4.0, 4.0), {}, 0.0, Progress{{}, stop.get_token()}};
    raster.add(blobOf("POLYGON((0 0, 400 0, 400 400, 0 400))"), {green});
    stop.request_stop();
    const auto picture = raster.finish();
    ASSERT_FALSE(picture);
    EXPECT_EQ(picture.error().code, ErrorCode::Cancelled);
}

} // namespace
} // namespace ecotone::cartography
