#pragma once

#include "core/cartography/tile_code.h"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace ecotone::cartography {

/// Rings of the patches of one tile, taken apart into arcs: where an edge of one patch runs back
/// along an edge of another, both become one line that knows its two sides. What finds no
/// counterpart (the tile's rim, overlaps, a vertex that only one side has) stays a line with one
/// side. Either way the same areas are added and taken away. Private to the room.
class OutlineArcs
{
public:
    /// A closed ring of a patch (numbered from 1), clockwise on the screen, holes the other way;
    /// the first point is not repeated. Points within 32,767 of the tile's origin pair up.
    void addRing(std::uint32_t patch, std::span<const TilePoint> ring)
    {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            m_edges.push_back({ring[i], ring[i + 1 < ring.size() ? i + 1 : 0], patch, unpaired});
        }
        m_ends.push_back(m_edges.size());
    }
    [[nodiscard]] std::size_t edges() const { return m_edges.size(); }

    void write(TileWriter& writer)
    {
        pair();
        std::vector<TilePoint> line;
        std::size_t start = 0;
        for (const std::size_t end : m_ends) {
            for (std::size_t i = start; i < end;) {
                const Edge& first = m_edges[i];
                const std::uint32_t other = outsideOf(first);
                line.assign({first.from, first.to});
                std::size_t last = i + 1;
                while (last < end && !isOther(last) && outsideOf(m_edges[last]) == other) {
                    line.push_back(m_edges[last++].to);
                }
                // Where a ring runs back along itself nothing lies inside.
                if (!isOther(i) && other != first.patch) {
                    writer.arc(first.patch, other, line);
                }
                i = isOther(i) ? i + 1 : last;
            }
            start = end;
        }
    }

private:
    static constexpr std::uint32_t unpaired = 0xFFFFFFFFU;
    struct Edge
    {
        TilePoint from;
        TilePoint to;
        std::uint32_t patch;
        std::uint32_t twin;
    };

    /// Of two that are paired the first is written.
    [[nodiscard]] bool isOther(std::size_t edge) const { return m_edges[edge].twin < edge; }
    [[nodiscard]] std::uint32_t outsideOf(const Edge& edge) const
    {
        return edge.twin == unpaired ? TileWriter::nothing : m_edges[edge.twin].patch;
    }
    static std::uint64_t keyOf(TilePoint from, TilePoint to)
    {
        const auto half = [](std::int32_t value) {
            return std::uint64_t{static_cast<std::uint16_t>(value)};
        };
        return half(from.x) | half(from.y) << 16U | half(to.x) << 32U | half(to.y) << 48U;
    }
    static bool pairs(const Edge& edge)
    {
        constexpr std::int32_t most = 0x7FFF;
        const auto within = [](TilePoint point) {
            return point.x >= -most && point.x <= most && point.y >= -most && point.y <= most;
        };
        return within(edge.from) && within(edge.to);
    }

    void pair()
    {
        const std::size_t places = std::bit_ceil(2 * m_edges.size() + 2);
        m_table.assign(places, unpaired);
        const auto placeOf = [places](std::uint64_t key) {
            return static_cast<std::size_t>((key * 0x9E3779B97F4A7C15U) >> 20U) & (places - 1);
        };
        for (std::size_t i = 0; i < m_edges.size(); ++i) {
            Edge& edge = m_edges[i];
            if (!pairs(edge)) {
                continue;
            }
            // Its counterpart came before, or it waits for it.
            bool found = false;
            for (std::size_t at = placeOf(keyOf(edge.to, edge.from)); m_table[at] != unpaired;
                 at = (at + 1) & (places - 1)) {
                Edge& other = m_edges[m_table[at]];
                if (other.from == edge.to && other.to == edge.from && other.twin == unpaired) {
                    other.twin = static_cast<std::uint32_t>(i);
                    edge.twin = m_table[at];
                    found = true;
                    break;
                }
            }
            if (!found) {
                std::size_t at = placeOf(keyOf(edge.from, edge.to));
                while (m_table[at] != unpaired) {
                    at = (at + 1) & (places - 1);
                }
                m_table[at] = static_cast<std::uint32_t>(i);
            }
        }
    }

    std::vector<Edge> m_edges;
    std::vector<std::size_t> m_ends;
    std::vector<std::uint32_t> m_table;
};

} // namespace ecotone::cartography
