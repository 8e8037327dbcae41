#include "core/habitat/decision_table.h"

#include "core/base/number.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
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

} // namespace

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
    std::set<std::string> columns;
    std::size_t otherwise = conditions.size();
    for (std::size_t i = 0; i < conditions.size(); ++i) {
        if (conditions[i].empty()) {
            otherwise = i;
            break;
        }
        cases += " WHEN (" + conditions[i] + ") THEN " + toText(static_cast<std::int64_t>(i));
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
}

Result<std::vector<std::size_t>> DecisionTable::decide(std::span<const Attributes* const> objects,
                                                       model::ExpressionEvaluator& evaluator) const
{
    std::vector<std::size_t> decisions(objects.size(), m_constant);
    if (m_expression.empty() || objects.empty()) {
        return decisions;
    }
    std::map<model::Row, std::size_t> tuples;
    std::vector<model::Row> rows;
    for (std::size_t i = 0; i < objects.size(); ++i) {
        model::Row row;
        row.reserve(m_columns.size());
        for (const auto& column : m_columns) {
            const auto found = objects[i]->find(column);
            row.push_back(found == objects[i]->end() ? model::Value{} : found->second);
        }
        const auto [place, isNew] = tuples.try_emplace(row, rows.size());
        if (isNew) {
            rows.push_back(std::move(row));
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
