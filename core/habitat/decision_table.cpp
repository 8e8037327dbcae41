#include "core/habitat/decision_table.h"

#include "core/base/number.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <functional>
#include <set>
#include <unordered_map>
#include <variant>

namespace ecotone::habitat {

namespace {

bool isNameStart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool isNamePart(char c)
{
    return isNameStart(c) || (c >= '0' && c <= '9');
}

bool isKeyword(std::string_view word)
{
    static constexpr std::array<std::string_view, 12> keywords{
        "and", "or", "not", "in", "between", "is", "null", "like", "AND", "OR", "REGEXP", "IN"};
    return std::ranges::find(keywords, word) != keywords.end();
}

enum class TokenKind : unsigned char
{
    Name,
    Number,
    Comparison,
    Other,
};

struct Token
{
    TokenKind kind = TokenKind::Other;
    std::string_view text;
};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Names, numbers and comparisons; everything else is one character or one quoted text.
std::vector<Token> tokensOf(std::string_view condition)
{
    std::vector<Token> tokens;
    for (std::size_t at = 0; at < condition.size();) {
        std::size_t end = at + 1;
        auto kind = TokenKind::Other;
        if (condition[at] == ' ') {
            ++at;
            continue;
        }
        if (condition[at] == '\'') {
            end = std::min(condition.find('\'', at + 1), condition.size() - 1) + 1;
        } else if (isNameStart(condition[at])) {
            while (end < condition.size() && isNamePart(condition[end])) {
                ++end;
            }
            kind = isKeyword(condition.substr(at, end - at)) ? TokenKind::Other : TokenKind::Name;
        } else if (isDigit(condition[at])) {
            while (end < condition.size() && (isDigit(condition[end]) || condition[end] == '.')) {
                ++end;
            }
            kind = TokenKind::Number;
        } else if (std::string_view{"<>="}.find(condition[at]) != std::string_view::npos) {
            end += end < condition.size() && condition[end] == '=' ? 1U : 0U;
            kind = TokenKind::Comparison;
        }
        tokens.push_back({kind, condition.substr(at, end - at)});
        at = end;
    }
    return tokens;
}

/// Only these may stand around "column < number" without changing what is compared.
bool isBorder(const Token& token)
{
    static constexpr std::array<std::string_view, 7> borders{
        "(", ")", "and", "or", "AND", "OR", "not"};
    return token.kind == TokenKind::Other &&
           std::ranges::find(borders, token.text) != borders.end();
}

template <typename Plain>
void appendBytes(std::string& key, const Plain& value)
{
    std::array<char, sizeof(Plain)> bytes{};
    std::memcpy(bytes.data(), &value, sizeof(Plain));
    key.append(bytes.data(), bytes.size());
}

/// Between which limits a number lies: even numbers between two, odd ones on a limit.
std::size_t placeAmong(const std::vector<double>& limits, double value)
{
    const auto found = std::ranges::lower_bound(limits, value);
    const auto place = 2 * static_cast<std::size_t>(found - limits.begin());
    return found != limits.end() && *found == value ? place + 1 : place;
}

void appendValue(std::string& key, const model::Value& value, const std::vector<double>& limits)
{
    key.push_back(static_cast<char>(value.index()));
    const auto* whole = std::get_if<std::int64_t>(&value);
    const auto* real = std::get_if<double>(&value);
    if (const auto* text = std::get_if<std::string>(&value)) {
        appendBytes(key, text->size());
        key += *text;
    } else if (!limits.empty() && (whole != nullptr || real != nullptr)) {
        appendBytes(key,
                    placeAmong(limits, whole != nullptr ? static_cast<double>(*whole) : *real));
    } else if (whole != nullptr) {
        appendBytes(key, *whole);
    } else if (real != nullptr) {
        appendBytes(key, *real);
    }
}

/// The values of `columns` in their order; both are sorted by name.
template <typename Visit>
void visitColumns(const std::vector<std::string>& columns, const Attributes& object, Visit visit)
{
    static const model::Value none;
    auto attribute = object.begin();
    for (std::size_t i = 0; i < columns.size(); ++i) {
        int order = -1;
        while (attribute != object.end() && (order = attribute->first.compare(columns[i])) < 0) {
            ++attribute;
        }
        visit(i, attribute != object.end() && order == 0 ? attribute->second : none);
    }
}

} // namespace

std::vector<double> limitsOf(std::string_view column, std::string_view condition)
{
    const auto tokens = tokensOf(condition);
    std::vector<double> limits;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i].kind != TokenKind::Name || tokens[i].text != column) {
            continue;
        }
        const bool compared =
            i + 2 < tokens.size() && tokens[i + 1].kind == TokenKind::Comparison &&
            tokens[i + 2].kind == TokenKind::Number && (i == 0 || isBorder(tokens[i - 1])) &&
            (i + 3 == tokens.size() || isBorder(tokens[i + 3]));
        const auto limit = compared ? parseDouble(tokens[i + 2].text) : std::nullopt;
        if (!limit) {
            return {};
        }
        limits.push_back(*limit);
    }
    std::ranges::sort(limits);
    limits.erase(std::unique(limits.begin(), limits.end()), limits.end());
    return limits;
}

