#include "core/base/number.h"
#include "core/cartography/style_findings.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ecotone::cartography {
namespace {

constexpr double millimetresPerPoint = 25.4 / 72.0;
constexpr double millimetresPerPixel = 25.4 / 96.0;

/// Values of a symbol layer: newer files have <Option>, older ones <prop>, some both.
class LayerOptions
{
public:
    explicit LayerOptions(const XmlElement& layer)
    {
        for (const XmlElement& part : layer.children) {
            if (part.name == "prop") {
                m_values[part.attribute("k")] = part.attribute("v");
            }
        }
        if (const XmlElement* map = layer.child("Option")) {
            for (const XmlElement& option : map->children) {
                m_values[option.attribute("name")] = option.attribute("value");
            }
        }
    }

    [[nodiscard]] const std::string& text(std::string_view key) const
    {
        static const std::string none;
        const auto found = m_values.find(key);
        return found == m_values.end() ? none : found->second;
    }
    [[nodiscard]] double number(std::string_view key) const
    {
        return parseDouble(text(key)).value_or(0.0);
    }
    /// "red,green,blue,alpha", also with more behind it.
    [[nodiscard]] std::optional<Color> color(std::string_view key) const
    {
        std::string_view rest = text(key);
        std::array<std::uint8_t, 4> parts{0, 0, 0, 255};
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const auto comma = rest.find(',');
            const auto value = parseInteger(rest.substr(0, comma));
            if (!value || *value < 0 || *value > 255) {
                return i == 3 ? std::optional{Color{parts[0], parts[1], parts[2], 255}}
                              : std::nullopt;
            }
            parts[i] = static_cast<std::uint8_t>(*value);
            rest.remove_prefix(comma == std::string_view::npos ? rest.size() : comma + 1);
        }
        return Color{parts[0], parts[1], parts[2], parts[3]};
    }
    /// Millimetres; nullopt for units that follow the map.
    [[nodiscard]] std::optional<double> length(std::string_view key) const
    {
        const std::string& unit = text(std::string{key} + "_unit");
        const double value = number(key);
        if (unit.empty() || unit == "MM") {
            return value;
        }
        if (unit == "Point") {
            return value * millimetresPerPoint;
        }
        return unit == "Pixel" ? std::optional{value * millimetresPerPixel} : std::nullopt;
    }

private:
    std::map<std::string, std::string, std::less<>> m_values;
};

class QmlReader
{
public:
    explicit QmlReader(StyleFindings& findings) : m_findings{findings} {}

    void read(const XmlElement& root)
    {
        readRules(root);
        const XmlElement* renderer = root.child("renderer-v2");
        if (renderer == nullptr) {
            return;
        }
        if (const XmlElement* symbols = renderer->child("symbols")) {
            for (const XmlElement& symbol : symbols->children) {
                m_symbols[symbol.attribute("name")] = &symbol;
            }
        }
        const std::string& type = renderer->attribute("type");
        const std::string& attribute = renderer->attribute("attr");
        if (type == "categorizedSymbol" && attribute.find(classField) != std::string::npos) {
            readLevels(attribute, renderer->line);
            readCategories(*renderer);
        } else if (type == "RuleRenderer") {
            readRuleList(renderer->child("rules"));
        } else {
            m_findings.unknownSymbol(type + " " + renderer->attribute("attr"), renderer->line);
        }
    }

private:
    void readRules(const XmlElement& root)
    {
        LayerRules& rules = m_findings.rules();
        if (const XmlElement* opacity = root.child("layerOpacity")) {
            rules.opacity = std::clamp(parseDouble(opacity->text).value_or(1.0), 0.0, 1.0);
        }
        // QGIS calls the smaller scale, of the larger denominator, minScale.
        if (root.attribute("hasScaleBasedVisibilityFlag") == "1") {
            rules.minDenominator = parseDouble(root.attribute("maxScale")).value_or(0.0);
            const double to = parseDouble(root.attribute("minScale")).value_or(0.0);
            rules.maxDenominator = to > 0.0 ? to : rules.maxDenominator;
        }
        rules.labels = root.attribute("labelsEnabled") != "0";
    }

