#pragma once

#include "core/base/result.h"
#include "core/coverage/noder.h"
#include "core/geometry/area.h"

#include <cstdint>
#include <span>
#include <vector>

namespace ecotone::coverage {

using FaceId = std::uint32_t;
using HalfEdgeId = std::uint32_t;

/// The unbounded face.
inline constexpr FaceId outerFace = 0;

/// How often a polygon's rings wind around a face.
struct Cover
{
    Tag tag = 0;
    std::int32_t winding = 0;

    bool operator==(const Cover&) const = default;
};

/// The faces noded linework divides the plane into.
///
/// Half-edge 2 e runs along edge e from a to b, 2 e + 1 back; each belongs to the face on its
/// left. Faces know which polygons cover them from crossing edges outwards in, which is exact
/// where point-in-polygon tests would disagree with the snapped linework.
class Arrangement
{
public:
    /// Fails with TopologyFailure when the linework is not noded after all.
    [[nodiscard]] static Result<Arrangement> build(NodedLinework linework);

    [[nodiscard]] std::size_t faceCount() const { return m_firstCover.size() - 1; }
    [[nodiscard]] std::size_t edgeCount() const { return m_set.edges.size(); }
    [[nodiscard]] std::size_t halfEdgeCount() const { return 2 * m_set.edges.size(); }
    [[nodiscard]] std::size_t nodeCount() const { return m_nodeCount; }

    [[nodiscard]] static HalfEdgeId twin(HalfEdgeId half) { return half ^ 1U; }
    [[nodiscard]] HalfEdgeId next(HalfEdgeId half) const { return m_next[half]; }
    [[nodiscard]] FaceId face(HalfEdgeId half) const { return m_face[half]; }
    [[nodiscard]] std::uint32_t node(HalfEdgeId half) const { return m_node[half]; }
    [[nodiscard]] geometry::GridPoint origin(HalfEdgeId half) const
    {
        const Edge& edge = m_set.edges[half / 2];
        return (half & 1U) == 0 ? edge.a : edge.b;
    }
    [[nodiscard]] double length(HalfEdgeId half) const;
    /// Windings are for the direction of half-edge 2 e.
    [[nodiscard]] std::span<const Use> usesOf(std::size_t edge) const { return m_set.usesOf(edge); }
    [[nodiscard]] const EdgeSet& edgeSet() const { return m_set; }

    /// 0 for the unbounded face.
    [[nodiscard]] geometry::Area area(FaceId face) const { return m_area[face]; }
    /// Tags with a winding other than 0, ascending.
    [[nodiscard]] std::span<const Cover> covers(FaceId face) const
    {
        return std::span{m_covers}.subspan(m_firstCover[face],
                                           m_firstCover[face + 1] - m_firstCover[face]);
    }
    /// Whether a polygon's rings wind around the face counter-clockwise.
    [[nodiscard]] bool isCovered(FaceId face, Tag tag) const;
    /// Half-edges on the border of a face, ascending.
    [[nodiscard]] std::span<const HalfEdgeId> border(FaceId face) const
    {
        return std::span{m_border}.subspan(m_firstBorder[face],
                                           m_firstBorder[face + 1] - m_firstBorder[face]);
    }

private:
    explicit Arrangement(EdgeSet set);

    struct Cycles;

    void linkAroundNodes();
    [[nodiscard]] Result<> makeFaces();
    [[nodiscard]] Cycles traceCycles() const;
    [[nodiscard]] Result<> placeComponents(Cycles& cycles);
    void listBorders();
    [[nodiscard]] Result<> spreadCovers();
    [[nodiscard]] bool coversAgree() const;

    EdgeSet m_set;
    std::size_t m_nodeCount = 0;
    std::vector<std::uint32_t> m_node;
    std::vector<HalfEdgeId> m_next;
    std::vector<FaceId> m_face;
    std::vector<geometry::Area> m_area;
    std::vector<std::uint32_t> m_firstBorder;
    std::vector<HalfEdgeId> m_border;
    std::vector<std::uint32_t> m_firstCover;
    std::vector<Cover> m_covers;
};

} // namespace ecotone::coverage
