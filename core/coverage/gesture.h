#pragma once

#include "core/base/result.h"
#include "core/coverage/change_set.h"
#include "core/coverage/edits.h"
#include "core/geometry/box.h"
#include "core/geometry/shape.h"
#include "core/model/ids.h"

#include <string_view>
#include <variant>
#include <vector>

/// Every edit of boundaries as one value: tools, scripts and fixes of issues make gestures, and
/// one function turns a gesture into changes. What each does: edits.h.
namespace ecotone::coverage {

struct Split
{
    geometry::Line line;
    std::vector<model::PatchId> only; ///< Empty: every patch the line crosses.
};
struct Merge
{
    std::vector<model::PatchId> patches; ///< The first keeps its row.
};
struct Reshape
{
    model::PatchId patch = 0;
    geometry::Line line;
};
struct MoveVertex
{
    geometry::GridPoint from;
    geometry::GridPoint to;
};
struct InsertVertex
{
    geometry::GridPoint a; ///< The edge from a to b.
    geometry::GridPoint b;
    geometry::GridPoint at;
};
struct DeleteVertex
{
    geometry::GridPoint at;
};
struct DrawOver
{
    geometry::Polygon drawn;
    BeyondCoverage beyond = BeyondCoverage::Cut;
};
struct CutHole
{
    model::PatchId patch = 0;
    geometry::Polygon drawn;
};
struct FillGap
{
    geometry::MultiPolygon within;
    FillWith with = FillWith::Neighbour;
};
struct DissolveSlivers
{
    std::vector<model::PatchId> patches;
};
struct GiveTo
{
    geometry::Polygon piece;
    model::PatchId to = 0;
};
struct CleanUp
{
    std::vector<model::PatchId> patches; ///< Noded anew with what lies around them.
    std::vector<geometry::Box> within;   ///< And whatever lies there.
};

using Gesture = std::variant<Split,
                             Merge,
                             Reshape,
                             MoveVertex,
                             InsertVertex,
                             DeleteVertex,
                             DrawOver,
                             CutHole,
                             FillGap,
                             DissolveSlivers,
                             GiveTo,
                             CleanUp>;

/// How the history and the edit script call it: "split", "move-vertex" …
[[nodiscard]] std::string_view nameOf(const Gesture& gesture);

/// Patches that the gesture names; their boxes belong to its reach.
[[nodiscard]] std::vector<model::PatchId> patchesOf(const Gesture& gesture);

/// Boxes of what is drawn, already grown by `neighbourhoodMargin`: along a line one for each
/// segment, so that a long slanted line does not take half the map.
[[nodiscard]] std::vector<geometry::Box> reachOf(const Gesture& gesture);

/// The neighbourhood is every patch whose box meets a box of the reach, or that of a named patch
/// grown by the margin. Fails as edits.h says.
[[nodiscard]] Result<ChangeSet> changesOf(const Gesture& gesture, Neighbourhood patches);

} // namespace ecotone::coverage
