#include "core/edit/edit_session.h"

#include "core/base/number.h"
#include "core/edit/extent_border.h"
#include "core/geometry/area.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ecotone::edit {

namespace {

using model::HistoryEntry;
using model::Patch;
using model::PatchId;

Result<> checkStatement(const Statement& statement)
{
    if (statement.change == model::ChangeKind::Change &&
        (trimmed(statement.eventDate).empty() || trimmed(statement.cause).empty())) {
        return fail(ErrorCode::InvalidArgument,
                    "a change of the land needs its date and its cause; a correction of the map "
                    "does not");
    }
    return {};
}

double perimeter(const geometry::Ring& ring)
{
    double sum = 0.0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const geometry::GridPoint& from = ring[i];
        const geometry::GridPoint& to = ring[(i + 1) % ring.size()];
        sum += std::hypot(static_cast<double>(to.x - from.x), static_cast<double>(to.y - from.y));
    }
    return sum;
}

std::vector<geometry::GridPoint> sortedVertices(const geometry::Polygon& polygon)
{
    std::vector<geometry::GridPoint> points = polygon.outer;
    for (const geometry::Ring& hole : polygon.holes) {
        points.insert(points.end(), hole.begin(), hole.end());
    }
    std::sort(points.begin(), points.end());
    return points;
}

/// The patch only got vertices on its border, which moved by no more than the grid: at most a
/// centimetre along its whole length.
bool onlyGotVertices(const geometry::Polygon& before, const geometry::Polygon& after)
{
    const std::vector<geometry::GridPoint> old = sortedVertices(before);
    const std::vector<geometry::GridPoint> now = sortedVertices(after);
    if (before.holes.size() != after.holes.size() ||
        !std::includes(now.begin(), now.end(), old.begin(), old.end())) {
        return false;
    }
    double length = perimeter(after.outer);
    for (const geometry::Ring& hole : after.holes) {
        length += perimeter(hole);
    }
    const auto difference = static_cast<double>(
        (geometry::areaOf(after) - geometry::areaOf(before)).halfSquareCentimetres());
    return std::abs(difference) <= 2.0 * length;
}

Error locked(PatchId id, const std::string& country, const std::string& side)
{
    return {ErrorCode::LockedSide,
            "patch " + toText(id) + " belongs to the side of " + country +
                "; an author of the side of " + side + " needs a mandate to change it",
            std::source_location::current()};
}

} // namespace

EditSession::EditSession(store::ProjectFile& project,
                         model::Author author,
                         std::function<bool(const std::string&)> isClass)
    : m_project{&project}
    , m_author{std::move(author)}
    , m_isClass{std::move(isClass)}
{
}

Result<EditSession> EditSession::open(store::ProjectFile& project,
                                      model::Author author,
                                      std::function<bool(const std::string&)> isClass)
{
    if (trimmed(author.name).empty()) {
        return fail(ErrorCode::AuthorNeeded, "an edit needs the name of its author");
    }
    if (project.access() != store::Access::Write) {
        const auto& issues = project.openingIssues();
        return fail(ErrorCode::ReadOnly,
                    project.path().filename().string() + " is open for reading only" +
                        (issues.empty() ? std::string{} : ": " + issues.front().message));
    }
    return EditSession{project, std::move(author), std::move(isClass)};
}

model::EntryHeader EditSession::header(std::string kind, const Statement& statement) const
{
    model::EntryHeader header;
    header.kind = std::move(kind);
    header.author = m_author;
    header.reason = statement.reason;
    header.change = statement.change;
    header.eventDate = statement.eventDate;
    header.cause = statement.cause;
    header.mandate = statement.mandate;
    header.group = statement.group;
    return header;
}

Result<> EditSession::checkSide(std::span<const PatchId> patches, const Statement& statement) const
{
    if (m_author.side.empty() || !trimmed(statement.mandate).empty()) {
        return {};
    }
    ECO_ASSIGN(const std::optional<PatchId> outside,
               m_project->patches().firstOutside(patches, m_author.side));
    if (outside) {
        ECO_ASSIGN(const auto attributes, m_project->patches().attributes(*outside));
        return fail(locked(*outside, attributes.country, m_author.side));
    }
    return {};
}

