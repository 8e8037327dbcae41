#include "core/cartography/partition_raster.h"

#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace ecotone::cartography {
namespace {

/// Clockwise on the screen.
PartitionFill::Class polygon(Color color, std::vector<PicturePoint> points)
{
    PartitionFill::Class part;
    part.color = color;
    part.path.closed = true;
    part.path.beginPart();
    part.path.points = std::move(points);
    return part;
}

std::vector<std::uint32_t> painted(const PartitionFill& partition, int width, int height)
{
    std::vector<std::uint32_t> pixels(static_cast<std::size_t>(width * height));
    rasterise(
        partition, 1.0, {pixels.data(), static_cast<std::size_t>(width), width, height, 0.0, 0.0});
    return pixels;
}

TEST(PartitionRaster, NeighboursOfOneColourShowNoSeam)
{
    const Color green = Color::fromRgb(0x127452);
    // A square cut by a crooked, slanting border.
    const PartitionFill square{
        {polygon(green, {{0, 0}, {7.3, 0}, {3.1, 5.7}, {9.9, 16}, {0, 16}}),
         polygon(green, {{7.3, 0}, {16, 0}, {16, 16}, {9.9, 16}, {3.1, 5.7}})}};
    for (const std::uint32_t pixel : painted(square, 16, 16)) {
        EXPECT_EQ(pixel, 0xFF127452U);
    }
}

TEST(PartitionRaster, TheOrderOfPatchesDoesNotMatter)
{
    PartitionFill both{{polygon(Color::fromRgb(0xFF0000), {{0, 0}, {5.5, 0}, {2.25, 8}, {0, 8}}),
                        polygon(Color::fromRgb(0x0000FF), {{5.5, 0}, {8, 0}, {8, 8}, {2.25, 8}})}};
    const auto first = painted(both, 8, 8);
    std::swap(both.classes[0], both.classes[1]);
    const auto second = painted(both, 8, 8);
    for (std::size_t i = 0; i < first.size(); ++i) {
        for (const unsigned shift : {0U, 8U, 16U, 24U}) {
            EXPECT_NEAR((first[i] >> shift) & 255U, (second[i] >> shift) & 255U, 1.0);
        }
    }
}

TEST(PartitionRaster, APixelShowsTheShareThatIsCovered)
{
    // Three quarters of the pixel in x, half of it in y: alpha 255 * 0.375.
    const PartitionFill part{
        {polygon(Color::fromRgb(0xFFFFFF), {{1.25, 1.5}, {2, 1.5}, {2, 2}, {1.25, 2}})}};
    const auto pixels = painted(part, 4, 4);
    EXPECT_EQ(pixels[5] >> 24U, 96U);
    EXPECT_EQ(pixels[0], 0U);
    EXPECT_EQ(pixels[6], 0U);
    EXPECT_EQ(pixels[7], 0U);
}

TEST(PartitionRaster, WhatLiesOutsideThePictureIsCutOff)
{
    const PartitionFill all{
        {polygon(Color::fromRgb(0x8040C0), {{-50, -50}, {60, -40}, {55, 70}, {-45, 65}})}};
    for (const std::uint32_t pixel : painted(all, 8, 8)) {
        EXPECT_EQ(pixel, 0xFF8040C0U);
    }
}

} // namespace
} // namespace ecotone::cartography
