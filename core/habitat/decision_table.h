#pragma once

#include "core/base/result.h"
#include "core/habitat/attributes.h"
#include "core/model/expression.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ecotone::habitat {

/// Ordered conditions as one SQL CASE. Private to the room.
class DecisionTable
{
public:
    /// An empty condition always holds: what stands behind it is never reached.
    explicit DecisionTable(std::span<const std::string> conditions);

    /// For every object the position of the first condition that holds, or the number of
    /// conditions when none does. Objects that no condition can tell apart are evaluated once:
    /// equal tuples, and numbers between the same two limits where a column is compared with limits
    /// alone (longitudes 130.1 and 130.2 when only 110 and 125 are asked).
    [[nodiscard]] Result<std::vector<std::size_t>>
    decide(std::span<const Attributes* const> objects, model::ExpressionEvaluator& evaluator) const;

private:
    [[nodiscard]] std::string keyOf(const Attributes& object) const;
    [[nodiscard]] model::Row rowOf(const Attributes& object) const;

    std::string m_expression; ///< Empty when the answer does not depend on the object.
    std::size_t m_constant = 0;
    std::vector<std::string> m_columns;
    /// Limits of each column in ascending order; empty: its values are taken as they are.
    std::vector<std::vector<double>> m_limits;
};

/// Numbers that `column` is compared with in a condition, when it occurs in no other way ("lon >=
/// 110 and lon < 125"); empty otherwise.
[[nodiscard]] std::vector<double> limitsOf(std::string_view column, std::string_view condition);

/// Names of attributes in a condition, sorted, each once.
[[nodiscard]] std::vector<std::string> attributeNames(std::string_view condition);

} // namespace ecotone::habitat
