#pragma once

#include "core/base/result.h"
#include "core/geometry/point.h"
#include "core/harmonise/outline_store.h"

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace ecotone::harmonise {

/// An edge as one outline runs along it, its inside on the left.
struct LooseEdge
{
    geometry::GridPoint from;
    geometry::GridPoint to;
    std::uint32_t outline = 0; ///< Index of the outline it belongs to.
};

/// Which edges of many outlines meet their opposite twin. Where all do, and the outlines are valid,
/// they are a proper partition of what they cover, as often as it is covered.
struct EdgeTwins
{
    std::vector<LooseEdge> loose; ///< Without a twin of their own, in order of outline and place.
    /// Of outlines that run along an edge in the same direction as another one; they overlap it.
    std::vector<std::uint32_t> doubled;
    /// Of outlines that share an edge with a marked one, ascending.
    std::vector<std::uint32_t> besideMarked;
};

/// Opens a window on the stored outlines; called once a thread.
using OpenOutlines = std::function<Result<FileWindow>()>;

/// Goes through the outlines in their order and keeps the edges that still wait. Deliveries run
/// over the land from one side to the other, so memory follows its width; a shuffled one costs up
/// to 24 bytes an edge. `marked` is empty or has an entry an outline. The result does not depend
/// on the number of processors.
[[nodiscard]] Result<EdgeTwins> findTwins(std::span<const StoredOutline> outlines,
                                          const OpenOutlines& open,
                                          const std::vector<bool>& marked);

} // namespace ecotone::harmonise
