#pragma once

#include "core/base/remark.h"
#include "core/crs/crs.h"

#include <memory>
#include <string>
#include <vector>

namespace ecotone::crs {

/// What a definition in another language than PROJ's (MapInfo) comes down to.
struct CrsParts
{
    std::string name;
    Datum datum = Datum::Unknown;
    double semiMajor = 6378137.0;
    double inverseFlattening = 298.257223563;
    std::string projection; ///< "+proj=tmerc …" without ellipsoid and units; empty: geographic.
    double unitMetres = 1.0;
    std::optional<Helmert> statedShift;
    Remark notes;
};

/// Builds the object and looks up its EPSG code.
[[nodiscard]] Result<Crs> crsFromParts(CrsParts parts);

} // namespace ecotone::crs
