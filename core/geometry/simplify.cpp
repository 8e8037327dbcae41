#include "core/geometry/simplify.h"

#include "core/geometry/predicates.h"

#include <algorithm>
#include <utility>

namespace ecotone::geometry {

namespace {

double length(GridPoint a, GridPoint b)
{
    return distance(a, b, b);
}

/// Marks which points of [from, to] stay; iterative, because a coast line can be deep.
void mark(const Line& line, std::size_t from, std::size_t to, double limit, std::vector<bool>& keep)
{
    std::vector<std::pair<std::size_t, std::size_t>> open{{from, to}};
    while (!open.empty()) {
        const auto [first, last] = open.back();
        open.pop_back();
        double farthest = limit;
        std::size_t at = 0;
        for (std::size_t i = first + 1; i < last; ++i) {
            const double away = distance(line[i], line[first], line[last]);
            if (away > farthest) {
                farthest = away;
                at = i;
            }
        }
        if (at != 0) {
            keep[at] = true;
            open.emplace_back(first, at);
            open.emplace_back(at, last);
        }
    }
}

Line kept(const Line& line, const std::vector<bool>& keep)
{
    Line result;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (keep[i]) {
            result.push_back(line[i]);
        }
    }
    return result;
}

} // namespace

Line simplified(const Line& line, double metres)
{
    if (line.size() < 3) {
        return line;
    }
    std::vector<bool> keep(line.size(), false);
    keep.front() = true;
    keep.back() = true;
    mark(line, 0, line.size() - 1, metres * centimetresPerMetre, keep);
    return kept(line, keep);
}

Ring simplifiedRing(const Ring& ring, double metres)
{
    if (ring.size() < 3) {
        return {};
    }
    Line closed = ring;
    closed.push_back(ring.front());
    const auto farthest = std::max_element(ring.begin(), ring.end(), [&](GridPoint a, GridPoint b) {
        return length(ring.front(), a) < length(ring.front(), b);
    });
    const auto middle = static_cast<std::size_t>(farthest - ring.begin());
    std::vector<bool> keep(closed.size(), false);
    keep.front() = true;
    keep[middle] = true;
    const double limit = metres * centimetresPerMetre;
    mark(closed, 0, middle, limit, keep);
    mark(closed, middle, closed.size() - 1, limit, keep);
    Ring result = kept(closed, keep);
    if (result.size() < 3) {
        result.clear();
    }
    return result;
}

Polygon simplified(const Polygon& polygon, double metres)
{
    Polygon result{simplifiedRing(polygon.outer, metres), {}};
    if (result.outer.empty()) {
        return result;
    }
    for (const Ring& hole : polygon.holes) {
        if (Ring ring = simplifiedRing(hole, metres); !ring.empty()) {
            result.holes.push_back(std::move(ring));
        }
    }
    return result;
}

} // namespace ecotone::geometry
