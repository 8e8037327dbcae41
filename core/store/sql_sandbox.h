#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

struct sqlite3;

/// Private to the room: expressions written by people run under watch.
namespace ecotone::store {

/// Fails with ExpressionInvalid unless the text is one expression by its signs: parentheses that
/// balance, quotes that close, no comment, no semicolon, no parameter.
[[nodiscard]] Result<> checkSingleExpression(std::string_view expression);

/// While it lives, statements compiled on the connection may only read the table `readable`
/// (none when empty) and call functions that have no effect and stay small; compiling anything
/// else fails. A statement that runs longer than `seconds` is interrupted.
class SqlSandbox
{
public:
    SqlSandbox(sqlite3* handle, std::string readable, double seconds);
    SqlSandbox(const SqlSandbox&) = delete;
    SqlSandbox& operator=(const SqlSandbox&) = delete;
    ~SqlSandbox();

    /// What was refused, for the message; empty when nothing was.
    [[nodiscard]] const std::string& refused() const { return m_refused; }
    [[nodiscard]] bool outOfTime() const { return m_outOfTime; }

private:
    static int authorize(void*, int, const char*, const char*, const char*, const char*);
    static int onProgress(void*);

    sqlite3* m_handle;
    std::string m_readable;
    std::string m_refused;
    std::int64_t m_deadline = 0;
    bool m_outOfTime = false;
};

} // namespace ecotone::store
