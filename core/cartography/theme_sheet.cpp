#include "core/cartography/theme_sheet.h"

#include "core/base/file.h"
#include "core/base/resources.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <sstream>
#include <toml++/toml.h>
#include <utility>

namespace ecotone::cartography {
namespace {

using Json = nlohmann::ordered_json;

constexpr int documentVersion = 1;
constexpr std::array<std::string_view, 3> programThemes{"habitat", "cn_landuse", "ru_vegetation"};
constexpr std::array<std::string_view, 5> patternWords{"none", "hatch", "ticks", "dots", "dash"};

/// Reads members and keeps the first complaint, so that a sheet is read in one go.
class SheetReader
{
public:
    explicit SheetReader(std::string_view source) : m_source{source} {}

    [[nodiscard]] const std::optional<std::string>& complaint() const { return m_complaint; }

    ThemeSheet read(const Json& json, std::string code)
    {
        ThemeSheet sheet;
        sheet.code = std::move(code);
        if (!json.is_object()) {
            complain("the whole", "no object");
            return sheet;
        }
        if (number(json, "version", "version").value_or(0.0) > documentVersion) {
            complain("version", "made by a newer program");
        }
        for (const Language language : allLanguages) {
            const Json* name = member(json, "name");
            sheet.name.in(language) =
                name == nullptr ? "" : text(*name, ecotone::code(language), "name").value_or("");
        }
        sheet.base = text(json, "base", "base").value_or(sheet.base);
        if (const Json* classes = member(json, "classes")) {
            for (const auto& [key, value] : classes->items()) {
                sheet.classes[key] = classStyle(value, "classes." + key);
            }
        }
        if (const Json* layers = member(json, "layers")) {
            for (const auto& [key, value] : layers->items()) {
                sheet.layers[key] = rules(value, "layers." + key);
            }
        }
        if (const Json* order = member(json, "layer_order")) {
            for (const auto& [key, value] : order->items()) {
                if (value.is_string()) {
                    sheet.layerOrder.push_back(value.get<std::string>());
                } else {
                    complain("layer_order", "no list of names");
                }
            }
        }
        sheet.level3To = number(json, "level3_to", "level3_to");
        sheet.level2To = number(json, "level2_to", "level2_to");
        sheet.labelling.names = word(json, "names", namesFromWord);
        sheet.labelling.codes = word(json, "codes", codesFromWord);
        return sheet;
    }

private:
    void complain(const std::string& path, std::string_view what)
    {
        if (!m_complaint) {
            m_complaint = m_source + ": " + path + ": " + std::string{what};
        }
    }

    static const Json* member(const Json& json, std::string_view key)
    {
        const auto found = json.find(key);
        return found == json.end() ? nullptr : &*found;
    }

    std::optional<std::string> text(const Json& json, std::string_view key, const std::string& path)
    {
        const Json* value = json.is_object() ? member(json, key) : nullptr;
        if (value == nullptr) {
            return std::nullopt;
        }
        if (!value->is_string()) {
            complain(path, "no text");
            return std::nullopt;
        }
        return value->get<std::string>();
    }

    /// A member that is one of a few words.
    template <class Value>
    std::optional<Value> word(const Json& json,
                              const std::string& key,
                              std::optional<Value> (*fromWord)(std::string_view))
    {
        const auto said = text(json, key, key);
        const auto value = said ? fromWord(*said) : std::nullopt;
        if (said && !value) {
            complain(key, "no word \"" + *said + "\"");
        }
        return value;
    }

    std::optional<double> number(const Json& json, std::string_view key, const std::string& path)
    {
        const Json* value = json.is_object() ? member(json, key) : nullptr;
        if (value == nullptr) {
            return std::nullopt;
        }
        const double got = value->is_number() ? value->get<double>() : -1.0;
        if (!std::isfinite(got) || got < 0.0) {
            complain(path, "no number of 0 or more");
            return std::nullopt;
        }
        return got;
    }

