#pragma once

#include "core/base/remark.h"
#include "core/crs/crs.h"

#include <optional>
#include <string>
#include <vector>

namespace ecotone::crs {

/// What a Crs holds; private to the room.
struct Crs::Facts
{
    std::string code;
    std::string name;
    Datum datum = Datum::Unknown;
    bool geographic = true;
    double unitMetres = 1.0;
    double semiMajor = 6378137.0;
    double inverseFlattening = 298.257223563; ///< 0 for a sphere.
    std::string projection; ///< "+proj=tmerc +lat_0=0 …" without ellipsoid and units.
    std::optional<double> centralMeridian;
    std::optional<Helmert> statedShift;
    Remark notes;
    std::string wkt2;
};

/// " +a=6378245 +rf=298.3", or " +R=…" for a sphere.
[[nodiscard]] std::string ellipsoidText(double semiMajor, double inverseFlattening);

/// Steps that take coordinates of `crs` to longitude and latitude in radians on its own datum,
/// each starting with " +step"; and back.
[[nodiscard]] std::string stepsToRadians(const Crs& crs);
[[nodiscard]] std::string stepsFromRadians(const Crs& crs);

} // namespace ecotone::crs
