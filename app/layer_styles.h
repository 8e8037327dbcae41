#pragma once

#include "core/base/result.h"

#include <filesystem>

namespace ecotone::app {

/// Writes the styles of all layers into a project, so that QGIS shows the colours Ecotone shows.
/// Nothing happens where they are there already.
[[nodiscard]] Result<> writeLayerStyles(const std::filesystem::path& project);

} // namespace ecotone::app