    std::optional<Color> color(const Json& json, std::string_view key, const std::string& path)
    {
        const auto hex = text(json, key, path);
        const auto parsed = hex ? Color::fromHex(*hex) : std::nullopt;
        if (hex && !parsed) {
            complain(path, "\"" + *hex + "\" is no colour #RRGGBB");
        }
        return parsed;
    }

    ClassStyle classStyle(const Json& json, const std::string& path)
    {
        ClassStyle style;
        style.fill = color(json, "fill", path + ".fill");
        if (const auto word = text(json, "pattern", path + ".pattern")) {
            style.pattern = patternFromWord(*word);
            if (!style.pattern) {
                complain(path + ".pattern", "no pattern \"" + *word + "\"");
            }
        }
        if (const Json* outline = json.is_object() ? member(json, "outline") : nullptr) {
            const auto line = color(*outline, "color", path + ".outline.color");
            const auto width = number(*outline, "width_mm", path + ".outline.width_mm");
            if (!line || width.value_or(0.0) <= 0.0) {
                complain(path + ".outline", "needs a colour and a width above 0");
            } else {
                style.outline = ClassOutline{*line, *width};
            }
        }
        return style;
    }

    LayerRules rules(const Json& json, const std::string& path)
    {
        LayerRules rules;
        rules.opacity = std::min(number(json, "opacity", path + ".opacity").value_or(1.0), 1.0);
        rules.minDenominator =
            number(json, "min_denominator", path + ".min_denominator").value_or(0.0);
        rules.maxDenominator = number(json, "max_denominator", path + ".max_denominator")
                                   .value_or(rules.maxDenominator);
        if (const Json* labels = json.is_object() ? member(json, "labels") : nullptr) {
            if (labels->is_boolean()) {
                rules.labels = labels->get<bool>();
            } else {
                complain(path + ".labels", "neither true nor false");
            }
        }
        return rules;
    }

