#pragma once

#include "core/cartography/map_knowledge.h"
#include "core/cartography/scene.h"

namespace ecotone::app {

/// Scale bar, north arrow and, for a demonstration, its sentence on a picture of `render`.
void addFurniture(cartography::DisplayList& picture,
                  const cartography::SceneRequest& request,
                  const cartography::MapKnowledge& knowledge,
                  const cartography::TextMeasurer& measurer,
                  bool demonstration);

/// The boxes addFurniture will cover: no label is placed below them.
[[nodiscard]] std::vector<cartography::PictureBox>
furnitureBoxes(const cartography::Viewport& viewport, bool demonstration);

} // namespace ecotone::app
