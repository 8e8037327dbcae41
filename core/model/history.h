#pragma once

#include "core/model/ids.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace ecotone::model {

/// Which cursor an entry belongs to; the scopes journal disjoint tables. Persisted.
enum class Scope : int
{
    Map = 0,
    Proposal = 1,
    Layout = 2,
};

/// Persisted; never renumber.
enum class EntryState : int
{
    Done = 0,
    Undone = 1,
    Abandoned = 2, ///< An undone tail after a new edit: kept for the audit.
    Sealed = 3,    ///< From before a schema migration: shown, not undoable.
};

/// Did the land change, or was the map wrong? Only changes count as gain or loss.
enum class ChangeKind : int
{
    NotStated = 0,
    Change = 1,
    Correction = 2,
};

/// Who acts: asked at the first edit, `--author` on the command line; an empty name is refused.
struct Author
{
    std::string name;
    std::string organisation;
    std::string side; ///< "CN", "RU", "MN" or empty (joint).
};

/// What a change says of itself when it is begun.
struct EntryHeader
{
    std::string kind; ///< "harmonise", "edge-match", "reclassify", "split", "proposal" …
    Scope scope = Scope::Map;
    Author author;
    std::string reason;
    ChangeKind change = ChangeKind::NotStated;
    std::string eventDate; ///< For a Change.
    std::string cause;
    std::string mandate;     ///< Text that unlocked another side's patches.
    std::string detailsJson; ///< Numbers for the sentence: {"patches": 3, "to": "F21"}.
    std::string group;       ///< Entries of one group are undone and redone together.
};

struct HistoryEntry
{
    HistoryId id = 0;
    EntryHeader header;
    std::string time; ///< ISO, UTC.
    EntryState state = EntryState::Done;
    std::int64_t patches = 0; ///< Rows of habitat touched.
};

[[nodiscard]] std::string_view name(Scope scope) noexcept;
[[nodiscard]] std::string_view name(ChangeKind kind) noexcept;

} // namespace ecotone::model
