#pragma once

#include "core/base/result.h"
#include "core/coverage/change_set.h"
#include "core/geometry/shape.h"
#include "core/model/ids.h"

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

/// Edits of the coverage: values in, a ChangeSet out, nothing stored. Each keeps the coverage
/// whole: what one patch loses another gains, and neighbours get the new vertices.
///
/// The neighbourhood: pass every patch whose box intersects the box of what is drawn (line, ring,
/// vertex with the edges it ends, or the patches named) grown by `neighbourhoodMargin`. Patches
/// that are missing would not get their new vertices; patches too many cost only time. Of equal
/// choices the patch that comes first wins (gesture.h sorts them by id).
///
/// All fail with InvalidArgument when the gesture makes no sense (sentence says why) and with
/// TopologyFailure when it cannot be done; then nothing is to be changed.
namespace ecotone::coverage {

/// Centimetres.
inline constexpr geometry::Centimetres neighbourhoodMargin = 200;

struct LocalPatch
{
    model::PatchId id = 0;
    geometry::Polygon outline;
    std::string label; ///< Class code (or class and country): only dissolveSlivers prefers by it.
};
using Neighbourhood = std::span<const LocalPatch>;

/// Splits every patch the line crosses from border to border; `only` restricts it (empty: all).
/// The largest part keeps the id, the others are created like it.
[[nodiscard]] Result<ChangeSet>
split(Neighbourhood patches, const geometry::Line& line, std::span<const model::PatchId> only = {});

/// Merges patches that form one piece into the first named.
[[nodiscard]] Result<ChangeSet> merge(Neighbourhood patches, std::span<const model::PatchId> ids);

/// Redraws the border of a patch: the line starts and ends on it. Land between line and old
/// border outside goes to the patch, land cut off inside goes to the neighbour with the longest
/// shared edge (along the old border).
[[nodiscard]] Result<ChangeSet>
reshape(Neighbourhood patches, model::PatchId id, const geometry::Line& line);

/// Moves a vertex in every patch that has it. Vertices on the outer border of the coverage stay.
[[nodiscard]] Result<ChangeSet>
moveVertex(Neighbourhood patches, geometry::GridPoint from, geometry::GridPoint to);
/// Inserts `at` into the shared edge from a to b.
[[nodiscard]] Result<ChangeSet> insertVertex(Neighbourhood patches,
                                             geometry::GridPoint a,
                                             geometry::GridPoint b,
                                             geometry::GridPoint at);
/// Removes a vertex where only two patches meet.
[[nodiscard]] Result<ChangeSet> deleteVertex(Neighbourhood patches, geometry::GridPoint at);

/// What of a drawn patch lies outside the coverage.
enum class BeyondCoverage : unsigned char
{
    Cut,  ///< Is left out.
    Take, ///< Becomes part of the new patch; gaps are filled that way.
};
/// A new patch over others; it takes their land. Created patches have `like` 0.
[[nodiscard]] Result<ChangeSet> drawOver(Neighbourhood patches,
                                         const geometry::Polygon& drawn,
                                         BeyondCoverage beyond = BeyondCoverage::Cut);
/// A new patch out of one patch only (an island); created patches have `like` = id.
[[nodiscard]] Result<ChangeSet>
cutHole(Neighbourhood patches, model::PatchId id, const geometry::Polygon& drawn);

/// Where filled land goes.
enum class FillWith : unsigned char
{
    Neighbour, ///< The one with the longest shared edge.
    NewPatch,  ///< Created with `like` 0.
};
/// Fills unclaimed land inside `within`.
[[nodiscard]] Result<ChangeSet> fillGaps(Neighbourhood patches,
                                         const geometry::MultiPolygon& within,
                                         FillWith with = FillWith::Neighbour);

/// Dissolves the named patches into neighbours: those with the same label first, then by the
/// longest shared edge. A patch without a neighbour stays.
[[nodiscard]] Result<ChangeSet> dissolveSlivers(Neighbourhood patches,
                                                std::span<const model::PatchId> slivers);

/// Whose land is, for redistribute(): any numbers from 0 the caller chooses.
using Group = std::int64_t;
inline constexpr Group noGroup = -1;

/// A sheet laid over the coverage: what somebody says of this land. Valid polygons.
struct Sheet
{
    geometry::MultiPolygon land;
};

/// A face of coverage and sheets.
struct Place
{
    std::int64_t patch = -1;             ///< Index in the neighbourhood; -1: nobody's land.
    std::span<const std::size_t> sheets; ///< Those that cover it, ascending.
    double widthMetres = 0.0;            ///< Twice the area by the perimeter: exact for strips.
};

struct Redistribution
{
    std::vector<Sheet> sheets;
    std::vector<Group> groups; ///< Of each patch of the neighbourhood; noGroup: of none.
    /// Who is to own a face; noGroup: whoever owns it now, or nobody.
    std::function<Group(const Place&)> owner;
    /// Pieces of these groups that are not wider than `thinMetres` go to the neighbour with the
    /// longest shared edge: digitising noise.
    std::function<bool(Group)> isLeftOver;
    double thinMetres = 0.0;
};

/// Land changes hands as sheets say. What a group gains joins the patch of that group with the
/// longest shared edge; where none touches it becomes a new patch of `like` 0 with its group.
[[nodiscard]] Result<ChangeSet> redistribute(Neighbourhood patches,
                                             const Redistribution& redistribution);

/// Gives a piece of one patch (a kept claim) to another.
[[nodiscard]] Result<ChangeSet>
giveTo(Neighbourhood patches, const geometry::Polygon& piece, model::PatchId to);

/// Nodes the named patches anew with what lies around them: an invalid ring becomes the land it
/// encloses, land of several patches goes to the largest of them, vertices on one side only come
/// to both.
[[nodiscard]] Result<ChangeSet> cleanUp(Neighbourhood patches, std::span<const model::PatchId> ids);

} // namespace ecotone::coverage
