#include "core/coverage/noder.h"

#include "core/coverage/segment_grid.h"
#include "core/geometry/area.h"
#include "core/geometry/predicates.h"

#include <algorithm>
#include <array>
#include <utility>

namespace ecotone::coverage {

using geometry::Centimetres;
using geometry::GridPoint;
using geometry::Int128;

namespace {

constexpr Centimetres largestCoordinate = Centimetres{1} << 40;
constexpr int mostPasses = 50;

/// A vertex that an edge gets.
struct Hit
{
    std::uint32_t edge;
    GridPoint point;
};

/// A hot cell's point, by the grid cell it lies in.
struct HotPoint
{
    std::size_t cell;
    GridPoint point;

    auto operator<=>(const HotPoint&) const = default;
};

/// One pass of snap rounding over the edges of `set`, of which `fresh` ones changed last time.
class Pass
{
public:
    Pass(const EdgeSet& set, const std::vector<bool>& fresh)
        : m_set{set}
        , m_fresh{fresh}
        , m_grid{set.edges}
        , m_active(m_grid.cellCount(), false)
    {
        for (std::size_t i = 0; i < set.edges.size(); ++i) {
            if (fresh[i]) {
                m_grid.cellsOf(set.edges[i], [this](std::size_t cell) { m_active[cell] = true; });
            }
        }
    }

    /// Sorted by edge, then along it; without repetition.
    [[nodiscard]] std::vector<Hit> hits()
    {
        findCrossings();
        findHits();
        sortHits();
        return std::move(m_hits);
    }
    [[nodiscard]] std::int64_t nodesAdded() const { return m_nodesAdded; }

private:
    void findCrossings()
    {
        for (std::size_t cell = 0; cell < m_grid.cellCount(); ++cell) {
            if (m_active[cell]) {
                crossingsIn(m_grid.in(cell));
            }
        }
        std::sort(m_crossings.begin(), m_crossings.end());
        m_crossings.erase(std::unique(m_crossings.begin(), m_crossings.end()), m_crossings.end());
        for (const HotPoint& crossing : m_crossings) {
            m_active[crossing.cell] = true;
        }
    }

    void crossingsIn(std::span<const std::uint32_t> members)
    {
        // Members are sorted by their left end: a sweep over x.
        for (std::size_t i = 0; i < members.size(); ++i) {
            const Edge& one = m_set.edges[members[i]];
            const auto [low, high] = std::minmax(one.a.y, one.b.y);
            for (std::size_t k = i + 1; k < members.size(); ++k) {
                const Edge& other = m_set.edges[members[k]];
                if (other.a.x > one.b.x) {
                    break;
                }
                if (std::max(other.a.y, other.b.y) < low || std::min(other.a.y, other.b.y) > high ||
                    !(m_fresh[members[i]] || m_fresh[members[k]])) {
                    continue;
                }
                if (geometry::segmentsCross(one.a, one.b, other.a, other.b)) {
                    const GridPoint point = geometry::crossingOf(one.a, one.b, other.a, other.b);
                    m_crossings.push_back({m_grid.cellOf(point), point});
                }
            }
        }
    }

    void findHits()
    {
        auto crossing = m_crossings.begin();
        std::vector<GridPoint> hot;
        for (std::size_t cell = 0; cell < m_grid.cellCount(); ++cell) {
            if (!m_active[cell]) {
                continue;
            }
            const auto members = m_grid.in(cell);
            hot.clear();
            for (const std::uint32_t member : members) {
                for (const GridPoint end : {m_set.edges[member].a, m_set.edges[member].b}) {
                    if (m_grid.cellOf(end) == cell) {
                        hot.push_back(end);
                    }
                }
            }
            std::sort(hot.begin(), hot.end());
            hot.erase(std::unique(hot.begin(), hot.end()), hot.end());
            const std::size_t ends = hot.size();
            for (; crossing != m_crossings.end() && crossing->cell == cell; ++crossing) {
                if (!std::binary_search(hot.begin(),
                                        hot.begin() + static_cast<std::ptrdiff_t>(ends),
                                        crossing->point)) {
                    hot.push_back(crossing->point);
                    ++m_nodesAdded;
                }
            }
            std::inplace_merge(
                hot.begin(), hot.begin() + static_cast<std::ptrdiff_t>(ends), hot.end());
            hitsIn(members, hot);
        }
    }

