#pragma once

#include "core/base/csv.h"
#include "core/base/language.h"
#include "core/base/result.h"
#include "core/habitat/attributes.h"
#include "core/model/expression.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ecotone::habitat {

/// One rule of the common table of forest stands.
struct StandRule
{
    int order = 0;
    std::string id;        ///< "korean_pine_3"
    std::string condition; ///< SQL; the last rule has none.
    std::string classCode;
    double confidence = 0.0;
    std::string explanationKey;
    LocalText explanation;
};

/// The one ordered table for every forest stand, whichever side described it: first match wins.
class StandRules
{
public:
    /// From resources/classification/stand_rules.csv; fails with CrosswalkInvalid.
    [[nodiscard]] static Result<StandRules> load();
    [[nodiscard]] static Result<StandRules> fromCsv(std::string_view text, std::string_view name);

    [[nodiscard]] const std::vector<StandRule>& rules() const { return m_rules; }
    /// Index into rules() for every stand.
    [[nodiscard]] Result<std::vector<std::size_t>>
    decide(std::span<const Attributes> stands, model::ExpressionEvaluator& evaluator) const;
    /// The rule of that id; null when there is none.
    [[nodiscard]] const StandRule* find(std::string_view id) const;

private:
    [[nodiscard]] static Result<StandRules> fromTable(const CsvTable& table, std::string_view name);

    std::vector<StandRule> m_rules;
};

} // namespace ecotone::habitat
