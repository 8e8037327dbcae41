#include "core/habitat/attributes.h"

#include "core/base/number.h"
#include "core/habitat/table_reader.h"
#include "core/text/encoding.h"

#include <regex>

namespace ecotone::habitat {

namespace {

constexpr std::string_view valuesFile = "classification/attribute_values.csv";
constexpr std::string_view groupsFile = "classification/species_groups.csv";

/// One wide character a code point, upper-cased: a class such as [ьи] then means letters, not
/// bytes of UTF-8.
std::wstring wide(std::string_view utf8)
{
    std::wstring result;
    for (const char32_t c : text::codePoints(upperCase(utf8))) {
        result.push_back(static_cast<wchar_t>(c));
    }
    return result;
}

Result<std::wregex> patternOf(std::string_view pattern)
{
    try {
        return std::wregex{wide(pattern), std::regex::ECMAScript | std::regex::optimize};
    } catch (const std::regex_error& error) {
        return fail(ErrorCode::CrosswalkInvalid,
                    std::string{valuesFile} + ": '" + std::string{pattern} +
                        "' is no pattern: " + error.what());
    }
}

model::Value valueOf(const std::string& text)
{
    if (const auto number = parseInteger(text)) {
        return *number;
    }
    return text;
}

} // namespace

Result<AttributeValues> AttributeValues::load()
{
    ECO_ASSIGN(const auto table, readTable(valuesFile));
    AttributeValues result;
    for (std::size_t i = 0; i < table.rowCount(); ++i) {
        const TableRow row{table, i};
        Entry entry{row.text("attribute"),
                    row.text("country"),
                    row.text("source_value"),
                    std::nullopt,
                    valueOf(row.text("value"))};
        if (entry.exact.starts_with('~')) {
            ECO_ASSIGN(entry.pattern, patternOf(entry.exact.substr(1)));
        }
        result.m_entries.push_back(std::move(entry));
    }
    return result;
}

model::Value AttributeValues::value(std::string_view attribute,
                                    std::string_view country,
                                    std::string_view sourceValue) const
{
    const auto given = trimmed(sourceValue);
    if (given.empty()) {
        return {};
    }
    const std::wstring searched = wide(given);
    for (const auto& entry : m_entries) {
        if (entry.attribute != attribute || entry.country != country) {
            continue;
        }
        if (entry.pattern ? std::regex_search(searched, *entry.pattern) : entry.exact == given) {
            return entry.value;
        }
    }
    return {};
}

Result<SpeciesGroups> SpeciesGroups::load()
{
    ECO_ASSIGN(const auto table, readTable(groupsFile));
    SpeciesGroups result;
    for (std::size_t i = 0; i < table.rowCount(); ++i) {
        const TableRow row{table, i};
        result.m_groups[row.text("species_group")] = {
            row.text("parent"), row.text("leaf"), row.localText("name_")};
    }
    for (const auto& [group, entry] : result.m_groups) {
        if (!entry.parent.empty() && !result.contains(entry.parent)) {
            return fail(ErrorCode::CrosswalkInvalid,
                        std::string{groupsFile} + ": the parent of " + group + " is missing");
        }
    }
    return result;
}

bool SpeciesGroups::contains(std::string_view group) const
{
    return m_groups.contains(group);
}

std::vector<std::string> SpeciesGroups::withParents(std::string_view group) const
{
    std::vector<std::string> line;
    for (auto found = m_groups.find(group);
         found != m_groups.end() && line.size() < m_groups.size();
         found = m_groups.find(found->second.parent)) {
        line.push_back(found->first);
    }
    return line;
}

std::string SpeciesGroups::name(std::string_view group, Language language) const
{
    const auto found = m_groups.find(group);
    return found == m_groups.end() || found->second.name.in(language).empty()
               ? std::string{group}
               : found->second.name.in(language);
}

std::string SpeciesGroups::leaf(std::string_view group) const
{
    const auto found = m_groups.find(group);
    return found == m_groups.end() ? std::string{} : found->second.leaf;
}

} // namespace ecotone::habitat
