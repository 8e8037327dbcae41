#pragma once

#include "core/geometry/point.h"

/// Geodesy written from the textbook for the tests alone, so that expected values do not come
/// from the library under test: Helmert by GOST R 51794, Gauss-Krueger by Krueger's series
/// (Karney 2011, order 6), Albers by numerical integration of the ellipsoid's area.
namespace ecotone::testing {

using geometry::RealPoint;

struct Spheroid
{
    double a;
    double inverseFlattening;
};
inline constexpr Spheroid krassovsky{6378245.0, 298.3};
inline constexpr Spheroid wgs84Spheroid{6378137.0, 298.257223563};
inline constexpr Spheroid grs80{6378137.0, 298.257222101};
inline constexpr Spheroid gsk2011Spheroid{6378136.5, 298.2564151};
inline constexpr Spheroid iag1975{6378140.0, 298.257};

/// GOST form: X' = (1 + m) (1, wz, -wy; -wz, 1, wx; wy, -wx, 1) X + dX; metres, arc seconds, 1e-6.
struct Gost
{
    double dx, dy, dz, wx, wy, wz, m;
};
inline constexpr Gost sk42{23.57, -140.95, -79.8, 0.0, -0.35, -0.79, -0.22};
inline constexpr Gost sk95{24.47, -130.89, -81.56, 0.0, 0.0, -0.13, -0.22};

/// WGS 84 to the Mongolian realisation of 1942 (ESRI:108286), in the same form.
inline constexpr Gost mongolia1942{78.0421780299,
                                   204.5186132514,
                                   77.449861533,
                                   -1.7736709695,
                                   3.3197917322,
                                   -1.0426077127,
                                   -4.95105766};

/// Longitude and latitude in degrees, heights zero before and dropped after.
[[nodiscard]] RealPoint
shifted(RealPoint lonLat, Spheroid from, Spheroid to, const Gost& parameters);
/// The same parameters backwards.
[[nodiscard]] RealPoint
shiftedBack(RealPoint lonLat, Spheroid from, Spheroid to, const Gost& parameters);

/// Gauss-Krueger on the spheroid; x = easting, y = northing.
[[nodiscard]] RealPoint
gaussKrueger(RealPoint lonLat, Spheroid spheroid, double centralMeridian, double falseEasting);
[[nodiscard]] RealPoint
gaussKruegerInverse(RealPoint grid, Spheroid spheroid, double centralMeridian, double falseEasting);

/// Albers' equal-area conic projection; the origin is at latitude 0, false coordinates 0.
[[nodiscard]] RealPoint albers(RealPoint lonLat,
                               Spheroid spheroid,
                               double firstParallel,
                               double secondParallel,
                               double centralMeridian);
/// The project's Albers system.
[[nodiscard]] RealPoint projectAlbers(RealPoint lonLat);

/// Ground distance of two near positions in degrees, to about 1e-5 of itself.
[[nodiscard]] double groundDistance(RealPoint left, RealPoint right);

} // namespace ecotone::testing
