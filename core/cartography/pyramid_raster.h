#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/cartography/class_pyramid.h"
#include "core/cartography/display_list.h"
#include "core/cartography/viewport.h"

#include <span>
#include <vector>

namespace ecotone::cartography {

/// How an ink of the pyramid looks.
struct InkLook
{
    Color fill{0, 0, 0, 0};
    int marks = -1; ///< Index of a pattern; -1 is none.
};

/// The scale from which on pixels are as large as two samples: finer views need the outlines.
[[nodiscard]] bool reachesPixels(const ClassPyramid& pyramid, const Viewport& viewport);

/// Paints the view from samples: each pixel is the mean of 4 to 16 of them, marks of patterns by
/// its middle. `looks` by ink; lengths of `patterns` are picture units. Over two threads. Fails
/// with Cancelled.
[[nodiscard]] Result<ImageItem> paintPyramid(const ClassPyramid& pyramid,
                                             const Viewport& viewport,
                                             std::span<const InkLook> looks,
                                             std::span<const Pattern> patterns,
                                             const Progress& progress = {});

} // namespace ecotone::cartography
