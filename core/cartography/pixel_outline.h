#pragma once

#include "core/cartography/stored_outline.h"
#include "core/cartography/subpixel.h"
#include "core/cartography/viewport.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numbers>
#include <tuple>
#include <utility>
#include <vector>

/// Outlines on the pixels of a view, in whole sixteenths. Private to the room.
namespace ecotone::cartography {

constexpr double subpixels = subpixelsOfPixel;
/// Coordinates up to here are exact as float; edges beyond are cut first.
constexpr std::int32_t exactReach = 1 << 19;
constexpr double farthest = 1 << 30;

/// Rounds to the nearest whole by the mantissa of a large number: several times faster than
/// lround, and the same wherever IEEE doubles are. For values below 2^31.
[[nodiscard]] inline std::int32_t rounded(double value)
{
    constexpr double shift = 6755399441055744.0; // 1.5 * 2^52
    return static_cast<std::int32_t>(std::bit_cast<std::uint64_t>(value + shift));
}

/// Metres of the plane to 1/16 device pixels.
struct ToPixels
{
    double xx, xy, x0;
    double yx, yy, y0;

    explicit ToPixels(const Viewport& view)
    {
        const double angle = view.rotationDegrees * std::numbers::pi / 180.0;
        const double units = view.devicePixelRatio * subpixels;
        const double scale = units / view.metresPerPixel;
        xx = std::cos(angle) * scale;
        xy = std::sin(angle) * scale;
        yx = xy;
        yy = -xx;
        x0 = view.width / 2.0 * units - xx * view.centre.x - xy * view.centre.y;
        y0 = view.height / 2.0 * units - yx * view.centre.x - yy * view.centre.y;
    }
    [[nodiscard]] double column(double x, double y) const { return xx * x + xy * y + x0; }
    [[nodiscard]] double row(double x, double y) const { return yx * x + yy * y + y0; }
    [[nodiscard]] Subpixel near(double x, double y) const
    {
        return {rounded(column(x, y)), rounded(row(x, y))};
    }
    /// For outlines that reach beyond what 32 bits hold.
    [[nodiscard]] Subpixel far(double x, double y) const
    {
        return {rounded(std::clamp(column(x, y), -farthest, farthest)),
                rounded(std::clamp(row(x, y), -farthest, farthest))};
    }
};

/// Pixel box of a stored envelope.
struct Reach
{
    double left, right, top, bottom;

    Reach(const geometry::RealBox& box, const ToPixels& toPixels)
    {
        const auto span = [](double along,
                             double across,
                             double low,
                             double high,
                             double other,
                             double otherHigh,
                             double origin) {
            const auto [a, b] = std::minmax({along * low, along * high});
            const auto [c, d] = std::minmax({across * other, across * otherHigh});
            return std::pair{a + c + origin, b + d + origin};
        };
        std::tie(left, right) =
            span(toPixels.xx, toPixels.xy, box.minX, box.maxX, box.minY, box.maxY, toPixels.x0);
        std::tie(top, bottom) =
            span(toPixels.yx, toPixels.yy, box.minX, box.maxX, box.minY, box.maxY, toPixels.y0);
    }
    [[nodiscard]] bool within(double limit) const
    {
        return left > -limit && right < limit && top > -limit && bottom < limit;
    }
};

enum class Extent : bool
{
    Near, ///< Pixel coordinates fit easily.
    Far,
};

/// Rings of one patch on the pixel grid.
class PixelOutline
{
public:
    struct Ring
    {
        std::size_t end;
        /// 1 when it is an outer one that turns clockwise on the screen or a hole that does not;
        /// -1 when its edges are worth the opposite.
        float sign;
    };
    struct Bounds
    {
        std::int32_t left = std::numeric_limits<std::int32_t>::max();
        std::int32_t right = std::numeric_limits<std::int32_t>::min();
        std::int32_t top = std::numeric_limits<std::int32_t>::max();
        std::int32_t bottom = std::numeric_limits<std::int32_t>::min();
    };
    std::vector<Ring> rings;
    Bounds bounds;