    /// Our own expression shows parents at smaller scales; any other one is named.
    void readLevels(const std::string& attribute, int line)
    {
        if (attribute == classField) {
            return;
        }
        constexpr std::string_view limit = "@map_scale <= ";
        std::vector<double> limits;
        for (auto at = attribute.find(limit); at != std::string::npos;
             at = attribute.find(limit, at + 1)) {
            const std::string_view rest = std::string_view{attribute}.substr(at + limit.size());
            limits.push_back(parseDouble(rest.substr(0, rest.find(' '))).value_or(0.0));
        }
        if (limits.size() == 2 && attribute.starts_with("CASE WHEN ")) {
            m_findings.levels(limits[0], limits[1]);
        } else {
            m_findings.ignored(attribute, line);
        }
    }

    void readCategories(const XmlElement& renderer)
    {
        const XmlElement* categories = renderer.child("categories");
        for (const XmlElement& category :
             categories == nullptr ? std::vector<XmlElement>{} : categories->children) {
            if (category.attribute("render") == "false") {
                m_findings.ignored("render=\"false\" " + category.attribute("value"),
                                   category.line);
            }
            std::vector<std::string> codes{category.attribute("value")};
            if (!category.children.empty()) { // A list of values.
                codes.clear();
                for (const XmlElement& value : category.children) {
                    codes.push_back(value.attribute("value"));
                }
            }
            for (const std::string& code : codes) {
                // Land of a country that delivered nothing is no class.
                if (code != "mask") {
                    readClass(code, category.attribute("symbol"), category.line);
                }
            }
        }
    }

    void readRuleList(const XmlElement* rules)
    {
        for (const XmlElement& rule :
             rules == nullptr ? std::vector<XmlElement>{} : rules->children) {
            const std::string code = codeOf(rule.attribute("filter"));
            if (code.empty()) {
                m_findings.ignored("filter " + rule.attribute("filter"), rule.line);
                continue;
            }
            for (const std::string_view scale : {"scalemindenom", "scalemaxdenom"}) {
                if (!rule.attribute(scale).empty()) {
                    m_findings.ignored(std::string{scale}, rule.line);
                }
            }
            readClass(code, rule.attribute("symbol"), rule.line);
        }
    }

    /// F11 of `"class_code" = 'F11'`; empty for any other condition.
    static std::string codeOf(std::string_view filter)
    {
        std::string plain;
        std::ranges::copy_if(filter, std::back_inserter(plain), [](char letter) {
            return letter != ' ' && letter != '"' && letter != '(' && letter != ')';
        });
        const std::string head = std::string{classField} + "='";
        const bool fits =
            plain.starts_with(head) && plain.ends_with('\'') && plain.size() > head.size() + 1;
        const std::string code =
            fits ? plain.substr(head.size(), plain.size() - head.size() - 1) : "";
        return code.find('\'') == std::string::npos ? code : "";
    }

    void readClass(const std::string& code, const std::string& symbolName, int line)
    {
        const auto symbol = m_symbols.find(symbolName);
        ClassStyle* style = m_findings.classOf(code, line);
        if (style == nullptr) {
            return;
        }
        if (symbol == m_symbols.end()) {
            m_findings.unknownSymbol("symbol " + symbolName, line);
            return;
        }
        m_findings.symbolOpacity(parseDouble(symbol->second->attribute("alpha")).value_or(1.0),
                                 symbol->second->line);
        readLayers(*style, *symbol->second);
    }

    void readLayers(ClassStyle& style, const XmlElement& symbol)
    {
        const std::vector<XmlElement>& layers = symbol.children;
        for (std::size_t i = 0; i < layers.size(); ++i) {
            const XmlElement& layer = layers[i];
            if (layer.name != "layer" || layer.attribute("enabled") == "0") {
                continue;
            }
            // Marks that are drawn to the hair, and the plain pattern they stand for, switched off.
            const bool standsFor = layer.attribute("class") == "GeometryGenerator" &&
                                   i + 1 < layers.size() &&
                                   layers[i + 1].attribute("enabled") == "0" &&
                                   layers[i + 1].attribute("class").ends_with("PatternFill");
            readLayer(style, standsFor ? layers[++i] : layer);
            if (!standsFor) {
                nameExpressions(layer);
            }
        }
    }

