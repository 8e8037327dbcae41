#include "core/harmonise/recipe.h"

#include "core/base/file.h"
#include "core/base/number.h"
#include "core/crs/gcj02.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <functional>
#include <set>
#include <sstream>
#include <toml++/toml.h>
#include <utility>

namespace ecotone::harmonise {

namespace {

constexpr std::int64_t recipeVersion = 1;

/// A key whose value is a text, and where it goes.
struct TextKey
{
    std::string_view section;
    std::string_view key;
    std::function<std::string&(Recipe&)> member;
};

const std::vector<TextKey>& textKeys()
{
    const auto field = [](std::string FieldMapping::* member) {
        return [member](Recipe& r) -> std::string& { return r.fields.*member; };
    };
    const auto named = [](std::string NameColumns::* member) {
        return [member](Recipe& r) -> std::string& { return r.names.*member; };
    };
    const auto title = [](Language language) {
        return [language](Recipe& r) -> std::string& { return r.layerTitle.in(language); };
    };
    static const std::vector<TextKey> keys{
        {"source", "file", &Recipe::file},
        {"source", "layer", &Recipe::layer},
        {"source", "title", &Recipe::title},
        {"source", "country", &Recipe::country},
        {"source", "agency", &Recipe::agency},
        {"source", "date", &Recipe::date},
        {"source", "licence", &Recipe::licence},
        {"source", "landscape", &Recipe::landscape},
        {"source", "follows", &Recipe::follows},
        {"reading", "encoding", &Recipe::encoding},
        {"reading", "crs", &Recipe::crs},
        {"reading", "assume", &Recipe::assume},
        {"reading", "control_points", &Recipe::controlPoints},
        {"reading", "offset", &Recipe::offset},
        {"reading", "x_column", &Recipe::xColumn},
        {"reading", "y_column", &Recipe::yColumn},
        {"reading", "wkt_column", &Recipe::wktColumn},
        {"use", "scheme", &Recipe::scheme},
        {"use", "elevation", &Recipe::elevation},
        {"use", "crosswalk", &Recipe::crosswalk},
        {"use", "area_unit", &Recipe::areaUnit},
        {"fields", "id", field(&FieldMapping::id)},
        {"fields", "code", field(&FieldMapping::code)},
        {"fields", "name", field(&FieldMapping::name)},
        {"fields", "species", field(&FieldMapping::species)},
        {"fields", "composition", field(&FieldMapping::composition)},
        {"fields", "origin", field(&FieldMapping::origin)},
        {"fields", "age", field(&FieldMapping::age)},
        {"fields", "age_class", field(&FieldMapping::ageClass)},
        {"fields", "closure", field(&FieldMapping::closure)},
        {"fields", "landform", field(&FieldMapping::landform)},
        {"fields", "site", field(&FieldMapping::site)},
        {"fields", "soil", field(&FieldMapping::soil)},
        {"fields", "dilei", field(&FieldMapping::dilei)},
        {"fields", "cause", field(&FieldMapping::cause)},
        {"fields", "zone", field(&FieldMapping::zone)},
        {"fields", "elevation", field(&FieldMapping::elevation)},
        {"fields", "slope", field(&FieldMapping::slope)},
        {"fields", "stated_area", field(&FieldMapping::statedArea)},
        {"fields", "observed_on", field(&FieldMapping::observedOn)},
        {"names", "en", named(&NameColumns::en)},
        {"names", "zh", named(&NameColumns::zh)},
        {"names", "ru", named(&NameColumns::ru)},
        {"names", "mn", named(&NameColumns::mn)},
        {"names", "local", named(&NameColumns::local)},
        {"layer_title", "en", title(Language::English)},
        {"layer_title", "zh", title(Language::Chinese)},
        {"layer_title", "ru", title(Language::Russian)},
        {"layer_title", "mn", title(Language::Mongolian)},
    };
    return keys;
}

const std::vector<std::string_view> sectionOrder{"source",
                                                 "reading",
                                                 "use",
                                                 "fields",
                                                 "names",
                                                 "layer_title",
                                                 "attributes",
                                                 "attribute_from",
                                                 "mask",
                                                 "edge_matching"};

/// Reads one table after another; remembers what it understood, so that a typing error in a key
/// is refused and not ignored.
class RecipeReader
{
public:
    RecipeReader(const toml::table& root, std::string file) : m_root{root}, m_file{std::move(file)}
    {
    }

