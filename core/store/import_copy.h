#pragma once

#include "core/base/result.h"
#include "core/store/database.h"
#include "core/store/row_hash.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

/// Private to the room. The compact copy of imported rows that redo and the search for outside
/// edits read. Numbers are variable-length, texts that repeat are numbered, outlines are kept as
/// differences between neighbouring grid points (about a quarter of the stored size). Whatever
/// would not come back byte for byte is kept as it is.
namespace ecotone::store {

struct ImportCopy
{
    std::string bytes;
    std::int64_t rows = 0;
    std::int64_t firstFid = 0;
    std::int64_t lastFid = 0;
    std::uint64_t hash = 0; ///< Sum over the rows, see row_hash.h.
};

/// Of the rows with fid in [first, last].
[[nodiscard]] Result<ImportCopy>
copyRows(Database& database, const std::string& table, std::int64_t first, std::int64_t last);

/// Column names of a copy, then `visit(fid, values)` for each row in order of fid; values start
/// with the fid.
[[nodiscard]] Result<std::vector<std::string>> columnsOfCopy(std::string_view bytes);
[[nodiscard]] Result<>
visitCopy(std::string_view bytes,
          const std::function<Result<>(std::int64_t, const StoredRow&)>& visit);

/// Puts the rows back under their fids.
[[nodiscard]] Result<>
restoreRows(Database& database, const std::string& table, std::string_view bytes);

} // namespace ecotone::store
