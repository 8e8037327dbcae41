#pragma once

#include "core/base/result.h"
#include "core/model/history.h"
#include "core/store/database.h"
#include "core/store/history.h"

/// Private to the room: finding and journaling what other programs did to the domain rows.
namespace ecotone::store {

/// Remembers whether the file is as our last close() left it: its change counter is the one
/// stored then. Called once on opening, before anything is written.
[[nodiscard]] Result<> readClosingStamp(Database& database);
/// True while nobody else can have changed rows since they were last found right.
[[nodiscard]] Result<bool> rowsAreKnown(Database& database);
/// Writes that mark: the last transaction of a writer whose rows are known, in journal mode
/// DELETE, where every commit raises the counter by one.
[[nodiscard]] Result<> writeClosingStamp(Database& database);

/// True when it is known, without reading rows, that they are those of the history.
[[nodiscard]] Result<bool> knownWithoutLooking(Database& database);
/// After a commit of ours: readers of this process need not look at all rows to know what they are.
inline void tellReaders(Database& database)
{
    static_cast<void>(knownWithoutLooking(database));
}
/// See History::changedOutside.
[[nodiscard]] Result<bool> differsFromHistory(Database& database);
/// See History::reconcile. The expected rows are those the history makes: copies of imports, then
/// changesets, in order.
[[nodiscard]] Result<OutsideEdits>
journalOutsideEdits(Database& database, History& history, const model::Author& author);

} // namespace ecotone::store
