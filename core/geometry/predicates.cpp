#include "core/geometry/predicates.h"

#include <algorithm>
#include <cmath>

namespace ecotone::geometry {

namespace {

constexpr int sign(Int128 value)
{
    return value > 0 ? 1 : (value < 0 ? -1 : 0);
}

Int128 cross(GridPoint a, GridPoint b, GridPoint c)
{
    return static_cast<Int128>(b.x - a.x) * (c.y - a.y) -
           static_cast<Int128>(b.y - a.y) * (c.x - a.x);
}

bool between(Centimetres value, Centimetres a, Centimetres b)
{
    return value >= std::min(a, b) && value <= std::max(a, b);
}

/// floor(n / d + 1/2) for d > 0.
Int128 roundedHalfUp(Int128 numerator, Int128 denominator)
{
    const Int128 twice = 2 * numerator + denominator;
    const Int128 divisor = 2 * denominator;
    const Int128 quotient = twice / divisor;
    return quotient - (twice % divisor < 0 ? 1 : 0);
}

/// Share of the way from a to b nearest to the point, 0 to 1.
double shareAlong(GridPoint point, GridPoint a, GridPoint b)
{
    const auto dx = static_cast<double>(b.x - a.x);
    const auto dy = static_cast<double>(b.y - a.y);
    const double square = dx * dx + dy * dy;
    if (square == 0.0) {
        return 0.0;
    }
    const double along =
        (static_cast<double>(point.x - a.x) * dx + static_cast<double>(point.y - a.y) * dy) /
        square;
    return std::clamp(along, 0.0, 1.0);
}

double length(GridPoint a, GridPoint b)
{
    return std::hypot(static_cast<double>(b.x - a.x), static_cast<double>(b.y - a.y));
}

/// Sorted x of the crossings of a horizontal line between the grid rows y and y + 1.
std::vector<double> crossingsAbove(const Polygon& polygon, Centimetres y)
{
    const double height = static_cast<double>(y) + 0.5;
    std::vector<double> crossings;
    const auto add = [&](const Ring& ring) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const GridPoint a = ring[i];
            const GridPoint b = ring[i + 1 < ring.size() ? i + 1 : 0];
            if ((a.y <= y) != (b.y <= y)) {
                const double share =
                    (height - static_cast<double>(a.y)) / static_cast<double>(b.y - a.y);
                crossings.push_back(static_cast<double>(a.x) +
                                    share * static_cast<double>(b.x - a.x));
            }
        }
    };
    add(polygon.outer);
    for (const Ring& hole : polygon.holes) {
        add(hole);
    }
    std::sort(crossings.begin(), crossings.end());
    return crossings;
}

} // namespace

int orientation(GridPoint a, GridPoint b, GridPoint c) noexcept
{
    return sign(cross(a, b, c));
}

Location locate(const Ring& ring, GridPoint point) noexcept
{
    bool inside = false;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const GridPoint a = ring[i];
        const GridPoint b = ring[i + 1 < ring.size() ? i + 1 : 0];
        if (between(point.x, a.x, b.x) && between(point.y, a.y, b.y) &&
            orientation(a, b, point) == 0) {
            return Location::Border;
        }
        if ((a.y > point.y) != (b.y > point.y)) {
            const bool upward = b.y > a.y;
            inside ^= (orientation(a, b, point) > 0) == upward;
        }
    }
    return inside ? Location::Inside : Location::Outside;
}

Location locate(const Polygon& polygon, GridPoint point) noexcept
{
    const Location outer = locate(polygon.outer, point);
    if (outer != Location::Inside) {
        return outer;
    }
    for (const Ring& hole : polygon.holes) {
        switch (locate(hole, point)) {
        case Location::Inside: return Location::Outside;
        case Location::Border: return Location::Border;
        case Location::Outside: break;
        }
    }
    return Location::Inside;
}

bool contains(const Polygon& polygon, GridPoint point) noexcept
{
    return locate(polygon, point) != Location::Outside;
}

