#include "core/crs/zones.h"

#include "core/base/number.h"
#include "core/geometry/box.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

namespace ecotone::crs {

namespace {

using geometry::RealPoint;

/// Consecutive zones with consecutive codes (EPSG dataset v10.076).
struct CodeRun
{
    Datum datum;
    ZoneWidth width;
    EastingStyle style;
    int firstZone;
    int lastZone;
    int firstCode;
};

constexpr auto six = ZoneWidth::Six;
constexpr auto three = ZoneWidth::Three;
constexpr auto prefixed = EastingStyle::ZonePrefixed;
constexpr auto plain = EastingStyle::Plain;

constexpr std::array codeRuns{
    CodeRun{Datum::Beijing1954, six, prefixed, 13, 23, 21413},
    CodeRun{Datum::Beijing1954, six, plain, 13, 23, 21453},
    CodeRun{Datum::Beijing1954, three, prefixed, 25, 45, 2401},
    CodeRun{Datum::Beijing1954, three, plain, 25, 45, 2422},
    CodeRun{Datum::Xian1980, six, prefixed, 13, 23, 2327},
    CodeRun{Datum::Xian1980, six, plain, 13, 23, 2338},
    CodeRun{Datum::Xian1980, three, prefixed, 25, 45, 2349},
    CodeRun{Datum::Xian1980, three, plain, 25, 45, 2370},
    CodeRun{Datum::Cgcs2000, six, prefixed, 13, 23, 4491},
    CodeRun{Datum::Cgcs2000, six, plain, 13, 23, 4502},
    CodeRun{Datum::Cgcs2000, three, prefixed, 25, 45, 4513},
    CodeRun{Datum::Cgcs2000, three, plain, 25, 45, 4534},
    CodeRun{Datum::Pulkovo1942, six, prefixed, 4, 32, 28404},
    CodeRun{Datum::Pulkovo1942, six, plain, 4, 32, 2494},
    // 2550 and 2600 belong to other systems.
    CodeRun{Datum::Pulkovo1942, three, prefixed, 7, 33, 2523},
    CodeRun{Datum::Pulkovo1942, three, prefixed, 34, 64, 2551},
    CodeRun{Datum::Pulkovo1942, three, plain, 7, 24, 2582},
    CodeRun{Datum::Pulkovo1942, three, plain, 25, 64, 2601},
    CodeRun{Datum::Pulkovo1995, six, prefixed, 4, 32, 20004},
    CodeRun{Datum::Pulkovo1995, six, plain, 4, 32, 2463},
    CodeRun{Datum::Pulkovo1995, three, prefixed, 7, 64, 2641},
    // 2736 and 2737 are UTM zones of Mozambique.
    CodeRun{Datum::Pulkovo1995, three, plain, 7, 43, 2699},
    CodeRun{Datum::Pulkovo1995, three, plain, 44, 64, 2738},
    CodeRun{Datum::Gsk2011, six, prefixed, 4, 32, 20904},
    CodeRun{Datum::Gsk2011, six, plain, 4, 32, 21004},
    CodeRun{Datum::Gsk2011, three, prefixed, 7, 64, 21207},
    CodeRun{Datum::Gsk2011, three, plain, 7, 64, 21307},
};

struct Ranges
{
    double minEast = 1e300;
    double maxEast = -1e300;
    double minNorth = 1e300;
    double maxNorth = -1e300;

