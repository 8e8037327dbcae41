#pragma once

#include "core/base/result.h"
#include "core/coverage/arrangement.h"
#include "core/coverage/engine.h"

#include <functional>
#include <span>
#include <vector>

namespace ecotone::coverage {

/// Faces joined across edges: one owner, one piece.
struct Region
{
    Label owner = noLabel;
    geometry::Polygon polygon; ///< Valid and normalised; empty when it was not asked for.
    geometry::Area area;
    std::vector<FaceId> faces;
};

struct Regions
{
    static constexpr std::uint32_t noRegion = ~std::uint32_t{0};

    std::vector<Region> regions;       ///< In the order of their smallest face.
    std::vector<std::uint32_t> ofFace; ///< noRegion for faces without owner.
};

/// Joins faces of equal owner across edges that `separates` (by edge index; may be empty) does
/// not hold apart. Faces with owner `noLabel` and the unbounded face belong to nobody.
[[nodiscard]] Regions joinFaces(const Arrangement& arrangement,
                                std::span<const Label> ownerOfFace,
                                const std::function<bool(std::size_t edge)>& separates = {});

/// Fills in the polygons of regions: an edge-connected region is one valid polygon, with holes
/// that may touch its shell or each other in points. Fails with TopologyFailure otherwise.
[[nodiscard]] Result<> tracePolygons(const Arrangement& arrangement, Regions& regions);

/// Both steps.
[[nodiscard]] Result<Regions> dissolve(const Arrangement& arrangement,
                                       std::span<const Label> ownerOfFace,
                                       const std::function<bool(std::size_t edge)>& separates = {});

} // namespace ecotone::coverage
