#include "core/plan/region_mask.h"

#include "core/geometry/predicates.h"

#include <algorithm>
#include <cstddef>

namespace ecotone::plan {

using geometry::Box;
using geometry::GridPoint;

namespace {

Box boxOf(GridPoint a, GridPoint b)
{
    Box box;
    box.extend(a.x, a.y);
    box.extend(b.x, b.y);
    return box;
}

/// True when the segment has a point in common with the box. Exact.
bool meets(GridPoint a, GridPoint b, const Box& box)
{
    if (box.contains(a.x, a.y) || box.contains(b.x, b.y)) {
        return true;
    }
    const GridPoint corners[] = {
        {box.minX, box.minY}, {box.maxX, box.minY}, {box.maxX, box.maxY}, {box.minX, box.maxY}};
    for (std::size_t i = 0; i < 4; ++i) {
        if (geometry::segmentsMeet(a, b, corners[i], corners[(i + 1) % 4])) {
            return true;
        }
    }
    return false;
}

} // namespace

RegionMask::RegionMask(geometry::MultiPolygon polygons) : m_polygons{std::move(polygons)}
{
    const auto addRing = [this](const geometry::Ring& ring) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            m_edges.emplace_back(ring[i], ring[(i + 1) % ring.size()]);
        }
    };
    for (const auto& polygon : m_polygons) {
        m_bounds.extend(geometry::boundsOf(polygon));
        addRing(polygon.outer);
        std::for_each(polygon.holes.begin(), polygon.holes.end(), addRing);
    }
    std::vector<Box> boxes;
    boxes.reserve(m_edges.size());
    for (const auto& [from, to] : m_edges) {
        boxes.push_back(boxOf(from, to));
    }
    m_index = geometry::SpatialIndex{boxes};
}

RegionMask::Side RegionMask::side(const Box& box) const
{
    if (!m_bounds.intersects(box)) {
        return Side::Outside;
    }
    bool crossing = false;
    m_index.query(box, [&](std::size_t index) {
        crossing = crossing || meets(m_edges[index].first, m_edges[index].second, box);
    });
    if (crossing) {
        return Side::Crossing;
    }
    return contains({box.minX, box.minY}) ? Side::Inside : Side::Outside;
}

bool RegionMask::contains(GridPoint point) const
{
    // Edges that a ray to the east crosses; the half-open rule counts a vertex once.
    bool inside = false;
    m_index.query(Box{point.x, point.y, m_bounds.maxX, point.y}, [&](std::size_t index) {
        auto [low, high] = m_edges[index];
        if (low.y > high.y) {
            std::swap(low, high);
        }
        if (low.y <= point.y && point.y < high.y && geometry::orientation(low, high, point) > 0) {
            inside = !inside;
        }
    });
    return inside;
}

} // namespace ecotone::plan