Result<store::Recording> EditSession::record(const std::string& kind, const Statement& statement)
{
    return m_project->history().begin(header(kind, statement));
}

Result<HistoryEntry> EditSession::reclassify(std::span<const PatchId> patches,
                                             const std::string& toClass,
                                             const Statement& statement)
{
    ECO_TRY(checkStatement(statement));
    if (!m_isClass(toClass)) {
        return fail(ErrorCode::UnknownClass, "there is no class \"" + toClass + "\"");
    }
    ECO_TRY(checkSide(patches, statement));
    ECO_ASSIGN(store::Recording recording,
               m_project->history().begin(header("reclassify", statement)));
    store::ClassChange change;
    change.classCode = toClass;
    change.editedBy = m_author.name;
    ECO_ASSIGN(const std::int64_t changed, m_project->patches().setClass(patches, change));
    recording.setDetails(R"({"patches": )" + toText(changed) + R"(, "to": ")" + toClass + "\"}");
    return recording.commit();
}

Result<HistoryEntry> EditSession::reclassify(const std::string& where,
                                             const std::string& toClass,
                                             const Statement& statement)
{
    ECO_ASSIGN(const std::vector<PatchId> patches, m_project->patches().fidsWhere(where));
    return reclassify(patches, toClass, statement);
}

Result<HistoryEntry> EditSession::review(std::span<const PatchId> patches,
                                         const Statement& statement)
{
    ECO_TRY(checkSide(patches, statement));
    model::EntryHeader entry = header("review", statement);
    entry.change = model::ChangeKind::NotStated;
    ECO_ASSIGN(store::Recording recording, m_project->history().begin(std::move(entry)));
    ECO_TRY(m_project->patches().setReviewed(patches, m_author.name));
    recording.setDetails(R"({"patches": )" + toText(static_cast<std::int64_t>(patches.size())) +
                         "}");
    return recording.commit();
}

Result<> EditSession::checkChanges(const PatchChanges& changes, const Statement& statement) const
{
    const bool free = m_author.side.empty() || !trimmed(statement.mandate).empty();
    std::vector<PatchId> touched = changes.removed;
    for (const Patch& patch : changes.changed) {
        if (!m_isClass(patch.attributes.classCode)) {
            return fail(ErrorCode::UnknownClass,
                        "there is no class \"" + patch.attributes.classCode + "\"");
        }
        if (!free) {
            ECO_ASSIGN(const Patch before, m_project->patches().get(patch.id));
            if (before.attributes != patch.attributes ||
                !onlyGotVertices(before.outline, patch.outline)) {
                touched.push_back(patch.id);
            }
        }
    }
    for (const Patch& patch : changes.created) {
        if (!m_isClass(patch.attributes.classCode)) {
            return fail(ErrorCode::UnknownClass,
                        "there is no class \"" + patch.attributes.classCode + "\"");
        }
        if (!free && patch.attributes.country != m_author.side) {
            return fail(locked(0, patch.attributes.country, m_author.side));
        }
    }
    return checkSide(touched, statement);
}

Result<HistoryEntry> EditSession::applyChanges(const std::string& kind,
                                               const PatchChanges& changes,
                                               const Statement& statement)
{
    ECO_TRY(checkStatement(statement));
    ECO_TRY(checkChanges(changes, statement));
    ECO_ASSIGN(store::Recording recording, m_project->history().begin(header(kind, statement)));
    store::PatchRepository& patches = m_project->patches();
    ECO_TRY(patches.erase(changes.removed));
    ECO_TRY(patches.replace(changes.changed));
    ECO_TRY(patches.insert(changes.created));
    ECO_TRY(passOnBorder(*m_project, changes.border));
    const auto count = changes.changed.size() + changes.created.size() + changes.removed.size();
    recording.setDetails(R"({"patches": )" + toText(static_cast<std::int64_t>(count)) + "}");
    return recording.commit();
}

