#include "core/store/row_hash.h"

#include "core/base/hash.h"
#include "core/store/schema.h"

#include <bit>
#include <charconv>
#include <cmath>
#include <sqlite3.h>

namespace ecotone::store {

namespace {

/// Beyond 2^53 not every whole number is a double.
constexpr double largestWhole = 9007199254740992.0;

std::string_view bytesOf(const void* start, int count)
{
    return start == nullptr
               ? std::string_view{}
               : std::string_view{static_cast<const char*>(start), static_cast<std::size_t>(count)};
}

} // namespace

Cell cellOf(const Statement& statement, int column)
{
    Cell cell;
    cell.type = statement.type(column);
    switch (cell.type) {
    case SQLITE_INTEGER: cell.integer = statement.integer(column); break;
    case SQLITE_FLOAT: cell.real = statement.real(column); break;
    case SQLITE_TEXT: cell.bytes = statement.text(column); break;
    case SQLITE_BLOB: cell.bytes = statement.blob(column); break;
    default: break;
    }
    return cell;
}

Cell cellOf(sqlite3_value* value)
{
    Cell cell;
    if (value == nullptr) {
        return cell;
    }
    cell.type = sqlite3_value_type(value);
    switch (cell.type) {
    case SQLITE_INTEGER: cell.integer = sqlite3_value_int64(value); break;
    case SQLITE_FLOAT: cell.real = sqlite3_value_double(value); break;
    case SQLITE_TEXT: {
        const void* text = sqlite3_value_text(value);
        cell.bytes = bytesOf(text, sqlite3_value_bytes(value));
        break;
    }
    case SQLITE_BLOB: {
        const void* blob = sqlite3_value_blob(value);
        cell.bytes = bytesOf(blob, sqlite3_value_bytes(value));
        break;
    }
    default: break;
    }
    return cell;
}

void bindCell(Statement& statement, int parameter, const Cell& cell)
{
    switch (cell.type) {
    case SQLITE_INTEGER: statement.bind(parameter, cell.integer); break;
    case SQLITE_FLOAT: statement.bind(parameter, cell.real); break;
    case SQLITE_TEXT: statement.bind(parameter, cell.bytes); break;
    case SQLITE_BLOB: statement.bindBlob(parameter, cell.bytes); break;
    default: statement.bindNull(parameter); break;
    }
}

StoredCell::StoredCell(const Cell& from) : cell{from}, bytes{from.bytes}
{
    cell.bytes = {};
}

Cell StoredCell::view() const
{
    Cell result = cell;
    result.bytes = bytes;
    return result;
}

std::uint64_t tableKey(std::string_view table)
{
    return Hash64{}.add(table).value();
}

std::uint64_t cellHash(std::uint64_t tableKey, std::int64_t fid, int column, const Cell& cell)
{
    if (cell.type == SQLITE_NULL) {
        return 0;
    }
    Hash64 hash;
    hash.add(static_cast<std::int64_t>(tableKey)).add(fid);
    const bool whole = cell.type == SQLITE_FLOAT && std::abs(cell.real) < largestWhole &&
                       std::trunc(cell.real) == cell.real;
    const int type = whole ? SQLITE_INTEGER : cell.type;
    hash.add(static_cast<std::int64_t>(column) * 8 + type);
    switch (type) {
    case SQLITE_INTEGER:
        hash.add(whole ? static_cast<std::int64_t>(cell.real) : cell.integer);
        break;
    case SQLITE_FLOAT: hash.add(std::bit_cast<std::int64_t>(cell.real)); break;
    default: hash.add(cell.bytes); break;
    }
    return hash.value();
}

std::uint64_t rowHash(std::uint64_t tableKey, const Statement& row)
{
    const std::int64_t fid = row.integer(0);
    std::uint64_t sum = 0;
    for (int column = 0; column < row.columns(); ++column) {
        sum += cellHash(tableKey, fid, column, cellOf(row, column));
    }
    return sum;
}

Result<> visitRowHashes(Database& database,
                        const std::string& table,
                        const std::function<void(std::int64_t, std::uint64_t)>& visit)
{
    const std::uint64_t key = tableKey(table);
    ECO_ASSIGN(Statement rows,
               database.prepare("SELECT * FROM " + sqlName(table) + " ORDER BY fid"));
    for (;;) {
        ECO_ASSIGN(const bool row, rows.step());
        if (!row) {
            return {};
        }
        visit(rows.integer(0), rowHash(key, rows));
    }
}

Result<std::uint64_t> domainHash(Database& database)
{
    std::uint64_t sum = 0;
    ECO_ASSIGN(const std::vector<DomainTable> tables, database.domainTables());
    for (const DomainTable& table : tables) {
        ECO_TRY(visitRowHashes(
            database, table.name, [&](std::int64_t, std::uint64_t hash) { sum += hash; }));
    }
    return sum;
}

Result<std::uint64_t> storedHash(Database& database)
{
    ECO_ASSIGN(const std::optional<std::string> text, database.meta(metaHash));
    return hashFromHex(text.value_or(""));
}

Result<> setStoredHash(Database& database, std::uint64_t hash)
{
    return database.setMeta(metaHash, toHex(hash));
}

std::uint64_t hashFromHex(std::string_view text)
{
    std::uint64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value, 16);
    return value;
}

} // namespace ecotone::store
