#pragma once

#include "core/base/result.h"
#include "core/model/history.h"
#include "core/store/changeset.h"
#include "core/store/database.h"
#include "core/store/import_copy.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// Private to the room: rows of ecotone_history and ecotone_import, and walking them.
namespace ecotone::store {

/// One table of an import entry.
struct ImportRow
{
    std::string table;
    std::int64_t firstFid = 0;
    std::int64_t lastFid = 0;
    std::int64_t rows = 0;
    std::uint64_t hash = 0;
    std::string copy; ///< Empty when it was dropped.
};

/// `where` is the part of the statement after FROM ecotone_history.
[[nodiscard]] Result<std::vector<model::HistoryEntry>> readEntries(Database& database,
                                                                   std::string_view where);
[[nodiscard]] Result<std::string> readChangeset(Database& database, model::HistoryId id);
[[nodiscard]] Result<std::vector<ImportRow>> readImports(Database& database, model::HistoryId id);

/// Appends the entry with its changeset, abandons the undone tail of its scope, and moves the
/// stored hash by `hashDifference`. Returns it as stored.
[[nodiscard]] Result<model::HistoryEntry> appendEntry(Database& database,
                                                      const model::EntryHeader& header,
                                                      model::EntryState state,
                                                      std::string_view changeset,
                                                      std::int64_t patches,
                                                      std::uint64_t hashDifference);
[[nodiscard]] Result<> appendImport(Database& database,
                                    model::HistoryId id,
                                    const std::string& table,
                                    const ImportCopy& copy);

/// Takes one entry back or puts it forward again: rows, hash and state. Inside a transaction of
/// the caller, who rolls back on failure.
[[nodiscard]] Result<>
moveEntry(Database& database, model::HistoryEntry& entry, Direction direction);

/// Notes in the journal that the file was brought from schema `from` to the present one: a sealed
/// entry, which no revision and no redo knows of.
inline constexpr std::string_view migrationKind = "migration";
[[nodiscard]] Result<>
appendMigration(Database& database, const std::string& author, std::int64_t from);

/// See History::head.
[[nodiscard]] Result<model::HistoryId> headOf(Database& database);
/// "HISTORYID-HASH", see ProjectFile::revision.
[[nodiscard]] Result<std::string> revisionOf(Database& database);
/// Ids of the done entries, oldest first.
[[nodiscard]] Result<std::vector<model::HistoryId>> doneEntries(Database& database);

} // namespace ecotone::store