    std::string m_source;
    std::optional<std::string> m_complaint;
};

Result<ThemeSheet> readSheet(const Json& json, std::string code, std::string_view source)
{
    SheetReader reader{source};
    ThemeSheet sheet = reader.read(json, std::move(code));
    if (reader.complaint()) {
        return fail(ErrorCode::FileDamaged, *reader.complaint());
    }
    return sheet;
}

Json classJson(const ClassStyle& style)
{
    Json json = Json::object();
    if (style.fill) {
        json["fill"] = style.fill->hex();
    }
    if (style.pattern) {
        json["pattern"] = patternWord(*style.pattern);
    }
    if (style.outline) {
        json["outline"] = {{"color", style.outline->color.hex()},
                           {"width_mm", style.outline->width}};
    }
    return json;
}

Json rulesJson(const LayerRules& rules)
{
    Json json = Json::object();
    if (rules.opacity < 1.0) {
        json["opacity"] = rules.opacity;
    }
    if (rules.minDenominator > 0.0) {
        json["min_denominator"] = rules.minDenominator;
    }
    if (std::isfinite(rules.maxDenominator)) {
        json["max_denominator"] = rules.maxDenominator;
    }
    if (!rules.labels) {
        json["labels"] = false;
    }
    return json;
}

void apply(Style& style, const ThemeSheet& sheet)
{
    for (const auto& [code, said] : sheet.classes) {
        ClassStyle& known = style.classes[code];
        known.fill = said.fill ? said.fill : known.fill;
        known.pattern = said.pattern ? said.pattern : known.pattern;
        known.outline = said.outline ? said.outline : known.outline;
    }
    for (const auto& [layer, rules] : sheet.layers) {
        style.layers[layer] = rules;
    }
    if (!sheet.layerOrder.empty()) {
        style.layerOrder = sheet.layerOrder;
    }
    style.level3To = sheet.level3To.value_or(style.level3To);
    style.labelling = sheet.labelling.over(style.labelling);
    style.level2To = std::max(sheet.level2To.value_or(style.level2To), style.level3To);
}

template <class Sheets>
auto placeOf(Sheets& sheets, std::string_view code)
{
    return std::ranges::find(sheets, code, &ThemeSheet::code);
}

} // namespace

std::string_view patternWord(habitat::Pattern pattern) noexcept
{
    return patternWords[static_cast<std::size_t>(pattern)];
}

std::optional<habitat::Pattern> patternFromWord(std::string_view word) noexcept
{
    const auto found = std::ranges::find(patternWords, word);
    return found == patternWords.end()
               ? std::nullopt
               : std::optional{static_cast<habitat::Pattern>(found - patternWords.begin())};
}

Result<ThemeSheet>
ThemeSheet::fromJson(std::string_view json, std::string code, std::string_view source)
{
    const Json parsed = Json::parse(json, nullptr, /*allow_exceptions=*/false);
    if (parsed.is_discarded()) {
        return fail(ErrorCode::FileDamaged, std::string{source} + ": is no JSON");
    }
    return readSheet(parsed, std::move(code), source);
}

Result<ThemeSheet>
ThemeSheet::fromToml(std::string_view toml, std::string code, std::string_view source)
{
    toml::table root;
    try {
        root = toml::parse(toml);
    } catch (const toml::parse_error& error) {
        return fail(ErrorCode::FileDamaged,
                    std::string{source} + ", line " + std::to_string(error.source().begin.line) +
                        ": " + std::string{error.description()});
    }
    // One reader for both forms.
    std::ostringstream json;
    json << toml::json_formatter{root};
    return fromJson(json.str(), std::move(code), source);
}

std::string ThemeSheet::json() const
{
    Json json{{"version", documentVersion}};
    for (const Language language : allLanguages) {
        json["name"][std::string{ecotone::code(language)}] = name.in(language);
    }
    json["base"] = base;
    for (const auto& [key, style] : classes) {
        json["classes"][key] = classJson(style);
    }
    for (const auto& [layer, rules] : layers) {
        json["layers"][layer] = rulesJson(rules);
    }
    if (!layerOrder.empty()) {
        json["layer_order"] = layerOrder;
    }
    if (level3To) {
        json["level3_to"] = *level3To;
    }
    if (level2To) {
        json["level2_to"] = *level2To;
    }
    if (labelling.names) {
        json["names"] = word(*labelling.names);
    }
    if (labelling.codes) {
        json["codes"] = word(*labelling.codes);
    }
    return json.dump();
}

bool ThemeSheet::changesNothing() const
{
    const bool plain =
        std::ranges::all_of(classes, [](const auto& each) { return each.second == ClassStyle{}; });
    return plain && layers.empty() && layerOrder.empty() && !level3To && !level2To &&
           labelling.silent();
}

Result<ThemeSheets> ThemeSheets::builtIn()
{
    ThemeSheets sheets;
    for (const std::string_view code : programThemes) {
        const std::string file = "styles/themes/" + std::string{code} + ".toml";
        ECO_ASSIGN(const std::string text, readFile(resourcePath(file)));
        ECO_ASSIGN(ThemeSheet sheet, ThemeSheet::fromToml(text, std::string{code}, file));
        sheets.m_program.push_back(std::move(sheet));
    }
    // A changed theme of the program is a difference from what it was.
    for (const ThemeSheet& known : sheets.m_program) {
        sheets.m_sheets.push_back({known.code, known.name, known.code, {}, {}, {}, {}, {}, {}});
    }
    return sheets;
}

Result<ThemeSheets> ThemeSheets::of(std::span<const model::Document> documents)
{
    ECO_ASSIGN(ThemeSheets sheets, builtIn());
    for (const model::Document& document : documents) {
        if (document.kind != themeDocumentKind) {
            continue;
        }
        auto sheet =
            ThemeSheet::fromJson(document.json, document.name, "theme \"" + document.name + "\"");
        if (!sheet) {
            sheets.m_complaints.push_back(sheet.error().detail);
        } else if (!sheets.isBuiltIn(sheet->base)) {
            sheets.m_complaints.push_back("theme \"" + document.name + "\" builds on \"" +
                                          sheet->base + "\", which this program does not have");
        } else {
            sheets.put(*std::move(sheet));
        }
    }
    return sheets;
}

const ThemeSheet* ThemeSheets::find(std::string_view code) const
{
    const auto found = placeOf(m_sheets, code.empty() ? mainTheme : code);
    return found == m_sheets.end() ? nullptr : &*found;
}

bool ThemeSheets::isBuiltIn(std::string_view code) const
{
    return placeOf(m_program, code) != m_program.end();
}

bool ThemeSheets::isChanged(std::string_view code) const
{
    const ThemeSheet* sheet = find(code);
    return isBuiltIn(code) && sheet != nullptr && !sheet->changesNothing();
}

void ThemeSheets::put(ThemeSheet sheet)
{
    const auto known = placeOf(m_program, sheet.code);
    if (known != m_program.end()) {
        sheet.name = known->name;
        sheet.base = known->code;
    }
    const auto place = placeOf(m_sheets, sheet.code);
    if (place != m_sheets.end()) {
        *place = std::move(sheet);
        return;
    }
    const auto own = m_sheets.begin() + std::ssize(m_program);
    m_sheets.insert(
        std::ranges::lower_bound(own, m_sheets.end(), sheet.code, {}, &ThemeSheet::code),
        std::move(sheet));
}

void ThemeSheets::remove(std::string_view code)
{
    const auto known = placeOf(m_program, code);
    if (known != m_program.end()) {
        put({known->code, known->name, known->code, {}, {}, {}, {}, {}, {}});
        return;
    }
    std::erase_if(m_sheets, [code](const ThemeSheet& sheet) { return sheet.code == code; });
}

std::vector<model::Document> ThemeSheets::documents() const
{
    std::vector<model::Document> kept;
    for (const ThemeSheet& sheet : m_sheets) {
        if (!isBuiltIn(sheet.code) || isChanged(sheet.code)) {
            kept.push_back(
                {0, std::string{themeDocumentKind}, sheet.code, documentVersion, sheet.json()});
        }
    }
    return kept;
}

Result<Theme> ThemeSheets::theme(std::string_view text) const
{
    std::string names;
    for (const ThemeSheet& sheet : m_sheets) {
        if (text.empty()) {
            break;
        }
        if (sheet.code == text ||
            std::ranges::find(sheet.name.text, text) != sheet.name.text.end()) {
            return Theme{Theme::Kind::Habitat, {}, sheet.code == mainTheme ? "" : sheet.code};
        }
        names += ", \"" + sheet.code + "\"";
    }
    auto theme = Theme::fromText(text);
    if (!theme) {
        return fail(theme.error().code,
                    "no theme \"" + std::string{text} +
                        "\"; there are protected_areas, rating:SPECIES" + names);
    }
    if (find(theme->sheet) == nullptr) {
        return fail(ErrorCode::NotFound,
                    "no theme \"" + theme->sheet + "\" in the project; there are " +
                        names.substr(2));
    }
    return theme;
}

Style ThemeSheets::styled(const Style& program, const ThemeSheet& sheet) const
{
    Style style = program;
    if (const auto base = placeOf(m_program, sheet.base); base != m_program.end()) {
        apply(style, *base);
    }
    apply(style, sheet);
    return style;
}

Style ThemeSheets::styled(const Style& program, const Theme& theme) const
{
    const ThemeSheet* sheet = find(theme.sheet);
    return sheet == nullptr ? program : styled(program, *sheet);
}

} // namespace ecotone::cartography
