#pragma once

#include "core/cartography/subpixel.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace ecotone::cartography {

/// Per pixel the change of a running sum along its row: what an edge is worth times the signed
/// area right of it. Polygons that share borders need no order and leave no seam, because a border
/// adds exactly what its other side takes away. Inner loop of the rasters; private to the room.
template <std::size_t channels>
class AreaSums
{
public:
    using Channels = std::array<float, channels>;

    static std::size_t stride(int width) { return static_cast<std::size_t>(width) + 3U; }
    static std::size_t places(int width, int rows)
    {
        return stride(width) * static_cast<std::size_t>(rows);
    }

    AreaSums(int width, int rows) : AreaSums{width, rows, {}}
    {
        m_own.resize(places(width, rows));
        m_sums = m_own.data();
    }
    /// On `memory`: places() of zeros.
    AreaSums(int width, int rows, std::span<Channels> memory)
        : m_width{static_cast<float>(width)}
        , m_rows{static_cast<float>(rows)}
        , m_subpixelWidth{width * subpixelsOfPixel}
        , m_subpixelRows{rows * subpixelsOfPixel}
        , m_stride{stride(width)}
        , m_sums{memory.data()}
    {
    }

    AreaSums(const AreaSums&) = delete;
    AreaSums& operator=(const AreaSums&) = delete;
    AreaSums(AreaSums&&) = default;
    AreaSums& operator=(AreaSums&&) = default;
    ~AreaSums() = default;

    /// What the edges that follow are worth: of the inside, or what it has more than the outside.
    void setWorth(const Channels& worth, float sign = 1.0F)
    {
        for (std::size_t k = 0; k < channels; ++k) {
            m_worth[k] = sign * worth[k];
        }
        m_sign = sign;
    }

    /// Adds the edges that follow to sums of the same size as well, worth one: what has marks is
    /// filled and marked in one go. Null ends it.
    void setCompanion(AreaSums<1>* companion)
    {
        m_companion = companion == nullptr ? nullptr : companion->m_sums;
    }

    /// Rings turn clockwise on the screen: what lies right of a rising edge is inside. Coordinates
    /// are pixels, within a million of the picture.
    void edge(float x0, float y0, float x1, float y1)
    {
        if (y0 < y1) {
            fall(x0, y0, x1, y1, -1.0F);
        } else if (y0 > y1) {
            fall(x1, y1, x0, y0, 1.0F);
        }
    }

    /// The same in sixteenths of a pixel. Most edges lie within one pixel: those cost two sums.
    void edge(Subpixel a, Subpixel b)
    {
        if (a.y == b.y) {
            return;
        }
        // Edges run up as often as down: no branch to guess.
        const std::int32_t rises = b.y < a.y ? -1 : 0;
        const std::int32_t swapX = (a.x ^ b.x) & rises;
        const std::int32_t swapY = (a.y ^ b.y) & rises;
        const Subpixel upper{a.x ^ swapX, a.y ^ swapY};
        const Subpixel lower{b.x ^ swapX, b.y ^ swapY};
        const std::int32_t left = std::min(a.x, b.x);
        const std::int32_t right = std::max(a.x, b.x);
        if (lower.y <= 0 || upper.y >= m_subpixelRows || left >= m_subpixelWidth) {
            return;
        }
        const std::int32_t row = upper.y / subpixelsOfPixel;
        const std::int32_t column = left / subpixelsOfPixel;
        if (((lower.y - 1) / subpixelsOfPixel) == row && upper.y >= 0 && left >= 0 &&
            right <= (column + 1) * subpixelsOfPixel) {
            constexpr float unit = 0.5F / (subpixelsOfPixel * subpixelsOfPixel);
            const std::int32_t height = a.y - b.y;
            const std::int32_t beyond = left + right - 2 * column * subpixelsOfPixel;
            const std::size_t at =
                static_cast<std::size_t>(row) * m_stride + static_cast<std::size_t>(column);
            put(at, static_cast<float>(height * (2 * subpixelsOfPixel - beyond)) * unit);
            put(at + 1, static_cast<float>(height * beyond) * unit);
            return;
        }
        constexpr float scale = 1.0F / subpixelsOfPixel;
        fall(static_cast<float>(upper.x) * scale,
             static_cast<float>(upper.y) * scale,
             static_cast<float>(lower.x) * scale,
             static_cast<float>(lower.y) * scale,
             static_cast<float>(-1 - 2 * rises));
    }

    /// The same for the edges that lead from point to point, `down` sixteenths below these rows. A
    /// small patch has many edges in one pixel: they are gathered in whole numbers and added once.
    void edges(Subpixel from, std::span<const Subpixel> points, std::int32_t down)
    {
        Gathered pixel;
        Subpixel a{from.x, from.y - down};
        for (const Subpixel point : points) {
            const Subpixel b{point.x, point.y - down};
            if (pixel.holds(b)) {
                pixel.add(a, b);
            } else {
                give(pixel);
                edge(a, b);
                pixel = around(b);
            }
            a = b;
        }
        give(pixel);
    }

