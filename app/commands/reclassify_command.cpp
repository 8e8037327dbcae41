#include "app/commands/command.h"
#include "app/commands/project_argument.h"
#include "core/edit/edit_session.h"
#include "core/habitat/classification.h"

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

namespace ecotone::app {

namespace {

struct ReclassifyOptions
{
    std::string project;
    std::string where;
    std::string to;
    std::string kind = "correction";
    std::string date;
    std::string cause;
    std::string reason;
    std::string mandate;
    AuthorOptions author;
    bool json = false;
};

Result<> reclassify(const Terminal& terminal, const ReclassifyOptions& options)
{
    ECO_ASSIGN(const model::Author author, authorFrom(options.author));
    ECO_ASSIGN(const habitat::Classification classes, habitat::Classification::load());
    ECO_ASSIGN(auto project, openProject(terminal, options.project, store::Access::Write));
    ECO_ASSIGN(auto session,
               edit::EditSession::open(*project, author, [&](const std::string& code) {
                   return classes.find(code) != nullptr;
               }));
    edit::Statement statement;
    statement.change =
        options.kind == "change" ? model::ChangeKind::Change : model::ChangeKind::Correction;
    statement.eventDate = options.date;
    statement.cause = options.cause;
    statement.reason = options.reason;
    statement.mandate = options.mandate;
    ECO_ASSIGN(const model::HistoryEntry entry,
               session.reclassify(options.where, options.to, statement));
    ECO_TRY(project->close());
    if (options.json) {
        terminal.print(
            nlohmann::ordered_json{{"id", entry.id}, {"patches", entry.patches}}.dump(2));
    } else {
        terminal.print(std::to_string(entry.patches) +
                       (entry.patches == 1 ? " patch is now " : " patches are now ") + options.to);
    }
    return {};
}

} // namespace

void addReclassify(CLI::App& parser, Invocation& invocation)
{
    const auto options = std::make_shared<ReclassifyOptions>();
    auto* command = parser.add_subcommand("reclassify", "Give patches another class: one edit");
    command->add_option("project", options->project, "Project file")->required();
    command
        ->add_option("--where",
                     options->where,
                     "SQL condition over the columns of habitat, e.g. \"class_code = 'F24'\"")
        ->required();
    command->add_option("--to", options->to, "Class code")->required();
    command
        ->add_option(
            "--kind", options->kind, "change (the land changed) or correction (the map was wrong)")
        ->check(CLI::IsMember({"change", "correction"}))
        ->required();
    command->add_option("--date", options->date, "When the land changed");
    command->add_option("--cause", options->cause, "Why the land changed");
    command->add_option("--reason", options->reason, "Why the edit is made")->required();
    command->add_option("--mandate", options->mandate, "Unlocks patches of another side");
    command->add_option("--author", options->author.name, "Who edits");
    command->add_option("--organisation", options->author.organisation, "For whom");
    command->add_option("--side", options->author.side, "CN, RU or MN")
        ->check(CLI::IsMember({"CN", "RU", "MN"}));
    command->add_flag("--json", options->json, "As JSON");
    command->callback([options, &invocation] {
        invocation.work = [options](const Terminal& terminal) {
            const auto done = reclassify(terminal, *options);
            return done ? 0 : terminal.failed(done.error());
        };
    });
}

} // namespace ecotone::app
