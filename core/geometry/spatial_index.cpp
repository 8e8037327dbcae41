#include "core/geometry/spatial_index.h"

#include <algorithm>
#include <cmath>

namespace ecotone::geometry {

SpatialIndex::SpatialIndex(std::span<const Box> boxes) : m_size{boxes.size()}
{
    std::vector<Entry> entries;
    entries.reserve(boxes.size());
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        if (!boxes[i].empty()) {
            entries.push_back({boxes[i], static_cast<std::uint32_t>(i)});
        }
    }
    if (entries.empty()) {
        return;
    }
    // Sort-tile-recursive: strips by x, then each strip by y. Ties by index keep it the same in
    // every run.
    const auto middleX = [](const Entry& e) { return e.box.minX / 2 + e.box.maxX / 2; };
    const auto middleY = [](const Entry& e) { return e.box.minY / 2 + e.box.maxY / 2; };
    std::sort(entries.begin(), entries.end(), [&](const Entry& a, const Entry& b) {
        return std::pair{middleX(a), a.index} < std::pair{middleX(b), b.index};
    });
    const auto leaves =
        std::ceil(static_cast<double>(entries.size()) / static_cast<double>(nodeCapacity));
    const auto strip = nodeCapacity * static_cast<std::size_t>(std::ceil(std::sqrt(leaves)));
    for (std::size_t begin = 0; begin < entries.size(); begin += strip) {
        const std::size_t end = std::min(begin + strip, entries.size());
        std::sort(entries.begin() + static_cast<std::ptrdiff_t>(begin),
                  entries.begin() + static_cast<std::ptrdiff_t>(end),
                  [&](const Entry& a, const Entry& b) {
                      return std::pair{middleY(a), a.index} < std::pair{middleY(b), b.index};
                  });
    }
    m_levels.push_back(std::move(entries));
    while (m_levels.back().size() > nodeCapacity) {
        const std::vector<Entry>& below = m_levels.back();
        std::vector<Entry> level;
        for (std::size_t first = 0; first < below.size(); first += nodeCapacity) {
            Entry node{{}, static_cast<std::uint32_t>(first)};
            for (std::size_t i = first; i < std::min(first + nodeCapacity, below.size()); ++i) {
                node.box.extend(below[i].box);
            }
            level.push_back(node);
        }
        m_levels.push_back(std::move(level));
    }
}

std::vector<std::size_t> SpatialIndex::indicesIn(const Box& box) const
{
    std::vector<std::size_t> result;
    query(box, [&](std::size_t index) { result.push_back(index); });
    std::sort(result.begin(), result.end());
    return result;
}

} // namespace ecotone::geometry
