#pragma once

#include "core/coverage/engine.h"
#include "core/geometry/wkb.h"

#include <string>
#include <vector>

/// Polygons as text in centimetres, for tests that read text in, operation, text out.
namespace ecotone::coverage {

inline geometry::Polygon polygon(const std::string& wkt)
{
    return geometry::gridFromWkt(wkt).value().polygons.at(0);
}

inline geometry::MultiPolygon polygons(const std::string& wkt)
{
    return geometry::gridFromWkt(wkt).value().polygons;
}

inline geometry::Line line(const std::string& wkt)
{
    return geometry::gridFromWkt(wkt).value().lines.at(0);
}

inline std::string text(const geometry::Polygon& polygon)
{
    return geometry::toWkt(geometry::shapeOf(polygon));
}

/// A rectangle.
inline std::string box(int minX, int minY, int maxX, int maxY)
{
    const auto at = [](int x, int y) { return std::to_string(x) + " " + std::to_string(y); };
    return "POLYGON((" + at(minX, minY) + ", " + at(maxX, minY) + ", " + at(maxX, maxY) + ", " +
           at(minX, maxY) + "))";
}

using Lines = std::vector<std::string>;

} // namespace ecotone::coverage
