#pragma once

#include "core/geometry/box.h"
#include "core/geometry/shape.h"

namespace ecotone::harmonise {

/// The polygons cut to a box (Sutherland and Hodgman, ring by ring). Where a ring leaves the box
/// and comes back its edges run along the border and may lie on each other: repair afterwards.
/// Points and lines stay as they are.
[[nodiscard]] geometry::RealShape clippedToBox(const geometry::RealShape& shape,
                                               const geometry::RealBox& box);

} // namespace ecotone::harmonise
