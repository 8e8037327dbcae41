#include "core/store/sql_sandbox.h"

#include "core/store/schema_guard.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <sqlite3.h>

namespace ecotone::store {

namespace {

constexpr int instructionsBetweenLooks = 10000;

/// Sorted. No function that reads files, allocates on demand, or differs from call to call.
constexpr std::array<std::string_view, 46> allowedFunctions{
    "->",           "->>",        "abs",        "avg",
    "char",         "coalesce",   "count",      "date",
    "datetime",     "glob",       "hex",        "ifnull",
    "iif",          "instr",      "json",       "json_array_length",
    "json_extract", "json_type",  "json_valid", "julianday",
    "length",       "like",       "likely",     "lower",
    "ltrim",        "max",        "min",        "nullif",
    "regexp",       "replace",    "round",      "rtrim",
    "sign",         "st_isempty", "st_maxx",    "st_maxy",
    "st_minx",      "st_miny",    "strftime",   "substr",
    "substring",    "sum",        "total",      "trim",
    "typeof",       "upper"};

std::int64_t milliseconds()
{
    // Only measures how long something takes; never reaches any output.
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

std::string lower(std::string_view text)
{
    std::string result{text};
    std::transform(result.begin(), result.end(), result.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    });
    return result;
}

bool hasComment(std::string_view expression)
{
    char quote = '\0';
    for (std::size_t i = 0; i < expression.size(); ++i) {
        const char letter = expression[i];
        if (quote != '\0') {
            quote = letter == quote ? '\0' : quote;
        } else if (letter == '\'' || letter == '"' || letter == '`') {
            quote = letter;
        } else if (letter == '[') {
            quote = ']';
        } else if (expression.substr(i, 2) == "--" || expression.substr(i, 2) == "/*") {
            return true;
        }
    }
    return quote != '\0'; // A quote that does not close is refused the same way.
}

} // namespace

Result<> checkSingleExpression(std::string_view expression)
{
    const auto refuse = [&](std::string_view why) {
        return fail(ErrorCode::ExpressionInvalid,
                    "the expression \"" + std::string{expression} + "\" " + std::string{why});
    };
    if (hasComment(expression) || expression.find('\0') != std::string_view::npos) {
        return refuse("has a comment or a quote that does not close");
    }
    int depth = 0;
    const std::vector<std::string> tokens = sqlTokens(expression);
    for (const std::string& token : tokens) {
        if (token == "(") {
            ++depth;
        } else if (token == ")" && --depth < 0) {
            return refuse("closes a parenthesis that it did not open");
        } else if (token == ";" || token == "?" || token == ":" || token == "@" || token == "$") {
            return refuse("has a sign that is not allowed: " + token);
        }
    }
    if (tokens.empty()) {
        return refuse("is empty");
    }
    if (depth != 0) {
        return refuse("does not close every parenthesis");
    }
    return {};
}

SqlSandbox::SqlSandbox(sqlite3* handle, std::string readable, double seconds)
    : m_handle{handle}
    , m_readable{std::move(readable)}
    , m_deadline{milliseconds() + static_cast<std::int64_t>(seconds * 1000.0)}
{
    sqlite3_set_authorizer(m_handle, authorize, this);
    sqlite3_progress_handler(m_handle, instructionsBetweenLooks, onProgress, this);
}

SqlSandbox::~SqlSandbox()
{
    sqlite3_set_authorizer(m_handle, nullptr, nullptr);
    sqlite3_progress_handler(m_handle, 0, nullptr, nullptr);
}

int SqlSandbox::authorize(void* context,
                          int action,
                          const char* first,
                          const char* second,
                          const char* /*database*/,
                          const char* /*trigger*/)
{
    auto* sandbox = static_cast<SqlSandbox*>(context);
    switch (action) {
    case SQLITE_SELECT: return SQLITE_OK;
    case SQLITE_READ:
        if (first != nullptr && sandbox->m_readable == first) {
            return SQLITE_OK;
        }
        // A subquery without a table reads "": harmless.
        if (first == nullptr || *first == '\0') {
            return SQLITE_OK;
        }
        sandbox->m_refused = std::string{"table "} + first;
        return SQLITE_DENY;
    case SQLITE_FUNCTION: {
        const std::string name = lower(second != nullptr ? second : "");
        if (std::find(allowedFunctions.begin(), allowedFunctions.end(), name) !=
            allowedFunctions.end()) {
            return SQLITE_OK;
        }
        sandbox->m_refused = "function " + name;
        return SQLITE_DENY;
    }
    default: sandbox->m_refused = "anything but reading"; return SQLITE_DENY;
    }
}

int SqlSandbox::onProgress(void* context)
{
    auto* sandbox = static_cast<SqlSandbox*>(context);
    sandbox->m_outOfTime = milliseconds() > sandbox->m_deadline;
    return sandbox->m_outOfTime ? 1 : 0;
}

} // namespace ecotone::store
