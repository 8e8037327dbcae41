#pragma once

#include "core/base/result.h"
#include "core/model/feature.h"

#include <string>
#include <vector>

namespace ecotone::model {

/// Values for the columns of an expression, in their order; monostate is NULL.
using Row = std::vector<Value>;

/// Evaluates one SQL expression over rows of plain values: the conditions of crosswalks and stand
/// rules, compiled by core/habitat to a CASE. Implemented by core/store with an in-memory
/// database: no table of a project is reachable, built-in functions and REGEXP alone.
///
/// Besides the names in `columns` an expression may hold literals, and/or/not, comparisons, IN,
/// CASE and `x REGEXP 'a|b'` (a search, not a whole match; NULL when x is NULL).
class ExpressionEvaluator
{
public:
    ExpressionEvaluator() = default;
    ExpressionEvaluator(const ExpressionEvaluator&) = delete;
    ExpressionEvaluator& operator=(const ExpressionEvaluator&) = delete;
    virtual ~ExpressionEvaluator() = default;

    /// One value a row, in order. Text columns compare as text, numbers as numbers; a column that
    /// holds NULL makes its comparison NULL, so that a CASE falls through. Fails with
    /// ExpressionInvalid on syntax, an unknown name or a function that is not allowed.
    [[nodiscard]] virtual Result<std::vector<Value>>
    evaluate(const std::string& expression,
             const std::vector<std::string>& columns,
             const std::vector<Row>& rows) = 0;
};

} // namespace ecotone::model
