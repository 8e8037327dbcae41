#include "core/geometry/shape.h"

#include "core/geometry/area.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ecotone::geometry {

namespace {

template <class Point, class BoxType>
void extend(BoxType& box, const std::vector<Point>& points)
{
    BoxType bounds; // In registers; `box` may be anywhere.
    for (const Point& point : points) {
        bounds.extend(point.x, point.y);
    }
    box.extend(bounds);
}

template <class BoxType, class Point>
BoxType bounds(const BasicShape<Point>& shape)
{
    BoxType box;
    extend(box, shape.points);
    for (const auto& line : shape.lines) {
        extend(box, line);
    }
    for (const auto& polygon : shape.polygons) {
        extend(box, polygon.outer);
    }
    return box;
}

void startAtSmallest(Ring& ring)
{
    std::rotate(ring.begin(), std::min_element(ring.begin(), ring.end()), ring.end());
}

void turn(Ring& ring, bool counterClockwise)
{
    if ((signedArea(ring) > Area{}) != counterClockwise) {
        std::reverse(ring.begin(), ring.end());
    }
    startAtSmallest(ring);
}

std::vector<GridPoint> snappedPoints(const std::vector<RealPoint>& points)
{
    std::vector<GridPoint> result;
    result.reserve(points.size());
    for (const RealPoint& point : points) {
        const GridPoint grid = snapped(point);
        if (result.empty() || result.back() != grid) {
            result.push_back(grid);
        }
    }
    return result;
}

Ring snappedRing(const RealRing& points)
{
    Ring ring = snappedPoints(points);
    while (ring.size() > 1 && ring.front() == ring.back()) {
        ring.pop_back();
    }
    if (ring.size() < 3) {
        ring.clear();
    }
    return ring;
}

std::vector<RealPoint> inMetres(const std::vector<GridPoint>& points)
{
    std::vector<RealPoint> result;
    result.reserve(points.size());
    for (const GridPoint& point : points) {
        result.push_back(toMetres(point));
    }
    return result;
}

} // namespace

GridPoint snapped(RealPoint metres) noexcept
{
    return {std::llround(metres.x * centimetresPerMetre),
            std::llround(metres.y * centimetresPerMetre)};
}

Box boundsOf(const Ring& ring)
{
    Box box;
    extend(box, ring);
    return box;
}

Box boundsOf(const Polygon& polygon)
{
    return boundsOf(polygon.outer);
}

Box boundsOf(const Shape& shape)
{
    return bounds<Box>(shape);
}

RealBox boundsOf(const RealShape& shape)
{
    return bounds<RealBox>(shape);
}

Polygon normalised(Polygon polygon)
{
    turn(polygon.outer, true);
    for (Ring& hole : polygon.holes) {
        turn(hole, false);
    }
    std::sort(polygon.holes.begin(), polygon.holes.end());
    return polygon;
}

Shape snapped(const RealShape& metres)
{
    Shape shape;
    shape.kind = metres.kind;
    for (const RealPoint& point : metres.points) {
        shape.points.push_back(snapped(point));
    }
    for (const RealLine& line : metres.lines) {
        Line points = snappedPoints(line);
        if (points.size() > 1) {
            shape.lines.push_back(std::move(points));
        }
    }
    for (const RealPolygon& polygon : metres.polygons) {
        Polygon result{snappedRing(polygon.outer), {}};
        if (result.outer.empty()) {
            continue;
        }
        for (const RealRing& hole : polygon.holes) {
            if (Ring ring = snappedRing(hole); !ring.empty()) {
                result.holes.push_back(std::move(ring));
            }
        }
        shape.polygons.push_back(std::move(result));
    }
    return shape;
}

RealShape toMetres(const Shape& shape)
{
    RealShape metres;
    metres.kind = shape.kind;
    metres.points = inMetres(shape.points);
    for (const Line& line : shape.lines) {
        metres.lines.push_back(inMetres(line));
    }
    for (const Polygon& polygon : shape.polygons) {
        RealPolygon result{inMetres(polygon.outer), {}};
        for (const Ring& hole : polygon.holes) {
            result.holes.push_back(inMetres(hole));
        }
        metres.polygons.push_back(std::move(result));
    }
    return metres;
}

} // namespace ecotone::geometry
