#pragma once

#include "core/geometry/box.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace ecotone::geometry {

/// A packed R-tree over boxes, built once (sort-tile-recursive, 16 entries a node). Empty boxes
/// are never found. Results come in the tree's order; sort where the order matters.
class SpatialIndex
{
public:
    SpatialIndex() = default;
    explicit SpatialIndex(std::span<const Box> boxes);

    [[nodiscard]] std::size_t size() const { return m_size; }

    /// Calls `found(index)` for every box that intersects `box`, borders included.
    template <class Found>
    void query(const Box& box, Found found) const
    {
        if (!m_levels.empty()) {
            visit(m_levels.size() - 1, 0, m_levels.back().size(), box, found);
        }
    }
    /// The same as a sorted list.
    [[nodiscard]] std::vector<std::size_t> indicesIn(const Box& box) const;

private:
    static constexpr std::size_t nodeCapacity = 16;

    struct Entry
    {
        Box box;
        std::uint32_t index; ///< Of the input on level 0, of the first child above.
    };

    template <class Found>
    void
    visit(std::size_t level, std::size_t begin, std::size_t end, const Box& box, Found& found) const
    {
        for (std::size_t i = begin; i < end; ++i) {
            const Entry& entry = m_levels[level][i];
            if (!entry.box.intersects(box)) {
                continue;
            }
            if (level == 0) {
                found(static_cast<std::size_t>(entry.index));
            } else {
                const std::size_t first = entry.index;
                const std::size_t last = first + nodeCapacity < m_levels[level - 1].size()
                                             ? first + nodeCapacity
                                             : m_levels[level - 1].size();
                visit(level - 1, first, last, box, found);
            }
        }
    }

    std::vector<std::vector<Entry>> m_levels; ///< [0] are the boxes themselves.
    std::size_t m_size = 0;
};

} // namespace ecotone::geometry
