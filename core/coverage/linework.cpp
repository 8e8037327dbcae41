#include "core/coverage/linework.h"

#include "core/geometry/area.h"

#include <algorithm>

namespace ecotone::coverage {

using geometry::GridPoint;
using geometry::Ring;

void Linework::addEdge(GridPoint from, GridPoint to, Tag tag, std::int32_t winding)
{
    if (from < to) {
        m_pieces.push_back({{from, to}, {tag, winding}});
    } else if (to < from) {
        m_pieces.push_back({{to, from}, {tag, -winding}});
    }
}

void Linework::addRing(const Ring& ring, Tag tag, std::int32_t winding)
{
    for (std::size_t i = 0; i < ring.size(); ++i) {
        addEdge(ring[i], ring[i + 1 < ring.size() ? i + 1 : 0], tag, winding);
    }
}

void Linework::addPolygon(const geometry::Polygon& polygon, Tag tag)
{
    const auto windingOf = [](const Ring& ring) {
        return geometry::signedArea(ring) < geometry::Area{} ? -1 : 1;
    };
    addRing(polygon.outer, tag, windingOf(polygon.outer));
    for (const Ring& hole : polygon.holes) {
        addRing(hole, tag, -windingOf(hole));
    }
}

void Linework::addLine(const geometry::Line& line, Tag tag)
{
    for (std::size_t i = 1; i < line.size(); ++i) {
        addEdge(line[i - 1], line[i], tag, 1);
    }
}

EdgeSet merged(std::vector<Linework::Piece> pieces, std::vector<Edge>* cancelled)
{
    std::sort(pieces.begin(), pieces.end(), [](const auto& left, const auto& right) {
        if (const auto order = left.edge <=> right.edge; order != 0) {
            return order < 0;
        }
        return left.use.tag < right.use.tag;
    });
    EdgeSet set;
    set.edges.reserve(pieces.size());
    set.uses.reserve(pieces.size());
    for (std::size_t i = 0; i < pieces.size();) {
        const Edge edge = pieces[i].edge;
        const std::size_t before = set.uses.size();
        while (i < pieces.size() && pieces[i].edge == edge) {
            Use use{pieces[i].use.tag, 0};
            for (; i < pieces.size() && pieces[i].edge == edge && pieces[i].use.tag == use.tag;
                 ++i) {
                use.winding += pieces[i].use.winding;
            }
            // A line that runs to and fro still runs here.
            if (use.winding != 0 || use.tag < 0) {
                set.uses.push_back(use);
            }
        }
        if (set.uses.size() > before) {
            set.edges.push_back(edge);
            set.firstUse.push_back(static_cast<std::uint32_t>(set.uses.size()));
        } else if (cancelled != nullptr) {
            cancelled->push_back(edge);
        }
    }
    return set;
}

} // namespace ecotone::coverage
