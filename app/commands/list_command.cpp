#include "app/commands/command.h"
#include "app/commands/project_argument.h"
#include "core/habitat/classification.h"
#include "core/habitat/gazetteer.h"

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

namespace ecotone::app {

namespace {

using Json = nlohmann::ordered_json;

struct ListOptions
{
    std::string project;
    std::string what;
    std::string language = "en";
    bool json = false;
};

/// Rows of equal keys, in order.
using Rows = Json;

Result<Rows> landscapes(store::ProjectFile& project, Language language)
{
    ECO_ASSIGN(const habitat::Gazetteer gazetteer, habitat::Gazetteer::load());
    ECO_ASSIGN(const auto groups,
               project.patches().areaBy(std::array{store::PatchColumn::Landscape}));
    Rows rows = Json::array();
    for (const store::AreaGroup& group : groups) {
        const habitat::Landscape* known = gazetteer.landscape(group.keys[0]);
        rows.push_back({{"landscape", group.keys[0]},
                        {"name", known != nullptr ? known->name.in(language) : std::string{}},
                        {"patches", group.patches},
                        {"area_km2", group.area.rounded(1'000'000, 3)}});
    }
    return rows;
}

Result<Rows> classes(store::ProjectFile& project, Language language)
{
    ECO_ASSIGN(const habitat::Classification all, habitat::Classification::load());
    ECO_ASSIGN(const auto groups, project.patches().areaBy(std::array{store::PatchColumn::Class}));
    Rows rows = Json::array();
    for (const store::AreaGroup& group : groups) {
        rows.push_back({{"class", group.keys[0]},
                        {"name", all.name(group.keys[0], language)},
                        {"patches", group.patches},
                        {"area_km2", group.area.rounded(1'000'000, 3)}});
    }
    return rows;
}

Result<Rows> layers(store::ProjectFile& project, Language language)
{
    Rows rows = Json::array();
    ECO_ASSIGN(const std::int64_t patches, project.patches().count());
    rows.push_back(
        {{"layer", "habitat"}, {"title", "Habitat"}, {"sharing", "open"}, {"rows", patches}});
    ECO_ASSIGN(const auto list, project.layerRows().list());
    for (const model::Layer& layer : list) {
        ECO_ASSIGN(const std::int64_t count, project.layerRows().count(layer.name));
        rows.push_back({{"layer", layer.name},
                        {"title", layer.title.in(language)},
                        {"sharing", model::name(layer.sharing)},
                        {"rows", count}});
    }
    return rows;
}

Result<Rows> sources(store::ProjectFile& project)
{
    Rows rows = Json::array();
    ECO_ASSIGN(const auto list, project.sources().list());
    for (const model::Source& source : list) {
        rows.push_back({{"id", source.id},
                        {"title", source.title},
                        {"country", source.country},
                        {"agency", source.agency},
                        {"date", source.date},
                        {"file", source.file},
                        {"encoding", source.encoding},
                        {"crs", source.crs},
                        {"operation", source.operation},
                        {"accuracy_m", source.accuracyMetres},
                        {"scheme", source.scheme},
                        {"sharing", model::name(source.sharing)}});
    }
    return rows;
}

Result<Rows> layouts(store::ProjectFile& project)
{
    Rows rows = Json::array();
    ECO_ASSIGN(const auto list, project.documents().list("layout"));
    for (const model::Document& document : list) {
        rows.push_back({{"layout", document.name}, {"version", document.version}});
    }
    return rows;
}

Result<Rows> proposals(store::ProjectFile& project, Language language)
{
    Rows rows = Json::array();
    ECO_TRY(project.layerRows().visit("proposal", {}, [&](const model::Feature& feature) {
        rows.push_back({{"id", feature.id},
                        {"name", model::shownName(feature, language).text},
                        {"status", feature.text("status")},
                        {"area_km2", geometry::areaOf(feature.shape).rounded(1'000'000, 3)}});
        return true;
    }));
    return rows;
}

Result<Rows> editions(store::ProjectFile& project)
{
    Rows rows = Json::array();
    ECO_ASSIGN(const auto list, project.editions().list());
    for (const store::Edition& edition : list) {
        rows.push_back({{"edition", edition.name},
                        {"revision", edition.revision},
                        {"time", edition.time},
                        {"author", edition.author},
                        {"note", edition.note}});
    }
    return rows;
}

Result<Rows> listed(store::ProjectFile& project, const std::string& what, Language language)
{
    if (what == "landscapes") {
        return landscapes(project, language);
    }
    if (what == "classes") {
        return classes(project, language);
    }
    if (what == "layers") {
        return layers(project, language);
    }
    if (what == "sources") {
        return sources(project);
    }
    if (what == "layouts") {
        return layouts(project);
    }
    return what == "proposals" ? proposals(project, language) : editions(project);
}

std::string cell(const Json& value)
{
    return value.is_string() ? value.get<std::string>() : value.dump();
}

std::string asLines(const Rows& rows)
{
    std::string text;
    for (const Json& row : rows) {
        std::string heading;
        std::string line;
        for (const auto& [key, value] : row.items()) {
            heading += (heading.empty() ? "" : "\t") + key;
            line += (line.empty() ? "" : "\t") + cell(value);
        }
        text += (text.empty() ? heading + "\n" : "") + line + "\n";
    }
    return text;
}

Result<> printList(const Terminal& terminal, const ListOptions& options)
{
    ECO_ASSIGN(const Language language, languageFromOption(options.language));
    ECO_ASSIGN(auto project, openProject(terminal, options.project, store::Access::Read));
    ECO_ASSIGN(const Rows rows, listed(*project, options.what, language));
    terminal.print(options.json ? rows.dump(2) : asLines(rows));
    return {};
}

} // namespace

void addList(CLI::App& parser, Invocation& invocation)
{
    const auto options = std::make_shared<ListOptions>();
    auto* command = parser.add_subcommand("list", "Look up what a project holds");
    command->add_option("project", options->project, "Project file")->required();
    command
        ->add_option("what",
                     options->what,
                     "landscapes, classes, layers, sources, layouts, proposals or editions")
        ->required()
        ->check(CLI::IsMember(
            {"landscapes", "classes", "layers", "sources", "layouts", "proposals", "editions"}));
    command->add_option("--language", options->language, "en, zh, ru, mn");
    command->add_flag("--json", options->json, "As JSON");
    command->callback([options, &invocation] {
        invocation.work = [options](const Terminal& terminal) {
            const auto done = printList(terminal, *options);
            return done ? 0 : terminal.failed(done.error());
        };
    });
}

} // namespace ecotone::app
