#include "app/commands/command.h"
#include "app/commands/project_argument.h"
#include "core/base/file.h"
#include "core/report/rule_coverage.h"

#include <CLI/CLI.hpp>
#include <memory>

namespace ecotone::app {

namespace {

struct CoverageOptions
{
    std::string project;
    std::string language = "en";
    std::string format;
    std::string output;
    std::string edition;
};

Result<> printCoverage(const Terminal& terminal, const CoverageOptions& options)
{
    ECO_ASSIGN(const Language language, languageFromOption(options.language));
    ECO_ASSIGN(auto project, openForReading(terminal, options.project, options.edition));
    report::ProjectFacts facts;
    facts.fileName = fileName(pathFromUtf8(options.project));
    facts.edition = options.edition;
    ECO_ASSIGN(facts.revision, project->revision());
    ECO_ASSIGN(facts.demonstration, project->meta().isDemonstration());
    ECO_ASSIGN(const auto coverage, report::ruleCoverage(*project, facts, language));
    const std::string text = options.format == "csv"    ? report::toCsv(coverage)
                             : options.format == "json" ? report::toJson(coverage)
                             : options.format == "html" ? report::toPage(coverage)
                                                        : report::toText(coverage);
    return printOrWrite(terminal, options.output, text);
}

} // namespace

void addCoverage(CLI::App& parser, Invocation& invocation)
{
    const auto options = std::make_shared<CoverageOptions>();
    auto* command = parser.add_subcommand(
        "coverage", "How far the crosswalks carry: area and patches by rule and confidence");
    command->add_option("project", options->project, "Project file")->required();
    command->add_option("--language", options->language, "en, zh, ru, mn");
    command->add_option("--format", options->format, "csv, json or html; a summary without")
        ->check(CLI::IsMember({"csv", "json", "html"}));
    command->add_option("-o,--output", options->output, "File to write");
    command->add_option("--edition", options->edition, "A frozen state instead of the present");
    command->callback([options, &invocation] {
        invocation.work = [options](const Terminal& terminal) {
            const auto done = printCoverage(terminal, *options);
            return done ? 0 : terminal.failed(done.error());
        };
    });
}

} // namespace ecotone::app
