#pragma once

#include "core/base/result.h"
#include "core/coverage/change_set.h"
#include "core/store/project_file.h"

#include <vector>

namespace ecotone::edit {

/// The extent of a landscape gets the vertices that the border of its patches got. Needs the
/// recording of the change, whose patches are written. Fails with TopologyFailure when a patch
/// outside the change would have needed them too.
[[nodiscard]] Result<> passOnBorder(store::ProjectFile& project,
                                    const std::vector<coverage::ChangeSet::BorderEdge>& border);

} // namespace ecotone::edit
