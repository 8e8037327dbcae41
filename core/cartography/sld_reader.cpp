#include "core/base/number.h"
#include "core/cartography/sld.h"
#include "core/cartography/style_findings.h"

#include <algorithm>
#include <cmath>

namespace ecotone::cartography {
namespace {

/// Lengths come back rounded to a micrometre, as files write them.
double millimetres(double pixels)
{
    return std::round(pixels * sldPixel * 1000.0) / 1000.0;
}

/// <SvgParameter> (1.1) or <CssParameter> (1.0) of a fill or a stroke; empty when absent.
std::string parameter(const XmlElement* paint, std::string_view name)
{
    for (const XmlElement& each : paint == nullptr ? std::vector<XmlElement>{} : paint->children) {
        if (each.attribute("name") == name) {
            const XmlElement* literal = each.child("Literal");
            return literal == nullptr ? each.text : literal->text;
        }
    }
    return {};
}

std::string textOf(const XmlElement* element)
{
    const XmlElement* literal = element == nullptr ? nullptr : element->child("Literal");
    return element == nullptr ? "" : literal == nullptr ? element->text : literal->text;
}

class SldReader
{
public:
    explicit SldReader(StyleFindings& findings) : m_findings{findings} {}

    void read(const XmlElement& element)
    {
        for (const XmlElement& child : element.children) {
            if (child.name == "Rule") {
                readRule(child);
            } else if (child.name == "NamedLayer" || child.name == "UserLayer" ||
                       child.name == "UserStyle" || child.name == "FeatureTypeStyle") {
                read(child);
            }
        }
        m_findings.rules().minDenominator = m_from.value_or(0.0);
        m_findings.rules().maxDenominator = m_to.value_or(std::numeric_limits<double>::infinity());
    }

private:
    void readRule(const XmlElement& rule)
    {
        std::vector<std::string> codes;
        const XmlElement* filter = rule.child("Filter");
        if (filter == nullptr || !readFilter(*filter, codes)) {
            m_findings.ignored(filter == nullptr ? "Rule without Filter"
                               : filter->children.empty()
                                   ? "Filter"
                                   : "Filter " + filter->children.front().name,
                               rule.line);
            return;
        }
        readScales(rule);
        std::erase(codes, "mask"); // Land of a country that delivered nothing is no class.
        for (const std::string& code : codes) {
            if (ClassStyle* style = m_findings.classOf(code, rule.line)) {
                readSymbolizers(*style, rule);
            }
        }
    }

    /// One comparison of the class field, or several joined by Or.
    static bool readFilter(const XmlElement& filter, std::vector<std::string>& codes)
    {
        for (const XmlElement& part : filter.children) {
            if (part.name == "Or") {
                if (!readFilter(part, codes)) {
                    return false;
                }
                continue;
            }
            const XmlElement* field = part.child("PropertyName");
            if (part.name != "PropertyIsEqualTo" || field == nullptr || field->text != classField) {
                return false;
            }
            codes.push_back(textOf(part.child("Literal") != nullptr ? &part : nullptr));
        }
        return !codes.empty();
    }

    void readScales(const XmlElement& rule)
    {
        const auto take = [&](std::string_view name, std::optional<double>& kept, double none) {
            const double value = parseDouble(textOf(rule.child(name))).value_or(none);
            if (kept && *kept != value) {
                m_findings.ignored(std::string{name}, rule.line);
            }
            kept = kept.value_or(value);
        };
        take("MinScaleDenominator", m_from, 0.0);
        take("MaxScaleDenominator", m_to, std::numeric_limits<double>::infinity());
    }

    void readSymbolizers(ClassStyle& style, const XmlElement& rule)
    {
        for (const XmlElement& part : rule.children) {
            if (part.name == "PolygonSymbolizer") {
                readPolygon(style, part);
            } else if (part.name == "LineSymbolizer") {
                readStroke(style, part.child("Stroke"), part.line);
            } else if (part.name.ends_with("Symbolizer")) {
                m_findings.unknownSymbol(part.name, part.line);
            }
        }
    }

    void readPolygon(ClassStyle& style, const XmlElement& symbolizer)
    {
        const XmlElement* fill = symbolizer.child("Fill");
        const XmlElement* graphic =
            fill == nullptr ? nullptr : fill->at({"GraphicFill", "Graphic"});
        if (graphic != nullptr) {
            readGraphic(style, *graphic, symbolizer);
        } else if (fill != nullptr) {
            const std::string hex = parameter(fill, "fill");
            const auto color = Color::fromHex(hex);
            if (!color) {
                m_findings.ignored("fill " + hex, fill->line);
            } else {
                if (style.fill) {
                    m_findings.ignored("PolygonSymbolizer", symbolizer.line);
                }
                style.fill = color;
            }
            m_findings.symbolOpacity(parseDouble(parameter(fill, "fill-opacity")).value_or(1.0),
                                     fill->line);
        }
        readStroke(style, symbolizer.child("Stroke"), symbolizer.line);
    }

    void readStroke(ClassStyle& style, const XmlElement* stroke, int line)
    {
        if (stroke == nullptr) {
            return;
        }
        const std::string hex = parameter(stroke, "stroke");
        const auto color = Color::fromHex(hex.empty() ? "#000000" : hex);
        const double width =
            millimetres(parseDouble(parameter(stroke, "stroke-width")).value_or(1.0));
        if (!parameter(stroke, "stroke-dasharray").empty()) {
            m_findings.ignored("stroke-dasharray", stroke->line);
        }
        if (!color || width <= 0.0) {
            m_findings.ignored("stroke " + hex, line);
            return;
        }
        style.outline = ClassOutline{*color, width};
    }

    void readGraphic(ClassStyle& style, const XmlElement& graphic, const XmlElement& symbolizer)
    {
        const std::string mark = textOf(graphic.at({"Mark", "WellKnownName"}));
        const double size = millimetres(parseDouble(textOf(graphic.child("Size"))).value_or(0.0));
        const double turn = parseDouble(textOf(graphic.child("Rotation"))).value_or(0.0);
        double along = size;
        double across = size;
        for (const XmlElement& option : symbolizer.children) {
            if (option.name == "VendorOption" && option.attribute("name") == "distance") {
                const auto comma = option.text.find(',');
                along = millimetres(parseDouble(option.text.substr(0, comma)).value_or(0.0));
                across =
                    comma == std::string::npos
                        ? along
                        : millimetres(parseDouble(option.text.substr(comma + 1)).value_or(0.0));
            }
        }
        if (mark == "horline" || mark == "shape://slash") {
            if (std::abs(std::fmod(turn, 180.0) - 45.0) > 1.0 && mark == "horline") {
                m_findings.ignored("Rotation " + toText(turn), graphic.line);
            }
            m_findings.pattern(style, habitat::Pattern::Hatch, size, graphic.line);
        } else if (mark == "circle") {
            m_findings.pattern(style, habitat::Pattern::Dots, across, graphic.line);
        } else if (mark == "line") {
            const bool upright = std::abs(std::fmod(turn, 180.0)) < 45.0;
            m_findings.pattern(style,
                               upright ? habitat::Pattern::Ticks : habitat::Pattern::Dash,
                               upright ? along : across,
                               graphic.line);
        } else {
            m_findings.unknownSymbol("GraphicFill " + mark, graphic.line);
        }
    }

    StyleFindings& m_findings;
    std::optional<double> m_from;
    std::optional<double> m_to;
};

} // namespace

void readSld(const XmlElement& root, StyleFindings& findings)
{
    SldReader{findings}.read(root);
}

} // namespace ecotone::cartography
