#pragma once

#include "core/demo/mosaic.h"

#include <cstdint>
#include <vector>

namespace ecotone::demo {

/// Draws the boundaries between cells of unlike label as arcs of `mosaic`. `labels` has one entry
/// a cell of the site, -1 outside the map.
void traceBoundaries(const Site& site, const std::vector<std::int32_t>& labels, Mosaic& mosaic);

} // namespace ecotone::demo
