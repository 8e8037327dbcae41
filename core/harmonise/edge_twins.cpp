#include "core/harmonise/edge_twins.h"

#include "core/harmonise/workers.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

namespace ecotone::harmonise {

namespace {

using geometry::GridPoint;

/// Two edges of opposite direction have equal ends here.
struct Ends
{
    std::int32_t ax;
    std::int32_t ay;
    std::int32_t bx;
    std::int32_t by;

    bool operator==(const Ends&) const = default;
};

struct Waiting
{
    Ends ends{};
    std::uint32_t outline = 0;
    bool forward = false; ///< From a to b.
    bool used = false;
};

std::size_t hashOf(const Ends& ends)
{
    const auto pack = [](std::int32_t high, std::int32_t low) {
        return (static_cast<std::uint64_t>(static_cast<std::uint32_t>(high)) << 32U) |
               static_cast<std::uint32_t>(low);
    };
    std::uint64_t mixed = pack(ends.ax, ends.ay) * 0x9E3779B97F4A7C15ULL;
    mixed ^= mixed >> 29;
    mixed = (mixed ^ pack(ends.bx, ends.by)) * 0xBF58476D1CE4E5B9ULL;
    return static_cast<std::size_t>(mixed ^ (mixed >> 32));
}

/// Edges that wait for their twin: open addressing, freed at once when the twin comes.
class WaitingEdges
{
public:
    enum class Met : unsigned char
    {
        None, ///< It waits now.
        Twin,
        Same, ///< Another outline runs along it in this direction.
    };

    struct Result
    {
        Met met;
        std::uint32_t other;
    };

    /// Fetches the place of an edge that comes soon: the table is larger than the caches.
    void expect(std::size_t hash) const { __builtin_prefetch(m_slots.data() + (hash & m_mask)); }

    Result meet(const Waiting& edge, std::size_t hash)
    {
        if (2 * (m_count + 1) > m_slots.size()) {
            grow();
        }
        std::size_t at = hash & m_mask;
        while (m_slots[at].used) {
            if (m_slots[at].ends == edge.ends) {
                const auto other = m_slots[at].outline;
                if (m_slots[at].forward == edge.forward) {
                    return {Met::Same, other};
                }
                release(at);
                return {Met::Twin, other};
            }
            at = (at + 1) & m_mask;
        }
        m_slots[at] = edge;
        m_slots[at].used = true;
        ++m_count;
        return {Met::None, 0};
    }

    template <class Visit>
    void visit(const Visit& visit) const
    {
        for (const Waiting& slot : m_slots) {
            if (slot.used) {
                visit(slot);
            }
        }
    }

private:
    /// Moves up what stands behind, so that nothing is cut off from its place.
    void release(std::size_t at)
    {
        --m_count;
        std::size_t hole = at;
        for (std::size_t next = (hole + 1) & m_mask; m_slots[next].used;
             next = (next + 1) & m_mask) {
            const std::size_t home = hashOf(m_slots[next].ends) & m_mask;
            if (((next - home) & m_mask) >= ((next - hole) & m_mask)) {
                m_slots[hole] = m_slots[next];
                hole = next;
            }
        }
        m_slots[hole].used = false;
    }

    void grow()
    {
        const auto before = std::move(m_slots);
        m_slots.assign(std::max<std::size_t>(1024, 2 * before.size()), {});
        m_mask = m_slots.size() - 1;
        m_count = 0;
        for (const Waiting& slot : before) {
            if (slot.used) {
                static_cast<void>(meet(slot, hashOf(slot.ends)));
            }
        }
    }

    std::vector<Waiting> m_slots;
    std::size_t m_mask = 0;
    std::size_t m_count = 0;
};

class Sweep
{
public:
    explicit Sweep(const std::vector<bool>& marked) : m_marked{&marked} {}

    void take(const Waiting& edge, std::size_t hash)
    {
        const auto [met, other] = m_edges.meet(edge, hash);
        if (met == WaitingEdges::Met::Same ||
            (met == WaitingEdges::Met::Twin && other == edge.outline)) {
            twins.doubled.push_back(edge.outline);
            twins.doubled.push_back(other);
            if (met == WaitingEdges::Met::Same) {
                addLoose(edge);
            }
        } else if (met == WaitingEdges::Met::Twin && !m_marked->empty()) {
            noteBeside(edge.outline, other);
            noteBeside(other, edge.outline);
        }
    }

