#pragma once

#include "core/cartography/coverage_sums.h"
#include "core/cartography/line_mask.h"
#include "core/cartography/pattern_marks.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <vector>

namespace ecotone::cartography {

/// A line on pixels.
struct PixelLine
{
    Color color;
    double width = 0.0; ///< Device pixels; 0 draws nothing.
};

enum class PatchLine : unsigned char
{
    None,
    Thin,  ///< Between patches.
    Light, ///< Around fills that would vanish; above the thin ones.
    Cased, ///< Both, one on the other.
};

/// How an ink looks.
struct InkLook
{
    Color fill{0, 0, 0, 0};
    int marks = -1; ///< Index of a pattern; -1 is none.
    PatchLine line = PatchLine::None;
};

/// Which patches are too small for what is drawn on them; device pixels of their box's shorter
/// side, as the map stands without a turn.
struct SmallPatches
{
    float lineFrom = 3.0F;  ///< Up to here no line.
    float lineFull = 12.0F; ///< From here on all of it; paler in between.
    float marksFrom = 0.0F; ///< Smaller ones carry no marks.

    /// How much of its line a patch of so many pixels has, 0 to 1.
    [[nodiscard]] float strengthOf(float size) const
    {
        return std::clamp((size - lineFrom) / (lineFull - lineFrom), 0.0F, 1.0F);
    }
};

/// Colours and measures that the strips of a picture share; device pixels.
struct MapInks
{
    PixelLine thin;
    PixelLine light;
    std::vector<Pattern> patterns;
};

/// A pattern in picture units, `ratio` device pixels each.
[[nodiscard]] inline Pattern onPixels(Pattern pattern, double ratio)
{
    for (double* length : {&pattern.spacing, &pattern.width, &pattern.length, &pattern.gap}) {
        *length *= ratio;
    }
    return pattern;
}

/// Some rows of the habitat map on their way to pixels: fills, marks of patterns and lines are
/// summed as outlines come, in any order, and laid over each other at the end. One thread paints
/// one strip. Private to the room.
class MapStrip
{
public:
    MapStrip(int width, int firstRow, int rows, std::span<CoverageSums::Channels> memory)
        : m_width{width}
        , m_firstRow{firstRow}
        , m_rows{rows}
        , m_memory{memory}
        , m_fill{width, rows, memory}
    {
    }

    [[nodiscard]] int firstRow() const { return m_firstRow; }
    [[nodiscard]] int rows() const { return m_rows; }

    [[nodiscard]] CoverageSums& fill()
    {
        if (!m_filled) {
            m_filled = true;
            touch(m_memory);
        }
        return m_fill;
    }
    [[nodiscard]] InsideSums& marks(std::size_t pattern)
    {
        if (m_marks.size() <= pattern) {
            m_marks.resize(pattern + 1);
        }
        if (!m_marks[pattern]) {
            m_marks[pattern].emplace(m_width, m_rows);
        }
        return *m_marks[pattern];
    }
    /// The same on memory of the whole picture, InsideSums::places() of zeros.
    [[nodiscard]] InsideSums& marks(std::size_t pattern, InsideSums::Channels* picture)
    {
        if (m_marks.size() <= pattern) {
            m_marks.resize(pattern + 1);
        }
        if (!m_marks[pattern]) {
            const std::span<InsideSums::Channels> rows{picture +
                                                           InsideSums::places(m_width, m_firstRow),
                                                       InsideSums::places(m_width, m_rows)};
            touch(rows);
            m_marks[pattern].emplace(m_width, m_rows, rows);
        }
        return *m_marks[pattern];
    }
    [[nodiscard]] LineMask& lines(PatchLine kind, const MapInks& inks)
    {
        auto& mask = kind == PatchLine::Light ? m_light : m_thin;
        if (!mask) {
            const PixelLine& line = kind == PatchLine::Light ? inks.light : inks.thin;
            mask.emplace(m_width, m_rows, static_cast<float>(line.width));
        }
        return *mask;
    }

    /// Premultiplied ARGB of one row of the strip.
    void write(int row, std::uint32_t* pixels, const MapInks& inks) const
    {
        m_fill.write(row, pixels, m_width);
        for (std::size_t i = 0; i < m_marks.size(); ++i) {
            if (m_marks[i]) {
                blendMarks(row, m_marks[i]->row(row), inks.patterns[i], pixels);
            }
        }
        if (m_thin) {
            m_thin->blend(row, pixels, inks.thin.color);
        }
        if (m_light) {
            m_light->blend(row, pixels, inks.light.color);
        }
    }

private:
    /// Writes to every page of zeros before anything there is read: the system maps a page that is
    /// read first twice, and tells every thread of it.
    template <class Channels>
    static void touch(std::span<Channels> zeros)
    {
        constexpr std::size_t page = 4096;
        auto* const bytes = reinterpret_cast<volatile char*>(zeros.data());
        for (std::size_t at = 0; at < zeros.size_bytes(); at += page) {
            bytes[at] = 0;
        }
    }

    void blendMarks(int row,
                    const InsideSums::Channels* changes,
                    const Pattern& pattern,
                    std::uint32_t* pixels) const
    {
        const Marks marks{pattern, 1.0};
        const Marks::Row line = marks.alongRow(m_firstRow + row + 0.5);
        if (line.empty()) {
            return;
        }
        const Color ink = pattern.ink;
        constexpr float least = 0.5F / 255.0F;
        constexpr int atOnce = 8;
        float total = 0.0F;
        for (int column = 0; column < m_width; ++column) {
            if (column % atOnce == 0 && column + atOnce <= m_width && total < least &&
                unchanged<atOnce>(changes + column)) {
                column += atOnce - 1;
                continue;
            }
            total += changes[column][0];
            if (total < least) {
                continue;
            }
            const double marked = line.coverage(column + 0.5);
            if (marked <= 0.0) {
                continue;
            }
            const double share = marked * std::min(total, 1.0F) * ink.alpha / 255.0;
            const std::uint32_t below = pixels[column];
            const auto mix = [&](unsigned value, unsigned shift) {
                const double under = below >> shift & 255U;
                return static_cast<std::uint32_t>(value * share + under * (1.0 - share) + 0.5)
                       << shift;
            };
            pixels[column] =
                mix(255U, 24U) | mix(ink.red, 16U) | mix(ink.green, 8U) | mix(ink.blue, 0U);
        }
    }

    /// All zero: most pixels have no edge of a patch with this pattern.
    template <std::size_t count>
    static bool unchanged(const InsideSums::Channels* changes)
    {
        std::array<std::uint64_t, count / 2> bits{};
        static_assert(sizeof bits == count * sizeof *changes);
        std::memcpy(bits.data(), changes, sizeof bits);
        std::uint64_t any = 0;
        for (const std::uint64_t pair : bits) {
            any |= pair;
        }
        return any == 0;
    }

    int m_width;
    int m_firstRow;
    int m_rows;
    std::span<CoverageSums::Channels> m_memory;
    bool m_filled = false;
    CoverageSums m_fill;
    std::vector<std::optional<InsideSums>> m_marks; ///< By pattern.
    std::optional<LineMask> m_thin;
    std::optional<LineMask> m_light;
};

} // namespace ecotone::cartography