Result<PatchChanges> EditSession::rowsOf(
    const coverage::ChangeSet& changes,
    const std::function<Result<model::PatchAttributes>(const coverage::ChangeSet::Created&)>&
        ofCreated) const
{
    PatchChanges rows;
    rows.removed = changes.removed;
    rows.border = changes.border;
    const auto markEdited = [&](model::PatchAttributes& attributes) {
        attributes.status = model::PatchStatus::Edited;
        attributes.editedBy = m_author.name;
    };
    for (const coverage::ChangeSet::Replaced& replaced : changes.replaced) {
        ECO_ASSIGN(Patch patch, m_project->patches().get(replaced.id));
        if (!onlyGotVertices(patch.outline, replaced.outline)) {
            markEdited(patch.attributes);
        }
        patch.outline = replaced.outline;
        rows.changed.push_back(std::move(patch));
    }
    for (const coverage::ChangeSet::Created& created : changes.created) {
        Patch patch;
        patch.outline = created.outline;
        ECO_ASSIGN(patch.attributes, ofCreated(created));
        markEdited(patch.attributes);
        rows.created.push_back(std::move(patch));
    }
    return rows;
}

Result<HistoryEntry> EditSession::applyChangeSet(const std::string& kind,
                                                 const coverage::ChangeSet& changes,
                                                 const Statement& statement,
                                                 const model::PatchAttributes& ofNew)
{
    ECO_ASSIGN(
        const PatchChanges rows,
        rowsOf(changes,
               [&](const coverage::ChangeSet::Created& created) -> Result<model::PatchAttributes> {
                   if (created.like == 0) {
                       return ofNew;
                   }
                   return m_project->patches().attributes(created.like);
               }));
    return applyChanges(kind, rows, statement);
}

// --- proposals -------------------------------------------------------------------------------

Result<HistoryEntry>
EditSession::changeProposal(const std::string& kind,
                            const std::string& reason,
                            const std::function<Result<>(store::LayerRepository&)>& change)
{
    model::EntryHeader entry;
    entry.kind = kind;
    entry.scope = model::Scope::Proposal;
    entry.author = m_author;
    entry.reason = reason;
    ECO_ASSIGN(store::Recording recording, m_project->history().begin(std::move(entry)));
    ECO_TRY(change(m_project->layerRows()));
    return recording.commit();
}

Result<model::FeatureId> EditSession::addProposal(const model::Feature& proposal,
                                                  const std::string& reason)
{
    model::FeatureId id = 0;
    ECO_TRY(
        changeProposal("proposal-added", reason, [&](store::LayerRepository& layers) -> Result<> {
            ECO_ASSIGN(const auto ids, layers.insert("proposal", std::span{&proposal, 1}));
            id = ids.front();
            return {};
        }));
    return id;
}

Result<> EditSession::updateProposal(const model::Feature& proposal, const std::string& reason)
{
    ECO_TRY(changeProposal("proposal-changed", reason, [&](store::LayerRepository& layers) {
        return layers.update("proposal", std::span{&proposal, 1});
    }));
    return {};
}

Result<> EditSession::removeProposal(model::FeatureId id, const std::string& reason)
{
    ECO_TRY(changeProposal("proposal-removed", reason, [&](store::LayerRepository& layers) {
        return layers.erase("proposal", std::span{&id, 1});
    }));
    return {};
}

// --- undo and redo ---------------------------------------------------------------------------

Result<> EditSession::checkEntry(const std::optional<HistoryEntry>& entry) const
{
    const std::string side = entry ? entry->header.author.side : std::string{};
    if (!m_author.side.empty() && !side.empty() && side != m_author.side) {
        return fail(ErrorCode::LockedSide,
                    "history entry " + toText(entry->id) + " was made on the side of " + side +
                        " by " + entry->header.author.name);
    }
    return {};
}

Result<std::vector<HistoryEntry>> EditSession::undo(model::Scope scope)
{
    ECO_ASSIGN(const std::optional<HistoryEntry> next, m_project->history().nextUndo(scope));
    ECO_TRY(checkEntry(next));
    return m_project->history().undo(scope);
}

Result<std::vector<HistoryEntry>> EditSession::redo(model::Scope scope)
{
    ECO_ASSIGN(const std::optional<HistoryEntry> next, m_project->history().nextRedo(scope));
    ECO_TRY(checkEntry(next));
    return m_project->history().redo(scope);
}

} // namespace ecotone::edit
