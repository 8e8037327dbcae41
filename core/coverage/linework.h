#pragma once

#include "core/geometry/shape.h"

#include <compare>
#include <cstdint>
#include <span>
#include <vector>

namespace ecotone::coverage {

/// A straight edge between grid points, a < b (by x, then y).
struct Edge
{
    geometry::GridPoint a;
    geometry::GridPoint b;

    auto operator<=>(const Edge&) const = default;
};

/// Whose line runs along an edge. Polygons have tags from 0, free lines have negative tags.
using Tag = std::int32_t;

/// `winding` is the sum of +1 for each run from a to b (a polygon has its inside on the left)
/// and -1 for each run back.
struct Use
{
    Tag tag = 0;
    std::int32_t winding = 0;
};

/// Rings and lines to be noded.
class Linework
{
public:
    /// Turned so that the inside is on the left: the larger loop of a figure of eight counts.
    void addPolygon(const geometry::Polygon& polygon, Tag tag);
    void addLine(const geometry::Line& line, Tag tag);
    void addEdge(geometry::GridPoint from, geometry::GridPoint to, Tag tag, std::int32_t winding);

    struct Piece
    {
        Edge edge;
        Use use;
    };
    [[nodiscard]] const std::vector<Piece>& pieces() const { return m_pieces; }
    [[nodiscard]] std::vector<Piece> takePieces() && { return std::move(m_pieces); }
    void reserve(std::size_t edges) { m_pieces.reserve(edges); }

private:
    void addRing(const geometry::Ring& ring, Tag tag, std::int32_t winding);

    std::vector<Piece> m_pieces;
};

/// Distinct edges, sorted, each with the uses that run along it. Windings of polygons that
/// cancel out are gone, and with the last use the edge.
struct EdgeSet
{
    std::vector<Edge> edges;
    std::vector<std::uint32_t> firstUse{0}; ///< edges.size() + 1 entries.
    std::vector<Use> uses;

    [[nodiscard]] std::span<const Use> usesOf(std::size_t edge) const
    {
        return std::span{uses}.subspan(firstUse[edge], firstUse[edge + 1] - firstUse[edge]);
    }
};

/// Sorts pieces and adds up their uses. Edges whose uses cancel are appended to `cancelled`
/// when it is given.
[[nodiscard]] EdgeSet merged(std::vector<Linework::Piece> pieces,
                             std::vector<Edge>* cancelled = nullptr);

} // namespace ecotone::coverage
