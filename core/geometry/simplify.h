#pragma once

#include "core/geometry/shape.h"

namespace ecotone::geometry {

/// Douglas-Peucker on the grid: no dropped point is farther than `metres` from the result. For
/// drawing and for lines; neighbouring polygons do not stay neighbours, never store the result.
[[nodiscard]] Line simplified(const Line& line, double metres);
/// The first point and the one farthest from it stay. A ring that would keep fewer than three
/// points becomes empty.
[[nodiscard]] Ring simplifiedRing(const Ring& ring, double metres);
/// Rings that vanish are dropped; a polygon without an outer ring has none at all.
[[nodiscard]] Polygon simplified(const Polygon& polygon, double metres);

} // namespace ecotone::geometry
