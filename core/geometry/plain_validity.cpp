#include "core/geometry/plain_validity.h"

#include "core/geometry/predicates.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace ecotone::geometry {

namespace {

struct Side
{
    Box box;
    GridPoint from;
    GridPoint to;
    std::uint32_t ring;
    std::uint32_t index;
};

/// No sides meet but neighbours at their common end: sorted along x, each is compared with those
/// that begin before it ends.
class Sides
{
public:
    bool add(const Ring& ring)
    {
        if (ring.size() < 3) {
            return false;
        }
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const GridPoint from = ring[i];
            const GridPoint to = ring[i + 1 < ring.size() ? i + 1 : 0];
            Side side{{}, from, to, m_rings, static_cast<std::uint32_t>(i)};
            side.box.extend(from.x, from.y);
            side.box.extend(to.x, to.y);
            m_sides.push_back(side);
        }
        m_lengths.push_back(static_cast<std::uint32_t>(ring.size()));
        ++m_rings;
        return true;
    }

    bool meetOnlyAtCommonEnds()
    {
        m_order.clear();
        for (std::size_t i = 0; i < m_sides.size(); ++i) {
            m_order.push_back({m_sides[i].box.minX, static_cast<std::uint32_t>(i)});
        }
        std::sort(m_order.begin(), m_order.end(), [](const Start& left, const Start& right) {
            return left.minX < right.minX;
        });
        for (std::size_t i = 0; i < m_order.size(); ++i) {
            const Side& side = m_sides[m_order[i].side];
            for (std::size_t k = i + 1; k < m_order.size() && m_order[k].minX <= side.box.maxX;
                 ++k) {
                const Side& other = m_sides[m_order[k].side];
                if (other.box.minY <= side.box.maxY && other.box.maxY >= side.box.minY &&
                    meetWrongly(side, other)) {
                    return false;
                }
            }
        }
        return true;
    }

    void clear()
    {
        m_sides.clear();
        m_lengths.clear();
        m_rings = 0;
    }

private:
    /// `after` begins where `before` ends: wrong when it runs back along it.
    static bool turnsBack(const Side& before, const Side& after)
    {
        const Centimetres ax = before.to.x - before.from.x;
        const Centimetres ay = before.to.y - before.from.y;
        const Centimetres bx = after.to.x - after.from.x;
        const Centimetres by = after.to.y - after.from.y;
        return orientation(before.from, before.to, after.to) == 0 &&
               static_cast<double>(ax) * static_cast<double>(bx) +
                       static_cast<double>(ay) * static_cast<double>(by) <=
                   0.0;
    }

    [[nodiscard]] bool meetWrongly(const Side& one, const Side& two) const
    {
        if (one.ring == two.ring) {
            const std::uint32_t length = m_lengths[one.ring];
            const auto follows = [length](const Side& before, const Side& after) {
                return after.index == (before.index + 1 == length ? 0 : before.index + 1);
            };
            if (follows(one, two)) {
                return turnsBack(one, two);
            }
            if (follows(two, one)) {
                return turnsBack(two, one);
            }
        }
        return segmentsMeet(one.from, one.to, two.from, two.to);
    }

    struct Start
    {
        Centimetres minX;
        std::uint32_t side;
    };

    std::vector<Side> m_sides;
    std::vector<Start> m_order;
    std::vector<std::uint32_t> m_lengths;
    std::uint32_t m_rings = 0;
};

/// No edges meet, so one corner tells where a ring lies.
bool holesLieInside(const Polygon& polygon)
{
    std::vector<Box> boxes;
    boxes.reserve(polygon.holes.size());
    for (const Ring& hole : polygon.holes) {
        if (locate(polygon.outer, hole.front()) != Location::Inside) {
            return false;
        }
        boxes.push_back(boundsOf(hole));
    }
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        for (std::size_t k = 0; k < boxes.size(); ++k) {
            if (i != k && boxes[i].contains(boxes[k]) &&
                locate(polygon.holes[i], polygon.holes[k].front()) != Location::Outside) {
                return false;
            }
        }
    }
    return true;
}

} // namespace

bool isPlainlyValid(const Polygon& polygon)
{
    static thread_local Sides sides;
    sides.clear();
    if (!sides.add(polygon.outer)) {
        return false;
    }
    for (const Ring& hole : polygon.holes) {
        if (!sides.add(hole)) {
            return false;
        }
    }
    return sides.meetOnlyAtCommonEnds() && holesLieInside(polygon);
}

} // namespace ecotone::geometry
