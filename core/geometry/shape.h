#pragma once

#include "core/geometry/box.h"
#include "core/geometry/point.h"

#include <utility>
#include <vector>

namespace ecotone::geometry {

/// A ring is closed by meaning: the first point is not repeated at the end. A valid ring has at
/// least three points; nothing checks that here.
template <class Point>
using BasicRing = std::vector<Point>;
template <class Point>
using BasicLine = std::vector<Point>;

/// One polygon. Normalised polygons (see normalised()) have a counter-clockwise outer ring,
/// clockwise holes, each ring starting at its smallest point, holes sorted.
template <class Point>
struct BasicPolygon
{
    BasicRing<Point> outer;
    std::vector<BasicRing<Point>> holes;

    bool operator==(const BasicPolygon&) const = default;
};

enum class ShapeKind : unsigned char
{
    None,
    Point,
    Line,
    Polygon,
};

/// A feature's geometry: any number of parts of one kind; only the list of that kind is filled.
template <class Point>
struct BasicShape
{
    ShapeKind kind = ShapeKind::None;
    std::vector<Point> points;
    std::vector<BasicLine<Point>> lines;
    std::vector<BasicPolygon<Point>> polygons;

    [[nodiscard]] bool empty() const { return points.empty() && lines.empty() && polygons.empty(); }
    bool operator==(const BasicShape&) const = default;
};

/// On the project's 1 cm grid.
using Ring = BasicRing<GridPoint>;
using Line = BasicLine<GridPoint>;
using Polygon = BasicPolygon<GridPoint>;
using MultiPolygon = std::vector<Polygon>;
using Shape = BasicShape<GridPoint>;

/// In the real coordinates of a source.
using RealRing = BasicRing<RealPoint>;
using RealLine = BasicLine<RealPoint>;
using RealPolygon = BasicPolygon<RealPoint>;
using RealMultiPolygon = std::vector<RealPolygon>;
using RealShape = BasicShape<RealPoint>;

template <class Point>
[[nodiscard]] BasicShape<Point> shapeOf(BasicPolygon<Point> polygon)
{
    return {ShapeKind::Polygon, {}, {}, {std::move(polygon)}};
}
template <class Point>
[[nodiscard]] BasicShape<Point> shapeOf(std::vector<BasicPolygon<Point>> polygons)
{
    return {ShapeKind::Polygon, {}, {}, std::move(polygons)};
}
template <class Point>
[[nodiscard]] BasicShape<Point> shapeOfLine(BasicLine<Point> line)
{
    return {ShapeKind::Line, {}, {std::move(line)}, {}};
}
template <class Point>
[[nodiscard]] BasicShape<Point> shapeOfPoint(Point point)
{
    return {ShapeKind::Point, {point}, {}, {}};
}

[[nodiscard]] Box boundsOf(const Ring& ring);
[[nodiscard]] Box boundsOf(const Polygon& polygon);
[[nodiscard]] Box boundsOf(const Shape& shape);
[[nodiscard]] RealBox boundsOf(const RealShape& shape);

/// Counter-clockwise outer, clockwise holes, smallest point first, holes sorted by first point.
[[nodiscard]] Polygon normalised(Polygon polygon);

/// Nearest grid points; consecutive equal points are dropped, rings with fewer than three points
/// left vanish (a polygon whose outer ring vanishes goes whole). Validity is not checked.
[[nodiscard]] Shape snapped(const RealShape& metres);
[[nodiscard]] RealShape toMetres(const Shape& shape);

} // namespace ecotone::geometry