    /// Properties that follow an expression: a theme has fixed ones.
    void nameExpressions(const XmlElement& layer)
    {
        const XmlElement* map = layer.at({"data_defined_properties", "Option"});
        for (const XmlElement& part : map == nullptr ? std::vector<XmlElement>{} : map->children) {
            for (const XmlElement& property : part.children) {
                std::string expression;
                for (const XmlElement& value : property.children) {
                    expression = value.attribute("name") == "expression" ? value.attribute("value")
                                                                         : expression;
                }
                // Lines of the style thin out with the scale by themselves.
                const bool ofTheStyle =
                    expression.starts_with("@map_scale <= ") ||
                    (property.attribute("name") == "outlineWidth" &&
                     expression.find(" * CASE WHEN @map_scale <= ") != std::string::npos);
                if (!expression.empty() && !ofTheStyle) {
                    m_findings.ignored(property.attribute("name") + " = " + expression, layer.line);
                }
            }
        }
    }

    void readLayer(ClassStyle& style, const XmlElement& layer)
    {
        const std::string& kind = layer.attribute("class");
        const LayerOptions options{layer};
        if (kind == "SimpleFill") {
            readFill(style, options, layer.line);
        } else if (kind == "LinePatternFill") {
            readLines(style, options, layer.line);
        } else if (kind == "PointPatternFill") {
            readPoints(style, layer, options);
        } else if (kind == "SimpleLine") {
            readOutline(style, options, "line_color", "line_width", layer.line);
        } else {
            m_findings.unknownSymbol(kind, layer.line);
        }
    }

    void readFill(ClassStyle& style, const LayerOptions& options, int line)
    {
        if (options.text("style") == "solid") {
            if (style.fill) {
                m_findings.ignored("SimpleFill", line);
            }
            const auto color = options.color("color");
            if (!color) {
                m_findings.ignored("color " + options.text("color"), line);
            } else {
                m_findings.symbolOpacity(color->alpha / 255.0, line);
                style.fill = Color{color->red, color->green, color->blue, 255};
            }
        } else {
            m_findings.unknownSymbol("SimpleFill " + options.text("style"), line);
        }
        if (options.text("outline_style") != "no") {
            readOutline(style, options, "outline_color", "outline_width", line);
        }
    }

    void readOutline(ClassStyle& style,
                     const LayerOptions& options,
                     std::string_view colorKey,
                     std::string_view widthKey,
                     int line)
    {
        auto color = options.color(colorKey);
        const auto width = options.length(widthKey);
        if (!color || !width) {
            m_findings.ignored(std::string{widthKey}, line);
            return;
        }
        const std::string& kind =
            options.text(colorKey == "line_color" ? "line_style" : "outline_style");
        if (kind != "solid" || options.text("use_custom_dash") == "1") {
            m_findings.ignored("dash", line);
        }
        color->alpha = 255;
        // 0 is the thinnest line QGIS can draw.
        constexpr double hairline = 0.05;
        style.outline = ClassOutline{*color, *width > 0.0 ? *width : hairline};
    }

    void readLines(ClassStyle& style, const LayerOptions& options, int line)
    {
        if (std::abs(std::fmod(options.number("angle"), 180.0) - 45.0) > 1.0) {
            m_findings.ignored("angle " + options.text("angle"), line);
        }
        m_findings.pattern(
            style, habitat::Pattern::Hatch, options.length("distance").value_or(0.0), line);
    }

    void readPoints(ClassStyle& style, const XmlElement& layer, const LayerOptions& options)
    {
        const XmlElement* mark = layer.at({"symbol", "layer"});
        const LayerOptions marks{mark == nullptr ? XmlElement{} : *mark};
        const std::string& name = marks.text("name");
        if (mark == nullptr || (name != "circle" && name != "line")) {
            m_findings.unknownSymbol("PointPatternFill " + name, layer.line);
            return;
        }
        const double along = options.length("distance_x").value_or(0.0);
        const double across = options.length("distance_y").value_or(0.0);
        if (name == "circle") {
            m_findings.pattern(style, habitat::Pattern::Dots, across, layer.line);
            return;
        }
        // A marker's line stands upright.
        const bool upright = std::abs(std::fmod(marks.number("angle"), 180.0)) < 45.0;
        m_findings.pattern(style,
                           upright ? habitat::Pattern::Ticks : habitat::Pattern::Dash,
                           upright ? along : across,
                           layer.line);
    }

    StyleFindings& m_findings;
    std::map<std::string, const XmlElement*> m_symbols;
};

} // namespace

void readQml(const XmlElement& root, StyleFindings& findings)
{
    QmlReader{findings}.read(root);
}

} // namespace ecotone::cartography
