#pragma once

#include "core/base/result.h"
#include "core/model/expression.h"

#include <memory>
#include <string>
#include <vector>

namespace ecotone::store {

/// model::ExpressionEvaluator on an in-memory SQLite database with no table of its own: columns
/// become parameters of one prepared statement, an authorizer admits built-in functions alone,
/// and REGEXP is ECMAScript's grammar (std::regex; a search on UTF-8 bytes).
class SqlExpressionEvaluator final : public model::ExpressionEvaluator
{
public:
    [[nodiscard]] static Result<std::unique_ptr<SqlExpressionEvaluator>> create();
    ~SqlExpressionEvaluator() override;

    [[nodiscard]] Result<std::vector<model::Value>>
    evaluate(const std::string& expression,
             const std::vector<std::string>& columns,
             const std::vector<model::Row>& rows) override;

private:
    struct State;
    explicit SqlExpressionEvaluator(std::unique_ptr<State> state);

    std::unique_ptr<State> m_state;
};

} // namespace ecotone::store
