#pragma once

#include "core/base/result.h"
#include "core/geometry/shape.h"

#include <string>

namespace ecotone::geometry {

/// What repairing a polygon feature did. Areas are planar, in the squared unit of the source's
/// coordinates, unsigned ring by ring (outer minus holes) before and after.
struct Repair
{
    RealMultiPolygon polygons; ///< Valid; empty when nothing with an area is left.
    bool changed = false;      ///< False: the input was valid and is returned as it came.
    double areaBefore = 0.0;
    double areaAfter = 0.0;
    std::string reason; ///< Why the input was invalid, in English; empty when it was valid.
};

/// Makes a feature's polygons valid in their own coordinates: self-crossings become nodes,
/// overlapping parts are united, holes outside their shell become land, spikes vanish. Parts
/// without area are dropped. Fails with InvalidGeometry when nothing can be made of it.
[[nodiscard]] Result<Repair> repaired(const RealMultiPolygon& polygons);

} // namespace ecotone::geometry
