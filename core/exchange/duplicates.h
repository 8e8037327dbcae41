#pragma once

#include "core/exchange/source_table.h"

#include <cstddef>
#include <cstdint>

/// Rows that were delivered twice.
namespace ecotone::exchange {

struct Duplicates
{
    std::int64_t rows = 0;        ///< That repeat an earlier row.
    std::int64_t firstFid = -1;   ///< Of the first that repeats.
    std::int64_t earlierFid = -1; ///< Of the row it repeats.
};
/// Polygons with the corners of an earlier row, one by one and in the same order.
[[nodiscard]] Duplicates duplicateShapes(const SourceTable& table);
/// Values of a column that an earlier row has; blanks repeat nothing.
[[nodiscard]] Duplicates duplicateKeys(const SourceTable& table, std::size_t field);

} // namespace ecotone::exchange
