#pragma once

#include "core/base/language.h"
#include "core/cartography/style.h"
#include "core/model/feature.h"

#include <string>

namespace ecotone::cartography::qgis {

/// The names of a layer as QGIS 3 labels them: size, colour, halo, place and scales as on
/// Ecotone's map. Empty for a layer that carries no names.
[[nodiscard]] std::string
labelsOf(const model::Layer& layer, const Style& style, Language language);

} // namespace ecotone::cartography::qgis
