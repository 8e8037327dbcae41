#pragma once

#include "core/base/result.h"
#include "core/geometry/shape.h"
#include "core/model/ids.h"

#include <cstdint>
#include <vector>

namespace ecotone::coverage {

/// What an operation changes in the habitat layer. Whoever applies it keeps attributes: a
/// replaced patch keeps its own, a created one copies those of `like` (0: the caller's).
struct ChangeSet
{
    struct Replaced
    {
        model::PatchId id = 0;
        geometry::Polygon outline;
        bool operator==(const Replaced&) const = default;
    };
    struct Created
    {
        model::PatchId like = 0;
        geometry::Polygon outline;
        std::int64_t group = 0; ///< Of redistribute(): whose the new patch is.
        bool operator==(const Created&) const = default;
    };

    /// An edge on the outer border of the neighbourhood that got vertices. Where the border is
    /// slanted they are not exactly on it: whoever keeps the extent passes them on (see
    /// withBorder()), or a sliver would be left.
    struct BorderEdge
    {
        geometry::GridPoint a;
        geometry::GridPoint b;
        geometry::Line between; ///< From a to b, without them; the coverage on the left.
        bool operator==(const BorderEdge&) const = default;
    };

    std::vector<Replaced> replaced;      ///< By id.
    std::vector<Created> created;        ///< By `like`, then by first point.
    std::vector<model::PatchId> removed; ///< Sorted.
    std::vector<BorderEdge> border;      ///< Sorted.

    [[nodiscard]] bool empty() const
    {
        return replaced.empty() && created.empty() && removed.empty();
    }
    bool operator==(const ChangeSet&) const = default;
};

/// The extent with the vertices that its edges got. Fails with TopologyFailure when the extent
/// has no such edge: then patches were missing from the neighbourhood of the edit.
[[nodiscard]] Result<geometry::MultiPolygon>
withBorder(geometry::MultiPolygon extent, const std::vector<ChangeSet::BorderEdge>& border);

} // namespace ecotone::coverage
