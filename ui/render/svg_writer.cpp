#include "ui/render/svg_writer.h"

#include "core/base/markup.h"
#include "core/base/number.h"
#include "core/cartography/labels.h"
#include "ui/render/render_image.h"

#include <QImage>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string_view>

namespace ecotone::render {
namespace {

using cartography::Color;
using cartography::Path;

constexpr std::string_view families = "'Noto Sans','Noto Sans CJK SC',sans-serif";

/// Two decimals without trailing zeros.
std::string figure(double value)
{
    return toText(std::round(value * 100.0) / 100.0 + 0.0);
}

/// Four decimals: sizes that are repeated a hundred times across a page.
std::string fine(double value)
{
    return toText(std::round(value * 10000.0) / 10000.0 + 0.0);
}

std::string_view languageTag(Language language)
{
    return language == Language::Chinese ? "zh-Hans" : code(language);
}

class SvgItems
{
public:
    explicit SvgItems(std::string& out) : m_out{out} {}

    void operator()(const cartography::FillPath& item)
    {
        m_out +=
            "<path fill-rule=\"evenodd\"" + paint("fill", item.color) + data(item.path) + "/>\n";
    }

    void operator()(const cartography::StrokePath& item)
    {
        m_out += "<path fill=\"none\"" + paint("stroke", item.color) + " stroke-width=\"" +
                 figure(item.width) + "\" stroke-linejoin=\"round\"";
        if (item.end == cartography::LineEnd::Round) {
            m_out += " stroke-linecap=\"round\"";
        }
        if (!item.dash.empty()) {
            m_out += " stroke-dasharray=\"";
            for (std::size_t i = 0; i < item.dash.size(); ++i) {
                m_out += (i == 0 ? "" : " ") + figure(item.dash[i]);
            }
            m_out += "\"";
        }
        m_out += data(item.path) + "/>\n";
    }

    void operator()(const cartography::PartitionFill& item)
    {
        for (const cartography::PartitionFill::Class& part : item.classes) {
            m_out += "<path" + paint("fill", part.color);
            if (part.color.alpha == 255) {
                m_out += paint("stroke", part.color) +
                         " stroke-width=\"0.25\" stroke-linejoin=\"round\"";
            }
            m_out += data(part.path) + "/>\n";
        }
    }

    void operator()(const cartography::PatternFill& item)
    {
        const std::string id = "p" + toText(std::int64_t{++m_patterns});
        m_out += "<pattern id=\"" + id + "\" patternUnits=\"userSpaceOnUse\"" + tile(item.pattern) +
                 "</pattern>\n<path fill-rule=\"evenodd\" fill=\"url(#" + id + ")\"" +
                 data(item.path) + "/>\n";
    }

    void operator()(const cartography::TextRun& item)
    {
        std::string attributes = " x=\"" + figure(item.baseline.x) + "\" y=\"" +
                                 figure(item.baseline.y) + "\" font-size=\"" +
                                 figure(item.font.size) + "\" xml:lang=\"" +
                                 std::string{languageTag(languageOf(item))} + "\"";
        if (item.font.bold) {
            attributes += " font-weight=\"bold\"";
        }
        if (item.font.italic) {
            attributes += " font-style=\"italic\"";
        }
        if (item.font.letterSpacing != 0.0) {
            attributes += " letter-spacing=\"" + figure(item.font.letterSpacing) + "\"";
        }
        if (item.advance > 0.0) {
            attributes += " textLength=\"" + figure(item.advance) + "\"";
        }
        if (item.rotation != 0.0) {
            attributes += " transform=\"rotate(" + figure(-item.rotation) + " " +
                          figure(item.baseline.x) + " " + figure(item.baseline.y) + ")\"";
        }
        if (item.halo.alpha > 0 && item.haloWidth > 0.0) {
            attributes += " paint-order=\"stroke\"" + paint("stroke", item.halo) +
                          " stroke-width=\"" + figure(2.0 * item.haloWidth) +
                          "\" stroke-linejoin=\"round\"";
        }
        m_out += "<text" + attributes + paint("fill", item.color) + ">" + escapedMarkup(item.text) +
                 "</text>\n";
    }

    /// Pictures (hillshade) travel inside, as PNG.
    void operator()(const cartography::ImageItem& item)
    {
        const QImage image{reinterpret_cast<const uchar*>(item.pixels.data()),
                           item.width,
                           item.height,
                           item.width * 4,
                           QImage::Format_ARGB32_Premultiplied};
        const auto png = pngBytes(image);
        if (!png) {
            return;
        }
        const QByteArray text = QByteArray::fromStdString(*png).toBase64();
        m_out += "<image x=\"" + figure(item.box.x) + "\" y=\"" + figure(item.box.y) +
                 "\" width=\"" + figure(item.box.width) + "\" height=\"" + figure(item.box.height) +
                 "\" opacity=\"" + toText(item.opacity, 3) +
                 "\" preserveAspectRatio=\"none\" xlink:href=\"data:image/png;base64," +
                 text.toStdString() + "\"/>\n";
    }

    void operator()(const cartography::BeginLayer& item)
    {
        m_out += "<g id=\"" + escapedMarkup(item.name) + "\"><title>" + escapedMarkup(item.title) +
                 "</title>\n";
        ++m_open;
    }
    void operator()(const cartography::EndLayer& /*item*/) { close(); }

