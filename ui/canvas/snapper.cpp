#include "ui/canvas/snapper.h"

#include "core/geometry/predicates.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ecotone::canvas {

namespace {

using geometry::GridPoint;
using geometry::Ring;

constexpr double reachPixels = 9.0;
constexpr double boxPixels = 96.0;  ///< Half of the box that is known at a time.
constexpr double edgePixels = 24.0; ///< Nearer to its side a new one is asked for.
/// Caught places lie on the grid, borders between its points.
constexpr double onBorderCentimetres = 1.0;

double distance(GridPoint a, GridPoint b)
{
    return std::hypot(static_cast<double>(a.x - b.x), static_cast<double>(a.y - b.y));
}

/// The edge of the ring that a place lies on.
std::optional<std::size_t> edgeAt(const Ring& ring, GridPoint place)
{
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const GridPoint next = ring[(i + 1) % ring.size()];
        if (distance(geometry::nearestOn(place, ring[i], next), place) <= onBorderCentimetres) {
            return i;
        }
    }
    return std::nullopt;
}

/// Corners met from edge `from` on to edge `to`, in the order of the ring.
geometry::Line cornersBetween(const Ring& ring, std::size_t from, std::size_t to)
{
    geometry::Line corners;
    for (std::size_t i = from; i != to; i = (i + 1) % ring.size()) {
        corners.push_back(ring[(i + 1) % ring.size()]);
    }
    return corners;
}

double lengthOf(const geometry::Line& line, GridPoint from, GridPoint to)
{
    double length = 0.0;
    GridPoint last = from;
    for (const GridPoint point : line) {
        length += distance(last, point);
        last = point;
    }
    return length + distance(last, to);
}

} // namespace

void Snapper::setAround(const geometry::Box& box, std::vector<geometry::Polygon> outlines)
{
    m_box = box;
    m_rings.clear();
    for (auto& outline : outlines) {
        m_rings.push_back(std::move(outline.outer));
        std::ranges::move(outline.holes, std::back_inserter(m_rings));
    }
}

void Snapper::clear()
{
    m_box = {};
    m_rings.clear();
}

geometry::Box Snapper::boxAround(GridPoint place, const bridge::MapView& view)
{
    const auto reach = static_cast<geometry::Centimetres>(boxPixels * view.metresPerPixel *
                                                          geometry::centimetresPerMetre);
    return geometry::Box{place.x, place.y, place.x, place.y}.grown(reach);
}

bool Snapper::knows(GridPoint place) const
{
    if (m_box.empty()) {
        return false;
    }
    const double share = edgePixels / (2.0 * boxPixels);
    const auto margin =
        static_cast<geometry::Centimetres>(static_cast<double>(m_box.maxX - m_box.minX) * share);
    return m_box.grown(-margin).contains(place.x, place.y);
}

std::optional<Snapper::Caught> Snapper::catchAt(bridge::ScreenPoint at,
                                                const bridge::MapView& view) const
{
    // The view keeps lengths: what is near on the screen is near on the ground.
    const double reach = reachPixels * view.metresPerPixel * geometry::centimetresPerMetre;
    const GridPoint here = view.toGrid(at);
    if (!m_box.contains(here.x, here.y)) {
        return std::nullopt;
    }
    std::optional<Caught> corner;
    std::optional<Caught> border;
    double nearestCorner = reach;
    double nearestBorder = reach;
    for (const Ring& ring : m_rings) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            if (const double away = distance(ring[i], here); away < nearestCorner) {
                nearestCorner = away;
                corner = Caught{ring[i], Catch::Corner};
            }
            const GridPoint on = geometry::nearestOn(here, ring[i], ring[(i + 1) % ring.size()]);
            if (const double away = distance(on, here); away < nearestBorder) {
                nearestBorder = away;
                border = Caught{on, Catch::Border};
            }
        }
    }
    return corner ? corner : border;
}

geometry::Line Snapper::trace(GridPoint from, GridPoint to) const
{
    geometry::Line shortest;
    double best = -1.0;
    for (const Ring& ring : m_rings) {
        const auto first = edgeAt(ring, from);
        const auto last = first ? edgeAt(ring, to) : std::nullopt;
        if (!last) {
            continue;
        }
        geometry::Line forward = cornersBetween(ring, *first, *last);
        geometry::Line backward = cornersBetween(ring, *last, *first);
        std::ranges::reverse(backward);
        for (auto* way : {&forward, &backward}) {
            std::erase_if(*way, [&](GridPoint point) { return point == from || point == to; });
            const double length = lengthOf(*way, from, to);
            if (best < 0.0 || length < best) {
                best = length;
                shortest = *way;
            }
        }
    }
    return shortest;
}

} // namespace ecotone::canvas
