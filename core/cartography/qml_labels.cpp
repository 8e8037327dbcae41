#include "core/cartography/qml_labels.h"

#include "core/base/markup.h"
#include "core/base/number.h"
#include "core/cartography/qml_symbols.h"
#include "core/cartography/viewport.h"

#include <string_view>

namespace ecotone::cartography::qgis {
namespace {

/// Placements of QGIS, by their numbers in its files.
constexpr int overPoint = 1;
constexpr int curved = 3;

struct Labelling
{
    double points = 7.0;
    Color color;
    bool italic = false;
    int placement = overPoint;
    std::string at{};      ///< Expression of a point; empty: the geometry itself.
    int wrapAfter = 0;     ///< Letters; 0 keeps one line.
    Options expressions{}; ///< Properties of QGIS by name.
};

/// A row's name as model::shownName chooses it.
std::string nameOf(const Style& style, Language language)
{
    const std::string mark = " || '" + style.label.unreviewedMark + "'";
    const std::string local = "nullif(\"name_local\", '')" + mark;
    const std::string english = "nullif(\"name_en\", '')";
    // On a line of its own, unless it is the same.
    const std::string second =
        style.labelling.names == Names::ReaderAndLocal
            ? " || coalesce('\\n' || nullif(nullif(\"name_local\", ''), \"name_" +
                  std::string{code(language)} + "\"), '')"
            : std::string{};
    if (language == Language::English) {
        return "coalesce(" + english + ", " + local + ")" + second;
    }
    return "coalesce(nullif(\"name_" + std::string{code(language)} + "\", ''), " + english + mark +
           ", " + local + ")" + second;
}

std::string settings(const Labelling& label, const Style& style, Language language)
{
    const auto whole = [](int number) { return toText(std::int64_t{number}); };
    // The face of the language: QGIS would take Japanese forms for Chinese.
    const std::string family = language == Language::Chinese ? "Noto Sans CJK SC" : "Noto Sans";
    std::string text = "<labeling type=\"simple\"><settings calloutType=\"simple\"><text-style "
                       "isExpression=\"1\" fieldName=\"" +
                       escapedMarkup(nameOf(style, language)) + "\" fontFamily=\"" + family +
                       "\" fontSize=\"" + toText(label.points) +
                       "\" fontSizeUnit=\"Point\" fontWeight=\"50\" fontItalic=\"" +
                       (label.italic ? "1" : "0") + "\" textColor=\"" + rgba(label.color) +
                       "\" textOpacity=\"1\" multilineHeight=\"1\"><text-buffer bufferDraw=\"1\" "
                       "bufferSize=\"" +
                       toText(2.0 * style.label.haloWidth) + // QGIS takes the pen's width.
                       "\" bufferSizeUnits=\"MM\" bufferJoinStyle=\"128\" bufferNoFill=\"1\" "
                       "bufferColor=\"" +
                       rgba(style.label.halo.withOpacity(1.0)) + "\" bufferOpacity=\"" +
                       toText(style.label.halo.alpha / 255.0, 3) + "\"/></text-style>";
    text += "<text-format multilineAlign=\"1\" autoWrapLength=\"" + whole(label.wrapAfter) +
            "\" useMaxLineLengthForAutoWrap=\"1\"/>";
    text += "<placement placement=\"" + whole(label.placement) +
            "\" placementFlags=\"10\" quadOffset=\"4\" offsetUnits=\"MM\" dist=\"0.2\" "
            "distUnits=\"MM\" geometryGeneratorEnabled=\"" +
            (label.at.empty() ? "0" : "1") +
            "\" geometryGeneratorType=\"PointGeometry\" geometryGenerator=\"" +
            escapedMarkup(label.at) + "\"/>";
    text += "<rendering drawLabels=\"1\" obstacle=\"1\" fontLimitPixelSize=\"0\" "
            "scaleVisibility=\"0\"/>";
    return text + dataDefined("dd_properties", label.expressions) + "</settings></labeling>\n";
}

/// One value for each kind of place.
template <class Value>
std::string byKind(const Style& style, Value value)
{
    std::string text = "CASE ";
    for (const auto& [kind, place] : style.places) {
        text += (kind == "crossing" ? "WHEN left(\"kind\", 8) = 'crossing' THEN "
                                    : "WHEN \"kind\" = '" + kind + "' THEN ") +
                value(place) + " ";
    }
    return text + "ELSE " + value(*style.place("area")) + " END";
}

std::string placeLabels(const Style& style, Language language)
{
    Labelling label;
    label.color = style.label.color;
    const std::string water =
        "\"kind\" IN ('river', 'lake', 'bay', 'lagoon', 'gulf', 'sea', 'strait', 'river_mouth', "
        "'reservoir')";
    const std::string ink =
        "'" + style.label.waterColor.hex() + "' ELSE '" + style.label.color.hex() + "'";
    label.expressions = {
        {"Size", byKind(style, [](const PlaceStyle& place) { return toText(place.textPoints); })},
        {"OffsetQuad",
         byKind(style,
                [](const PlaceStyle& place) {
                    return std::string{place.shape == "none" ? "4" : "5"};
                })},
        {"OffsetXY",
         byKind(style,
                [](const PlaceStyle& place) {
                    // As labels.cpp: half the mark and a gap of 0.22 of the letters' size.
                    const double gap =
                        place.size / 2.0 + 0.22 * place.textPoints / pointsPerMillimetre;
                    return place.shape == "none" ? std::string{"'0,0'"}
                                                 : "'" + toText(gap, 3) + ",0'";
                })},
        {"Color", "CASE WHEN " + water + " THEN " + ink + " END"},
        {"Italic", language == Language::Chinese ? std::string{"0"} : "if(" + water + ", 1, 0)"},
        {"Show",
         byKind(style,
                [](const PlaceStyle& place) {
                    const std::string limit = scaleLimit(place.maxDenominator);
                    return limit.empty() ? std::string{"1"} : "(" + limit + ")";
                })},
        {"Priority",
         "CASE WHEN \"kind\" = 'city' THEN 10 WHEN \"kind\" IN ('town', 'soum') THEN 8 WHEN "
         "\"kind\" = 'village' THEN 5 ELSE 4 END"}};
    return settings(label, style, language);
}

std::string riverLabels(const Style& style, Language language)
{
    Labelling label;
    label.color = style.label.waterColor;
    label.italic = language != Language::Chinese;
    label.placement = curved;
    label.expressions = {{"Size", "if(\"rank\" = 1, 7.5, 6.5)"},
                         {"Show", "\"rank\" <= 2"},
                         {"Priority", "if(\"rank\" = 1, 6, 4)"}};
    return settings(label, style, language);
}

std::string areaLabels(double points, Color color, const Style& style, Language language)
{
    Labelling label;
    label.points = points;
    label.color = color;
    label.italic = language != Language::Chinese;
    label.wrapAfter = language == Language::Chinese ? 11 : 20;
    // The middle of what is seen of the area, when that lies inside.
    const std::string middle = "centroid(intersection(bounds($geometry), @map_extent))";
    label.at = "CASE WHEN contains($geometry, " + middle + ") THEN " + middle +
               " ELSE point_on_surface($geometry) END";
    return settings(label, style, language);
}

} // namespace

std::string labelsOf(const model::Layer& layer, const Style& style, Language language)
{
    if (layer.name == "place") {
        return placeLabels(style, language);
    }
    if (layer.name == "river") {
        return riverLabels(style, language);
    }
    if (layer.name == "protected_area") {
        const auto designated = style.protectedAreas.find("designated");
        return designated == style.protectedAreas.end()
                   ? std::string{}
                   : areaLabels(
                         7.0, mixed(designated->second.line.color, Color{}, 0.25), style, language);
    }
    if (layer.name == "proposal") {
        return areaLabels(8.0, style.proposal.line.color, style, language);
    }
    if (layer.name == "corridor") {
        return areaLabels(6.5, style.corridor.line.color, style, language);
    }
    return {};
}

} // namespace ecotone::cartography::qgis
