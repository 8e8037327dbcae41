#include "core/habitat/words.h"

#include "core/base/log.h"
#include "core/base/number.h"
#include "core/habitat/table_reader.h"

#include <algorithm>
#include <cmath>

namespace ecotone::habitat {

namespace {

struct UnitFormat
{
    std::int64_t squareMetres;
    int decimals;
    std::string_view key;
};

constexpr UnitFormat formatOf(AreaUnit unit)
{
    switch (unit) {
    case AreaUnit::SquareKilometres: return {1'000'000, 3, "km2"};
    case AreaUnit::Hectares: return {10'000, 0, "ha"};
    case AreaUnit::SquareMetres: break;
    }
    return {1, 0, "m2"};
}

/// "U+202F" means the character.
std::string markOf(const std::string& text)
{
    return text == "U+202F" ? std::string{"\u202F"} : text;
}

} // namespace

Result<Words> Words::load()
{
    Words result;
    for (const std::string_view file : {"words/phrases.csv", "words/glossary.csv"}) {
        ECO_ASSIGN(const auto table, readTable(file));
        for (std::size_t i = 0; i < table.rowCount(); ++i) {
            const TableRow row{table, i};
            result.m_phrases.emplace(row.text("key"), row.localText(""));
        }
    }
    ECO_ASSIGN(const auto remarks, readTable("words/remarks.csv"));
    for (std::size_t i = 0; i < remarks.rowCount(); ++i) {
        const TableRow row{remarks, i};
        result.m_phrases.emplace(row.text("en"), row.localText(""));
    }
    ECO_ASSIGN(const auto statuses, readTable("words/statuses.csv"));
    for (std::size_t i = 0; i < statuses.rowCount(); ++i) {
        const TableRow row{statuses, i};
        result.m_statuses.push_back({{row.text("kind"), row.text("code")}, row.localText("")});
    }
    ECO_ASSIGN(const auto units, readTable("words/units.csv"));
    for (std::size_t i = 0; i < units.rowCount(); ++i) {
        const TableRow row{units, i};
        result.m_units.emplace(row.text("key"), row.localText("symbol_"));
    }
    ECO_ASSIGN(const auto marks, readTable("words/number_format.csv"));
    for (std::size_t i = 0; i < marks.rowCount(); ++i) {
        const TableRow row{marks, i};
        if (const auto language = languageFromCode(row.text("language"))) {
            result.m_marks[static_cast<std::size_t>(*language)] = {
                row.text("decimal_mark"), markOf(row.text("group_mark")), row.text("list_mark")};
        }
    }
    return result;
}

const Words& Words::shared()
{
    static const Words words = [] {
        auto loaded = load();
        if (!loaded) {
            log::error("the word tables cannot be read: " + loaded.error().detail);
            return Words{};
        }
        return *std::move(loaded);
    }();
    return words;
}

std::string Words::phrase(std::string_view key, Language language) const
{
    const auto found = m_phrases.find(key);
    if (found == m_phrases.end()) {
        return std::string{key};
    }
    const auto& text = found->second.in(language);
    return text.empty() ? found->second.in(Language::English) : text;
}

std::string Words::phrase(std::string_view key, Language language, const TextValues& values) const
{
    return filled(phrase(key, language), values);
}

std::string Words::remark(const Remark& remark, Language language) const
{
    std::string text;
    for (const Clause& clause : remark.clauses()) {
        text += (text.empty()                    ? ""
                 : language == Language::Chinese ? "；"
                                                 : "; ") +
                phrase(clause.text, language, clause.values);
    }
    return text;
}

const LocalText* Words::find(std::string_view key) const
{
    const auto found = m_phrases.find(key);
    return found == m_phrases.end() ? nullptr : &found->second;
}

std::string
Words::status(std::string_view kind, std::string_view statusCode, Language language) const
{
    for (const auto& [key, text] : m_statuses) {
        if (key.first == kind && key.second == statusCode) {
            return text.in(language);
        }
    }
    return std::string{statusCode};
}

std::vector<std::string> Words::statuses(std::string_view kind) const
{
    std::vector<std::string> codes;
    for (const auto& [key, text] : m_statuses) {
        if (key.first == kind) {
            codes.push_back(key.second);
        }
    }
    return codes;
}

std::string Words::unitSymbol(std::string_view key, Language language) const
{
    const auto found = m_units.find(key);
    if (found == m_units.end()) {
        return std::string{key};
    }
    const auto& symbol = found->second.in(language);
    return symbol.empty() ? found->second.in(Language::English) : symbol;
}

const std::string& Words::decimalMark(Language language) const
{
    return m_marks[static_cast<std::size_t>(language)].decimal;
}

const std::string& Words::groupMark(Language language) const
{
    return m_marks[static_cast<std::size_t>(language)].group;
}

const std::string& Words::listMark(Language language) const
{
    return m_marks[static_cast<std::size_t>(language)].list;
}

std::string Words::formatDecimal(std::string_view decimalText, Language language) const
{
    std::string result;
    if (decimalText.starts_with('-')) {
        result = "\u2212";
        decimalText.remove_prefix(1);
    }
    const auto point = std::min(decimalText.find('.'), decimalText.size());
    const auto whole = decimalText.substr(0, point);
    for (std::size_t i = 0; i < whole.size(); ++i) {
        if (i > 0 && (whole.size() - i) % 3 == 0) {
            result += groupMark(language);
        }
        result.push_back(whole[i]);
    }
    if (point < decimalText.size()) {
        result += decimalMark(language);
        result += decimalText.substr(point + 1);
    }
    return result;
}

std::string Words::formatInteger(std::int64_t value, Language language) const
{
    return formatDecimal(toText(value), language);
}

std::string Words::formatAreaNumber(geometry::Area area, AreaUnit unit, Language language) const
{
    const auto format = formatOf(unit);
    return formatDecimal(area.rounded(format.squareMetres, format.decimals), language);
}

std::string Words::formatArea(geometry::Area area, AreaUnit unit, Language language) const
{
    // A no-break space keeps figure and unit on one line.
    return formatAreaNumber(area, unit, language) + "\u00A0" +
           unitSymbol(formatOf(unit).key, language);
}

std::string Words::formatLength(double metres, Language language) const
{
    const bool kilometres = std::abs(metres) >= 1000.0;
    return formatDecimal(kilometres ? toText(metres / 1000.0, 1) : toText(metres, 0), language) +
           "\u00A0" + unitSymbol(kilometres ? "km" : "m", language);
}

std::vector<std::string> Words::untranslated() const
{
    std::vector<std::string> missing;
    const auto note = [&](std::string_view table, const std::string& key, const LocalText& text) {
        for (const Language language : allLanguages) {
            if (text.in(language).empty()) {
                missing.push_back(std::string{table} + ":" + key + ":" +
                                  std::string{code(language)});
            }
        }
    };
    for (const auto& [key, text] : m_phrases) {
        note("phrases", key, text);
    }
    for (const auto& [key, text] : m_statuses) {
        note("statuses", key.first + "." + key.second, text);
    }
    return missing;
}

} // namespace ecotone::habitat
