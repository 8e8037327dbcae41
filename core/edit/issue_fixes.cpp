#include "core/edit/issue_fixes.h"

#include "core/base/number.h"
#include "core/edit/boundary_edits.h"
#include "core/quality/fixes.h"

#include <functional>
#include <utility>

namespace ecotone::edit {

namespace {

/// Refused by the engine for this place; anything else is a failure of the whole.
bool isRefusal(const Error& error)
{
    return error.code == ErrorCode::InvalidArgument || error.code == ErrorCode::TopologyFailure ||
           error.code == ErrorCode::NotFound;
}

Result<FixReport> fixEach(std::span<const model::Issue> issues,
                          const std::string& fix,
                          const std::function<Result<std::int64_t>(const quality::Fix&)>& work,
                          const std::function<Result<>(const model::Issue&)>& fixed)
{
    FixReport report;
    for (const model::Issue& issue : issues) {
        ECO_ASSIGN(const std::vector<quality::Fix> fixes, quality::fixesFor(issue, fix));
        bool whole = true;
        for (const quality::Fix& one : fixes) {
            auto patches = work(one);
            if (!patches && !isRefusal(patches.error())) {
                return fail(std::move(patches).error());
            }
            if (!patches) {
                report.refused.push_back(issue.code + ": " + patches.error().detail);
                whole = false;
                continue;
            }
            report.patches += *patches;
        }
        if (whole) {
            ++report.issues;
            for (const geometry::Polygon& place : issue.place.polygons) {
                report.area += geometry::areaOf(place);
                report.places.push_back(place);
            }
            ECO_TRY(fixed(issue));
        }
    }
    return report;
}

} // namespace

Result<FixReport>
previewFixes(model::MapReader& reader, std::span<const model::Issue> issues, const std::string& fix)
{
    return fixEach(
        issues,
        fix,
        [&](const quality::Fix& one) -> Result<std::int64_t> {
            ECO_ASSIGN(const coverage::ChangeSet changes, preview(reader, one.gesture));
            return static_cast<std::int64_t>(changes.replaced.size() + changes.created.size() +
                                             changes.removed.size());
        },
        [](const model::Issue&) { return Result<>{}; });
}

Result<FixReport> applyFixes(EditSession& session,
                             store::ProjectFile& project,
                             std::span<const model::Issue> issues,
                             const std::string& fix,
                             const Statement& statement)
{
    ECO_ASSIGN(const model::HistoryId head, project.history().head());
    Statement grouped = statement;
    grouped.group = "fix-" + toText(head + 1);
    if (grouped.reason.empty()) {
        grouped.reason = fix;
    }
    ECO_ASSIGN(store::Batch batch, project.history().beginBatch());
    std::vector<model::IssueId> stored;
    ECO_ASSIGN(FixReport report,
               fixEach(
                   issues,
                   fix,
                   [&](const quality::Fix& one) -> Result<std::int64_t> {
                       ECO_ASSIGN(const model::HistoryEntry entry,
                                  perform(session, project, one.gesture, grouped, one.ofNew));
                       return entry.patches;
                   },
                   [&](const model::Issue& issue) {
                       if (issue.id != 0) {
                           stored.push_back(issue.id);
                       }
                       return Result<>{};
                   }));
    if (!stored.empty()) {
        ECO_ASSIGN(store::Recording recording, session.record("fix-issues", grouped));
        for (const model::IssueId id : stored) {
            ECO_TRY(project.issues().setState(id, "fixed"));
        }
        ECO_TRY(recording.commit());
    }
    ECO_TRY(batch.commit());
    return report;
}

} // namespace ecotone::edit
