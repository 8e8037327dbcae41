#pragma once

#include "core/cartography/display_list.h"

namespace ecotone::cartography {

/// The lines of a pattern of parallel lines inside an area (even-odd), cut at its border: they are
/// strokes like any other in every output. They lie where pattern_marks.h puts them. Private to the
/// room.
[[nodiscard]] Path hatchLines(const Path& area, const Pattern& lines);

} // namespace ecotone::cartography
