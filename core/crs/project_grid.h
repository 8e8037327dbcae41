#pragma once

#include "core/base/result.h"
#include "core/geometry/box.h"
#include "core/geometry/point.h"

#include <span>
#include <vector>

/// The project's Albers system against longitude and latitude on WGS 84: closed formulas, a few
/// dozen nanoseconds a point, usable for every mouse move and every graticule.
/// Formulas: Snyder, Map Projections: A Working Manual, USGS 1395, pages 101-102.
namespace ecotone::crs {

/// Metres of the project CRS. Defined for latitudes within (-90, 90).
[[nodiscard]] geometry::RealPoint projectFromLonLat(geometry::RealPoint lonLat) noexcept;
[[nodiscard]] geometry::RealPoint lonLatFromProject(geometry::RealPoint metres) noexcept;
[[nodiscard]] geometry::GridPoint gridFromLonLat(double longitude, double latitude) noexcept;
[[nodiscard]] geometry::RealPoint lonLatFromGrid(geometry::GridPoint point) noexcept;
void projectFromLonLat(std::span<geometry::RealPoint> points) noexcept;
void lonLatFromProject(std::span<geometry::RealPoint> points) noexcept;

/// Where true north points on the project plane: degrees counter-clockwise from the grid's north.
/// Positive east of 110 E (15 degrees and more in the Land of Big Cats). A view turned clockwise
/// by this angle shows north up. Meridian convergence is the same number.
[[nodiscard]] double localNorthDegrees(double longitude, double latitude) noexcept;

/// Longitudes and latitudes covered by a box of the grid (borders sampled).
[[nodiscard]] geometry::RealBox lonLatBounds(const geometry::Box& grid);
/// Smallest grid box around a box of longitudes and latitudes (its edges are curved).
[[nodiscard]] geometry::Box gridBounds(const geometry::RealBox& lonLat);

/// A meridian or parallel on the project plane, in metres, with enough points that no chord is
/// further than `chordMetres` from it. Meridians are straight: two points.
struct GraticuleLine
{
    bool meridian = false;
    double degrees = 0.0;
    std::vector<geometry::RealPoint> points;
};
/// All meridians and parallels at multiples of `stepDegrees` across the box, which is in degrees.
[[nodiscard]] std::vector<GraticuleLine>
graticule(const geometry::RealBox& lonLat, double stepDegrees, double chordMetres);

} // namespace ecotone::crs
