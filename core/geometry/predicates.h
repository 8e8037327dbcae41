#pragma once

#include "core/base/result.h"
#include "core/geometry/area.h"
#include "core/geometry/shape.h"

#include <string>

namespace ecotone::geometry {

/// +1 when a, b, c turn left, -1 when they turn right, 0 when they lie on one line. Exact.
[[nodiscard]] int orientation(GridPoint a, GridPoint b, GridPoint c) noexcept;

enum class Location : unsigned char
{
    Outside,
    Border,
    Inside,
};

/// Exact; linear in the number of points. The ring's orientation does not matter.
[[nodiscard]] Location locate(const Ring& ring, GridPoint point) noexcept;
/// Holes count as outside, their borders as border.
[[nodiscard]] Location locate(const Polygon& polygon, GridPoint point) noexcept;
/// Inside or on the border.
[[nodiscard]] bool contains(const Polygon& polygon, GridPoint point) noexcept;
[[nodiscard]] bool contains(const MultiPolygon& polygons, GridPoint point) noexcept;

/// True when the closed segments ab and cd have a point in common. Exact.
[[nodiscard]] bool segmentsMeet(GridPoint a, GridPoint b, GridPoint c, GridPoint d) noexcept;
/// True when they cross in a point interior to both, not along a line. Exact.
[[nodiscard]] bool segmentsCross(GridPoint a, GridPoint b, GridPoint c, GridPoint d) noexcept;
/// The crossing of two segments that cross, at the nearest grid point (half up). Exact for
/// coordinates below 2^40 cm.
[[nodiscard]] GridPoint crossingOf(GridPoint a, GridPoint b, GridPoint c, GridPoint d) noexcept;

/// Distance in centimetres from a point to the segment ab, to double precision.
[[nodiscard]] double distance(GridPoint point, GridPoint a, GridPoint b) noexcept;
/// The grid point of segment ab nearest to `point`.
[[nodiscard]] GridPoint nearestOn(GridPoint point, GridPoint a, GridPoint b) noexcept;

/// Length of a ring (closed) or line in centimetres of the projection plane.
[[nodiscard]] double perimeter(const Ring& ring) noexcept;
[[nodiscard]] double perimeter(const Polygon& polygon) noexcept;
[[nodiscard]] double planarLength(const Line& line) noexcept;

/// OGC validity: simple rings, holes inside, interior connected.
[[nodiscard]] Result<bool> isValid(const Polygon& polygon);
[[nodiscard]] Result<bool> isValid(const RealPolygon& polygon);
/// Empty for a valid polygon, else an English reason with the place in centimetres.
[[nodiscard]] Result<std::string> invalidReason(const Polygon& polygon);

/// A point well inside for a label: in the middle of the widest part of the polygon on a
/// horizontal line. It lies inside or, for polygons thinner than the grid, on the border.
[[nodiscard]] GridPoint pointInside(const Polygon& polygon);

/// Whether a circle of this diameter fits inside, to 2 %: is it wider anywhere?
[[nodiscard]] Result<bool> isWiderThan(const Polygon& polygon, double centimetres);

} // namespace ecotone::geometry
