#pragma once

#include <string>

namespace ecotone::app {

/// "Ecotone 0.1.0"; `verbose` adds the libraries and where data and settings are.
[[nodiscard]] std::string versionText(bool verbose);

} // namespace ecotone::app
