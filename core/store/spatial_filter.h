#pragma once

#include "core/base/result.h"
#include "core/geometry/box.h"
#include "core/store/database.h"

#include <optional>
#include <string>

/// Private to the room.
namespace ecotone::store {

/// A condition on the rows of `table` that holds for every row whose envelope meets the box, and
/// for few others: the index keeps rounded boxes. While a project is built and has no index yet,
/// it reads the envelopes themselves.
[[nodiscard]] Result<std::string>
boxCondition(Database& database, const std::string& table, const geometry::Box& box);
/// The same on the columns of the spatial index itself.
[[nodiscard]] std::string indexCondition(const geometry::Box& box);

/// Roughly which share of the table's rows meets the box, 0 to 1, from the root of its spatial
/// index; nullopt while there is none.
[[nodiscard]] Result<std::optional<double>>
indexedShare(Database& database, const std::string& table, const geometry::Box& box);

} // namespace ecotone::store
