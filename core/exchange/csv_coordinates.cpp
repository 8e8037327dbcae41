#include "core/exchange/csv_coordinates.h"

#include "core/base/number.h"
#include "core/text/line_breaks.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ecotone::exchange {

namespace {

constexpr std::array<std::string_view, 22> xNames{
    "x",      "lon",    "long",    "longitude",        "lng",     "east",    "easting", "e",
    "经度",   "东经",   "东坐标",  "横坐标",           "x坐标",   "x_coord", "долгота", "в.д.",
    "восток", "уртраг", "point_x", "decimallongitude", "coord_x", "xcoord"};
constexpr std::array<std::string_view, 22> yNames{
    "y",       "lat",    "latitude",       "north",    "northing", "n",
    "纬度",    "北纬",   "北坐标",         "纵坐标",   "y坐标",    "y_coord",
    "широта",  "с.ш.",   "север",          "өргөрөг",  "point_y",  "decimallatitude",
    "coord_y", "ycoord", "latitude_wgs84", "lat_wgs84"};
constexpr std::array<std::string_view, 5> wktNames{
    "wkt", "geometry", "geom", "the_geom", "wkt_geom"};

/// "X, м", "Y坐标（米）" and "Широта (WGS-84)" without what stands behind the name.
std::string bareName(std::string_view name)
{
    for (const std::string_view mark : {"(", "（", ",", "，", "[", "/"}) {
        name = name.substr(0, name.find(mark));
    }
    return text::caseFolded(trimmed(name));
}

template <std::size_t Count>
std::optional<std::size_t> columnNamed(const std::vector<std::string>& names,
                                       const std::array<std::string_view, Count>& known)
{
    // The order of the known names decides, so "lon" beats a column that is merely called "e".
    for (const std::string_view wanted : known) {
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (bareName(names[i]) == text::caseFolded(wanted)) {
                return i;
            }
        }
    }
    return std::nullopt;
}

bool within(double value, double low, double high)
{
    return value >= low && value <= high;
}

} // namespace

CoordinateColumns coordinateColumns(const std::vector<std::string>& names)
{
    CoordinateColumns columns;
    columns.wkt = columnNamed(names, wktNames);
    columns.x = columnNamed(names, xNames);
    columns.y = columnNamed(names, yNames);
    if (!columns.x || !columns.y) {
        columns.x.reset();
        columns.y.reset();
    }
    return columns;
}

CoordinateColumns columnsByValue(const std::vector<double>& medians)
{
    CoordinateColumns found;
    int pairs = 0;
    for (std::size_t i = 0; i + 1 < medians.size(); ++i) {
        for (const bool turned : {false, true}) {
            const double x = medians[i + (turned ? 1 : 0)];
            const double y = medians[i + (turned ? 0 : 1)];
            // Gauss-Kruger with or without the zone's number, or degrees.
            const bool metres =
                within(y, 4e6, 7e6) && (within(x, 1e5, 9e5) || within(x, 1.2e7, 4.6e7));
            if (metres || (within(x, 70.0, 150.0) && within(y, 30.0, 60.0))) {
                found.x = i + (turned ? 1 : 0);
                found.y = i + (turned ? 0 : 1);
                ++pairs;
            }
        }
    }
    return pairs == 1 ? found : CoordinateColumns{};
}

bool axesLookSwapped(double x, double y)
{
    if (within(x, 3e6, 7e6)) {
        return within(y, 1e5, 1e6) || y >= 1.2e7; // Easting plain or with a zone number.
    }
    if (within(x, 1e5, 9e5) && within(y, 1.2e6, 2.5e6)) {
        return true; // Russian regional systems: northing below a million, easting 1.2-2.4 million.
    }
    return std::abs(x) <= 90.0 && std::abs(y) > 90.0 && std::abs(y) <= 180.0;
}

} // namespace ecotone::exchange
