#include "core/cartography/partition_raster.h"

#include "core/cartography/coverage_sums.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace ecotone::cartography {
namespace {

void addPath(CoverageSums& sums, const Path& path, double scale, const PixelRows& target)
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
    CoverageSums sums{target.width, target.rows};
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
    CoverageSums sums{target.width, target.rows};
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
