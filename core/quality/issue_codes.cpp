#include "core/quality/issue_codes.h"

#include "core/base/csv.h"
#include "core/base/log.h"
#include "core/base/number.h"
#include "core/base/resources.h"
#include "core/habitat/words.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

namespace ecotone::quality {

namespace {

LocalText textOf(const CsvTable& table, std::size_t row, const std::string& column)
{
    LocalText text;
    for (const Language language : allLanguages) {
        text.in(language) = table.value(row, column + "_" + std::string{code(language)});
    }
    return text;
}

std::vector<IssueKind> readKinds()
{
    std::vector<IssueKind> kinds;
    const auto table = CsvTable::read(resourcePath("words/issues.csv"));
    if (!table) {
        log::warning("kinds of issues: " + table.error().detail);
        return kinds;
    }
    for (std::size_t row = 0; row < table->rowCount(); ++row) {
        kinds.push_back({table->value(row, "code"),
                         model::severityFromName(table->value(row, "severity")),
                         textOf(*table, row, "title"),
                         textOf(*table, row, "sentence")});
    }
    std::sort(kinds.begin(), kinds.end(), [](const IssueKind& left, const IssueKind& right) {
        return left.code < right.code;
    });
    return kinds;
}

/// How many and how much are grouped as the reader is used to; other numbers (a line, a code) are
/// as they were written.
std::string shown(const std::string& name, std::string text, Language language)
{
    const bool amount = name == "count" || name == "hectares" || name == "square_metres";
    return amount && parseDouble(text) ? habitat::Words::shared().formatDecimal(text, language)
                                       : std::move(text);
}

/// The members of the issue's arguments as texts.
std::map<std::string, std::string, std::less<>> argumentsOf(const model::Issue& issue,
                                                            Language language)
{
    std::map<std::string, std::string, std::less<>> arguments{
        {"count", shown("count", toText(issue.count), language)}};
    const auto json =
        nlohmann::json::parse(issue.argumentsJson, nullptr, /*allow_exceptions=*/false);
    if (json.is_object()) {
        for (const auto& [name, value] : json.items()) {
            arguments[name] =
                shown(name, value.is_string() ? value.get<std::string>() : value.dump(), language);
        }
    }
    return arguments;
}

} // namespace

std::span<const IssueKind> issueKinds()
{
    static const std::vector<IssueKind> kinds = readKinds();
    return kinds;
}

const IssueKind* issueKind(std::string_view code)
{
    const auto kinds = issueKinds();
    const auto at = std::lower_bound(
        kinds.begin(), kinds.end(), code, [](const IssueKind& kind, std::string_view wanted) {
            return kind.code < wanted;
        });
    return at != kinds.end() && at->code == code ? &*at : nullptr;
}

std::string sentence(const model::Issue& issue, Language language)
{
    const IssueKind* kind = issueKind(issue.code);
    if (kind == nullptr || kind->sentence.in(language).empty()) {
        return issue.message;
    }
    const auto arguments = argumentsOf(issue, language);
    const std::string_view text = kind->sentence.in(language);
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t open = text.find('{', at);
        const std::size_t close = open == std::string_view::npos ? open : text.find('}', open);
        if (close == std::string_view::npos) {
            result += text.substr(at);
            break;
        }
        result += text.substr(at, open - at);
        const auto argument = arguments.find(text.substr(open + 1, close - open - 1));
        result += argument == arguments.end() ? "…" : argument->second;
        at = close + 1;
    }
    return result;
}

} // namespace ecotone::quality
