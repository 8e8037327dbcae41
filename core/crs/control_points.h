#pragma once

#include "core/base/result.h"
#include "core/crs/crs.h"
#include "core/crs/registry.h"
#include "core/geometry/point.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace ecotone::crs {

/// Control points and what is fitted to them are state secrets in some countries: they live in
/// one local file outside project and recipe, are named by label, and only label, count, method,
/// RMSE and date ever leave this room. There is no accessor for coordinates or parameters.
///
///     [[set]]
///     label  = "hunchun-1980"
///     crs    = "EPSG:2367"           # the system of `source`
///     method = "shift"               # "shift", "similarity" or "helmert"
///     date   = "2026-05-01"
///     points = [ { source = [E, N], wgs84 = [longitude, latitude] }, … ]
///
/// shift: two parameters, 4 points at least; similarity: four parameters in the plane,
/// 4 points at least; helmert: seven parameters in space, 5 points at least.
[[nodiscard]] std::filesystem::path controlPointFile();

struct FitReport
{
    std::string label;
    std::string method;
    std::string date;
    int points = 0;
    double rmseMetres = 0.0; ///< With degrees of freedom taken off.
    /// What the fit leaves at each point, in their order: to find a wrong one. For the keeper of
    /// the file alone, never for a report.
    std::vector<double> residualMetres;
};

/// Fits the set `label` for coordinates of `source` (same datum and ellipsoid as the set's
/// system). The operation's accuracy is twice the RMSE, at least 1 m.
/// Fails with NotFound (no file or no such label), RecipeInvalid (the file does not parse; the
/// sentence tells the line but no value), ControlPointsNeeded (too few points), CrsMismatch.
[[nodiscard]] Result<DatumOperation>
fitControlPoints(const Crs& source, std::string_view label, const std::filesystem::path& file);
[[nodiscard]] Result<FitReport> fitReport(const DatumOperation& operation);

} // namespace ecotone::crs
