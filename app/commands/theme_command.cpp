#include "app/commands/command.h"
#include "app/commands/project_argument.h"
#include "core/base/file.h"
#include "core/cartography/qml.h"
#include "core/cartography/style_reader.h"
#include "core/layout/project_themes.h"
#include "core/quality/issue_codes.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>

namespace ecotone::app {

namespace {

using cartography::ThemeSheet;
using cartography::ThemeSheets;

struct ThemeOptions
{
    std::string project;
    std::string theme{cartography::mainTheme};
    std::string layer = "habitat";
    std::string file;
    std::string name;
    std::string language = "en";
    AuthorOptions author;
    bool json = false;
};

Result<const ThemeSheet*> sheetOf(const ThemeSheets& themes, const std::string& text)
{
    ECO_ASSIGN(const cartography::Theme theme, themes.theme(text));
    if (theme.kind != cartography::Theme::Kind::Habitat) {
        return fail(ErrorCode::InvalidArgument, text + " is no theme with colours of its own");
    }
    return themes.find(theme.sheet);
}

void tellIssues(const Terminal& terminal, const std::string& file, const auto& issues)
{
    for (const model::Issue& issue : issues) {
        terminal.note("ecotone: " + file + ": " + quality::sentence(issue, Language::English));
    }
}

Result<> listThemes(const Terminal& terminal, const ThemeOptions& options)
{
    ECO_ASSIGN(const Language language, languageFromOption(options.language));
    ECO_ASSIGN(auto project, openProject(terminal, options.project, store::Access::Read));
    ECO_ASSIGN(const ThemeSheets themes, layout::themesOf(*project));
    auto rows = nlohmann::ordered_json::array();
    std::string text = "theme\tname\tkind\tclasses\n";
    for (const ThemeSheet& sheet : themes.all()) {
        const bool program = themes.isBuiltIn(sheet.code);
        const std::string kind = !program                       ? "own"
                                 : themes.isChanged(sheet.code) ? "changed"
                                                                : "built-in";
        rows.push_back({{"theme", sheet.code},
                        {"name", sheet.name.in(language)},
                        {"kind", kind},
                        {"base", sheet.base},
                        {"classes_changed", sheet.classes.size()}});
        text += sheet.code + "\t" + sheet.name.in(language) + "\t" + kind + "\t" +
                std::to_string(sheet.classes.size()) + "\n";
    }
    for (const std::string& complaint : themes.complaints()) {
        terminal.note("ecotone: " + complaint);
    }
    terminal.print(options.json ? rows.dump(2) : text);
    return {};
}

/// Any layer has a style, the habitat layer too.
Result<model::Layer> layerOf(store::ProjectFile& project, const std::string& name)
{
    model::Layer habitat;
    habitat.name = "habitat";
    if (name == habitat.name) {
        return habitat;
    }
    ECO_ASSIGN(const auto layers, project.layerRows().list());
    const auto found = std::ranges::find(layers, name, &model::Layer::name);
    if (found == layers.end()) {
        return fail(ErrorCode::NotFound,
                    "no layer \"" + name + "\"; `ecotone list PROJECT layers` names them");
    }
    return *found;
}

Result<> exportTheme(const Terminal& terminal, const ThemeOptions& options)
{
    ECO_ASSIGN(const Language language, languageFromOption(options.language));
    ECO_ASSIGN(const auto format, cartography::styleFormatOf(options.file));
    ECO_ASSIGN(auto knowledge, cartography::MapKnowledge::load());
    ECO_ASSIGN(auto project, openProject(terminal, options.project, store::Access::Read));
    ECO_ASSIGN(const ThemeSheets themes, layout::themesOf(*project));
    ECO_ASSIGN(const ThemeSheet* sheet, sheetOf(themes, options.theme));
    ECO_ASSIGN(const model::Layer layer, layerOf(*project, options.layer));
    knowledge.style = themes.styled(knowledge.style, *sheet);
    const auto style = cartography::layerStyle(layer, knowledge, language);
    tellIssues(terminal, options.file, cartography::unsaidIn(format, *sheet));
    return writeFile(pathFromUtf8(options.file),
                     format == cartography::StyleFormat::Qml ? style.qml : style.sld);
}

Result<> importTheme(const Terminal& terminal, const ThemeOptions& options)
{
    ECO_ASSIGN(const auto knowledge, cartography::MapKnowledge::load());
    ECO_ASSIGN(const model::Author author, authorFrom(options.author));
    const std::filesystem::path file = pathFromUtf8(options.file);
    ECO_ASSIGN(const std::string text, readFile(file));
    ECO_ASSIGN(auto read, cartography::readStyle(text, fileName(file), knowledge));
    ECO_ASSIGN(auto project, openProject(terminal, options.project, store::Access::Write));
    ECO_ASSIGN(ThemeSheets themes, layout::themesOf(*project));
    read.sheet.code = options.name.empty() ? toUtf8(file.stem()) : options.name;
    for (const Language language : allLanguages) {
        read.sheet.name.in(language) = read.sheet.code;
    }
    const std::string code = read.sheet.code;
    themes.put(std::move(read.sheet));
    ECO_ASSIGN(const auto entry,
               layout::saveThemes(
                   *project, knowledge, themes, author, "theme \"" + code + "\" from a file"));
    tellIssues(terminal, fileName(file), read.issues);
    terminal.print(code + "\t" + std::to_string(read.classes) + " classes\t" +
                   (entry.id == 0 ? "unchanged" : "entry " + std::to_string(entry.id)));
    return project->close();
}

Result<> removeTheme(const Terminal& terminal, const ThemeOptions& options)
{
    ECO_ASSIGN(const auto knowledge, cartography::MapKnowledge::load());
    ECO_ASSIGN(const model::Author author, authorFrom(options.author));
    ECO_ASSIGN(auto project, openProject(terminal, options.project, store::Access::Write));
    ECO_ASSIGN(ThemeSheets themes, layout::themesOf(*project));
    ECO_ASSIGN(const ThemeSheet* sheet, sheetOf(themes, options.theme));
    const std::string code = sheet->code;
    themes.remove(code);
    ECO_TRY(layout::saveThemes(
        *project, knowledge, themes, author, "theme \"" + code + "\" taken away"));
    return project->close();
}

using Work = Result<> (*)(const Terminal&, const ThemeOptions&);

CLI::App* addPart(CLI::App& command,
                  Invocation& invocation,
                  const std::shared_ptr<ThemeOptions>& options,
                  const char* name,
                  const char* words,
                  Work work)
{
    auto* part = command.add_subcommand(name, words);
    part->add_option("project", options->project, "Project file")->required();
    part->callback([options, &invocation, work] {
        invocation.work = [options, work](const Terminal& terminal) {
            const auto done = work(terminal, *options);
            return done ? 0 : terminal.failed(done.error());
        };
    });
    return part;
}

void addAuthor(CLI::App& part, AuthorOptions& author)
{
    part.add_option("--author", author.name, "Who changes it; else the name set in the window");
    part.add_option("--organisation", author.organisation, "Of the author");
}

} // namespace

void addTheme(CLI::App& parser, Invocation& invocation)
{
    const auto options = std::make_shared<ThemeOptions>();
    auto* command = parser.add_subcommand("theme", "Looks of the map: list, export, import");
    command->require_subcommand(1);
    auto* list = addPart(*command, invocation, options, "list", "Themes of a project", &listThemes);
    list->add_option("--language", options->language, "en, zh, ru, mn");
    list->add_flag("--json", options->json, "As JSON");
    auto* out = addPart(
        *command, invocation, options, "export", "Write a theme for other programs", &exportTheme);
    out->add_option("--theme", options->theme, "Its code or name; habitat when not given");
    out->add_option("--layer", options->layer, "Layer; habitat when not given");
    out->add_option("--language", options->language, "Of the class names: en, zh, ru, mn");
    out->add_option("-o,--output", options->file, "FILE.qml or FILE.sld")->required();
    auto* in = addPart(
        *command, invocation, options, "import", "Read a theme from QML or SLD", &importTheme);
    in->add_option("file", options->file, "FILE.qml or FILE.sld")->required();
    in->add_option("--name", options->name, "Name of the theme; the file's when not given");
    addAuthor(*in, options->author);
    auto* gone = addPart(*command,
                         invocation,
                         options,
                         "remove",
                         "Take a theme away; one of the program becomes what it was",
                         &removeTheme);
    gone->add_option("--theme", options->theme, "Its code or name")->required();
    addAuthor(*gone, options->author);
}

} // namespace ecotone::app
