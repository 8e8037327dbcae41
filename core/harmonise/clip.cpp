#include "core/harmonise/clip.h"

#include <functional>
#include <utility>

namespace ecotone::harmonise {

namespace {

using geometry::RealPoint;
using geometry::RealRing;

/// One side of the box: how far inside a point lies, negative outside.
using Depth = std::function<double(const RealPoint&)>;

RealRing cut(const RealRing& ring, const Depth& depth)
{
    RealRing result;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const auto& from = ring[i];
        const auto& to = ring[(i + 1) % ring.size()];
        const double fromDepth = depth(from);
        const double toDepth = depth(to);
        if (fromDepth >= 0.0) {
            result.push_back(from);
        }
        if ((fromDepth < 0.0) != (toDepth < 0.0)) {
            const double share = fromDepth / (fromDepth - toDepth);
            result.push_back({from.x + share * (to.x - from.x), from.y + share * (to.y - from.y)});
        }
    }
    return result;
}

RealRing cutToBox(RealRing ring, const geometry::RealBox& box)
{
    ring = cut(ring, [&](const RealPoint& p) { return p.x - box.minX; });
    ring = cut(ring, [&](const RealPoint& p) { return box.maxX - p.x; });
    ring = cut(ring, [&](const RealPoint& p) { return p.y - box.minY; });
    return cut(ring, [&](const RealPoint& p) { return box.maxY - p.y; });
}

} // namespace

geometry::RealShape clippedToBox(const geometry::RealShape& shape, const geometry::RealBox& box)
{
    if (shape.kind != geometry::ShapeKind::Polygon) {
        return shape;
    }
    geometry::RealShape result;
    result.kind = shape.kind;
    for (const auto& polygon : shape.polygons) {
        geometry::RealPolygon clipped;
        clipped.outer = cutToBox(polygon.outer, box);
        if (clipped.outer.size() < 3) {
            continue;
        }
        for (const auto& hole : polygon.holes) {
            auto cutHole = cutToBox(hole, box);
            if (cutHole.size() >= 3) {
                clipped.holes.push_back(std::move(cutHole));
            }
        }
        result.polygons.push_back(std::move(clipped));
    }
    return result;
}

} // namespace ecotone::harmonise
