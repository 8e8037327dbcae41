#include "core/coverage/segment_grid.h"

namespace ecotone::coverage {

namespace {

/// More cells would cost more to clear than they save.
constexpr double mostCells = 6e6;

} // namespace

SegmentGrid::SegmentGrid(std::span<const Edge> edges, geometry::Centimetres leastCell)
{
    double length = 0.0;
    for (const Edge& edge : edges) {
        m_box.extend(edge.a.x, edge.a.y);
        m_box.extend(edge.b.x, edge.b.y);
        length += std::hypot(static_cast<double>(edge.b.x - edge.a.x),
                             static_cast<double>(edge.b.y - edge.a.y));
    }
    if (m_box.empty()) {
        m_box = {0, 0, 0, 0};
    }
    const auto width = static_cast<double>(m_box.maxX - m_box.minX) + 1.0;
    const auto height = static_cast<double>(m_box.maxY - m_box.minY) + 1.0;
    const double mean = length / static_cast<double>(std::max<std::size_t>(edges.size(), 1));
    const double limit = std::min(mostCells, 4.0 * static_cast<double>(edges.size()) + 16.0);
    const double cell =
        std::max({2.0 * mean, std::sqrt(width * height / limit), std::max(width, height) / limit});
    m_cell = std::max(leastCell, static_cast<geometry::Centimetres>(std::ceil(cell)));
    m_columns = static_cast<std::size_t>((m_box.maxX - m_box.minX) / m_cell) + 1;
    m_rows = static_cast<std::size_t>((m_box.maxY - m_box.minY) / m_cell) + 1;

    // Counted two places on, summed one place on, and in place once all are written.
    m_first.assign(cellCount() + 2, 0);
    for (const Edge& edge : edges) {
        cellsOf(edge, [this](std::size_t at) { ++m_first[at + 2]; });
    }
    for (std::size_t i = 2; i < m_first.size(); ++i) {
        m_first[i] += m_first[i - 1];
    }
    m_entries.resize(m_first.back());
    for (std::size_t i = 0; i < edges.size(); ++i) {
        cellsOf(edges[i], [&](std::size_t at) {
            m_entries[m_first[at + 1]++] = static_cast<std::uint32_t>(i);
        });
    }
}

} // namespace ecotone::coverage
