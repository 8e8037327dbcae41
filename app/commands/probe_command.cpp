#include "app/commands/command.h"
#include "core/base/file.h"
#include "core/harmonise/probe.h"

#include <CLI/CLI.hpp>
#include <memory>

namespace ecotone::app {

namespace {

struct ProbeOptions
{
    std::vector<std::string> files;
    std::string recipe;
    std::string page;
    std::string language = "en";
    harmonise::ProbeHints hints;
    bool json = false;
};

std::string line(const std::string& label, const std::string& text)
{
    return text.empty() ? std::string{} : "  " + label + ": " + text + "\n";
}

std::string joined(const std::vector<std::string>& texts)
{
    std::string list;
    for (const std::string& each : texts) {
        list += (list.empty() ? "" : " | ") + each;
    }
    return list;
}

std::string layerText(const harmonise::LayerReport& layer)
{
    std::string text =
        layer.name + " (" + layer.geometry + ", " + std::to_string(layer.features) + " features)\n";
    const auto decided = [](bool is) { return is ? "" : " (not decided)"; };
    text +=
        line("encoding",
             layer.encoding.name + decided(layer.encoding.decided) +
                 (layer.encoding.evidence.empty() ? "" : "; " + layer.encoding.evidence.english()));
    if (!layer.encoding.decided) {
        for (const harmonise::EncodingReading& reading : layer.encoding.readings) {
            text += line("  as " + reading.name, joined(reading.texts));
        }
    }
    text += line("coordinates", layer.crs.name + decided(layer.crs.decided));
    text += line("operation", layer.crs.operation);
    text += line("needed", layer.crs.needed.english());
    text += line("codes",
                 layer.scheme.name.empty() ? "none known"
                                           : layer.scheme.name + decided(layer.scheme.decided));
    for (const harmonise::Finding& finding : layer.issues) {
        text += line(std::string{model::name(finding.severity)}, finding.message);
    }
    return text;
}

std::string asText(const std::vector<harmonise::FileReport>& files)
{
    std::string text;
    for (const harmonise::FileReport& file : files) {
        text += file.file + (file.driver.empty() ? "" : ": " + file.driver) + "\n";
        if (file.error) {
            text += line("error", file.error->detail);
        }
        for (const harmonise::LayerReport& layer : file.layers) {
            text += layerText(layer);
        }
    }
    return text;
}

Result<> writeRecipes(const Terminal& terminal,
                      const std::vector<harmonise::FileReport>& files,
                      const std::filesystem::path& path)
{
    std::size_t written = 0;
    for (const harmonise::FileReport& file : files) {
        for (const harmonise::LayerReport& layer : file.layers) {
            auto target = path;
            if (written > 0) { // One recipe a layer: R.toml, R-2.toml …
                target.replace_filename(path.stem().concat("-" + std::to_string(written + 1)));
                target.replace_extension(path.extension());
            }
            const auto recipe = harmonise::suggestedRecipe(
                file, layer, std::filesystem::absolute(path).parent_path());
            ECO_TRY(harmonise::writeRecipe(recipe, target));
            terminal.note("ecotone: wrote " + toUtf8(target));
            ++written;
        }
    }
    return {};
}

Result<int> probeFiles(const Terminal& terminal, const ProbeOptions& options)
{
    std::vector<std::filesystem::path> paths;
    for (const std::string& file : options.files) {
        paths.push_back(pathFromUtf8(file));
    }
    ECO_ASSIGN(const auto reports, harmonise::probe(paths, options.hints, terminal.progress()));
    terminal.print(options.json ? harmonise::probeJson(reports) : asText(reports));
    if (!options.page.empty()) {
        ECO_ASSIGN(const Language language, languageFromOption(options.language));
        ECO_TRY(writeFile(pathFromUtf8(options.page), harmonise::probePage(reports, language)));
    }
    if (!options.recipe.empty()) {
        ECO_TRY(writeRecipes(terminal, reports, pathFromUtf8(options.recipe)));
    }
    for (const harmonise::FileReport& file : reports) {
        if (file.error && options.json) {
            (void)terminal.failed(*file.error);
        }
    }
    return harmonise::exitCode(reports);
}

} // namespace

void addProbe(CLI::App& parser, Invocation& invocation)
{
    const auto options = std::make_shared<ProbeOptions>();
    auto* command = parser.add_subcommand("probe", "What is in a file, and how it would be read");
    command->add_option("files", options->files, "Files of any known format")->required();
    command->add_option("--country", options->hints.country, "Where it comes from: CN, RU, MN");
    command->add_option("--encoding", options->hints.encoding, "When you know it");
    command->add_option("--crs", options->hints.crs, "When you know it: EPSG:4526 …");
    command->add_option("--assume", options->hints.assume, "A datum to assume, e.g. \"WGS 84\"");
    command->add_option("--control-points", options->hints.controlPoints, "Label of a local set");
    command
        ->add_option("--offset", options->hints.offset, "Of a web map, to undo: gcj02, bd09; none")
        ->check(CLI::IsMember({"none", "gcj02", "bd09"}));
    command->add_option("--write-recipe", options->recipe, "Recipe file to write");
    command->add_option("--page", options->page, "Readable page to write (HTML)");
    command->add_option("--language", options->language, "Of the page: en, zh, ru, mn");
    command->add_flag("--json", options->json, "As JSON");
    command->callback([options, &invocation] {
        invocation.work = [options](const Terminal& terminal) {
            const auto code = probeFiles(terminal, *options);
            return code ? *code : terminal.failed(code.error());
        };
    });
}

} // namespace ecotone::app
