#pragma once

#include "core/store/database.h"

#include <array>
#include <cstdint>
#include <optional>

/// Private to the room: telling the connections of one process that a file has not changed since
/// one of them looked at all its rows.
namespace ecotone::store {

/// Which commit of a file is the newest: equal values are the same content. The change counter of
/// the file's header (https://www.sqlite.org/fileformat2.html#file_change_counter), which every
/// commit outside WAL mode raises, and in WAL mode the header of the wal-index, which every commit
/// there changes (https://www.sqlite.org/walformat.html#the_wal_index_file_format).
struct FileState
{
    std::int64_t changes = 0;
    std::array<unsigned char, 48> wal{}; ///< Zeros outside WAL mode.

    bool operator==(const FileState&) const = default;
};

/// The change counter alone; nothing when the file's header cannot be read.
[[nodiscard]] std::optional<std::int64_t> changeCounter(Database& database);

/// The newest state, which is not that of an older transaction still open: ask before one begins
/// and again inside it. Nothing when it cannot be told: a file without locks, another format of the
/// wal-index, somebody writing it just now.
[[nodiscard]] std::optional<FileState> newestState(Database& database);

/// Of the connection's file: the rows of this state are those the history makes.
void rememberKnown(const Database& database, const FileState& state);
/// True when a connection of this process remembered just this state.
[[nodiscard]] bool isRememberedAsKnown(const Database& database, const FileState& state);

} // namespace ecotone::store
