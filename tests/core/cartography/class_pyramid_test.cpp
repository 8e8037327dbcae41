#include "core/base/file.h"
#include "core/base/platform.h"
#include "core/cartography/class_pyramid.h"
#include "core/cartography/pyramid_raster.h"
#include "tests/support/fractal_patches.h"
#include "tests/support/memory_map.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <string>

namespace ecotone::cartography {
namespace {

constexpr std::string_view state = "map.gpkg 3-00ff";

/// Four kilometres each way: A in the west, B in the east, the border at 1,920 m (120 samples).
void addHalves(ecotone::testing::MemoryMap& map)
{
    map.addPatch("POLYGON((0 0, 192000 0, 192000 400000, 0 400000))", "F11", "CN", "LBC");
    map.addPatch("POLYGON((192000 0, 400000 0, 400000 400000, 192000 400000))", "G11", "RU", "LBC");
}

/// The classes of one row of samples of a tile, with how many there are in turn.
std::string rowOf(const ClassPyramid& pyramid, int level, int row)
{
    const ClassPyramid::Tile tile = pyramid.tile(level, 0, 0).value();
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
    // The tile's upper edge lies at 4,096 m; row 200 is at 888 m, row 2 at 4,056 m.
    EXPECT_EQ(rowOf(pyramid, 0, 200), "120 F11 130 G11 6 - ");
    EXPECT_EQ(rowOf(pyramid, 0, 2), "256 - ");
    EXPECT_EQ(pyramid.levels(), 1);
    EXPECT_FALSE(pyramid.contested());
}

TEST(ClassPyramid, CoarserLevelsTakeEverySecondSample)
{
    ecotone::testing::MemoryMap map;
    map.addPatch("POLYGON((0 0, 256000 0, 256000 409600, 0 409600))", "F11", "CN");
    map.addPatch("POLYGON((256000 0, 819200 0, 819200 409600, 256000 409600))", "G11", "CN");
    const ClassPyramid pyramid = ClassPyramid::build(map).value();
    ASSERT_EQ(pyramid.levels(), 2);
    EXPECT_EQ(rowOf(pyramid, 0, 7), "160 F11 96 G11 ");
    EXPECT_EQ(rowOf(pyramid, 1, 7), "80 F11 176 G11 ");
    EXPECT_EQ(pyramid.levelFor(15.0), -1);
    EXPECT_EQ(pyramid.levelFor(31.0), 0);
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
    const ClassPyramid::Tile tile = pyramid.tile(0, 0, 0).value();
    EXPECT_EQ(std::ranges::count(tile, 0), 0); // 40 x 204.8 m are 512 x 16 m: four tiles.
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
    EXPECT_EQ(rowOf(pyramid, 0, 200), "160 F11 90 W13 6 - ");
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

class ClassPyramidFile : public ::testing::Test
{
protected:
    ~ClassPyramidFile() override { std::filesystem::remove_all(m_folder); }
    /// The overview of the halves, built into the file and read back.
    ClassPyramid written()
    {
        ecotone::testing::MemoryMap map;
        addHalves(map);
        const auto file = TileFile::create(m_path, ClassPyramid::magic).value();
        const ClassPyramid built = ClassPyramid::build(map, {}, file).value();
        EXPECT_TRUE(built.storedIn(file, state));
        return ClassPyramid::read(m_path, state).value();
    }
    /// Whether what is in the file can be drawn.
    [[nodiscard]] bool isWhole() const
    {
        const auto pyramid = ClassPyramid::read(m_path, state);
        return pyramid && pyramid->tile(0, 0, 0);
    }

    std::filesystem::path m_folder = platform::makeTemporaryFolder().value();
    std::filesystem::path m_path = m_folder / "map.overview";
};

TEST_F(ClassPyramidFile, GivesBackWhatWasBuilt)
{
    ecotone::testing::MemoryMap map;
    addHalves(map);
    const ClassPyramid read = written();
    EXPECT_EQ(read, ClassPyramid::build(map).value());
    EXPECT_EQ(rowOf(read, 0, 200), "120 F11 130 G11 6 - ");
}

TEST_F(ClassPyramidFile, IsThereWhenItIsWholeAndNotBefore)
{
    {
        ecotone::testing::MemoryMap map;
        addHalves(map);
        const auto file = TileFile::create(m_path, ClassPyramid::magic).value();
        ASSERT_TRUE(ClassPyramid::build(map, {}, file));
        EXPECT_FALSE(std::filesystem::exists(m_path));
    }
    EXPECT_TRUE(std::filesystem::is_empty(m_folder)) << "what is not finished goes";
}

TEST_F(ClassPyramidFile, TakesInWhatAnEditChanged)
{
    ClassPyramid pyramid = written();
    ecotone::testing::MemoryMap after;
    after.addPatch("POLYGON((0 0, 192000 0, 192000 400000, 0 400000))", "W13", "CN", "LBC");
    after.addPatch(
        "POLYGON((192000 0, 400000 0, 400000 400000, 192000 400000))", "G11", "RU", "LBC");
    geometry::Box edited;
    edited.extend(0, 0);
    edited.extend(192'000, 400'000);
    ASSERT_TRUE(pyramid.update(after, std::vector{edited}));
    const auto file = TileFile::create(m_path, ClassPyramid::magic).value();
    ASSERT_TRUE(pyramid.storedIn(file, "map.gpkg 4-0100"));
    const ClassPyramid read = ClassPyramid::read(m_path, "map.gpkg 4-0100").value();
    EXPECT_EQ(rowOf(read, 0, 200), "120 W13 130 G11 6 - ");
}

TEST_F(ClassPyramidFile, IsNeverDrawnWhenItIsCutForeignOrChanged)
{
    static_cast<void>(written());
    const std::string bytes = readFile(m_path).value();
    ASSERT_TRUE(isWhole());
    // Every byte of head and index, some of the tile's.
    const auto next = [&bytes](std::size_t at) {
        return at < 64 || at + 400 > bytes.size() ? at + 1 : at + 29;
    };
    for (std::size_t at = 0; at < bytes.size(); at = next(at)) {
        std::string changed = bytes;
        changed[at] = static_cast<char>(changed[at] ^ 4);
        std::ofstream{m_path, std::ios::binary} << changed;
        ASSERT_FALSE(isWhole()) << at;
        std::ofstream{m_path, std::ios::binary} << std::string_view{bytes}.substr(0, at);
        ASSERT_FALSE(isWhole()) << at;
    }
    std::ofstream{m_path, std::ios::binary} << "SQLite format 3";
    EXPECT_FALSE(isWhole());
    std::ofstream{m_path, std::ios::binary} << bytes;
    EXPECT_TRUE(isWhole());
    const auto other = ClassPyramid::read(m_path, "map.gpkg 4-0100");
    ASSERT_FALSE(other);
    EXPECT_EQ(other.error().code, ErrorCode::NotFound);
}

TEST_F(ClassPyramidFile, IsNeverDrawnWhenItChangesWhileItIsOpen)
{
    const ClassPyramid pyramid = written();
    std::string bytes = readFile(m_path).value();
    bytes[ClassPyramid::magic.size() + 3] ^= 1;
    std::ofstream{m_path, std::ios::binary} << bytes;
    const auto tile = pyramid.tile(0, 0, 0);
    ASSERT_FALSE(tile);
    EXPECT_EQ(tile.error().code, ErrorCode::FileDamaged);
    std::filesystem::resize_file(m_path, 10);
    EXPECT_FALSE(pyramid.tile(0, 0, 0));
}

TEST(ClassPyramid, PixelsShowTheMeanOfTheirSamplesHoweverTurned)
{
    ecotone::testing::MemoryMap map;
    addHalves(map);
    const auto pyramid = std::make_shared<const ClassPyramid>(ClassPyramid::build(map).value());
    const std::vector<InkLook> looks{{}, {Color::fromRgb(0x127452)}, {Color::fromRgb(0xEFB481)}};
    SampleMemory memory;
    Viewport view;
    view.width = 8;
    view.height = 8;
    view.metresPerPixel = 128.0;
    view.centre = {1920.0 + 32.0, 2000.0};
    const ImageItem image = paintPyramid(pyramid, view, looks, {}, {}, memory).value();
    // The border cuts the fourth pixel at three quarters.
    const std::vector<std::uint32_t> row(image.pixels.begin() + 16, image.pixels.begin() + 24);
    EXPECT_EQ(row[2], 0xFF127452U);
    EXPECT_EQ(row[3], 0xFF49845EU);
    EXPECT_EQ(row[4], 0xFFEFB481U);
    for (int degrees = 0; degrees < 360; degrees += 45) {
        view.rotationDegrees = degrees;
        const ImageItem turned = paintPyramid(pyramid, view, looks, {}, {}, memory).value();
        EXPECT_TRUE(std::ranges::all_of(turned.pixels, [](std::uint32_t p) {
            return p >> 24U == 255U;
        })) << degrees;
    }
}

TEST(ClassPyramid, OtherColoursOfAViewArePaintedFromTheSamplesAtHand)
{
    ecotone::testing::MemoryMap map;
    addHalves(map);
    const auto pyramid = std::make_shared<const ClassPyramid>(ClassPyramid::build(map).value());
    Viewport view;
    view.width = 40;
    view.height = 40;
    view.metresPerPixel = 64.0;
    view.centre = {1920.0, 2000.0};
    SampleMemory memory;
    const std::vector<InkLook> green{{}, {Color::fromRgb(0x127452)}, {Color::fromRgb(0xEFB481)}};
    ASSERT_TRUE(paintPyramid(pyramid, view, green, {}, {}, memory));
    const auto* const samples = memory.area.samples;
    const std::vector<InkLook> grey{{}, {Color::fromRgb(0x777777)}, {}};
    const ImageItem image = paintPyramid(pyramid, view, grey, {}, {}, memory).value();
    EXPECT_EQ(memory.area.samples, samples);
    EXPECT_EQ(image.pixels[20 * 40 + 5], 0xFF777777U);
    EXPECT_EQ(image.pixels[20 * 40 + 35], 0U) << "hidden";
    view.centre.x += 640.0;
    const ImageItem moved = paintPyramid(pyramid, view, grey, {}, {}, memory).value();
    EXPECT_EQ(moved.pixels[20 * 40 + 5], 0xFF777777U);
    EXPECT_EQ(moved.pixels[20 * 40 + 12], 0U);
}

TEST(ClassPyramid, AnEditIsSeenInTheSamplesAtHand)
{
    ecotone::testing::MemoryMap before;
    addHalves(before);
    ecotone::testing::MemoryMap after;
    after.addPatch("POLYGON((192000 0, 400000 0, 400000 400000, 192000 400000))", "W13", "RU");
    const auto old = std::make_shared<const ClassPyramid>(ClassPyramid::build(before).value());
    auto edited = std::make_shared<ClassPyramid>(*old);
    geometry::Box everywhere;
    everywhere.extend(0, 0);
    everywhere.extend(400'000, 400'000);
    ASSERT_TRUE(edited->update(after, std::vector{everywhere}));
    Viewport view;
    view.width = 40;
    view.height = 40;
    view.metresPerPixel = 64.0;
    view.centre = {1920.0, 2000.0};
    SampleMemory memory;
    const Color green = Color::fromRgb(0x127452);
    const Color blue = Color::fromRgb(0x3366CC);
    ASSERT_TRUE(
        paintPyramid(old, view, std::vector<InkLook>{{}, {green}, {green}}, {}, {}, memory));
    const auto* const samples = memory.area.samples;
    std::vector<InkLook> looks(edited->kinds().size());
    for (std::size_t ink = 1; ink < looks.size(); ++ink) {
        looks[ink].fill = edited->kinds()[ink].classCode == "W13" ? blue : green;
    }
    const ImageItem image = paintPyramid(edited, view, looks, {}, {}, memory).value();
    EXPECT_EQ(memory.area.samples, samples);
    EXPECT_EQ(image.pixels[20 * 40 + 5], 0U) << "taken away";
    EXPECT_EQ(image.pixels[20 * 40 + 35], 0xFF3366CCU);
    // Built anew, inks may mean something else: nothing of the old samples is kept.
    const auto fresh = std::make_shared<const ClassPyramid>(ClassPyramid::build(after).value());
    const ImageItem again =
        paintPyramid(fresh, view, std::vector<InkLook>{{}, {blue}}, {}, {}, memory).value();
    EXPECT_EQ(again.pixels, image.pixels);
}

TEST(ClassPyramid, ALightFillHasItsLineWhereItEnds)
{
    ecotone::testing::MemoryMap map;
    addHalves(map);
    const auto pyramid = std::make_shared<const ClassPyramid>(ClassPyramid::build(map).value());
    Viewport view;
    view.width = 8;
    view.height = 8;
    view.metresPerPixel = 64.0;
    view.centre = {1952.0, 2000.0};
    MapInks inks;
    inks.light = {Color::fromRgb(0x000000), 0.5};
    const Color white = Color::fromRgb(0xFFFFFF);
    const std::vector<InkLook> looks{{}, {white, -1, PatchLine::Light}, {white}};
    SampleMemory memory;
    const ImageItem image = paintPyramid(pyramid, view, looks, inks, {}, memory).value();
    // The border runs through the middle of the fourth pixel.
    EXPECT_EQ(image.pixels[16 + 2], 0xFFFFFFFFU);
    EXPECT_EQ(image.pixels[16 + 3], 0xFFFFFFFFU) << "both sides look the same";
    const std::vector<InkLook> apart{{}, {white, -1, PatchLine::Light}, {Color::fromRgb(0x0000FF)}};
    const ImageItem drawn = paintPyramid(pyramid, view, apart, inks, {}, memory).value();
    EXPECT_EQ(drawn.pixels[16 + 3], 0xFF404080U);
}

} // namespace
} // namespace ecotone::cartography
