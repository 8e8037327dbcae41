#include "core/coverage/reference_index.h"

#include "core/geometry/predicates.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace ecotone::coverage {

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

/// An edge on the border of a side: nobody of the same side on the other hand.
struct FrontEnd
{
    GridPoint point;
    GridPoint other;
    Tag patch;
};

/// Both ends of every border edge, sorted by point.
std::vector<FrontEnd> frontOf(const Side& side)
{
    Linework lines;
    for (std::size_t i = 0; i < side.patches.size(); ++i) {
        lines.addPolygon(side.patches[i].outline, static_cast<Tag>(i));
    }
    const EdgeSet set = merged(std::move(lines).takePieces());
    std::vector<FrontEnd> front;
    for (std::size_t i = 0; i < set.edges.size(); ++i) {
        const auto uses = set.usesOf(i);
        std::int32_t sum = 0;
        for (const Use& use : uses) {
            sum += use.winding;
        }
        if (sum != 0) {
            front.push_back({set.edges[i].a, set.edges[i].b, uses[0].tag});
            front.push_back({set.edges[i].b, set.edges[i].a, uses[0].tag});
        }
    }
    std::sort(front.begin(), front.end(), [](const FrontEnd& left, const FrontEnd& right) {
        return left.point != right.point ? left.point < right.point : left.other < right.other;
    });
    return front;
}

} // namespace

ReferenceIndex::ReferenceIndex(std::span<const ReferenceLine> lines, double reach)
    : m_segments{segmentsOf(lines)}
    , m_reach{reach}
    , m_margin{static_cast<geometry::Centimetres>(std::ceil(reach)) + 1}
    , m_grid{edgesOf(m_segments), m_margin}
{
}

std::vector<ReferenceIndex::Segment>
ReferenceIndex::segmentsOf(std::span<const ReferenceLine> lines)
{
    std::vector<Segment> segments;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const geometry::Line& line = lines[i].line;
        for (std::size_t k = 1; k < line.size(); ++k) {
            if (line[k - 1] != line[k]) {
                segments.push_back({line[k - 1], line[k], i});
            }
        }
    }
    return segments;
}

std::vector<Edge> ReferenceIndex::edgesOf(std::span<const Segment> segments)
{
    std::vector<Edge> edges;
    edges.reserve(segments.size());
    for (const Segment& segment : segments) {
        edges.push_back({std::min(segment.a, segment.b), std::max(segment.a, segment.b)});
    }
    return edges;
}

std::optional<ReferenceIndex::Place> ReferenceIndex::nearest(GridPoint point) const
{
    std::optional<Place> best;
    std::size_t bestSegment = 0;
    m_grid.edgesAround(boxOf(point, point).grown(m_margin), [&](std::size_t i) {
        const Segment& segment = m_segments[i];
        const double away = geometry::distance(point, segment.a, segment.b);
        // Equal distances at a bend: the earlier segment, whatever the order of the tree.
        if (away <= m_reach &&
            (!best || away < best->distance || (away == best->distance && i < bestSegment))) {
            bestSegment = i;
            best = Place{geometry::nearestOn(point, segment.a, segment.b),
                         away,
                         segment.line,
                         geometry::orientation(segment.a, segment.b, point)};
            if (best->point == segment.a || best->point == segment.b) {
                best->side = 0;
            }
        }
    });
    return best;
}

bool ReferenceIndex::isNear(GridPoint a, GridPoint b) const
{
    bool near = false;
    m_grid.edgesAround(boxOf(a, b).grown(m_margin), [&](std::size_t i) {
        const Segment& segment = m_segments[i];
        near = near || geometry::distance(a, segment.a, segment.b) <= m_reach ||
               geometry::distance(b, segment.a, segment.b) <= m_reach ||
               geometry::distance(segment.a, a, b) <= m_reach ||
               geometry::distance(segment.b, a, b) <= m_reach ||
               geometry::segmentsMeet(a, b, segment.a, segment.b);
    });
    return near;
}

bool ReferenceIndex::isNear(const geometry::Polygon& polygon) const
{
    const Box around = geometry::boundsOf(polygon).grown(m_margin);
    std::optional<std::size_t> candidate; // The first, whatever the order of the cells.
    m_grid.edgesAround(around, [&](std::size_t i) {
        if ((!candidate || i < *candidate) &&
            boxOf(m_segments[i].a, m_segments[i].b).intersects(around)) {
            candidate = i;
        }
    });
    if (!candidate) {
        return false;
    }
    const auto ringIsNear = [this](const geometry::Ring& ring) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            if (isNear(ring[i], ring[i + 1 < ring.size() ? i + 1 : 0])) {
                return true;
            }
        }
        return false;
    };
    // The last: a line that runs inside without coming near the border.
    return ringIsNear(polygon.outer) ||
           std::any_of(polygon.holes.begin(), polygon.holes.end(), ringIsNear) ||
           geometry::contains(polygon, m_segments[*candidate].a);
}

std::vector<geometry::Line>
connectors(const Side& side, const ReferenceIndex& lines, std::span<const ReferenceLine> reference)
{
    const std::vector<FrontEnd> front = frontOf(side);
    std::vector<geometry::Line> result;
    for (std::size_t first = 0; first < front.size();) {
        std::size_t last = first + 1;
        bool joint = false;
        while (last < front.size() && front[last].point == front[first].point) {
            joint = joint || front[last].patch != front[first].patch;
            ++last;
        }
        const GridPoint point = front[first].point;
        if (const auto place = lines.nearest(point); place && place->distance >= 1.0) {
            const bool leaves =
                std::any_of(front.begin() + static_cast<std::ptrdiff_t>(first),
                            front.begin() + static_cast<std::ptrdiff_t>(last),
                            [&](const FrontEnd& end) { return !lines.isNear(end.other); });
            const ReferenceLine& line = reference[place->line];
            const std::string& beyond = place->side > 0 ? line.right : line.left;
            const std::string& here = place->side > 0 ? line.left : line.right;
            const bool abroad = place->side != 0 && here != side.country && beyond == side.country;
            if ((joint || leaves) && !abroad) {
                result.push_back({point, place->point});
            }
        }
        first = last;
    }
    return result;
}

} // namespace ecotone::coverage
