#include "app/commands/command.h"
#include "app/commands/project_argument.h"

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

namespace ecotone::app {

namespace {

using Json = nlohmann::ordered_json;

struct HistoryOptions
{
    std::string project;
    std::string scope;
    bool json = false;
};

Result<std::optional<model::Scope>> scopeFrom(const std::string& text)
{
    if (text.empty()) {
        return std::nullopt;
    }
    for (const model::Scope scope :
         {model::Scope::Map, model::Scope::Proposal, model::Scope::Layout}) {
        if (text == model::name(scope)) {
            return scope;
        }
    }
    return fail(ErrorCode::InvalidArgument,
                "\"" + text + "\" is not one of the scopes map, proposal, layout");
}

Json toJson(const model::HistoryEntry& entry)
{
    const model::EntryHeader& header = entry.header;
    Json details = Json::parse(header.detailsJson, nullptr, false);
    return {{"id", entry.id},
            {"kind", header.kind},
            {"scope", model::name(header.scope)},
            {"author", header.author.name},
            {"organisation", header.author.organisation},
            {"side", header.author.side},
            {"time", entry.time},
            {"reason", header.reason},
            {"change", model::name(header.change)},
            {"event_date", header.eventDate},
            {"cause", header.cause},
            {"mandate", header.mandate},
            {"group", header.group},
            {"details", details.is_discarded() ? Json::object() : details},
            {"patches", entry.patches},
            {"undone", entry.state == model::EntryState::Undone},
            {"abandoned", entry.state == model::EntryState::Abandoned}};
}

std::string toLine(const model::HistoryEntry& entry)
{
    const model::EntryHeader& header = entry.header;
    std::string line = std::to_string(entry.id) + "\t" + entry.time + "\t" + header.kind + "\t" +
                       header.author.name + "\t" + header.author.side + "\t" +
                       std::to_string(entry.patches) + "\t" + header.reason;
    switch (entry.state) {
    case model::EntryState::Undone: line += "\t(undone)"; break;
    case model::EntryState::Abandoned: line += "\t(abandoned)"; break;
    case model::EntryState::Sealed: line += "\t(sealed)"; break;
    case model::EntryState::Done: break;
    }
    return line;
}

std::string shown(const std::vector<model::HistoryEntry>& entries, bool json)
{
    if (json) {
        Json list = Json::array();
        for (const model::HistoryEntry& entry : entries) {
            list.push_back(toJson(entry));
        }
        return list.dump(2);
    }
    std::string text = "id\ttime\tkind\tauthor\tside\tpatches\treason\n";
    for (const model::HistoryEntry& entry : entries) {
        text += toLine(entry) + "\n";
    }
    return text;
}

Result<> showHistory(const Terminal& terminal, const HistoryOptions& options)
{
    ECO_ASSIGN(const auto scope, scopeFrom(options.scope));
    ECO_ASSIGN(auto project, openProject(terminal, options.project, store::Access::Read));
    ECO_ASSIGN(const auto entries, project->history().entries(scope));
    terminal.print(shown(entries, options.json));
    return {};
}

enum class Direction
{
    Undo,
    Redo,
};

Result<> step(const Terminal& terminal, const HistoryOptions& options, Direction direction)
{
    ECO_ASSIGN(const auto scope, scopeFrom(options.scope.empty() ? "map" : options.scope));
    ECO_ASSIGN(auto project, openProject(terminal, options.project, store::Access::Write));
    ECO_ASSIGN(const auto entries,
               direction == Direction::Undo ? project->history().undo(*scope)
                                            : project->history().redo(*scope));
    ECO_TRY(project->close());
    terminal.print(shown(entries, options.json));
    return {};
}

void addStep(CLI::App& parser, Invocation& invocation, Direction direction)
{
    const auto options = std::make_shared<HistoryOptions>();
    auto* command = direction == Direction::Undo
                        ? parser.add_subcommand("undo", "Take the last edit back")
                        : parser.add_subcommand("redo", "Do the last undone edit again");
    command->add_option("project", options->project, "Project file")->required();
    command->add_option("--scope", options->scope, "map (default), proposal or layout");
    command->add_flag("--json", options->json, "The entries as JSON");
    command->callback([options, direction, &invocation] {
        invocation.work = [options, direction](const Terminal& terminal) {
            const auto done = step(terminal, *options, direction);
            return done ? 0 : terminal.failed(done.error());
        };
    });
}

} // namespace

void addHistory(CLI::App& parser, Invocation& invocation)
{
    const auto options = std::make_shared<HistoryOptions>();
    auto* command = parser.add_subcommand("history", "Who changed what, when and why");
    command->add_option("project", options->project, "Project file")->required();
    command->add_option("--scope", options->scope, "map, proposal or layout; all without");
    command->add_flag("--json", options->json, "As JSON");
    command->callback([options, &invocation] {
        invocation.work = [options](const Terminal& terminal) {
            const auto done = showHistory(terminal, *options);
            return done ? 0 : terminal.failed(done.error());
        };
    });
    addStep(parser, invocation, Direction::Undo);
    addStep(parser, invocation, Direction::Redo);
}

} // namespace ecotone::app
