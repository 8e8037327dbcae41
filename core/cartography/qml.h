#pragma once

#include "core/base/language.h"
#include "core/base/result.h"
#include "core/cartography/map_knowledge.h"
#include "core/model/feature.h"

#include <string>

namespace ecotone::cartography {

/// The texts of a row of layer_styles, so that QGIS shows our colours.
struct StoredStyle
{
    std::string qml;
    std::string sld;
};

/// The habitat layer: one category a class, labelled in the language, filled and patterned.
[[nodiscard]] StoredStyle habitatStyle(const MapKnowledge& knowledge, Language language);
/// Any other layer by its name; a plain grey style for one that has no style of its own.
[[nodiscard]] StoredStyle
layerStyle(const model::Layer& layer, const MapKnowledge& knowledge, Language language);

} // namespace ecotone::cartography
