#pragma once

#include "core/cartography/display_list.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <utility>
#include <vector>

namespace ecotone::cartography {

/// How much of each pixel thin lines cover. Lines that lie on each other count once, so a border
/// drawn from both its sides is as thin as drawn from one. Private to the room.
class LineMask
{
public:
    LineMask(int width, int rows)
        : m_width{width}
        , m_rows{rows}
        , m_cover(static_cast<std::size_t>(width) * static_cast<std::size_t>(rows))
    {
    }

    /// A line of `thickness` pixels whose ink has `strength` (0 to 1). Coordinates are pixels.
    void line(float x0, float y0, float x1, float y1, float thickness, float strength)
    {
        const float reach = thickness + 1.0F;
        if (std::max(x0, x1) < -reach || std::min(x0, x1) > static_cast<float>(m_width) + reach ||
            std::max(y0, y1) < -reach || std::min(y0, y1) > static_cast<float>(m_rows) + reach) {
            return;
        }
        // Both directions of a border give the same pixels.
        if (std::pair{x0, y0} > std::pair{x1, y1}) {
            std::swap(x0, x1);
            std::swap(y0, y1);
        }
        const float dx = x1 - x0;
        const float dy = y1 - y0;
        const float length = std::sqrt(dx * dx + dy * dy);
        if (length <= 0.0F) {
            return;
        }
        if (std::abs(dx) >= std::abs(dy)) {
            steps(x0, y0, x1, dy / dx, thickness * length / std::abs(dx), strength, Along::Columns);
        } else {
            if (dy < 0.0F) {
                std::swap(x0, x1);
                std::swap(y0, y1);
            }
            steps(y0, x0, y1, dx / dy, thickness * length / std::abs(dy), strength, Along::Rows);
        }
    }

    /// Lays `color` over premultiplied pixels of one row.
    void blend(int row, std::uint32_t* pixels, Color color) const
    {
        const std::uint8_t* cover =
            &m_cover[static_cast<std::size_t>(row) * static_cast<std::size_t>(m_width)];
        constexpr int atOnce = 8;
        for (int column = 0; column < m_width; ++column) {
            if (column % atOnce == 0 && column + atOnce <= m_width) {
                std::uint64_t covers = 0;
                std::memcpy(&covers, cover + column, sizeof covers);
                if (covers == 0) {
                    column += atOnce - 1;
                    continue;
                }
            }
            const std::uint32_t share = cover[column] * std::uint32_t{color.alpha} / 255U;
            if (share == 0) {
                continue;
            }
            const std::uint32_t below = pixels[column];
            const auto mix = [&](std::uint32_t ink, unsigned shift) {
                const std::uint32_t value = (below >> shift) & 255U;
                return (ink * share + value * (255U - share) + 127U) / 255U << shift;
            };
            pixels[column] =
                mix(255U, 24U) | mix(color.red, 16U) | mix(color.green, 8U) | mix(color.blue, 0U);
        }
    }

private:
    enum class Along : bool
    {
        Columns,
        Rows,
    };

    static int below(float value)
    {
        const int whole = static_cast<int>(value);
        return whole - (value < static_cast<float>(whole) ? 1 : 0);
    }

    /// From `from` to `to` along one axis; `middle` and `across` measure on the other.
    void steps(
        float from, float middle, float to, float slope, float across, float strength, Along along)
    {
        const int most = along == Along::Columns ? m_width : m_rows;
        const int first = std::max(below(from), 0);
        const int last = std::min(below(to), most - 1);
        for (int step = first; step <= last; ++step) {
            // The middle of what the line has of this column or row.
            const float here = 0.5F * (std::max(from, static_cast<float>(step)) +
                                       std::min(to, static_cast<float>(step) + 1.0F));
            const float centre = middle + slope * (here - from);
            cross(step, centre - across / 2.0F, centre + across / 2.0F, strength, along);
        }
    }

    void cross(int step, float low, float high, float strength, Along along)
    {
        const int most = along == Along::Columns ? m_rows : m_width;
        if (high <= 0.0F || low >= static_cast<float>(most)) {
            return;
        }
        const int first = std::max(below(low), 0);
        const int last = std::min(below(high), most - 1);
        for (int i = first; i <= last; ++i) {
            const float part =
                std::min(high, static_cast<float>(i) + 1.0F) - std::max(low, static_cast<float>(i));
            const auto value =
                static_cast<std::uint8_t>(std::clamp(part * strength * 255.0F, 0.0F, 255.0F));
            const int column = along == Along::Columns ? step : i;
            const int row = along == Along::Columns ? i : step;
            std::uint8_t& cover =
                m_cover[static_cast<std::size_t>(row) * static_cast<std::size_t>(m_width) +
                        static_cast<std::size_t>(column)];
            cover = std::max(cover, value);
        }
    }

    int m_width;
    int m_rows;
    std::vector<std::uint8_t> m_cover;
};

} // namespace ecotone::cartography
