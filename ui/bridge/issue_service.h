#pragma once

#include "core/edit/issue_fixes.h"
#include "core/geometry/box.h"
#include "core/model/ids.h"
#include "core/model/issue.h"
#include "ui/bridge/map_queries.h"

#include <string>
#include <vector>

/// Defects of the data for the panel of issues: found, worded, tried and mended.
namespace ecotone::bridge {

/// Everything open: what a check of the whole map finds now, and what is stored. Long work that is
/// shown in the status bar and can be stopped; nothing is written.
void askCheck(StoreBridge& bridge, QObject* context, Answer<std::vector<model::Issue>> done);

/// What is wrong where entries of the history changed the map, and nowhere else.
struct ChangedIssues
{
    std::vector<geometry::Box> places;
    std::vector<model::Issue> found;
};
void askCheckChanged(StoreBridge& bridge,
                     QObject* context,
                     std::vector<model::HistoryId> entries,
                     Answer<ChangedIssues> done);

/// What one fix would do to these issues; nothing is written.
void askFixes(StoreBridge& bridge,
              QObject* context,
              std::vector<model::Issue> issues,
              std::string fix,
              Answer<edit::FixReport> done);

/// Two to five words in the reader's language; the code where it is not known.
[[nodiscard]] QString issueTitle(const std::string& code);
[[nodiscard]] QString issueSentence(const model::Issue& issue);
/// "Give it to the neighbour" for "fill-with-neighbour".
[[nodiscard]] QString fixText(const std::string& fix);
/// Whether the program can do it.
[[nodiscard]] bool isFix(const std::string& fix);
/// Whether it says who is right where an edit and a new delivery disagree: "keep-ours",
/// "take-delivery".
[[nodiscard]] bool settlesConflicts(const std::string& fix);

/// Fixes issues in one way, on the writing connection; one group of the history.
[[nodiscard]] Result<edit::FixReport> fixIssues(store::ProjectFile& project,
                                                edit::EditSession& session,
                                                const model::Author& author,
                                                const std::vector<model::Issue>& issues,
                                                const std::string& fix,
                                                const edit::Statement& statement);

} // namespace ecotone::bridge
