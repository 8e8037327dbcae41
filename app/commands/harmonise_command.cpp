#include "app/commands/command.h"
#include "app/commands/project_argument.h"
#include "app/layer_styles.h"
#include "core/base/file.h"
#include "core/harmonise/pipeline.h"

#include <CLI/CLI.hpp>
#include <memory>

namespace ecotone::app {

namespace {

struct RunOptions
{
    std::vector<std::string> recipes;
    std::string project;
    std::string page;
    std::string language = "en";
    AuthorOptions author;
    bool keepGoing = false;
    bool json = false;
};

std::string asText(const harmonise::HarmoniseReport& report)
{
    std::string text;
    for (const harmonise::SourceReport& source : report.sources) {
        text += source.title + ": " + std::to_string(source.read) + " read, " +
                std::to_string(source.patches) + " brought in, " + std::to_string(source.repaired) +
                " repaired, " + std::to_string(source.refused) + " refused, " +
                std::to_string(source.restricted) + " restricted\n";
        for (const auto& [code, count] : source.unmapped) {
            text += "  unmapped code \"" + code + "\": " + std::to_string(count) + "\n";
        }
        if (source.error) {
            text += "  left out: " + source.error->detail + "\n";
        }
    }
    text += "gap " + report.edgeMatching.gap.exactSquareMetres() + " m2, overlap " +
            report.edgeMatching.overlap.exactSquareMetres() + " m2\n";
    return text + std::to_string(report.patches) + " patches, " + std::to_string(report.issues) +
           " issues, revision " + report.revision + "\n";
}

Result<int> runRecipes(const Terminal& terminal, const RunOptions& options)
{
    std::vector<harmonise::Recipe> recipes;
    for (const std::string& path : options.recipes) {
        ECO_ASSIGN(harmonise::Recipe recipe, harmonise::readRecipe(pathFromUtf8(path)));
        recipes.push_back(std::move(recipe));
    }
    harmonise::HarmoniseOptions run;
    ECO_ASSIGN(run.author, authorFrom(options.author));
    ECO_ASSIGN(run.language, languageFromOption(options.language));
    run.onFailure =
        options.keepGoing ? harmonise::OnFailure::KeepGoing : harmonise::OnFailure::Stop;
    const auto project = pathFromUtf8(options.project);
    run.title = toUtf8(project.stem());
    ECO_ASSIGN(const auto report, harmonise::harmonise(recipes, project, run, terminal.progress()));
    ECO_TRY(writeLayerStyles(project));
    terminal.print(options.json ? harmonise::harmoniseJson(report) : asText(report));
    if (!options.page.empty()) {
        ECO_TRY(
            writeFile(pathFromUtf8(options.page), harmonise::harmonisePage(report, run.language)));
    }
    return report.exitCode();
}

} // namespace

void addHarmonise(CLI::App& parser, Invocation& invocation)
{
    const auto options = std::make_shared<RunOptions>();
    auto* command = parser.add_subcommand("harmonise", "Bring sources into a project by recipes");
    command->add_option("recipes", options->recipes, "Recipe files (TOML)")->required();
    command->add_option("--into", options->project, "Project; made when it does not exist")
        ->required();
    command->add_flag("--keep-going", options->keepGoing, "Leave out a source that fails");
    command->add_flag("--json", options->json, "The reading reports as JSON");
    command->add_option("--page", options->page, "Readable reading report to write (HTML)");
    command->add_option("--language", options->language, "Of page and new project");
    command->add_option("--author", options->author.name, "Who harmonises");
    command->add_option("--organisation", options->author.organisation, "For whom");
    command->callback([options, &invocation] {
        invocation.work = [options](const Terminal& terminal) {
            const auto code = runRecipes(terminal, *options);
            return code ? *code : terminal.failed(code.error());
        };
    });
}

} // namespace ecotone::app
