#include "app/commands/command.h"
#include "app/commands/project_argument.h"
#include "core/base/file.h"
#include "core/report/area_table.h"

#include <CLI/CLI.hpp>
#include <memory>

namespace ecotone::app {

namespace {

struct AreasOptions
{
    std::string project;
    std::string within;
    std::string by = "class,country";
    std::string language = "en";
    std::string format;
    std::string output;
    std::string edition;
};

Result<> printAreas(const Terminal& terminal, const AreasOptions& options)
{
    report::AreasRequest request;
    request.within = options.within;
    ECO_ASSIGN(request.language, languageFromOption(options.language));
    ECO_ASSIGN(request.by, report::groupKeysFromText(options.by));
    ECO_ASSIGN(auto project, openForReading(terminal, options.project, options.edition));
    report::ProjectFacts facts;
    facts.fileName = fileName(pathFromUtf8(options.project));
    facts.edition = options.edition;
    ECO_ASSIGN(facts.revision, project->revision());
    ECO_ASSIGN(facts.demonstration, project->meta().isDemonstration());
    ECO_ASSIGN(const report::AreaTable table,
               report::areas(*project, facts, request, terminal.progress()));
    if (options.format == "xlsx") {
        if (options.output.empty()) {
            return fail(ErrorCode::InvalidArgument, "a workbook needs a file: say -o FILE.xlsx");
        }
        return report::writeXlsx(table, pathFromUtf8(options.output));
    }
    const std::string text = options.format == "csv"    ? report::toCsv(table)
                             : options.format == "json" ? report::toJson(table)
                                                        : report::toText(table);
    return printOrWrite(terminal, options.output, text);
}

} // namespace

void addAreas(CLI::App& parser, Invocation& invocation)
{
    const auto options = std::make_shared<AreasOptions>();
    auto* command = parser.add_subcommand("areas", "Area tables, exact to the last digit");
    command->add_option("project", options->project, "Project file")->required();
    command->add_option("--within",
                        options->within,
                        "Proposal, protected area or landscape by name or id, or a file");
    command->add_option("--by", options->by, "class,country,protection,zone,district in any order");
    command->add_option("--language", options->language, "en, zh, ru, mn");
    command->add_option("--format", options->format, "csv, json or xlsx; a text table without")
        ->check(CLI::IsMember({"csv", "json", "xlsx"}));
    command->add_option("-o,--output", options->output, "File to write");
    command->add_option("--edition", options->edition, "A frozen state instead of the present");
    command->callback([options, &invocation] {
        invocation.work = [options](const Terminal& terminal) {
            const auto done = printAreas(terminal, *options);
            return done ? 0 : terminal.failed(done.error());
        };
    });
}

} // namespace ecotone::app
