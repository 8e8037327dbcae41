// The session extension's declarations are behind these two.
#define SQLITE_ENABLE_SESSION 1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1

#include "core/store/changeset.h"

#include <map>
#include <sqlite3.h>

namespace ecotone::store {

namespace {

struct IteratorCloser
{
    void operator()(sqlite3_changeset_iter* iterator) const noexcept
    {
        sqlite3changeset_finalize(iterator);
    }
};

int wantsTable(void* context, const char* table)
{
    const auto* recorder = static_cast<const ChangeRecorder*>(context);
    return recorder->tables.contains(std::string_view{table}) ? 1 : 0;
}

Operation operationOf(int code)
{
    switch (code) {
    case SQLITE_INSERT: return Operation::Insert;
    case SQLITE_DELETE: return Operation::Delete;
    default: return Operation::Update;
    }
}

struct Clash
{
    std::string table;
    int kind = 0;
};

/// Never skips and never overwrites: the first clash ends the whole.
int onConflict(void* context, int kind, sqlite3_changeset_iter* iterator)
{
    auto* clash = static_cast<Clash*>(context);
    const char* table = nullptr;
    int columns = 0;
    int operation = 0;
    int indirect = 0;
    if (kind != SQLITE_CHANGESET_FOREIGN_KEY) {
        sqlite3changeset_op(iterator, &table, &columns, &operation, &indirect);
    }
    clash->table = table != nullptr ? table : "";
    clash->kind = kind;
    return SQLITE_CHANGESET_ABORT;
}

/// SQLite skips tables it does not find; nothing may be skipped here.
Result<> checkTables(Database& database, std::string_view changeset)
{
    std::map<std::string, int, std::less<>> needed;
    ECO_TRY(visitChangeset(database, changeset, [&](const ChangedRow& row) {
        needed.insert_or_assign(std::string{row.table}, row.columns);
    }));
    for (const auto& [table, columns] : needed) {
        ECO_ASSIGN(const std::vector<std::string> present, database.columnsOf(table));
        if (static_cast<int>(present.size()) < columns) {
            return fail(ErrorCode::Conflict,
                        database.file() + ": table " + table +
                            " no longer has the columns that this history entry changed");
        }
    }
    return {};
}

} // namespace

void SessionCloser::operator()(sqlite3_session* session) const noexcept
{
    sqlite3session_delete(session);
}

Result<std::unique_ptr<ChangeRecorder>> ChangeRecorder::create(Database& database)
{
    std::unique_ptr<ChangeRecorder> recorder{new ChangeRecorder{database}};
    sqlite3_session* session = nullptr;
    int code = sqlite3session_create(database.handle(), "main", &session);
    recorder->m_session.reset(session);
    if (code == SQLITE_OK) {
        sqlite3session_table_filter(session, wantsTable, recorder.get());
        code = sqlite3session_attach(session, nullptr);
    }
    if (code != SQLITE_OK) {
        return fail(sqlError(nullptr, code, database.file(), "changes cannot be recorded"));
    }
    return recorder;
}

Result<std::string> ChangeRecorder::changeset()
{
    int count = 0;
    void* bytes = nullptr;
    const int code = sqlite3session_changeset(m_session.get(), &count, &bytes);
    const std::unique_ptr<void, decltype(&sqlite3_free)> owner{bytes, sqlite3_free};
    m_session.reset();
    if (code != SQLITE_OK) {
        return fail(sqlError(nullptr, code, m_database->file(), "the change cannot be recorded"));
    }
    return count == 0
               ? std::string{}
               : std::string{static_cast<const char*>(bytes), static_cast<std::size_t>(count)};
}

sqlite3_value* ChangedRow::before(int column) const
{
    sqlite3_value* value = nullptr;
    if (operation != Operation::Insert) {
        sqlite3changeset_old(m_iterator, column, &value);
    }
    return value;
}

sqlite3_value* ChangedRow::after(int column) const
{
    sqlite3_value* value = nullptr;
    if (operation != Operation::Delete) {
        sqlite3changeset_new(m_iterator, column, &value);
    }
    return value;
}

std::int64_t ChangedRow::fid() const
{
    sqlite3_value* value = operation == Operation::Insert ? after(0) : before(0);
    return value != nullptr ? sqlite3_value_int64(value) : 0;
}

Result<> visitChangeset(const Database& database,
                        std::string_view changeset,
                        const std::function<void(const ChangedRow&)>& visit)
{
    if (changeset.empty()) {
        return {};
    }
    sqlite3_changeset_iter* raw = nullptr;
    // The function only reads, though its parameter says otherwise.
    int code = sqlite3changeset_start(
        &raw, static_cast<int>(changeset.size()), const_cast<char*>(changeset.data()));
    const std::unique_ptr<sqlite3_changeset_iter, IteratorCloser> iterator{raw};
    while (code == SQLITE_OK && (code = sqlite3changeset_next(raw)) == SQLITE_ROW) {
        const char* table = nullptr;
        int columns = 0;
        int operation = 0;
        int indirect = 0;
        code = sqlite3changeset_op(raw, &table, &columns, &operation, &indirect);
        if (code == SQLITE_OK) {
            visit(ChangedRow{raw, table, columns, operationOf(operation)});
        }
    }
    if (code != SQLITE_DONE) {
        return fail(ErrorCode::StoreCorrupt, database.file() + ": a history entry cannot be read");
    }
    return {};
}

std::uint64_t hashDifference(const ChangedRow& row)
{
    const std::uint64_t key = tableKey(row.table);
    const std::int64_t fid = row.fid();
    std::uint64_t difference = 0;
    for (int column = 0; column < row.columns; ++column) {
        sqlite3_value* before = row.before(column);
        sqlite3_value* after = row.after(column);
        if (row.operation == Operation::Update && after == nullptr) {
            continue; // Unchanged, or the key.
        }
        difference += cellHash(key, fid, column, cellOf(after));
        difference -= cellHash(key, fid, column, cellOf(before));
    }
    return difference;
}

Result<ChangesetSummary> summarise(Database& database, std::string_view changeset)
{
    std::set<std::string, std::less<>> domain;
    ECO_ASSIGN(const std::vector<DomainTable> tables, database.domainTables());
    for (const DomainTable& table : tables) {
        domain.insert(table.name);
    }
    ChangesetSummary summary;
    ECO_TRY(visitChangeset(database, changeset, [&](const ChangedRow& row) {
        ++summary.rows;
        if (domain.contains(row.table)) {
            summary.hashDifference += hashDifference(row);
        }
        if (row.table == "habitat") {
            summary.patches.insert(row.fid());
        }
    }));
    return summary;
}

Result<> applyChangeset(Database& database, std::string_view changeset, Direction direction)
{
    if (changeset.empty()) {
        return {};
    }
    ECO_TRY(checkTables(database, changeset));
    Clash clash;
    const int code = sqlite3changeset_apply_v2(
        database.handle(),
        static_cast<int>(changeset.size()),
        const_cast<char*>(changeset.data()), // Read only, see above.
        nullptr,
        onConflict,
        &clash,
        nullptr,
        nullptr,
        // Without its savepoint: SQLite would walk through all pages kept for it after every row.
        SQLITE_CHANGESETAPPLY_NOSAVEPOINT |
            (direction == Direction::Backwards ? SQLITE_CHANGESETAPPLY_INVERT : 0));
    if (code == SQLITE_OK) {
        return {};
    }
    if (clash.kind != 0) {
        return fail(ErrorCode::Conflict,
                    database.file() + ": a row of " + clash.table +
                        " is no longer as the history knows it; nothing was changed");
    }
    return fail(sqlError(database.handle(), code, database.file(), "the change cannot be applied"));
}

} // namespace ecotone::store
