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
    /// conditions when none does. Equal tuples of the attributes asked for are evaluated once.
    [[nodiscard]] Result<std::vector<std::size_t>>
    decide(std::span<const Attributes* const> objects, model::ExpressionEvaluator& evaluator) const;

private:
    std::string m_expression; ///< Empty when the answer does not depend on the object.
    std::size_t m_constant = 0;
    std::vector<std::string> m_columns;
};

/// Names of attributes in a condition, sorted, each once.
[[nodiscard]] std::vector<std::string> attributeNames(std::string_view condition);

} // namespace ecotone::habitat