std::vector<std::string> attributeNames(std::string_view condition)
{
    std::set<std::string> names;
    for (std::size_t at = 0; at < condition.size();) {
        if (condition[at] == '\'') {
            const auto end = condition.find('\'', at + 1);
            at = end == std::string_view::npos ? condition.size() : end + 1;
        } else if (isNameStart(condition[at])) {
            const std::size_t start = at;
            while (at < condition.size() && isNamePart(condition[at])) {
                ++at;
            }
            const auto word = condition.substr(start, at - start);
            if (!isKeyword(word)) {
                names.emplace(word);
            }
        } else {
            ++at;
        }
    }
    return {names.begin(), names.end()};
}

DecisionTable::DecisionTable(std::span<const std::string> conditions)
{
    std::string cases;
    std::string together;
    std::set<std::string> columns;
    std::size_t otherwise = conditions.size();
    for (std::size_t i = 0; i < conditions.size(); ++i) {
        if (conditions[i].empty()) {
            otherwise = i;
            break;
        }
        cases += " WHEN (" + conditions[i] + ") THEN " + toText(static_cast<std::int64_t>(i));
        together += (together.empty() ? "(" : " or (") + conditions[i] + ")";
        for (auto& name : attributeNames(conditions[i])) {
            columns.insert(std::move(name));
        }
    }
    if (cases.empty()) {
        m_constant = otherwise;
        return;
    }
    m_expression =
        "CASE" + cases + " ELSE " + toText(static_cast<std::int64_t>(otherwise)) + " END";
    m_columns.assign(columns.begin(), columns.end());
    for (const auto& column : m_columns) {
        m_limits.push_back(limitsOf(column, together));
    }
}

std::string DecisionTable::keyOf(const Attributes& object) const
{
    std::string key;
    visitColumns(m_columns, object, [&](std::size_t i, const model::Value& value) {
        appendValue(key, value, m_limits[i]);
    });
    return key;
}

model::Row DecisionTable::rowOf(const Attributes& object) const
{
    model::Row row;
    row.reserve(m_columns.size());
    visitColumns(
        m_columns, object, [&](std::size_t, const model::Value& value) { row.push_back(value); });
    return row;
}

Result<std::vector<std::size_t>> DecisionTable::decide(std::span<const Attributes* const> objects,
                                                       model::ExpressionEvaluator& evaluator) const
{
    std::vector<std::size_t> decisions(objects.size(), m_constant);
    if (m_expression.empty() || objects.empty()) {
        return decisions;
    }
    std::unordered_map<std::string, std::size_t> tuples;
    std::vector<model::Row> rows;
    for (std::size_t i = 0; i < objects.size(); ++i) {
        const auto [place, isNew] = tuples.try_emplace(keyOf(*objects[i]), rows.size());
        if (isNew) {
            rows.push_back(rowOf(*objects[i]));
        }
        decisions[i] = place->second;
    }
    ECO_ASSIGN(const auto values, evaluator.evaluate(m_expression, m_columns, rows));
    for (auto& decision : decisions) {
        const auto* number = std::get_if<std::int64_t>(&values[decision]);
        if (number == nullptr) {
            return fail(ErrorCode::Internal, "a decision table gave no whole number");
        }
        decision = static_cast<std::size_t>(*number);
    }
    return decisions;
}

} // namespace ecotone::habitat
