#pragma once

#include "core/layout/project_facts.h"
#include "core/store/project_file.h"

#include <string>

namespace ecotone::app {

/// What a layout says of its project.
[[nodiscard]] Result<layout::ProjectFacts> layoutFacts(store::ProjectFile& project,
                                                       const std::string& edition);

} // namespace ecotone::app
