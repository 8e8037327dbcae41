#include "core/exchange/rings.h"

#include "core/geometry/box.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace ecotone::exchange {

using geometry::RealBox;
using geometry::RealPoint;
using geometry::RealPolygon;
using geometry::RealRing;

namespace {

struct Candidate
{
    RealRing ring;
    RealBox box;
    double area = 0.0; ///< Absolute.
    bool hole = false;
    int depth = 0;
};

enum class Side : unsigned char
{
    Outside,
    Border,
    Inside,
};

Side sideOf(const RealRing& ring, RealPoint point)
{
    bool inside = false;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        const RealPoint a = ring[i];
        const RealPoint b = ring[j];
        if (a == point) {
            return Side::Border;
        }
        if ((a.y > point.y) == (b.y > point.y)) {
            continue;
        }
        const double cross = (b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x);
        if (cross == 0.0) {
            return Side::Border;
        }
        if ((cross > 0.0) == (b.y > a.y)) {
            inside = !inside;
        }
    }
    return inside ? Side::Inside : Side::Outside;
}

/// By the first corner that is not on the border; a ring that touches in all corners lies inside
/// when the middle of its first edge does.
bool contains(const Candidate& outer, const Candidate& inner)
{
    if (!outer.box.contains(inner.box) || outer.area < inner.area) {
        return false;
    }
    for (const RealPoint point : inner.ring) {
        const Side side = sideOf(outer.ring, point);
        if (side != Side::Border) {
            return side == Side::Inside;
        }
    }
    const RealPoint middle{(inner.ring[0].x + inner.ring[1].x) / 2,
                           (inner.ring[0].y + inner.ring[1].y) / 2};
    return sideOf(outer.ring, middle) != Side::Outside;
}

std::vector<Candidate> candidatesOf(std::vector<RealRing>&& rings)
{
    std::vector<Candidate> candidates;
    candidates.reserve(rings.size());
    for (RealRing& ring : rings) {
        Candidate candidate;
        for (const RealPoint point : ring) {
            candidate.box.extend(point.x, point.y);
        }
        const double area = signedAreaOf(ring);
        candidate.hole = area > 0.0;
        candidate.area = std::abs(area);
        candidate.ring = std::move(ring);
        candidates.push_back(std::move(candidate));
    }
    return candidates;
}

void markByNesting(std::vector<Candidate>& candidates)
{
    for (Candidate& inner : candidates) {
        for (const Candidate& outer : candidates) {
            inner.depth += &outer != &inner && contains(outer, inner) ? 1 : 0;
        }
        inner.hole = inner.depth % 2 == 1;
    }
}

} // namespace

double signedAreaOf(const RealRing& ring)
{
    if (ring.empty()) {
        return 0.0;
    }
    // Relative to the first point: coordinates with a zone prefix would eat the digits.
    const RealPoint origin = ring[0];
    double twice = 0.0;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        twice += (ring[j].x - origin.x) * (ring[i].y - origin.y) -
                 (ring[i].x - origin.x) * (ring[j].y - origin.y);
    }
    return twice / 2.0;
}

RingState openRing(RealRing& ring)
{
    RingState state = RingState::Closed;
    if (ring.size() > 1 && ring.front() == ring.back()) {
        ring.pop_back();
    } else {
        state = RingState::Unclosed;
    }
    std::vector<RealPoint> distinct;
    for (const RealPoint point : ring) {
        if (std::find(distinct.begin(), distinct.end(), point) == distinct.end()) {
            distinct.push_back(point);
        }
        if (distinct.size() >= 3) {
            return state;
        }
    }
    return RingState::Degenerate;
}

AssembledPolygons assembled(std::vector<RealRing> rings, RingRule rule)
{
    AssembledPolygons result;
    if (rings.size() == 1) {
        result.polygons.push_back({std::move(rings[0]), {}});
        return result;
    }
    std::vector<Candidate> candidates = candidatesOf(std::move(rings));
    const bool anyOuter = std::any_of(
        candidates.begin(), candidates.end(), [](const Candidate& each) { return !each.hole; });
    if (rule == RingRule::Nesting || !anyOuter) {
        markByNesting(candidates);
    }
    std::vector<std::size_t> outers;
    std::vector<RealPolygon> polygons;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        if (!candidates[i].hole) {
            outers.push_back(i);
            polygons.emplace_back();
        }
    }
    for (Candidate& inner : candidates) {
        if (!inner.hole) {
            continue;
        }
        // The smallest outer ring around a hole is its own.
        std::size_t owner = outers.size();
        for (std::size_t k = 0; k < outers.size(); ++k) {
            const Candidate& outer = candidates[outers[k]];
            if (contains(outer, inner) &&
                (owner == outers.size() || outer.area < candidates[outers[owner]].area)) {
                owner = k;
            }
        }
        if (owner < outers.size()) {
            polygons[owner].holes.push_back(std::move(inner.ring));
        } else {
            ++result.holesOutside;
            polygons.push_back({std::move(inner.ring), {}});
        }
    }
    for (std::size_t k = 0; k < outers.size(); ++k) {
        polygons[k].outer = std::move(candidates[outers[k]].ring);
    }
    result.polygons = std::move(polygons);
    return result;
}

geometry::RealShape& shapeOfKind(std::vector<geometry::RealShape>& shapes, geometry::ShapeKind kind)
{
    const auto found =
        std::find_if(shapes.begin(), shapes.end(), [kind](const geometry::RealShape& shape) {
            return shape.kind == kind;
        });
    if (found != shapes.end()) {
        return *found;
    }
    shapes.emplace_back().kind = kind;
    return shapes.back();
}

} // namespace ecotone::exchange