    [[nodiscard]] const Subpixel* points() const { return m_points.data(); }

    void clear()
    {
        rings.clear();
        bounds = {};
        m_used = 0;
    }

    /// `count` points from `at(i)`, the last one not repeated.
    template <Extent extent, class At>
    void addRing(std::size_t count, bool outer, const ToPixels& toPixels, At at)
    {
        if (count < 3) {
            return;
        }
        if (m_points.size() < m_used + count) {
            m_points.resize(2 * (m_used + count));
        }
        Subpixel* const ring = m_points.data() + m_used;
        Subpixel before{std::numeric_limits<std::int32_t>::min(), 0};
        const auto [originX, originY] = at(0);
        double beforeX = 0.0;
        double beforeY = 0.0;
        double turn = 0.0;
        std::size_t size = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const auto [x, y] = at(i);
            const double dx = x - originX;
            const double dy = y - originY;
            turn += beforeX * dy - dx * beforeY;
            beforeX = dx;
            beforeY = dy;
            const Subpixel point =
                extent == Extent::Near ? toPixels.near(x, y) : toPixels.far(x, y);
            // Written always, counted when it is another pixel: no branch to guess.
            ring[size] = point;
            size += point == before ? 0U : 1U;
            before = point;
        }
        while (size > 1 && ring[size - 1] == ring[0]) {
            --size;
        }
        if (size < 3) {
            return;
        }
        Bounds box = bounds;
        for (std::size_t i = 0; i < size; ++i) {
            box.left = std::min(box.left, ring[i].x);
            box.right = std::max(box.right, ring[i].x);
            box.top = std::min(box.top, ring[i].y);
            box.bottom = std::max(box.bottom, ring[i].y);
        }
        bounds = box;
        m_used += size;
        // Positive turns are counter-clockwise, as north is up.
        rings.push_back({m_used, (turn > 0.0) == outer ? -1.0F : 1.0F});
    }

private:
    std::vector<Subpixel> m_points; ///< The first m_used are set.
    std::size_t m_used = 0;
};

/// Cuts a long edge to the surroundings of the strip, so that floats hold what is left. Always
/// from the upper end, so that both sides of a border cut it alike.
template <class Emit>
void cutEdge(Subpixel from, Subpixel to, double firstRow, double lastRow, double width, Emit emit)
{
    const bool falls = from.y < to.y;
    const Subpixel upper = falls ? from : to;
    const Subpixel lower = falls ? to : from;
    double x0 = upper.x / subpixels;
    double y0 = upper.y / subpixels;
    double x1 = lower.x / subpixels;
    double y1 = lower.y / subpixels;
    if (y1 <= firstRow || y0 >= lastRow) {
        return;
    }
    const double slope = (x1 - x0) / (y1 - y0);
    const double originX = x0;
    const double originY = y0;
    const auto xAt = [&](double y) { return originX + (y - originY) * slope; };
    y0 = std::max(y0, firstRow - 1.0);
    y1 = std::min(y1, lastRow + 1.0);
    std::array<double, 4> rows{y0, y1, y1, y1};
    std::size_t count = 1;
    for (const double side : {-2.0, width + 2.0}) {
        const double y = originY + (side - originX) / slope;
        if (slope != 0.0 && y > y0 && y < y1) {
            rows[count++] = y;
        }
    }
    if (count == 3 && rows[1] > rows[2]) {
        std::swap(rows[1], rows[2]);
    }
    rows[count] = y1;
    for (std::size_t i = 0; i < count; ++i) {
        const auto held = [&](double y) {
            return static_cast<float>(std::clamp(xAt(y), -2.0, width + 2.0));
        };
        const auto a = std::pair{held(rows[i]), static_cast<float>(rows[i] - firstRow)};
        const auto b = std::pair{held(rows[i + 1]), static_cast<float>(rows[i + 1] - firstRow)};
        falls ? emit(a, b) : emit(b, a);
    }
}

} // namespace ecotone::cartography
