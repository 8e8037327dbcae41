#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/store/database.h"

#include <filesystem>
#include <memory>

/// Private to the room: a database as another file.
namespace ecotone::store {

/// Page by page, one consistent state. Fails with Cancelled between pages.
[[nodiscard]] Result<>
copyDatabase(Database& from, const std::filesystem::path& to, const Progress& progress = {});
/// Opens a copy for writing. The copied header says WAL when the original was open for writing: a
/// copy is its own file.
[[nodiscard]] Result<std::unique_ptr<Database>> connectToCopy(const std::filesystem::path& copy);

} // namespace ecotone::store
