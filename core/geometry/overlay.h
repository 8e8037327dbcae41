#pragma once

#include "core/base/result.h"
#include "core/geometry/shape.h"

#include <span>

namespace ecotone::geometry {

/// Overlay of polygons with fixed precision on the 1 cm grid. Inputs are valid polygons whose
/// parts may touch but not overlap each other; results are normalised and sorted. Fail with
/// InvalidGeometry when an input cannot be used and TopologyFailure when the overlay fails.
[[nodiscard]] Result<MultiPolygon> intersection(const MultiPolygon& left,
                                                const MultiPolygon& right);
[[nodiscard]] Result<MultiPolygon> difference(const MultiPolygon& left, const MultiPolygon& right);
[[nodiscard]] Result<MultiPolygon> unite(const MultiPolygon& left, const MultiPolygon& right);
/// The polygons may overlap each other.
[[nodiscard]] Result<MultiPolygon> unionOf(std::span<const Polygon> polygons);

/// Everything within `metres` (may be negative) of the shape, corners rounded to 8 segments a
/// quarter circle; lines end flat.
[[nodiscard]] Result<MultiPolygon> buffered(const Shape& shape, double metres);

/// The parts of lines inside (or on the border of) the polygons.
[[nodiscard]] Result<std::vector<Line>> linesInside(const std::vector<Line>& lines,
                                                    const MultiPolygon& polygons);

} // namespace ecotone::geometry
