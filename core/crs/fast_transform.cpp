#include "core/crs/fast_transform.h"

#include "core/base/number.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#if defined(__x86_64__) && defined(__ELF__) && !defined(__SANITIZE_ADDRESS__) &&                   \
    !defined(__SANITIZE_THREAD__)
#define ECO_WIDE_VECTORS __attribute__((target_clones("arch=haswell", "default")))
#else
#define ECO_WIDE_VECTORS
#endif

namespace ecotone::crs {

namespace {

using geometry::RealPoint;

constexpr std::size_t nodes = 8;
constexpr double cellMetres = 65536.0;
constexpr double cellDegrees = 0.5;
/// Rest of the interpolation by Bernstein: 4 M rho^-7 / (rho - 1) with |f| <= M = 1e7 m within
/// 1,000 km, rho = 62, times 3 for the second dimension (Lebesgue constant of 8 nodes: 2.3).
constexpr double analyticRest = 6e-7;
/// What PROJ's own iterations leave.
constexpr double projNoise = 2e-8;
/// Points evaluated together; a compile-time number, so that the loops become vectors.
constexpr std::size_t lanes = 8;

using Grid = std::array<std::array<double, nodes>, nodes>;

double nodeAt(std::size_t index)
{
    return std::cos(std::numbers::pi * (static_cast<double>(index) + 0.5) / nodes);
}

/// Chebyshev coefficients of values at the nodes: result[i][j] belongs to T_i(u) T_j(v).
Grid chebyshev(const Grid& values)
{
    const auto weight = [](std::size_t order, std::size_t node) {
        return (order == 0 ? 1.0 : 2.0) / nodes *
               std::cos(std::numbers::pi * static_cast<double>(order) *
                        (static_cast<double>(node) + 0.5) / nodes);
    };
    Grid half{};
    Grid result{};
    for (std::size_t i = 0; i < nodes; ++i) {
        for (std::size_t node = 0; node < nodes; ++node) {
            for (std::size_t l = 0; l < nodes; ++l) {
                half[i][l] += weight(i, node) * values[node][l];
            }
        }
    }
    for (std::size_t i = 0; i < nodes; ++i) {
        for (std::size_t j = 0; j < nodes; ++j) {
            for (std::size_t node = 0; node < nodes; ++node) {
                result[i][j] += weight(j, node) * half[i][node];
            }
        }
    }
    return result;
}

/// Powers of T_0 … T_5: chebyshevPowers[n][k] is the coefficient of u^k.
constexpr double chebyshevPowers[6][6] = {{1, 0, 0, 0, 0, 0},
                                          {0, 1, 0, 0, 0, 0},
                                          {-1, 0, 2, 0, 0, 0},
                                          {0, -3, 0, 4, 0, 0},
                                          {1, 0, -8, 0, 8, 0},
                                          {0, 5, 0, -20, 0, 16}};

/// The terms up to total degree `degree` as powers in Horner's order, and the sum of the
/// coefficients of the others.
template <std::size_t Terms>
double truncated(const Grid& coefficients, std::size_t degree, std::array<double, Terms>& powers)
{
    double dropped = 0.0;
    std::array<std::array<double, 6>, 6> sum{};
    for (std::size_t i = 0; i < nodes; ++i) {
        for (std::size_t j = 0; j < nodes; ++j) {
            if (i + j > degree) {
                dropped += std::abs(coefficients[i][j]);
                continue;
            }
            for (std::size_t k = 0; k <= i; ++k) {
                for (std::size_t l = 0; l <= j; ++l) {
                    sum[k][l] += coefficients[i][j] * chebyshevPowers[i][k] * chebyshevPowers[j][l];
                }
            }
        }
    }
    std::size_t next = 0;
    for (std::size_t l = degree + 1; l-- > 0;) {
        for (std::size_t k = degree - l + 1; k-- > 0;) {
            powers[next++] = sum[k][l];
        }
    }
    return dropped;
}

struct Lanes
{
    double u[lanes];
    double v[lanes];
    double x[lanes];
    double y[lanes];
};

/// The same operations in the same order for every lane: an image does not depend on how many
/// points are asked together, nor on the machine.
ECO_WIDE_VECTORS void
horner(const double* xPowers, const double* yPowers, std::size_t degree, Lanes& work) noexcept
{
    double totalX[lanes] = {};
    double totalY[lanes] = {};
    for (std::size_t row = 0; row <= degree; ++row) {
        double innerX[lanes];
        double innerY[lanes];
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            innerX[lane] = xPowers[0];
            innerY[lane] = yPowers[0];
        }
        for (std::size_t k = 1; k <= row; ++k) {
            for (std::size_t lane = 0; lane < lanes; ++lane) {
                innerX[lane] = innerX[lane] * work.u[lane] + xPowers[k];
                innerY[lane] = innerY[lane] * work.u[lane] + yPowers[k];
            }
        }
        xPowers += row + 1;
        yPowers += row + 1;
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            totalX[lane] = totalX[lane] * work.v[lane] + innerX[lane];
            totalY[lane] = totalY[lane] * work.v[lane] + innerY[lane];
        }
    }
    for (std::size_t lane = 0; lane < lanes; ++lane) {
        work.x[lane] = totalX[lane];
        work.y[lane] = totalY[lane];
    }
}

} // namespace

