#pragma once

#include "core/base/result.h"
#include "core/crs/transform.h"
#include "core/geometry/box.h"
#include "core/geometry/point.h"

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace ecotone::crs {

/// A pinned transformation as polynomials, fifty times as fast as PROJ and nanometres from it.
///
/// The source plane is cut into cells of a fixed lattice (65,536 m, or half a degree) that does
/// not depend on the box, so one coordinate has one image in every file of a system. In each cell
/// the transformation is interpolated at 8 x 8 Chebyshev nodes computed by PROJ; terms above the
/// fifth degree are dropped and their coefficients added up, which bounds what was dropped
/// (|T| <= 1). What the nodes cannot see is bounded by Bernstein's theorem: unprojecting, shifting
/// and projecting are analytic within 1,000 km of every cell, 30 half cells away, so the rest is
/// under a micrometre (Trefethen, Approximation Theory and Approximation Practice, theorem 8.2).
/// Five more points a cell are compared with PROJ each time: a cell that misses its bound fails.
class FastTransform
{
public:
    /// `sourceBox` in the units of the source, in its x and y. The target must be in metres.
    /// Fails with CrsMismatch for a target in degrees and with OutsideCrsArea when the box leaves
    /// the projection, needs more than `mostCells` cells or the bound is not held: then use the
    /// Transform itself. Costs about 70 points of PROJ a cell.
    [[nodiscard]] static Result<FastTransform> create(const Transform& transform,
                                                      const geometry::RealBox& sourceBox);

    /// In place. Points outside the box go through PROJ. Fails as Transform::apply.
    [[nodiscard]] Result<> apply(std::span<geometry::RealPoint> points) const;
    /// Bound of the distance from PROJ's image anywhere in the box; below `allowedErrorMetres`.
    [[nodiscard]] double maxErrorMetres() const { return m_maxError; }
    [[nodiscard]] std::size_t cells() const { return m_cells.size(); }

    static constexpr double allowedErrorMetres = 1e-4;
    static constexpr std::size_t mostCells = 4096;

private:
    static constexpr std::size_t degree = 5;
    static constexpr std::size_t terms = (degree + 1) * (degree + 2) / 2;
    /// Of u^i v^j with i + j <= degree; u and v run from -1 to 1 over the cell. Rows of v from the
    /// highest power down, in each the powers of u down: the order in which Horner reads them.
    struct Cell
    {
        std::array<double, terms> x;
        std::array<double, terms> y;
    };
    struct Fitted
    {
        Cell cell;
        double bound = 0.0;
    };

    FastTransform(Transform transform, double cellSize);
    [[nodiscard]] Result<> fitAll(const geometry::RealBox& box);
    [[nodiscard]] Result<Fitted> fit(geometry::RealPoint centre) const;
    [[nodiscard]] Result<> check(const Fitted& fitted, geometry::RealPoint centre) const;
    [[nodiscard]] geometry::RealPoint centreOf(std::size_t column, std::size_t row) const;
    /// Number of cells: none.
    [[nodiscard]] std::size_t cellOf(geometry::RealPoint point) const noexcept;
    static void evaluate(const Cell& cell,
                         geometry::RealPoint centre,
                         double perUnit,
                         geometry::RealPoint* points,
                         std::size_t count) noexcept;

    Transform m_transform;
    double m_size;
    double m_perUnit; ///< From source units to u and v.
    double m_perCell; ///< From source units to cells.
    double m_firstColumn = 0.0;
    double m_firstRow = 0.0;
    double m_columnsEnd = 0.0;
    double m_rowsEnd = 0.0;
    std::size_t m_columns = 0;
    std::vector<Cell> m_cells;
    double m_maxError = 0.0;
};

} // namespace ecotone::crs
