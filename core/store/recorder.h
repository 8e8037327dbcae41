#pragma once

#include "core/model/history.h"
#include "core/store/changeset.h"
#include "core/store/database.h"
#include "core/store/history.h"
#include "core/store/import_copy.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

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
    /// Import: rows of tables that were copied while they were written; see noticeRow().
    std::map<std::string, GrowingCopy, std::less<>> growing;
    std::int64_t changesBefore = 0;

    /// Of the first row that an Import adds.
    [[nodiscard]] std::int64_t nextFid(std::string_view table) const;
    /// A layer was made while this is open.
    void noticeLayer(const std::string& table);
    /// A row was inserted; its values but the fid as they are stored. Spares an Import reading it
    /// again; tables that tell nothing are read at its end.
    void noticeRow(std::string_view table, std::int64_t fid, std::span<const Cell> cells);
};

} // namespace ecotone::store
