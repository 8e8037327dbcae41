#pragma once

#include "core/base/language.h"
#include "core/cartography/display_list.h"
#include "core/cartography/text_measurer.h"
#include "core/layout/compose.h"

#include <string>
#include <string_view>
#include <vector>

/// Texts and boxes on the page at hand; private to the room. Lengths are points.
namespace ecotone::layout {

enum class Align : unsigned char
{
    Left,
    Centre,
    Right,
};

/// Type sizes and colours of a sheet: one family, few sizes.
struct SheetStyle
{
    double scale = 1.0; ///< 1 for A4, more for A3.
    cartography::Color ink = cartography::Color::fromRgb(0x1F2528);
    cartography::Color quiet = cartography::Color::fromRgb(0x5A6468);
    cartography::Color notice = cartography::Color::fromRgb(0x8A2F2A);
    cartography::Color rule = cartography::Color::fromRgb(0xB9BDBE);

    [[nodiscard]] cartography::Font title() const { return {17.0 * scale, true, false, 0.0}; }
    [[nodiscard]] cartography::Font subtitle() const { return {9.5 * scale, false, false, 0.0}; }
    [[nodiscard]] cartography::Font heading() const { return {7.6 * scale, true, false, 0.0}; }
    [[nodiscard]] cartography::Font body() const { return {6.4 * scale, false, false, 0.0}; }
    [[nodiscard]] cartography::Font small() const { return {5.8 * scale, false, false, 0.0}; }
};

class PageWriter
{
public:
    PageWriter(Composition& composition,
               const cartography::TextMeasurer& measurer,
               SheetStyle style)
        : m_composition{composition}
        , m_measurer{measurer}
        , m_style{style}
    {
    }

    [[nodiscard]] const SheetStyle& style() const { return m_style; }
    [[nodiscard]] const cartography::TextMeasurer& measurer() const { return m_measurer; }
    [[nodiscard]] Language language() const { return m_composition.language; }
    [[nodiscard]] cartography::DisplayList& page() { return m_composition.page; }
    [[nodiscard]] Composition& composition() { return m_composition; }

    /// Line height of a font: room for the tallest letters of the four languages.
    [[nodiscard]] static double lineHeight(const cartography::Font& font)
    {
        return font.size * 1.28;
    }
    [[nodiscard]] double
    heightOf(std::string_view text, const cartography::Font& font, double width) const;

    /// Writes `text` in lines from the upper edge of `box`; returns the height used.
    double write(const std::string& item,
                 std::string_view text,
                 const cartography::PictureBox& box,
                 const cartography::Font& font,
                 cartography::Color color,
                 Align align = Align::Left);
    /// One line with its left end or, turned, its middle at a place; for figures at the frame.
    void writeLine(const std::string& item,
                   std::string_view text,
                   cartography::PicturePoint baseline,
                   const cartography::Font& font,
                   cartography::Color color,
                   double rotation = 0.0);
    /// The largest size not above `font`'s at which the text takes at most `lines` lines.
    [[nodiscard]] cartography::Font
    fitted(std::string_view text, cartography::Font font, double width, std::size_t lines) const;
    void note(std::string item, const cartography::PictureBox& box)
    {
        m_composition.boxes.push_back({std::move(item), {}, box});
    }
    void noteText(std::string item, std::string text, const cartography::PictureBox& box)
    {
        m_composition.boxes.push_back({std::move(item), std::move(text), box});
    }
    void warn(std::string what) { m_composition.warnings.push_back(std::move(what)); }

private:
    Composition& m_composition;
    const cartography::TextMeasurer& m_measurer;
    SheetStyle m_style;
};

} // namespace ecotone::layout
