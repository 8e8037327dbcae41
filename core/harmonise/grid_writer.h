#pragma once

#include "core/base/result.h"
#include "core/crs/fast_transform.h"
#include "core/crs/transform.h"
#include "core/geometry/shape.h"
#include "core/harmonise/vertex_grid.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

namespace ecotone::harmonise {

/// Brings shapes of one source onto the grid: vertices of one row that lie on an edge of another
/// become vertices of that edge, edges are densified, all in the source's coordinates; every
/// distinct vertex is transformed once, the results are snapped to 1 cm.
///
///     GridWriter writer{transform, chordMetres, onEdge};
///     for (const auto& row : rows) { writer.add(row.shape); }
///     ECO_ASSIGN(const auto shapes, writer.finish());
class GridWriter
{
public:
    /// `onEdge`: how near to an edge a vertex counts as lying on it, in the source's units.
    GridWriter(crs::Transform transform, double largestChord, double onEdge)
        : m_transform{std::move(transform)}
        , m_chord{largestChord}
        , m_onEdge{onEdge}
    {
    }

    /// Images of vertices come from the polynomials of the same transformation.
    void useFast(crs::FastTransform fast) { m_fast = std::move(fast); }
    void add(const geometry::RealShape& shape);
    /// The shapes in the order they were added; rings that collapse on the grid are gone. Fails
    /// with OutsideCrsArea when a vertex does not belong to the projection.
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

    [[nodiscard]] Indexes indexesOf(const std::vector<geometry::RealPoint>& points);
    [[nodiscard]] Result<> refine(const VertexGrid& vertices, Indexes& line, crs::Closing closing);
    [[nodiscard]] Result<> refineAll();
    std::uint32_t indexOf(geometry::RealPoint point);

    crs::Transform m_transform;
    std::optional<crs::FastTransform> m_fast;
    double m_chord;
    double m_onEdge;
    std::vector<geometry::RealPoint> m_points;
    std::unordered_map<geometry::RealPoint, std::uint32_t, PointHash> m_indexes;
    std::vector<Pending> m_shapes;
};

} // namespace ecotone::harmonise