bool contains(const MultiPolygon& polygons, GridPoint point) noexcept
{
    return std::any_of(polygons.begin(), polygons.end(), [&](const Polygon& polygon) {
        return contains(polygon, point);
    });
}

bool segmentsMeet(GridPoint a, GridPoint b, GridPoint c, GridPoint d) noexcept
{
    if (std::max(a.x, b.x) < std::min(c.x, d.x) || std::max(c.x, d.x) < std::min(a.x, b.x) ||
        std::max(a.y, b.y) < std::min(c.y, d.y) || std::max(c.y, d.y) < std::min(a.y, b.y)) {
        return false;
    }
    return orientation(a, b, c) * orientation(a, b, d) <= 0 &&
           orientation(c, d, a) * orientation(c, d, b) <= 0;
}

bool segmentsCross(GridPoint a, GridPoint b, GridPoint c, GridPoint d) noexcept
{
    return orientation(a, b, c) * orientation(a, b, d) < 0 &&
           orientation(c, d, a) * orientation(c, d, b) < 0;
}

GridPoint crossingOf(GridPoint a, GridPoint b, GridPoint c, GridPoint d) noexcept
{
    // a + (b - a) * n / m with m = (b - a) x (d - c), n = (c - a) x (d - c).
    const Int128 dx = d.x - c.x;
    const Int128 dy = d.y - c.y;
    Int128 m = static_cast<Int128>(b.x - a.x) * dy - static_cast<Int128>(b.y - a.y) * dx;
    Int128 n = static_cast<Int128>(c.x - a.x) * dy - static_cast<Int128>(c.y - a.y) * dx;
    if (m < 0) {
        m = -m;
        n = -n;
    }
    return {a.x + static_cast<Centimetres>(roundedHalfUp(n * (b.x - a.x), m)),
            a.y + static_cast<Centimetres>(roundedHalfUp(n * (b.y - a.y), m))};
}

double distance(GridPoint point, GridPoint a, GridPoint b) noexcept
{
    const double share = shareAlong(point, a, b);
    const double x = static_cast<double>(a.x - point.x) + share * static_cast<double>(b.x - a.x);
    const double y = static_cast<double>(a.y - point.y) + share * static_cast<double>(b.y - a.y);
    return std::hypot(x, y);
}

GridPoint nearestOn(GridPoint point, GridPoint a, GridPoint b) noexcept
{
    const double share = shareAlong(point, a, b);
    return {a.x + std::llround(share * static_cast<double>(b.x - a.x)),
            a.y + std::llround(share * static_cast<double>(b.y - a.y))};
}

double planarLength(const Line& line) noexcept
{
    double sum = 0.0;
    for (std::size_t i = 1; i < line.size(); ++i) {
        sum += length(line[i - 1], line[i]);
    }
    return sum;
}

double perimeter(const Ring& ring) noexcept
{
    return ring.empty() ? 0.0 : planarLength(ring) + length(ring.back(), ring.front());
}

double perimeter(const Polygon& polygon) noexcept
{
    double sum = perimeter(polygon.outer);
    for (const Ring& hole : polygon.holes) {
        sum += perimeter(hole);
    }
    return sum;
}

GridPoint pointInside(const Polygon& polygon)
{
    const Box box = boundsOf(polygon);
    if (box.empty()) {
        return {};
    }
    GridPoint best = polygon.outer.front();
    double widest = 0.0;
    // The middle first; other heights only when the polygon is thin there.
    for (const int eighth : {4, 3, 5, 2, 6, 1, 7}) {
        const Centimetres y = box.minY + (box.maxY - box.minY) * eighth / 8;
        const std::vector<double> crossings = crossingsAbove(polygon, y);
        for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
            const double width = crossings[i + 1] - crossings[i];
            const GridPoint middle{std::llround((crossings[i] + crossings[i + 1]) / 2), y};
            if (width > widest * 1.5 && locate(polygon, middle) == Location::Inside) {
                widest = width;
                best = middle;
            }
        }
    }
    return best;
}

} // namespace ecotone::geometry
