#include "core/store/history_rows.h"

#include "core/base/clock.h"
#include "core/base/hash.h"
#include "core/base/number.h"
#include "core/store/row_hash.h"
#include "core/store/schema.h"

namespace ecotone::store {

namespace {

model::HistoryEntry entryOf(const Statement& row)
{
    model::HistoryEntry entry;
    entry.id = row.integer(0);
    entry.header.kind = row.text(1);
    entry.header.scope = static_cast<model::Scope>(row.integer(2));
    entry.state = static_cast<model::EntryState>(row.integer(3));
    entry.header.author = {row.string(4), row.string(5), row.string(6)};
    entry.time = row.text(7);
    entry.header.reason = row.text(8);
    entry.header.change = static_cast<model::ChangeKind>(row.integer(9));
    entry.header.eventDate = row.text(10);
    entry.header.cause = row.text(11);
    entry.header.mandate = row.text(12);
    entry.header.detailsJson = row.text(13);
    entry.header.group = row.text(14);
    entry.patches = row.integer(15);
    return entry;
}

Result<> setState(Database& database, model::HistoryId id, model::EntryState state)
{
    ECO_ASSIGN(Statement update,
               database.prepare("UPDATE ecotone_history SET state = ? WHERE id = ?"));
    update.bind(1, static_cast<int>(state));
    update.bind(2, id);
    return update.run();
}

Result<> moveHash(Database& database, std::uint64_t difference)
{
    ECO_ASSIGN(const std::uint64_t hash, storedHash(database));
    return setStoredHash(database, hash + difference);
}

Result<std::uint64_t> hashOfRange(Database& database, const ImportRow& import, std::int64_t& rows)
{
    ECO_ASSIGN(
        Statement found,
        database.prepare("SELECT * FROM " + sqlName(import.table) + " WHERE fid BETWEEN ? AND ?"));
    found.bind(1, import.firstFid);
    found.bind(2, import.lastFid);
    const std::uint64_t key = tableKey(import.table);
    std::uint64_t hash = 0;
    for (rows = 0;; ++rows) {
        ECO_ASSIGN(const bool row, found.step());
        if (!row) {
            return hash;
        }
        hash += rowHash(key, found);
    }
}

Result<> takeImportBack(Database& database, const ImportRow& import)
{
    std::int64_t rows = 0;
    ECO_ASSIGN(const std::uint64_t hash, hashOfRange(database, import, rows));
    if (rows != import.rows || hash != import.hash) {
        return fail(ErrorCode::Conflict,
                    database.file() + ": rows of " + import.table +
                        " were changed since they were brought in; nothing was changed");
    }
    ECO_ASSIGN(
        Statement remove,
        database.prepare("DELETE FROM " + sqlName(import.table) + " WHERE fid BETWEEN ? AND ?"));
    remove.bind(1, import.firstFid);
    remove.bind(2, import.lastFid);
    return remove.run();
}

Result<> putImportForward(Database& database, const ImportRow& import)
{
    if (import.copy.empty()) {
        return fail(ErrorCode::Conflict,
                    database.file() + ": the stored copy of the rows of " + import.table +
                        " was dropped; harmonise the source again instead");
    }
    ECO_TRY(restoreRows(database, import.table, import.copy));
    std::int64_t rows = 0;
    ECO_ASSIGN(const std::uint64_t hash, hashOfRange(database, import, rows));
    if (rows != import.rows || hash != import.hash) {
        return fail(ErrorCode::Conflict,
                    database.file() + ": the rows of " + import.table +
                        " do not come back as they were; nothing was changed");
    }
    return {};
}

/// A row of ecotone_history as it is given, with the next id.
Result<>
insertEntry(Database& database, const model::HistoryEntry& entry, std::string_view changeset)
{
    ECO_ASSIGN(Statement row,
               database.prepare("INSERT INTO ecotone_history (kind, scope, state, author, "
                                "organisation, side, at_utc, reason, change_kind, event_date, "
                                "cause, mandate, details_json, group_name, patches, "
                                "schema_version, changeset) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
                                "?, ?, ?, ?, ?, ?, ?)"));
    row.bind(1, std::string_view{entry.header.kind});
    row.bind(2, static_cast<int>(entry.header.scope));
    row.bind(3, static_cast<int>(entry.state));
    row.bind(4, std::string_view{entry.header.author.name});
    row.bind(5, std::string_view{entry.header.author.organisation});
    row.bind(6, std::string_view{entry.header.author.side});
    row.bind(7, std::string_view{entry.time});
    row.bind(8, std::string_view{entry.header.reason});
    row.bind(9, static_cast<int>(entry.header.change));
    row.bind(10, std::string_view{entry.header.eventDate});
    row.bind(11, std::string_view{entry.header.cause});
    row.bind(12, std::string_view{entry.header.mandate});
    row.bind(13, std::string_view{entry.header.detailsJson});
    row.bind(14, std::string_view{entry.header.group});
    row.bind(15, entry.patches);
    row.bind(16, schemaVersion);
    if (changeset.empty()) {
        row.bindNull(17);
    } else {
        row.bindBlob(17, changeset);
    }
    return row.run();
}

} // namespace

Result<std::vector<model::HistoryEntry>> readEntries(Database& database, std::string_view where)
{
    ECO_ASSIGN(Statement rows,
               database.prepare("SELECT id, kind, scope, state, author, organisation, side, "
                                "at_utc, reason, change_kind, event_date, cause, mandate, "
                                "details_json, group_name, patches FROM ecotone_history " +
                                std::string{where}));
    std::vector<model::HistoryEntry> entries;
    for (;;) {
        ECO_ASSIGN(const bool row, rows.step());
        if (!row) {
            return entries;
        }
        entries.push_back(entryOf(rows));
    }
}

Result<std::string> readChangeset(Database& database, model::HistoryId id)
{
    ECO_ASSIGN(Statement row,
               database.prepare("SELECT changeset FROM ecotone_history WHERE id = ?"));
    row.bind(1, id);
    ECO_ASSIGN(const bool found, row.step());
    if (!found) {
        return fail(ErrorCode::NotFound,
                    database.file() + ": there is no history entry " + toText(id));
    }
    return std::string{row.blob(0)};
}

Result<std::vector<ImportRow>> readImports(Database& database, model::HistoryId id)
{
    ECO_ASSIGN(Statement rows,
               database.prepare("SELECT table_name, first_fid, last_fid, rows, hash, copy "
                                "FROM ecotone_import WHERE history_id = ? ORDER BY table_name"));
    rows.bind(1, id);
    std::vector<ImportRow> imports;
    for (;;) {
        ECO_ASSIGN(const bool row, rows.step());
        if (!row) {
            return imports;
        }
        imports.push_back({rows.string(0),
                           rows.integer(1),
                           rows.integer(2),
                           rows.integer(3),
                           hashFromHex(rows.text(4)),
                           std::string{rows.blob(5)}});
    }
}

Result<model::HistoryEntry> appendEntry(Database& database,
                                        const model::EntryHeader& header,
                                        model::EntryState state,
                                        std::string_view changeset,
                                        std::int64_t patches,
                                        std::uint64_t hashDifference)
{
    ECO_ASSIGN(Statement abandon,
               database.prepare("UPDATE ecotone_history SET state = 2 WHERE scope = ? AND "
                                "state = 1"));
    abandon.bind(1, static_cast<int>(header.scope));
    ECO_TRY(abandon.run());

    model::HistoryEntry entry{0, header, isoTime(Clock::now()), state, patches};
    ECO_TRY(insertEntry(database, entry, changeset));
    entry.id = database.lastRowId();
    ECO_TRY(moveHash(database, hashDifference));
    return entry;
}

Result<> appendImport(Database& database,
                      model::HistoryId id,
                      const std::string& table,
                      const ImportCopy& copy)
{
    ECO_ASSIGN(Statement row,
               database.prepare("INSERT INTO ecotone_import VALUES (?, ?, ?, ?, ?, ?, ?)"));
    const std::string hash = toHex(copy.hash);
    row.bind(1, id);
    row.bind(2, std::string_view{table});
    row.bind(3, copy.firstFid);
    row.bind(4, copy.lastFid);
    row.bind(5, copy.rows);
    row.bind(6, std::string_view{hash});
    row.bindBlob(7, copy.bytes);
    return row.run();
}

Result<> moveEntry(Database& database, model::HistoryEntry& entry, Direction direction)
{
    ECO_ASSIGN(const std::string changeset, readChangeset(database, entry.id));
    ECO_ASSIGN(const std::vector<ImportRow> imports, readImports(database, entry.id));
    ECO_ASSIGN(const ChangesetSummary summary, summarise(database, changeset));
    std::uint64_t difference = summary.hashDifference;
    if (direction == Direction::Backwards) {
        ECO_TRY(applyChangeset(database, changeset, direction));
    }
    for (const ImportRow& import : imports) {
        ECO_TRY(direction == Direction::Backwards ? takeImportBack(database, import)
                                                  : putImportForward(database, import));
        difference += import.hash;
    }
    if (direction == Direction::Forwards) {
        ECO_TRY(applyChangeset(database, changeset, direction));
    }
    ECO_TRY(moveHash(database, direction == Direction::Forwards ? difference : 0 - difference));
    entry.state =
        direction == Direction::Forwards ? model::EntryState::Done : model::EntryState::Undone;
    return setState(database, entry.id, entry.state);
}

Result<> appendMigration(Database& database, const std::string& author, std::int64_t from)
{
    model::HistoryEntry entry;
    entry.header.kind = migrationKind;
    entry.header.author.name = author;
    entry.header.detailsJson =
        R"({"from": )" + toText(from) + R"(, "to": )" + toText(std::int64_t{schemaVersion}) + "}";
    entry.time = isoTime(Clock::now());
    entry.state = model::EntryState::Sealed;
    return insertEntry(database, entry, {});
}

Result<model::HistoryId> headOf(Database& database)
{
    // Sealed entries are part of the present state too; a migration changes no row of the map.
    return database.integer("SELECT coalesce(max(id), 0) FROM ecotone_history WHERE state IN "
                            "(0, 3) AND kind <> 'migration'");
}

Result<std::string> revisionOf(Database& database)
{
    ECO_ASSIGN(const model::HistoryId head, headOf(database));
    ECO_ASSIGN(const std::uint64_t hash, storedHash(database));
    return toText(head) + "-" + toHex(hash);
}

Result<std::vector<model::HistoryId>> doneEntries(Database& database)
{
    ECO_ASSIGN(Statement rows,
               database.prepare("SELECT id FROM ecotone_history WHERE state = 0 ORDER BY id"));
    std::vector<model::HistoryId> ids;
    for (;;) {
        ECO_ASSIGN(const bool row, rows.step());
        if (!row) {
            return ids;
        }
        ids.push_back(rows.integer(0));
    }
}

} // namespace ecotone::store
