#pragma once

#include "core/cartography/display_list.h"

/// Where a word fits best inside an area. Private to the room.
namespace ecotone::cartography {

struct LabelSpot
{
    PicturePoint at;
    /// How many times a box of the size asked for could grow around `at` and still lie inside; 0
    /// outside the area, and never more than it could at any other place by more than 5 %.
    double room = 0.0;
};

/// The pole of inaccessibility of a filled area (even-odd) for a box of `width` by `height`: cells
/// halved where they may still hold a better point (Garcia-Castellanos and Lombardo 2007 name the
/// problem; the search is that of Agafonkin's polylabel). The area is stretched first so that the
/// circle it looks for is the ellipse around the box.
[[nodiscard]] LabelSpot roomiestSpot(const Path& area, double width, double height);

} // namespace ecotone::cartography
