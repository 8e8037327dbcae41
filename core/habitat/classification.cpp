#include "core/habitat/classification.h"

#include "core/habitat/table_reader.h"

#include <algorithm>
#include <charconv>

namespace ecotone::habitat {

namespace {

constexpr std::string_view classFile = "classification/unified_classes.csv";

std::optional<std::uint32_t> rgbOf(std::string_view color)
{
    if (color.size() != 7 || color.front() != '#') {
        return std::nullopt;
    }
    std::uint32_t value = 0;
    const auto [end, error] =
        std::from_chars(color.data() + 1, color.data() + color.size(), value, 16);
    if (error != std::errc{} || end != color.data() + color.size()) {
        return std::nullopt;
    }
    return value;
}

std::optional<Pattern> patternOf(std::string_view name)
{
    static constexpr std::array<std::pair<std::string_view, Pattern>, 5> patterns{
        {{"none", Pattern::None},
         {"hatch", Pattern::Hatch},
         {"ticks", Pattern::Ticks},
         {"dots", Pattern::Dots},
         {"dash", Pattern::Dash}}};
    for (const auto& [word, pattern] : patterns) {
        if (word == name) {
            return pattern;
        }
    }
    return std::nullopt;
}

Result<HabitatClass> classOf(const TableRow& row, std::string_view table)
{
    HabitatClass result;
    result.code = row.text("code");
    const auto refuse = [&](const std::string& what) {
        return fail(ErrorCode::CrosswalkInvalid,
                    std::string{table} + ": class " + result.code + ": " + what);
    };
    const auto level = row.number("level");
    if (result.code.empty() || !level || *level < 1.0 || *level > 3.0) {
        return refuse("the level must be 1, 2 or 3");
    }
    result.level = static_cast<int>(*level);
    result.parent = row.text("parent");
    result.isLeaf = row.text("is_leaf") == "1";
    result.name = row.localText("name_");
    for (const Language language : {Language::Chinese, Language::Russian, Language::Mongolian}) {
        result.nameReviewed[static_cast<std::size_t>(language)] =
            row.isYes("reviewed_" + std::string{code(language)});
    }
    result.definition = row.text("definition_en");
    result.color = row.text("color_hex");
    const auto rgb = rgbOf(result.color);
    if (!rgb) {
        return refuse("'" + result.color + "' is no colour of the form #RRGGBB");
    }
    result.rgb = *rgb;
    const auto pattern = patternOf(row.text("pattern"));
    if (!pattern) {
        return refuse("unknown pattern '" + row.text("pattern") + "'");
    }
    result.pattern = *pattern;
    result.iucnCode = row.text("iucn_code");
    result.iucnName = row.text("iucn_name");
    return result;
}

} // namespace

Result<Classification> Classification::load()
{
    ECO_ASSIGN(const auto table, readTable(classFile));
    return fromTable(table, classFile);
}

Result<Classification> Classification::fromCsv(std::string_view text, std::string_view name)
{
    ECO_ASSIGN(const auto table, CsvTable::parse(text, name));
    return fromTable(table, name);
}

Result<Classification> Classification::fromTable(const CsvTable& table, std::string_view name)
{
    Classification result;
    for (std::size_t i = 0; i < table.rowCount(); ++i) {
        ECO_ASSIGN(auto added, classOf({table, i}, name));
        added.order = result.m_classes.size();
        if (!result.m_byCode.emplace(added.code, added.order).second) {
            return fail(ErrorCode::CrosswalkInvalid,
                        std::string{name} + ": class " + added.code + " occurs twice");
        }
        result.m_classes.push_back(std::move(added));
    }
    for (const auto& each : result.m_classes) {
        const auto* parent = result.find(each.parent);
        const bool rooted = each.parent.empty() && each.level == 1;
        if (!rooted && (parent == nullptr || parent->level != each.level - 1 || parent->isLeaf)) {
            return fail(ErrorCode::CrosswalkInvalid,
                        std::string{name} + ": class " + each.code + " has no parent at level " +
                            std::to_string(each.level - 1));
        }
    }
    return result;
}

const HabitatClass* Classification::find(std::string_view code) const
{
    const auto found = m_byCode.find(code);
    return found == m_byCode.end() ? nullptr : &m_classes[found->second];
}

std::vector<const HabitatClass*> Classification::childrenOf(std::string_view code) const
{
    std::vector<const HabitatClass*> children;
    for (const auto& each : m_classes) {
        if (each.parent == code && !each.code.empty()) {
            children.push_back(&each);
        }
    }
    return children;
}

std::string_view Classification::parentAtLevel(std::string_view code, int level) const
{
    const auto* each = find(code);
    while (each != nullptr && each->level > level) {
        each = find(each->parent);
    }
    return each == nullptr ? std::string_view{} : std::string_view{each->code};
}

bool Classification::isLeaf(std::string_view code) const
{
    const auto* each = find(code);
    return each != nullptr && each->isLeaf;
}

std::string Classification::name(std::string_view code, Language language) const
{
    const auto* each = find(code);
    if (each == nullptr) {
        return std::string{code};
    }
    const auto& text = each->name.in(language);
    return text.empty() ? each->name.in(Language::English) : text;
}

} // namespace ecotone::habitat
