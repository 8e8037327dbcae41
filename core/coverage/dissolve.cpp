#include "core/coverage/dissolve.h"

#include "core/coverage/disjoint_sets.h"

#include <limits>
#include <utility>

namespace ecotone::coverage {

using geometry::GridPoint;
using geometry::Polygon;
using geometry::Ring;

namespace {

/// Walks along the borders of regions.
class Tracer
{
public:
    Tracer(const Arrangement& arrangement, Regions& regions)
        : m_arrangement{arrangement}
        , m_regions{regions}
        , m_seen(arrangement.halfEdgeCount(), false)
        , m_placeOfNode(arrangement.nodeCount(), nowhere)
    {
    }

    [[nodiscard]] Result<> trace()
    {
        for (HalfEdgeId half = 0; half < m_arrangement.halfEdgeCount(); ++half) {
            if (!m_seen[half] && region(half) != Regions::noRegion && isBorder(half)) {
                ECO_TRY(walk(half));
            }
        }
        for (Region& region : m_regions.regions) {
            if (region.polygon.outer.empty()) {
                return fail(ErrorCode::TopologyFailure, "a region has no outer ring");
            }
            region.polygon = geometry::normalised(std::move(region.polygon));
        }
        return {};
    }

private:
    static constexpr std::uint32_t nowhere = std::numeric_limits<std::uint32_t>::max();

    [[nodiscard]] std::uint32_t region(HalfEdgeId half) const
    {
        return m_regions.ofFace[m_arrangement.face(half)];
    }
    [[nodiscard]] bool isBorder(HalfEdgeId half) const
    {
        return region(half) != region(Arrangement::twin(half));
    }

    /// Follows the region on the left; a walk that meets itself is cut into simple rings.
    [[nodiscard]] Result<> walk(HalfEdgeId start)
    {
        Polygon& polygon = m_regions.regions[region(start)].polygon;
        m_walk.clear();
        HalfEdgeId half = start;
        do {
            const std::uint32_t node = m_arrangement.node(half);
            if (m_placeOfNode[node] != nowhere) {
                ECO_TRY(takeRing(m_placeOfNode[node], polygon));
            }
            m_placeOfNode[node] = static_cast<std::uint32_t>(m_walk.size());
            m_walk.push_back(half);
            m_seen[half] = true;
            half = m_arrangement.next(half);
            while (!isBorder(half)) {
                half = m_arrangement.next(Arrangement::twin(half));
            }
        } while (half != start);
        return takeRing(0, polygon);
    }

    [[nodiscard]] Result<> takeRing(std::size_t from, Polygon& polygon)
    {
        Ring ring;
        ring.reserve(m_walk.size() - from);
        for (std::size_t i = from; i < m_walk.size(); ++i) {
            ring.push_back(m_arrangement.origin(m_walk[i]));
            m_placeOfNode[m_arrangement.node(m_walk[i])] = nowhere;
        }
        m_walk.resize(from);
        if (ring.size() < 3) {
            return fail(ErrorCode::TopologyFailure, "a border encloses nothing");
        }
        if (geometry::signedArea(ring) < geometry::Area{}) {
            polygon.holes.push_back(std::move(ring));
            return {};
        }
        if (!polygon.outer.empty()) {
            return fail(ErrorCode::TopologyFailure, "a region has two outer rings");
        }
        polygon.outer = std::move(ring);
        return {};
    }

    const Arrangement& m_arrangement;
    Regions& m_regions;
    std::vector<bool> m_seen;
    std::vector<std::uint32_t> m_placeOfNode; ///< In the walk.
    std::vector<HalfEdgeId> m_walk;
};

} // namespace

Regions joinFaces(const Arrangement& arrangement,
                  std::span<const Label> ownerOfFace,
                  const std::function<bool(std::size_t edge)>& separates)
{
    const auto owner = [&](FaceId face) { return face == outerFace ? noLabel : ownerOfFace[face]; };
    DisjointSets sets{arrangement.faceCount()};
    for (HalfEdgeId half = 0; half < arrangement.halfEdgeCount(); half += 2) {
        const FaceId left = arrangement.face(half);
        const FaceId right = arrangement.face(Arrangement::twin(half));
        if (left != right && owner(left) != noLabel && owner(left) == owner(right) &&
            !(separates && separates(half / 2))) {
            sets.unite(left, right);
        }
    }
    Regions result;
    result.ofFace.assign(arrangement.faceCount(), Regions::noRegion);
    for (FaceId face = 0; face < arrangement.faceCount(); ++face) {
        if (owner(face) == noLabel) {
            continue;
        }
        const FaceId first = sets.find(face);
        if (first == face) {
            result.ofFace[face] = static_cast<std::uint32_t>(result.regions.size());
            result.regions.push_back({owner(face), {}, {}, {}});
        }
        result.ofFace[face] = result.ofFace[first];
        Region& region = result.regions[result.ofFace[face]];
        region.faces.push_back(face);
        region.area += arrangement.area(face);
    }
    return result;
}

Result<> tracePolygons(const Arrangement& arrangement, Regions& regions)
{
    return Tracer{arrangement, regions}.trace();
}

Result<Regions> dissolve(const Arrangement& arrangement,
                         std::span<const Label> ownerOfFace,
                         const std::function<bool(std::size_t edge)>& separates)
{
    Regions regions = joinFaces(arrangement, ownerOfFace, separates);
    ECO_TRY(tracePolygons(arrangement, regions));
    return regions;
}

} // namespace ecotone::coverage
