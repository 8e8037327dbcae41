#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/cartography/display_list.h"
#include "core/cartography/map_strip.h"
#include "core/cartography/outline_tiles.h"
#include "core/cartography/viewport.h"

#include <span>

namespace ecotone::cartography {

/// Paints the view from arcs of one level: each border once, with what its two sides differ by.
/// `looks` by ink; lengths of `inks` are device pixels. Over two threads. Fails with Cancelled,
/// with FileDamaged, or with InvalidArgument when no level is for these pixels.
[[nodiscard]] Result<ImageItem> paintOutlines(const OutlineTiles& tiles,
                                              const Viewport& viewport,
                                              std::span<const InkLook> looks,
                                              const MapInks& inks,
                                              const SmallPatches& small,
                                              const Progress& progress = {});

} // namespace ecotone::cartography
