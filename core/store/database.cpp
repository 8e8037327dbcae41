#include "core/store/database.h"

#include "core/base/file.h"
#include "core/store/outside_edits.h"
#include "core/store/recorder.h"
#include "core/store/spatial_functions.h"

#include <sqlite3.h>
#include <utility>

namespace ecotone::store {

namespace {

constexpr int busyMilliseconds = 5000;

/// Every statement on a table with a spatial index keeps the pages it changes until it ends, and
/// SQLite writes more than 64 kB of them into a temporary file that grows with every statement of
/// a savepoint: undoing 10,000 rows wrote a gigabyte. In memory they are dropped at once. SQLite
/// takes the setting only before its first use in the process, which may be PROJ's or GDAL's:
/// hence before main. Without it everything works, slowly.
[[maybe_unused]] const int journalsInMemory = sqlite3_config(SQLITE_CONFIG_STMTJRNL_SPILL, -1);

/// A path as SQLite's URI: every byte that has a meaning there is escaped.
std::string asUri(const std::filesystem::path& path, std::string_view parameters)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string uri{"file:"};
    const std::string text = toUtf8(std::filesystem::absolute(path));
    if (!text.starts_with('/')) {
        uri += '/'; // A drive letter.
    }
    for (const char letter : text) {
        if (letter == '%' || letter == '?' || letter == '#') {
            const auto byte = static_cast<unsigned char>(letter);
            uri += '%';
            uri += digits[byte >> 4U];
            uri += digits[byte & 15U];
        } else {
            uri += letter;
        }
    }
    return uri.append(parameters);
}

std::string_view uriParameters(Mode mode)
{
    switch (mode) {
    case Mode::Read: return "?mode=ro";
    case Mode::Immutable: return "?mode=ro&immutable=1";
    case Mode::Write: return "?mode=rw";
    case Mode::Build: return "?mode=rwc";
    }
    return "?mode=ro";
}

} // namespace

void ConnectionCloser::operator()(sqlite3* handle) const noexcept
{
    sqlite3_close_v2(handle);
}

Database::Database(sqlite3* handle, std::filesystem::path path, Mode mode)
    : m_handle{handle}
    , m_path{std::move(path)}
    , m_file{fileName(m_path)}
    , m_mode{mode}
    , m_writable{mode == Mode::Write || mode == Mode::Build}
    , m_whyReadOnly{"it is open for reading"}
{
}

Result<std::unique_ptr<Database>> Database::connect(const std::filesystem::path& path, Mode mode)
{
    const bool write = mode == Mode::Write || mode == Mode::Build;
    int flags = SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    flags |= write ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
    if (mode == Mode::Build) {
        flags |= SQLITE_OPEN_CREATE;
    }
    sqlite3* handle = nullptr;
    const std::string uri = asUri(path, uriParameters(mode));
    const int code = sqlite3_open_v2(uri.c_str(), &handle, flags, nullptr);
    std::unique_ptr<Database> database{new Database{handle, path, mode}};
    if (code != SQLITE_OK) {
        Error error = sqlError(handle, code, database->m_file, "cannot be opened");
        if (!write && error.code == ErrorCode::FileUnwritable) {
            error.code = ErrorCode::FileUnreadable;
        }
        return fail(std::move(error));
    }
    sqlite3_busy_timeout(handle, busyMilliseconds);
    // A misspelt column must be an error, not a text that never matches.
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
    // The writer needs trust for the spatial index inside triggers; opening has read them first.
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, write ? 1 : 0, nullptr);
    ECO_TRY(registerSpatialFunctions(handle));
    if (!write) {
        // The system keeps the file's pages as well: more than 16 MiB of them here reads no faster.
        sqlite3_exec(handle, "PRAGMA cache_size = -16384", nullptr, nullptr, nullptr);
    }
    return database;
}

void Database::makeReadOnly(std::string why)
{
    m_writable = false;
    m_whyReadOnly = std::move(why);
}

Result<> Database::execute(std::string_view sql)
{
    const std::string text{sql};
    const int code = sqlite3_exec(handle(), text.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) {
        return fail(sqlError(handle(), code, m_file, text.substr(0, text.find_first_of("\n("))));
    }
    return {};
}

Result<Statement> Database::prepare(std::string_view sql)
{
    return Statement::prepare(handle(), sql, m_file);
}

Result<std::int64_t> Database::integer(std::string_view sql)
{
    ECO_ASSIGN(Statement statement, prepare(sql));
    ECO_ASSIGN(const bool row, statement.step());
    return row ? statement.integer(0) : 0;
}

Result<std::optional<std::string>> Database::text(std::string_view sql)
{
    ECO_ASSIGN(Statement statement, prepare(sql));
    ECO_ASSIGN(const bool row, statement.step());
    return row ? std::optional{statement.string(0)} : std::nullopt;
}