    void operator()(const cartography::BeginClip& item)
    {
        const std::string id = "c" + toText(std::int64_t{++m_clips});
        m_out += "<clipPath id=\"" + id + "\"><path clip-rule=\"evenodd\"" + data(item.path) +
                 "/></clipPath>\n<g clip-path=\"url(#" + id + ")\">\n";
        ++m_open;
    }
    void operator()(const cartography::EndClip& /*item*/) { close(); }

    void finish()
    {
        while (m_open > 0) {
            close();
        }
    }

private:
    void close()
    {
        if (m_open > 0) {
            m_out += "</g>\n";
            --m_open;
        }
    }

    /// Chinese characters are Chinese on pages of every language: a reader without our fonts would
    /// else take Japanese forms for them.
    static Language languageOf(const cartography::TextRun& run)
    {
        return cartography::hasHan(run.text) ? Language::Chinese : run.language;
    }

    static std::string paint(std::string_view what, Color color)
    {
        std::string text = " " + std::string{what} + "=\"" + color.hex() + "\"";
        if (color.alpha != 255) {
            text += " " + std::string{what} + "-opacity=\"" + toText(color.alpha / 255.0, 3) + "\"";
        }
        return text;
    }

    static std::string data(const Path& path)
    {
        std::string text = " d=\"";
        for (std::size_t part = 0; part < path.parts(); ++part) {
            const std::size_t begin = path.starts[part];
            for (std::size_t i = begin; i < path.end(part); ++i) {
                text += i == begin ? "M" : "L";
                text += figure(path.points[i].x);
                text += " ";
                text += figure(path.points[i].y);
            }
            if (path.closed) {
                text += "Z";
            }
        }
        return text + "\"";
    }

    static std::string
    stroked(const cartography::Pattern& pattern, std::string_view cap, const std::string& d)
    {
        return "<path fill=\"none\"" + paint("stroke", pattern.ink) + " stroke-width=\"" +
               figure(pattern.width) + "\" stroke-linecap=\"" + std::string{cap} + "\" d=\"" + d +
               "\"/>";
    }

    /// One period of the marks. They lie where pattern_marks.h puts them on the screen: rows at
    /// whole multiples of the spacing. The tile is moved so that no mark is cut by its edge.
    static std::string tile(const cartography::Pattern& pattern)
    {
        const auto sized = [&](double width, double height, double left, double top) {
            return " width=\"" + fine(width) + "\" height=\"" + fine(height) +
                   "\" patternTransform=\"" +
                   (pattern.kind == cartography::Pattern::Kind::Lines
                        ? "rotate(" + figure(-pattern.angle) + ") "
                        : std::string{}) +
                   "translate(" + fine(left) + " " + fine(top) + ")\">";
        };
        const auto line = [](double x0, double y0, double x1, double y1) {
            return "M" + fine(x0) + " " + fine(y0) + "L" + fine(x1) + " " + fine(y1);
        };
        const double s = pattern.spacing;
        if (pattern.kind == cartography::Pattern::Kind::Lines) {
            return sized(s, s, 0.0, -s / 2.0) +
                   stroked(pattern, "butt", line(0.0, s / 2.0, s, s / 2.0));
        }
        if (pattern.kind == cartography::Pattern::Kind::Points) {
            return sized(s, 2.0 * s, -s / 4.0, -s / 2.0) +
                   stroked(pattern,
                           "round",
                           line(s / 4.0, s / 2.0, s / 4.0 + 0.01, s / 2.0) +
                               line(s * 0.75, s * 1.5, s * 0.75 + 0.01, s * 1.5));
        }
        const double step = pattern.length + pattern.gap;
        const double length = pattern.length;
        const double half = step / 2.0;
        if (pattern.angle > 45.0) { // Upright strokes run upwards from their start.
            return sized(2.0 * s, step, -s / 2.0, -length) +
                   stroked(pattern,
                           "butt",
                           line(s / 2.0, 0.0, s / 2.0, length) +
                               line(s * 1.5, half, s * 1.5, half + length) +
                               line(s * 1.5, -half, s * 1.5, length - half));
        }
        return sized(step, 2.0 * s, 0.0, -s / 2.0) +
               stroked(pattern,
                       "butt",
                       line(0.0, s / 2.0, length, s / 2.0) +
                           line(half, s * 1.5, half + length, s * 1.5) +
                           line(-half, s * 1.5, length - half, s * 1.5));
    }

    std::string& m_out;
    int m_patterns = 0;
    int m_clips = 0;
    int m_open = 0;
};

} // namespace

std::string
svgText(const cartography::DisplayList& picture, const std::string& title, Language language)
{
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg "
                      "xmlns=\"http://www.w3.org/2000/svg\" "
                      "xmlns:xlink=\"http://www.w3.org/1999/xlink\" version=\"1.1\" xml:lang=\"";
    out += languageTag(language);
    out += "\" width=\"" + figure(picture.width) + "pt\" height=\"" + figure(picture.height) +
           "pt\" viewBox=\"0 0 " + figure(picture.width) + " " + figure(picture.height) +
           "\" font-family=\"" + std::string{families} + "\">\n<title>" + escapedMarkup(title) +
           "</title>\n";
    if (picture.background.alpha > 0) {
        out += "<rect width=\"100%\" height=\"100%\" fill=\"" + picture.background.hex() + "\"/>\n";
    }
    SvgItems items{out};
    for (const cartography::Item& item : picture.items) {
        std::visit(items, item);
    }
    items.finish();
    return out + "</svg>\n";
}

} // namespace ecotone::render
