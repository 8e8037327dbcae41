#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/cartography/display_list.h"
#include "core/cartography/map_strip.h"
#include "core/cartography/outline_tiles.h"
#include "core/cartography/subpixel.h"
#include "core/cartography/tile_code.h"
#include "core/cartography/viewport.h"

#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <vector>

namespace ecotone::cartography {

/// Arcs of one tile on the pixels of a view.
struct PixelArcs
{
    struct Arc
    {
        std::uint32_t inside = 0; ///< Numbers of patches; 0 is nothing.
        std::uint32_t outside = 0;
        std::uint32_t end = 0; ///< Of its points.
        std::int32_t top = 0;
        std::int32_t bottom = 0;
    };
    std::vector<TilePatch> patches;
    std::vector<Subpixel> points;
    std::vector<Arc> arcs;
    std::int32_t top = std::numeric_limits<std::int32_t>::max();
    std::int32_t bottom = std::numeric_limits<std::int32_t>::min();
};

/// The arcs of the last picture: other colours of the same view are painted from them.
struct OutlineMemory
{
    std::shared_ptr<const OutlineTiles> of;
    Viewport view;
    bool small = false; ///< With those of patches too small for lines.
    std::vector<PixelArcs> tiles;
};

/// Paints the view from arcs of one level: each border once, with what its two sides differ by.
/// `looks` by ink; lengths of `inks` are device pixels. Over two threads. Fails with Cancelled,
/// with FileDamaged, or with InvalidArgument when no level is for these pixels.
[[nodiscard]] Result<ImageItem> paintOutlines(const std::shared_ptr<const OutlineTiles>& tiles,
                                              const Viewport& viewport,
                                              std::span<const InkLook> looks,
                                              const MapInks& inks,
                                              const SmallPatches& small,
                                              OutlineMemory& memory,
                                              const Progress& progress = {});

} // namespace ecotone::cartography
