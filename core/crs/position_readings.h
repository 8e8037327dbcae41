#pragma once

#include "core/crs/typed_pair.h"
#include "core/geometry/point.h"

#include <optional>
#include <string>
#include <vector>

namespace ecotone::crs {

/// One way to read two typed numbers as a place.
struct PositionReading
{
    /// On WGS 84; nullopt when the system has no public way there (`obstacle` says why).
    std::optional<geometry::RealPoint> lonLat;
    std::string code;   ///< "EPSG:4498", or the definition; empty for the project's own grid.
    std::string system; ///< English name of the system: "CGCS2000 / Gauss-Kruger zone 22".
    AxisOrder order = AxisOrder::EastNorth; ///< Of the numbers as typed.
    bool degrees = false;
    /// Metres between the place and the same numbers taken for WGS 84 without any shift.
    double shiftMetres = 0.0;
    double accuracyMetres = -1.0; ///< Declared for the shift; negative: nobody declared any.
    bool hypothesis = false;      ///< Parameters of an unofficial table: check a landmark.
    std::string obstacle;         ///< English sentence.
};

/// Every plausible reading, the likeliest first: degrees in both orders where both are possible and
/// on the datums that were in use there (left out when the numbers are written more coarsely than
/// the shift); metres of the project's plane and of the national grids. Numbers never tell their
/// datum, so each stands on its own. A stated system leaves only its own readings.
[[nodiscard]] std::vector<PositionReading> positionReadings(const TypedPair& pair);

} // namespace ecotone::crs
