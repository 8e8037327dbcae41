#pragma once

#include "core/base/result.h"
#include "core/geometry/box.h"
#include "core/model/history.h"
#include "core/model/ids.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ecotone::store {

class Database;

/// How a recording keeps what it changed.
enum class Record : bool
{
    Changes, ///< A changeset of the rows before and after.
    Import,  ///< New rows of habitat and layers by reference: fid ranges and a compact copy.
             ///< Existing rows of these tables must not be changed by it.
};

/// A transaction that is being written into the history. Rows and the entry are committed
/// together or not at all; destroyed without commit() it rolls everything back. After an operation
/// has failed, drop it: some of its rows may be written already.
class Recording
{
public:
    Recording(Recording&&) noexcept;
    Recording& operator=(Recording&&) = delete;
    Recording(const Recording&) = delete;
    Recording& operator=(const Recording&) = delete;
    ~Recording();

    /// The text of the sentence may be known only after the work.
    void setDetails(std::string detailsJson);
    void setReason(std::string reason);

    /// Writes the entry and ends the transaction. A recording without any change is rolled back
    /// and gives an entry with id 0.
    [[nodiscard]] Result<model::HistoryEntry> commit();

private:
    friend class History;
    struct State;
    explicit Recording(std::unique_ptr<State> state);

    std::unique_ptr<State> m_state;
};

/// Several recordings (one harmonise run) as one transaction: all or nothing. Destroyed without
/// commit() it rolls all of them back; once one of its recordings was dropped, that is all that is
/// left to do.
class Batch
{
public:
    Batch(Batch&&) noexcept;
    Batch& operator=(Batch&&) = delete;
    Batch(const Batch&) = delete;
    Batch& operator=(const Batch&) = delete;
    ~Batch();

    /// Fails with Conflict when a recording of it was dropped.
    [[nodiscard]] Result<> commit();

private:
    friend class History;
    explicit Batch(Database* database);

    Database* m_database;
};

/// What was found different from what the history says: edits by other programs.
struct OutsideEdits
{
    std::int64_t changed = 0; ///< Rows, over all layers.
    std::int64_t added = 0;
    std::int64_t removed = 0;
    std::vector<model::PatchId> patches; ///< Of habitat: changed or added.
    std::optional<model::HistoryEntry> entry;
    /// The rows before could not be found (their copy was dropped, or columns were taken away):
    /// the present state was accepted, and entries before it can no longer be undone.
    bool sealed = false;

    [[nodiscard]] bool any() const { return changed + added + removed > 0 || sealed; }
};

/// The journal of every change. Three scopes with a cursor each; their tables are disjoint.
/// Undo and redo apply recorded changes as they are; a row that is no longer as the journal knows
/// it stops the whole with Conflict and nothing is changed.
class History
{
public:
    explicit History(Database& database) : m_database{&database} {}

    /// Begins a change. Fails with AuthorNeeded on an empty author, ReadOnly, StoreBusy, and with
    /// Internal when another recording is open.
    [[nodiscard]] Result<Recording> begin(model::EntryHeader header,
                                          Record record = Record::Changes);
    [[nodiscard]] Result<Batch> beginBatch();

    /// Oldest first; all scopes when none is given.
    [[nodiscard]] Result<std::vector<model::HistoryEntry>>
    entries(std::optional<model::Scope> scope = std::nullopt);
    [[nodiscard]] Result<model::HistoryEntry> entry(model::HistoryId id);
    /// Entries that touched a patch, oldest first.
    [[nodiscard]] Result<std::vector<model::HistoryEntry>> entriesOf(model::PatchId patch);
    /// Patches an entry touched, in order of fid.
    [[nodiscard]] Result<std::vector<model::PatchId>> touchedPatches(model::HistoryId id);
    /// Where patches changed with an entry: boxes of their outlines before and after; for rows that
    /// only changed attributes none. Empty for imports.
    [[nodiscard]] Result<std::vector<geometry::Box>> touchedBoxes(model::HistoryId id);
    /// The newest done entry of all scopes, 0 without any.
    [[nodiscard]] Result<model::HistoryId> head();

    /// The entry that the next undo (redo) would take, newest of its group.
    [[nodiscard]] Result<std::optional<model::HistoryEntry>> nextUndo(model::Scope scope);
    [[nodiscard]] Result<std::optional<model::HistoryEntry>> nextRedo(model::Scope scope);
    /// One entry, or the whole group it belongs to; returns them in the order they were taken.
    /// Fails with NotFound when nothing is left, with Conflict as described above.
    [[nodiscard]] Result<std::vector<model::HistoryEntry>> undo(model::Scope scope);
    [[nodiscard]] Result<std::vector<model::HistoryEntry>> redo(model::Scope scope);

    /// True when the file changed since we closed it and its rows no longer give the revision we
    /// left. Quick when the file is as we left it. Works on a reading project too.
    [[nodiscard]] Result<bool> changedOutside();
    /// True when the rows are known to be those of the history; false as well when only a look at
    /// all rows could tell: it never reads them.
    [[nodiscard]] Result<bool> isKnownUnchanged();
    /// Journals changes from outside as one entry "edited-outside", with areas recomputed; undoable
    /// like any other. The caller re-checks the coverage and tells the user.
    [[nodiscard]] Result<OutsideEdits> reconcile(const model::Author& author);

private:
    Database* m_database;
};

} // namespace ecotone::store
