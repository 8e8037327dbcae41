#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/cartography/scene.h"
#include "core/layout/layout.h"
#include "core/layout/page_writer.h"
#include "core/layout/profiles.h"
#include "core/model/cursor.h"

/// The map of a sheet; private to the room.
namespace ecotone::layout {

/// What the map turned out to show.
struct DrawnMap
{
    cartography::Viewport viewport; ///< Of the frame, its corner at (0, 0).
    cartography::SceneContents contents;
    cartography::Theme theme;
};

/// Paints the map into `box` (points) with its frame and the figures of the graticule around it.
[[nodiscard]] Result<DrawnMap> drawMap(PageWriter& writer,
                                       model::MapReader& reader,
                                       const cartography::MapKnowledge& knowledge,
                                       const Layout& layout,
                                       const Profile& profile,
                                       const cartography::PictureBox& box,
                                       std::shared_ptr<cartography::ReliefSource> relief,
                                       const Progress& progress);

} // namespace ecotone::layout
