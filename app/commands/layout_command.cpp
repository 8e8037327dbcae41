#include "app/commands/command.h"
#include "app/commands/labelling_options.h"
#include "app/commands/project_argument.h"
#include "app/offscreen.h"
#include "app/project_facts.h"
#include "core/base/file.h"
#include "core/layout/export.h"
#include "core/layout/project_themes.h"
#include "core/layout/templates.h"
#include "ui/bridge/relief.h"
#include "ui/render/layout_backend.h"

#include <CLI/CLI.hpp>
#include <memory>

namespace ecotone::app {

namespace {

struct LayoutOptions
{
    std::string project;
    std::string name = "habitat";
    std::string landscape;
    std::string profile = "working";
    std::vector<std::string> languages{"en"};
    std::vector<std::string> formats{"pdf"};
    std::string folder = ".";
    std::string page = "A4";
    std::string species = "tiger";
    std::string proposal;
    std::string edition;
    std::string theme;
    std::vector<std::string> fields;
    std::string names;
    bool codes = false;
    bool portrait = false;
};

/// A layout of the project by name, else the template of that name.
Result<layout::Layout> layoutOf(store::ProjectFile& project, const LayoutOptions& options)
{
    ECO_ASSIGN(const auto stored, project.documents().list("layout"));
    for (const model::Document& document : stored) {
        if (document.name == options.name) {
            ECO_ASSIGN(layout::Layout layout, layout::Layout::fromJson(document.json));
            if (!options.landscape.empty()) {
                layout.landscape = options.landscape;
            }
            return layout;
        }
    }
    layout::TemplateChoice choice;
    ECO_ASSIGN(choice.kind, layout::templateFromName(options.name));
    choice.page.size = options.page == "A3" ? layout::PageSize::A3 : layout::PageSize::A4;
    choice.page.orientation =
        options.portrait ? layout::Orientation::Portrait : layout::Orientation::Landscape;
    choice.landscape = options.landscape;
    choice.species = options.species;
    choice.proposal = options.proposal;
    choice.profile = options.profile;
    return layout::layoutFromTemplate(choice);
}

Result<> fillRequest(layout::ExportRequest& request, const LayoutOptions& options)
{
    request.languages.clear();
    for (const std::string& text : options.languages) {
        ECO_ASSIGN(const Language language, languageFromOption(text));
        request.languages.push_back(language);
    }
    request.formats.clear();
    for (const std::string& text : options.formats) {
        ECO_ASSIGN(const layout::Format format, layout::formatFromName(text));
        request.formats.push_back(format);
    }
    for (const std::string& field : options.fields) {
        const auto equals = field.find('=');
        if (equals == std::string::npos) {
            return fail(ErrorCode::InvalidArgument, "\"" + field + "\" is not NAME=VALUE");
        }
        request.layout.fields[field.substr(0, equals)] = field.substr(equals + 1);
    }
    request.folder = pathFromUtf8(options.folder);
    return makeFolder(request.folder);
}

Result<> print(const Terminal& terminal, const LayoutOptions& options)
{
    ECO_ASSIGN(const auto offscreen, Offscreen::start());
    ECO_ASSIGN(auto knowledge, cartography::MapKnowledge::load());
    ECO_ASSIGN(auto project, openForReading(terminal, options.project, options.edition));
    layout::ExportRequest request;
    ECO_ASSIGN(request.layout, layoutOf(*project, options));
    ECO_ASSIGN(const auto themes, layout::themesOf(*project));
    ECO_ASSIGN(const auto theme,
               themes.theme(options.theme.empty() ? request.layout.theme : options.theme));
    request.layout.theme = theme.text();
    knowledge.style = themes.styled(knowledge.style, theme);
    const auto said = labellingOf(options.names, options.codes);
    request.layout.labelling.names = said.names ? said.names : request.layout.labelling.names;
    request.layout.labelling.codes = said.codes ? said.codes : request.layout.labelling.codes;
    ECO_TRY(fillRequest(request, options));
    ECO_ASSIGN(request.facts, layoutFacts(*project, options.edition));
    request.relief = bridge::openReliefOf(*project);
    render::LayoutBackendQt backend;
    ECO_ASSIGN(const auto files,
               layout::exportLayout(*project, knowledge, request, backend, terminal.progress()));
    for (const layout::ExportedFile& file : files) {
        terminal.print(toUtf8(file.path));
        for (const std::string& warning : file.warnings) {
            terminal.note("ecotone: " + fileName(file.path) + ": " + warning);
        }
    }
    return {};
}

} // namespace

void addLayout(CLI::App& parser, Invocation& invocation)
{
    const auto options = std::make_shared<LayoutOptions>();
    auto* command = parser.add_subcommand("layout", "Print maps: NAME_LANDSCAPE_LANG.pdf");
    command->add_option("project", options->project, "Project file")->required();
    command->add_option("--name",
                        options->name,
                        "A layout of the project, or study-areas, habitat (default), rating, "
                        "protected-areas, proposal");
    command->add_option("--landscape", options->landscape, "Landscape code, e.g. LBC");
    command->add_option("--theme", options->theme, "Instead of the layout's own theme");
    command->add_option("--profile", options->profile, "Publication profile: working or un");
    command->add_option("--languages", options->languages, "en,zh,ru,mn")->delimiter(',');
    command->add_option("--formats", options->formats, "pdf,png,svg")->delimiter(',');
    command->add_option("-o,--output", options->folder, "Folder for the files");
    command->add_option("--page", options->page, "A4 or A3")->check(CLI::IsMember({"A4", "A3"}));
    command->add_flag("--portrait", options->portrait, "Upright page");
    command->add_option("--species", options->species, "Of the rating: tiger, leopard …");
    command->add_option("--proposal", options->proposal, "Name or id of the proposal");
    command->add_option("--field", options->fields, "NAME=VALUE a profile requires");
    addLabelling(*command, options->names, options->codes);
    command->add_option("--edition", options->edition, "A frozen state instead of the present");
    command->callback([options, &invocation] {
        invocation.work = [options](const Terminal& terminal) {
            const auto done = print(terminal, *options);
            return done ? 0 : terminal.failed(done.error());
        };
    });
}

} // namespace ecotone::app
