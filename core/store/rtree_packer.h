#pragma once

#include "core/base/result.h"
#include "core/store/database.h"

#include <string>

/// Private to the room.
namespace ecotone::store {

/// Fills the empty R-tree `index` with the envelopes of all rows of `table`, writing its nodes
/// directly: sorted into tiles (sort-tile-recursive; Leutenegger, Lopez, Edgington 1997), every
/// node full. The triggers of the index must not exist yet.
[[nodiscard]] Result<>
packSpatialIndex(Database& database, const std::string& table, const std::string& index);

/// rtreecheck() of one index; StoreCorrupt with its first finding.
[[nodiscard]] Result<> checkSpatialIndex(Database& database, const std::string& index);

} // namespace ecotone::store