    Result<> run(std::span<const StoredOutline> outlines,
                 std::size_t from,
                 std::size_t to,
                 const OpenOutlines& open)
    {
        ECO_ASSIGN(auto window, open());
        geometry::Polygon polygon;
        for (std::size_t i = from; i < to; ++i) {
            const auto index = static_cast<std::uint32_t>(i);
            const auto& stored = outlines[i];
            readOutline(window.view(stored.offset, stored.bytes), polygon);
            takeRing(polygon.outer, index);
            for (const auto& hole : polygon.holes) {
                takeRing(hole, index);
            }
        }
        return {};
    }

    void takeRest(const Sweep& other)
    {
        other.m_edges.visit([this](const Waiting& edge) { take(edge, hashOf(edge.ends)); });
        std::ranges::copy(other.twins.loose, std::back_inserter(twins.loose));
        std::ranges::copy(other.twins.doubled, std::back_inserter(twins.doubled));
        std::ranges::copy(other.twins.besideMarked, std::back_inserter(twins.besideMarked));
    }

    EdgeTwins finish()
    {
        m_edges.visit([this](const Waiting& edge) { addLoose(edge); });
        std::ranges::sort(twins.loose, [](const LooseEdge& left, const LooseEdge& right) {
            return left.outline != right.outline ? left.outline < right.outline
                   : left.from != right.from     ? left.from < right.from
                                                 : left.to < right.to;
        });
        for (auto* list : {&twins.doubled, &twins.besideMarked}) {
            std::ranges::sort(*list);
            list->erase(std::unique(list->begin(), list->end()), list->end());
        }
        return std::move(twins);
    }

private:
    void addLoose(const Waiting& edge)
    {
        const GridPoint a{edge.ends.ax, edge.ends.ay};
        const GridPoint b{edge.ends.bx, edge.ends.by};
        twins.loose.push_back(edge.forward ? LooseEdge{a, b, edge.outline}
                                           : LooseEdge{b, a, edge.outline});
    }

    void noteBeside(std::uint32_t marked, std::uint32_t other)
    {
        if ((*m_marked)[marked]) {
            twins.besideMarked.push_back(other);
        }
    }

    void takeRing(const geometry::Ring& ring, std::uint32_t outline)
    {
        m_coming.clear();
        GridPoint from = ring.back();
        for (const GridPoint& to : ring) {
            const bool forward = from < to;
            const GridPoint& a = forward ? from : to;
            const GridPoint& b = forward ? to : from;
            const Ends ends{static_cast<std::int32_t>(a.x),
                            static_cast<std::int32_t>(a.y),
                            static_cast<std::int32_t>(b.x),
                            static_cast<std::int32_t>(b.y)};
            const std::size_t hash = hashOf(ends);
            m_edges.expect(hash);
            m_coming.push_back({{ends, outline, forward}, hash});
            from = to;
        }
        for (const auto& [edge, hash] : m_coming) {
            take(edge, hash);
        }
    }

    std::vector<std::pair<Waiting, std::size_t>> m_coming;
    const std::vector<bool>* m_marked;
    WaitingEdges m_edges;
    EdgeTwins twins;
};

/// Fixed, so that the result is the same on every machine.
constexpr std::size_t sweeps = 2;

} // namespace

Result<EdgeTwins> findTwins(std::span<const StoredOutline> outlines,
                            const OpenOutlines& open,
                            const std::vector<bool>& marked)
{
    std::vector<Sweep> parts(sweeps, Sweep{marked});
    const std::size_t each = (outlines.size() + sweeps - 1) / sweeps;
    const auto sweep = [&](std::size_t part) -> Result<> {
        const auto from = std::min(outlines.size(), part * each);
        return parts[part].run(outlines, from, std::min(outlines.size(), from + each), open);
    };
    ECO_TRY(inParallel(sweeps, sweep));
    for (std::size_t part = 1; part < sweeps; ++part) {
        parts.front().takeRest(parts[part]);
    }
    return parts.front().finish();
}

} // namespace ecotone::harmonise
