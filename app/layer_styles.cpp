#include "app/layer_styles.h"

#include "core/layout/project_themes.h"
#include "core/store/project_file.h"

namespace ecotone::app {

Result<> writeLayerStyles(const std::filesystem::path& path)
{
    ECO_ASSIGN(auto project, store::ProjectFile::open(path, store::Access::Write));
    model::EntryHeader header;
    header.kind = "styles";
    header.scope = model::Scope::Layout;
    header.author = {"Ecotone", {}, {}};
    header.reason = "styles of all layers for other programs";
    ECO_ASSIGN(auto recording, project->history().begin(header));
    ECO_ASSIGN(const auto knowledge, cartography::MapKnowledge::load());
    ECO_ASSIGN(const auto themes, layout::themesOf(*project));
    ECO_TRY(layout::writeLayerStyles(*project, knowledge, themes));
    ECO_TRY(recording.commit());
    return project->close();
}

} // namespace ecotone::app
