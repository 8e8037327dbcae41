#pragma once

#include "core/base/result.h"
#include "core/store/database.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3_value;

/// Private to the room. The order-free hash of the domain rows: the sum, modulo 2^64, of one hash
/// for every value that is not NULL, made of table, fid, column and value. A change of one value
/// changes the sum by a difference that needs nothing else of the row, so the hash follows from
/// changesets alone. A column added with NULL changes nothing.
namespace ecotone::store {

/// A stored value without a copy; valid until the statement or iterator moves on.
struct Cell
{
    int type = 5; ///< SQLITE_INTEGER … SQLITE_NULL (5).
    std::int64_t integer = 0;
    double real = 0.0;
    std::string_view bytes;
};

[[nodiscard]] Cell cellOf(const Statement& statement, int column);
[[nodiscard]] Cell cellOf(sqlite3_value* value);
void bindCell(Statement& statement, int parameter, const Cell& cell);

/// A Cell that owns its bytes.
struct StoredCell
{
    Cell cell;
    std::string bytes;

    StoredCell() = default;
    explicit StoredCell(const Cell& from);
    [[nodiscard]] Cell view() const;
};
using StoredRow = std::vector<StoredCell>;

[[nodiscard]] std::uint64_t tableKey(std::string_view table);
/// 0 for NULL. Whole numbers give the same hash as INTEGER and as REAL.
[[nodiscard]] std::uint64_t
cellHash(std::uint64_t tableKey, std::int64_t fid, int column, const Cell& cell);
/// Of the current row of a `SELECT *`, whose column 0 is the fid.
[[nodiscard]] std::uint64_t rowHash(std::uint64_t tableKey, const Statement& row);

/// `visit(fid, hash)` for the rows of a table in order of fid.
[[nodiscard]] Result<>
visitRowHashes(Database& database,
               const std::string& table,
               const std::function<void(std::int64_t, std::uint64_t)>& visit);
/// Over all domain tables.
[[nodiscard]] Result<std::uint64_t> domainHash(Database& database);

/// The sum as ecotone_meta keeps it.
[[nodiscard]] Result<std::uint64_t> storedHash(Database& database);
[[nodiscard]] Result<> setStoredHash(Database& database, std::uint64_t hash);
[[nodiscard]] std::uint64_t hashFromHex(std::string_view text);

} // namespace ecotone::store
