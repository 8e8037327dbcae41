#include "core/coverage/change_builder.h"

#include "core/geometry/predicates.h"

#include <algorithm>
#include <map>
#include <utility>

namespace ecotone::coverage {

using geometry::GridPoint;
using geometry::Polygon;
using geometry::Ring;

namespace {

/// Directed edges of the outer border, the polygons on their left.
std::vector<std::pair<GridPoint, GridPoint>> borderOf(const std::vector<const Polygon*>& polygons)
{
    Linework lines;
    for (const Polygon* polygon : polygons) {
        lines.addPolygon(*polygon, 0);
    }
    const EdgeSet net = merged(std::move(lines).takePieces());
    std::vector<std::pair<GridPoint, GridPoint>> border;
    for (std::size_t i = 0; i < net.edges.size(); ++i) {
        const Edge& edge = net.edges[i];
        if (net.usesOf(i)[0].winding > 0) {
            border.emplace_back(edge.a, edge.b);
        } else {
            border.emplace_back(edge.b, edge.a);
        }
    }
    std::sort(border.begin(), border.end());
    return border;
}

/// Whether the point lies on the segment.
bool isOn(GridPoint point, GridPoint a, GridPoint b)
{
    return geometry::orientation(a, b, point) == 0 && point.x >= std::min(a.x, b.x) &&
           point.x <= std::max(a.x, b.x) && point.y >= std::min(a.y, b.y) &&
           point.y <= std::max(a.y, b.y);
}

/// Leads the ring from a to b through the points between, where it ran straight before. The
/// ring may have more or fewer vertices on that straight stretch. False when it does not run
/// from a to b.
bool led(Ring& ring, GridPoint a, GridPoint b, const geometry::Line& between)
{
    const auto at = [&](std::size_t i) { return ring[i % ring.size()]; };
    for (std::size_t i = 0; i < ring.size(); ++i) {
        // a lies on the edge that starts here, but is not its end.
        if (!isOn(a, at(i), at(i + 1)) || a == at(i + 1)) {
            continue;
        }
        std::size_t k = i;
        while (k < i + ring.size() && !isOn(b, at(k), at(k + 1)) && isOn(at(k + 1), a, b)) {
            ++k;
        }
        if (k == i + ring.size() || !isOn(b, at(k), at(k + 1)) || (k == i && !isOn(a, at(i), b))) {
            continue;
        }
        const bool straight = std::all_of(
            between.begin(), between.end(), [&](GridPoint point) { return isOn(point, a, b); });
        if (straight) {
            return true;
        }
        // Whatever lies after b, then round to what lies before a.
        Ring result{a};
        result.insert(result.end(), between.begin(), between.end());
        result.push_back(b);
        for (std::size_t rest = k + 1; rest <= i + ring.size(); ++rest) {
            if (at(rest) != a && at(rest) != b) {
                result.push_back(at(rest));
            }
        }
        ring = std::move(result);
        return true;
    }
    return false;
}

} // namespace

std::vector<ChangeSet::BorderEdge> borderChanges(const std::vector<const Polygon*>& before,
                                                 const std::vector<const Polygon*>& after)
{
    const auto old = borderOf(before);
    const auto now = borderOf(after);
    std::vector<std::pair<GridPoint, GridPoint>> gone;
    std::set_difference(old.begin(), old.end(), now.begin(), now.end(), std::back_inserter(gone));
    std::map<GridPoint, GridPoint> added; // a border touching itself has no new edge there
    for (const auto& [from, to] : now) {
        if (!std::binary_search(old.begin(), old.end(), std::pair{from, to})) {
            added.emplace(from, to);
        }
    }
    std::vector<ChangeSet::BorderEdge> result;
    for (const auto& [from, to] : gone) {
        ChangeSet::BorderEdge edge{from, to, {}};
        auto step = added.find(from);
        while (step != added.end() && step->second != to && edge.between.size() < added.size()) {
            edge.between.push_back(step->second);
            step = added.find(step->second);
        }
        if (step != added.end() && step->second == to) {
            result.push_back(std::move(edge));
        }
    }
    return result;
}

Result<geometry::MultiPolygon> withBorder(geometry::MultiPolygon extent,
                                          const std::vector<ChangeSet::BorderEdge>& border)
{
    for (const ChangeSet::BorderEdge& edge : border) {
        bool found = false;
        const geometry::Line back(edge.between.rbegin(), edge.between.rend());
        const auto pass = [&](Ring& ring) {
            found =
                found || led(ring, edge.a, edge.b, edge.between) || led(ring, edge.b, edge.a, back);
        };
        for (Polygon& polygon : extent) {
            pass(polygon.outer);
            std::for_each(polygon.holes.begin(), polygon.holes.end(), pass);
        }
        if (!found) {
            return fail(ErrorCode::TopologyFailure,
                        "an edge that is not on the border of the extent would move");
        }
    }
    return extent;
}

ChangeSet changesBetween(std::span<const OriginalPatch> originals, Regions regions)
{
    std::vector<std::vector<Region*>> byLabel(originals.size());
    ChangeSet changes;
    for (Region& region : regions.regions) {
        const auto label = static_cast<std::size_t>(region.owner);
        if (label < originals.size()) {
            byLabel[label].push_back(&region);
        } else {
            changes.created.push_back({0,
                                       std::move(region.polygon),
                                       region.owner - static_cast<Label>(originals.size())});
        }
    }
    for (std::size_t label = 0; label < originals.size(); ++label) {
        std::vector<Region*>& pieces = byLabel[label];
        if (pieces.empty()) {
            changes.removed.push_back(originals[label].id);
            continue;
        }
        std::sort(pieces.begin(), pieces.end(), [](const Region* left, const Region* right) {
            return left->area != right->area ? right->area < left->area
                                             : left->polygon.outer < right->polygon.outer;
        });
        if (pieces.front()->polygon != geometry::normalised(*originals[label].outline)) {
            changes.replaced.push_back({originals[label].id, std::move(pieces.front()->polygon)});
        }
        for (std::size_t i = 1; i < pieces.size(); ++i) {
            changes.created.push_back({originals[label].id, std::move(pieces[i]->polygon), 0});
        }
    }
    std::sort(changes.replaced.begin(),
              changes.replaced.end(),
              [](const auto& left, const auto& right) { return left.id < right.id; });
    std::sort(
        changes.created.begin(), changes.created.end(), [](const auto& left, const auto& right) {
            return left.like != right.like ? left.like < right.like
                                           : left.outline.outer < right.outline.outer;
        });
    std::sort(changes.removed.begin(), changes.removed.end());
    return changes;
}

} // namespace ecotone::coverage
