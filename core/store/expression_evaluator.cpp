#include "core/store/expression_evaluator.h"

#include "core/store/row_hash.h"
#include "core/store/sql_sandbox.h"
#include "core/store/statement.h"

#include <map>
#include <regex>
#include <sqlite3.h>

namespace ecotone::store {

namespace {

constexpr double secondsAtMost = 60.0;
const std::string where = "expression";

struct HandleCloser
{
    void operator()(sqlite3* handle) const noexcept { sqlite3_close_v2(handle); }
};

using Patterns = std::map<std::string, std::regex, std::less<>>;

std::string_view textOf(sqlite3_value* value)
{
    const unsigned char* text = sqlite3_value_text(value);
    return text == nullptr ? std::string_view{}
                           : std::string_view{reinterpret_cast<const char*>(text),
                                              static_cast<std::size_t>(sqlite3_value_bytes(value))};
}

/// `x REGEXP pattern` calls regexp(pattern, x).
void regexp(sqlite3_context* context, int, sqlite3_value** values)
{
    if (sqlite3_value_type(values[0]) == SQLITE_NULL ||
        sqlite3_value_type(values[1]) == SQLITE_NULL) {
        sqlite3_result_null(context);
        return;
    }
    auto& patterns = *static_cast<Patterns*>(sqlite3_user_data(context));
    const std::string_view pattern = textOf(values[0]);
    const std::string_view text = textOf(values[1]);
    // std::regex reports by exceptions; none may pass through SQLite's frames.
    try {
        auto known = patterns.find(pattern);
        if (known == patterns.end()) {
            known = patterns
                        .emplace(std::string{pattern},
                                 std::regex{pattern.begin(), pattern.end(), std::regex::ECMAScript})
                        .first;
        }
        sqlite3_result_int(context,
                           std::regex_search(text.begin(), text.end(), known->second) ? 1 : 0);
    } catch (const std::regex_error& error) {
        const std::string message = "REGEXP '" + std::string{pattern} + "': " + error.what();
        sqlite3_result_error(context, message.c_str(), -1);
    }
}

void bindValue(Statement& statement, int parameter, const model::Value& value)
{
    if (const auto* integer = std::get_if<std::int64_t>(&value)) {
        statement.bind(parameter, *integer);
    } else if (const auto* real = std::get_if<double>(&value)) {
        statement.bind(parameter, *real);
    } else if (const auto* text = std::get_if<std::string>(&value)) {
        statement.bind(parameter, std::string_view{*text});
    } else {
        statement.bindNull(parameter);
    }
}

model::Value valueOf(const Statement& row)
{
    switch (row.type(0)) {
    case SQLITE_INTEGER: return row.integer(0);
    case SQLITE_FLOAT: return row.real(0);
    case SQLITE_NULL: return std::monostate{};
    default: return row.string(0);
    }
}

} // namespace

struct SqlExpressionEvaluator::State
{
    Patterns patterns;
    std::unique_ptr<sqlite3, HandleCloser> handle; // Last: its functions use the patterns.
};

SqlExpressionEvaluator::SqlExpressionEvaluator(std::unique_ptr<State> state)
    : m_state{std::move(state)}
{
}

SqlExpressionEvaluator::~SqlExpressionEvaluator() = default;

Result<std::unique_ptr<SqlExpressionEvaluator>> SqlExpressionEvaluator::create()
{
    auto state = std::make_unique<State>();
    sqlite3* handle = nullptr;
    constexpr int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY | SQLITE_OPEN_NOMUTEX;
    int code = sqlite3_open_v2(":memory:", &handle, flags, nullptr);
    state->handle.reset(handle);
    if (code == SQLITE_OK) {
        sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
        code = sqlite3_create_function_v2(handle,
                                          "regexp",
                                          2,
                                          SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS,
                                          &state->patterns,
                                          regexp,
                                          nullptr,
                                          nullptr,
                                          nullptr);
    }
    if (code != SQLITE_OK) {
        return fail(sqlError(handle, code, where, "the evaluator cannot start"));
    }
    return std::unique_ptr<SqlExpressionEvaluator>{new SqlExpressionEvaluator{std::move(state)}};
}

Result<std::vector<model::Value>>
SqlExpressionEvaluator::evaluate(const std::string& expression,
                                 const std::vector<std::string>& columns,
                                 const std::vector<model::Row>& rows)
{
    ECO_TRY(checkSingleExpression(expression));
    // Columns are those of a one-row subquery of parameters.
    std::string sql = "SELECT (" + expression + ") FROM (SELECT ";
    for (std::size_t column = 0; column < columns.size(); ++column) {
        sql += (column == 0 ? "? AS " : ", ? AS ") + sqlName(columns[column]);
    }
    sql += columns.empty() ? "1)" : ")";
    const SqlSandbox sandbox{m_state->handle.get(), {}, secondsAtMost};
    const auto explain = [&](const Error& error) {
        const std::string& refused = sandbox.refused();
        return fail(ErrorCode::ExpressionInvalid,
                    sandbox.outOfTime() ? "the expression takes too long"
                    : refused.empty()   ? error.detail
                                        : "the expression may not use " + refused);
    };
    auto statement = Statement::prepare(m_state->handle.get(), sql, where);
    if (!statement) {
        return explain(statement.error());
    }
    std::vector<model::Value> values;
    values.reserve(rows.size());
    for (const model::Row& row : rows) {
        if (row.size() != columns.size()) {
            return fail(ErrorCode::InvalidArgument,
                        "a row has another number of values than columns");
        }
        for (std::size_t column = 0; column < row.size(); ++column) {
            bindValue(*statement, static_cast<int>(column) + 1, row[column]);
        }
        const auto found = statement->step();
        if (!found) {
            return explain(found.error());
        }
        values.push_back(valueOf(*statement));
        statement->reset();
    }
    return values;
}

} // namespace ecotone::store
