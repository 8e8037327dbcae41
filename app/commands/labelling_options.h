#pragma once

#include "core/cartography/labelling.h"

#include <string>

namespace CLI {
class App;
}

namespace ecotone::app {

/// `--names one|two` and `--codes`, for commands that draw a map.
void addLabelling(CLI::App& command, std::string& names, bool& codes);
/// Silent where no option was given.
[[nodiscard]] cartography::LabellingChoice labellingOf(const std::string& names, bool codes);

} // namespace ecotone::app
