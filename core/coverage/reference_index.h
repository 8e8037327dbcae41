#pragma once

#include "core/coverage/edge_match.h"
#include "core/coverage/linework.h"
#include "core/coverage/segment_grid.h"

#include <optional>
#include <span>
#include <vector>

namespace ecotone::coverage {

/// Finds the nearest place on a set of reference lines. Part of edge matching.
class ReferenceIndex
{
public:
    /// `reach` in centimetres: nothing farther away is found.
    ReferenceIndex(std::span<const ReferenceLine> lines, double reach);

    struct Place
    {
        geometry::GridPoint point;
        double distance = 0.0; ///< Centimetres.
        std::size_t line = 0;
        int side = 0; ///< +1 left, -1 right, 0 on the line or undecided at a bend.
    };
    [[nodiscard]] std::optional<Place> nearest(geometry::GridPoint point) const;
    [[nodiscard]] bool isNear(geometry::GridPoint point) const
    {
        return nearest(point).has_value();
    }
    /// Whether a segment comes within reach.
    [[nodiscard]] bool isNear(geometry::GridPoint a, geometry::GridPoint b) const;
    /// Whether any edge of the polygon comes within reach or a line runs inside it.
    [[nodiscard]] bool isNear(const geometry::Polygon& polygon) const;

private:
    struct Segment
    {
        geometry::GridPoint a;
        geometry::GridPoint b;
        std::size_t line;
    };
    [[nodiscard]] static std::vector<Segment> segmentsOf(std::span<const ReferenceLine> lines);
    /// From left to right, as the grid wants them.
    [[nodiscard]] static std::vector<Edge> edgesOf(std::span<const Segment> segments);

    std::vector<Segment> m_segments;
    double m_reach;
    geometry::Centimetres m_margin;
    /// Cells as wide as the reach: a query costs the same however long the lines are.
    SegmentGrid m_grid;
};

/// Short lines from a side's border to the reference line: at every vertex where two of its
/// patches meet, so that the strip in between is divided among them, and where the border leaves
/// the reach, so that the strip ends there.
[[nodiscard]] std::vector<geometry::Line>
connectors(const Side& side, const ReferenceIndex& lines, std::span<const ReferenceLine> reference);

} // namespace ecotone::coverage
