#pragma once

#include "core/harmonise/recipe.h"

#include <span>
#include <string>
#include <vector>

namespace ecotone::harmonise {

/// Columns by the names that national deliveries give them: DI_LEI, YOU_SHI_SZ, QI_YUAN … of
/// Chinese forest inventories, DLBM and DLMC of land use, KAT, SOSTAV, POLN … of Russian ones.
/// Case and trailing digits of a cut name do not matter.
[[nodiscard]] FieldMapping suggestedFields(std::span<const std::string> columns);
[[nodiscard]] NameColumns suggestedNames(std::span<const std::string> columns,
                                         const std::string& country);

} // namespace ecotone::harmonise
