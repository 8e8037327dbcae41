#pragma once

#include "core/base/language.h"
#include "core/base/result.h"
#include "core/cartography/map_knowledge.h"
#include "core/cartography/theme_sheet.h"
#include "core/model/history.h"
#include "core/store/project_file.h"

#include <string>

/// The themes a project keeps, for the window, the command line and pages alike. They stand in
/// ecotone_document (kind "theme"); layer_styles carries what other programs can show of them.
namespace ecotone::layout {

/// Fails as reading the project does.
[[nodiscard]] Result<cartography::ThemeSheets> themesOf(store::ProjectFile& project);

/// What the map is drawn with in a theme of the project ("habitat", "sheet:NAME", "rating:tiger"
/// …): `program` with the style of the theme. Fails with InvalidArgument or NotFound.
[[nodiscard]] Result<cartography::MapKnowledge>
knowledgeFor(store::ProjectFile& project,
             const cartography::MapKnowledge& program,
             const std::string& theme);

/// Makes `wanted` the themes of the project and writes the styles of all layers anew: the main
/// theme as the default of each layer, the others as further styles of the habitat layer. One
/// transaction and one history entry of scope Layout, which undo takes back as a whole; without a
/// change it has id 0. Documents that could not be read are left as they are.
[[nodiscard]] Result<model::HistoryEntry> saveThemes(store::ProjectFile& project,
                                                     const cartography::MapKnowledge& program,
                                                     const cartography::ThemeSheets& wanted,
                                                     const model::Author& author,
                                                     const std::string& reason);

/// Writes the styles of all layers for other programs, as the project's themes have them, within a
/// recording that the caller has begun.
[[nodiscard]] Result<> writeLayerStyles(store::ProjectFile& project,
                                        const cartography::MapKnowledge& program,
                                        const cartography::ThemeSheets& themes);

} // namespace ecotone::layout
