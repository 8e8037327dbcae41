#include "core/cartography/hatch_lines.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <numbers>
#include <vector>

namespace ecotone::cartography {

Path hatchLines(const Path& area, const Pattern& lines)
{
    const double angle = lines.angle * std::numbers::pi / 180.0;
    const double s = std::sin(angle);
    const double c = std::cos(angle);
    // Line k lies where x s + y c = k spacing; x c - y s tells places along it.
    std::map<std::int64_t, std::vector<double>> crossings;
    for (std::size_t part = 0; part < area.parts(); ++part) {
        const std::size_t begin = area.starts[part];
        const std::size_t end = area.end(part);
        for (std::size_t i = begin; i < end; ++i) {
            const PicturePoint& from = area.points[i];
            const PicturePoint& to = area.points[i + 1 < end ? i + 1 : begin];
            const double a = (from.x * s + from.y * c) / lines.spacing;
            const double b = (to.x * s + to.y * c) / lines.spacing;
            // Each end counts for one of the two edges that share it.
            const auto first = static_cast<std::int64_t>(std::floor(std::min(a, b))) + 1;
            const auto last = static_cast<std::int64_t>(std::floor(std::max(a, b)));
            for (std::int64_t k = first; k <= last; ++k) {
                const double share = (static_cast<double>(k) - a) / (b - a);
                const double x = from.x + share * (to.x - from.x);
                const double y = from.y + share * (to.y - from.y);
                crossings[k].push_back(x * c - y * s);
            }
        }
    }
    Path drawn;
    for (auto& [k, places] : crossings) {
        std::ranges::sort(places);
        const double across = static_cast<double>(k) * lines.spacing;
        for (std::size_t i = 0; i + 1 < places.size(); i += 2) {
            drawn.beginPart();
            for (const double along : {places[i], places[i + 1]}) {
                drawn.points.push_back({across * s + along * c, across * c - along * s});
            }
        }
    }
    return drawn;
}

} // namespace ecotone::cartography
