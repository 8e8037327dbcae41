#pragma once

#include "core/base/result.h"
#include "core/coverage/change_set.h"
#include "core/model/feature.h"
#include "core/model/history.h"
#include "core/model/patch.h"
#include "core/store/project_file.h"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace ecotone::edit {

/// What an edit says of itself besides its author.
struct Statement
{
    model::ChangeKind change = model::ChangeKind::Correction;
    std::string eventDate{}; ///< When the land changed (ISO date or year); a Change needs it.
    std::string cause{};     ///< Why the land changed: "fire", "logging" …; a Change needs it.
    std::string reason{};
    std::string mandate{}; ///< Unlocks patches of other sides; enters the history.
    std::string group{};   ///< Entries of one group are undone together.
};

/// Rows of habitat as a boundary edit leaves them. Neighbours that only got vertices are among
/// `changed` too.
struct PatchChanges
{
    std::vector<model::Patch> changed; ///< By id: new outline, and attributes.
    std::vector<model::Patch> created; ///< Id 0.
    std::vector<model::PatchId> removed;
    /// Vertices the border of the coverage got; the stored extents get them too.
    std::vector<coverage::ChangeSet::BorderEdge> border;
};

/// A person at work on one project: the one place where edits become rows and history entries.
///
/// Every function is one entry of the history, committed when it returns. Patches of another side
/// are locked for an author with a side (model::Author::side): an edit that touches one fails
/// with LockedSide unless the statement carries a mandate. Vertices that a neighbour's boundary
/// needs may be added to them. A joint author (empty side) may edit all. Fails with AuthorNeeded on
/// an empty name, ReadOnly, and what the store says.
class EditSession
{
public:
    /// `isClass` tells whether a code may be given to a patch; UnknownClass otherwise.
    [[nodiscard]] static Result<EditSession> open(store::ProjectFile& project,
                                                  model::Author author,
                                                  std::function<bool(const std::string&)> isClass);

    /// Gives patches a class. An empty list, or one where every patch has the class already,
    /// gives an entry with id 0.
    [[nodiscard]] Result<model::HistoryEntry> reclassify(std::span<const model::PatchId> patches,
                                                         const std::string& toClass,
                                                         const Statement& statement);
    /// The patches for which the expression is true (store::PatchRepository::fidsWhere).
    [[nodiscard]] Result<model::HistoryEntry>
    reclassify(const std::string& where, const std::string& toClass, const Statement& statement);
    /// Marks patches as reviewed by the author.
    [[nodiscard]] Result<model::HistoryEntry> review(std::span<const model::PatchId> patches,
                                                     const Statement& statement);
    /// A split, merge, reshape … computed by core/coverage; `kind` names it in the history.
    [[nodiscard]] Result<model::HistoryEntry>
    applyChanges(const std::string& kind, const PatchChanges& changes, const Statement& statement);

    /// The rows of a change set: replaced patches keep their attributes, created ones get what
    /// `ofCreated` says. Rows whose land changed are marked as edited by the author.
    [[nodiscard]] Result<PatchChanges>
    rowsOf(const coverage::ChangeSet& changes,
           const std::function<Result<model::PatchAttributes>(const coverage::ChangeSet::Created&)>&
               ofCreated) const;
    /// applyChanges() of a change set; created patches get the attributes of the patch they are
    /// like, or `ofNew` when they are like none.
    [[nodiscard]] Result<model::HistoryEntry>
    applyChangeSet(const std::string& kind,
                   const coverage::ChangeSet& changes,
                   const Statement& statement,
                   const model::PatchAttributes& ofNew = {});

    /// Proposals have a cursor of their own: undo(Scope::Proposal).
    [[nodiscard]] Result<model::FeatureId> addProposal(const model::Feature& proposal,
                                                       const std::string& reason = {});
    [[nodiscard]] Result<> updateProposal(const model::Feature& proposal,
                                          const std::string& reason = {});
    [[nodiscard]] Result<> removeProposal(model::FeatureId id, const std::string& reason = {});

    /// An entry of an author of another side is locked like that side's patches.
    [[nodiscard]] Result<std::vector<model::HistoryEntry>> undo(model::Scope scope);
    [[nodiscard]] Result<std::vector<model::HistoryEntry>> redo(model::Scope scope);

    /// Begins an entry of the author's for changes beside the patches, such as states of issues.
    [[nodiscard]] Result<store::Recording> record(const std::string& kind,
                                                  const Statement& statement);

    [[nodiscard]] const model::Author& author() const { return m_author; }

private:
    EditSession(store::ProjectFile& project,
                model::Author author,
                std::function<bool(const std::string&)> isClass);
    [[nodiscard]] model::EntryHeader header(std::string kind, const Statement& statement) const;
    [[nodiscard]] Result<> checkSide(std::span<const model::PatchId> patches,
                                     const Statement& statement) const;
    [[nodiscard]] Result<> checkChanges(const PatchChanges& changes,
                                        const Statement& statement) const;
    [[nodiscard]] Result<> checkEntry(const std::optional<model::HistoryEntry>& entry) const;
    [[nodiscard]] Result<model::HistoryEntry>
    changeProposal(const std::string& kind,
                   const std::string& reason,
                   const std::function<Result<>(store::LayerRepository&)>& change);

    store::ProjectFile* m_project;
    model::Author m_author;
    std::function<bool(const std::string&)> m_isClass;
};

} // namespace ecotone::edit
