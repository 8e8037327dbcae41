#include "core/cartography/sld.h"

#include "core/base/number.h"

#include <string_view>

namespace ecotone::cartography {
namespace {

std::string parameter(std::string_view name, const std::string& value)
{
    return "<se:SvgParameter name=\"" + std::string{name} + "\">" + value + "</se:SvgParameter>";
}

std::string pixels(double millimetres)
{
    return toText(millimetres / sldPixel, 4);
}

/// A colour and how opaque it is.
std::string paint(std::string_view name, Color color, double opacity)
{
    const double alpha = color.alpha / 255.0 * opacity;
    std::string text = parameter(name, color.hex());
    if (alpha < 1.0) {
        text += parameter(std::string{name} + "-opacity", toText(alpha, 3));
    }
    return text;
}

std::string stroke(Color color, double width, double opacity, const std::string& more = {})
{
    return "<se:Stroke>" + paint("stroke", color, opacity) +
           parameter("stroke-width", pixels(width)) + more + "</se:Stroke>";
}

std::string
graphicFill(std::string_view mark, const std::string& inside, double size, double rotation)
{
    return "<se:Fill><se:GraphicFill><se:Graphic><se:Mark><se:WellKnownName>" + std::string{mark} +
           "</se:WellKnownName>" + inside + "</se:Mark><se:Size>" + pixels(size) + "</se:Size>" +
           (rotation == 0.0 ? std::string{}
                            : "<se:Rotation><ogc:Literal>" + toText(rotation) +
                                  "</ogc:Literal></se:Rotation>") +
           "</se:Graphic></se:GraphicFill></se:Fill>";
}

} // namespace

std::string sldFill(Color fill, const LineStyle* line, double opacity)
{
    std::string text = "<se:PolygonSymbolizer>";
    if (fill.alpha > 0) {
        text += "<se:Fill>" + paint("fill", fill, opacity) + "</se:Fill>";
    }
    if (line != nullptr) {
        text += stroke(line->color, line->width, opacity);
    }
    return text + "</se:PolygonSymbolizer>";
}

std::string sldLine(const LineStyle& line, double opacity)
{
    std::string dash;
    for (const double length : line.dash) {
        dash += (dash.empty() ? "" : " ") + toText(length / sldPixel, 1);
    }
    return "<se:LineSymbolizer>" +
           stroke(line.color,
                  line.width,
                  opacity,
                  dash.empty() ? dash : parameter("stroke-dasharray", dash)) +
           "</se:LineSymbolizer>";
}

std::string sldPoint(const PlaceStyle& place, double opacity)
{
    return "<se:PointSymbolizer><se:Graphic><se:Mark><se:WellKnownName>" +
           (place.shape == "none" ? std::string{"circle"} : place.shape) +
           "</se:WellKnownName><se:Fill>" + paint("fill", place.fill, opacity) +
           "</se:Fill></se:Mark><se:Size>" + pixels(place.size) +
           "</se:Size></se:Graphic></se:PointSymbolizer>";
}

std::string sldPattern(const Pattern& marks, double opacity)
{
    std::string text = "<se:PolygonSymbolizer>";
    if (marks.kind == Pattern::Kind::Lines) {
        text += graphicFill(
            "horline", stroke(marks.ink, marks.width, opacity), marks.spacing, marks.angle);
        return text + "</se:PolygonSymbolizer>";
    }
    const bool points = marks.kind == Pattern::Kind::Points;
    const bool upright = marks.angle > 45.0;
    const double along = points ? marks.spacing : marks.length + marks.gap;
    text += points ? graphicFill("circle",
                                 "<se:Fill>" + paint("fill", marks.ink, opacity) + "</se:Fill>",
                                 marks.width,
                                 0.0)
                   : graphicFill("line",
                                 stroke(marks.ink, marks.width, opacity),
                                 marks.length,
                                 90.0 - marks.angle);
    text += "<se:VendorOption name=\"distance\">" + pixels(upright ? marks.spacing : along) + "," +
            pixels(upright ? along : marks.spacing) + "</se:VendorOption>";
    return text + "</se:PolygonSymbolizer>";
}

} // namespace ecotone::cartography
