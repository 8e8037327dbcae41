#pragma once

#include "core/coverage/change_set.h"
#include "core/coverage/dissolve.h"

#include <span>

/// Private to this room.
namespace ecotone::coverage {

/// A patch before an operation; its index is the label of its regions.
struct OriginalPatch
{
    model::PatchId id = 0;
    const geometry::Polygon* outline = nullptr;
};

/// What changed: the largest region of a label keeps the id, further ones are created like it, a
/// label without regions is removed. Labels from `originals.size()` on are new patches with
/// `like` 0 and the number of the label among them as their group.
[[nodiscard]] ChangeSet changesBetween(std::span<const OriginalPatch> originals, Regions regions);

/// Edges of the outer border that were replaced by a chain of edges.
[[nodiscard]] std::vector<ChangeSet::BorderEdge>
borderChanges(const std::vector<const geometry::Polygon*>& before,
              const std::vector<const geometry::Polygon*>& after);

} // namespace ecotone::coverage
