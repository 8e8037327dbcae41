#include "core/crs/project_grid.h"

#include "core/crs/datum.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>

namespace ecotone::crs {

namespace {

using geometry::RealBox;
using geometry::RealPoint;

constexpr double degree = std::numbers::pi / 180.0;

/// Constants of the one projection (see projectCrsProj), computed once.
struct Albers
{
    double axis = 0.0;
    double e = 0.0;
    double e2 = 0.0;
    double cone = 0.0; ///< n of Snyder.
    double c = 0.0;
    double rho0 = 0.0;
    double lon0 = 110.0 * degree;
    double x0 = 2000000.0;
    double y0 = 1000000.0;

    Albers()
    {
        const auto& wgs = info(Datum::Wgs84);
        const double f = 1.0 / wgs.inverseFlattening;
        axis = wgs.semiMajor;
        e2 = f * (2.0 - f);
        e = std::sqrt(e2);
        const double lat1 = 43.5 * degree;
        const double lat2 = 51.5 * degree;
        const double m1 = parallelRadius(lat1);
        const double m2 = parallelRadius(lat2);
        const double q1 = authalic(lat1);
        cone = (m1 * m1 - m2 * m2) / (authalic(lat2) - q1);
        c = m1 * m1 + cone * q1;
        rho0 = radius(47.5 * degree);
    }

