#pragma once

#include <cstdint>

namespace ecotone::cartography {

/// Places of a picture are kept in whole sixteenths of a device pixel: what two outlines share is
/// then the same number in both.
constexpr std::int32_t subpixelsOfPixel = 16;

struct Subpixel
{
    std::int32_t x = 0;
    std::int32_t y = 0;

    bool operator==(const Subpixel& other) const { return ((x ^ other.x) | (y ^ other.y)) == 0; }
    bool operator<(const Subpixel& other) const { return x != other.x ? x < other.x : y < other.y; }
};

} // namespace ecotone::cartography