    [[nodiscard]] const Channels* row(int row) const
    {
        return m_sums + static_cast<std::size_t>(row) * m_stride;
    }

private:
    /// Edges within one pixel.
    struct Gathered
    {
        std::int32_t left = std::int32_t{1} << 29; ///< Where no point is.
        std::int32_t top = 0;
        std::int32_t height = 0;
        std::int64_t beyond = 0; ///< Height times twice the distance from the left side.

        [[nodiscard]] bool holds(Subpixel point) const
        {
            constexpr std::uint32_t most = subpixelsOfPixel;
            return static_cast<std::uint32_t>(point.x - left) <= most &&
                   static_cast<std::uint32_t>(point.y - top) <= most;
        }
        void add(Subpixel a, Subpixel b)
        {
            const std::int32_t part = a.y - b.y;
            height += part;
            beyond += part * (a.x + b.x - 2 * left);
        }
    };

    [[nodiscard]] Gathered around(Subpixel point) const
    {
        Gathered pixel;
        if (point.x >= 0 && point.x < m_subpixelWidth && point.y >= 0 && point.y < m_subpixelRows) {
            pixel.left = point.x / subpixelsOfPixel * subpixelsOfPixel;
            pixel.top = point.y / subpixelsOfPixel * subpixelsOfPixel;
        }
        return pixel;
    }

    void give(const Gathered& pixel)
    {
        if (pixel.height == 0 && pixel.beyond == 0) {
            return;
        }
        const std::size_t at = static_cast<std::size_t>(pixel.top / subpixelsOfPixel) * m_stride +
                               static_cast<std::size_t>(pixel.left / subpixelsOfPixel);
        constexpr float unit = 0.5F / (subpixelsOfPixel * subpixelsOfPixel);
        const std::int64_t whole = std::int64_t{2 * subpixelsOfPixel} * pixel.height;
        put(at, static_cast<float>(whole - pixel.beyond) * unit);
        put(at + 1, static_cast<float>(pixel.beyond) * unit);
    }

    /// An edge from (x0, y0) down to (x1, y1).
    void fall(float x0, float y0, float x1, float y1, float sign)
    {
        if (y1 <= 0.0F || y0 >= m_rows || (x0 >= m_width && x1 >= m_width)) {
            return;
        }
        const float slope = (x1 - x0) / (y1 - y0);
        float x = x0;
        if (y0 < 0.0F) {
            x -= y0 * slope;
            y0 = 0.0F;
        }
        const int last = roundedUp(std::min(m_rows, y1));
        for (int row = static_cast<int>(y0); row < last; ++row) {
            const float top = std::max(static_cast<float>(row), y0);
            const float bottom = std::min(static_cast<float>(row) + 1.0F, y1);
            const float next = x + slope * (bottom - top);
            span(row, std::min(x, next), std::max(x, next), (bottom - top) * sign);
            x = next;
        }
    }

    static int roundedUp(float value)
    {
        const int whole = static_cast<int>(value);
        return whole + (static_cast<float>(whole) < value ? 1 : 0);
    }

    void put(std::size_t at, float share)
    {
        // By values: the compiler then knows that nothing overlaps and takes all at once.
        const Channels worth = m_worth;
        const Channels before = m_sums[at];
        Channels after;
        for (std::size_t k = 0; k < channels; ++k) {
            after[k] = before[k] + share * worth[k];
        }
        m_sums[at] = after;
        if (m_companion != nullptr) {
            m_companion[at][0] += share * m_sign;
        }
    }

    /// One row's part of an edge that runs from `left` to `right` and covers `height` of it.
    void span(int row, float left, float right, float height)
    {
        left = std::clamp(left, 0.0F, m_width);
        right = std::clamp(right, 0.0F, m_width);
        const int first = static_cast<int>(left);
        const int last = roundedUp(right);
        std::size_t at = static_cast<std::size_t>(row) * m_stride + static_cast<std::size_t>(first);
        if (last <= first + 1) {
            const float beyond = 0.5F * (left + right) - static_cast<float>(first);
            put(at, height * (1.0F - beyond));
            put(at + 1, height * beyond);
            return;
        }
        // The edge crosses several pixels: the covered area right of it grows linearly.
        const float slope = height / (right - left);
        float before = 0.0F; // Share of `height` already counted.
        float covered = 0.0F;
        for (int column = first; column < last; ++column) {
            const float from = std::max(left, static_cast<float>(column));
            const float to = std::min(right, static_cast<float>(column) + 1.0F);
            const float part = slope * (to - from);
            // Mean distance of this part from the pixel's right side.
            const float inside =
                before + part * (static_cast<float>(column) + 1.0F - 0.5F * (from + to));
            put(at, inside - covered);
            ++at;
            covered = inside;
            before += part;
        }
        put(at, height - covered);
    }

    float m_width;
    float m_rows;
    std::int32_t m_subpixelWidth;
    std::int32_t m_subpixelRows;
    std::size_t m_stride;
    std::vector<Channels> m_own;
    Channels* m_sums;
    Channels m_worth{};
    float m_sign = 1.0F;
    std::array<float, 1>* m_companion = nullptr;

    friend class AreaSums<4>;
};

/// How much of each pixel is inside: for what has one colour.
using InsideSums = AreaSums<1>;

} // namespace ecotone::cartography