    void hitsIn(std::span<const std::uint32_t> members, const std::vector<GridPoint>& hot)
    {
        for (const std::uint32_t member : members) {
            const Edge& edge = m_set.edges[member];
            const auto [low, high] = std::minmax(edge.a.y, edge.b.y);
            auto point = std::lower_bound(hot.begin(),
                                          hot.end(),
                                          GridPoint{edge.a.x - 1, 0},
                                          [](GridPoint p, GridPoint q) { return p.x < q.x; });
            for (; point != hot.end() && point->x <= edge.b.x + 1; ++point) {
                if (point->y >= low - 1 && point->y <= high + 1 && *point != edge.a &&
                    *point != edge.b && passesThroughPixel(edge.a, edge.b, *point)) {
                    m_hits.push_back({member, *point});
                }
            }
        }
    }

    void sortHits()
    {
        const auto along = [this](const Hit& hit) {
            const Edge& edge = m_set.edges[hit.edge];
            return static_cast<Int128>(hit.point.x - edge.a.x) * (edge.b.x - edge.a.x) +
                   static_cast<Int128>(hit.point.y - edge.a.y) * (edge.b.y - edge.a.y);
        };
        std::sort(m_hits.begin(), m_hits.end(), [&](const Hit& left, const Hit& right) {
            if (left.edge != right.edge) {
                return left.edge < right.edge;
            }
            const Int128 a = along(left);
            const Int128 b = along(right);
            return a != b ? a < b : left.point < right.point;
        });
    }

