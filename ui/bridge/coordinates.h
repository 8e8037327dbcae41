#pragma once

#include "core/geometry/box.h"
#include "core/geometry/point.h"
#include "core/geometry/shape.h"

#include <optional>

/// Where things are on Earth, for canvas, panels and status line: quick enough for every move of
/// the mouse.
namespace ecotone::bridge {

/// Longitude and latitude on WGS 84 of a position in metres of the project plane, and back.
[[nodiscard]] geometry::RealPoint lonLatOf(geometry::RealPoint metres);
[[nodiscard]] geometry::RealPoint metresOf(geometry::RealPoint lonLat);
[[nodiscard]] geometry::RealPoint lonLatOfCentre(const geometry::Box& box);
/// Degrees the view is turned clockwise by, so that north is up at this place.
[[nodiscard]] double northTurn(geometry::RealPoint lonLat);
/// Metres on the ellipsoid; nullopt where the line leaves the Earth.
[[nodiscard]] std::optional<double> lengthOf(const geometry::Line& line);

/// The six-degree zone that the national grids of all sides share.
struct GridZone
{
    int number = 0;
    double centralMeridian = 0.0;
};
[[nodiscard]] GridZone gridZoneAt(double longitude);

} // namespace ecotone::bridge