    /// Snyder's m: radius of a parallel in units of the axis.
    [[nodiscard]] double parallelRadius(double latitude) const
    {
        const double s = std::sin(latitude);
        return std::cos(latitude) / std::sqrt(1.0 - e2 * s * s);
    }
    /// Snyder's q (3-12).
    [[nodiscard]] double authalic(double latitude) const
    {
        const double s = std::sin(latitude);
        return (1.0 - e2) * (s / (1.0 - e2 * s * s) + std::atanh(e * s) / e);
    }
    [[nodiscard]] double radius(double latitude) const
    {
        return axis * std::sqrt(std::max(0.0, c - cone * authalic(latitude))) / cone;
    }
    /// Inverse of authalic() by Newton's method (3-16); four rounds reach the last bits.
    [[nodiscard]] double latitude(double q) const
    {
        double phi = std::asin(std::clamp(q / 2.0, -1.0, 1.0));
        for (int round = 0; round < 8; ++round) {
            const double s = std::sin(phi);
            const double w = 1.0 - e2 * s * s;
            const double step = w * w * (q - authalic(phi)) / (2.0 * (1.0 - e2) * std::cos(phi));
            phi += step;
            if (std::abs(step) < 1e-15) {
                break;
            }
        }
        return phi;
    }
};

const Albers& albers()
{
    static const Albers instance;
    return instance;
}

constexpr int borderSteps = 16;

} // namespace

RealPoint projectFromLonLat(RealPoint lonLat) noexcept
{
    const auto& p = albers();
    const double theta = p.cone * (lonLat.x * degree - p.lon0);
    const double rho = p.radius(lonLat.y * degree);
    return {p.x0 + rho * std::sin(theta), p.y0 + p.rho0 - rho * std::cos(theta)};
}

RealPoint lonLatFromProject(RealPoint metres) noexcept
{
    const auto& p = albers();
    const double x = metres.x - p.x0;
    const double y = p.rho0 - (metres.y - p.y0);
    const double rho = std::hypot(x, y) / p.axis;
    const double q = (p.c - rho * rho * p.cone * p.cone) / p.cone;
    const double theta = std::atan2(x, y);
    return {(p.lon0 + theta / p.cone) / degree, p.latitude(q) / degree};
}

geometry::GridPoint gridFromLonLat(double longitude, double latitude) noexcept
{
    return geometry::snapped(projectFromLonLat({longitude, latitude}));
}

RealPoint lonLatFromGrid(geometry::GridPoint point) noexcept
{
    return lonLatFromProject(geometry::toMetres(point));
}

void projectFromLonLat(std::span<RealPoint> points) noexcept
{
    for (auto& point : points) {
        point = projectFromLonLat(point);
    }
}

void lonLatFromProject(std::span<RealPoint> points) noexcept
{
    for (auto& point : points) {
        point = lonLatFromProject(point);
    }
}

double localNorthDegrees(double longitude, double /*latitude*/) noexcept
{
    const auto& p = albers();
    return p.cone * (longitude - p.lon0 / degree);
}

RealBox lonLatBounds(const geometry::Box& grid)
{
    RealBox result;
    if (grid.empty()) {
        return result;
    }
    const auto low = geometry::toMetres({grid.minX, grid.minY});
    const auto high = geometry::toMetres({grid.maxX, grid.maxY});
    const auto add = [&result](double x, double y) {
        const auto point = lonLatFromProject(RealPoint{x, y});
        result.extend(point.x, point.y);
    };
    for (int step = 0; step <= borderSteps; ++step) {
        const double share = static_cast<double>(step) / borderSteps;
        const double x = low.x + (high.x - low.x) * share;
        const double y = low.y + (high.y - low.y) * share;
        add(x, low.y);
        add(x, high.y);
        add(low.x, y);
        add(high.x, y);
    }
    return result;
}

geometry::Box gridBounds(const RealBox& lonLat)
{
    geometry::Box result;
    if (lonLat.empty()) {
        return result;
    }
    const auto add = [&result](double longitude, double latitude) {
        const auto point = gridFromLonLat(longitude, latitude);
        result.extend(point.x, point.y);
    };
    for (int step = 0; step <= borderSteps; ++step) {
        const double share = static_cast<double>(step) / borderSteps;
        const double longitude = lonLat.minX + (lonLat.maxX - lonLat.minX) * share;
        add(longitude, lonLat.minY);
        add(longitude, lonLat.maxY);
    }
    // A parallel reaches furthest south on the central meridian of the projection.
    const double lowest = std::clamp(albers().lon0 / degree, lonLat.minX, lonLat.maxX);
    add(lowest, lonLat.minY);
    return result;
}

std::vector<GraticuleLine> graticule(const RealBox& lonLat, double stepDegrees, double chordMetres)
{
    std::vector<GraticuleLine> lines;
    if (lonLat.empty() || !(stepDegrees > 0.0)) {
        return lines;
    }
    const auto first = [stepDegrees](double from) {
        return static_cast<long>(std::ceil(from / stepDegrees - 1e-9));
    };
    const auto last = [stepDegrees](double to) {
        return static_cast<long>(std::floor(to / stepDegrees + 1e-9));
    };
    for (long index = first(lonLat.minX); index <= last(lonLat.maxX); ++index) {
        const double longitude = static_cast<double>(index) * stepDegrees;
        lines.push_back({true,
                         longitude,
                         {projectFromLonLat(RealPoint{longitude, lonLat.minY}),
                          projectFromLonLat(RealPoint{longitude, lonLat.maxY})}});
    }
    const auto& p = albers();
    for (long index = first(lonLat.minY); index <= last(lonLat.maxY); ++index) {
        GraticuleLine line{false, static_cast<double>(index) * stepDegrees, {}};
        // A parallel is a circle: sagitta = rho (1 - cos(half angle)).
        const double rho = p.radius(line.degrees * degree);
        const double angle = p.cone * (lonLat.maxX - lonLat.minX) * degree;
        const double half = std::sqrt(2.0 * std::max(chordMetres, 1e-6) / rho);
        const auto pieces =
            static_cast<int>(std::clamp(std::ceil(angle / (2.0 * half)), 1.0, 10000.0));
        for (int piece = 0; piece <= pieces; ++piece) {
            const double share = static_cast<double>(piece) / pieces;
            line.points.push_back(projectFromLonLat(
                RealPoint{lonLat.minX + (lonLat.maxX - lonLat.minX) * share, line.degrees}));
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

} // namespace ecotone::crs