    const EdgeSet& m_set;
    const std::vector<bool>& m_fresh;
    SegmentGrid m_grid;
    std::vector<bool> m_active;
    std::vector<HotPoint> m_crossings;
    std::vector<Hit> m_hits;
    std::int64_t m_nodesAdded = 0;
};

void appendPiece(std::vector<Linework::Piece>& pieces,
                 GridPoint from,
                 GridPoint to,
                 std::span<const Use> uses)
{
    if (from == to) {
        return;
    }
    const bool forward = from < to;
    const Edge edge = forward ? Edge{from, to} : Edge{to, from};
    for (const Use& use : uses) {
        pieces.push_back({edge, {use.tag, forward ? use.winding : -use.winding}});
    }
}

/// The edges cut at their hits.
std::vector<Linework::Piece> cutPieces(const EdgeSet& set, const std::vector<Hit>& hits)
{
    std::vector<Linework::Piece> pieces;
    for (std::size_t i = 0; i < hits.size();) {
        const std::uint32_t index = hits[i].edge;
        GridPoint from = set.edges[index].a;
        for (; i < hits.size() && hits[i].edge == index; ++i) {
            appendPiece(pieces, from, hits[i].point, set.usesOf(index));
            from = hits[i].point;
        }
        appendPiece(pieces, from, set.edges[index].b, set.usesOf(index));
    }
    return pieces;
}

/// Old edges that were not cut joined with the new ones; marks the new ones as fresh.
EdgeSet joined(const EdgeSet& old,
               const std::vector<Hit>& hits,
               const EdgeSet& cut,
               std::vector<bool>& fresh,
               std::vector<Edge>& cancelled)
{
    EdgeSet result;
    result.edges.reserve(old.edges.size() + cut.edges.size());
    result.uses.reserve(old.uses.size() + cut.uses.size());
    fresh.clear();
    std::vector<Linework::Piece> both;
    std::size_t i = 0;
    std::size_t k = 0;
    auto hit = hits.begin();
    const auto append = [&](const EdgeSet& from, std::size_t index, bool isFresh) {
        const auto uses = from.usesOf(index);
        result.edges.push_back(from.edges[index]);
        result.uses.insert(result.uses.end(), uses.begin(), uses.end());
        result.firstUse.push_back(static_cast<std::uint32_t>(result.uses.size()));
        fresh.push_back(isFresh);
    };
    while (i < old.edges.size() || k < cut.edges.size()) {
        while (hit != hits.end() && hit->edge < i) {
            ++hit;
        }
        if (i < old.edges.size() && hit != hits.end() && hit->edge == i) {
            ++i;
        } else if (k == cut.edges.size() || (i < old.edges.size() && old.edges[i] < cut.edges[k])) {
            append(old, i++, false);
        } else if (i == old.edges.size() || cut.edges[k] < old.edges[i]) {
            append(cut, k++, true);
        } else {
            both.clear();
            for (const Use& use : old.usesOf(i++)) {
                both.push_back({cut.edges[k], use});
            }
            for (const Use& use : cut.usesOf(k)) {
                both.push_back({cut.edges[k], use});
            }
            ++k;
            if (const EdgeSet sum = merged(both, &cancelled); !sum.edges.empty()) {
                append(sum, 0, false);
            }
        }
    }
    return result;
}

} // namespace

bool passesThroughPixel(GridPoint a, GridPoint b, GridPoint pixel)
{
    // Doubled coordinates make the borders of the cell whole numbers; from left to right.
    GridPoint p{2 * a.x, 2 * a.y};
    GridPoint q{2 * b.x, 2 * b.y};
    if (q.x < p.x) {
        std::swap(p, q);
    }
    const Centimetres left = 2 * pixel.x - 1;
    const Centimetres right = left + 2;
    const Centimetres bottom = 2 * pixel.y - 1;
    const Centimetres top = bottom + 2;
    const auto [low, high] = std::minmax(p.y, q.y);
    if (p.x >= right || q.x < left || low >= top || high < bottom) {
        return false;
    }
    if (p.x == q.x || p.y == q.y) {
        return true;
    }
    // Left and bottom border belong to the cell, right and top border do not: touching the upper
    // left corner, or the lower right one, counts only when the segment falls.
    const bool falls = p.y > q.y;
    const int upperLeft = geometry::orientation(p, q, {left, top});
    if (upperLeft == 0) {
        return falls;
    }
    const int upperRight = geometry::orientation(p, q, {right, top});
    if (upperRight == 0) {
        return !falls;
    }
    if (upperLeft != upperRight) {
        return true;
    }
    const int lowerLeft = geometry::orientation(p, q, {left, bottom});
    if (lowerLeft == 0 || lowerLeft != upperLeft) {
        return true;
    }
    const int lowerRight = geometry::orientation(p, q, {right, bottom});
    if (lowerRight == 0) {
        return falls;
    }
    return lowerRight != lowerLeft;
}

Result<NodedLinework> node(Linework linework, const Progress& progress)
{
    for (const Linework::Piece& piece : linework.pieces()) {
        for (const GridPoint end : {piece.edge.a, piece.edge.b}) {
            if (end.x >= largestCoordinate || end.x <= -largestCoordinate ||
                end.y >= largestCoordinate || end.y <= -largestCoordinate) {
                return fail(ErrorCode::InvalidGeometry,
                            "a coordinate lies beyond 11 million kilometres");
            }
        }
    }
    NodedLinework noded;
    noded.set = merged(std::move(linework).takePieces());
    std::vector<bool> fresh(noded.set.edges.size(), true);
    for (; noded.passes < mostPasses; ++noded.passes) {
        ECO_TRY(progress.check());
        Pass pass{noded.set, fresh};
        const std::vector<Hit> found = pass.hits();
        noded.nodesAdded += pass.nodesAdded();
        if (found.empty()) {
            return noded;
        }
        const EdgeSet cut = merged(cutPieces(noded.set, found), &noded.cancelled);
        noded.set = joined(noded.set, found, cut, fresh, noded.cancelled);
    }
    return fail(ErrorCode::TopologyFailure, "the linework does not settle on the grid");
}

} // namespace ecotone::coverage
