#pragma once

#include "core/cartography/display_list.h"

#include <cstddef>
#include <cstdint>

namespace ecotone::cartography {

/// Where a partition is painted: `rows` rows of `width` pixels, which receive premultiplied ARGB;
/// `stride` words from row to row. The picture's origin lies at (shiftX, shiftY) in these pixels.
struct PixelRows
{
    std::uint32_t* pixels = nullptr;
    std::size_t stride = 0;
    int width = 0;
    int rows = 0;
    double shiftX = 0.0;
    double shiftY = 0.0;
};

/// Fills a partition by adding colour times signed area of every edge to each pixel it crosses,
/// then summing along the rows: exact anti-aliasing without seams and in any order. Outer rings
/// must turn the same way (positive shoelace in picture coordinates), holes the other way; shared
/// edges then cancel to the last bit. Cost is linear in the edges and the pixels.
/// `scale`: pixels of a picture unit.
void rasterise(const PartitionFill& partition, double scale, const PixelRows& target);

/// The same for marks on a fill: coverage of the path times coverage of the marks, computed for
/// each pixel. The marks are anchored to the picture's origin. Rings as above.
void rasterise(const PatternFill& fill, double scale, const PixelRows& target);

} // namespace ecotone::cartography
