#include "core/coverage/edits.h"
#include "core/coverage/noder.h"
#include "core/geometry/area.h"
#include "core/geometry/predicates.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <utility>

/// Moving, inserting and deleting a vertex do the same to every ring that has it. Shared edges
/// stay twins that way, so the coverage stays whole as long as every polygon stays valid and
/// keeps its orientation, and the outer border does not move.
namespace ecotone::coverage {

using geometry::GridPoint;
using geometry::Polygon;
using geometry::Ring;

namespace {

GridPoint after(const Ring& ring, std::size_t i)
{
    return ring[i + 1 < ring.size() ? i + 1 : 0];
}

GridPoint before(const Ring& ring, std::size_t i)
{
    return ring[i > 0 ? i - 1 : ring.size() - 1];
}

template <class Visit>
void eachRing(const Polygon& polygon, Visit visit)
{
    visit(polygon.outer);
    for (const Ring& hole : polygon.holes) {
        visit(hole);
    }
}

/// How often the directed edge a to b occurs less how often it occurs back.
int balance(Neighbourhood patches, GridPoint a, GridPoint b)
{
    int sum = 0;
    for (const LocalPatch& patch : patches) {
        eachRing(geometry::normalised(patch.outline), [&](const Ring& ring) {
            for (std::size_t i = 0; i < ring.size(); ++i) {
                sum += ring[i] == a && after(ring, i) == b ? 1 : 0;
                sum -= ring[i] == b && after(ring, i) == a ? 1 : 0;
            }
        });
    }
    return sum;
}

struct VertexUse
{
    int rings = 0;
    bool onBorder = false;
    std::vector<GridPoint> neighbours; ///< Sorted, distinct.
};

VertexUse usesOf(Neighbourhood patches, GridPoint vertex)
{
    VertexUse use;
    for (const LocalPatch& patch : patches) {
        eachRing(patch.outline, [&](const Ring& ring) {
            for (std::size_t i = 0; i < ring.size(); ++i) {
                if (ring[i] == vertex) {
                    ++use.rings;
                    use.neighbours.push_back(before(ring, i));
                    use.neighbours.push_back(after(ring, i));
                }
            }
        });
    }
    std::sort(use.neighbours.begin(), use.neighbours.end());
    use.neighbours.erase(std::unique(use.neighbours.begin(), use.neighbours.end()),
                         use.neighbours.end());
    use.onBorder = std::any_of(use.neighbours.begin(), use.neighbours.end(), [&](GridPoint other) {
        return balance(patches, vertex, other) != 0;
    });
    return use;
}

bool isVertex(Neighbourhood patches, GridPoint point)
{
    return usesOf(patches, point).rings > 0;
}

bool keepsOrientation(const Polygon& polygon)
{
    const auto turns = [](const Ring& ring) { return geometry::signedArea(ring); };
    return geometry::Area{} < turns(polygon.outer) &&
           std::all_of(polygon.holes.begin(), polygon.holes.end(), [&](const Ring& hole) {
               return turns(hole) < geometry::Area{};
           });
}

/// Does `change` to every ring (it says whether it did anything) and checks what comes out.
Result<ChangeSet> changedRings(Neighbourhood patches, const std::function<bool(Ring&)>& change)
{
    ChangeSet result;
    for (const LocalPatch& patch : patches) {
        Polygon polygon = geometry::normalised(patch.outline);
        bool changed = change(polygon.outer);
        for (Ring& hole : polygon.holes) {
            changed = change(hole) || changed;
        }
        if (!changed) {
            continue;
        }
        const bool whole = polygon.outer.size() >= 3 &&
                           std::all_of(polygon.holes.begin(),
                                       polygon.holes.end(),
                                       [](const Ring& hole) { return hole.size() >= 3; });
        if (!whole) {
            return fail(ErrorCode::InvalidArgument, "nothing of a patch would be left");
        }
        ECO_ASSIGN(const bool valid, geometry::isValid(polygon));
        if (!valid || !keepsOrientation(polygon)) {
            return fail(ErrorCode::InvalidArgument, "the borders would cross each other");
        }
        result.replaced.push_back({patch.id, geometry::normalised(std::move(polygon))});
    }
    std::sort(result.replaced.begin(), result.replaced.end(), [](const auto& a, const auto& b) {
        return a.id < b.id;
    });
    return result;
}

/// Edges stay out of the hot cells of vertices that are not theirs (see noder.h). Where a change
/// would bring them there, a later edit would snap them and the patches beyond would not know.
bool comesTooNear(Neighbourhood patches, const ChangeSet& changes)
{
    std::vector<Edge> old;
    std::vector<Edge> now;
    std::vector<GridPoint> vertices;
    const auto add = [](const Polygon& polygon, std::vector<Edge>& to) {
        eachRing(polygon, [&](const Ring& ring) {
            for (std::size_t i = 0; i < ring.size(); ++i) {
                const auto [a, b] = std::minmax({ring[i], after(ring, i)});
                to.push_back({a, b});
            }
        });
    };
    for (const LocalPatch& patch : patches) {
        add(patch.outline, old);
        const auto replaced = std::find_if(changes.replaced.begin(),
                                           changes.replaced.end(),
                                           [&](const auto& one) { return one.id == patch.id; });
        add(replaced == changes.replaced.end() ? patch.outline : replaced->outline, now);
    }
    std::vector<GridPoint> before;
    for (const Edge& edge : old) {
        before.push_back(edge.a);
        before.push_back(edge.b);
    }
    for (const Edge& edge : now) {
        vertices.push_back(edge.a);
        vertices.push_back(edge.b);
    }
    const auto tidy = [](auto& list) {
        std::sort(list.begin(), list.end());
        list.erase(std::unique(list.begin(), list.end()), list.end());
    };
    tidy(old);
    tidy(now);
    tidy(before);
    tidy(vertices);
    const auto hitsAny = [](const Edge& edge, const std::vector<GridPoint>& points) {
        return std::any_of(points.begin(), points.end(), [&](GridPoint vertex) {
            return vertex != edge.a && vertex != edge.b &&
                   passesThroughPixel(edge.a, edge.b, vertex);
        });
    };
    std::vector<GridPoint> newVertices;
    std::set_difference(vertices.begin(),
                        vertices.end(),
                        before.begin(),
                        before.end(),
                        std::back_inserter(newVertices));
    return std::any_of(now.begin(), now.end(), [&](const Edge& edge) {
        const bool isNew = !std::binary_search(old.begin(), old.end(), edge);
        return hitsAny(edge, isNew ? vertices : newVertices);
    });
}

Result<ChangeSet> changedVertex(Neighbourhood patches, const std::function<bool(Ring&)>& change)
{
    ECO_ASSIGN(ChangeSet changes, changedRings(patches, change));
    if (comesTooNear(patches, changes)) {
        return fail(ErrorCode::InvalidArgument, "the border would come too near to another vertex");
    }
    return changes;
}

} // namespace

Result<ChangeSet> moveVertex(Neighbourhood patches, GridPoint from, GridPoint to)
{
    const VertexUse use = usesOf(patches, from);
    if (use.rings == 0) {
        return fail(ErrorCode::InvalidArgument, "there is no vertex at this place");
    }
    if (use.onBorder) {
        return fail(ErrorCode::InvalidArgument, "the vertex lies on the border of the map");
    }
    if (isVertex(patches, to)) {
        return fail(ErrorCode::InvalidArgument, "there is a vertex already at the new place");
    }
    return changedVertex(patches, [&](Ring& ring) {
        const bool found = std::find(ring.begin(), ring.end(), from) != ring.end();
        std::replace(ring.begin(), ring.end(), from, to);
        return found;
    });
}

Result<ChangeSet> insertVertex(Neighbourhood patches, GridPoint a, GridPoint b, GridPoint at)
{
    if (isVertex(patches, at)) {
        return fail(ErrorCode::InvalidArgument, "there is a vertex already at the new place");
    }
    if (balance(patches, a, b) != 0 && geometry::orientation(a, b, at) != 0) {
        return fail(ErrorCode::InvalidArgument, "the edge lies on the border of the map");
    }
    ECO_ASSIGN(ChangeSet changes, changedVertex(patches, [&](Ring& ring) {
                   for (std::size_t i = 0; i < ring.size(); ++i) {
                       const GridPoint next = after(ring, i);
                       if ((ring[i] == a && next == b) || (ring[i] == b && next == a)) {
                           ring.insert(ring.begin() + static_cast<std::ptrdiff_t>(i) + 1, at);
                           return true;
                       }
                   }
                   return false;
               }));
    if (changes.empty()) {
        return fail(ErrorCode::InvalidArgument, "there is no edge between these vertices");
    }
    return changes;
}

Result<ChangeSet> deleteVertex(Neighbourhood patches, GridPoint at)
{
    const VertexUse use = usesOf(patches, at);
    if (use.rings == 0) {
        return fail(ErrorCode::InvalidArgument, "there is no vertex at this place");
    }
    if (use.neighbours.size() != 2) {
        return fail(ErrorCode::InvalidArgument, "more than two patches meet in the vertex");
    }
    if (use.onBorder &&
        geometry::orientation(use.neighbours.front(), at, use.neighbours.back()) != 0) {
        return fail(ErrorCode::InvalidArgument, "the vertex lies on the border of the map");
    }
    return changedVertex(patches, [&](Ring& ring) { return std::erase(ring, at) > 0; });
}

} // namespace ecotone::coverage
