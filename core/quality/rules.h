#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/geometry/area.h"
#include "core/geometry/box.h"
#include "core/geometry/shape.h"
#include "core/model/cursor.h"
#include "core/model/issue.h"

#include <cstdint>
#include <string>
#include <vector>

namespace ecotone::quality {

/// The mapped extent of a landscape (rows of ecotone_extent). A project without landscapes has
/// one with an empty name.
struct LandscapeExtent
{
    std::string landscape;
    geometry::MultiPolygon extent;
};

struct CheckOptions
{
    /// One entry per landscape. Patches of none of them are checked together, their own outline
    /// being the extent (an entry without name in the report).
    std::vector<LandscapeExtent> extents;
    double sliverMetres = 2.0;         ///< Narrower (2 area / perimeter) is a sliver.
    double sliverSquareMetres = 100.0; ///< Smaller is a sliver.
    std::size_t mostIssues = 1000;     ///< Of each kind and landscape, largest first.
    /// Only this part of the map, as after an edit: patches that meet a box, and defects that
    /// reach into one. Empty: everything, texts included.
    std::vector<geometry::Box> within = {};
};

/// What `ecotone check` prints of the coverage, per landscape and in total.
struct CoverageFigures
{
    std::string landscape;
    std::int64_t patches = 0;
    geometry::Area area;   ///< Sum of the patches.
    geometry::Area extent; ///< 0 when no extent is known.
    geometry::Area gap;
    geometry::Area overlap;
    geometry::Area outside; ///< Covered, but outside the extent.
    std::int64_t invalid = 0;
    std::int64_t unmatchedEdges = 0;
    std::int64_t slivers = 0;
    std::int64_t areaDrift = 0;    ///< Patches whose stored area is not that of their outline.
    std::int64_t offGrid = 0;      ///< Patches with a coordinate off the 1 cm grid or unreadable.
    std::int64_t unknownClass = 0; ///< Patches with a class the classification does not have.

    [[nodiscard]] bool clean() const
    {
        return gap == geometry::Area{} && overlap == geometry::Area{} &&
               outside == geometry::Area{} && invalid == 0 && areaDrift == 0 && offGrid == 0 &&
               unknownClass == 0;
    }
};

struct CheckReport
{
    CoverageFigures total;
    std::vector<CoverageFigures> landscapes; ///< In the order of the options; the rest last.
    std::int64_t untranslated = 0;    ///< Layer and class texts that lack one of the languages.
    std::int64_t namesUnreviewed = 0; ///< Named features shown by a fallback in some language.
    std::vector<model::Issue> issues; ///< By landscape, code, size; without row ids.
};

/// Checks the map a reader gives. The landscape of a patch is its column, not its place.
[[nodiscard]] Result<CheckReport>
check(model::MapReader& reader, const CheckOptions& options, const Progress& progress = {});

} // namespace ecotone::quality
