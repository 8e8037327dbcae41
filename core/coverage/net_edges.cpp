#include "core/coverage/net_edges.h"

#include "core/geometry/area.h"

#include <algorithm>
#include <utility>

namespace ecotone::coverage {

using geometry::GridPoint;

namespace {

constexpr std::size_t firstSlots = 1U << 12U;

std::uint64_t mixed(std::uint64_t value)
{
    value = (value ^ (value >> 32U)) * 0x9E3779B97F4A7C15U;
    return value ^ (value >> 29U);
}

} // namespace

std::size_t NetEdges::home(const Edge& edge) const
{
    std::uint64_t hash = mixed(static_cast<std::uint64_t>(edge.a.x));
    hash = mixed(hash + static_cast<std::uint64_t>(edge.a.y));
    hash = mixed(hash + static_cast<std::uint64_t>(edge.b.x));
    hash = mixed(hash + static_cast<std::uint64_t>(edge.b.y));
    return static_cast<std::size_t>(hash) & (m_slots.size() - 1);
}

void NetEdges::add(const geometry::Polygon& polygon)
{
    const auto windingOf = [](const geometry::Ring& ring) {
        return geometry::signedArea(ring) < geometry::Area{} ? -1 : 1;
    };
    add(polygon.outer, windingOf(polygon.outer));
    for (const geometry::Ring& hole : polygon.holes) {
        add(hole, -windingOf(hole));
    }
}

void NetEdges::add(const geometry::Ring& ring, std::int32_t winding)
{
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const GridPoint from = ring[i];
        const GridPoint to = ring[i + 1 < ring.size() ? i + 1 : 0];
        if (from < to) {
            add(Edge{from, to}, winding);
        } else if (to < from) {
            add(Edge{to, from}, -winding);
        }
    }
}

void NetEdges::add(const Edge& edge, std::int32_t winding)
{
    if (10 * (m_count + 1) > 7 * m_slots.size()) {
        grow();
    }
    const std::size_t mask = m_slots.size() - 1;
    std::size_t at = home(edge);
    while (m_slots[at].winding != 0 && m_slots[at].edge != edge) {
        at = (at + 1) & mask;
    }
    if (m_slots[at].winding == 0) {
        m_slots[at] = {edge, winding};
        ++m_count;
        return;
    }
    m_slots[at].winding += winding;
    if (m_slots[at].winding == 0) {
        free(at);
    }
}

/// Moves later entries of the same run up, so that a free slot always ends a search.
void NetEdges::free(std::size_t slot)
{
    const std::size_t mask = m_slots.size() - 1;
    --m_count;
    for (std::size_t next = (slot + 1) & mask; m_slots[next].winding != 0;
         next = (next + 1) & mask) {
        const std::size_t wanted = home(m_slots[next].edge);
        if (((next - wanted) & mask) >= ((next - slot) & mask)) {
            m_slots[slot] = std::exchange(m_slots[next], Slot{});
            slot = next;
        }
    }
}

void NetEdges::grow()
{
    const std::vector<Slot> old = std::move(m_slots);
    m_slots.assign(std::max(firstSlots, 2 * old.size()), Slot{});
    m_count = 0;
    for (const Slot& slot : old) {
        if (slot.winding != 0) {
            add(slot.edge, slot.winding);
        }
    }
}

EdgeSet NetEdges::take(Tag tag)
{
    std::erase_if(m_slots, [](const Slot& slot) { return slot.winding == 0; });
    std::sort(m_slots.begin(), m_slots.end(), [](const Slot& left, const Slot& right) {
        return left.edge < right.edge;
    });
    EdgeSet set;
    set.edges.reserve(m_slots.size());
    set.uses.reserve(m_slots.size());
    for (const Slot& slot : m_slots) {
        set.edges.push_back(slot.edge);
        set.uses.push_back({tag, slot.winding});
        set.firstUse.push_back(static_cast<std::uint32_t>(set.uses.size()));
    }
    m_slots = {};
    m_count = 0;
    return set;
}

} // namespace ecotone::coverage
