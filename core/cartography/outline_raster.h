#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/cartography/display_list.h"
#include "core/cartography/map_strip.h"
#include "core/cartography/outline_tiles.h"
#include "core/cartography/viewport.h"

#include <span>

namespace ecotone::cartography {

/// How an ink of the tiles looks. Nothing is drawn of a transparent fill.
struct OutlineLook
{
    Color fill{0, 0, 0, 0};
    int marks = -1; ///< Index of a pattern; -1 is none.
    PatchLine line = PatchLine::None;
};

/// Which patches are too small for what is drawn on them; device pixels of their box's shorter
/// side, as the map stands without a turn.
struct SmallPatches
{
    float lineFrom = 3.0F;  ///< Up to here no line.
    float lineFull = 12.0F; ///< From here on all of it; paler in between.
    float marksFrom = 0.0F; ///< Smaller ones carry no marks.
};

/// Paints the view from arcs of one level: each border once, with what its two sides differ by.
/// `looks` by ink; lengths of `inks` are device pixels. Over two threads. Fails with Cancelled, or
/// with InvalidArgument when no level is for these pixels.
[[nodiscard]] Result<ImageItem> paintOutlines(const OutlineTiles& tiles,
                                              const Viewport& viewport,
                                              std::span<const OutlineLook> looks,
                                              const MapInks& inks,
                                              const SmallPatches& small,
                                              const Progress& progress = {});

} // namespace ecotone::cartography
