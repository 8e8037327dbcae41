#pragma once

#include "ui/bridge/snapshots.h"

#include <string>
#include <vector>

namespace ecotone::bridge {

/// A line for every plausible reading of typed coordinates: the position, the system and the order
/// it was read in, the datum shift with its accuracy, and the nearest known place. A system
/// without a public way to WGS 84 is a line that leads nowhere and says so. Empty when the text is
/// no pair of coordinates.
[[nodiscard]] std::vector<FoundPlace> positionsIn(const std::string& typed);

} // namespace ecotone::bridge
