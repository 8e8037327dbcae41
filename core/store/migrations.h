#pragma once

#include "core/base/result.h"
#include "core/store/database.h"
#include "core/store/project_file.h"

/// Private to the room.
namespace ecotone::store {

/// Brings an older project to the present schema: one transaction, noted in the journal. Steps add
/// tables and columns with defaults, so that rows of the map, their hash and what the history
/// recorded of them stay as they are and every entry can still be undone. On failure the file is
/// as it was. Called by the writer that holds the lock.
[[nodiscard]] Result<> migrate(Database& database, int from, const Who& who);

} // namespace ecotone::store
