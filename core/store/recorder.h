#pragma once

#include "core/model/history.h"
#include "core/store/changeset.h"
#include "core/store/database.h"
#include "core/store/history.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>

/// Private to the room.
namespace ecotone::store {

/// What an open Recording keeps until its commit.
struct Recorder
{
    Database* database = nullptr;
    model::EntryHeader header;
    Record record = Record::Changes;
    std::unique_ptr<ChangeRecorder> changes;
    std::optional<Transaction> transaction; ///< Its own, or that of the batch.
    bool committed = false;
    /// Import: the last fid given out before, by table. A table made meanwhile is missing: 0.
    std::map<std::string, std::int64_t, std::less<>> lastFids;
    std::int64_t changesBefore = 0;

    /// A layer was made while this is open.
    void noticeLayer(const std::string& table);
};

} // namespace ecotone::store
