#include "core/layout/project_themes.h"

#include "core/cartography/qml.h"

#include <algorithm>
#include <vector>

namespace ecotone::layout {

using cartography::MapKnowledge;
using cartography::ThemeSheet;
using cartography::ThemeSheets;

namespace {

std::vector<store::NamedStyle>
habitatStyles(const MapKnowledge& program, const ThemeSheets& themes, Language language)
{
    std::vector<store::NamedStyle> styles;
    MapKnowledge knowledge = program;
    for (const ThemeSheet& sheet : themes.all()) {
        knowledge.style = themes.styled(program.style, sheet);
        auto written = cartography::habitatStyle(knowledge, language);
        const bool main = sheet.code == cartography::mainTheme;
        const std::string& name = sheet.name.in(language);
        styles.push_back({main           ? std::string{store::ownStyleName}
                          : name.empty() ? sheet.code
                                         : name,
                          std::move(written.qml),
                          std::move(written.sld)});
    }
    return styles;
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
    ECO_TRY(
        project.documents().setLayerStyles("habitat", habitatStyles(program, themes, language)));
    MapKnowledge knowledge = program;
    knowledge.style = themes.styled(program.style, cartography::Theme{});
    ECO_ASSIGN(const auto layers, project.layerRows().list());
    for (const model::Layer& layer : layers) {
        auto style = cartography::layerStyle(layer, knowledge, language);
        ECO_TRY(project.documents().setLayerStyles(
            layer.name,
            {{std::string{store::ownStyleName}, std::move(style.qml), std::move(style.sld)}}));
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
