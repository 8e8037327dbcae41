#include "app/commands/command.h"
#include "app/commands/project_argument.h"
#include "core/base/file.h"
#include "core/harmonise/layer_export.h"
#include "core/report/area_table.h"

#include <CLI/CLI.hpp>
#include <memory>

namespace ecotone::app {

namespace {

struct ExportOptions
{
    std::string project;
    std::string within;
    std::string output;
    std::string language = "en";
    std::string edition;
    harmonise::ExportRequest request;
};

Result<> exportLayer(const Terminal& terminal, const ExportOptions& options)
{
    harmonise::ExportRequest request = options.request;
    request.file = pathFromUtf8(options.output);
    ECO_ASSIGN(request.language, languageFromOption(options.language));
    ECO_ASSIGN(auto project, openForReading(terminal, options.project, options.edition));
    if (!options.within.empty()) {
        ECO_ASSIGN(request.within, report::boundaryNamed(*project, options.within));
    }
    ECO_ASSIGN(const auto done, harmonise::exportLayer(*project, request, terminal.progress()));
    terminal.note("ecotone: " + std::to_string(done.rows) + " rows; " + done.operation);
    if (done.withoutCode > 0) {
        terminal.note("ecotone: " + std::to_string(done.withoutCode) +
                      " rows have no single code in " + request.scheme);
    }
    for (const auto& [classCode, lacking] : done.classesWithoutCode) {
        std::string candidates;
        for (const std::string& code : lacking.candidates) {
            candidates += (candidates.empty() ? "one of " : ", ") + code;
        }
        terminal.note("ecotone: class " + classCode + ", " + std::to_string(lacking.rows) +
                      " rows: " + (candidates.empty() ? "no code says this" : candidates));
    }
    if (done.generalisedPoints > 0) {
        terminal.note("ecotone: " + std::to_string(done.generalisedPoints) +
                      " sensitive points were put on a 10 km grid");
    }
    if (done.textsCut + done.charactersReplaced > 0) {
        terminal.note("ecotone: " + std::to_string(done.textsCut) + " texts were cut, " +
                      std::to_string(done.charactersReplaced) +
                      " characters are not in the encoding");
    }
    for (const std::string& change : done.namesChanged) {
        terminal.note("ecotone: column " + change);
    }
    return {};
}

} // namespace

void addExport(CLI::App& parser, Invocation& invocation)
{
    const auto options = std::make_shared<ExportOptions>();
    harmonise::ExportRequest& request = options->request;
    auto* command = parser.add_subcommand("export", "One layer as a file, also in a national form");
    command->add_option("project", options->project, "Project file")->required();
    command->add_option("--layer", request.layer, "Layer name; `ecotone list PROJECT layers`");
    command->add_option("-o,--output", options->output, ".gpkg .geojson .shp .kml .csv .mif")
        ->required();
    command->add_option("--crs", request.crs, "EPSG:4326 (default), EPSG:4526 …, or project");
    command->add_option("--country", request.country, "Whose datum parameters: CN, RU, MN, KP");
    command->add_option("--control-points", request.controlPoints, "Label of a local set");
    command->add_option("--encoding", request.encoding, "Of a Shapefile: UTF-8, GB18030, CP1251");
    command->add_option("--scheme", request.scheme, "Adds national codes, e.g. cn_forest_dilei");
    command->add_option("--fields", request.fields, "Columns to write")->delimiter(',');
    command->add_option("--within", options->within, "Proposal, protected area, landscape or file");
    command->add_option("--language", options->language, "Of class names: en, zh, ru, mn");
    command->add_option("--edition", options->edition, "A frozen state instead of the present");
    command->callback([options, &invocation] {
        invocation.work = [options](const Terminal& terminal) {
            const auto done = exportLayer(terminal, *options);
            return done ? 0 : terminal.failed(done.error());
        };
    });
}

} // namespace ecotone::app