    Result<Recipe> read()
    {
        Recipe recipe;
        if (m_root["version"].value_or(std::int64_t{0}) != recipeVersion) {
            return refuse("the recipe must begin with version = 1");
        }
        m_known.insert("version");
        for (const auto& each : textKeys()) {
            ECO_TRY(text(each.section, each.key, each.member(recipe)));
        }
        ECO_TRY(readChoices(recipe));
        ECO_TRY(readMask(recipe));
        ECO_TRY(readEdgeMatching(recipe));
        ECO_TRY(readAttributes(recipe));
        ECO_TRY(readAttributeSources(recipe));
        ECO_TRY(checkKeys());
        if (recipe.file.empty()) {
            return refuse("[source] file is missing");
        }
        return recipe;
    }

private:
    [[nodiscard]] tl::unexpected<Error> refuse(const std::string& what) const
    {
        return fail(ErrorCode::RecipeInvalid, m_file + ": " + what);
    }

    const toml::node* find(std::string_view section, std::string_view key)
    {
        m_known.insert(std::string{section} + "." + std::string{key});
        const auto* table = m_root[section].as_table();
        return table == nullptr ? nullptr : table->get(key);
    }

    Result<> text(std::string_view section, std::string_view key, std::string& target)
    {
        const auto* node = find(section, key);
        if (node == nullptr) {
            return {};
        }
        const auto value = node->value_exact<std::string>();
        if (!value) {
            return refuse("[" + std::string{section} + "] " + std::string{key} + " in line " +
                          std::to_string(node->source().begin.line) + " must be a text in quotes");
        }
        target = *value;
        return {};
    }

    Result<> integer(std::string_view section, std::string_view key, std::int64_t& target)
    {
        const auto* node = find(section, key);
        if (node == nullptr) {
            return {};
        }
        const auto value = node->value_exact<std::int64_t>();
        if (!value) {
            return refuse("[" + std::string{section} + "] " + std::string{key} +
                          " must be a whole number");
        }
        target = *value;
        return {};
    }

    Result<> readChoices(Recipe& recipe)
    {
        std::string sharing = std::string{model::name(recipe.sharing)};
        std::string role = "habitat";
        std::string restricted = "withhold";
        std::int64_t authority = 0;
        std::int64_t band = 1;
        ECO_TRY(text("source", "sharing", sharing));
        ECO_TRY(text("use", "role", role));
        ECO_TRY(text("use", "restricted", restricted));
        ECO_TRY(integer("source", "authority", authority));
        ECO_TRY(integer("reading", "band", band));
        recipe.authority = static_cast<int>(authority);
        recipe.band = static_cast<int>(band);
        recipe.sharing = model::sharingFromName(sharing);
        if (model::name(recipe.sharing) != sharing) {
            return refuse("sharing '" + sharing +
                          "' is none of open, partners, internal, sensitive");
        }
        if (!recipe.offset.empty() && !crs::mapOffsetFromName(recipe.offset)) {
            return refuse("offset '" + recipe.offset + "' is none of none, gcj02, bd09");
        }
        if (role == "extent") {
            recipe.role = Role::Extent;
        } else if (role.starts_with("layer:") && role.size() > 6) {
            recipe.role = Role::Layer;
            recipe.targetLayer = role.substr(6);
        } else if (role != "habitat") {
            return refuse("role '" + role + "' is none of habitat, extent, layer:NAME");
        }
        if (restricted == "bring-in") {
            recipe.restricted = Restricted::BringIn;
        } else if (restricted != "withhold") {
            return refuse("restricted '" + restricted + "' is none of withhold, bring-in");
        }
        if (const auto* keep = find("use", "keep"); keep != nullptr) {
            const auto* list = keep->as_array();
            if (list == nullptr) {
                return refuse("[use] keep must be a list of column names");
            }
            for (const auto& column : *list) {
                recipe.keep.push_back(column.value_or(std::string{}));
            }
        }
        return {};
    }

    Result<> readMask(Recipe& recipe)
    {
        if (m_root["mask"].as_table() == nullptr) {
            return {};
        }
        Mask mask;
        ECO_TRY(text("mask", "file", mask.file));
        ECO_TRY(text("mask", "layer", mask.layer));
        ECO_TRY(text("mask", "field", mask.field));
        ECO_TRY(text("mask", "value", mask.value));
        if (mask.file.empty()) {
            return refuse("[mask] file is missing");
        }
        recipe.mask = mask;
        return {};
    }

    Result<> readEdgeMatching(Recipe& recipe)
    {
        if (m_root["edge_matching"].as_table() == nullptr) {
            return {};
        }
        EdgeMatching matching;
        if (const auto* node = find("edge_matching", "tolerance_m"); node != nullptr) {
            const auto value = node->value<double>();
            if (!value || *value < 0.0 || *value > 5000.0) {
                return refuse("[edge_matching] tolerance_m must be a number from 0 to 5000");
            }
            matching.toleranceMetres = *value;
        }
        ECO_TRY(integer("edge_matching", "scale", matching.scale));
        if (const auto* node = find("edge_matching", "accept_coarse_line"); node != nullptr) {
            matching.coarseLineAccepted = node->value_or(false);
        }
        recipe.edgeMatching = matching;
        return {};
    }

