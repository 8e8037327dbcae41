#include "core/coverage/arrangement.h"

#include "core/coverage/disjoint_sets.h"
#include "core/coverage/segment_grid.h"
#include "core/geometry/predicates.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

namespace ecotone::coverage {

using geometry::Area;
using geometry::Centimetres;
using geometry::GridPoint;
using geometry::Int128;

namespace {

constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

/// 0 for directions in [0, 180) degrees, 1 for the others.
int halfPlane(GridPoint direction)
{
    return direction.y > 0 || (direction.y == 0 && direction.x > 0) ? 0 : 1;
}

/// By angle, counter-clockwise from east. Exact.
bool turnsBefore(GridPoint left, GridPoint right)
{
    const int leftHalf = halfPlane(left);
    const int rightHalf = halfPlane(right);
    if (leftHalf != rightHalf) {
        return leftHalf < rightHalf;
    }
    return static_cast<Int128>(left.x) * right.y - static_cast<Int128>(left.y) * right.x > 0;
}

/// Of two edges that do not cross and both span the x of some point: is `upper` above `lower`?
bool isAbove(const Edge& upper, const Edge& lower)
{
    if (upper.a.x >= lower.a.x) {
        const int start = geometry::orientation(lower.a, lower.b, upper.a);
        return start != 0 ? start > 0 : geometry::orientation(lower.a, lower.b, upper.b) > 0;
    }
    const int start = geometry::orientation(upper.a, upper.b, lower.a);
    return start != 0 ? start < 0 : geometry::orientation(upper.a, upper.b, lower.b) < 0;
}

/// The edge directly below a point, or none.
std::optional<std::uint32_t>
edgeBelow(const SegmentGrid& grid, const std::vector<Edge>& edges, GridPoint point)
{
    std::optional<std::uint32_t> best;
    const std::size_t column = grid.columnOf(point.x);
    for (std::size_t row = grid.rowOf(point.y) + 1; row-- > 0;) {
        for (const std::uint32_t index : grid.in(grid.cell(column, row))) {
            const Edge& edge = edges[index];
            if (edge.a.x > point.x) {
                break; // sorted by the left end
            }
            if (edge.b.x > point.x && geometry::orientation(edge.a, edge.b, point) > 0 &&
                (!best || isAbove(edge, edges[*best]))) {
                best = index;
            }
        }
        if (best) {
            const Edge& edge = edges[*best];
            const double share =
                static_cast<double>(point.x - edge.a.x) / static_cast<double>(edge.b.x - edge.a.x);
            const double height =
                static_cast<double>(edge.a.y) + share * static_cast<double>(edge.b.y - edge.a.y);
            if (height >= static_cast<double>(grid.bottomOf(row))) {
                break; // nothing in lower cells can be nearer
            }
        }
    }
    return best;
}

/// A fixed random-looking number per tag.
std::uint64_t scrambled(Tag tag)
{
    auto value = static_cast<std::uint64_t>(static_cast<std::int64_t>(tag)) + 0x9E3779B97F4A7C15U;
    value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9U;
    value = (value ^ (value >> 27U)) * 0x94D049BB133111EBU;
    return value ^ (value >> 31U);
}

std::uint64_t weighed(Tag tag, std::int32_t winding)
{
    return scrambled(tag) * static_cast<std::uint64_t>(static_cast<std::int64_t>(winding));
}

} // namespace

/// Closed walks along half-edges with one face on their left.
struct Arrangement::Cycles
{
    std::vector<std::uint32_t> ofHalfEdge;
    std::vector<Int128> area;       ///< Signed, half square centimetres.
    std::vector<HalfEdgeId> lowest; ///< Half-edge that starts at the smallest point.
};

Arrangement::Arrangement(EdgeSet set) : m_set{std::move(set)} {}

Result<Arrangement> Arrangement::build(NodedLinework linework)
{
    Arrangement result{std::move(linework.set)};
    result.linkAroundNodes();
    ECO_TRY(result.makeFaces());
    result.listBorders();
    ECO_TRY(result.spreadCovers());
    if (!result.coversAgree()) {
        return fail(ErrorCode::TopologyFailure, "faces disagree about what covers them");
    }
    return result;
}

double Arrangement::length(HalfEdgeId half) const
{
    const Edge& edge = m_set.edges[half / 2];
    return std::hypot(static_cast<double>(edge.b.x - edge.a.x),
                      static_cast<double>(edge.b.y - edge.a.y));
}

void Arrangement::linkAroundNodes()
{
    const std::size_t count = halfEdgeCount();
    // Half-edges by origin. Those along edges come sorted, only the way back needs sorting.
    std::vector<HalfEdgeId> byOrigin(count);
    for (HalfEdgeId i = 0; i < count / 2; ++i) {
        byOrigin[i] = 2 * i;
        byOrigin[count / 2 + i] = 2 * i + 1;
    }
    const auto before = [this](HalfEdgeId left, HalfEdgeId right) {
        return origin(left) < origin(right);
    };
    const auto middle = byOrigin.begin() + static_cast<std::ptrdiff_t>(count / 2);
    std::sort(middle, byOrigin.end(), before);
    std::inplace_merge(byOrigin.begin(), middle, byOrigin.end(), before);

    m_node.assign(count, 0);
    m_next.assign(count, 0);
    for (std::size_t first = 0; first < count;) {
        std::size_t last = first + 1;
        while (last < count && origin(byOrigin[last]) == origin(byOrigin[first])) {
            ++last;
        }
        const auto begin = byOrigin.begin() + static_cast<std::ptrdiff_t>(first);
        const auto end = byOrigin.begin() + static_cast<std::ptrdiff_t>(last);
        if (last - first > 2) {
            std::sort(begin, end, [this](HalfEdgeId left, HalfEdgeId right) {
                const auto direction = [this](HalfEdgeId half) {
                    const GridPoint from = origin(half);
                    const GridPoint to = origin(twin(half));
                    return GridPoint{to.x - from.x, to.y - from.y};
                };
                return turnsBefore(direction(left), direction(right));
            });
        }
        // Who arrives against a leaving half-edge leaves by the next one clockwise.
        for (std::size_t i = first; i < last; ++i) {
            const HalfEdgeId clockwise = byOrigin[i > first ? i - 1 : last - 1];
            m_next[twin(byOrigin[i])] = clockwise;
            m_node[byOrigin[i]] = static_cast<std::uint32_t>(m_nodeCount);
        }
        ++m_nodeCount;
        first = last;
    }
}

Arrangement::Cycles Arrangement::traceCycles() const
{
    Cycles cycles;
    cycles.ofHalfEdge.assign(halfEdgeCount(), none);
    for (HalfEdgeId start = 0; start < halfEdgeCount(); ++start) {
        if (cycles.ofHalfEdge[start] != none) {
            continue;
        }
        const auto id = static_cast<std::uint32_t>(cycles.area.size());
        const GridPoint base = origin(start);
        Int128 sum = 0;
        HalfEdgeId lowest = start;
        for (HalfEdgeId half = start; cycles.ofHalfEdge[half] == none; half = m_next[half]) {
            cycles.ofHalfEdge[half] = id;
            const GridPoint p = origin(half);
            const GridPoint q = origin(twin(half));
            sum += static_cast<Int128>(p.x - base.x) * (q.y - base.y) -
                   static_cast<Int128>(p.y - base.y) * (q.x - base.x);
            if (p < origin(lowest)) {
                lowest = half;
            }
        }
        cycles.area.push_back(sum);
        cycles.lowest.push_back(lowest);
    }
    return cycles;
}

Result<> Arrangement::makeFaces()
{
    Cycles cycles = traceCycles();
    std::vector<FaceId> faceOfCycle(cycles.area.size(), none);
    m_area.assign(1, Area{});
    for (std::size_t i = 0; i < cycles.area.size(); ++i) {
        if (cycles.area[i] > 0) {
            faceOfCycle[i] = static_cast<FaceId>(m_area.size());
            m_area.push_back(Area::fromHalfSquareCentimetres(cycles.area[i]));
        }
    }
    m_face.resize(halfEdgeCount());
    for (std::size_t i = 0; i < m_face.size(); ++i) {
        m_face[i] = faceOfCycle[cycles.ofHalfEdge[i]];
    }
    return placeComponents(cycles);
}

/// The outer border of each connected component lies in the face below its leftmost point.
Result<> Arrangement::placeComponents(Cycles& cycles)
{
    const std::size_t count = cycles.area.size();
    DisjointSets components{count};
    for (HalfEdgeId half = 0; half < halfEdgeCount(); half += 2) {
        components.unite(cycles.ofHalfEdge[half], cycles.ofHalfEdge[half + 1]);
    }
    std::vector<std::uint32_t> outer; // cycles
    std::vector<std::uint32_t> outersOf(count, 0);
    for (std::uint32_t i = 0; i < count; ++i) {
        if (cycles.area[i] <= 0) {
            outer.push_back(i);
            ++outersOf[components.find(i)];
        }
    }
    for (std::uint32_t i = 0; i < count; ++i) {
        if (outersOf[components.find(i)] != 1) {
            return fail(ErrorCode::TopologyFailure, "edges cross outside of nodes");
        }
    }
    std::sort(outer.begin(), outer.end(), [&](std::uint32_t left, std::uint32_t right) {
        return origin(cycles.lowest[left]) < origin(cycles.lowest[right]);
    });
    std::optional<SegmentGrid> grid;
    if (outer.size() > 1) {
        grid.emplace(m_set.edges);
    }
    std::vector<FaceId> placed(count, outerFace);
    for (const std::uint32_t cycle : outer) {
        const auto below =
            grid ? edgeBelow(*grid, m_set.edges, origin(cycles.lowest[cycle])) : std::nullopt;
        if (!below) {
            continue;
        }
        // A component further left was placed before; its outer border has its face by now.
        const FaceId bounded = m_face[2 * *below];
        placed[cycle] = bounded != none ? bounded : placed[cycles.ofHalfEdge[2 * *below]];
        m_area[placed[cycle]] += Area::fromHalfSquareCentimetres(cycles.area[cycle]);
    }
    m_area[outerFace] = Area{};
    for (std::size_t i = 0; i < m_face.size(); ++i) {
        if (m_face[i] == none) {
            m_face[i] = placed[cycles.ofHalfEdge[i]];
        }
    }
    return {};
}

void Arrangement::listBorders()
{
    m_firstBorder.assign(m_area.size() + 1, 0);
    for (const FaceId face : m_face) {
        ++m_firstBorder[face + 1];
    }
    for (std::size_t i = 1; i < m_firstBorder.size(); ++i) {
        m_firstBorder[i] += m_firstBorder[i - 1];
    }
    m_border.resize(m_face.size());
    std::vector<std::uint32_t> position(m_firstBorder.begin(), m_firstBorder.end() - 1);
    for (HalfEdgeId half = 0; half < m_face.size(); ++half) {
        m_border[position[m_face[half]]++] = half;
    }
}

/// From the unbounded face inwards: crossing an edge adds or takes what runs along it.
Result<> Arrangement::spreadCovers()
{
    const std::size_t count = m_area.size();
    std::vector<std::vector<Cover>> covers(count);
    std::vector<bool> reached(count, false);
    std::vector<FaceId> open{outerFace};
    reached[outerFace] = true;
    std::size_t found = 0;
    while (!open.empty()) {
        const FaceId face = open.back();
        open.pop_back();
        ++found;
        for (const HalfEdgeId half : border(face)) {
            const FaceId other = m_face[twin(half)];
            if (reached[other]) {
                continue;
            }
            reached[other] = true;
            open.push_back(other);
            std::vector<Cover> cover = covers[face];
            for (const Use& use : usesOf(half / 2)) {
                if (use.tag < 0) {
                    continue;
                }
                // What runs with the half-edge has its inside here, not beyond.
                const std::int32_t change = (half & 1U) == 0 ? -use.winding : use.winding;
                const auto at = std::lower_bound(
                    cover.begin(), cover.end(), use.tag, [](const Cover& one, Tag tag) {
                        return one.tag < tag;
                    });
                if (at == cover.end() || at->tag != use.tag) {
                    cover.insert(at, {use.tag, change});
                } else if ((at->winding += change) == 0) {
                    cover.erase(at);
                }
            }
            covers[other] = std::move(cover);
        }
    }
    if (found != count) {
        return fail(ErrorCode::TopologyFailure, "a face cannot be reached from outside");
    }
    m_firstCover.assign(1, 0);
    for (const std::vector<Cover>& cover : covers) {
        m_covers.insert(m_covers.end(), cover.begin(), cover.end());
        m_firstCover.push_back(static_cast<std::uint32_t>(m_covers.size()));
    }
    return {};
}

/// Over every edge, not only those the walk took. By sums of hashes: linear.
bool Arrangement::coversAgree() const
{
    std::vector<std::uint64_t> sums(faceCount(), 0);
    for (FaceId face = 0; face < faceCount(); ++face) {
        for (const Cover& cover : covers(face)) {
            sums[face] += weighed(cover.tag, cover.winding);
        }
    }
    for (std::size_t edge = 0; edge < edgeCount(); ++edge) {
        std::uint64_t change = 0;
        for (const Use& use : usesOf(edge)) {
            change += use.tag < 0 ? 0 : weighed(use.tag, use.winding);
        }
        if (sums[m_face[2 * edge]] != sums[m_face[2 * edge + 1]] + change) {
            return false;
        }
    }
    return true;
}

bool Arrangement::isCovered(FaceId face, Tag tag) const
{
    const auto list = covers(face);
    const auto at =
        std::lower_bound(list.begin(), list.end(), tag, [](const Cover& cover, Tag wanted) {
            return cover.tag < wanted;
        });
    return at != list.end() && at->tag == tag && at->winding > 0;
}

} // namespace ecotone::coverage
