#include "core/layout/project_themes.h"

#include "core/cartography/qml.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace ecotone::layout {

using cartography::MapKnowledge;
using cartography::ThemeSheet;
using cartography::ThemeSheets;

namespace {

using LayerStyles = std::map<std::string, std::vector<store::NamedStyle>>;

/// Adds a theme's style of a layer, unless it draws the layer as the main theme does.
void addStyle(LayerStyles& styles,
              const model::Layer& layer,
              const MapKnowledge& knowledge,
              const ThemeSheet& sheet,
              Language language)
{
    auto& known = styles[layer.name];
    auto written = cartography::layerStyle(layer, knowledge, language);
    const std::string& name = sheet.name.in(language);
    const bool main = sheet.code == cartography::mainTheme;
    if (main || known.empty() || known.front().qml != written.qml) {
        known.push_back({main           ? std::string{store::ownStyleName}
                         : name.empty() ? sheet.code
                                        : name,
                         std::move(written.qml),
                         std::move(written.sld)});
    }
}

} // namespace

Result<ThemeSheets> themesOf(store::ProjectFile& project)
{
    ECO_ASSIGN(const auto documents,
               project.documents().list(std::string{cartography::themeDocumentKind}));
    return ThemeSheets::of(documents);
}

Result<MapKnowledge>
knowledgeFor(store::ProjectFile& project, const MapKnowledge& program, const std::string& theme)
{
    ECO_ASSIGN(const ThemeSheets themes, themesOf(project));
    ECO_ASSIGN(const cartography::Theme wanted, themes.theme(theme));
    MapKnowledge knowledge = program;
    knowledge.style = themes.styled(program.style, wanted);
    return knowledge;
}

Result<> writeLayerStyles(store::ProjectFile& project,
                          const MapKnowledge& program,
                          const ThemeSheets& themes)
{
    ECO_ASSIGN(const Language language, project.meta().language());
    ECO_ASSIGN(auto layers, project.layerRows().list());
    model::Layer& patches = layers.emplace_back();
    patches.name = "habitat";
    LayerStyles styles;
    MapKnowledge knowledge = program;
    for (const ThemeSheet& sheet : themes.all()) { // The main one first.
        knowledge.style = themes.styled(program.style, sheet);
        for (const model::Layer& layer : layers) {
            addStyle(styles, layer, knowledge, sheet, language);
        }
    }
    for (const auto& [layer, named] : styles) {
        ECO_TRY(project.documents().setLayerStyles(layer, named));
    }
    return {};
}

Result<model::HistoryEntry> saveThemes(store::ProjectFile& project,
                                       const MapKnowledge& program,
                                       const ThemeSheets& wanted,
                                       const model::Author& author,
                                       const std::string& reason)
{
    ECO_ASSIGN(const ThemeSheets present, themesOf(project));
    if (present.all() == wanted.all()) {
        return model::HistoryEntry{};
    }
    model::EntryHeader header;
    header.kind = "styles";
    header.scope = model::Scope::Layout;
    header.author = author;
    header.reason = reason;
    ECO_ASSIGN(auto recording, project.history().begin(header));
    const auto before = present.documents();
    const auto after = wanted.documents();
    for (const model::Document& document : before) {
        if (std::ranges::find(after, document.name, &model::Document::name) == after.end()) {
            ECO_TRY(project.documents().erase(document.kind, document.name));
        }
    }
    for (const model::Document& document : after) {
        const auto known = std::ranges::find(before, document.name, &model::Document::name);
        if (known == before.end() || known->json != document.json) {
            ECO_TRY(project.documents().put(document));
        }
    }
    ECO_TRY(writeLayerStyles(project, program, wanted));
    return recording.commit();
}

} // namespace ecotone::layout
