#include "core/cartography/partition_raster.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <utility>
#include <vector>

namespace ecotone::cartography {
namespace {

using Channels = std::array<float, 4>;

/// Per pixel the change of the running sum along its row, four channels.
class Accumulator
{
public:
    Accumulator(int width, int rows)
        : m_width{static_cast<float>(width)}
        , m_rows{static_cast<float>(rows)}
        , m_stride{static_cast<std::size_t>(width) + 3U}
        , m_sums(m_stride * static_cast<std::size_t>(rows))
    {
    }

    void setColor(Color color)
    {
        const float alpha = static_cast<float>(color.alpha);
        const float share = alpha / 255.0F;
        m_color = {static_cast<float>(color.red) * share,
                   static_cast<float>(color.green) * share,
                   static_cast<float>(color.blue) * share,
                   alpha};
    }

    void edge(float x0, float y0, float x1, float y1)
    {
        if (y0 == y1) {
            return;
        }
        // Rings turn clockwise on the screen: what lies right of a rising edge is inside.
        float sign = -1.0F;
        if (y0 > y1) {
            std::swap(x0, x1);
            std::swap(y0, y1);
            sign = 1.0F;
        }
        if (y1 <= 0.0F || y0 >= m_rows) {
            return;
        }
        const float slope = (x1 - x0) / (y1 - y0);
        float x = x0;
        if (y0 < 0.0F) {
            x -= y0 * slope;
            y0 = 0.0F;
        }
        const int last = static_cast<int>(std::ceil(std::min(m_rows, y1)));
        for (int row = static_cast<int>(y0); row < last; ++row) {
            const float top = std::max(static_cast<float>(row), y0);
            const float bottom = std::min(static_cast<float>(row) + 1.0F, y1);
            const float next = x + slope * (bottom - top);
            span(row, std::min(x, next), std::max(x, next), (bottom - top) * sign);
            x = next;
        }
    }

    /// Premultiplied ARGB of one row.
    void write(int row, std::uint32_t* pixels, int width) const
    {
        const Channels* sums = &m_sums[static_cast<std::size_t>(row) * m_stride];
        Channels total{};
        for (int column = 0; column < width; ++column) {
            for (std::size_t k = 0; k < 4; ++k) {
                total[k] += sums[column][k];
            }
            const std::uint32_t alpha = toByte(total[3], 255U);
            pixels[column] = alpha << 24U | toByte(total[0], alpha) << 16U |
                             toByte(total[1], alpha) << 8U | toByte(total[2], alpha);
        }
    }

private:
    static std::uint32_t toByte(float value, std::uint32_t most)
    {
        const float clamped = std::clamp(value + 0.5F, 0.0F, static_cast<float>(most) + 0.5F);
        return static_cast<std::uint32_t>(clamped);
    }

    void put(Channels& sum, float share) const
    {
        for (std::size_t k = 0; k < 4; ++k) {
            sum[k] += share * m_color[k];
        }
    }

    /// One row's part of an edge that runs from `left` to `right` and covers `height` of it.
    void span(int row, float left, float right, float height)
    {
        left = std::clamp(left, 0.0F, m_width);
        right = std::clamp(right, 0.0F, m_width);
        Channels* sums = &m_sums[static_cast<std::size_t>(row) * m_stride];
        const int first = static_cast<int>(left);
        const int last = static_cast<int>(std::ceil(right));
        if (last <= first + 1) {
            const float beyond = 0.5F * (left + right) - static_cast<float>(first);
            put(sums[first], height * (1.0F - beyond));
            put(sums[first + 1], height * beyond);
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
            put(sums[column], inside - covered);
            covered = inside;
            before += part;
        }
        put(sums[last], height - covered);
    }

