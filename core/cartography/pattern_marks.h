#pragma once

#include "core/cartography/display_list.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>

namespace ecotone::cartography {

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
        if (m_kind == Pattern::Kind::Points) {
            const double row = whole(y / m_spacing);
            const double besideY = y - row * m_spacing;
            if (std::abs(besideY) >= m_width / 2.0 + 0.5) {
                return 0.0;
            }
            const double besideX = x - nearest(x, m_spacing, shift(row, m_spacing));
            const double away = std::sqrt(besideX * besideX + besideY * besideY);
            return std::clamp(m_width / 2.0 + 0.5 - away, 0.0, std::min(1.0, m_width));
        }
        // Across the rows and along them; y runs down.
        const double across = x * m_sine + y * m_cosine;
        const double row = whole(across / m_spacing);
        const double beside = band(std::abs(across - row * m_spacing), m_width);
        if (m_kind == Pattern::Kind::Lines || beside <= 0.0) {
            return beside;
        }
        // Strokes are described by their start; their middle is what is nearest.
        const double along = x * m_cosine - y * m_sine;
        const double middle =
            nearest(along - m_length / 2.0, m_step, shift(row, m_step)) + m_length / 2.0;
        return beside * band(std::abs(along - middle), m_length);
    }

private:
    /// The nearest whole number, by the mantissa of a large one: no call for each pixel.
    static double whole(double value)
    {
        constexpr double large = 6755399441055744.0; // 1.5 * 2^52
        return (value + large) - large;
    }
    [[nodiscard]] double shift(double row, double period) const
    {
        return m_stagger && (static_cast<std::int64_t>(row) & 1) != 0 ? period / 2.0 : 0.0;
    }
    static double nearest(double value, double period, double offset)
    {
        return whole((value - offset) / period) * period + offset;
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

} // namespace ecotone::cartography
