#pragma once

#include "core/base/result.h"
#include "core/coverage/gesture.h"
#include "core/model/issue.h"
#include "core/model/patch.h"

#include <string_view>
#include <vector>

/// Fixes are edits: what an issue offers (model::Issue::fixes) as gestures of the engine.
///
/// | fix | what it does |
/// |---|---|
/// | `fill-with-neighbour` | the gap goes to the neighbour with the longest border |
/// | `fill-with-new-patch` | the gap becomes a patch of class U01 |
/// | `clean-up` | the patches there are noded anew: an invalid ring, an overlap, unmatched edges |
/// | `dissolve-slivers` | the slivers go to their best neighbours |
/// | `give-to-other-side` | the claimed land becomes a patch of the losing side, with its class |
namespace ecotone::quality {

struct Fix
{
    coverage::Gesture gesture;
    model::PatchAttributes ofNew; ///< Of patches the gesture makes.
};

/// The gestures of one fix of one issue; an issue may stand for many places. Fails with
/// InvalidArgument when the issue does not offer the fix or has no place for it.
[[nodiscard]] Result<std::vector<Fix>> fixesFor(const model::Issue& issue, std::string_view fix);

} // namespace ecotone::quality
