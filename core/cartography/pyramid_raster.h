#pragma once

#include "core/base/platform.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/cartography/class_pyramid.h"
#include "core/cartography/display_list.h"
#include "core/cartography/map_strip.h"
#include "core/cartography/viewport.h"

#include <memory>
#include <span>

namespace ecotone::cartography {

/// The samples of the last picture: other colours of the same view are painted from them.
struct SampleMemory
{
    std::shared_ptr<const ClassPyramid> of;
    int level = -1;
    SampleArea area; ///< In `memory`.
    platform::ZeroedMemory memory;
};

/// Pixels are as large as two of the finest samples, or larger: finer views need the outlines.
[[nodiscard]] bool reachesPixels(const ClassPyramid& pyramid, const Viewport& viewport);

/// Paints the view from samples: each pixel is the mean of 4 to 16 of them, marks of patterns by
/// its middle; light lines are laid over pixels that a border crosses. `looks` by ink; lengths of
/// `inks` are device pixels. Over two threads. Fails with Cancelled or FileDamaged.
[[nodiscard]] Result<ImageItem> paintPyramid(const std::shared_ptr<const ClassPyramid>& pyramid,
                                             const Viewport& viewport,
                                             std::span<const InkLook> looks,
                                             const MapInks& inks,
                                             const SmallPatches& small,
                                             SampleMemory& memory,
                                             const Progress& progress = {});

} // namespace ecotone::cartography
