#pragma once

#include "core/cartography/display_list.h"
#include "core/cartography/subpixel.h"

#include <algorithm>
#include <array>
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
    /// For lines of `thickness` pixels.
    LineMask(int width, int rows, float thickness)
        : m_width{width}
        , m_rows{rows}
        , m_thickness{thickness}
        , m_reach{static_cast<std::int32_t>((thickness + 2.0F) * subpixelsOfPixel)}
        , m_cover(static_cast<std::size_t>(width) * static_cast<std::size_t>(rows))
    {
        for (std::size_t along = 1; along < m_short.size(); ++along) {
            for (std::size_t beside = 0; beside <= along; ++beside) {
                const float slope = static_cast<float>(beside) / static_cast<float>(along);
                m_short[along][beside] = {slope, acrossOf(slope)};
            }
        }
    }

    /// A line whose ink has `strength` (0 to 1). Coordinates are pixels.
    void line(float x0, float y0, float x1, float y1, float strength)
    {
        const float reach = m_thickness + 1.0F;
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
        if (dx == 0.0F && dy == 0.0F) {
            return;
        }
        if (std::abs(dx) >= std::abs(dy)) {
            steps({x0, y0, x1, dy / dx, acrossOf(dy / dx)}, strength, Along::Columns);
        } else {
            if (dy < 0.0F) {
                std::swap(x0, x1);
                std::swap(y0, y1);
            }
            steps({y0, x0, y1, dx / dy, acrossOf(dx / dy)}, strength, Along::Rows);
        }
    }

    /// The same in sixteenths of a pixel; what is no longer than a pixel costs least.
    void line(Subpixel a, Subpixel b, float strength)
    {
        // Both directions of a border give the same pixels; as many run back as forth, so there is
        // no branch to guess.
        const std::int32_t back = b < a ? -1 : 0;
        const std::int32_t swapX = (a.x ^ b.x) & back;
        const std::int32_t swapY = (a.y ^ b.y) & back;
        a = {a.x ^ swapX, a.y ^ swapY};
        b = {b.x ^ swapX, b.y ^ swapY};
        const std::int32_t dx = b.x - a.x;
        const std::int32_t dy = b.y - a.y;
        const std::int32_t steep = dy < 0 ? -dy : dy;
        const std::int32_t top = std::min(a.y, b.y);
        const std::int32_t bottom = std::max(a.y, b.y);
        if (bottom < -m_reach || top > m_rows * subpixelsOfPixel + m_reach) {
            return;
        }
        if (std::max(dx, steep) > subpixelsOfPixel || a.x < m_reach || top < m_reach ||
            b.x >= m_width * subpixelsOfPixel - m_reach ||
            bottom >= m_rows * subpixelsOfPixel - m_reach) {
            line(pixels(a.x), pixels(a.y), pixels(b.x), pixels(b.y), strength);
            return;
        }
        // Well inside the mask: no side to look at.
        if (dx >= steep) {
            if (dx != 0) {
                const auto& [slope, across] = shortOf(dx, steep);
                inside({pixels(a.x), pixels(a.y), pixels(b.x), dy < 0 ? -slope : slope, across},
                       strength,
                       1,
                       static_cast<std::size_t>(m_width));
            }
            return;
        }
        const auto& [slope, across] = shortOf(steep, dx);
        const std::int32_t from = dy < 0 ? b.x : a.x;
        inside({pixels(top), pixels(from), pixels(bottom), dy < 0 ? -slope : slope, across},
               strength,
               static_cast<std::size_t>(m_width),
               1);
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
    /// A line by the axis it runs along: from, the other coordinate there, to; pixels.
    struct Run
    {
        float from;
        float middle;
        float to;
        float slope;
        float across; ///< Its extent on the other axis.
    };
    struct Short
    {
        float slope = 0.0F;
        float across = 0.0F;
    };

    static float pixels(std::int32_t value)
    {
        return static_cast<float>(value) * (1.0F / subpixelsOfPixel);
    }
    static int below(float value)
    {
        const int whole = static_cast<int>(value);
        return whole - (value < static_cast<float>(whole) ? 1 : 0);
    }
    static std::uint8_t inkOf(float part, float strength)
    {
        return static_cast<std::uint8_t>(std::clamp(part * strength * 255.0F, 0.0F, 255.0F));
    }
    [[nodiscard]] float acrossOf(float slope) const
    {
        return m_thickness * std::sqrt(1.0F + slope * slope);
    }
    [[nodiscard]] const Short& shortOf(std::int32_t along, std::int32_t beside) const
    {
        return m_short[static_cast<std::size_t>(along)][static_cast<std::size_t>(beside)];
    }

    /// Where the line stands on one step of its axis.
    static float centreOn(const Run& run, int step)
    {
        // The middle of what the line has of this column or row.
        const float here = 0.5F * (std::max(run.from, static_cast<float>(step)) +
                                   std::min(run.to, static_cast<float>(step) + 1.0F));
        return run.middle + run.slope * (here - run.from);
    }

    void steps(const Run& run, float strength, Along along)
    {
        const int most = along == Along::Columns ? m_width : m_rows;
        const int first = std::max(below(run.from), 0);
        const int last = std::min(below(run.to), most - 1);
        for (int step = first; step <= last; ++step) {
            const float centre = centreOn(run, step);
            cross(step, centre - run.across / 2.0F, centre + run.across / 2.0F, strength, along);
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
            const int column = along == Along::Columns ? step : i;
            const int row = along == Along::Columns ? i : step;
            std::uint8_t& cover =
                m_cover[static_cast<std::size_t>(row) * static_cast<std::size_t>(m_width) +
                        static_cast<std::size_t>(column)];
            cover = std::max(cover, inkOf(part, strength));
        }
    }

    /// Pixels of a step lie `alongBy` apart, those across it `acrossBy`.
    void inside(const Run& run, float strength, std::size_t alongBy, std::size_t acrossBy)
    {
        const int last = static_cast<int>(run.to);
        for (int step = static_cast<int>(run.from); step <= last; ++step) {
            const float centre = centreOn(run, step);
            const float low = centre - run.across / 2.0F;
            const float high = centre + run.across / 2.0F;
            const int first = static_cast<int>(low);
            std::uint8_t* cover = m_cover.data() + static_cast<std::size_t>(step) * alongBy +
                                  static_cast<std::size_t>(first) * acrossBy;
            // A thin line reaches into two pixels at most; the second may get nothing.
            const int end = run.across <= 1.0F ? first + 1 : static_cast<int>(high);
            for (int i = first; i <= end; ++i, cover += acrossBy) {
                const float part = std::min(high, static_cast<float>(i) + 1.0F) -
                                   std::max(low, static_cast<float>(i));
                *cover = std::max(*cover, inkOf(part, strength));
            }
        }
    }

    int m_width;
    int m_rows;
    float m_thickness;
    std::int32_t m_reach;
    /// By the sixteenths that a short line runs along its axis and beside it.
    std::array<std::array<Short, subpixelsOfPixel + 1>, subpixelsOfPixel + 1> m_short{};
    std::vector<std::uint8_t> m_cover;
};

} // namespace ecotone::cartography
