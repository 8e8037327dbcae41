#pragma once

#include "core/base/result.h"
#include "core/geometry/box.h"
#include "core/store/database.h"

#include <string>

/// Private to the room.
namespace ecotone::store {

/// A condition on the rows of `table` that holds for every row whose envelope meets the box, and
/// for few others: the index keeps rounded boxes. While a project is built and has no index yet,
/// it reads the envelopes themselves.
[[nodiscard]] Result<std::string>
boxCondition(Database& database, const std::string& table, const geometry::Box& box);

} // namespace ecotone::store
