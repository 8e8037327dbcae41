#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/geometry/area.h"
#include "core/geometry/box.h"
#include "core/geometry/shape.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

/// The coverage: node, faces, label, dissolve. Everything here is a pure function of its input;
/// the order of the input never changes the result, only labels and priorities do.
namespace ecotone::coverage {

/// Who a polygon belongs to; chosen by the caller (index, fid …), not negative. Polygons with
/// the same label are parts of one thing.
using Label = std::int64_t;
inline constexpr Label noLabel = -1;

/// One claim to land. Need not be valid: what its rings wind around, in the sense of their larger
/// part, is claimed. Rings of either orientation are accepted.
struct LabelledPolygon
{
    geometry::Polygon polygon;
    Label label = 0;
    int priority = 0; ///< Where claims overlap the higher wins, then the smaller label.
};

struct PartitionInput
{
    std::vector<LabelledPolygon> polygons;
    /// Land outside is dropped; unclaimed land inside is closed or reported. Empty: the claims
    /// themselves are the extent and only holes enclosed by them count as unclaimed.
    geometry::MultiPolygon extent;
};

struct PartitionOptions
{
    /// Unclaimed faces not wider than this (largest inscribed circle) go to the neighbour with
    /// the longest shared edge; 0 leaves every unclaimed face alone.
    double thinMetres = 0.0;
};

struct OwnedPolygon
{
    Label owner = noLabel;
    geometry::Polygon polygon; ///< Valid and normalised; one edge-connected piece.
};

/// Land two labels claimed.
struct Overlap
{
    Label winner = noLabel;
    Label loser = noLabel;
    geometry::Area area;
    geometry::Polygon place; ///< One connected piece of the overlap.
};

/// An unclaimed face that was closed.
struct ClosedFace
{
    Label to = noLabel;
    geometry::Area area;
    geometry::Polygon place;
};

/// A partition of the extent without `unclaimed`. Lists are sorted, equal inputs give equal
/// results.
struct Partition
{
    std::vector<OwnedPolygon> polygons; ///< By owner, then by first point.
    std::vector<Overlap> overlaps;
    std::vector<ClosedFace> closed;
    std::vector<geometry::Polygon> unclaimed; ///< Wide unclaimed land: make it patches of U01.
    std::vector<Label> vanished;              ///< Labels that own nothing any more.
    geometry::Area outside;                   ///< Claimed land cut off outside the extent.
    std::int64_t verticesAdded = 0;           ///< Nodes that no input ring had.
};

/// Makes one clean partition of possibly overlapping, gapped, badly noded polygons. Cost linear
/// in the length of the linework (measured figures: tests/bench/coverage).
/// Fails with TopologyFailure when noding does not settle, InvalidGeometry on coordinates beyond
/// 2^40 cm, Cancelled.
[[nodiscard]] Result<Partition> partition(const PartitionInput& input,
                                          const PartitionOptions& options,
                                          const Progress& progress = {});

/// What checkCoverage found wrong at one place.
enum class DefectKind : unsigned char
{
    Gap,      ///< Inside the extent and nobody's.
    Overlap,  ///< Claimed more than once.
    Outside,  ///< Covered, but outside the extent.
    Invalid,  ///< `polygon` is not valid.
    Unmatched ///< A shared edge has a vertex on one side only; no area is wrong.
};

struct Defect
{
    DefectKind kind = DefectKind::Gap;
    geometry::Area area;
    geometry::Shape place;     ///< The face, or the edge as a line.
    std::int64_t polygon = -1; ///< Index of an invalid polygon.
    std::string reason;        ///< For Invalid.
};

struct CoverageCheck
{
    geometry::Area covered; ///< Sum of the polygons' areas.
    geometry::Area extent;  ///< Area of the extent.
    geometry::Area gap;     ///< Exact when the defects' edges cross on grid points,
    geometry::Area overlap; ///< else to half a centimetre of their edges.
    geometry::Area outside;
    std::int64_t invalid = 0;
    std::int64_t unmatchedEdges = 0;
    std::vector<Defect> defects; ///< At most `mostDefects` of each kind, largest first.

    [[nodiscard]] bool clean() const
    {
        return gap == geometry::Area{} && overlap == geometry::Area{} &&
               outside == geometry::Area{} && invalid == 0 && unmatchedEdges == 0;
    }
};

struct CheckOptions
{
    std::size_t mostDefects = 1000;
    /// Only defects that reach into one of these boxes count (empty: all). The polygons are then
    /// those that meet the boxes, and what lies around them is not known.
    std::vector<geometry::Box> within = {};
};

/// Exact and linear: every directed edge must meet its opposite twin or the border of the
/// extent. When all cancel, the polygons' winding numbers sum to that of the extent everywhere,
/// so valid polygons cover each point of it exactly once.
///
/// Polygons are given one after the other and not kept: memory is that of edges without a twin.
class CoverageChecker
{
public:
    explicit CoverageChecker(CheckOptions options = {});
    CoverageChecker(const CoverageChecker&) = delete;
    CoverageChecker& operator=(const CoverageChecker&) = delete;
    ~CoverageChecker();

    /// `index` names the polygon in Defect::polygon.
    [[nodiscard]] Result<> add(const geometry::Polygon& polygon, std::int64_t index);
    /// With an empty extent the outline of the polygons is the extent and only overlaps, invalid
    /// polygons and enclosed gaps are defects.
    [[nodiscard]] Result<CoverageCheck> finish(const geometry::MultiPolygon& extent);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// The same for polygons at hand; indices are theirs.
[[nodiscard]] Result<CoverageCheck> checkCoverage(std::span<const geometry::Polygon> polygons,
                                                  const geometry::MultiPolygon& extent,
                                                  const CheckOptions& options = {});

/// An edge with the land it bounds on its left.
struct DirectedEdge
{
    geometry::GridPoint from;
    geometry::GridPoint to;
};

/// The land that directed edges bound: what they wind around. Edges of a clean coverage that no
/// opposite twin cancels bound its union. Sorted; linear.
[[nodiscard]] Result<geometry::MultiPolygon> landWithin(std::span<const DirectedEdge> edges);

/// The union of the polygons of a clean coverage, by cancelling shared edges; linear. Holes
/// enclosed by the coverage stay holes.
[[nodiscard]] Result<geometry::MultiPolygon> outlineOf(std::span<const geometry::Polygon> polygons);

} // namespace ecotone::coverage
