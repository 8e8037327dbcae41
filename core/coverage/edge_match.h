#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/coverage/change_set.h"
#include "core/geometry/area.h"
#include "core/geometry/shape.h"
#include "core/model/ids.h"
#include "core/model/issue.h"

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace ecotone::coverage {

/// A patch as edge matching needs it.
struct EdgePatch
{
    model::PatchId id = 0; ///< Unique over all sides.
    model::SourceId source = 0;
    std::string classCode;
    geometry::Polygon outline;
};

/// All patches of one country that may meet another's. They are a clean partition among
/// themselves (see partition()).
struct Side
{
    std::string country; ///< "CN", "RU", "MN", "KP".
    int authority = 0;   ///< Decides between sides that own neither side of the nearest line.
    std::vector<EdgePatch> patches;
};

/// A line that a source gives; the program never calls it agreed.
struct ReferenceLine
{
    geometry::Line line;
    std::string left; ///< Country on the left hand when walking along the line.
    std::string right;
};

struct EdgeMatchOptions
{
    /// How far the sides may lie apart from the line and still be drawn onto it. Vertices
    /// farther away stay where they are.
    double toleranceMetres = 100.0;
    /// The mapped extent: strips are closed up to its border and never beyond. Empty: strips are
    /// closed where a side leaves the tolerance.
    geometry::MultiPolygon extent = {};
    /// Class at a level of the classification: 1 group, 2 parent, 3 class (the code itself when
    /// absent).
    std::function<std::string(const std::string& classCode, int level)> classAtLevel = {};
    /// Length in metres between two points of the project plane; planar when absent.
    std::function<double(geometry::GridPoint, geometry::GridPoint)> lengthMetres = {};
};

/// A side's claim to land that another side's patch owns now.
struct Claim
{
    geometry::Polygon geometry;
    model::PatchId losingPatch = 0;
    model::SourceId losingSource = 0;
    std::string losingClass;
    std::string losingCountry;
    model::PatchId winningPatch = 0;
    geometry::Area area;
    /// Wider than the tolerance, or between two countries farther than it from the line: also an
    /// issue.
    bool wide = false;
};

/// Land that changed hands: overlap taken from a claim, or a gap that was closed (then `from…`
/// are empty). Of an overlap the owner may have had its own claim before: CountryLand tells what
/// a country gained or lost.
struct MovedArea
{
    std::string fromCountry;
    model::SourceId fromSource = 0;
    std::string fromClass;
    std::string toCountry;
    model::SourceId toSource = 0;
    std::string toClass;
    geometry::Area area;
};

/// What edge matching did to a country's land: exact sums over all its patches.
struct CountryLand
{
    std::string country;
    geometry::Area before;
    geometry::Area after;
    bool operator==(const CountryLand&) const = default;
};

/// Length of the reference line along which the two sides name different classes.
struct Disagreement
{
    int level = 3; ///< 1 group, 2 parent, 3 class.
    std::string leftCountry;
    std::string leftClass;
    std::string rightCountry;
    std::string rightClass;
    double kilometres = 0.0;
};

struct EdgeMatchResult
{
    ChangeSet changes;
    std::vector<Claim> claims;              ///< By losing patch, then place.
    std::vector<MovedArea> moved;           ///< Sorted, one row per combination.
    std::vector<CountryLand> land;          ///< By country, all sides.
    std::vector<Disagreement> disagreement; ///< By level, then classes.
    double matchedKilometres = 0.0;         ///< Line with patches of both sides on it.
    std::int64_t patchesTaken = 0;          ///< Patches near the line that were noded.
    std::int64_t facesClosed = 0;
    geometry::Area areaClosed;
    std::int64_t verticesMoved = 0; ///< Old vertices that no patch has any more.
    double meanMoveMetres = 0.0;
    double largestMoveMetres = 0.0;
    /// Wide unclaimed land between the sides, for U01 patches: by place.
    std::vector<geometry::Polygon> unclaimed;
    /// "edge-overlap" (wide, fix give-to-other-side), "edge-gap", "edge-sole-claim".
    std::vector<model::Issue> issues;
};

/// Makes the sides meet along the reference lines without gap or overlap.
///
/// Faces on a country's side of the nearest line belong to it where it claims them; a claim of
/// the other side there is kept as a Claim. Unclaimed faces within the tolerance go to the
/// neighbour on the same side with the longest shared edge, divided at the ends of the
/// neighbours' boundaries. Land that only the other side claims stays with it beyond the
/// tolerance ("edge-sole-claim"). Lines may meet in three-country nodes; a country without data
/// takes part with one patch that masks it (class U02 or as the caller says).
///
/// Only patches within the tolerance of a line or reaching into another side are touched. Fails
/// with InvalidArgument on a line without points or countries, TopologyFailure when
/// noding does not settle, Cancelled.
[[nodiscard]] Result<EdgeMatchResult> edgeMatch(std::span<const Side> sides,
                                                std::span<const ReferenceLine> lines,
                                                const EdgeMatchOptions& options,
                                                const Progress& progress = {});

} // namespace ecotone::coverage