    Result<> readAttributes(Recipe& recipe)
    {
        const auto* table = m_root["attributes"].as_table();
        if (table == nullptr) {
            return {};
        }
        for (const auto& [key, node] : *table) {
            m_known.insert("attributes." + std::string{key.str()});
            if (const auto whole = node.value_exact<std::int64_t>()) {
                recipe.attributes[std::string{key.str()}] = *whole;
            } else if (const auto real = node.value_exact<double>()) {
                recipe.attributes[std::string{key.str()}] = *real;
            } else if (const auto words = node.value_exact<std::string>()) {
                recipe.attributes[std::string{key.str()}] = *words;
            } else {
                return refuse("[attributes] " + std::string{key.str()} +
                              " must be a text or a number");
            }
        }
        return {};
    }

    Result<> readAttributeSources(Recipe& recipe)
    {
        const auto* table = m_root["attribute_from"].as_table();
        if (table == nullptr) {
            return {};
        }
        for (const auto& [key, node] : *table) {
            const auto name = std::string{key.str()};
            m_known.insert("attribute_from." + name);
            const auto* entry = node.as_table();
            AttributeSource source;
            for (const auto& [part, value] : entry == nullptr ? toml::table{} : *entry) {
                if (part == "band") {
                    source.band = static_cast<int>(value.value_or(std::int64_t{1}));
                } else if (part == "file" || part == "layer" || part == "field") {
                    auto& target = part == "file"    ? source.file
                                   : part == "layer" ? source.layer
                                                     : source.field;
                    target = value.value_or(std::string{});
                } else {
                    return refuse("unknown key 'attribute_from." + name + "." +
                                  std::string{part.str()} + "'");
                }
            }
            if (source.file.empty()) {
                return refuse("[attribute_from." + name + "] file is missing");
            }
            recipe.attributeFrom[name] = source;
        }
        return {};
    }

    Result<> checkKeys() const
    {
        for (const auto& [section, node] : m_root) {
            const auto* table = node.as_table();
            if (table == nullptr) {
                if (!m_known.contains(std::string{section.str()})) {
                    return refuse("unknown key '" + std::string{section.str()} + "'");
                }
                continue;
            }
            for (const auto& [key, value] : *table) {
                const auto full = std::string{section.str()} + "." + std::string{key.str()};
                if (!m_known.contains(full)) {
                    return refuse("unknown key '" + full + "' in line " +
                                  std::to_string(value.source().begin.line));
                }
            }
        }
        return {};
    }

    const toml::table& m_root;
    std::string m_file;
    std::set<std::string> m_known;
};

/// ${NAME} of the environment. Fails with RecipeInvalid when it is not set.
Result<std::string> expanded(const std::string& text, const std::string& file)
{
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = text.find('}', at);
        if (text.compare(at, 2, "${") == 0 && end != std::string::npos) {
            const auto name = text.substr(at + 2, end - at - 2);
            const char* value = std::getenv(name.c_str());
            if (value == nullptr) {
                return fail(ErrorCode::RecipeInvalid,
                            file + ": the environment has no variable " + name);
            }
            result += value;
            at = end + 1;
        } else {
            result.push_back(text[at++]);
        }
    }
    return result;
}

Result<toml::table> parsedTable(std::string_view text, const std::string& file)
{
    try {
        return toml::parse(text, file);
    } catch (const toml::parse_error& error) {
        return fail(ErrorCode::RecipeInvalid,
                    file + ": line " + toText(std::int64_t{error.source().begin.line}) + ": " +
                        std::string{error.description()});
    }
}

std::string quoted(const std::string& text)
{
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            result.push_back('\\');
            result.push_back(c);
        } else if (c == '\n') {
            result += "\\n";
        } else if (c == '\r') {
            result += "\\r";
        } else if (c == '\t') {
            result += "\\t";
        } else {
            result.push_back(c);
        }
    }
    return result + "\"";
}

std::string roleText(const Recipe& recipe)
{
    switch (recipe.role) {
    case Role::Habitat: return "habitat";
    case Role::Extent: return "extent";
    case Role::Layer: break;
    }
    return "layer:" + recipe.targetLayer;
}

