#pragma once

#include "core/base/result.h"
#include "ui/bridge/snapshots.h"

namespace ecotone::store {
class ProjectFile;
}

namespace ecotone::bridge {

/// Reads what the window shows of a project at rest; in a worker thread.
[[nodiscard]] Result<ProjectSummary> summaryOf(store::ProjectFile& project);

/// The smallest box around several, north up at its middle.
[[nodiscard]] TurnedBox together(const std::vector<TurnedBox>& parts);

} // namespace ecotone::bridge