FastTransform::FastTransform(Transform transform, double cellSize)
    : m_transform{std::move(transform)}
    , m_size{cellSize}
    , m_perUnit{2.0 / cellSize}
    , m_perCell{1.0 / cellSize}
{
}

Result<FastTransform> FastTransform::create(const Transform& transform,
                                            const geometry::RealBox& sourceBox)
{
    if (transform.target().isGeographic() || transform.target().unitMetres() != 1.0) {
        return fail(ErrorCode::CrsMismatch,
                    "only transformations into metres are approximated, not into " +
                        transform.target().name());
    }
    if (transform.operation().offset != MapOffset::None) {
        return fail(ErrorCode::CrsMismatch,
                    "the offset of Chinese web maps has waves too short to be approximated");
    }
    const auto& source = transform.source();
    FastTransform fast{transform,
                       source.isGeographic() ? cellDegrees : cellMetres / source.unitMetres()};
    ECO_TRY(fast.fitAll(sourceBox));
    return fast;
}

Result<> FastTransform::fitAll(const geometry::RealBox& box)
{
    if (box.empty() || !std::isfinite(box.minX + box.maxX + box.minY + box.maxY)) {
        return fail(ErrorCode::OutsideCrsArea, "there is no box to approximate over");
    }
    m_firstColumn = std::floor(box.minX * m_perCell);
    m_firstRow = std::floor(box.minY * m_perCell);
    const double columns = std::floor(box.maxX * m_perCell) - m_firstColumn + 1.0;
    const double rows = std::floor(box.maxY * m_perCell) - m_firstRow + 1.0;
    if (columns * rows > static_cast<double>(mostCells)) {
        return fail(ErrorCode::OutsideCrsArea,
                    "the box needs " + toText(columns * rows, 0) + " cells, more than " +
                        toText(static_cast<std::int64_t>(mostCells)));
    }
    m_columns = static_cast<std::size_t>(columns);
    m_columnsEnd = columns;
    m_rowsEnd = rows;
    const auto lastRow = static_cast<std::size_t>(rows);
    m_cells.reserve(m_columns * lastRow);
    for (std::size_t row = 0; row < lastRow; ++row) {
        for (std::size_t column = 0; column < m_columns; ++column) {
            const auto centre = centreOf(column, row);
            ECO_ASSIGN(const auto fitted, fit(centre));
            ECO_TRY(check(fitted, centre));
            m_maxError = std::max(m_maxError, fitted.bound);
            m_cells.push_back(fitted.cell);
        }
    }
    return {};
}

RealPoint FastTransform::centreOf(std::size_t column, std::size_t row) const
{
    return {(m_firstColumn + static_cast<double>(column) + 0.5) * m_size,
            (m_firstRow + static_cast<double>(row) + 0.5) * m_size};
}

