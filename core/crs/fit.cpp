#include "core/crs/fit.h"

#include "core/base/number.h"
#include "core/crs/crs_facts.h"
#include "core/crs/geodesic.h"
#include "core/crs/local_fit.h"
#include "core/crs/proj_session.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <utility>
#include <vector>

namespace ecotone::crs {

namespace {

using geometry::RealPoint;

constexpr double degree = std::numbers::pi / 180.0;
constexpr double arcSecond = degree / 3600.0;

/// Normal equations of a small linear least squares problem.
template <std::size_t Count>
class LeastSquares
{
public:
    void add(const std::array<double, Count>& row, double value)
    {
        for (std::size_t i = 0; i < Count; ++i) {
            for (std::size_t j = 0; j < Count; ++j) {
                m_matrix[i][j] += row[i] * row[j];
            }
            m_matrix[i][Count] += row[i] * value;
        }
    }

    /// Gauss elimination with pivots; nullopt when the rows do not determine the unknowns.
    [[nodiscard]] std::optional<std::array<double, Count>> solved()
    {
        for (std::size_t column = 0; column < Count; ++column) {
            std::size_t pivot = column;
            for (std::size_t row = column + 1; row < Count; ++row) {
                if (std::abs(m_matrix[row][column]) > std::abs(m_matrix[pivot][column])) {
                    pivot = row;
                }
            }
            if (std::abs(m_matrix[pivot][column]) < 1e-9) {
                return std::nullopt;
            }
            std::swap(m_matrix[pivot], m_matrix[column]);
            for (std::size_t row = 0; row < Count; ++row) {
                if (row != column) {
                    const double factor = m_matrix[row][column] / m_matrix[column][column];
                    for (std::size_t k = column; k <= Count; ++k) {
                        m_matrix[row][k] -= factor * m_matrix[column][k];
                    }
                }
            }
        }
        std::array<double, Count> result{};
        for (std::size_t i = 0; i < Count; ++i) {
            result[i] = m_matrix[i][Count] / m_matrix[i][i];
        }
        return result;
    }

private:
    std::array<std::array<double, Count + 1>, Count> m_matrix{};
};

tl::unexpected<Error> undetermined()
{
    return fail(ErrorCode::ControlPointsNeeded,
                "the control points do not determine the fit: they lie too close together or on "
                "one line");
}

RealPoint mean(std::span<const RealPoint> points)
{
    RealPoint sum;
    for (const auto& point : points) {
        sum.x += point.x;
        sum.y += point.y;
    }
    const auto count = static_cast<double>(points.size());
    return {sum.x / count, sum.y / count};
}

std::string shiftSteps(std::span<const RealPoint> source, std::span<const RealPoint> wgs84)
{
    const auto from = mean(source);
    const auto to = mean(wgs84);
    return " +step +proj=geogoffset +dlon=" + toText((to.x - from.x) * 3600.0) +
           " +dlat=" + toText((to.y - from.y) * 3600.0);
}

Result<std::string> similaritySteps(std::span<const RealPoint> source,
                                    std::span<const RealPoint> wgs84,
                                    Ellipsoid ellipsoid)
{
    const auto centre = mean(wgs84);
    const auto plane =
        " +proj=tmerc +lat_0=" + toText(centre.y, 6) + " +lon_0=" + toText(centre.x, 6) + " +k=1";
    const auto sourcePlane =
        plane + ellipsoidText(ellipsoid.semiMajor, ellipsoid.inverseFlattening);
    const auto& wgs = info(Datum::Wgs84);
    const auto wgsPlane = plane + ellipsoidText(wgs.semiMajor, wgs.inverseFlattening);
    constexpr auto degrees = "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad +step";
    std::vector<RealPoint> from{source.begin(), source.end()};
    std::vector<RealPoint> to{wgs84.begin(), wgs84.end()};
    ECO_TRY(runPipeline(degrees + sourcePlane, PJ_FWD, from));
    ECO_TRY(runPipeline(degrees + wgsPlane, PJ_FWD, to));
    // Unknowns: a, b in units of 1e-6 about the identity, and the offsets.
    LeastSquares<4> equations;
    for (std::size_t index = 0; index < from.size(); ++index) {
        const double x = from[index].x * 1e-6;
        const double y = from[index].y * 1e-6;
        equations.add({x, -y, 1.0, 0.0}, to[index].x - from[index].x);
        equations.add({y, x, 0.0, 1.0}, to[index].y - from[index].y);
    }
    const auto solved = equations.solved();
    if (!solved) {
        return undetermined();
    }
    const double a = 1.0 + (*solved)[0] * 1e-6;
    const double b = (*solved)[1] * 1e-6;
    return " +step" + sourcePlane + " +step +proj=affine +xoff=" + toText((*solved)[2]) +
           " +yoff=" + toText((*solved)[3]) + " +s11=" + toText(a) + " +s12=" + toText(-b) +
           " +s21=" + toText(b) + " +s22=" + toText(a) + " +step +inv" + wgsPlane;
}

struct Vector
{
    double x = 0.0;
    double y = 0.0;
    double z = 0.0;
};

Vector geocentric(RealPoint lonLat, Ellipsoid ellipsoid)
{
    const double f = 1.0 / ellipsoid.inverseFlattening;
    const double e2 = f * (2.0 - f);
    const double s = std::sin(lonLat.y * degree);
    const double n = ellipsoid.semiMajor / std::sqrt(1.0 - e2 * s * s);
    const double c = std::cos(lonLat.y * degree);
    return {n * c * std::cos(lonLat.x * degree),
            n * c * std::sin(lonLat.x * degree),
            n * (1.0 - e2) * s};
}

Result<std::string>
spaceSteps(std::span<const RealPoint> source, std::span<const RealPoint> wgs84, Ellipsoid ellipsoid)
{
    const auto& wgs = info(Datum::Wgs84);
    const auto centre = geocentric(mean(source), ellipsoid);
    // Coordinates about the centre in units of 100 km keep the equations well scaled.
    constexpr double unit = 1e5;
    LeastSquares<7> equations;
    for (std::size_t index = 0; index < source.size(); ++index) {
        const auto from = geocentric(source[index], ellipsoid);
        const auto to = geocentric(wgs84[index], {wgs.semiMajor, wgs.inverseFlattening});
        const double x = (from.x - centre.x) / unit;
        const double y = (from.y - centre.y) / unit;
        const double z = (from.z - centre.z) / unit;
        equations.add({1, 0, 0, 0, -z, y, x}, to.x - from.x);
        equations.add({0, 1, 0, z, 0, -x, y}, to.y - from.y);
        equations.add({0, 0, 1, -y, x, 0, z}, to.z - from.z);
    }
    const auto solved = equations.solved();
    if (!solved) {
        return undetermined();
    }
    const double rx = (*solved)[3] / unit;
    const double ry = (*solved)[4] / unit;
    const double rz = (*solved)[5] / unit;
    const double scale = (*solved)[6] / unit;
    const Helmert parameters{
        (*solved)[0] - (scale * centre.x + rz * centre.y - ry * centre.z),
        (*solved)[1] - (scale * centre.y - rz * centre.x + rx * centre.z),
        (*solved)[2] - (scale * centre.z + ry * centre.x - rx * centre.y),
        rx / arcSecond,
        ry / arcSecond,
        rz / arcSecond,
        scale * 1e6,
    };
    return helmertSteps(
        parameters, HelmertDirection::ToWgs84, ellipsoid.semiMajor, ellipsoid.inverseFlattening);
}

} // namespace

std::optional<FitMethod> fitMethodFromName(std::string_view name) noexcept
{
    if (name == "shift") {
        return FitMethod::Shift;
    }
    if (name == "similarity") {
        return FitMethod::Similarity;
    }
    if (name == "helmert") {
        return FitMethod::Helmert;
    }
    return std::nullopt;
}

std::size_t pointsNeeded(FitMethod method) noexcept
{
    return method == FitMethod::Helmert ? 5 : 4;
}

Result<std::string> fittedSteps(std::span<const RealPoint> source,
                                std::span<const RealPoint> wgs84,
                                FitMethod method,
                                Ellipsoid ellipsoid)
{
    switch (method) {
    case FitMethod::Shift: return shiftSteps(source, wgs84);
    case FitMethod::Similarity: return similaritySteps(source, wgs84, ellipsoid);
    case FitMethod::Helmert: return spaceSteps(source, wgs84, ellipsoid);
    }
    return fail(ErrorCode::Internal, "no such method of fitting");
}

double
rootMeanSquare(std::span<const RealPoint> moved, std::span<const RealPoint> wgs84, FitMethod method)
{
    double sum = 0.0;
    for (std::size_t index = 0; index < moved.size(); ++index) {
        const double distance = geodesicLength(std::array{moved[index], wgs84[index]});
        sum += distance * distance;
    }
    // Every point gives two equations.
    const double parameters = method == FitMethod::Shift        ? 2.0
                              : method == FitMethod::Similarity ? 4.0
                                                                : 7.0;
    const double freedom = static_cast<double>(moved.size()) - parameters / 2.0;
    return std::sqrt(sum / std::max(1.0, freedom));
}

} // namespace ecotone::crs
