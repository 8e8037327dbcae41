#include "core/cartography/qml_symbols.h"

#include "core/base/markup.h"
#include "core/base/number.h"

#include <cmath>
#include <limits>

namespace ecotone::cartography::qgis {
namespace {

/// QGIS dash patterns: "line;gap;line;gap".
std::string dashes(const std::vector<double>& lengths)
{
    std::string text;
    for (const double length : lengths) {
        text += (text.empty() ? "" : ";") + toText(length);
    }
    return text;
}

std::string
simpleLine(Color color, double width, const std::vector<double>& dash, const Shown& shown)
{
    Options options{{"line_color", rgba(color)},
                    {"line_width", toText(width)},
                    {"line_width_unit", "MM"},
                    {"line_style", "solid"},
                    {"capstyle", dash.empty() ? "round" : "flat"},
                    {"joinstyle", "round"}};
    if (!dash.empty()) {
        options.insert(
            options.end(),
            {{"use_custom_dash", "1"}, {"customdash", dashes(dash)}, {"customdash_unit", "MM"}});
    }
    return symbolLayer("SimpleLine", options, shown);
}

std::string generator(std::string_view kind,
                      const std::string& geometry,
                      const Shown& shown,
                      std::string_view inner)
{
    const bool line = kind == "line";
    const bool marker = kind == "marker";
    return symbolLayer("GeometryGenerator",
                       {{"SymbolType",
                         line     ? "Line"
                         : marker ? "Marker"
                                  : "Fill"},
                        {"geometryModifier", geometry},
                        {"units", "MapUnit"}},
                       shown,
                       symbol(kind, "@0@0", inner));
}

/// Marks on what the view shows of an area. `t` holds numbers that are worked out once, `v` is that
/// part of the area. Few calls inside each other: QGIS 3 takes twice the time for every level.
std::string
onTheSheet(const std::string& numbers, const std::string& series, const std::string& mark)
{
    return "with_variable('v', intersection($geometry, buffer(@map_extent, @map_scale / 200)), "
           "with_variable('t', array(" +
           numbers + "), intersection(@v, collect_geometries(array_foreach(generate_series(" +
           series + "), " + mark + ")))))";
}

/// A length of the style on the ground.
std::string metres(double millimetres)
{
    return "(@map_scale * " + toText(millimetres / 1000.0, 9) + ")";
}

std::string point(const std::string& x, const std::string& y)
{
    return "make_point(" + x + ", " + y + ")";
}

std::string line(const std::string& from, const std::string& to)
{
    return "make_line(" + from + ", " + to + ")";
}

/// Patterns are anchored to the sheet's upper left corner.
constexpr std::string_view left = "x_min(@map_extent)";
constexpr std::string_view top = "y_max(@map_extent)";

/// Lines as paintLines of ui/render draws them: at multiples of the spacing along their normal.
std::string hatch(const Pattern& marks)
{
    const double angle = marks.angle * std::acos(-1.0) / 180.0;
    const std::string s = toText(std::sin(angle), 9);
    const std::string c = "(" + toText(std::cos(angle), 9) + ")";
    const bool leansRight = std::cos(angle) >= 0.0;
    const std::string spacing = metres(marks.spacing);
    const auto across = [&](const std::string& x, const std::string& y) {
        return "((" + x + "(@v) - " + std::string{left} + ") * " + s + " + (" + std::string{top} +
               " - " + y + "(@v)) * " + c + ") // " + spacing;
    };
    const auto along = [&](const std::string& x, const std::string& y) {
        return "(" + x + "(@v) - " + std::string{left} + ") * " + c + " - (" + std::string{top} +
               " - " + y + "(@v)) * " + s;
    };
    const auto at = [&](const std::string& place) {
        return point("@t[0] + @element * " + spacing + " * " + s + " + " + place + " * " + c,
                     "@t[1] - @element * " + spacing + " * " + c + " + " + place + " * " + s);
    };
    const std::string numbers = std::string{left} + ", " + std::string{top} + ", " +
                                along(leansRight ? "x_min" : "x_max", "y_min") + ", " +
                                along(leansRight ? "x_max" : "x_min", "y_max");
    const std::string series = across("x_min", leansRight ? "y_max" : "y_min") + ", " +
                               across("x_max", leansRight ? "y_min" : "y_max") + " + 1";
    return onTheSheet(numbers, series, line(at("@t[2]"), at("@t[3]")));
}

/// Rows of points or strokes; every second row is moved by half a step.
std::string staggered(const Pattern& marks)
{
    const bool points = marks.kind == Pattern::Kind::Points;
    const bool upright = !points && marks.angle > 45.0;
    const std::string spacing = metres(marks.spacing);
    const std::string step = metres(points ? marks.spacing : marks.length + marks.gap);
    const auto right = [](const char* side) {
        return "(" + std::string{side} + "(@v) - " + std::string{left} + ")";
    };
    const auto down = [](const char* side) {
        return "(" + std::string{top} + " - " + std::string{side} + "(@v))";
    };
    const auto up = [](const char* side) {
        return "(" + std::string{side} + "(@v) - " + std::string{top} + ")";
    };
    const std::string rowFrom = (upright ? right("x_min") : down("y_max")) + " // " + spacing;
    const std::string rowTo =
        (upright ? right("x_max") : down("y_min")) + " // " + spacing + " + 1";
    const std::string from = (upright ? up("y_min") : right("x_min")) + " // " + step + " - 1";
    const std::string to = (upright ? up("y_max") : right("x_max")) + " // " + step + " + 1";
    const std::string numbers = std::string{left} + ", " + std::string{top} + ", " + rowFrom +
                                ", " + from + ", " + to + " - (" + from + ") + 1";
    const std::string row = "(@t[2] + @element // @t[4])";
    const std::string shift =
        marks.stagger ? " + (" + row + " % 2) * (" + row + " % 2) / 2" : std::string{};
    const std::string along = "(@t[3] + @element % @t[4]" + shift + ") * " + step;
    const std::string across = row + " * " + spacing;
    const auto at = [&](const std::string& way) {
        return upright ? point("@t[0] + " + across, "@t[1] + " + way)
                       : point("@t[0] + " + way, "@t[1] - " + across);
    };
    return onTheSheet(numbers,
                      "0, (" + rowTo + " - (" + rowFrom + ") + 1) * @t[4] - 1",
                      points ? at(along)
                             : line(at(along), at(along + " + " + metres(marks.length))));
}

/// QGIS's own pattern fill: lines, or points of which strokes are short lines.
std::string plainPattern(const Pattern& marks)
{
    const Shown off{0, {}, false};
    if (marks.kind == Pattern::Kind::Lines) {
        return symbolLayer("LinePatternFill",
                           {{"angle", toText(marks.angle)},
                            {"distance", toText(marks.spacing)},
                            {"distance_unit", "MM"},
                            {"line_width", toText(marks.width)},
                            {"color", rgba(marks.ink)}},
                           off,
                           symbol("line", "@0@0", simpleLine(marks.ink, marks.width, {}, {})));
    }
    const bool points = marks.kind == Pattern::Kind::Points;
    const std::string mark = symbolLayer("SimpleMarker",
                                         {{"name", points ? "circle" : "line"},
                                          {"angle", toText(points ? 0.0 : 90.0 - marks.angle)},
                                          {"color", rgba(marks.ink)},
                                          {"size", toText(points ? marks.width : marks.length)},
                                          {"size_unit", "MM"},
                                          {"outline_color", rgba(marks.ink)},
                                          {"outline_style", points ? "no" : "solid"},
                                          {"outline_width", toText(points ? 0.0 : marks.width)},
                                          {"outline_width_unit", "MM"}});
    const bool upright = marks.angle > 45.0;
    const double along = points ? marks.spacing : marks.length + marks.gap;
    return symbolLayer("PointPatternFill",
                       {{"distance_x", toText(upright ? marks.spacing : along)},
                        {"distance_y", toText(upright ? along : marks.spacing)},
                        {"distance_x_unit", "MM"},
                        {"distance_y_unit", "MM"},
                        {"displacement_x", toText(along / 2.0)},
                        {"displacement_x_unit", "MM"}},
                       off,
                       symbol("marker", "@0@0", mark));
}

} // namespace

std::string rgba(Color color)
{
    return toText(std::int64_t{color.red}) + "," + toText(std::int64_t{color.green}) + "," +
           toText(std::int64_t{color.blue}) + "," + toText(std::int64_t{color.alpha});
}

std::string symbolLayer(std::string_view kind,
                        const Options& options,
                        const Shown& shown,
                        std::string_view inner)
{
    std::string text = "<layer class=\"" + std::string{kind} + "\" enabled=\"" +
                       (shown.enabled ? "1" : "0") + "\" locked=\"0\" pass=\"" +
                       toText(std::int64_t{shown.pass}) + "\"><Option type=\"Map\">";
    for (const auto& [key, value] : options) {
        text += "<Option name=\"" + std::string{key} + "\" type=\"QString\" value=\"" +
                escapedMarkup(value) + "\"/>";
    }
    text += "</Option>";
    for (const auto& [key, value] : options) {
        text += "<prop k=\"" + std::string{key} + "\" v=\"" + escapedMarkup(value) + "\"/>";
    }
    Options expressions;
    if (!shown.when.empty()) {
        expressions.emplace_back("enabled", shown.when);
    }
    if (!shown.width.empty()) {
        expressions.emplace_back("outlineWidth", shown.width);
    }
    if (!expressions.empty()) {
        text += dataDefined("data_defined_properties", expressions);
    }
    return text + std::string{inner} + "</layer>";
}

std::string symbol(std::string_view kind, std::string_view name, std::string_view layers)
{
    return "<symbol type=\"" + std::string{kind} + "\" name=\"" + std::string{name} +
           "\" alpha=\"1\" clip_to_extent=\"1\" force_rhr=\"0\">" + std::string{layers} +
           "</symbol>";
}

std::string dataDefined(std::string_view element, const Options& expressions)
{
    std::string text = "<" + std::string{element} +
                       "><Option type=\"Map\"><Option name=\"name\" type=\"QString\" value=\"\"/>"
                       "<Option name=\"properties\" type=\"Map\">";
    for (const auto& [key, expression] : expressions) {
        text += "<Option name=\"" + std::string{key} +
                "\" type=\"Map\"><Option name=\"active\" type=\"bool\" value=\"true\"/><Option "
                "name=\"expression\" type=\"QString\" value=\"" +
                escapedMarkup(expression) +
                "\"/><Option name=\"type\" type=\"int\" value=\"3\"/></Option>";
    }
    return text +
           "</Option><Option name=\"type\" type=\"QString\" value=\"collection\"/></Option></" +
           std::string{element} + ">";
}

std::string scaleLimit(double maxDenominator)
{
    return std::isfinite(maxDenominator) ? "@map_scale <= " + toText(maxDenominator)
                                         : std::string{};
}

namespace {

/// LineStyle::shareAt as an expression; empty for a line that is the same at every scale.
std::string thinned(double width, const LineStyle& style)
{
    if (style.thinTo <= style.thinFrom) {
        return {};
    }
    const auto whole = [](double number) {
        return toText(static_cast<std::int64_t>(std::llround(number)));
    };
    const std::string from = whole(style.thinFrom);
    const std::string slope =
        toText((1.0 - style.thinShare) / std::log(style.thinTo / style.thinFrom), 6);
    return toText(width) + " * CASE WHEN @map_scale <= " + from +
           " THEN 1 WHEN @map_scale >= " + whole(style.thinTo) + " THEN " +
           toText(style.thinShare) + " ELSE 1 - " + slope + " * ln(@map_scale / " + from + ") END";
}

} // namespace

std::string lineLayers(const LineStyle& style, int pass)
{
    const std::string when = scaleLimit(style.maxDenominator);
    std::string layers;
    if (style.casingWidth > 0.0 && style.casingColor.alpha > 0) {
        layers += simpleLine(style.casingColor,
                             style.casingWidth,
                             {},
                             {pass, when, true, thinned(style.casingWidth, style)});
    }
    return layers + simpleLine(style.color,
                               style.width,
                               style.dash,
                               {pass + 1, when, true, thinned(style.width, style)});
}

std::string fillLayer(Color color, const LineStyle* outline)
{
    return symbolLayer("SimpleFill",
                       {{"color", rgba(color)},
                        {"style", color.alpha > 0 ? "solid" : "no"},
                        {"outline_color", rgba(outline != nullptr ? outline->color : Color{})},
                        {"outline_style", outline != nullptr ? "solid" : "no"},
                        {"outline_width", toText(outline != nullptr ? outline->width : 0.0)},
                        {"outline_width_unit", "MM"}});
}

std::string bandLayer(Color color, double width, const LineStyle& line)
{
    return generator("fill",
                     "difference($geometry, buffer($geometry, -(" +
                         (line.thinTo > line.thinFrom ? thinned(width, line) : toText(width)) +
                         ") * @map_scale / 1000))",
                     {},
                     fillLayer(color, nullptr));
}

std::string markerLayer(const PlaceStyle& place)
{
    const bool none = place.shape == "none";
    return symbolLayer("SimpleMarker",
                       {{"name", none ? "circle" : place.shape},
                        {"color", rgba(none ? place.fill.withOpacity(0.0) : place.fill)},
                        {"size", toText(place.size > 0.0 ? place.size : 0.1)},
                        {"size_unit", "MM"},
                        {"outline_color", rgba(place.line)},
                        {"outline_style", place.lineWidth > 0.0 ? "solid" : "no"},
                        {"outline_width", toText(place.lineWidth)},
                        {"outline_width_unit", "MM"}},
                       {0, scaleLimit(place.maxDenominator), true});
}

std::string marksLayers(const Pattern& marks, const std::string& when)
{
    const Shown shown{0, when, true};
    if (marks.kind == Pattern::Kind::Lines) {
        return generator("line",
                         hatch(marks),
                         shown,
                         symbolLayer("SimpleLine",
                                     {{"line_color", rgba(marks.ink)},
                                      {"line_width", toText(marks.width)},
                                      {"line_width_unit", "MM"},
                                      {"capstyle", "flat"}})) +
               plainPattern(marks);
    }
    if (marks.kind == Pattern::Kind::Points) {
        PlaceStyle dot;
        dot.fill = marks.ink;
        dot.size = marks.width;
        dot.lineWidth = 0.0;
        return generator("marker", staggered(marks), shown, markerLayer(dot)) + plainPattern(marks);
    }
    return generator("line",
                     staggered(marks),
                     shown,
                     symbolLayer("SimpleLine",
                                 {{"line_color", rgba(marks.ink)},
                                  {"line_width", toText(marks.width)},
                                  {"line_width_unit", "MM"},
                                  {"capstyle", "flat"}})) +
           plainPattern(marks);
}

} // namespace ecotone::cartography::qgis