    float m_width;
    float m_rows;
    std::size_t m_stride;
    std::vector<Channels> m_sums;
    Channels m_color{};
};

void addPath(Accumulator& sums, const Path& path, double scale, const PixelRows& target)
{
    for (std::size_t ring = 0; ring < path.parts(); ++ring) {
        const std::size_t begin = path.starts[ring];
        const std::size_t end = path.end(ring);
        if (end - begin < 2) {
            continue;
        }
        const auto at = [&](std::size_t i) {
            return std::pair{static_cast<float>(path.points[i].x * scale + target.shiftX),
                             static_cast<float>(path.points[i].y * scale + target.shiftY)};
        };
        auto [x0, y0] = at(end - 1);
        for (std::size_t i = begin; i < end; ++i) {
            const auto [x1, y1] = at(i);
            sums.edge(x0, y0, x1, y1);
            x0 = x1;
            y0 = y1;
        }
    }
}

/// Marks of a pattern in pixels: how much of a pixel around a point they cover, 0 to 1.
class Marks
{
public:
    Marks(const Pattern& pattern, double scale)
        : m_kind{pattern.kind}
        , m_sine{std::sin(pattern.angle * std::numbers::pi / 180.0)}
        , m_cosine{std::cos(pattern.angle * std::numbers::pi / 180.0)}
        , m_spacing{std::max(pattern.spacing * scale, 1.0)}
        , m_width{pattern.width * scale}
        , m_length{pattern.length * scale}
        , m_step{std::max((pattern.length + pattern.gap) * scale, 1.0)}
        , m_stagger{pattern.stagger}
    {
    }

    [[nodiscard]] double coverage(double x, double y) const
    {
        // Across the rows and along them; y runs down.
        const double across = x * m_sine + y * m_cosine;
        const double along = x * m_cosine - y * m_sine;
        if (m_kind == Pattern::Kind::Points) {
            const double row = std::round(y / m_spacing);
            const double column = nearest(x, m_spacing, shift(row, m_spacing));
            const double away = std::hypot(x - column, y - row * m_spacing);
            return std::clamp(m_width / 2.0 + 0.5 - away, 0.0, std::min(1.0, m_width));
        }
        const double row = std::round(across / m_spacing);
        const double beside = band(std::abs(across - row * m_spacing), m_width);
        if (m_kind == Pattern::Kind::Lines || beside <= 0.0) {
            return beside;
        }
        // Strokes are described by their start; their middle is what is nearest.
        const double middle =
            nearest(along - m_length / 2.0, m_step, shift(row, m_step)) + m_length / 2.0;
        return beside * band(std::abs(along - middle), m_length);
    }

private:
    [[nodiscard]] double shift(double row, double period) const
    {
        return m_stagger && std::fmod(std::abs(row), 2.0) > 0.5 ? period / 2.0 : 0.0;
    }
    static double nearest(double value, double period, double offset)
    {
        return std::round((value - offset) / period) * period + offset;
    }
    /// Overlap of a pixel `distance` from the middle of a band with the band.
    static double band(double distance, double width)
    {
        return std::clamp(width / 2.0 + 0.5 - distance, 0.0, std::min(1.0, width));
    }

    Pattern::Kind m_kind;
    double m_sine;
    double m_cosine;
    double m_spacing;
    double m_width;
    double m_length;
    double m_step;
    bool m_stagger;
};

} // namespace

void rasterise(const PartitionFill& partition, double scale, const PixelRows& target)
{
    Accumulator sums{target.width, target.rows};
    for (const PartitionFill::Class& part : partition.classes) {
        sums.setColor(part.color);
        addPath(sums, part.path, scale, target);
    }
    for (int row = 0; row < target.rows; ++row) {
        sums.write(
            row, target.pixels + static_cast<std::size_t>(row) * target.stride, target.width);
    }
}

void rasterise(const PatternFill& fill, double scale, const PixelRows& target)
{
    Accumulator sums{target.width, target.rows};
    sums.setColor(Color{0, 0, 0, 255});
    addPath(sums, fill.path, scale, target);
    const Marks marks{fill.pattern, scale};
    const Color ink = fill.pattern.ink;
    for (int row = 0; row < target.rows; ++row) {
        std::uint32_t* pixels = target.pixels + static_cast<std::size_t>(row) * target.stride;
        sums.write(row, pixels, target.width);
        for (int column = 0; column < target.width; ++column) {
            const std::uint32_t inside = pixels[column] >> 24U;
            if (inside == 0) {
                continue;
            }
            const double share =
                marks.coverage(column + 0.5 - target.shiftX, row + 0.5 - target.shiftY) * inside /
                255.0 * ink.alpha / 255.0;
            const auto part = [share](std::uint32_t value) {
                return static_cast<std::uint32_t>(std::lround(value * share));
            };
            pixels[column] =
                part(255U) << 24U | part(ink.red) << 16U | part(ink.green) << 8U | part(ink.blue);
        }
    }
}

} // namespace ecotone::cartography
