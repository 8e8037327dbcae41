#include "core/harmonise/grid_writer.h"

#include <bit>
#include <limits>

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

Result<GridWriter::Indexes> GridWriter::addLine(const std::vector<geometry::RealPoint>& line,
                                                crs::Closing closing)
{
    ECO_ASSIGN(const auto dense, crs::densified(line, m_transform, m_chord, closing));
    Indexes indexes;
    indexes.reserve(dense.size());
    for (const auto& point : dense) {
        indexes.push_back(indexOf(point));
    }
    return indexes;
}

Result<> GridWriter::add(const geometry::RealShape& shape)
{
    if (m_points.size() > std::numeric_limits<std::uint32_t>::max() / 2) {
        return fail(ErrorCode::InvalidGeometry, "the source has more than two thousand million "
                                                "vertices");
    }
    Pending pending;
    pending.kind = shape.kind;
    for (const auto& point : shape.points) {
        pending.points.push_back(indexOf(point));
    }
    for (const auto& line : shape.lines) {
        ECO_ASSIGN(auto indexes, addLine(line, crs::Closing::Open));
        pending.lines.push_back(std::move(indexes));
    }
    for (const auto& polygon : shape.polygons) {
        std::vector<Indexes> rings;
        ECO_ASSIGN(auto outer, addLine(polygon.outer, crs::Closing::Closed));
        rings.push_back(std::move(outer));
        for (const auto& hole : polygon.holes) {
            ECO_ASSIGN(auto ring, addLine(hole, crs::Closing::Closed));
            rings.push_back(std::move(ring));
        }
        pending.polygons.push_back(std::move(rings));
    }
    m_shapes.push_back(std::move(pending));
    return {};
}

Result<std::vector<geometry::Shape>> GridWriter::finish()
{
    ECO_TRY(m_transform.apply(m_points));
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
