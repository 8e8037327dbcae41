#pragma once

#include "core/cartography/display_list.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace ecotone::cartography {

/// The part of a segment inside a box (Liang and Barsky).
[[nodiscard]] inline std::optional<std::pair<PicturePoint, PicturePoint>>
clipped(PicturePoint a, PicturePoint b, const PictureBox& box)
{
    double from = 0.0;
    double to = 1.0;
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const std::array<std::pair<double, double>, 4> sides{{{-dx, a.x - box.x},
                                                          {dx, box.right() - a.x},
                                                          {-dy, a.y - box.y},
                                                          {dy, box.bottom() - a.y}}};
    for (const auto& [p, q] : sides) {
        if (p == 0.0) {
            if (q < 0.0) {
                return std::nullopt;
            }
        } else if (p < 0.0) {
            from = std::max(from, q / p);
        } else {
            to = std::min(to, q / p);
        }
    }
    if (from > to) {
        return std::nullopt;
    }
    return std::pair{PicturePoint{a.x + from * dx, a.y + from * dy},
                     PicturePoint{a.x + to * dx, a.y + to * dy}};
}

} // namespace ecotone::cartography
