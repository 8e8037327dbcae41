#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/coverage/linework.h"

#include <cstdint>

namespace ecotone::coverage {

/// Linework in which edges meet at their ends only, and no end lies in the hot pixel of an edge
/// it does not belong to.
struct NodedLinework
{
    EdgeSet set;
    std::vector<Edge> cancelled; ///< Edges whose polygon uses cancelled out while noding.
    std::int64_t nodesAdded = 0; ///< Crossings where no input point was.
    int passes = 0;
};

/// Iterated snap rounding (Hobby 1999; Halperin and Packer 2002) on the 1 cm grid.
///
/// Every input point and every crossing (exact, rounded half up) makes its grid cell hot; an
/// edge that passes through a hot cell gets its point as a vertex. This moves an edge by less
/// than 0.71 cm and never lets two edges change sides; it is repeated for what moved until
/// nothing does. Cost linear in the length of the linework times its local density. The result
/// does not depend on the order of the input.
///
/// Fails with InvalidGeometry on coordinates beyond 2^40 cm, TopologyFailure when it does not
/// settle, Cancelled.
[[nodiscard]] Result<NodedLinework> node(Linework linework, const Progress& progress = {});

/// Whether the segment ab passes through the half-open cell [x - 1/2, x + 1/2) x
/// [y - 1/2, y + 1/2) of a grid point. Exact.
[[nodiscard]] bool
passesThroughPixel(geometry::GridPoint a, geometry::GridPoint b, geometry::GridPoint pixel);

} // namespace ecotone::coverage
