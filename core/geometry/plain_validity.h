#pragma once

#include "core/geometry/shape.h"

namespace ecotone::geometry {

/// True when the polygon is valid in the plain way: no two edges meet but neighbours at their
/// common end, every hole lies inside the outer ring and outside the other holes. Exact, some
/// twenty times as fast as isValid. False decides nothing: rings that touch in a point may be valid
/// all the same, which isValid tells.
[[nodiscard]] bool isPlainlyValid(const Polygon& polygon);

} // namespace ecotone::geometry
