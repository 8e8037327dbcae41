#include "core/harmonise/grid_writer.h"

#include <algorithm>
#include <bit>

namespace ecotone::harmonise {

std::size_t GridWriter::PointHash::operator()(const geometry::RealPoint& point) const noexcept
{
    const auto x = std::bit_cast<std::uint64_t>(point.x);
    const auto y = std::bit_cast<std::uint64_t>(point.y);
    std::uint64_t mixed = x * 0x9E3779B97F4A7C15ULL ^ std::rotl(y * 0xC2B2AE3D27D4EB4FULL, 31);
    mixed ^= mixed >> 29;
    return static_cast<std::size_t>(mixed * 0xBF58476D1CE4E5B9ULL);
}

std::uint32_t GridWriter::indexOf(geometry::RealPoint point)
{
    const auto [place, isNew] =
        m_indexes.try_emplace(point, static_cast<std::uint32_t>(m_points.size()));
    if (isNew) {
        m_points.push_back(point);
    }
    return place->second;
}

GridWriter::Indexes GridWriter::indexesOf(const std::vector<geometry::RealPoint>& points)
{
    Indexes indexes;
    indexes.reserve(points.size());
    for (const auto& point : points) {
        indexes.push_back(indexOf(point));
    }
    return indexes;
}

void GridWriter::add(const geometry::RealShape& shape)
{
    Pending pending;
    pending.kind = shape.kind;
    pending.points = indexesOf(shape.points);
    for (const auto& line : shape.lines) {
        pending.lines.push_back(indexesOf(line));
    }
    for (const auto& polygon : shape.polygons) {
        std::vector<Indexes> rings{indexesOf(polygon.outer)};
        for (const auto& hole : polygon.holes) {
            rings.push_back(indexesOf(hole));
        }
        pending.polygons.push_back(std::move(rings));
    }
    m_shapes.push_back(std::move(pending));
}

/// Nodes and densifies one line or ring.
Result<> GridWriter::refine(const VertexGrid& vertices, Indexes& line, crs::Closing closing)
{
    std::vector<geometry::RealPoint> noded;
    const std::size_t edges =
        closing == crs::Closing::Closed ? line.size() : std::max<std::size_t>(line.size(), 1) - 1;
    for (std::size_t i = 0; i < line.size(); ++i) {
        noded.push_back(m_points[line[i]]);
        if (i < edges) {
            for (const auto index : vertices.between(line[i], line[(i + 1) % line.size()])) {
                noded.push_back(m_points[index]);
            }
        }
    }
    ECO_ASSIGN(const auto dense, crs::densified(noded, m_transform, m_chord, closing));
    line = indexesOf(dense);
    return {};
}

Result<> GridWriter::refineAll()
{
    const auto own = m_points; // New points are added while the old ones are searched.
    const VertexGrid vertices{own, m_onEdge};
    for (auto& shape : m_shapes) {
        for (auto& line : shape.lines) {
            ECO_TRY(refine(vertices, line, crs::Closing::Open));
        }
        for (auto& rings : shape.polygons) {
            for (auto& ring : rings) {
                ECO_TRY(refine(vertices, ring, crs::Closing::Closed));
            }
        }
    }
    return {};
}

Result<std::vector<geometry::Shape>> GridWriter::finish()
{
    ECO_TRY(refineAll());
    ECO_TRY(m_fast ? m_fast->apply(m_points) : m_transform.apply(m_points));
    const auto pointsOf = [this](const Indexes& indexes) {
        std::vector<geometry::RealPoint> points;
        points.reserve(indexes.size());
        for (const auto index : indexes) {
            points.push_back(m_points[index]);
        }
        return points;
    };
    std::vector<geometry::Shape> shapes;
    shapes.reserve(m_shapes.size());
    for (const auto& pending : m_shapes) {
        geometry::RealShape metres;
        metres.kind = pending.kind;
        metres.points = pointsOf(pending.points);
        for (const auto& line : pending.lines) {
            metres.lines.push_back(pointsOf(line));
        }
        for (const auto& rings : pending.polygons) {
            geometry::RealPolygon polygon{pointsOf(rings.front()), {}};
            for (std::size_t i = 1; i < rings.size(); ++i) {
                polygon.holes.push_back(pointsOf(rings[i]));
            }
            metres.polygons.push_back(std::move(polygon));
        }
        shapes.push_back(geometry::snapped(metres));
    }
    return shapes;
}

} // namespace ecotone::harmonise
