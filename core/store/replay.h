#pragma once

#include "core/base/result.h"
#include "core/store/changeset.h"
#include "core/store/database.h"
#include "core/store/row_hash.h"

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

/// Private to the room. The domain rows as the history makes them: every row came by an import,
/// whose copy is kept, or by a changeset. Sealed entries end in a "baseline", an import of all.
namespace ecotone::store {

inline constexpr std::string_view baselineKind = "baseline";

using RowHashes = std::map<std::int64_t, std::uint64_t>;
using TableHashes = std::map<std::string, RowHashes, std::less<>>;
using TableFids = std::map<std::string, std::set<std::int64_t>, std::less<>>;
using TableRows = std::map<std::string, std::map<std::int64_t, StoredRow>, std::less<>>;

/// Hashes of all rows that should be there. Fails with StoreCorrupt or Conflict when the history
/// does not tell (a copy was dropped, columns are gone).
[[nodiscard]] Result<TableHashes> expectedHashes(Database& database);
/// The rows themselves, those of `fids` alone; a row that should not exist is missing. A row may
/// have fewer values than its table has columns now.
[[nodiscard]] Result<TableRows> expectedRows(Database& database, const TableFids& fids);
/// The rows of `fids` as they stand.
[[nodiscard]] Result<TableRows> presentRows(Database& database, const TableFids& fids);

} // namespace ecotone::store
