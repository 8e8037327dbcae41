#pragma once

#include "core/cartography/stored_outline.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace ecotone::cartography {

/// Samples on the project plane, from the upper left (north-west) corner, in rows.
struct SampleGrid
{
    double left = 0.0; ///< Metres.
    double top = 0.0;
    double step = 1.0; ///< Metres between samples; the first stands half a step inside.
    int columns = 0;
    int rows = 0;
};

/// Which patch each sample of a grid lies in: every crossing of an edge with a row adds its ink to
/// one place, a sum along the row does the rest. Whole numbers, so borders cancel exactly. Private
/// to the room.
class ClassSums
{
public:
    static constexpr std::uint16_t nothing = 0;
    /// Two patches overlap there.
    static constexpr std::uint16_t contested = 0xFFFF;

    explicit ClassSums(const SampleGrid& grid)
        : m_grid{grid}
        , m_stride{static_cast<std::size_t>(grid.columns) + 1U}
        , m_sums(m_stride * static_cast<std::size_t>(grid.rows))
    {
    }

    /// `ink` is 1 to 65534. False when the outline is not as the store writes it; some of it may
    /// have been added then.
    [[nodiscard]] bool add(std::string_view blob, std::uint16_t ink)
    {
        const std::uint32_t value = 0x10000U | ink;
        return forEachRing(blob, [&](const StoredRing& ring, std::uint32_t index) {
            if (ring.count >= 4) {
                addRing(ring, index == 0 ? value : 0U - value);
            }
        });
    }

    /// Calls `visit(first, end, ink)` for the samples of a row from left to right.
    template <class Visit>
    void forEachRun(int row, Visit visit) const
    {
        const std::uint32_t* sums = &m_sums[static_cast<std::size_t>(row) * m_stride];
        std::uint32_t total = 0;
        std::uint16_t ink = nothing;
        int first = 0;
        for (int column = 0; column < m_grid.columns;) {
            // Most samples are those before them.
            if (column + 4 <= m_grid.columns &&
                (sums[column] | sums[column + 1] | sums[column + 2] | sums[column + 3]) == 0) {
                column += 4;
                continue;
            }
            total += sums[column];
            const std::uint16_t here =
                total >> 16U > 1U ? contested : static_cast<std::uint16_t>(total & 0xFFFFU);
            if (here != ink) {
                if (first < column) {
                    visit(first, column, ink);
                }
                first = column;
                ink = here;
            }
            ++column;
        }
        visit(first, m_grid.columns, ink);
    }

private:
    static std::int32_t nearest(double value)
    {
        constexpr double shift = 6755399441055744.0; // 1.5 * 2^52
        constexpr double most = 1 << 30;
        return static_cast<std::int32_t>(
            std::bit_cast<std::uint64_t>(std::clamp(value, -most, most) + shift));
    }

    void addRing(const StoredRing& ring, std::uint32_t value)
    {
        const double scale = 1.0 / m_grid.step;
        const double originX = ring.x(0);
        const double originY = ring.y(0);
        double turn = 0.0;
        for (std::size_t i = 1; i + 1 < ring.count; ++i) {
            turn += (ring.x(i) - originX) * (ring.y(i + 1) - originY) -
                    (ring.x(i + 1) - originX) * (ring.y(i) - originY);
        }
        // Rows run south: a ring that turns clockwise on the plane rises on its left.
        const std::uint32_t rising = turn < 0.0 ? value : 0U - value;
        double x0 = (originX - m_grid.left) * scale;
        double y0 = (m_grid.top - originY) * scale;
        std::int32_t row0 = nearest(y0);
        for (std::size_t i = 1; i < ring.count; ++i) {
            const double x1 = (ring.x(i) - m_grid.left) * scale;
            const double y1 = (m_grid.top - ring.y(i)) * scale;
            const std::int32_t row1 = nearest(y1);
            if (row1 < row0) {
                cross(row1, row0, x1, y1, x0, y0, rising);
            } else if (row0 < row1) {
                cross(row0, row1, x0, y0, x1, y1, 0U - rising);
            }
            x0 = x1;
            y0 = y1;
            row0 = row1;
        }
    }

    /// Rows whose samples lie between the ends; always from the upper one, so that both sides of a
    /// border cross alike.
    void cross(std::int32_t first,
               std::int32_t last,
               double x0,
               double y0,
               double x1,
               double y1,
               std::uint32_t value)
    {
        first = std::max(first, 0);
        last = std::min(last, static_cast<std::int32_t>(m_grid.rows));
        const double slope = (x1 - x0) / (y1 - y0);
        for (std::int32_t row = first; row < last; ++row) {
            const double x = x0 + (row + 0.5 - y0) * slope;
            const std::int32_t column =
                std::clamp(nearest(x), 0, static_cast<std::int32_t>(m_grid.columns));
            m_sums[static_cast<std::size_t>(row) * m_stride + static_cast<std::size_t>(column)] +=
                value;
        }
    }

    SampleGrid m_grid;
    std::size_t m_stride;
    std::vector<std::uint32_t> m_sums;
};

} // namespace ecotone::cartography
