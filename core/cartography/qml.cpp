#include "core/cartography/qml.h"

#include "core/base/markup.h"
#include "core/base/number.h"
#include "core/cartography/qml_labels.h"
#include "core/cartography/qml_symbols.h"
#include "core/cartography/sld.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <string_view>
#include <utility>
#include <vector>

namespace ecotone::cartography {
namespace {

/// QGIS calls the smaller scale, of the larger denominator, minScale.
std::string qmlHead(const LayerRules& rules)
{
    std::string head = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
                       "<qgis version=\"3.22\" styleCategories=\"Symbology|Labeling|Rendering\"";
    if (rules.minDenominator > 0.0 || std::isfinite(rules.maxDenominator)) {
        head += " hasScaleBasedVisibilityFlag=\"1\" maxScale=\"" + toText(rules.minDenominator) +
                "\" minScale=\"" +
                (std::isfinite(rules.maxDenominator) ? toText(rules.maxDenominator) : "0") + "\"";
    }
    return head + " labelsEnabled=\"" + (rules.labels ? "1" : "0") + "\">\n";
}

std::string qmlTail(const LayerRules& rules)
{
    return "<blendMode>0</blendMode><featureBlendMode>0</featureBlendMode><layerOpacity>" +
           toText(rules.opacity) + "</layerOpacity>\n</qgis>\n";
}

std::string sldScales(const LayerRules& rules)
{
    std::string text;
    if (rules.minDenominator > 0.0) {
        text +=
            "<se:MinScaleDenominator>" + toText(rules.minDenominator) + "</se:MinScaleDenominator>";
    }
    if (std::isfinite(rules.maxDenominator)) {
        text +=
            "<se:MaxScaleDenominator>" + toText(rules.maxDenominator) + "</se:MaxScaleDenominator>";
    }
    return text;
}

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

/// How the categories of a layer are told and drawn.
struct Classing
{
    std::string field;       ///< A column, for SLD; empty: one symbol.
    std::string attribute{}; ///< What QGIS asks instead; empty: the column.
    bool levels = false;     ///< The passes of the symbols count.
    std::string labels{};    ///< Element `labeling`.
    LayerRules rules{};      ///< What a theme says of the layer.
};

std::string
rendererOf(const Classing& by, std::string_view symbolKind, const std::vector<Category>& categories)
{
    const std::string rest = std::string{" symbollevels=\""} + (by.levels ? "1" : "0") +
                             "\" enableorderby=\"0\" forceraster=\"0\">";
    if (by.field.empty() && by.attribute.empty()) {
        return "<renderer-v2 type=\"singleSymbol\"" + rest + "<symbols>" +
               qgis::symbol(symbolKind, "0", categories.front().qmlLayers) +
               "</symbols></renderer-v2>\n";
    }
    std::string qml = "<renderer-v2 type=\"categorizedSymbol\" attr=\"" +
                      escapedMarkup(by.attribute.empty() ? by.field : by.attribute) + "\"" + rest +
                      "<categories>";
    for (std::size_t i = 0; i < categories.size(); ++i) {
        qml += "<category value=\"" + escapedMarkup(categories[i].value) + "\" label=\"" +
               escapedMarkup(categories[i].label) + "\" symbol=\"" +
               toText(static_cast<std::int64_t>(i)) + "\" render=\"true\" type=\"string\"/>";
    }
    qml += "</categories><symbols>";
    for (std::size_t i = 0; i < categories.size(); ++i) {
        qml += qgis::symbol(
                   symbolKind, toText(static_cast<std::int64_t>(i)), categories[i].qmlLayers) +
               "\n";
    }
    return qml + "</symbols></renderer-v2>\n";
}

StoredStyle written(std::string_view layer,
                    const Classing& by,
                    std::string_view symbolKind,
                    const std::vector<Category>& categories)
{
    StoredStyle style;
    style.qml =
        qmlHead(by.rules) + rendererOf(by, symbolKind, categories) + by.labels + qmlTail(by.rules);
    const std::string& field = by.field;

    std::string& sld = style.sld;
    sld = sldHead;
    sld += "<NamedLayer><se:Name>" + escapedMarkup(layer) +
           "</se:Name><UserStyle><se:FeatureTypeStyle>\n";
    for (const Category& category : categories) {
        if (field.empty() && &category != &categories.front()) {
            break; // Nothing to tell them by.
        }
        sld += "<se:Rule><se:Name>" + escapedMarkup(category.label) + "</se:Name>";
        if (!field.empty() && !category.value.empty()) {
            sld += "<ogc:Filter><ogc:PropertyIsEqualTo><ogc:PropertyName>" + std::string{field} +
                   "</ogc:PropertyName><ogc:Literal>" + escapedMarkup(category.value) +
                   "</ogc:Literal></ogc:PropertyIsEqualTo></ogc:Filter>";
        } else if (!field.empty()) {
            sld += "<se:ElseFilter/>";
        }
        sld += sldScales(by.rules) + category.sldSymbolizer + "</se:Rule>\n";
    }
    sld += "</se:FeatureTypeStyle></UserStyle></NamedLayer></StyledLayerDescriptor>\n";
    return style;
}

/// Areas whose shorter side is at least so many millimetres.
std::string largeEnough(double millimetres)
{
    const std::string least = toText(millimetres) + " * @map_scale / 1000";
    return "bounds_width($geometry) >= " + least + " AND bounds_height($geometry) >= " + least;
}

/// How an area is drawn, and the least size for its hatching.
struct AreaLook
{
    const AreaStyle& style;
    double leastHatched;
};

Category
areaCategory(std::string value, std::string label, AreaLook look, double opacity, int pass = 0)
{
    const AreaStyle& style = look.style;
    std::string layers;
    if (style.fill.alpha > 0) {
        layers += qgis::fillLayer(style.fill, nullptr);
    }
    for (const Pattern& lines : style.hatching(1.0)) {
        layers += qgis::marksLayers(lines, largeEnough(look.leastHatched));
    }
    if (style.bandWidth > 0.0) {
        layers += qgis::bandLayer(
            style.line.color.withOpacity(style.bandOpacity), style.bandWidth, style.line);
    }
    layers += qgis::lineLayers(style.line, pass);
    std::string symbolizers;
    for (const Pattern& lines : style.hatching(1.0)) {
        symbolizers += sldPattern(lines, opacity);
    }
    return {std::move(value),
            std::move(label),
            std::move(layers),
            symbolizers + sldFill(style.fill, &style.line, opacity)};
}

Category lineCategory(
    std::string value, std::string label, const LineStyle& style, double opacity, int pass = 0)
{
    return {
        std::move(value), std::move(label), qgis::lineLayers(style, pass), sldLine(style, opacity)};
}

std::vector<Category>
protectedCategories(const MapKnowledge& knowledge, Language language, double opacity)
{
    const Style& style = knowledge.style;
    std::vector<Category> categories;
    int pass = 0;
    for (const std::string status :
         {"not_designated", "superseded", "merged", "designated", "agreement_signed", "proposed"}) {
        if (const auto area = style.protectedAreas.find(status);
            area != style.protectedAreas.end()) {
            categories.push_back(
                areaCategory(status,
                             knowledge.words.status("protected_area", status, language),
                             {area->second, style.smallestPatternPatch},
                             opacity,
                             pass));
            pass += 2;
        }
    }
    return categories;
}

std::vector<Category>
proposalCategories(const MapKnowledge& knowledge, Language language, double opacity)
{
    std::vector<Category> categories;
    for (const std::string& status : knowledge.words.statuses("proposal")) {
        AreaStyle style = knowledge.style.proposal;
        if (const auto dash = knowledge.style.proposalDash.find(status);
            dash != knowledge.style.proposalDash.end()) {
            style.line.dash = dash->second;
        }
        categories.push_back(areaCategory(status,
                                          knowledge.words.status("proposal", status, language),
                                          {style, knowledge.style.smallestPatternPatch},
                                          opacity));
    }
    categories.push_back(areaCategory(
        {}, {}, {knowledge.style.proposal, knowledge.style.smallestPatternPatch}, opacity));
    return categories;
}

std::vector<Category> placeCategories(const MapKnowledge& knowledge, double opacity)
{
    std::vector<Category> categories;
    for (const auto& [type, style] : knowledge.style.places) {
        categories.push_back({type, type, qgis::markerLayer(style), sldPoint(style, opacity)});
    }
    const PlaceStyle& other = *knowledge.style.place("area");
    categories.push_back({{}, {}, qgis::markerLayer(other), sldPoint(other, opacity)});
    return categories;
}

/// Ties across a railway: a wide dashed line whose dashes are as long as the line is wide.
std::string tiesOf(const RoadStyle& road)
{
    LineStyle ties;
    ties.color = road.line.color;
    ties.width = road.tieLength;
    ties.dash = {0.25, std::max(road.tieSpacing - 0.25, 0.1)};
    ties.maxDenominator = road.line.maxDenominator;
    return qgis::lineLayers(ties);
}

std::vector<Category> roadCategories(const MapKnowledge& knowledge, double opacity)
{
    std::vector<Category> categories;
    const auto add = [&](std::string value, const std::string& kind, int place) {
        const auto road = knowledge.style.roads.find(kind);
        if (road == knowledge.style.roads.end()) {
            return;
        }
        LineStyle line = road->second.line;
        line.casingWidth = 0.0;
        if (road->second.casing > 0.0 && road->second.tieLength <= 0.0) {
            line.casingWidth = road->second.line.width;
            line.width = road->second.line.width - 2.0 * road->second.casing;
        }
        Category category = lineCategory(value, value, line, opacity, 2 * place);
        if (road->second.tieLength > 0.0) {
            category.qmlLayers += tiesOf(road->second);
        }
        categories.push_back(std::move(category));
    };
    // Narrow ones below wide ones, casings below cores, as on the map.
    int place = 0;
    for (const std::string kind : {"forest", "local", "provincial", "highway", "railway"}) {
        add(kind, kind, place++);
    }
    add("main", "provincial", 2);
    add({}, "local", 1);
    return categories;
}

/// The class a patch is shown by at the scale: its own, or its parent at level 2 or 1; "mask" for
/// land of a country that delivered nothing.
std::string shownClass(const MapKnowledge& knowledge)
{
    const auto parents = [&](int level) {
        std::string pairs;
        for (const habitat::HabitatClass& known : knowledge.classification.classes()) {
            const auto parent = knowledge.classification.parentAtLevel(known.code, level);
            if (parent != known.code) {
                pairs +=
                    (pairs.empty() ? "'" : ", '") + known.code + "', '" + std::string{parent} + "'";
            }
        }
        return "coalesce(map_get(map(" + pairs + "), \"class_code\"), \"class_code\")";
    };
    return "CASE WHEN \"country\" = 'KP' AND \"class_code\" = '" +
           std::string{habitat::noDataClass} +
           "' THEN 'mask' WHEN @map_scale <= " + toText(knowledge.style.level3To) +
           " THEN \"class_code\" WHEN @map_scale <= " + toText(knowledge.style.level2To) +
           " THEN " + parents(2) + " ELSE " + parents(1) + " END";
}

/// Where a pattern is readable: on patches of its own class that are not too small.
std::string carriesMarks(const Style& style, const std::string& code)
{
    return (code.empty() ? std::string{} : "\"class_code\" = '" + code + "' AND ") +
           largeEnough(style.smallestPatternPatch);
}

Category
classCategory(const MapKnowledge& knowledge, const habitat::HabitatClass& known, Language language)
{
    const Style& style = knowledge.style;
    const double opacity = style.rulesOf("habitat").opacity;
    const Color fill = style.fillOf(known);
    const bool pale = fill.lightness() > style.lightFrom;
    LineStyle outline = pale ? style.lightOutline : style.outline;
    const ClassOutline* own = style.outlineOf(known.code);
    if (own != nullptr) {
        outline = {};
        outline.color = own->color;
        outline.width = own->width;
        outline.maxDenominator = style.level3To;
    }
    std::string layers = qgis::fillLayer(fill, nullptr);
    std::string symbolizers = sldFill(fill, pale || own != nullptr ? &outline : nullptr, opacity);
    if (const habitat::Pattern pattern = style.patternOf(known);
        pattern != habitat::Pattern::None) {
        const Pattern marks = style.pattern(pattern, fill, 1.0);
        layers += qgis::marksLayers(marks, carriesMarks(style, known.code));
        symbolizers += sldPattern(marks, opacity);
    }
    // Outlines over all fills, as a partition is drawn.
    layers += qgis::lineLayers(outline, 1);
    return {known.code,
            known.code + " " + known.name.in(language),
            std::move(layers),
            std::move(symbolizers)};
}

Category maskCategory(const MapKnowledge& knowledge, Language language)
{
    const Style& style = knowledge.style;
    const LineStyle outline = style.outline;
    return {"mask",
            knowledge.phrase("no_data", language),
            qgis::fillLayer(style.maskFill, nullptr) +
                qgis::marksLayers(style.maskPattern, carriesMarks(style, {})) +
                qgis::lineLayers(outline, 1),
            sldFill(style.maskFill, nullptr, style.rulesOf("habitat").opacity)};
}

/// The first of these columns that a layer has and a row fills.
std::string firstOf(const model::Layer& layer, std::initializer_list<std::string_view> names)
{
    std::string list;
    for (const std::string_view name : names) {
        for (const model::Field& field : layer.fields) {
            if (field.name == name) {
                list += ", nullif(to_string(\"" + std::string{name} + "\"), '')";
            }
        }
    }
    return "coalesce('' || NULL" + list + ")";
}

StoredStyle
boundaryStyle(const model::Layer& layer, const MapKnowledge& knowledge, Language language)
{
    std::vector<Category> categories;
    const LayerRules rules = knowledge.style.rulesOf(layer.name);
    const auto add = [&](const std::string& value, const LineStyle& line, int pass) {
        AreaStyle area;
        area.line = line;
        categories.push_back(areaCategory(value,
                                          knowledge.words.status("boundary", value, language),
                                          {area, knowledge.style.smallestPatternPatch},
                                          rules.opacity,
                                          pass));
    };
    int pass = 2;
    for (const std::string status : {"administrative", "undetermined", "international"}) {
        if (const auto line = knowledge.style.boundaries.find(status);
            line != knowledge.style.boundaries.end()) {
            add(status, line->second, pass);
            pass += 2;
        }
    }
    add("coast", knowledge.style.coast, 0);
    const std::string status = firstOf(layer, {"status", "kind", "type"});
    const std::string level = firstOf(layer, {"level"});
    const std::string attribute = "CASE WHEN " + status + " = 'country' OR " + level +
                                  " = '0' THEN 'international' WHEN " + status +
                                  " IN ('coast', 'undetermined', 'international') THEN " + status +
                                  " ELSE 'administrative' END";
    const bool stated = std::ranges::any_of(
        layer.fields, [](const model::Field& field) { return field.name == "status"; });
    return written(
        layer.name, {stated ? "status" : "", attribute, true, {}, rules}, "fill", categories);
}

/// One symbol for the rows of any other layer.
StoredStyle plainStyle(const model::Layer& layer, const Style& style, const std::string& labels)
{
    LineStyle grey = style.coast;
    grey.color = Color::fromRgb(0x6A7073);
    AreaStyle area;
    area.line = grey;
    if (layer.name == "corridor") {
        area = style.corridor;
    }
    const LayerRules rules = style.rulesOf(layer.name);
    const double opacity = rules.opacity;
    const Classing one{{}, {}, false, labels, rules};
    switch (layer.kind) {
    case geometry::ShapeKind::Polygon:
        return written(layer.name,
                       one,
                       "fill",
                       {areaCategory({}, layer.name, {area, style.smallestPatternPatch}, opacity)});
    case geometry::ShapeKind::Point: {
        PlaceStyle dot;
        dot.size = 1.1;
        dot.fill = Color::fromRgb(0x8A2F5A);
        return written(layer.name,
                       one,
                       "marker",
                       {{{}, layer.name, qgis::markerLayer(dot), sldPoint(dot, opacity)}});
    }
    case geometry::ShapeKind::Line:
    case geometry::ShapeKind::None: break;
    }
    const LineStyle& line = layer.name == "reference_line" ? style.referenceLine : area.line;
    return written(layer.name, one, "line", {lineCategory({}, layer.name, line, opacity)});
}

} // namespace

StoredStyle habitatStyle(const MapKnowledge& knowledge, Language language)
{
    std::vector<Category> categories;
    for (const habitat::HabitatClass& known : knowledge.classification.classes()) {
        categories.push_back(classCategory(knowledge, known, language));
    }
    categories.push_back(maskCategory(knowledge, language));
    return written(
        "habitat",
        {"class_code", shownClass(knowledge), true, {}, knowledge.style.rulesOf("habitat")},
        "fill",
        categories);
}

StoredStyle layerStyle(const model::Layer& layer, const MapKnowledge& knowledge, Language language)
{
    const Style& style = knowledge.style;
    if (layer.name == "habitat") {
        return habitatStyle(knowledge, language);
    }
    if (layer.name == "admin") {
        return boundaryStyle(layer, knowledge, language);
    }
    const std::string labels = qgis::labelsOf(layer, style, language);
    const LayerRules rules = style.rulesOf(layer.name);
    const double opacity = rules.opacity;
    std::vector<Category> categories;
    if (layer.name == "protected_area") {
        categories = protectedCategories(knowledge, language, opacity);
        return written(layer.name, {"status", {}, true, labels, rules}, "fill", categories);
    }
    if (layer.name == "zone") {
        for (const auto& [zone, area] : style.zones) {
            AreaStyle line; // Over the habitat map only the line is drawn.
            line.line = area.line;
            categories.push_back(
                areaCategory(zone,
                             zone + " " + knowledge.words.status("zone", zone, language),
                             {line, style.smallestPatternPatch},
                             opacity));
        }
        return written(layer.name, {"kind", {}, false, {}, rules}, "fill", categories);
    }
    if (layer.name == "proposal") {
        return written(layer.name,
                       {"status", {}, false, labels, rules},
                       "fill",
                       proposalCategories(knowledge, language, opacity));
    }
    if (layer.name == "road") {
        return written(
            layer.name, {"kind", {}, true, {}, rules}, "line", roadCategories(knowledge, opacity));
    }
    if (layer.name == "place") {
        const std::string kind = "if(left(\"kind\", 8) = 'crossing', 'crossing', \"kind\")";
        return written(layer.name,
                       {"kind", kind, false, labels, rules},
                       "marker",
                       placeCategories(knowledge, opacity));
    }
    if (layer.name == "river") {
        int rank = 1;
        for (const std::string_view size : {"large", "middle", "small", "stream"}) {
            if (const auto river = style.rivers.find(size); river != style.rivers.end()) {
                categories.push_back(lineCategory(
                    toText(std::int64_t{rank}), std::string{size}, river->second, opacity));
            }
            ++rank;
        }
        return written(layer.name, {"rank", {}, false, labels, rules}, "line", categories);
    }
    return plainStyle(layer, style, labels);
}

} // namespace ecotone::cartography
