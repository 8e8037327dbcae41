#pragma once

#include "core/geometry/shape.h"

/// Private to this room.
namespace ecotone::geometry {

/// True for a ring of at least three edges, none without length, of which no two meet but
/// neighbours in their common end: a valid polygon when it has no holes. Exact, without GEOS.
/// False may also mean that the ring has too many points to say so quickly.
[[nodiscard]] bool isSurelySimple(const Ring& ring);

} // namespace ecotone::geometry
