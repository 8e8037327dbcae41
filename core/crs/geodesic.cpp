#include "core/crs/geodesic.h"

#include "core/crs/datum.h"
#include "core/crs/project_grid.h"

#include <cmath>
#include <cstddef>
#include <geodesic.h>
#include <vector>

namespace ecotone::crs {

namespace {

using geometry::RealPoint;

geod_geodesic ellipsoid()
{
    const auto& datum = info(Datum::Wgs84);
    geod_geodesic result{};
    geod_init(&result, datum.semiMajor, 1.0 / datum.inverseFlattening);
    return result;
}

/// Signed area of a ring on the grid whose edges are straight there.
double ringArea(const geometry::Ring& ring, double stepMetres)
{
    const auto wgs = ellipsoid();
    geod_polygon polygon{};
    geod_polygon_init(&polygon, 0);
    for (std::size_t index = 0; index < ring.size(); ++index) {
        const auto from = geometry::toMetres(ring[index]);
        const auto to = geometry::toMetres(ring[(index + 1) % ring.size()]);
        const double length = std::hypot(to.x - from.x, to.y - from.y);
        const auto pieces = static_cast<std::size_t>(std::max(1.0, std::ceil(length / stepMetres)));
        for (std::size_t piece = 0; piece < pieces; ++piece) {
            const double share = static_cast<double>(piece) / static_cast<double>(pieces);
            const auto lonLat = lonLatFromProject(
                RealPoint{from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share});
            geod_polygon_addpoint(&wgs, &polygon, lonLat.y, lonLat.x);
        }
    }
    double area = 0.0;
    geod_polygon_compute(&wgs, &polygon, 0, 1, &area, nullptr);
    return area;
}

} // namespace

double geodesicLength(std::span<const RealPoint> lonLat)
{
    const auto wgs = ellipsoid();
    double length = 0.0;
    for (std::size_t index = 1; index < lonLat.size(); ++index) {
        double piece = 0.0;
        geod_inverse(&wgs,
                     lonLat[index - 1].y,
                     lonLat[index - 1].x,
                     lonLat[index].y,
                     lonLat[index].x,
                     &piece,
                     nullptr,
                     nullptr);
        length += piece;
    }
    return length;
}

double geodesicArea(std::span<const RealPoint> lonLat)
{
    const auto wgs = ellipsoid();
    geod_polygon polygon{};
    geod_polygon_init(&polygon, 0);
    for (const auto& point : lonLat) {
        geod_polygon_addpoint(&wgs, &polygon, point.y, point.x);
    }
    double area = 0.0;
    geod_polygon_compute(&wgs, &polygon, 0, 1, &area, nullptr);
    return area;
}

Result<double> geodesicLength(const geometry::Line& grid)
{
    std::vector<RealPoint> points;
    points.reserve(grid.size());
    for (const auto& point : grid) {
        points.push_back(lonLatFromGrid(point));
    }
    const double length = geodesicLength(points);
    if (!std::isfinite(length)) {
        return fail(ErrorCode::OutsideCrsArea, "the line leaves the project's area");
    }
    return length;
}

Result<double> geodesicArea(const geometry::Polygon& grid, double stepMetres)
{
    if (!(stepMetres > 0.0)) {
        return fail(ErrorCode::InvalidArgument, "the step of a planimeter must be positive");
    }
    double area = std::abs(ringArea(grid.outer, stepMetres));
    for (const auto& hole : grid.holes) {
        area -= std::abs(ringArea(hole, stepMetres));
    }
    if (!std::isfinite(area)) {
        return fail(ErrorCode::OutsideCrsArea, "the polygon leaves the project's area");
    }
    return area;
}

} // namespace ecotone::crs
