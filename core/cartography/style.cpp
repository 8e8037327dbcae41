#include "core/cartography/style.h"

#include "core/base/file.h"
#include "core/base/resources.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <toml++/toml.h>

namespace ecotone::cartography {
namespace {

/// Reads values by dotted path and keeps the first complaint, so that a style is read in one go.
class StyleReader
{
public:
    StyleReader(const toml::table& root, std::string_view file) : m_root{root}, m_file{file} {}

    [[nodiscard]] const std::optional<std::string>& complaint() const { return m_complaint; }

    double number(const std::string& path)
    {
        const auto value = m_root.at_path(path).value<double>();
        if (!value) {
            complain(path, "no number");
        }
        return value.value_or(0.0);
    }
    double number(const std::string& path, double fallback) const
    {
        return m_root.at_path(path).value<double>().value_or(fallback);
    }
    std::string text(const std::string& path)
    {
        const auto value = m_root.at_path(path).value<std::string>();
        if (!value) {
            complain(path, "no text");
        }
        return value.value_or("");
    }
    Color color(const std::string& path)
    {
        const auto value = m_root.at_path(path).value<std::string>();
        const auto parsed = value ? Color::fromHex(*value) : std::nullopt;
        if (!parsed) {
            complain(path, "no colour #RRGGBB");
        }
        return parsed.value_or(Color{});
    }
    Color color(const std::string& path, Color fallback) const
    {
        const auto value = m_root.at_path(path).value<std::string>();
        return value ? Color::fromHex(*value).value_or(fallback) : fallback;
    }
    std::vector<double> numbers(const std::string& path) const
    {
        std::vector<double> list;
        if (const toml::array* array = m_root.at_path(path).as_array()) {
            for (const toml::node& node : *array) {
                list.push_back(node.value<double>().value_or(0.0));
            }
        }
        return list;
    }
    /// Names of the tables inside a table.
    std::vector<std::string> tables(const std::string& path) const
    {
        std::vector<std::string> names;
        if (const toml::table* table = m_root.at_path(path).as_table()) {
            for (const auto& [key, node] : *table) {
                if (node.is_table()) {
                    names.emplace_back(key.str());
                }
            }
        }
        return names;
    }
    std::vector<std::string> keys(const std::string& path) const
    {
        std::vector<std::string> names;
        if (const toml::table* table = m_root.at_path(path).as_table()) {
            for (const auto& [key, node] : *table) {
                names.emplace_back(key.str());
            }
        }
        return names;
    }
    const toml::array* array(const std::string& path) const
    {
        return m_root.at_path(path).as_array();
    }
    void complain(const std::string& path, std::string_view what)
    {
        if (!m_complaint) {
            m_complaint = m_file + ": " + path + ": " + std::string{what};
        }
    }

private:
    const toml::table& m_root;
    std::string m_file;
    std::optional<std::string> m_complaint;
};

void readThinning(StyleReader& reader, const std::string& path, LineStyle& line)
{
    line.thinFrom = reader.number(path + ".thin_from", 0.0);
    line.thinTo = reader.number(path + ".thin_to", 0.0);
    line.thinShare = reader.number(path + ".thin_share", 1.0);
}

LineStyle readLine(StyleReader& reader, const std::string& path)
{
    LineStyle line;
    line.color = reader.color(path + ".color").withOpacity(reader.number(path + ".opacity", 1.0));
    line.width = reader.number(path + ".width");
    line.dash = reader.numbers(path + ".dash");
    line.casingColor = reader.color(path + ".casing_color", line.casingColor)
                           .withOpacity(reader.number(path + ".casing_opacity", 1.0));
    line.casingWidth = reader.number(path + ".casing_width", 0.0);
    line.maxDenominator = reader.number(path + ".max_denominator", line.maxDenominator);
    readThinning(reader, path, line);
    return line;
}

Pattern readPattern(StyleReader& reader, const std::string& word)
{
    const std::string path = "pattern." + word;
    const std::string kind = reader.text(path + ".kind");
    Pattern pattern;
    pattern.kind = kind == "points"    ? Pattern::Kind::Points
                   : kind == "strokes" ? Pattern::Kind::Strokes
                                       : Pattern::Kind::Lines;
    pattern.angle = reader.number(path + ".angle", 0.0);
    pattern.spacing = reader.number(path + ".spacing");
    pattern.width = reader.number(path + (kind == "points" ? ".diameter" : ".width"));
    pattern.length = reader.number(path + ".length", 0.0);
    pattern.gap = reader.number(path + ".gap", 0.0);
    pattern.stagger = kind != "lines";
    return pattern;
}

void readHabitat(StyleReader& reader, Style& style)
{
    using habitat::Pattern;
    const auto at = [&style](Pattern pattern) -> cartography::Pattern& {
        return style.patterns[static_cast<std::size_t>(pattern)];
    };
    at(Pattern::Hatch) = readPattern(reader, "hatch");
    at(Pattern::Ticks) = readPattern(reader, "ticks");
    at(Pattern::Dots) = readPattern(reader, "dots");
    at(Pattern::Dash) = readPattern(reader, "dash");
    style.inkDark = reader.color("ink.dark");
    style.inkLight = reader.color("ink.light");
    style.inkSwitchLightness = reader.number("ink.switch_lightness");
    style.inkDarkShare = reader.number("ink.dark_share");
    style.inkLightShare = reader.number("ink.light_share");
    style.smallestPatternPatch = reader.number("pattern_limits.smallest_patch");
    style.outline = readLine(reader, "outline");
    style.lightOutline = readLine(reader, "outline_light");
    style.lightFrom = reader.number("outline_light.from_lightness");
    style.outlineOnly = readLine(reader, "outline_only");
    style.level3To = reader.number("levels.level3_to");
    style.level2To = reader.number("levels.level2_to");
    style.swatchWidth = reader.number("swatch.width");
    style.swatchHeight = reader.number("swatch.height");
    style.swatchOutline.width = reader.number("swatch.outline_width");
    style.swatchOutline.color = reader.color("swatch.outline_color");
    style.notAssessed = reader.color("rating.not_assessed");
    for (const std::string key : {"very_low", "low", "medium", "high", "very_high"}) {
        style.ratingSteps.push_back({reader.number("rating." + key + ".from"),
                                     reader.color("rating." + key + ".color"),
                                     key});
    }
}

/// `hatch_*` of an area; none where no spacing is given.
void readHatch(StyleReader& reader, const std::string& path, AreaStyle& area)
{
    const double spacing = reader.number(path + ".hatch_spacing", 0.0);
    if (spacing <= 0.0) {
        return;
    }
    Pattern& lines = area.hatch.emplace();
    lines.spacing = spacing;
    lines.angle = reader.number(path + ".hatch_angle");
    lines.width = reader.number(path + ".hatch_width");
    lines.ink = reader.color(path + ".hatch_color", area.line.color)
                    .withOpacity(reader.number(path + ".hatch_opacity"));
    area.hatchCasing = reader.color(path + ".hatch_casing_color", area.hatchCasing)
                           .withOpacity(reader.number(path + ".hatch_casing_opacity", 0.0));
    area.hatchCasingWidth = reader.number(path + ".hatch_casing_width", 0.0);
}

void readAreas(StyleReader& reader, Style& style)
{
    for (const std::string& status : reader.tables("protected_area")) {
        const std::string path = "protected_area." + status;
        AreaStyle& area = style.protectedAreas[status];
        area.line = readLine(reader, path);
        area.bandWidth = reader.number(path + ".band_width");
        area.bandOpacity = reader.number(path + ".band_opacity");
        readHatch(reader, path, area);
    }
    for (const std::string& zone : reader.keys("zone.fill")) {
        AreaStyle& area = style.zones[zone];
        area.fill =
            reader.color("zone.fill." + zone).withOpacity(reader.number("zone.fill_opacity"));
        area.line.color = reader.color("zone.line." + zone);
        area.line.width = reader.number("zone.width");
    }
    style.corridor.line = readLine(reader, "corridor");
    style.corridor.fill =
        reader.color("corridor.fill_color").withOpacity(reader.number("corridor.fill_opacity"));
    readHatch(reader, "corridor", style.corridor);
    if (const toml::array* variants = reader.array("proposal.variants")) {
        for (const toml::node& node : *variants) {
            const auto color = Color::fromHex(node.value<std::string>().value_or(""));
            style.proposalVariants.push_back(color.value_or(Color{}));
        }
    }
    if (style.proposalVariants.empty()) {
        reader.complain("proposal.variants", "no colours");
        style.proposalVariants.push_back({});
    }
    style.proposal.line.color = style.proposalVariants.front();
    style.proposal.line.width = reader.number("proposal.width");
    style.proposal.line.casingColor = reader.color("proposal.casing_color");
    style.proposal.line.casingWidth = reader.number("proposal.casing_width");
    readThinning(reader, "proposal", style.proposal.line);
    style.proposal.fill =
        style.proposal.line.color.withOpacity(reader.number("proposal.fill_opacity"));
    style.proposal.bandWidth = reader.number("proposal.band_width");
    style.proposal.bandOpacity = reader.number("proposal.band_opacity");
    for (const std::string& status : reader.keys("proposal.dash")) {
        style.proposalDash[status] = reader.numbers("proposal.dash." + status);
    }
    style.maskFill =
        reader.color("mask.fill_color").withOpacity(reader.number("mask.fill_opacity"));
    style.maskPattern = {Pattern::Kind::Lines,
                         reader.number("mask.angle"),
                         reader.number("mask.spacing"),
                         reader.number("mask.width"),
                         0.0,
                         0.0,
                         false,
                         reader.color("mask.line_color")};
}

void readLines(StyleReader& reader, Style& style)
{
    style.referenceLine = readLine(reader, "reference_line");
    for (const std::string& status : reader.tables("boundary")) {
        style.boundaries[status] = readLine(reader, "boundary." + status);
    }
    style.land = reader.color("basemap.land_color");
    style.sea = reader.color("basemap.sea_color");
    style.coast.color = reader.color("basemap.coast_color");
    style.coast.width = reader.number("basemap.coast_width");
    style.graticule.color = reader.color("basemap.graticule_color");
    style.graticule.width = reader.number("basemap.graticule_width");
    style.riverColor = reader.color("river.color");
    for (const std::string& size : reader.keys("river.width")) {
        LineStyle& line = style.rivers[size];
        line.color = style.riverColor;
        line.width = reader.number("river.width." + size);
        line.maxDenominator = reader.number("river.max_denominator." + size, line.maxDenominator);
    }
    for (const std::string& kind : reader.tables("road")) {
        const std::string path = "road." + kind;
        RoadStyle& road = style.roads[kind];
        road.line = readLine(reader, path);
        road.casing = reader.number(path + ".casing");
        road.tieLength = reader.number(path + ".tie_length", 0.0);
        road.tieSpacing = reader.number(path + ".tie_spacing", 0.0);
    }
}

void readPlaces(StyleReader& reader, Style& style)
{
    style.label.color = reader.color("label.color");
    style.label.waterColor = reader.color("river.label_color");
    style.label.halo =
        reader.color("label.halo_color").withOpacity(reader.number("label.halo_opacity"));
    style.label.haloWidth = reader.number("label.halo_width");
    style.label.unreviewedMark = reader.text("label.unreviewed_mark");
    for (const std::string& type : reader.tables("place")) {
        if (type == "water_text") {
            continue;
        }
        const std::string path = "place." + type;
        PlaceStyle& place = style.places[type];
        place.shape = reader.text(path + ".shape");
        place.size = reader.number(path + ".size");
        place.fill = reader.color(path + ".fill");
        place.line = reader.color(path + ".line");
        place.lineWidth = reader.number(path + ".line_width");
        place.textPoints = reader.number(path + ".text");
        place.letterSpacing = reader.number(path + ".letter_spacing", 0.0);
        place.maxDenominator = reader.number(path + ".max_denominator", place.maxDenominator);
    }
}

} // namespace

Result<Style> Style::load()
{
    ECO_ASSIGN(const std::string text, readFile(resourcePath("styles/habitat.toml")));
    return fromToml(text, "styles/habitat.toml");
}

Result<Style> Style::fromToml(std::string_view text, std::string_view name)
{
    toml::table root;
    try {
        root = toml::parse(text);
    } catch (const toml::parse_error& error) {
        return fail(ErrorCode::FileDamaged,
                    std::string{name} + ", line " + std::to_string(error.source().begin.line) +
                        ": " + std::string{error.description()});
    }
    StyleReader reader{root, name};
    Style style;
    readHabitat(reader, style);
    readAreas(reader, style);
    readLines(reader, style);
    readPlaces(reader, style);
    if (reader.complaint()) {
        return fail(ErrorCode::FileDamaged, *reader.complaint());
    }
    return style;
}

double LineStyle::shareAt(double denominator) const
{
    if (thinTo <= thinFrom || thinFrom <= 0.0) {
        return 1.0;
    }
    const double way = std::log(denominator / thinFrom) / std::log(thinTo / thinFrom);
    return 1.0 - (1.0 - thinShare) * std::clamp(way, 0.0, 1.0);
}

std::vector<Pattern> AreaStyle::hatching(double unitsPerMillimetre) const
{
    std::vector<Pattern> patterns;
    if (!hatch) {
        return patterns;
    }
    Pattern lines = *hatch;
    lines.spacing *= unitsPerMillimetre;
    lines.width *= unitsPerMillimetre;
    if (hatchCasingWidth > 0.0 && hatchCasing.alpha > 0) {
        patterns.push_back(lines);
        patterns.back().width = hatchCasingWidth * unitsPerMillimetre;
        patterns.back().ink = hatchCasing;
    }
    patterns.push_back(lines);
    return patterns;
}

Pattern Style::pattern(habitat::Pattern kind, Color fill, double unitsPerMillimetre) const
{
    Pattern result = patterns[static_cast<std::size_t>(kind)];
    result.spacing *= unitsPerMillimetre;
    result.width *= unitsPerMillimetre;
    result.length *= unitsPerMillimetre;
    result.gap *= unitsPerMillimetre;
    result.ink = fill.lightness() < inkSwitchLightness ? mixed(fill, inkLight, inkLightShare)
                                                       : mixed(fill, inkDark, inkDarkShare);
    return result;
}

Color Style::fillOf(const habitat::HabitatClass& known) const
{
    const auto found = classes.find(known.code);
    return found != classes.end() && found->second.fill ? *found->second.fill
                                                        : Color::fromRgb(known.rgb);
}

habitat::Pattern Style::patternOf(const habitat::HabitatClass& known) const
{
    const auto found = classes.find(known.code);
    return found != classes.end() ? found->second.pattern.value_or(known.pattern) : known.pattern;
}

const ClassOutline* Style::outlineOf(std::string_view code) const
{
    const auto found = classes.find(code);
    return found != classes.end() && found->second.outline ? &*found->second.outline : nullptr;
}

LayerRules Style::rulesOf(std::string_view layer) const
{
    const auto found = layers.find(layer);
    return found == layers.end() ? LayerRules{} : found->second;
}

int Style::levelAt(double scaleDenominator) const
{
    return scaleDenominator <= level3To ? 3 : scaleDenominator <= level2To ? 2 : 1;
}

const PlaceStyle* Style::place(std::string_view type) const
{
    if (type.starts_with("crossing")) {
        type = "crossing";
    }
    auto found = places.find(type);
    if (found == places.end()) {
        found = places.find("area");
    }
    return found == places.end() ? nullptr : &found->second;
}

const RatingStep& Style::ratingStep(double suitability) const
{
    const auto above = std::ranges::find_if(
        ratingSteps, [suitability](const RatingStep& step) { return step.from > suitability; });
    return above == ratingSteps.begin() ? ratingSteps.front() : *std::prev(above);
}

} // namespace ecotone::cartography
