#pragma once

#include "core/base/remark.h"
#include "core/crs/datum.h"
#include "core/geometry/point.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Gauss-Krueger zones, and the reading of coordinates that come without any statement.
namespace ecotone::crs {

enum class ZoneWidth : unsigned char
{
    Six,
    Three,
};

/// 1-based zone of a longitude: 6-degree zones start at 0 E (zone 22 is 126-132 E), 3-degree
/// zones are centred on multiples of 3. Zones count on beyond 180 E (Chukotka); longitudes there
/// are negative.
[[nodiscard]] int zoneOf(double longitude, ZoneWidth width) noexcept;
[[nodiscard]] double centralMeridian(int zone, ZoneWidth width) noexcept;

enum class EastingStyle : unsigned char
{
    ZonePrefixed, ///< zz500000.
    Plain,        ///< 500000.
};
/// EPSG code of a national Gauss-Krueger system, looked up, because code arithmetic breaks
/// (2550 and 2736-2737 are other systems). nullopt where EPSG has none.
[[nodiscard]] std::optional<std::string>
gaussKruegerCode(Datum datum, int zone, ZoneWidth width, EastingStyle style);

enum class AxisOrder : unsigned char
{
    EastNorth,
    NorthEast, ///< Spreadsheets and cadastre: X is north.
};

/// One way to read bare numbers. `code` may be empty when the datum is open.
struct BareReading
{
    AxisOrder order = AxisOrder::EastNorth;
    std::string kind; ///< "lon/lat", "gk6", "gk3", "gsk3", "plain-gk-or-utm", "msk", "sk63".
    std::optional<int> zone;
    std::optional<double> centralMeridian;
    Remark evidence;
};

/// Reads pairs (first column, second column) in degrees or metres by the ranges of their values;
/// `country` "CN", "RU", "MN" narrows zones. All readings that fit all pairs are returned, the
/// likeliest first; empty when none fits. The datum is never guessed from numbers.
[[nodiscard]] std::vector<BareReading>
readBareCoordinates(std::span<const geometry::RealPoint> pairs, std::string_view country);

/// Russian regional systems found in unofficial tables: hypotheses to be checked, never applied
/// on their own. PROJ string without datum shift; nullopt for regions not known (MSK-17, MSK-79)
/// and zones they do not have. "SK-63 G" is area G of the system of 1963, zone 4.
[[nodiscard]] std::vector<std::string_view> mskNames();
[[nodiscard]] std::optional<std::string> mskProjString(std::string_view system, int zone);

} // namespace ecotone::crs
