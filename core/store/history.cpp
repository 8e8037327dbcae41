#include "core/store/history.h"

#include "core/base/number.h"
#include "core/store/history_rows.h"
#include "core/store/import_copy.h"
#include "core/store/outside_edits.h"
#include "core/store/recorder.h"
#include "core/store/schema.h"
#include "core/store/spatial_functions.h"

#include <algorithm>
#include <limits>
#include <set>

namespace ecotone::store {

namespace {

using model::HistoryEntry;
using model::Scope;

/// Tables of a scope besides the layers.
std::set<std::string, std::less<>> recordTables(Scope scope)
{
    switch (scope) {
    case Scope::Map: return {"ecotone_source", "ecotone_claim", "ecotone_extent", "ecotone_issue"};
    case Scope::Proposal: return {};
    case Scope::Layout: return {"ecotone_document", "layer_styles"};
    }
    return {};
}

Result<std::map<std::string, std::int64_t, std::less<>>> lastFids(Database& database)
{
    ECO_ASSIGN(Statement rows, database.prepare("SELECT name, seq FROM sqlite_sequence"));
    std::map<std::string, std::int64_t, std::less<>> fids;
    for (;;) {
        ECO_ASSIGN(const bool row, rows.step());
        if (!row) {
            return fids;
        }
        fids.emplace(rows.string(0), rows.integer(1));
    }
}

Result<> startRecorder(Recorder& recorder)
{
    Database& database = *recorder.database;
    ECO_ASSIGN(recorder.changes, ChangeRecorder::create(database));
    recorder.changes->tables = recordTables(recorder.header.scope);
    if (recorder.record == Record::Import) {
        ECO_ASSIGN(recorder.lastFids, lastFids(database));
        if (recorder.header.scope == Scope::Map) {
            ECO_ASSIGN(const auto columns, database.columnsOf("habitat"));
            recorder.growing.try_emplace(
                "habitat", "habitat", columns, recorder.nextFid("habitat"));
        }
        return {};
    }
    ECO_ASSIGN(const std::vector<DomainTable> tables, database.domainTables());
    for (const DomainTable& table : tables) {
        if (table.scope == recorder.header.scope) {
            recorder.changes->tables.insert(table.name);
        }
    }
    return {};
}

/// Rows added to the tables of the scope since the recording began.
Result<std::map<std::string, ImportCopy>> copiesOf(Recorder& recorder)
{
    std::map<std::string, ImportCopy> copies;
    if (recorder.record != Record::Import) {
        return copies;
    }
    Database& database = *recorder.database;
    ECO_ASSIGN(const std::vector<DomainTable> tables, database.domainTables());
    ECO_ASSIGN(const auto present, lastFids(database));
    for (const DomainTable& table : tables) {
        if (table.scope != recorder.header.scope) {
            continue;
        }
        const auto last = present.find(table.name);
        const auto growing = recorder.growing.find(table.name);
        std::optional<ImportCopy> made;
        if (last != present.end() && growing != recorder.growing.end()) {
            made = growing->second.take(last->second);
        }
        if (!made) {
            ECO_ASSIGN(made,
                       copyRows(database,
                                table.name,
                                recorder.nextFid(table.name),
                                std::numeric_limits<std::int64_t>::max()));
        }
        ImportCopy copy = *std::move(made);
        if (copy.rows > 0) {
            copies.emplace(table.name, std::move(copy));
        }
    }
    return copies;
}

Result<> requireSoundBatch(const Database& database)
{
    if (database.batchBroken) {
        return fail(ErrorCode::Conflict,
                    database.file() + ": a part of this run failed, so none of it can be kept");
    }
    return {};
}

} // namespace

std::int64_t Recorder::nextFid(std::string_view table) const
{
    const auto last = lastFids.find(table);
    return last != lastFids.end() ? last->second + 1 : 1;
}

void Recorder::noticeRow(std::string_view table, std::int64_t fid, std::span<const Cell> cells)
{
    if (const auto copy = growing.find(table); copy != growing.end()) {
        copy->second.add(fid, cells);
    }
}

void Recorder::noticeLayer(const std::string& table)
{
    const Scope scope = table == "proposal" ? Scope::Proposal : Scope::Map;
    if (record == Record::Changes && scope == header.scope) {
        changes->tables.insert(table);
    }
}

// --- recordings ------------------------------------------------------------------------------

struct Recording::State : Recorder
{
    ~State()
    {
        // The recording of changes has to end before the transaction that it watches.
        changes.reset();
        if (database != nullptr && database->recorder == this) {
            database->recorder = nullptr;
            database->batchBroken = database->batch && !committed;
        }
    }
    State() = default;
    State(const State&) = delete;
    State& operator=(const State&) = delete;
};

Recording::Recording(std::unique_ptr<State> state) : m_state{std::move(state)} {}

Recording::Recording(Recording&&) noexcept = default;
Recording::~Recording() = default;

void Recording::setDetails(std::string detailsJson)
{
    m_state->header.detailsJson = std::move(detailsJson);
}

void Recording::setReason(std::string reason)
{
    m_state->header.reason = std::move(reason);
}

Result<HistoryEntry> Recording::commit()
{
    if (!m_state) {
        return fail(ErrorCode::Internal, "a recording was committed twice");
    }
    // Whatever happens below, this recording is over; its destruction rolls back.
    const std::unique_ptr<State> state = std::move(m_state);
    Database& database = *state->database;
    ECO_ASSIGN(const std::string changeset, state->changes->changeset());
    ECO_ASSIGN(const ChangesetSummary summary, summarise(database, changeset));
    ECO_ASSIGN(const auto copies, copiesOf(*state));

    HistoryEntry entry{0, state->header, {}, model::EntryState::Done, 0};
    if (!changeset.empty() || !copies.empty()) {
        std::uint64_t difference = summary.hashDifference;
        auto patches = static_cast<std::int64_t>(summary.patches.size());
        for (const auto& [table, copy] : copies) {
            difference += copy.hash;
            patches += table == "habitat" ? copy.rows : 0;
        }
        ECO_ASSIGN(
            entry,
            appendEntry(
                database, state->header, model::EntryState::Done, changeset, patches, difference));
        for (const auto& [table, copy] : copies) {
            ECO_TRY(appendImport(database, entry.id, table, copy));
        }
    } else if (database.totalChanges() == state->changesBefore) {
        state->committed = true;
        return entry;
    }
    if (state->transaction) {
        ECO_TRY(state->transaction->commit());
    }
    state->committed = true;
    database.wroteRows = true;
    return entry;
}

Batch::Batch(Database* database) : m_database{database} {}

Batch::Batch(Batch&& other) noexcept : m_database{std::exchange(other.m_database, nullptr)} {}

Batch::~Batch()
{
    if (m_database != nullptr) {
        m_database->batch = false;
        static_cast<void>(m_database->execute("ROLLBACK"));
    }
}

Result<> Batch::commit()
{
    ECO_TRY(requireSoundBatch(*m_database));
    ECO_TRY(m_database->execute("COMMIT"));
    m_database->batch = false;
    tellReaders(*m_database);
    m_database = nullptr;
    return {};
}

Result<Recording> History::begin(model::EntryHeader header, Record record)
{
    ECO_TRY(m_database->requireWriting());
    if (header.author.name.find_first_not_of(" \t\n\r") == std::string::npos) {
        return fail(ErrorCode::AuthorNeeded,
                    m_database->file() + ": a change needs the name of its author");
    }
    if (m_database->recorder != nullptr) {
        return fail(ErrorCode::Internal, m_database->file() + ": another change is being recorded");
    }
    auto state = std::make_unique<Recording::State>();
    state->database = m_database;
    state->header = std::move(header);
    state->record = record;
    if (m_database->batch) {
        ECO_TRY(requireSoundBatch(*m_database));
    } else {
        ECO_ASSIGN(Transaction transaction, Transaction::begin(*m_database));
        state->transaction.emplace(std::move(transaction));
    }
    state->changesBefore = m_database->totalChanges();
    ECO_TRY(startRecorder(*state));
    m_database->recorder = state.get();
    return Recording{std::move(state)};
}

Result<Batch> History::beginBatch()
{
    ECO_TRY(m_database->requireWriting());
    if (m_database->recorder != nullptr || m_database->batch) {
        return fail(ErrorCode::Internal, m_database->file() + ": another change is being recorded");
    }
    ECO_TRY(m_database->execute("BEGIN IMMEDIATE"));
    m_database->batch = true;
    m_database->batchBroken = false;
    return Batch{m_database};
}

// --- reading ---------------------------------------------------------------------------------

Result<std::vector<HistoryEntry>> History::entries(std::optional<Scope> scope)
{
    const std::string where =
        scope ? "WHERE scope = " + toText(static_cast<std::int64_t>(*scope)) : std::string{};
    return readEntries(*m_database, where + " ORDER BY id");
}

Result<HistoryEntry> History::entry(model::HistoryId id)
{
    ECO_ASSIGN(std::vector<HistoryEntry> found,
               readEntries(*m_database, "WHERE id = " + toText(id)));
    if (found.empty()) {
        return fail(ErrorCode::NotFound,
                    m_database->file() + ": there is no history entry " + toText(id));
    }
    return std::move(found.front());
}

Result<std::vector<model::PatchId>> History::touchedPatches(model::HistoryId id)
{
    ECO_ASSIGN(const std::string changeset, readChangeset(*m_database, id));
    ECO_ASSIGN(ChangesetSummary summary, summarise(*m_database, changeset));
    ECO_ASSIGN(const std::vector<ImportRow> imports, readImports(*m_database, id));
    for (const ImportRow& import : imports) {
        if (import.table == "habitat") {
            for (std::int64_t fid = import.firstFid; fid <= import.lastFid; ++fid) {
                summary.patches.insert(fid);
            }
        }
    }
    return std::vector<model::PatchId>{summary.patches.begin(), summary.patches.end()};
}

Result<std::vector<geometry::Box>> History::touchedBoxes(model::HistoryId id)
{
    ECO_ASSIGN(const std::string changeset, readChangeset(*m_database, id));
    std::vector<geometry::Box> boxes;
    ECO_TRY(visitChangeset(*m_database, changeset, [&](const ChangedRow& row) {
        if (row.table != "habitat") {
            return;
        }
        // The outline is the last column.
        for (sqlite3_value* outline : {row.before(row.columns - 1), row.after(row.columns - 1)}) {
            if (outline != nullptr) {
                if (const auto box = gridEnvelopeOf(cellOf(outline).bytes)) {
                    boxes.push_back(*box);
                }
            }
        }
    }));
    return boxes;
}

Result<std::vector<HistoryEntry>> History::entriesOf(model::PatchId patch)
{
    ECO_ASSIGN(const std::vector<HistoryEntry> all, entries(Scope::Map));
    ECO_ASSIGN(Statement imported,
               m_database->prepare("SELECT 1 FROM ecotone_import WHERE history_id = ? AND "
                                   "table_name = 'habitat' AND ? BETWEEN first_fid AND last_fid"));
    std::vector<HistoryEntry> found;
    for (const HistoryEntry& entry : all) {
        ECO_ASSIGN(const std::string changeset, readChangeset(*m_database, entry.id));
        ECO_ASSIGN(const ChangesetSummary summary, summarise(*m_database, changeset));
        imported.bind(1, entry.id);
        imported.bind(2, patch);
        ECO_ASSIGN(const bool brought, imported.step());
        imported.reset();
        if (brought || summary.patches.contains(patch)) {
            found.push_back(entry);
        }
    }
    return found;
}

Result<model::HistoryId> History::head()
{
    return headOf(*m_database);
}

// --- undo and redo ---------------------------------------------------------------------------

namespace {

/// The entries that one undo or redo takes, in order.
Result<std::vector<HistoryEntry>> nextEntries(Database& database, Scope scope, Direction direction)
{
    const bool back = direction == Direction::Backwards;
    const std::string state = "WHERE scope = " + toText(static_cast<std::int64_t>(scope)) +
                              " AND state = " + (back ? "0" : "1") + " ORDER BY id" +
                              (back ? " DESC" : "");
    // A long journal is not read for one step of it.
    ECO_ASSIGN(std::vector<HistoryEntry> candidates, readEntries(database, state + " LIMIT 1"));
    if (candidates.empty() || candidates.front().header.group.empty()) {
        return candidates;
    }
    ECO_ASSIGN(candidates, readEntries(database, state));
    std::vector<HistoryEntry> taken;
    for (const HistoryEntry& entry : candidates) {
        const bool sameGroup = !taken.empty() && !entry.header.group.empty() &&
                               entry.header.group == taken.front().header.group;
        if (!taken.empty() && !sameGroup) {
            break;
        }
        taken.push_back(entry);
    }
    return taken;
}

Result<std::vector<HistoryEntry>> walk(Database& database, Scope scope, Direction direction)
{
    ECO_TRY(database.requireWriting());
    if (database.recorder != nullptr) {
        return fail(ErrorCode::Internal, database.file() + ": a change is being recorded");
    }
    ECO_ASSIGN(Transaction transaction, Transaction::begin(database));
    ECO_ASSIGN(std::vector<HistoryEntry> entries, nextEntries(database, scope, direction));
    if (entries.empty()) {
        return fail(ErrorCode::NotFound,
                    database.file() + ": nothing to " +
                        (direction == Direction::Backwards ? "undo" : "redo") + " in the scope " +
                        std::string{model::name(scope)});
    }
    for (HistoryEntry& entry : entries) {
        ECO_TRY(moveEntry(database, entry, direction));
    }
    ECO_TRY(transaction.commit());
    database.wroteRows = true;
    return entries;
}

std::optional<HistoryEntry> newestOf(std::vector<HistoryEntry> entries)
{
    const auto newest = std::max_element(
        entries.begin(), entries.end(), [](const HistoryEntry& left, const HistoryEntry& right) {
            return left.id < right.id;
        });
    return newest == entries.end() ? std::nullopt : std::optional{std::move(*newest)};
}

} // namespace

Result<std::optional<HistoryEntry>> History::nextUndo(Scope scope)
{
    ECO_ASSIGN(std::vector<HistoryEntry> entries,
               nextEntries(*m_database, scope, Direction::Backwards));
    return newestOf(std::move(entries));
}

Result<std::optional<HistoryEntry>> History::nextRedo(Scope scope)
{
    ECO_ASSIGN(std::vector<HistoryEntry> entries,
               nextEntries(*m_database, scope, Direction::Forwards));
    return newestOf(std::move(entries));
}

Result<std::vector<HistoryEntry>> History::undo(Scope scope)
{
    return walk(*m_database, scope, Direction::Backwards);
}

Result<std::vector<HistoryEntry>> History::redo(Scope scope)
{
    return walk(*m_database, scope, Direction::Forwards);
}

// --- edits from outside ----------------------------------------------------------------------

Result<bool> History::changedOutside()
{
    return differsFromHistory(*m_database);
}

Result<bool> History::isKnownUnchanged()
{
    return knownWithoutLooking(*m_database);
}

Result<OutsideEdits> History::reconcile(const model::Author& author)
{
    ECO_TRY(m_database->requireWriting());
    return journalOutsideEdits(*m_database, *this, author);
}

} // namespace ecotone::store