std::int64_t Database::lastRowId() const
{
    return sqlite3_last_insert_rowid(handle());
}

std::int64_t Database::changes() const
{
    return sqlite3_changes64(handle());
}

std::int64_t Database::totalChanges() const
{
    return sqlite3_total_changes64(handle());
}

Result<std::optional<std::string>> Database::meta(std::string_view key)
{
    ECO_ASSIGN(Statement statement, prepare("SELECT value FROM ecotone_meta WHERE key = ?"));
    statement.bind(1, key);
    ECO_ASSIGN(const bool row, statement.step());
    return row ? std::optional{statement.string(0)} : std::nullopt;
}

Result<> Database::setMeta(std::string_view key, std::string_view value)
{
    ECO_ASSIGN(Statement statement,
               prepare("INSERT INTO ecotone_meta (key, value) VALUES (?, ?) "
                       "ON CONFLICT (key) DO UPDATE SET value = excluded.value"));
    statement.bind(1, key);
    statement.bind(2, value);
    return statement.run();
}

Result<std::vector<DomainTable>> Database::domainTables()
{
    std::vector<DomainTable> tables{{"habitat", model::Scope::Map}};
    ECO_ASSIGN(Statement statement, prepare("SELECT name FROM ecotone_layer ORDER BY name"));
    for (;;) {
        ECO_ASSIGN(const bool row, statement.step());
        if (!row) {
            return tables;
        }
        std::string name = statement.string(0);
        const auto scope = name == "proposal" ? model::Scope::Proposal : model::Scope::Map;
        tables.push_back({std::move(name), scope});
    }
}

Result<std::vector<std::string>> Database::columnsOf(std::string_view table)
{
    ECO_ASSIGN(Statement statement, prepare("SELECT name FROM pragma_table_info(?) ORDER BY cid"));
    statement.bind(1, table);
    std::vector<std::string> names;
    for (;;) {
        ECO_ASSIGN(const bool row, statement.step());
        if (!row) {
            return names;
        }
        names.push_back(statement.string(0));
    }
}

Result<> Database::requireWriting() const
{
    if (!m_writable) {
        return fail(ErrorCode::ReadOnly, m_file + " cannot be changed: " + m_whyReadOnly);
    }
    return {};
}

Result<> Database::requireRecording(model::Scope scope) const
{
    ECO_TRY(requireWriting());
    if (recorder == nullptr || recorder->header.scope != scope) {
        return fail(ErrorCode::Internal,
                    m_file + ": rows of scope " + std::string{model::name(scope)} +
                        " written outside a recording of that scope");
    }
    return {};
}

Result<> Database::requireChanging(model::Scope scope) const
{
    ECO_TRY(requireRecording(scope));
    if (recorder->record == Record::Import) {
        return fail(ErrorCode::Internal, m_file + ": an import must not change stored rows");
    }
    return {};
}

SavePoint::SavePoint(Database& database, std::string name)
    : m_database{&database}
    , m_name{std::move(name)}
{
}

SavePoint::SavePoint(SavePoint&& other) noexcept
    : m_database{std::exchange(other.m_database, nullptr)}
    , m_name{std::move(other.m_name)}
{
}

Result<SavePoint> SavePoint::begin(Database& database, std::string name)
{
    ECO_TRY(database.execute("SAVEPOINT " + name));
    return SavePoint{database, std::move(name)};
}

SavePoint::~SavePoint()
{
    // After a failed write SQLite may have ended the whole transaction already.
    if (m_database != nullptr && sqlite3_get_autocommit(m_database->handle()) == 0) {
        static_cast<void>(m_database->execute("ROLLBACK TO " + m_name));
        static_cast<void>(m_database->execute("RELEASE " + m_name));
    }
}

Result<> SavePoint::release()
{
    ECO_TRY(m_database->execute("RELEASE " + m_name));
    m_database = nullptr;
    return {};
}

Transaction::Transaction(Transaction&& other) noexcept
    : m_database{std::exchange(other.m_database, nullptr)}
{
}

Result<Transaction> Transaction::begin(Database& database)
{
    ECO_TRY(database.execute("BEGIN IMMEDIATE"));
    return Transaction{database};
}

Transaction::~Transaction()
{
    if (m_database != nullptr && sqlite3_get_autocommit(m_database->handle()) == 0) {
        static_cast<void>(m_database->execute("ROLLBACK"));
    }
}

Result<> Transaction::commit()
{
    ECO_TRY(m_database->execute("COMMIT"));
    tellReaders(*m_database);
    m_database = nullptr;
    return {};
}

} // namespace ecotone::store
