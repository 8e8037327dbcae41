#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/model/ids.h"
#include "core/store/database.h"

#include <string>
#include <string_view>
#include <vector>

/// Private to the room.
namespace ecotone::store {

/// Ids as ranges, "1-5,8", and back.
[[nodiscard]] std::string rangesOf(const std::vector<model::HistoryId>& ids);
[[nodiscard]] std::vector<model::HistoryId> idsOf(std::string_view ranges);

/// Leads the rows of a copy to the state in which an edition was frozen: entries done since are
/// taken back, entries undone since are put forward, and the revision must be the edition's.
[[nodiscard]] Result<>
walkToEdition(Database& copy, const std::string& name, const Progress& progress = {});
/// Takes back every done entry after `last`, newest first.
[[nodiscard]] Result<>
walkToEntry(Database& copy, model::HistoryId last, const Progress& progress = {});

} // namespace ecotone::store