Result<FastTransform::Fitted> FastTransform::fit(RealPoint centre) const
{
    std::array<RealPoint, nodes * nodes> points;
    for (std::size_t i = 0; i < nodes; ++i) {
        for (std::size_t j = 0; j < nodes; ++j) {
            points[i * nodes + j] = {centre.x + nodeAt(i) / m_perUnit,
                                     centre.y + nodeAt(j) / m_perUnit};
        }
    }
    ECO_TRY(m_transform.apply(points));
    Grid x{};
    Grid y{};
    for (std::size_t i = 0; i < nodes; ++i) {
        for (std::size_t j = 0; j < nodes; ++j) {
            x[i][j] = points[i * nodes + j].x;
            y[i][j] = points[i * nodes + j].y;
        }
    }
    Fitted fitted;
    const double droppedX = truncated(chebyshev(x), degree, fitted.cell.x);
    const double droppedY = truncated(chebyshev(y), degree, fitted.cell.y);
    fitted.bound = std::hypot(droppedX, droppedY) + analyticRest + projNoise;
    return fitted;
}

Result<> FastTransform::check(const Fitted& fitted, RealPoint centre) const
{
    const double reach = m_size / 2.0;
    std::array<RealPoint, 5> truth{RealPoint{centre.x - reach, centre.y - reach},
                                   RealPoint{centre.x + reach, centre.y - 0.93 * reach},
                                   RealPoint{centre.x - 0.47 * reach, centre.y + reach},
                                   RealPoint{centre.x + reach, centre.y + reach},
                                   RealPoint{centre.x + 0.11 * reach, centre.y - 0.29 * reach}};
    auto images = truth;
    evaluate(fitted.cell, centre, m_perUnit, images.data(), images.size());
    ECO_TRY(m_transform.apply(truth));
    double missed = 0.0;
    for (std::size_t i = 0; i < truth.size(); ++i) {
        missed = std::max(missed, std::hypot(truth[i].x - images[i].x, truth[i].y - images[i].y));
    }
    if (!(missed <= fitted.bound) || fitted.bound > allowedErrorMetres) {
        return fail(ErrorCode::OutsideCrsArea,
                    "the transformation is not smooth enough here to be approximated");
    }
    return {};
}

std::size_t FastTransform::cellOf(RealPoint point) const noexcept
{
    // No floor(): on machines of the oldest kind it is a call.
    const double column = point.x * m_perCell - m_firstColumn;
    const double row = point.y * m_perCell - m_firstRow;
    // Also false for what is no number.
    const bool inside = column >= 0.0 && row >= 0.0 && column < m_columnsEnd && row < m_rowsEnd;
    return inside ? static_cast<std::size_t>(row) * m_columns + static_cast<std::size_t>(column)
                  : m_cells.size();
}

void FastTransform::evaluate(const Cell& cell,
                             RealPoint centre,
                             double perUnit,
                             RealPoint* points,
                             std::size_t count) noexcept
{
    Lanes work{};
    for (std::size_t first = 0; first < count; first += lanes) {
        const std::size_t used = std::min(lanes, count - first);
        for (std::size_t lane = 0; lane < used; ++lane) {
            work.u[lane] = (points[first + lane].x - centre.x) * perUnit;
            work.v[lane] = (points[first + lane].y - centre.y) * perUnit;
        }
        horner(cell.x.data(), cell.y.data(), degree, work);
        for (std::size_t lane = 0; lane < used; ++lane) {
            points[first + lane] = {work.x[lane], work.y[lane]};
        }
    }
}

Result<> FastTransform::apply(std::span<RealPoint> points) const
{
    for (std::size_t first = 0; first < points.size();) {
        const auto cell = cellOf(points[first]);
        std::size_t next = first + 1;
        while (next < points.size() && cellOf(points[next]) == cell) {
            ++next;
        }
        const auto run = points.subspan(first, next - first);
        if (cell == m_cells.size()) {
            ECO_TRY(m_transform.apply(run));
        } else {
            evaluate(m_cells[cell],
                     centreOf(cell % m_columns, cell / m_columns),
                     m_perUnit,
                     run.data(),
                     run.size());
        }
        first = next;
    }
    return {};
}

} // namespace ecotone::crs
