#pragma once

#include "core/geometry/box.h"
#include "core/geometry/point.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace ecotone::harmonise {

/// The distinct vertices of a source in square cells, to find those that lie on an edge of
/// another row: noding a source against itself in its own coordinates. Rounding the ends of a
/// long edge first would leave such a vertex up to a centimetre beside it.
class VertexGrid
{
public:
    /// `tolerance` in the units of the points; the span must outlive the grid.
    VertexGrid(std::span<const geometry::RealPoint> points, double tolerance);

    /// Vertices on the open segment between two vertices, from the first to the second. Linear in
    /// the cells that the segment passes.
    [[nodiscard]] std::vector<std::uint32_t> between(std::uint32_t from, std::uint32_t to) const;

private:
    [[nodiscard]] std::size_t columnOf(double x) const;
    [[nodiscard]] std::size_t rowOf(double y) const;

    std::span<const geometry::RealPoint> m_points;
    double m_tolerance;
    geometry::RealBox m_box;
    double m_cell = 1.0;
    std::size_t m_columns = 1;
    std::size_t m_rows = 1;
    std::vector<std::uint32_t> m_starts; ///< Of each cell in m_members, row by row.
    std::vector<std::uint32_t> m_members;
};

} // namespace ecotone::harmonise
