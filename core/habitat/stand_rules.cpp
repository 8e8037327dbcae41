#include "core/habitat/stand_rules.h"

#include "core/habitat/decision_table.h"
#include "core/habitat/table_reader.h"

#include <algorithm>

namespace ecotone::habitat {

namespace {

constexpr std::string_view rulesFile = "classification/stand_rules.csv";

} // namespace

Result<StandRules> StandRules::load()
{
    ECO_ASSIGN(const auto table, readTable(rulesFile));
    return fromTable(table, rulesFile);
}

Result<StandRules> StandRules::fromCsv(std::string_view text, std::string_view name)
{
    ECO_ASSIGN(const auto table, CsvTable::parse(text, name));
    return fromTable(table, name);
}

Result<StandRules> StandRules::fromTable(const CsvTable& table, std::string_view name)
{
    StandRules result;
    for (std::size_t i = 0; i < table.rowCount(); ++i) {
        const TableRow row{table, i};
        result.m_rules.push_back({static_cast<int>(row.number("rule_order").value_or(0.0)),
                                  row.text("rule_id"),
                                  row.text("condition_sql"),
                                  row.text("unified_code"),
                                  row.number("confidence").value_or(0.0),
                                  row.text("explanation_key"),
                                  row.localText("explanation_")});
    }
    std::ranges::stable_sort(result.m_rules, {}, &StandRule::order);
    if (result.m_rules.empty() || !result.m_rules.back().condition.empty()) {
        return fail(ErrorCode::CrosswalkInvalid,
                    std::string{name} + ": the last stand rule must have no condition");
    }
    return result;
}

Result<std::vector<std::size_t>> StandRules::decide(std::span<const Attributes> stands,
                                                    model::ExpressionEvaluator& evaluator) const
{
    std::vector<std::string> conditions;
    for (const auto& rule : m_rules) {
        conditions.push_back(rule.condition);
    }
    std::vector<const Attributes*> objects;
    objects.reserve(stands.size());
    for (const auto& stand : stands) {
        objects.push_back(&stand);
    }
    return DecisionTable{conditions}.decide(objects, evaluator);
}

const StandRule* StandRules::find(std::string_view id) const
{
    const auto found = std::ranges::find(m_rules, id, &StandRule::id);
    return found == m_rules.end() ? nullptr : &*found;
}

} // namespace ecotone::habitat
