#include "core/cartography/qml.h"

#include "core/base/markup.h"
#include "core/base/number.h"

#include <string_view>
#include <utility>
#include <vector>

namespace ecotone::cartography {
namespace {

std::string rgba(Color color)
{
    return toText(std::int64_t{color.red}) + "," + toText(std::int64_t{color.green}) + "," +
           toText(std::int64_t{color.blue}) + "," + toText(std::int64_t{color.alpha});
}

/// QGIS dash patterns: "line;gap;line;gap".
std::string dashes(const std::vector<double>& lengths)
{
    std::string text;
    for (const double length : lengths) {
        text += (text.empty() ? "" : ";") + toText(length);
    }
    return text;
}

using Options = std::vector<std::pair<std::string_view, std::string>>;

std::string symbolLayer(std::string_view kind, const Options& options, std::string_view inner = {})
{
    std::string text = "<layer class=\"" + std::string{kind} +
                       "\" enabled=\"1\" locked=\"0\" pass=\"0\"><Option type=\"Map\">";
    for (const auto& [key, value] : options) {
        text += "<Option name=\"" + std::string{key} + "\" type=\"QString\" value=\"" +
                escapedMarkup(value) + "\"/>";
    }
    text += "</Option>";
    for (const auto& [key, value] : options) {
        text += "<prop k=\"" + std::string{key} + "\" v=\"" + escapedMarkup(value) + "\"/>";
    }
    return text + std::string{inner} + "</layer>";
}

std::string symbol(std::string_view kind, std::string_view name, std::string_view layers)
{
    return "<symbol type=\"" + std::string{kind} + "\" name=\"" + std::string{name} +
           "\" alpha=\"1\" clip_to_extent=\"1\" force_rhr=\"0\">" + std::string{layers} +
           "</symbol>";
}

std::string lineLayer(const LineStyle& style, double width, Color color)
{
    Options options{{"line_color", rgba(color)},
                    {"line_width", toText(width)},
                    {"line_width_unit", "MM"},
                    {"line_style", "solid"},
                    {"capstyle", "round"},
                    {"joinstyle", "round"}};
    if (!style.dash.empty() && color == style.color) {
        options.insert(options.end(),
                       {{"use_custom_dash", "1"},
                        {"customdash", dashes(style.dash)},
                        {"customdash_unit", "MM"}});
    }
    return symbolLayer("SimpleLine", options);
}

std::string linesOf(const LineStyle& style)
{
    std::string layers;
    if (style.casingWidth > 0.0 && style.casingColor.alpha > 0) {
        layers += lineLayer(style, style.casingWidth, style.casingColor);
    }
    return layers + lineLayer(style, style.width, style.color);
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

/// The marks of a class: QGIS draws lines and points; strokes become points of short lines.
std::string patternLayer(const Style& style, habitat::Pattern kind, Color fill)
{
    const Pattern marks = style.pattern(kind, fill, 1.0);
    if (marks.kind == Pattern::Kind::Lines) {
        LineStyle line;
        line.color = marks.ink;
        line.width = marks.width;
        return symbolLayer("LinePatternFill",
                           {{"angle", toText(marks.angle)},
                            {"distance", toText(marks.spacing)},
                            {"distance_unit", "MM"},
                            {"line_width", toText(marks.width)},
                            {"color", rgba(marks.ink)}},
                           symbol("line", "@0@0", lineLayer(line, line.width, line.color)));
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
                       symbol("marker", "@0@0", mark));
}

constexpr std::string_view qmlHead = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
                                     "<qgis version=\"3.22\" styleCategories=\"Symbology\">\n";
constexpr std::string_view qmlTail =
    "<blendMode>0</blendMode><featureBlendMode>0</featureBlendMode>"
    "<layerOpacity>1</layerOpacity>\n</qgis>\n";
constexpr std::string_view sldHead =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<StyledLayerDescriptor version=\"1.1.0\" "
    "xmlns=\"http://www.opengis.net/sld\" xmlns:ogc=\"http://www.opengis.net/ogc\" "
    "xmlns:se=\"http://www.opengis.net/se\">\n";

/// One rule of either style: what it selects, its words and its symbol.
struct Category
{
    std::string value;
    std::string label;
    std::string qmlLayers;
    std::string sldSymbolizer;
};

std::string sldFill(Color fill, const LineStyle* line)
{
    std::string text = "<se:PolygonSymbolizer>";
    if (fill.alpha > 0) {
        text += "<se:Fill><se:SvgParameter name=\"fill\">" + fill.hex() +
                "</se:SvgParameter><se:SvgParameter name=\"fill-opacity\">" +
                toText(fill.alpha / 255.0, 3) + "</se:SvgParameter></se:Fill>";
    }
    if (line != nullptr) {
        text += "<se:Stroke><se:SvgParameter name=\"stroke\">" + line->color.hex() +
                "</se:SvgParameter><se:SvgParameter name=\"stroke-width\">" +
                toText(line->width * 3.571, 2) + "</se:SvgParameter></se:Stroke>";
    }
    return text + "</se:PolygonSymbolizer>";
}

std::string sldLine(const LineStyle& line)
{
    std::string text = "<se:LineSymbolizer><se:Stroke><se:SvgParameter name=\"stroke\">" +
                       line.color.hex() + "</se:SvgParameter><se:SvgParameter name=\"" +
                       "stroke-width\">" + toText(line.width * 3.571, 2) + "</se:SvgParameter>";
    if (!line.dash.empty()) {
        std::string dash;
        for (const double length : line.dash) {
            dash += (dash.empty() ? "" : " ") + toText(length * 3.571, 1);
        }
        text += "<se:SvgParameter name=\"stroke-dasharray\">" + dash + "</se:SvgParameter>";
    }
    return text + "</se:Stroke></se:LineSymbolizer>";
}

std::string sldPoint(const PlaceStyle& place)
{
    return "<se:PointSymbolizer><se:Graphic><se:Mark><se:WellKnownName>" +
           (place.shape == "none" ? std::string{"circle"} : place.shape) +
           "</se:WellKnownName><se:Fill><se:SvgParameter name=\"fill\">" + place.fill.hex() +
           "</se:SvgParameter></se:Fill></se:Mark><se:Size>" + toText(place.size * 3.571, 1) +
           "</se:Size></se:Graphic></se:PointSymbolizer>";
}

std::string markerOf(const PlaceStyle& place)
{
    return symbolLayer(
        "SimpleMarker",
        {{"name", place.shape == "none" ? "circle" : place.shape},
         {"color", rgba(place.shape == "none" ? place.fill.withOpacity(0.0) : place.fill)},
         {"size", toText(place.size > 0.0 ? place.size : 0.1)},
         {"size_unit", "MM"},
         {"outline_color", rgba(place.line)},
         {"outline_style", place.lineWidth > 0.0 ? "solid" : "no"},
         {"outline_width", toText(place.lineWidth)},
         {"outline_width_unit", "MM"}});
}

StoredStyle written(std::string_view layer,
                    std::string_view field,
                    std::string_view symbolKind,
                    const std::vector<Category>& categories)
{
    StoredStyle style;
    std::string& qml = style.qml;
    qml = qmlHead;
    if (field.empty()) {
        qml += "<renderer-v2 type=\"singleSymbol\" symbollevels=\"0\" enableorderby=\"0\" "
               "forceraster=\"0\"><symbols>" +
               symbol(symbolKind, "0", categories.front().qmlLayers) + "</symbols></renderer-v2>\n";
    } else {
        qml += "<renderer-v2 type=\"categorizedSymbol\" attr=\"" + std::string{field} +
               "\" symbollevels=\"0\" enableorderby=\"0\" forceraster=\"0\"><categories>";
        for (std::size_t i = 0; i < categories.size(); ++i) {
            qml += "<category value=\"" + escapedMarkup(categories[i].value) + "\" label=\"" +
                   escapedMarkup(categories[i].label) + "\" symbol=\"" +
                   toText(static_cast<std::int64_t>(i)) + "\" render=\"true\" type=\"string\"/>";
        }
        qml += "</categories><symbols>";
        for (std::size_t i = 0; i < categories.size(); ++i) {
            qml +=
                symbol(symbolKind, toText(static_cast<std::int64_t>(i)), categories[i].qmlLayers) +
                "\n";
        }
        qml += "</symbols></renderer-v2>\n";
    }
    qml += qmlTail;

    std::string& sld = style.sld;
    sld = sldHead;
    sld += "<NamedLayer><se:Name>" + escapedMarkup(layer) +
           "</se:Name><UserStyle><se:FeatureTypeStyle>\n";
    for (const Category& category : categories) {
        sld += "<se:Rule><se:Name>" + escapedMarkup(category.label) + "</se:Name>";
        if (!field.empty() && !category.value.empty()) {
            sld += "<ogc:Filter><ogc:PropertyIsEqualTo><ogc:PropertyName>" + std::string{field} +
                   "</ogc:PropertyName><ogc:Literal>" + escapedMarkup(category.value) +
                   "</ogc:Literal></ogc:PropertyIsEqualTo></ogc:Filter>";
        } else if (!field.empty()) {
            sld += "<se:ElseFilter/>";
        }
        sld += category.sldSymbolizer + "</se:Rule>\n";
    }
    sld += "</se:FeatureTypeStyle></UserStyle></NamedLayer></StyledLayerDescriptor>\n";
    return style;
}

Category areaCategory(std::string value, std::string label, const AreaStyle& style)
{
    const LineStyle* plain = style.line.dash.empty() ? &style.line : nullptr;
    std::string layers = fillLayer(style.fill, plain);
    if (plain == nullptr) {
        layers += linesOf(style.line);
    }
    return {
        std::move(value), std::move(label), std::move(layers), sldFill(style.fill, &style.line)};
}

Category lineCategory(std::string value, std::string label, const LineStyle& style)
{
    return {std::move(value), std::move(label), linesOf(style), sldLine(style)};
}

std::vector<Category> proposalCategories(const MapKnowledge& knowledge, Language language)
{
    std::vector<Category> categories;
    for (const std::string& status : knowledge.words.statuses("proposal")) {
        AreaStyle style = knowledge.style.proposal;
        if (const auto dash = knowledge.style.proposalDash.find(status);
            dash != knowledge.style.proposalDash.end()) {
            style.line.dash = dash->second;
        }
        categories.push_back(
            areaCategory(status, knowledge.words.status("proposal", status, language), style));
    }
    categories.push_back(areaCategory({}, {}, knowledge.style.proposal));
    return categories;
}

std::vector<Category> placeCategories(const MapKnowledge& knowledge)
{
    std::vector<Category> categories;
    for (const auto& [type, style] : knowledge.style.places) {
        categories.push_back({type, type, markerOf(style), sldPoint(style)});
    }
    const PlaceStyle& other = *knowledge.style.place("area");
    categories.push_back({{}, {}, markerOf(other), sldPoint(other)});
    return categories;
}

std::vector<Category> roadCategories(const MapKnowledge& knowledge)
{
    const auto asLine = [](const RoadStyle& road) {
        LineStyle line = road.line;
        if (road.casing > 0.0 && road.tieLength <= 0.0) {
            line.casingWidth = road.line.width;
            line.width = road.line.width - 2.0 * road.casing;
        }
        return line;
    };
    std::vector<Category> categories;
    for (const auto& [kind, road] : knowledge.style.roads) {
        categories.push_back(lineCategory(kind, kind, asLine(road)));
    }
    if (const auto main = knowledge.style.roads.find("provincial");
        main != knowledge.style.roads.end()) {
        categories.push_back(lineCategory("main", "main", asLine(main->second)));
    }
    if (const auto local = knowledge.style.roads.find("local");
        local != knowledge.style.roads.end()) {
        categories.push_back(lineCategory({}, {}, local->second.line));
    }
    return categories;
}

} // namespace

StoredStyle habitatStyle(const MapKnowledge& knowledge, Language language)
{
    const Style& style = knowledge.style;
    std::vector<Category> categories;
    for (const habitat::HabitatClass& known : knowledge.classification.classes()) {
        const Color fill = Color::fromRgb(known.rgb);
        const LineStyle* outline =
            fill.lightness() > style.lightFrom ? &style.lightOutline : nullptr;
        std::string layers = fillLayer(fill, outline);
        if (known.pattern != habitat::Pattern::None) {
            layers += patternLayer(style, known.pattern, fill);
        }
        categories.push_back({known.code,
                              known.code + " " + known.name.in(language),
                              std::move(layers),
                              sldFill(fill, outline)});
    }
    return written("habitat", "class_code", "fill", categories);
}

StoredStyle layerStyle(const model::Layer& layer, const MapKnowledge& knowledge, Language language)
{
    const Style& style = knowledge.style;
    if (layer.name == "habitat") {
        return habitatStyle(knowledge, language);
    }
    std::vector<Category> categories;
    if (layer.name == "protected_area") {
        for (const auto& [status, area] : style.protectedAreas) {
            AreaStyle drawn = area;
            drawn.fill = area.line.color.withOpacity(area.bandOpacity / 3.0);
            categories.push_back(areaCategory(
                status, knowledge.words.status("protected_area", status, language), drawn));
        }
        return written(layer.name, "status", "fill", categories);
    }
    if (layer.name == "zone") {
        for (const auto& [zone, area] : style.zones) {
            categories.push_back(areaCategory(
                zone, zone + " " + knowledge.words.status("zone", zone, language), area));
        }
        return written(layer.name, "kind", "fill", categories);
    }
    if (layer.name == "proposal") {
        return written(layer.name, "status", "fill", proposalCategories(knowledge, language));
    }
    if (layer.name == "road") {
        return written(layer.name, "kind", "line", roadCategories(knowledge));
    }
    if (layer.name == "place") {
        return written(layer.name, "kind", "marker", placeCategories(knowledge));
    }
    if (layer.name == "river") {
        int rank = 1;
        for (const std::string_view size : {"large", "middle", "small", "stream"}) {
            if (const auto river = style.rivers.find(size); river != style.rivers.end()) {
                categories.push_back(
                    lineCategory(toText(std::int64_t{rank}), std::string{size}, river->second));
            }
            ++rank;
        }
        return written(layer.name, "rank", "line", categories);
    }
    LineStyle grey = style.coast;
    grey.color = Color::fromRgb(0x6A7073);
    AreaStyle area;
    area.line = grey;
    if (layer.name == "corridor") {
        area = style.corridor;
    } else if (layer.name == "admin") {
        if (const auto line = style.boundaries.find("administrative");
            line != style.boundaries.end()) {
            area.line = line->second;
        }
    }
    switch (layer.kind) {
    case geometry::ShapeKind::Polygon:
        return written(layer.name, {}, "fill", {areaCategory({}, layer.name, area)});
    case geometry::ShapeKind::Point: {
        PlaceStyle dot;
        dot.size = 1.1;
        dot.fill = Color::fromRgb(0x8A2F5A);
        return written(layer.name, {}, "marker", {{{}, layer.name, markerOf(dot), sldPoint(dot)}});
    }
    case geometry::ShapeKind::Line:
    case geometry::ShapeKind::None: break;
    }
    const LineStyle& line = layer.name == "reference_line" ? style.referenceLine : area.line;
    return written(layer.name, {}, "line", {lineCategory({}, layer.name, line)});
}

} // namespace ecotone::cartography
