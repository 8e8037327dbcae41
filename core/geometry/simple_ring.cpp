#include "core/geometry/simple_ring.h"

#include "core/geometry/predicates.h"

#include <algorithm>
#include <cstdint>

namespace ecotone::geometry {

namespace {

constexpr std::size_t mostPoints = 4096;

struct RingEdge
{
    GridPoint a;
    GridPoint b;
    Centimetres minX;
    Centimetres maxX;
    Centimetres minY;
    Centimetres maxY;
    std::size_t index;
};

/// `second` starts where `first` ends: they share more when it runs straight back.
bool runsBack(const RingEdge& first, const RingEdge& second)
{
    if (orientation(first.a, first.b, second.b) != 0) {
        return false;
    }
    const auto alongX =
        (first.b.x - first.a.x) * ((second.b.x > second.a.x) - (second.b.x < second.a.x));
    const auto alongY =
        (first.b.y - first.a.y) * ((second.b.y > second.a.y) - (second.b.y < second.a.y));
    return alongX < 0 || alongY < 0;
}

bool meet(const RingEdge& left, const RingEdge& right, std::size_t count)
{
    const RingEdge& first = left.index < right.index ? left : right;
    const RingEdge& second = left.index < right.index ? right : left;
    const bool follows = first.index + 1 == second.index;
    const bool closes = first.index == 0 && second.index + 1 == count;
    if (follows || closes) {
        return follows ? runsBack(first, second) : runsBack(second, first);
    }
    return segmentsMeet(first.a, first.b, second.a, second.b);
}

} // namespace

bool isSurelySimple(const Ring& ring)
{
    const std::size_t count = ring.size();
    if (count < 3 || count > mostPoints) {
        return false;
    }
    static thread_local std::vector<RingEdge> edges;
    edges.clear();
    for (std::size_t i = 0; i < count; ++i) {
        const GridPoint a = ring[i];
        const GridPoint b = ring[i + 1 < count ? i + 1 : 0];
        if (a == b) {
            return false;
        }
        const auto [minX, maxX] = std::minmax(a.x, b.x);
        const auto [minY, maxY] = std::minmax(a.y, b.y);
        edges.push_back({a, b, minX, maxX, minY, maxY, i});
    }
    std::sort(edges.begin(), edges.end(), [](const RingEdge& left, const RingEdge& right) {
        return left.minX < right.minX;
    });
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t k = i + 1; k < count && edges[k].minX <= edges[i].maxX; ++k) {
            if (edges[k].minY <= edges[i].maxY && edges[i].minY <= edges[k].maxY &&
                meet(edges[i], edges[k], count)) {
                return false;
            }
        }
    }
    return true;
}

} // namespace ecotone::geometry
