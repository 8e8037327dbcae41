#include "core/store/statement.h"

#include <cerrno>
#include <sqlite3.h>

namespace ecotone::store {

namespace {

ErrorCode codeOfFile(int code)
{
    switch (code) {
    case SQLITE_IOERR_READ:
    case SQLITE_IOERR_SHORT_READ:
    case SQLITE_IOERR_FSTAT:
    case SQLITE_IOERR_ACCESS: return ErrorCode::FileUnreadable;
    default: return ErrorCode::FileUnwritable;
    }
}

ErrorCode codeOf(int code)
{
    switch (code & 0xFF) {
    case SQLITE_FULL: return ErrorCode::DiskFull;
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return ErrorCode::StoreBusy;
    case SQLITE_READONLY: return ErrorCode::ReadOnly;
    case SQLITE_CORRUPT: return ErrorCode::StoreCorrupt;
    case SQLITE_NOTADB: return ErrorCode::UnsupportedFormat;
    case SQLITE_INTERRUPT: return ErrorCode::Cancelled;
    case SQLITE_IOERR: return codeOfFile(code);
    case SQLITE_CANTOPEN: return ErrorCode::FileUnwritable;
    case SQLITE_PERM: return ErrorCode::FileUnreadable;
    case SQLITE_CONSTRAINT: return ErrorCode::Conflict;
    case SQLITE_TOOBIG: return ErrorCode::InvalidArgument;
    default: return ErrorCode::Internal;
    }
}

int length(std::string_view text)
{
    return static_cast<int>(text.size());
}

} // namespace

Error sqlError(sqlite3* handle, int code, const std::string& file, std::string_view what)
{
    const int extended = handle != nullptr && sqlite3_errcode(handle) != SQLITE_OK
                             ? sqlite3_extended_errcode(handle)
                             : code;
    std::string detail = file + ": " + std::string{what} + ": ";
    detail += handle != nullptr && sqlite3_errcode(handle) != SQLITE_OK ? sqlite3_errmsg(handle)
                                                                        : sqlite3_errstr(code);
    return {codeOf(extended), std::move(detail), std::source_location::current()};
}

std::string sqlName(std::string_view identifier)
{
    std::string text{"\""};
    for (const char letter : identifier) {
        text += letter;
        if (letter == '"') {
            text += letter;
        }
    }
    return text + '"';
}

void StatementCloser::operator()(sqlite3_stmt* statement) const noexcept
{
    sqlite3_finalize(statement);
}

Statement::Statement(sqlite3_stmt* statement, std::string file)
    : m_statement{statement}
    , m_file{std::move(file)}
{
}

Result<Statement> Statement::prepare(sqlite3* handle, std::string_view sql, const std::string& file)
{
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v2(handle, sql.data(), length(sql), &statement, nullptr);
    if (code != SQLITE_OK) {
        return fail(sqlError(handle, code, file, "the project's tables cannot be used"));
    }
    return Statement{statement, file};
}

void Statement::bind(int parameter, std::int64_t value)
{
    m_bindProblem |= sqlite3_bind_int64(m_statement.get(), parameter, value);
}

void Statement::bind(int parameter, double value)
{
    m_bindProblem |= sqlite3_bind_double(m_statement.get(), parameter, value);
}

void Statement::bind(int parameter, std::string_view text)
{
    const char* bytes = text.data() != nullptr ? text.data() : "";
    m_bindProblem |= sqlite3_bind_text64(
        m_statement.get(), parameter, bytes, text.size(), SQLITE_STATIC, SQLITE_UTF8);
}

void Statement::bindBlob(int parameter, std::string_view bytes)
{
    const char* start = bytes.data() != nullptr ? bytes.data() : "";
    m_bindProblem |=
        sqlite3_bind_blob64(m_statement.get(), parameter, start, bytes.size(), SQLITE_STATIC);
}

void Statement::bindNull(int parameter)
{
    m_bindProblem |= sqlite3_bind_null(m_statement.get(), parameter);
}

void Statement::bindOptional(int parameter, std::string_view text)
{
    if (text.empty()) {
        bindNull(parameter);
    } else {
        bind(parameter, text);
    }
}

void Statement::bindOptional(int parameter, std::int64_t value)
{
    if (value == 0) {
        bindNull(parameter);
    } else {
        bind(parameter, value);
    }
}

Result<bool> Statement::step()
{
    if (m_bindProblem != SQLITE_OK) {
        return fail(ErrorCode::Internal, m_file + ": a value could not be bound");
    }
    const int code = sqlite3_step(m_statement.get());
    if (code == SQLITE_ROW) {
        return true;
    }
    if (code == SQLITE_DONE) {
        return false;
    }
    const Error error = sqlError(sqlite3_db_handle(m_statement.get()), code, m_file, "failed");
    sqlite3_reset(m_statement.get());
    return fail(error);
}

Result<> Statement::run()
{
    for (;;) {
        ECO_ASSIGN(const bool row, step());
        if (!row) {
            break;
        }
    }
    reset();
    return {};
}

void Statement::reset()
{
    sqlite3_reset(m_statement.get());
}

int Statement::columns() const
{
    return sqlite3_column_count(m_statement.get());
}

std::string_view Statement::columnName(int column) const
{
    return sqlite3_column_name(m_statement.get(), column);
}

int Statement::type(int column) const
{
    return sqlite3_column_type(m_statement.get(), column);
}

bool Statement::isNull(int column) const
{
    return type(column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement.get(), column);
}

double Statement::real(int column) const
{
    return sqlite3_column_double(m_statement.get(), column);
}

std::string_view Statement::text(int column) const
{
    const unsigned char* bytes = sqlite3_column_text(m_statement.get(), column);
    if (bytes == nullptr) {
        return {};
    }
    return {reinterpret_cast<const char*>(bytes),
            static_cast<std::size_t>(sqlite3_column_bytes(m_statement.get(), column))};
}

std::string_view Statement::blob(int column) const
{
    const void* bytes = sqlite3_column_blob(m_statement.get(), column);
    if (bytes == nullptr) {
        return {};
    }
    return {static_cast<const char*>(bytes),
            static_cast<std::size_t>(sqlite3_column_bytes(m_statement.get(), column))};
}

} // namespace ecotone::store
