#pragma once

#include "core/demo/site.h"
#include "core/geometry/shape.h"

#include <cstdint>
#include <string>
#include <vector>

namespace ecotone::demo {

/// A shared boundary between two patches, from node to node; on the project's grid.
struct Arc
{
    geometry::Line points;  ///< Both ends included; a closed arc repeats its first point.
    std::int32_t left = -1; ///< Patch index; -1 outside the mapped extent.
    std::int32_t right = -1;
    std::int32_t from = -1; ///< Node index; -1 for a closed arc.
    std::int32_t to = -1;
};

struct ArcUse
{
    std::int32_t arc = 0;
    bool forward = true;
};

/// What the ground of a patch is like, averaged over its cells.
struct PatchGround
{
    double height = 0.0; ///< Metres.
    double slope = 0.0;  ///< Degrees.
    double northness = 0.0;
    double coast = 0.0;  ///< Metres from the sea.
    double town = 0.0;   ///< Metres from the edge of the nearest settlement.
    double valley = 0.0; ///< Metres from the nearest valley floor, 0 on it.
    double hectares = 0.0;
    RealPoint place; ///< Of the frame, in metres: the mean of its cells.
    geometry::RealPoint lonLat;
};

struct MosaicPatch
{
    Side side;
    Cover cover = Cover::Land;
    std::int32_t part = -1; ///< As Site::part.
    PatchGround ground;
    std::vector<std::vector<ArcUse>> rings; ///< The patch on the left of every use.
    std::string trueClass;                  ///< Given by vegetation.h.
    std::uint64_t dice = 0;                 ///< Seed of everything random about the patch.
};

/// A partition of the mapped extent by shared arcs: every boundary exists once, so that areas of
/// patches sum to the extent to the last square centimetre.
struct Mosaic
{
    std::vector<Arc> arcs;
    std::vector<geometry::GridPoint> nodes;
    std::vector<MosaicPatch> patches;

    [[nodiscard]] geometry::Polygon outline(std::int32_t patch) const;
    /// Polygon from rings given as closed lists of points; the outer one is counter-clockwise.
    [[nodiscard]] static geometry::Polygon assembled(std::vector<geometry::Ring> rings);
};

/// Joins like cells to patches, gives away those too small to map, and draws the boundaries
/// smoothly between the centres of unlike cells. Each boundary stays in the square of four cell
/// centres it belongs to, so boundaries cannot cross.
[[nodiscard]] Mosaic makeMosaic(const Site& site, std::uint64_t seed);

} // namespace ecotone::demo