    [[nodiscard]] bool east(double low, double high) const
    {
        return minEast >= low && maxEast <= high;
    }
    [[nodiscard]] bool north(double low, double high) const
    {
        return minNorth >= low && maxNorth <= high;
    }
};

Ranges rangesOf(std::span<const RealPoint> pairs, AxisOrder order)
{
    Ranges ranges;
    for (const auto& pair : pairs) {
        const double east = order == AxisOrder::EastNorth ? pair.x : pair.y;
        const double north = order == AxisOrder::EastNorth ? pair.y : pair.x;
        ranges.minEast = std::min(ranges.minEast, east);
        ranges.maxEast = std::max(ranges.maxEast, east);
        ranges.minNorth = std::min(ranges.minNorth, north);
        ranges.maxNorth = std::max(ranges.maxNorth, north);
    }
    return ranges;
}

/// Why a reading stands: what the numbers show, and the order of the columns.
Remark because(AxisOrder order, std::string what, TextValues values = {})
{
    return Remark{std::move(what), std::move(values)}.add(
        order == AxisOrder::EastNorth ? "the first column is east" : "the first column is north");
}

void readPrefixed(const Ranges& ranges,
                  AxisOrder order,
                  std::string_view country,
                  std::vector<BareReading>& readings)
{
    const int zone = static_cast<int>(std::floor(ranges.minEast / 1e6));
    if (zone != static_cast<int>(std::floor(ranges.maxEast / 1e6))) {
        return;
    }
    const double low = ranges.minEast - zone * 1e6;
    const double high = ranges.maxEast - zone * 1e6;
    const bool china = country == "CN";
    const auto add = [&](ZoneWidth width, std::string kind) {
        const double meridian = centralMeridian(zone, width);
        readings.push_back(
            {order,
             std::move(kind),
             zone,
             meridian,
             because(order,
                     "eastings begin with zone {zone} (central meridian {meridian} E)",
                     {{"zone", toText(std::int64_t{zone})}, {"meridian", toText(meridian, 0)}})});
    };
    if (low >= 120000.0 && high <= 380000.0 && !china && zone >= 7 && zone <= 64) {
        add(three, "gsk3");
    }
    if (low < 100000.0 || high > 900000.0) {
        return;
    }
    // In China the numbers of 6-degree (13-23) and 3-degree (25-45) zones never meet; elsewhere
    // both readings stand and the place decides.
    if (china ? (zone >= 13 && zone <= 23) : (zone >= 4 && zone <= 32)) {
        add(six, "gk6");
    }
    if (china ? (zone >= 25 && zone <= 45) : (zone >= 7 && zone <= 64)) {
        add(three, "gk3");
    }
}

void readOneOrder(std::span<const RealPoint> pairs,
                  AxisOrder order,
                  std::string_view country,
                  std::vector<BareReading>& readings)
{
    const auto ranges = rangesOf(pairs, order);
    if (ranges.east(70.0, 140.0) && ranges.north(17.0, 60.0)) {
        readings.push_back({order,
                            "lon/lat",
                            std::nullopt,
                            std::nullopt,
                            because(order, "degrees within the region")});
    }
    if (ranges.north(4.5e6, 6.2e6)) {
        if (ranges.east(4e6, 65e6)) {
            if (ranges.east(4.1e6, 4.6e6)) {
                readings.push_back({order,
                                    "sk63",
                                    4,
                                    130.71666666667,
                                    because(order, "the range of SK-63 area G zone 4")});
            }
            readPrefixed(ranges, order, country, readings);
        } else if (ranges.east(1e5, 9e5)) {
            readings.push_back(
                {order,
                 "plain-gk-or-utm",
                 std::nullopt,
                 std::nullopt,
                 because(order,
                         "no zone in the eastings: Gauss-Krueger or UTM, the central "
                         "meridian must be stated")});
        }
    }
    if (ranges.north(1.5e5, 8e5) && ranges.east(1.1e6, 8.5e6) && country != "CN") {
        const int zone = static_cast<int>(std::floor(ranges.minEast / 1e6));
        readings.push_back({order,
                            "msk",
                            zone,
                            std::nullopt,
                            because(order,
                                    "the range of a Russian regional system (MSK), zone {zone}",
                                    {{"zone", toText(std::int64_t{zone})}})});
    }
}

struct MskSystem
{
    std::string_view name;
    double firstMeridian;
    double zoneWidth;
    int zones;
    double firstEasting;
    double northing;
    int firstZone = 1; ///< The first digit of its eastings.
};

/// One public, unofficial table: hypotheses.
constexpr std::array<MskSystem, 8> mskSystems{{
    {"MSK-25", 130.0 + 43.0 / 60.0, 3.0, 4, 1300000.0, -4416586.44},
    {"MSK-27", 130.0 + 43.0 / 60.0, 3.0, 6, 1300000.0, -4916586.44},
    {"MSK-28", 121.0 + 43.0 / 60.0, 3.0, 5, 1300000.0, -5116586.44},
    {"MSK-04", 85.466666666667, 3.0, 2, 1300000.0, -5112900.56},
    {"MSK-03", 100.033333333333, 3.0, 7, 1250000.0, -5211057.63},
    {"MSK-38", 97.033333333333, 3.0, 8, 1250000.0, -5411057.63},
    {"MSK-24", 81.516666666667, 6.0, 6, 1500000.0, -5416586.442},
    {"SK-63 G", 130.0 + 43.0 / 60.0, 3.0, 1, 4300000.0, -16586.442, 4},
}};

} // namespace

int zoneOf(double longitude, ZoneWidth width) noexcept
{
    const double east = longitude < 0.0 ? longitude + 360.0 : longitude;
    return width == ZoneWidth::Six ? static_cast<int>(std::floor(east / 6.0)) + 1
                                   : static_cast<int>(std::floor((east + 1.5) / 3.0));
}

double centralMeridian(int zone, ZoneWidth width) noexcept
{
    const double east = width == ZoneWidth::Six ? zone * 6.0 - 3.0 : zone * 3.0;
    return east > 180.0 ? east - 360.0 : east;
}

std::optional<std::string>
gaussKruegerCode(Datum datum, int zone, ZoneWidth width, EastingStyle style)
{
    for (const auto& run : codeRuns) {
        if (run.datum == datum && run.width == width && run.style == style &&
            zone >= run.firstZone && zone <= run.lastZone) {
            return "EPSG:" + toText(std::int64_t{run.firstCode + zone - run.firstZone});
        }
    }
    return std::nullopt;
}

std::vector<BareReading> readBareCoordinates(std::span<const RealPoint> pairs,
                                             std::string_view country)
{
    std::vector<BareReading> readings;
    if (pairs.empty()) {
        return readings;
    }
    readOneOrder(pairs, AxisOrder::EastNorth, country, readings);
    readOneOrder(pairs, AxisOrder::NorthEast, country, readings);
    return readings;
}

std::vector<std::string_view> mskNames()
{
    std::vector<std::string_view> names;
    for (const auto& known : mskSystems) {
        names.push_back(known.name);
    }
    return names;
}

std::optional<std::string> mskProjString(std::string_view system, int zone)
{
    for (const auto& known : mskSystems) {
        const int index = zone - known.firstZone;
        if (known.name == system && index >= 0 && index < known.zones) {
            return "+proj=tmerc +lat_0=0 +lon_0=" +
                   toText(known.firstMeridian + index * known.zoneWidth) +
                   " +k=1 +x_0=" + toText(known.firstEasting + index * 1e6) +
                   " +y_0=" + toText(known.northing) + " +ellps=krass +units=m +no_defs +type=crs";
        }
    }
    return std::nullopt;
}

} // namespace ecotone::crs
