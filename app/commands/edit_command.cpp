#include "app/commands/command.h"
#include "app/commands/edit_script.h"
#include "app/commands/project_argument.h"
#include "core/base/file.h"
#include "core/crs/project_grid.h"
#include "core/edit/boundary_edits.h"
#include "core/edit/edit_session.h"
#include "core/edit/gesture_text.h"
#include "core/edit/issue_fixes.h"
#include "core/edit/project_check.h"
#include "core/habitat/classification.h"

#include <CLI/CLI.hpp>
#include <functional>
#include <memory>

namespace ecotone::app {

namespace {

struct EditOptions
{
    std::string project;
    std::string script;
    AuthorOptions author;
};

edit::Statement statementOf(const EditLine& line)
{
    edit::Statement statement;
    statement.change =
        line.value("kind") == "change" ? model::ChangeKind::Change : model::ChangeKind::Correction;
    statement.eventDate = line.value("date");
    statement.cause = line.value("cause");
    statement.reason = line.value("reason");
    statement.mandate = line.value("mandate");
    return statement;
}

model::Scope scopeOf(const EditLine& line)
{
    const std::string scope = line.value("scope");
    return scope == "proposal" ? model::Scope::Proposal
           : scope == "layout" ? model::Scope::Layout
                               : model::Scope::Map;
}

using Placing = std::function<geometry::GridPoint(geometry::RealPoint)>;

/// Coordinates of a line are metres of the project, or degrees with in=lonlat.
Result<Placing> placing(const EditLine& line)
{
    const std::string where = line.value("in");
    if (where == "lonlat") {
        return Placing{
            [](geometry::RealPoint point) { return crs::gridFromLonLat(point.x, point.y); }};
    }
    if (!where.empty() && where != "project") {
        return fail(ErrorCode::InvalidArgument, "in=" + where + " is neither project nor lonlat");
    }
    return Placing{[](geometry::RealPoint point) { return geometry::snapped(point); }};
}

/// All present issues of a kind, by one of the fixes they offer.
Result<std::string>
fixed(store::ProjectFile& project, edit::EditSession& session, const EditLine& line)
{
    ECO_ASSIGN(const edit::ProjectCheck check, edit::checkProject(project));
    std::vector<model::Issue> issues;
    for (const model::Issue& issue : check.issues) {
        if (issue.code == line.value("issue")) {
            issues.push_back(issue);
        }
    }
    ECO_ASSIGN(const edit::FixReport report,
               edit::applyFixes(session, project, issues, line.value("with"), statementOf(line)));
    ECO_ASSIGN(const model::HistoryId head, project.history().head());
    return std::to_string(head) + " issues " + std::to_string(report.issues) + " patches " +
           std::to_string(report.patches) + " refused " + std::to_string(report.refused.size());
}

/// The history ids of what the line did, for the acknowledgement.
Result<std::string>
applied(store::ProjectFile& project, edit::EditSession& session, const EditLine& line)
{
    if (line.verb == "reclassify") {
        ECO_ASSIGN(const auto entry,
                   session.reclassify(line.value("where"), line.value("to"), statementOf(line)));
        return std::to_string(entry.id);
    }
    if (line.verb == "review") {
        ECO_ASSIGN(const auto patches, project.patches().fidsWhere(line.value("where")));
        ECO_ASSIGN(const auto entry, session.review(patches, statementOf(line)));
        return std::to_string(entry.id);
    }
    if (line.verb == "fix") {
        return fixed(project, session, line);
    }
    if (edit::gestureVerbs().contains(line.verb)) {
        ECO_ASSIGN(const auto toGrid, placing(line));
        ECO_ASSIGN(const auto worded, edit::gestureFromWords(line.verb, line.values, toGrid));
        ECO_ASSIGN(
            const auto entry,
            edit::perform(session, project, worded.gesture, statementOf(line), worded.ofNew));
        return std::to_string(entry.id);
    }
    ECO_ASSIGN(const auto entries,
               line.verb == "undo" ? session.undo(scopeOf(line)) : session.redo(scopeOf(line)));
    return entries.empty() ? std::string{"0"} : std::to_string(entries.front().id);
}

Result<> runScript(const Terminal& terminal, const EditOptions& options)
{
    ECO_ASSIGN(const model::Author author, authorFrom(options.author));
    ECO_ASSIGN(const std::string text, readFile(pathFromUtf8(options.script)));
    const std::string name = fileName(pathFromUtf8(options.script));
    ECO_ASSIGN(const auto lines, parseEditScript(text, name));
    ECO_ASSIGN(const habitat::Classification classes, habitat::Classification::load());
    ECO_ASSIGN(auto project, openProject(terminal, options.project, store::Access::Write));
    ECO_ASSIGN(auto session,
               edit::EditSession::open(*project, author, [&](const std::string& code) {
                   return classes.find(code) != nullptr;
               }));
    for (const EditLine& line : lines) {
        ECO_TRY(terminal.progress().check());
        auto entry = applied(*project, session, line);
        if (!entry) {
            Error error = std::move(entry).error();
            error.detail = name + ", line " + std::to_string(line.number) + ": " + error.detail;
            return fail(std::move(error));
        }
        // Only after its commit: whoever reads this line may rely on the edit.
        terminal.print("done " + std::to_string(line.number) + " " + *entry);
    }
    return project->close();
}

} // namespace

void addEdit(CLI::App& parser, Invocation& invocation)
{
    const auto options = std::make_shared<EditOptions>();
    auto* command = parser.add_subcommand("edit", "Run a script of edits, one a line");
    command->add_option("project", options->project, "Project file")->required();
    command
        ->add_option("--script",
                     options->script,
                     "Lines such as: reclassify where=\"fid = 12\" to=F21 kind=correction "
                     "reason=\"seen in the field\"")
        ->required();
    command->add_option("--author", options->author.name, "Who edits");
    command->add_option("--organisation", options->author.organisation, "For whom");
    command->add_option("--side", options->author.side, "CN, RU or MN")
        ->check(CLI::IsMember({"CN", "RU", "MN"}));
    command->callback([options, &invocation] {
        invocation.work = [options](const Terminal& terminal) {
            const auto done = runScript(terminal, *options);
            return done ? 0 : terminal.failed(done.error());
        };
    });
}

} // namespace ecotone::app
