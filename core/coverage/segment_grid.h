#pragma once

#include "core/coverage/linework.h"
#include "core/geometry/box.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>
#include <vector>

namespace ecotone::coverage {

/// A uniform grid of cells that knows which edges pass through or within 2 cm of each cell.
/// Cells are about two mean edge lengths wide, so cost and size are linear in the length. They lie
/// in memory column by column, as edges sorted by their left ends come.
class SegmentGrid
{
public:
    /// Cells are at least `leastCell` wide.
    explicit SegmentGrid(std::span<const Edge> edges, geometry::Centimetres leastCell = 8);

    [[nodiscard]] std::size_t cellCount() const { return m_columns * m_rows; }
    [[nodiscard]] std::size_t cell(std::size_t column, std::size_t row) const
    {
        return column * m_rows + row;
    }

    [[nodiscard]] std::size_t columnOf(geometry::Centimetres x) const
    {
        return index(x - m_box.minX, m_columns);
    }
    [[nodiscard]] std::size_t rowOf(geometry::Centimetres y) const
    {
        return index(y - m_box.minY, m_rows);
    }
    /// Points outside the grid belong to the nearest cell.
    [[nodiscard]] std::size_t cellOf(geometry::GridPoint point) const
    {
        return cell(columnOf(point.x), rowOf(point.y));
    }
    [[nodiscard]] geometry::Centimetres bottomOf(std::size_t row) const
    {
        return m_box.minY + static_cast<geometry::Centimetres>(row) * m_cell;
    }
    /// Indices of edges, ascending; as edges are sorted, so are their left ends.
    [[nodiscard]] std::span<const std::uint32_t> in(std::size_t cell) const
    {
        return std::span{m_entries}.subspan(m_first[cell], m_first[cell + 1] - m_first[cell]);
    }

    /// Calls visit(index) for the edges of all cells a box touches; for some more than once.
    template <class Visit>
    void edgesAround(const geometry::Box& box, Visit visit) const
    {
        if (!m_box.grown(reach).intersects(box)) {
            return;
        }
        const std::size_t lastColumn = columnOf(box.maxX);
        const std::size_t lastRow = rowOf(box.maxY);
        for (std::size_t column = columnOf(box.minX); column <= lastColumn; ++column) {
            for (std::size_t row = rowOf(box.minY); row <= lastRow; ++row) {
                for (const std::uint32_t index : in(cell(column, row))) {
                    visit(index);
                }
            }
        }
    }
    /// Calls visit(cell) for each cell of an edge.
    template <class Visit>
    void cellsOf(const Edge& edge, Visit visit) const
    {
        const std::size_t firstColumn = columnOf(edge.a.x - reach);
        const std::size_t lastColumn = columnOf(edge.b.x + reach);
        const auto dx = static_cast<double>(edge.b.x - edge.a.x);
        const auto dy = static_cast<double>(edge.b.y - edge.a.y);
        for (std::size_t column = firstColumn; column <= lastColumn; ++column) {
            double from = static_cast<double>(edge.a.y);
            double to = static_cast<double>(edge.b.y);
            if (firstColumn != lastColumn && dx > 0.0) {
                const geometry::Centimetres left =
                    m_box.minX + static_cast<geometry::Centimetres>(column) * m_cell - reach;
                const auto share = [&](geometry::Centimetres x) {
                    return std::clamp(static_cast<double>(x - edge.a.x) / dx, 0.0, 1.0);
                };
                from = static_cast<double>(edge.a.y) + share(left) * dy;
                to = static_cast<double>(edge.a.y) + share(left + m_cell + 2 * reach) * dy;
            }
            const auto low = static_cast<geometry::Centimetres>(std::floor(std::min(from, to)));
            const auto high = static_cast<geometry::Centimetres>(std::ceil(std::max(from, to)));
            const std::size_t lastRow = rowOf(high + reach);
            for (std::size_t row = rowOf(low - reach); row <= lastRow; ++row) {
                visit(cell(column, row));
            }
        }
    }

private:
    static constexpr geometry::Centimetres reach = 2;

    [[nodiscard]] std::size_t index(geometry::Centimetres offset, std::size_t count) const
    {
        return offset <= 0 ? 0 : std::min(static_cast<std::size_t>(offset / m_cell), count - 1);
    }

    geometry::Box m_box;
    geometry::Centimetres m_cell = 1;
    std::size_t m_columns = 1;
    std::size_t m_rows = 1;
    std::vector<std::uint32_t> m_first;
    std::vector<std::uint32_t> m_entries;
};

} // namespace ecotone::coverage
