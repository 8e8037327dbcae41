#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

/// Private to the room.
namespace ecotone::store {

struct StatementCloser
{
    void operator()(sqlite3_stmt* statement) const noexcept;
};

/// A prepared statement. Parameters and columns count as SQLite does: from 1 and from 0. Texts
/// and blobs that are bound must live until the next reset(); those read until the next step().
class Statement
{
public:
    /// `file` names the project in messages.
    [[nodiscard]] static Result<Statement>
    prepare(sqlite3* handle, std::string_view sql, const std::string& file);

    void bind(int parameter, std::int64_t value);
    void bind(int parameter, int value) { bind(parameter, std::int64_t{value}); }
    void bind(int parameter, double value);
    void bind(int parameter, std::string_view text);
    void bindBlob(int parameter, std::string_view bytes);
    void bindNull(int parameter);
    /// NULL for an empty text: the stored form of "not known".
    void bindOptional(int parameter, std::string_view text);
    /// NULL for 0: the stored form of "none".
    void bindOptional(int parameter, std::int64_t value);

    /// True with a row, false at the end.
    [[nodiscard]] Result<bool> step();
    /// Steps to the end and resets.
    [[nodiscard]] Result<> run();
    void reset();

    [[nodiscard]] int columns() const;
    [[nodiscard]] std::string_view columnName(int column) const;
    /// SQLITE_INTEGER and so on.
    [[nodiscard]] int type(int column) const;
    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] double real(int column) const;
    /// Empty for NULL.
    [[nodiscard]] std::string_view text(int column) const;
    [[nodiscard]] std::string string(int column) const { return std::string{text(column)}; }
    [[nodiscard]] std::string_view blob(int column) const;

    [[nodiscard]] sqlite3_stmt* handle() const { return m_statement.get(); }

private:
    Statement(sqlite3_stmt* statement, std::string file);

    std::unique_ptr<sqlite3_stmt, StatementCloser> m_statement;
    std::string m_file;
    int m_bindProblem = 0;
};

/// The error of a SQLite result code: our code and a sentence "FILE: what: why".
[[nodiscard]] Error
sqlError(sqlite3* handle, int code, const std::string& file, std::string_view what);

/// "name" with quotes doubled.
[[nodiscard]] std::string sqlName(std::string_view identifier);

} // namespace ecotone::store
