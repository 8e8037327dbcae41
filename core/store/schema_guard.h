#pragma once

#include "core/base/result.h"
#include "core/store/database.h"

#include <string>
#include <string_view>
#include <vector>

/// Private to the room. The writer trusts the schema, because SQLite 3.40 refuses a spatial index
/// inside a trigger otherwise; so nothing may run from it that is not known.
namespace ecotone::store {

/// Something in sqlite_schema that could run code and is neither ours nor GDAL's.
struct Stranger
{
    std::string kind; ///< "trigger", "view", "index" or "table".
    std::string name;
    std::string table;
};

/// Reads nothing but sqlite_schema; safe on an untrusted file.
[[nodiscard]] Result<std::vector<Stranger>> findStrangers(Database& database);

/// Words, numbers, quoted texts and single signs of a statement, without blanks and comments;
/// words in lower case, identifiers without their quotes marked by a leading '"', texts by a
/// leading '\''.
[[nodiscard]] std::vector<std::string> sqlTokens(std::string_view sql);

} // namespace ecotone::store
