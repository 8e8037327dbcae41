#pragma once

#include "ui/bridge/snapshots.h"

#include <QString>

namespace ecotone::panels {

/// One sentence that says why a patch has its class: the rule and what it read, or the person who
/// changed it.
[[nodiscard]] QString whyText(const bridge::PatchDetails& details);

} // namespace ecotone::panels
