#pragma once

#include "core/base/result.h"
#include "core/geometry/point.h"
#include "core/geometry/shape.h"

#include <span>

/// Lengths and areas on the WGS 84 ellipsoid (Karney 2013). Longitude, latitude in degrees.
namespace ecotone::crs {

/// Metres along the geodesics between consecutive points.
[[nodiscard]] double geodesicLength(std::span<const geometry::RealPoint> lonLat);
/// Square metres inside the ring of geodesics, positive for counter-clockwise.
[[nodiscard]] double geodesicArea(std::span<const geometry::RealPoint> lonLat);

/// Metres of a line on the project grid; edges are straight in the projection.
[[nodiscard]] Result<double> geodesicLength(const geometry::Line& grid);
/// Square metres of a polygon on the project grid by planimeter, its edges cut into steps of at
/// most `stepMetres`. Slow; the exact area is geometry::areaOf, this is its independent witness.
[[nodiscard]] Result<double> geodesicArea(const geometry::Polygon& grid, double stepMetres);

} // namespace ecotone::crs
