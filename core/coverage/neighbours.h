#pragma once

#include "core/base/result.h"
#include "core/coverage/arrangement.h"
#include "core/coverage/engine.h"

#include <functional>
#include <span>

namespace ecotone::coverage {

/// The owner with the longest edges towards the faces; the smaller label of equals. Owners for
/// which `mayTake` is false are passed over. noLabel when there is none.
[[nodiscard]] Label longestNeighbour(const Arrangement& arrangement,
                                     std::span<const FaceId> faces,
                                     std::span<const Label> ownerOfFace,
                                     const std::function<bool(Label)>& mayTake = {});

/// Whether the largest circle inside is not wider than the limit, in centimetres.
[[nodiscard]] Result<bool> isThin(const geometry::Polygon& polygon, double limit);

} // namespace ecotone::coverage
