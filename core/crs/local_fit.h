#pragma once

#include "core/crs/registry.h"

#include <string>
#include <vector>

namespace ecotone::crs {

/// The secret part of a DatumOperation. Only Transform reads `steps`; nothing prints it.
struct LocalFit
{
    std::string label;
    std::string method;
    std::string date;
    int points = 0;
    double rmseMetres = 0.0;
    std::vector<double> residualMetres;
    std::string steps; ///< PROJ steps from radians on the source datum to radians on WGS 84.
};

/// Steps between longitude and latitude in radians on the operation's datum and on WGS 84; empty
/// for identity and null operations. `source` gives the ellipsoid of stated parameters.
[[nodiscard]] std::string datumSteps(const DatumOperation& operation, const Crs& source);
[[nodiscard]] std::string helmertSteps(const Helmert& parameters,
                                       HelmertDirection direction,
                                       double semiMajor,
                                       double inverseFlattening);

} // namespace ecotone::crs
