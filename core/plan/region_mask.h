#pragma once

#include "core/base/result.h"
#include "core/geometry/box.h"
#include "core/geometry/shape.h"
#include "core/geometry/spatial_index.h"

#include <utility>
#include <vector>

namespace ecotone::plan {

/// A multipolygon prepared for many questions "is this patch inside?"; private to the room.
/// Answers without overlay wherever no edge comes near.
class RegionMask
{
public:
    explicit RegionMask(geometry::MultiPolygon polygons);

    enum class Side : unsigned char
    {
        Inside,
        Outside,
        Crossing, ///< An edge meets the box: an overlay has to tell.
    };
    /// Exact for Inside and Outside.
    [[nodiscard]] Side side(const geometry::Box& box) const;
    [[nodiscard]] bool contains(geometry::GridPoint point) const;

    [[nodiscard]] const geometry::MultiPolygon& polygons() const { return m_polygons; }
    [[nodiscard]] const geometry::Box& bounds() const { return m_bounds; }

private:
    using Edge = std::pair<geometry::GridPoint, geometry::GridPoint>;

    geometry::MultiPolygon m_polygons;
    geometry::Box m_bounds;
    std::vector<Edge> m_edges;
    geometry::SpatialIndex m_index;
};

} // namespace ecotone::plan
