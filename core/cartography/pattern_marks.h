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
        , m_perSpacing{1.0 / m_spacing}
        , m_width{pattern.width * scale}
        , m_length{pattern.length * scale}
        , m_step{std::max((pattern.length + pattern.gap) * scale, 1.0)}
        , m_stagger{pattern.stagger}
    {
    }

    [[nodiscard]] double coverage(double x, double y) const { return alongRow(y).coverage(x); }

    /// What the pixels of a row share: most rows of points and level lines have no marks at all.
    class Row
    {
    public:
        [[nodiscard]] bool empty() const { return m_empty; }
        [[nodiscard]] double coverage(double x) const
        {
            return m_empty ? 0.0 : m_marks.coverageOn(*this, x);
        }

    private:
        friend class Marks;
        explicit Row(const Marks& marks) : m_marks{marks} {}
        const Marks& m_marks;
        double m_y = 0.0;
        double m_besideY = 0.0; ///< Of points: from the middle of their row.
        double m_shift = 0.0;
        bool m_empty = false;
    };

    [[nodiscard]] Row alongRow(double y) const
    {
        Row row{*this};
        row.m_y = y;
        if (m_kind == Pattern::Kind::Points) {
            const double number = whole(y / m_spacing);
            row.m_besideY = y - number * m_spacing;
            row.m_shift = shift(number, m_spacing);
            row.m_empty = std::abs(row.m_besideY) >= m_width / 2.0 + 0.5;
        } else if (m_sine == 0.0) {
            row.m_empty = beside(y * m_cosine) <= 0.0;
        }
        return row;
    }

private:
    [[nodiscard]] double coverageOn(const Row& row, double x) const
    {
        if (m_kind == Pattern::Kind::Points) {
            const double besideX = x - nearest(x, m_spacing, m_perSpacing, row.m_shift);
            if (std::abs(besideX) >= m_width / 2.0 + 0.5) {
                return 0.0;
            }
            const double away = std::sqrt(besideX * besideX + row.m_besideY * row.m_besideY);
            return std::clamp(m_width / 2.0 + 0.5 - away, 0.0, std::min(1.0, m_width));
        }
        // Across the rows of marks and along them; y runs down.
        const double across = x * m_sine + row.m_y * m_cosine;
        const double covered = beside(across);
        if (m_kind == Pattern::Kind::Lines || covered <= 0.0) {
            return covered;
        }
        // Strokes are described by their start; their middle is what is nearest.
        const double along = x * m_cosine - row.m_y * m_sine;
        const double middle = nearest(along - m_length / 2.0,
                                      m_step,
                                      1.0 / m_step,
                                      shift(whole(across * m_perSpacing), m_step)) +
                              m_length / 2.0;
        return covered * band(std::abs(along - middle), m_length);
    }
    /// Overlap with a row of marks.
    [[nodiscard]] double beside(double across) const
    {
        return band(std::abs(across - whole(across * m_perSpacing) * m_spacing), m_width);
    }
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
    static double nearest(double value, double period, double perPeriod, double offset)
    {
        return whole((value - offset) * perPeriod) * period + offset;
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
    double m_perSpacing; ///< One division for the picture instead of one for each pixel.
    double m_width;
    double m_length;
    double m_step;
    bool m_stagger;
};

} // namespace ecotone::cartography
