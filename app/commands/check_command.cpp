#include "app/commands/command.h"
#include "app/commands/project_argument.h"
#include "core/edit/project_check.h"

#include <CLI/CLI.hpp>
#include <map>
#include <memory>

namespace ecotone::app {

namespace {

struct CheckOptions
{
    std::string project;
    std::string edition;
    bool json = false;
};

std::string figuresText(const std::string& title, const quality::CoverageFigures& figures)
{
    return title + ": " + std::to_string(figures.patches) + " patches, " +
           figures.area.rounded(1'000'000, 3) + " km2, gap " + figures.gap.exactSquareMetres() +
           " m2, overlap " + figures.overlap.exactSquareMetres() + " m2, invalid " +
           std::to_string(figures.invalid) + "\n";
}

std::string asText(const edit::ProjectCheck& check)
{
    std::string text = figuresText("project", check.map.total);
    for (const quality::CoverageFigures& figures : check.map.landscapes) {
        text += figuresText("  " + figures.landscape, figures);
    }
    text += "untranslated " + std::to_string(check.untranslated) + ", names unreviewed " +
            std::to_string(check.map.namesUnreviewed) + "\n";
    std::map<std::pair<std::string, std::string>, std::int64_t> counts;
    for (const model::Issue& issue : check.issues) {
        counts[{std::string{model::name(issue.severity)}, issue.code}] += issue.count;
    }
    for (const auto& [kind, count] : counts) {
        text += kind.first + "\t" + kind.second + "\t" + std::to_string(count) + "\n";
    }
    return text;
}

Result<int> runCheck(const Terminal& terminal, const CheckOptions& options)
{
    ECO_ASSIGN(auto project, openForReading(terminal, options.project, options.edition));
    ECO_ASSIGN(const edit::ProjectCheck check, edit::checkProject(*project, terminal.progress()));
    terminal.print(options.json ? edit::toJson(check) : asText(check));
    return check.hasErrors() ? 1 : 0;
}

} // namespace

void addCheck(CLI::App& parser, Invocation& invocation)
{
    const auto options = std::make_shared<CheckOptions>();
    auto* command =
        parser.add_subcommand("check", "Integrity, coverage, provenance and translations");
    command->add_option("project", options->project, "Project file")->required();
    command->add_option("--edition", options->edition, "A frozen state instead of the present");
    command->add_flag("--json", options->json, "As JSON");
    command->callback([options, &invocation] {
        invocation.work = [options](const Terminal& terminal) {
            const auto code = runCheck(terminal, *options);
            return code ? *code : terminal.failed(code.error());
        };
    });
}

} // namespace ecotone::app
