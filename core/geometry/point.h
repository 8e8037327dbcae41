#pragma once

#include <compare>
#include <cstdint>

namespace ecotone::geometry {

/// Centimetres in the project's equal-area projection: the 1 cm grid of every stored coordinate.
/// |value| stays below 2^53 / 4, so sums and midpoints of two are exact in a double too.
using Centimetres = std::int64_t;

/// A point on the 1 cm grid. x runs east, y north.
struct GridPoint
{
    Centimetres x = 0;
    Centimetres y = 0;

    auto operator<=>(const GridPoint&) const = default;
};

/// A point in real coordinates of some source or projection: x = easting or longitude,
/// y = northing or latitude, always in that order; metres or degrees as the context says.
struct RealPoint
{
    double x = 0.0;
    double y = 0.0;

    bool operator==(const RealPoint&) const = default;
};

inline constexpr double centimetresPerMetre = 100.0;

/// Nearest grid point of a position in metres of the project CRS (half away from zero).
[[nodiscard]] GridPoint snapped(RealPoint metres) noexcept;
/// Metres of the project CRS; exact to the last bit of value / 100.
[[nodiscard]] constexpr RealPoint toMetres(GridPoint point) noexcept
{
    return {static_cast<double>(point.x) / centimetresPerMetre,
            static_cast<double>(point.y) / centimetresPerMetre};
}

} // namespace ecotone::geometry
