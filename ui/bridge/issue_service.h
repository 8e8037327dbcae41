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
/// Whether the program can do it; other offers are for the command line.
[[nodiscard]] bool isFix(const std::string& fix);

} // namespace ecotone::bridge