void writeOwnKeys(std::ostringstream& out, std::string_view section, const Recipe& recipe)
{
    if (section == "source") {
        out << "sharing = " << quoted(std::string{model::name(recipe.sharing)}) << "\n";
        if (recipe.authority != 0) {
            out << "authority = " << recipe.authority << "\n";
        }
    } else if (section == "reading" && recipe.band != 1) {
        out << "band = " << recipe.band << "\n";
    } else if (section == "use") {
        out << "role = " << quoted(roleText(recipe)) << "\n";
        if (recipe.restricted == Restricted::BringIn) {
            out << "restricted = \"bring-in\"\n";
        }
        if (!recipe.keep.empty()) {
            out << "keep = [";
            for (std::size_t i = 0; i < recipe.keep.size(); ++i) {
                out << (i > 0 ? ", " : "") << quoted(recipe.keep[i]);
            }
            out << "]\n";
        }
    } else if (section == "attributes") {
        for (const auto& [key, value] : recipe.attributes) {
            const auto* words = std::get_if<std::string>(&value);
            out << key << " = " << (words != nullptr ? quoted(*words) : model::toText(value))
                << "\n";
        }
    } else if (section == "mask" && recipe.mask) {
        out << "file = " << quoted(recipe.mask->file) << "\n";
        if (!recipe.mask->layer.empty()) {
            out << "layer = " << quoted(recipe.mask->layer) << "\n";
        }
        if (!recipe.mask->field.empty()) {
            out << "field = " << quoted(recipe.mask->field) << "\n"
                << "value = " << quoted(recipe.mask->value) << "\n";
        }
    } else if (section == "edge_matching" && recipe.edgeMatching) {
        out << "tolerance_m = " << toText(recipe.edgeMatching->toleranceMetres) << "\n";
        if (recipe.edgeMatching->scale != 0) {
            out << "scale = " << recipe.edgeMatching->scale << "\n";
        }
        if (recipe.edgeMatching->coarseLineAccepted) {
            out << "accept_coarse_line = true\n";
        }
    }
}

void writeAttributeSources(std::ostringstream& out, const Recipe& recipe)
{
    for (const auto& [name, source] : recipe.attributeFrom) {
        out << "\n[attribute_from." << name << "]\nfile = " << quoted(source.file) << "\n";
        if (!source.layer.empty()) {
            out << "layer = " << quoted(source.layer) << "\n";
        }
        if (!source.field.empty()) {
            out << "field = " << quoted(source.field) << "\n";
        }
        if (source.band != 1) {
            out << "band = " << source.band << "\n";
        }
    }
}

} // namespace

std::filesystem::path Recipe::resolve(std::string_view path) const
{
    const auto given = pathFromUtf8(path);
    return given.is_absolute() ? given : folder / given;
}

std::filesystem::path Recipe::sourcePath() const
{
    return resolve(file);
}

Result<Recipe> parseRecipe(std::string_view tomlText, const std::filesystem::path& path)
{
    const auto file = fileName(path);
    ECO_ASSIGN(const auto root, parsedTable(tomlText, file));
    RecipeReader reader{root, file};
    ECO_ASSIGN(auto recipe, reader.read());
    recipe.folder = path.parent_path();
    recipe.name = file;
    ECO_ASSIGN(recipe.file, expanded(recipe.file, file));
    ECO_ASSIGN(recipe.elevation, expanded(recipe.elevation, file));
    ECO_ASSIGN(recipe.crosswalk, expanded(recipe.crosswalk, file));
    for (auto& [name, source] : recipe.attributeFrom) {
        ECO_ASSIGN(source.file, expanded(source.file, file));
    }
    if (recipe.mask) {
        ECO_ASSIGN(recipe.mask->file, expanded(recipe.mask->file, file));
    }
    if (recipe.title.empty()) {
        recipe.title = toUtf8(pathFromUtf8(recipe.file).stem());
    }
    return recipe;
}

Result<Recipe> readRecipe(const std::filesystem::path& path)
{
    ECO_ASSIGN(const auto text, readFile(path));
    return parseRecipe(text, path);
}

std::string toToml(const Recipe& recipe)
{
    std::ostringstream out;
    out << "version = " << recipeVersion << "\n";
    Recipe written{recipe};
    Recipe defaults;
    for (const auto section : sectionOrder) {
        std::ostringstream part;
        for (const auto& each : textKeys()) {
            if (each.section == section && each.member(written) != each.member(defaults)) {
                part << each.key << " = " << quoted(each.member(written)) << "\n";
            }
        }
        writeOwnKeys(part, section, recipe);
        if (!part.str().empty()) {
            out << "\n[" << section << "]\n" << part.str();
        }
        if (section == "attribute_from") {
            writeAttributeSources(out, recipe);
        }
    }
    return out.str();
}

Result<> writeRecipe(const Recipe& recipe, const std::filesystem::path& path)
{
    return writeFile(path, toToml(recipe));
}

} // namespace ecotone::harmonise
