#include "app/commands/command.h"
#include "app/layer_styles.h"
#include "core/base/file.h"
#include "core/demo/demo.h"

#include <CLI/CLI.hpp>
#include <memory>

namespace ecotone::app {

namespace {

struct DemoCommandOptions
{
    std::string folder;
    demo::DemoOptions demo;
};

Result<> makeDemo(const Terminal& terminal, const DemoCommandOptions& options)
{
    ECO_ASSIGN(
        const demo::DemoProject made,
        demo::makeDemoProject(pathFromUtf8(options.folder), options.demo, terminal.progress()));
    ECO_TRY(writeLayerStyles(made.project));
    for (const demo::SideCount& side : made.demo.sides) {
        terminal.note(side.landscape + " " + side.country + ": " + std::to_string(side.patches) +
                      " patches delivered");
    }
    terminal.note(std::to_string(made.harmonised.patches) + " patches harmonised, " +
                  std::to_string(made.harmonised.issues) + " issues to look at");
    terminal.print(toUtf8(made.project));
    return {};
}

} // namespace

void addDemo(CLI::App& parser, Invocation& invocation)
{
    const auto options = std::make_shared<DemoCommandOptions>();
    auto* command = parser.add_subcommand(
        "demo", "Write made-up national deliveries and harmonise them into a project");
    command->add_option("folder", options->folder, "Folder to write into")->required();
    command->add_option("--scale", options->demo.scale, "Multiplies the number of patches");
    command->add_option("--seed", options->demo.seed, "Another seed makes another country");
    command->callback([options, &invocation] {
        invocation.work = [options](const Terminal& terminal) {
            const auto done = makeDemo(terminal, *options);
            return done ? 0 : terminal.failed(done.error());
        };
    });
}

} // namespace ecotone::app
