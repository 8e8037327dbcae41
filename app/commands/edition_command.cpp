#include "app/commands/command.h"
#include "app/commands/project_argument.h"

#include <CLI/CLI.hpp>
#include <memory>

namespace ecotone::app {

namespace {

struct EditionOptions
{
    std::string project;
    std::string name;
    std::string note;
    AuthorOptions author;
};

Result<> freeze(const Terminal& terminal, const EditionOptions& options)
{
    ECO_ASSIGN(const model::Author author, authorFrom(options.author));
    ECO_ASSIGN(auto project, openProject(terminal, options.project, store::Access::Write));
    ECO_ASSIGN(const store::Edition edition,
               project->editions().freeze(options.name, author, options.note));
    ECO_TRY(project->close());
    terminal.print(edition.name + "\t" + edition.revision + "\t" + edition.time);
    return {};
}

} // namespace

void addEdition(CLI::App& parser, Invocation& invocation)
{
    const auto options = std::make_shared<EditionOptions>();
    auto* command = parser.add_subcommand("edition", "Freeze the present state under a name");
    command->add_option("project", options->project, "Project file")->required();
    command->add_option("--name", options->name, "For example 2026.1")->required();
    command->add_option("--note", options->note, "What the edition is for");
    command->add_option("--author", options->author.name, "Who freezes it");
    command->callback([options, &invocation] {
        invocation.work = [options](const Terminal& terminal) {
            const auto done = freeze(terminal, *options);
            return done ? 0 : terminal.failed(done.error());
        };
    });
}

} // namespace ecotone::app
