#pragma once

#include "core/base/result.h"
#include "core/geometry/shape.h"
#include "core/model/ids.h"
#include "core/model/patch.h"

#include <cstdint>
#include <vector>

namespace ecotone::harmonise {

/// A patch of habitat while a run is making it.
struct Piece
{
    model::PatchId existing = 0; ///< Stored before this run; 0: new.
    int source = -1;             ///< Index of the run's source; -1: an existing patch or a part.
    std::int64_t tag = 0;        ///< For the step at work; carried along by dissolving.
    bool changed = false;        ///< An existing one whose outline is no longer as stored.
    bool settled = false; ///< Stands for all settled rows of a source in bulk; never written.
    model::PatchAttributes attributes;
    geometry::Polygon outline;
};

/// Unclaimed slivers not wider than this are digitising noise and are closed.
inline constexpr double sliverMetres = 1.0;

/// Gives every piece marked in `dissolves` to the neighbour with the longest shared edge. The
/// pieces are a clean partition. One without any neighbour stays. Order is kept.
[[nodiscard]] Result<std::vector<Piece>> dissolved(std::vector<Piece> pieces,
                                                   const std::vector<bool>& dissolves);

/// A patch of U01 for land nobody claims; its side and landscape are still to be told.
[[nodiscard]] Piece unclaimedPiece(geometry::Polygon outline);
/// Gives every piece without a country the side and landscape of the neighbour with the longest
/// shared edge.
void adoptSides(std::vector<Piece>& pieces);

} // namespace ecotone::harmonise
