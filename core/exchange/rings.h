#pragma once

#include "core/geometry/shape.h"

#include <vector>

/// Loose parts of a feature put together: rings to polygons, parts to shapes by kind. Private to
/// the room.
namespace ecotone::exchange {

/// What tells outer rings from holes.
enum class RingRule : unsigned char
{
    Orientation, ///< Shapefile: outer rings run clockwise; containment where that fails.
    Nesting,     ///< MapInfo: a ring inside an odd number of others is a hole.
};

struct AssembledPolygons
{
    geometry::RealMultiPolygon polygons;
    int holesOutside = 0; ///< Rings turned as holes that lie in no outer ring: kept as polygons.
};
[[nodiscard]] AssembledPolygons assembled(std::vector<geometry::RealRing> rings, RingRule rule);

/// Positive for a counter-clockwise ring.
[[nodiscard]] double signedAreaOf(const geometry::RealRing& ring);

/// What a raw ring turned out to be; the closing point is taken off.
enum class RingState : unsigned char
{
    Closed,
    Unclosed,   ///< The last point is not the first: closed by us, to be reported.
    Degenerate, ///< Fewer than three distinct corners.
};
[[nodiscard]] RingState openRing(geometry::RealRing& ring);

/// The shape of that kind among those of a feature, made when missing.
[[nodiscard]] geometry::RealShape& shapeOfKind(std::vector<geometry::RealShape>& shapes,
                                               geometry::ShapeKind kind);

} // namespace ecotone::exchange
