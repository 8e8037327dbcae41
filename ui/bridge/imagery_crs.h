#pragma once

#include "core/base/result.h"
#include "core/crs/transform.h"
#include "core/exchange/backdrop.h"

namespace ecotone::bridge {

/// From the coordinates a raster states to the project's. Fails with CrsUndecided when it states
/// none.
[[nodiscard]] Result<crs::Transform> imageryToProject(const exchange::BackdropReader& reader);

} // namespace ecotone::bridge
