#include "core/cartography/relief.h"

#include <cmath>
#include <gtest/gtest.h>
#include <limits>

namespace ecotone::cartography {
namespace {

/// A plane that rises by `east` metres a metre to the right and `north` upwards; 5 x 4 heights.
Heights plane(double east, double north)
{
    Heights heights{5, 4, 30.0, {}};
    for (int row = 0; row < heights.height; ++row) {
        for (int column = 0; column < heights.width; ++column) {
            heights.values.push_back(
                static_cast<float>(500.0 + 30.0 * (east * column - north * row)));
        }
    }
    return heights;
}

unsigned greyOf(const ImageItem& image)
{
    return image.pixels.front() & 0xFFU;
}

TEST(Relief, LightsAPlaneAsCountedByHand)
{
    // Light from the north-west, 45 degrees high: (-0.5, 0.5, 0.70711). A slope of one to two that
    // rises eastwards faces west: normal (-0.5, 0, 1) / 1.11803; their product is 0.85607.
    EXPECT_NEAR(illumination(0.5, 0.0, {}), 0.85607, 1e-5);
    // Rising northwards it faces south: (0, -0.5, 1) / 1.11803: 0.40885.
    EXPECT_NEAR(illumination(0.0, 0.5, {}), 0.40885, 1e-5);
    // Level: the sine of 45 degrees.
    EXPECT_NEAR(illumination(0.0, 0.0, {}), 0.70711, 1e-5);
    // Heights twice as large: normal (-1, 0, 1) / 1.41421: 0.85355.
    ReliefSettings twice;
    twice.exaggeration = 2.0;
    EXPECT_NEAR(illumination(0.5, 0.0, twice), 0.85355, 1e-5);
    // A wall away from the light gets none.
    EXPECT_EQ(illumination(-5.0, 5.0, {}), 0.0);
}

TEST(Relief, LightFromFourSidesIsWeightedByHowTheSlopeFacesThem)
{
    // Facing west (270): lights from 225, 270, 315 and 0 have weights 0.5, 0, 0.5, 1. Products with
    // the normal: 0.85607, -, 0.85607, 0.63246. Mean: (0.85607 + 0.63246) / 2 = 0.74426.
    ReliefSettings many;
    many.manySided = true;
    EXPECT_NEAR(illumination(0.5, 0.0, many), 0.74426, 1e-5);
}

TEST(Relief, HornsDifferencesFindTheSlopeOfAPlane)
{
    const PictureBox box{0.0, 0.0, 3.0, 2.0};
    const ImageItem image = shadedRelief(plane(0.5, 0.0), {}, box);
    EXPECT_EQ(image.width, 3);
    EXPECT_EQ(image.height, 2);
    EXPECT_EQ(image.box, box);
    // 0.40885 / 0.70711 * 0.92 * 255 = 135.6 for the slope that faces south, the same everywhere.
    const ImageItem south = shadedRelief(plane(0.0, 0.5), {}, box);
    for (const std::uint32_t pixel : south.pixels) {
        EXPECT_EQ(pixel, 0xFF888888U);
    }
    EXPECT_EQ(greyOf(shadedRelief(plane(0.0, 0.0), {}, box)), 235U) << "level land is nearly white";
    EXPECT_EQ(greyOf(image), 255U);
}

TEST(Relief, NothingIsDrawnWhereHeightsAreMissing)
{
    Heights heights = plane(0.0, 0.5);
    heights.values[0] = std::numeric_limits<float>::quiet_NaN();
    const ImageItem image = shadedRelief(heights, {}, {0.0, 0.0, 3.0, 2.0});
    EXPECT_EQ(image.pixels[0], 0U);
    EXPECT_EQ(image.pixels[1], 0xFF888888U);
}

} // namespace
} // namespace ecotone::cartography
