#include "app/layer_styles.h"

#include "core/cartography/qml.h"
#include "core/store/project_file.h"

namespace ecotone::app {

namespace {

Result<> writeStyles(store::ProjectFile& project)
{
    ECO_ASSIGN(const auto knowledge, cartography::MapKnowledge::load());
    ECO_ASSIGN(const Language language, project.meta().language());
    const auto habitat = cartography::habitatStyle(knowledge, language);
    ECO_TRY(project.documents().setLayerStyle("habitat", habitat.qml, habitat.sld));
    ECO_ASSIGN(const auto layers, project.layerRows().list());
    for (const model::Layer& layer : layers) {
        const auto style = cartography::layerStyle(layer, knowledge, language);
        ECO_TRY(project.documents().setLayerStyle(layer.name, style.qml, style.sld));
    }
    return {};
}

} // namespace

Result<> writeLayerStyles(const std::filesystem::path& path)
{
    ECO_ASSIGN(auto project, store::ProjectFile::open(path, store::Access::Write));
    model::EntryHeader header;
    header.kind = "styles";
    header.scope = model::Scope::Layout;
    header.author = {"Ecotone", {}, {}};
    header.reason = "styles of all layers for other programs";
    ECO_ASSIGN(auto recording, project->history().begin(header));
    ECO_TRY(writeStyles(*project));
    ECO_TRY(recording.commit());
    return project->close();
}

} // namespace ecotone::app
