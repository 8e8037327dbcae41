#include "app/commands/command.h"
#include "app/commands/project_argument.h"
#include "core/base/file.h"
#include "core/harmonise/redelivery.h"

#include <CLI/CLI.hpp>
#include <memory>

namespace ecotone::app {

namespace {

struct UpdateArguments
{
    std::string project;
    std::string recipe;
    std::string page;
    std::string language = "en";
    AuthorOptions author;
    std::vector<std::string> rows;
    bool dryRun = false;
    bool keepOurs = false;
    bool takeDelivery = false;
    bool json = false;
};

std::string line(const char* what, const harmonise::RowCount& count)
{
    return std::string{what} + ": " + std::to_string(count.rows) + " rows, " +
           count.area.rounded(10'000, 2) + " ha\n";
}

std::string asText(const harmonise::UpdateReport& report)
{
    const auto& difference = report.difference;
    std::string text = report.title + ": " + report.fileBefore + " " + report.dateBefore + " -> " +
                       report.reading.file + " " + report.dateAfter + "\n";
    if (report.isKnown) {
        text += "this delivery is already in the project\n";
    } else {
        text += line("added", difference.added) + line("removed", difference.removed) +
                line("boundary changed", difference.land) +
                line("class changed", difference.classCode) +
                line("other attributes changed", difference.attributes);
        text += "unchanged: " + std::to_string(difference.unchanged) + " rows, matched by " +
                (difference.matchedBy == harmonise::MatchedBy::Key ? "key" : "geometry") + "\n";
        text += "patches: " + std::to_string(report.patchesChanged) + " changed, " +
                std::to_string(report.patchesCreated) + " created, " +
                std::to_string(report.patchesRemoved) + " removed\n";
    }
    for (const auto& conflict : report.conflicts) {
        text += "conflict: row " + conflict.key + ", patch " + std::to_string(conflict.patch) +
                ": " + conflict.ours + " by " + conflict.editor + ", in the delivery " +
                (conflict.theirs.empty() ? "gone" : conflict.theirs) + "\n";
    }
    return text + std::to_string(report.conflicts.size()) + " open conflicts, " +
           std::to_string(report.settled) + " settled, revision " + report.revision + "\n";
}

harmonise::UpdateOptions optionsFrom(const UpdateArguments& arguments)
{
    harmonise::UpdateOptions options;
    options.onConflict = arguments.takeDelivery ? harmonise::OnConflict::TakeDelivery
                         : arguments.keepOurs   ? harmonise::OnConflict::KeepOurs
                                                : harmonise::OnConflict::List;
    options.keys = arguments.rows;
    return options;
}

Result<int> update(const Terminal& terminal, const UpdateArguments& arguments)
{
    ECO_ASSIGN(const Language language, languageFromOption(arguments.language));
    ECO_ASSIGN(const auto recipe, harmonise::readRecipe(pathFromUtf8(arguments.recipe)));
    auto options = optionsFrom(arguments);
    if (!arguments.dryRun) {
        ECO_ASSIGN(options.author, authorFrom(arguments.author));
    }
    ECO_ASSIGN(auto project,
               openProject(terminal,
                           arguments.project,
                           arguments.dryRun ? store::Access::Read : store::Access::Write));
    ECO_ASSIGN(const auto report,
               arguments.dryRun
                   ? harmonise::previewUpdate(recipe, *project, options, terminal.progress())
                   : harmonise::updateProject(recipe, *project, options, terminal.progress()));
    ECO_TRY(project->close());
    terminal.print(arguments.json ? harmonise::updateJson(report) : asText(report));
    if (!arguments.page.empty()) {
        ECO_TRY(writeFile(pathFromUtf8(arguments.page), harmonise::updatePage(report, language)));
    }
    return report.exitCode();
}

} // namespace

void addUpdate(CLI::App& parser, Invocation& invocation)
{
    const auto arguments = std::make_shared<UpdateArguments>();
    auto* command = parser.add_subcommand(
        "update", "Accept a new delivery of a source; people's edits stay (exit 5: conflicts)");
    command->add_option("project", arguments->project, "Project file")->required();
    command->add_option("recipe", arguments->recipe, "Recipe of the new delivery (TOML)")
        ->required();
    command->add_flag("--dry-run", arguments->dryRun, "Say what would change, write nothing");
    auto* ours = command->add_flag(
        "--keep-ours", arguments->keepOurs, "Settle conflicts: the edits stay for good");
    command
        ->add_flag(
            "--take-delivery", arguments->takeDelivery, "Settle conflicts: as the delivery says")
        ->excludes(ours);
    command->add_option(
        "--row", arguments->rows, "Settle conflicts of this row alone; may be given repeatedly");
    command->add_flag("--json", arguments->json, "The difference as JSON");
    command->add_option("--page", arguments->page, "Readable page to write (HTML)");
    command->add_option("--language", arguments->language, "Of the page");
    command->add_option("--author", arguments->author.name, "Who accepts");
    command->add_option("--organisation", arguments->author.organisation, "For whom");
    command->callback([arguments, &invocation] {
        invocation.work = [arguments](const Terminal& terminal) {
            const auto code = update(terminal, *arguments);
            return code ? *code : terminal.failed(code.error());
        };
    });
}

} // namespace ecotone::app
