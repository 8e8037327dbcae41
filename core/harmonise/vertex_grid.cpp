#include "core/harmonise/vertex_grid.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ecotone::harmonise {

namespace {

constexpr double verticesInACell = 4.0;

} // namespace

VertexGrid::VertexGrid(std::span<const geometry::RealPoint> points, double tolerance)
    : m_points{points}
    , m_tolerance{tolerance}
{
    for (const auto& point : points) {
        m_box.extend(point.x, point.y);
    }
    if (points.empty()) {
        m_box = {0.0, 0.0, 0.0, 0.0};
    }
    const double width = std::max(m_box.maxX - m_box.minX, m_tolerance * 100.0);
    const double height = std::max(m_box.maxY - m_box.minY, m_tolerance * 100.0);
    const double cells = std::max(1.0, static_cast<double>(points.size()) / verticesInACell);
    m_cell = std::max(std::sqrt(width * height / cells), m_tolerance * 10.0);
    m_columns = static_cast<std::size_t>(width / m_cell) + 1;
    m_rows = static_cast<std::size_t>(height / m_cell) + 1;
    m_starts.assign(m_columns * m_rows + 1, 0);
    const auto cellOf = [&](const geometry::RealPoint& point) {
        return rowOf(point.y) * m_columns + columnOf(point.x);
    };
    for (const auto& point : points) {
        ++m_starts[cellOf(point) + 1];
    }
    for (std::size_t i = 1; i < m_starts.size(); ++i) {
        m_starts[i] += m_starts[i - 1];
    }
    m_members.resize(points.size());
    auto next = m_starts;
    for (std::size_t i = 0; i < points.size(); ++i) {
        m_members[next[cellOf(points[i])]++] = static_cast<std::uint32_t>(i);
    }
}

std::size_t VertexGrid::columnOf(double x) const
{
    const double column =
        std::clamp((x - m_box.minX) / m_cell, 0.0, static_cast<double>(m_columns - 1));
    return static_cast<std::size_t>(column);
}

std::size_t VertexGrid::rowOf(double y) const
{
    const double row = std::clamp((y - m_box.minY) / m_cell, 0.0, static_cast<double>(m_rows - 1));
    return static_cast<std::size_t>(row);
}

std::vector<std::uint32_t> VertexGrid::between(std::uint32_t from, std::uint32_t to) const
{
    const auto& a = m_points[from];
    const auto& b = m_points[to];
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double length = std::hypot(dx, dy);
    if (length <= 2.0 * m_tolerance) {
        return {};
    }
    std::vector<std::pair<double, std::uint32_t>> found;
    const auto test = [&](std::uint32_t index) {
        if (index == from || index == to) {
            return;
        }
        const double px = m_points[index].x - a.x;
        const double py = m_points[index].y - a.y;
        const double along = (px * dx + py * dy) / length;
        const double beside = std::abs(px * dy - py * dx) / length;
        if (beside <= m_tolerance && along > m_tolerance && along < length - m_tolerance) {
            found.emplace_back(along, index);
        }
    };
    const double left = std::min(a.x, b.x) - m_tolerance;
    const double right = std::max(a.x, b.x) + m_tolerance;
    for (std::size_t column = columnOf(left); column <= columnOf(right); ++column) {
        // The part of the segment over this column of cells.
        const double columnLeft = m_box.minX + static_cast<double>(column) * m_cell - m_tolerance;
        const double columnRight = columnLeft + m_cell + 2.0 * m_tolerance;
        double low = std::min(a.y, b.y);
        double high = std::max(a.y, b.y);
        if (std::abs(dx) > m_tolerance) {
            const double atLeft = a.y + dy * std::clamp((columnLeft - a.x) / dx, 0.0, 1.0);
            const double atRight = a.y + dy * std::clamp((columnRight - a.x) / dx, 0.0, 1.0);
            low = std::min(atLeft, atRight);
            high = std::max(atLeft, atRight);
        }
        for (std::size_t row = rowOf(low - m_tolerance); row <= rowOf(high + m_tolerance); ++row) {
            const std::size_t cell = row * m_columns + column;
            for (auto i = m_starts[cell]; i < m_starts[cell + 1]; ++i) {
                test(m_members[i]);
            }
        }
    }
    std::ranges::sort(found);
    std::vector<std::uint32_t> vertices;
    vertices.reserve(found.size());
    for (const auto& [along, index] : found) {
        vertices.push_back(index);
    }
    return vertices;
}

} // namespace ecotone::harmonise
