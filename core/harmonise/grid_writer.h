#pragma once

#include "core/base/result.h"
#include "core/crs/transform.h"
#include "core/geometry/shape.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace ecotone::harmonise {

/// Brings shapes of one source onto the grid: edges are densified in the source's coordinates,
/// every distinct vertex is transformed once, the results are snapped to 1 cm.
///
///     GridWriter writer{transform, chordMetres};
///     for (const auto& row : rows) { ECO_TRY(writer.add(row.shape)); }
///     ECO_ASSIGN(const auto shapes, writer.finish());
class GridWriter
{
public:
    GridWriter(crs::Transform transform, double largestChord)
        : m_transform{std::move(transform)}, m_chord{largestChord}
    {
    }

    /// Fails with OutsideCrsArea when a vertex does not belong to the projection.
    [[nodiscard]] Result<> add(const geometry::RealShape& shape);
    /// The shapes in the order they were added; rings that collapse on the grid are gone.
    [[nodiscard]] Result<std::vector<geometry::Shape>> finish();

private:
    using Indexes = std::vector<std::uint32_t>;
    struct Pending
    {
        geometry::ShapeKind kind = geometry::ShapeKind::None;
        Indexes points;
        std::vector<Indexes> lines;
        std::vector<std::vector<Indexes>> polygons; ///< Outer ring first.
    };
    struct PointHash
    {
        std::size_t operator()(const geometry::RealPoint& point) const noexcept;
    };

    [[nodiscard]] Result<Indexes> addLine(const std::vector<geometry::RealPoint>& line,
                                          crs::Closing closing);
    std::uint32_t indexOf(geometry::RealPoint point);

    crs::Transform m_transform;
    double m_chord;
    std::vector<geometry::RealPoint> m_points;
    std::unordered_map<geometry::RealPoint, std::uint32_t, PointHash> m_indexes;
    std::vector<Pending> m_shapes;
};

} // namespace ecotone::harmonise
