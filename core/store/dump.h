#pragma once

#include "core/base/result.h"
#include "core/store/database.h"

#include <string>

/// Private to the room.
namespace ecotone::store {

/// Every domain row and every record of the map as text, one a line, in order of table and key.
/// Geometries are WKT in centimetres, or their hash when they cannot be read.
[[nodiscard]] Result<std::string> dumpRows(Database& database);

} // namespace ecotone::store
