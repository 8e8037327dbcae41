#include "app/commands/command.h"
#include "app/settings.h"
#include "core/base/file.h"
#include "core/store/project_file.h"

#include <CLI/CLI.hpp>
#include <memory>

namespace ecotone::app {

namespace {

struct NewOptions
{
    std::string project;
    std::string title;
    std::string language = "en";
};

Result<> makeProject(const NewOptions& options)
{
    ECO_ASSIGN(const Language language, languageFromOption(options.language));
    const auto path = pathFromUtf8(options.project);
    const std::string title = options.title.empty() ? toUtf8(path.stem()) : options.title;
    ECO_ASSIGN(auto project,
               store::ProjectFile::create(
                   path, {title, false, language, {Settings::read().author.name, {}}}));
    ECO_TRY(project->finish());
    return project->close();
}

} // namespace

void addNew(CLI::App& parser, Invocation& invocation)
{
    const auto options = std::make_shared<NewOptions>();
    auto* command = parser.add_subcommand("new", "Start an empty project");
    command->add_option("project", options->project, "Project file to make")->required();
    command->add_option("--title", options->title, "Title; the file name without");
    command->add_option("--language", options->language, "Language of the project: en, zh, ru, mn");
    command->callback([options, &invocation] {
        invocation.work = [options](const Terminal& terminal) {
            const auto made = makeProject(*options);
            return made ? 0 : terminal.failed(made.error());
        };
    });
}

} // namespace ecotone::app
