#include "core/store/replay.h"

#include "core/store/history_rows.h"
#include "core/store/import_copy.h"

#include <algorithm>

namespace ecotone::store {

namespace {

struct Replay
{
    std::function<void(const std::string& table, std::int64_t fid, const StoredRow&)> onImported;
    std::function<void(const ChangedRow&)> onChanged;
};

Result<> checkColumns(Database& database, const ImportRow& import)
{
    ECO_ASSIGN(const std::vector<std::string> then, columnsOfCopy(import.copy));
    ECO_ASSIGN(const std::vector<std::string> now, database.columnsOf(import.table));
    if (then.size() > now.size() || !std::equal(then.begin(), then.end(), now.begin())) {
        return fail(ErrorCode::Conflict,
                    database.file() + ": the columns of " + import.table + " were rearranged");
    }
    return {};
}

Result<std::vector<model::HistoryEntry>> entriesToReplay(Database& database)
{
    return readEntries(database,
                       "WHERE (state = 0 OR (state = 3 AND kind = 'baseline')) AND id >= "
                       "(SELECT coalesce(max(id), 0) FROM ecotone_history WHERE kind = 'baseline') "
                       "ORDER BY id");
}

Result<> run(Database& database, const Replay& replay)
{
    ECO_ASSIGN(const std::vector<DomainTable> tables, database.domainTables());
    std::set<std::string, std::less<>> domain;
    for (const DomainTable& table : tables) {
        domain.insert(table.name);
    }
    ECO_ASSIGN(const std::vector<model::HistoryEntry> entries, entriesToReplay(database));
    for (const model::HistoryEntry& entry : entries) {
        ECO_ASSIGN(const std::vector<ImportRow> imports, readImports(database, entry.id));
        for (const ImportRow& import : imports) {
            ECO_TRY(checkColumns(database, import));
            ECO_TRY(visitCopy(import.copy, [&](std::int64_t fid, const StoredRow& row) -> Result<> {
                replay.onImported(import.table, fid, row);
                return {};
            }));
        }
        ECO_ASSIGN(const std::string changeset, readChangeset(database, entry.id));
        ECO_TRY(visitChangeset(database, changeset, [&](const ChangedRow& row) {
            if (domain.contains(row.table)) {
                replay.onChanged(row);
            }
        }));
    }
    return {};
}

std::uint64_t hashOf(std::uint64_t key, std::int64_t fid, const StoredRow& row)
{
    std::uint64_t sum = 0;
    for (std::size_t column = 0; column < row.size(); ++column) {
        sum += cellHash(key, fid, static_cast<int>(column), row[column].view());
    }
    return sum;
}

void applyTo(std::map<std::int64_t, StoredRow>& rows, const ChangedRow& change)
{
    const std::int64_t fid = change.fid();
    if (change.operation == Operation::Delete) {
        rows.erase(fid);
        return;
    }
    StoredRow& row = rows[fid];
    row.resize(std::max(row.size(), static_cast<std::size_t>(change.columns)));
    for (int column = 0; column < change.columns; ++column) {
        sqlite3_value* after = change.after(column);
        if (after != nullptr) {
            row[static_cast<std::size_t>(column)] = StoredCell{cellOf(after)};
        }
    }
}

} // namespace

Result<TableHashes> expectedHashes(Database& database)
{
    TableHashes hashes;
    std::string tableOfKey;
    std::uint64_t key = 0;
    Replay replay;
    replay.onImported = [&](const std::string& table, std::int64_t fid, const StoredRow& row) {
        if (table != tableOfKey) {
            tableOfKey = table;
            key = tableKey(table);
        }
        hashes[table][fid] = hashOf(key, fid, row);
    };
    replay.onChanged = [&](const ChangedRow& change) {
        RowHashes& rows = hashes[std::string{change.table}];
        if (change.operation == Operation::Delete) {
            rows.erase(change.fid());
        } else {
            rows[change.fid()] += hashDifference(change);
        }
    };
    ECO_TRY(run(database, replay));
    return hashes;
}

Result<TableRows> expectedRows(Database& database, const TableFids& fids)
{
    const auto wanted = [&](std::string_view table, std::int64_t fid) {
        const auto found = fids.find(table);
        return found != fids.end() && found->second.contains(fid);
    };
    TableRows rows;
    Replay replay;
    replay.onImported = [&](const std::string& table, std::int64_t fid, const StoredRow& row) {
        if (wanted(table, fid)) {
            rows[table][fid] = row;
        }
    };
    replay.onChanged = [&](const ChangedRow& change) {
        if (wanted(change.table, change.fid())) {
            applyTo(rows[std::string{change.table}], change);
        }
    };
    ECO_TRY(run(database, replay));
    return rows;
}

Result<TableRows> presentRows(Database& database, const TableFids& fids)
{
    TableRows rows;
    for (const auto& [table, wanted] : fids) {
        ECO_ASSIGN(Statement select,
                   database.prepare("SELECT * FROM " + sqlName(table) + " WHERE fid = ?"));
        for (const std::int64_t fid : wanted) {
            select.bind(1, fid);
            ECO_ASSIGN(const bool found, select.step());
            if (found) {
                StoredRow& row = rows[table][fid];
                for (int column = 0; column < select.columns(); ++column) {
                    row.emplace_back(cellOf(select, column));
                }
            }
            select.reset();
        }
    }
    return rows;
}

} // namespace ecotone::store
