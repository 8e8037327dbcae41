#include "core/layout/page_writer.h"

#include "core/cartography/labels.h"

#include <algorithm>
#include <utility>

namespace ecotone::layout {

using cartography::Font;
using cartography::PictureBox;
using cartography::TextRun;

double PageWriter::heightOf(std::string_view text, const Font& font, double width) const
{
    if (text.empty()) {
        return 0.0;
    }
    const auto lines = m_measurer.lines(text, font, language(), width);
    return lineHeight(font) * static_cast<double>(lines.size());
}

double PageWriter::write(const std::string& item,
                         std::string_view text,
                         const PictureBox& box,
                         const Font& font,
                         cartography::Color color,
                         Align align)
{
    double y = box.y;
    if (text.empty()) {
        return 0.0;
    }
    for (std::string& line : m_measurer.lines(text, font, language(), box.width)) {
        const cartography::TextExtent extent = m_measurer.measure(line, font, language());
        const double spare = box.width - extent.advance;
        const double indent = align == Align::Left     ? 0.0
                              : align == Align::Centre ? spare / 2.0
                                                       : spare;
        const double leading = (lineHeight(font) - extent.height()) / 2.0;
        if (!line.empty()) {
            writeLine(item, line, {box.x + indent, y + leading + extent.ascent}, font, color);
        }
        y += lineHeight(font);
    }
    return y - box.y;
}

void PageWriter::writeLine(const std::string& item,
                           std::string_view text,
                           cartography::PicturePoint baseline,
                           const Font& font,
                           cartography::Color color,
                           double rotation)
{
    TextRun run;
    run.text = text;
    run.baseline = baseline;
    run.font = font;
    run.language = language();
    run.color = color;
    run.rotation = rotation;
    run.advance = m_measurer.measure(text, font, language()).advance;
    m_composition.boxes.push_back({item + "/text", run.text, cartography::boxOf(run, m_measurer)});
    page().add(std::move(run));
}

Font PageWriter::fitted(std::string_view text, Font font, double width, std::size_t lines) const
{
    const double smallest = font.size * 0.55;
    while (font.size > smallest && m_measurer.lines(text, font, language(), width).size() > lines) {
        font.size -= 0.25;
    }
    return font;
}

} // namespace ecotone::layout
