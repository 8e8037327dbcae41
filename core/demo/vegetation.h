#pragma once

#include "core/demo/mosaic.h"

#include <string>

namespace ecotone::demo {

/// The habitat class that grows at a place: the botanist's rules of each landscape. Elevation,
/// slope, aspect, valley floor, nearness of sea and settlements, and the patch's own dice decide.
///
/// Rules keep to what the side's national scheme can say: rice is not in the Russian forest
/// inventory, a peat bog not in the Chinese land-use survey, mountain tundra not in the Mongolian
/// land-use classification.
[[nodiscard]] std::string classAt(const Site& site, const MosaicPatch& patch);

/// Gives every patch its true class.
void plant(const Site& site, Mosaic& mosaic);

} // namespace ecotone::demo
