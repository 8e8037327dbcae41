#include "core/cartography/scene.h"
#include "tests/support/sample_landscape.h"
#include "ui/render/render_image.h"
#include "ui/render/text_measurer_qt.h"

#include <chrono>
#include <gtest/gtest.h>

namespace ecotone::render {
namespace {

using namespace cartography;

DisplayList twoHalves()
{
    DisplayList picture;
    picture.width = 64.0;
    picture.height = 400.0;
    PartitionFill partition;
    PartitionFill::Class left{Color::fromRgb(0x127452), Path{}};
    left.path = Path::rectangle({0.0, 0.0, 31.5, 400.0});
    PartitionFill::Class right{Color::fromRgb(0xEFB481), Path{}};
    right.path = Path::rectangle({31.5, 0.0, 32.5, 400.0});
    partition.classes = {left, right};
    picture.add(partition);
    return picture;
}

TEST(RenderImage, PaintsThePartitionWithoutSeamsAcrossBands)
{
    const auto image = renderImage(twoHalves());
    ASSERT_TRUE(image) << image.error().detail;
    for (int y = 0; y < image->height(); ++y) {
        EXPECT_EQ(image->pixel(10, y), 0xFF127452U) << y;
        EXPECT_EQ(image->pixel(40, y), 0xFFEFB481U) << y;
        // Half of either colour, no white in between.
        const QColor border{image->pixel(31, y)};
        EXPECT_NEAR(border.red(), (0x12 + 0xEF) / 2, 2) << y;
    }
}

TEST(RenderImage, HighResolutionShowsTheSamePicture)
{
    const auto image = renderImage(twoHalves(), 2.0);
    ASSERT_TRUE(image);
    EXPECT_EQ(image->width(), 128);
    EXPECT_EQ(image->pixel(62, 700), 0xFF127452U);
    EXPECT_EQ(image->pixel(64, 700), 0xFFEFB481U);
}

TEST(RenderImage, CanBeStopped)
{
    std::stop_source stop;
    stop.request_stop();
    const auto image = renderImage(twoHalves(), 1.0, stop.get_token());
    ASSERT_FALSE(image);
    EXPECT_EQ(image.error().code, ErrorCode::Cancelled);
}

TEST(RenderImage, PngIsTheSameInEveryRun)
{
    const auto first = pngBytes(renderImage(twoHalves()).value());
    const auto second = pngBytes(renderImage(twoHalves()).value());
    ASSERT_TRUE(first);
    EXPECT_EQ(*first, *second);
    EXPECT_TRUE(first->starts_with("\x89PNG"));
}

TEST(RenderImage, TwentyThousandPatchesTakeHalfASecond)
{
    ecotone::testing::MemoryMap map;
    tests::addPatches(map, 142, 142);
    const auto knowledge = MapKnowledge::load();
    ASSERT_TRUE(knowledge) << knowledge.error().detail;
    SceneRequest request;
    request.viewport = fittedLonLat({129.0, 42.3, 132.2, 44.5}, 1600.0, 1000.0);
    const TextMeasurerQt measurer;
    const auto begin = std::chrono::steady_clock::now();
    const auto scene = buildScene(map, *knowledge, request, measurer);
    ASSERT_TRUE(scene) << scene.error().detail;
    const auto built = std::chrono::steady_clock::now();
    const auto image = renderImage(scene->picture);
    const auto painted = std::chrono::steady_clock::now();
    ASSERT_TRUE(image);
    const std::chrono::duration<double> building = built - begin;
    const std::chrono::duration<double> painting = painted - built;
    RecordProperty("scene_ms", static_cast<int>(building.count() * 1000.0));
    RecordProperty("paint_ms", static_cast<int>(painting.count() * 1000.0));
    std::printf("20,164 patches: scene %.0f ms, painting %.0f ms\n",
                building.count() * 1000.0,
                painting.count() * 1000.0);
    // Twice the figure asked for: the machine may be busy with other tests.
    EXPECT_LT(building.count() + painting.count(), 1.0);
}

} // namespace
} // namespace ecotone::render
