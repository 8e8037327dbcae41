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

constexpr std::array<std::string_view, 3> partWords{"degrees", "minutes", "seconds"};

/// Numbers in a text of degrees, minutes and seconds.
std::vector<double> numbersIn(std::string_view text)
{
    std::vector<double> numbers;
    std::string current;
    const auto finish = [&] {
        if (!current.empty()) {
            numbers.push_back(parseDouble(current).value_or(std::nan("")));
            current.clear();
        }
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char letter = text[i];
        const bool digitFollows = i + 1 < text.size() && text[i + 1] >= '0' && text[i + 1] <= '9';
        if (letter >= '0' && letter <= '9') {
            current += letter;
        } else if ((letter == '.' || letter == ',') && !current.empty() && digitFollows &&
                   current.find('.') == std::string::npos) {
            current += '.';
        } else {
            finish();
        }
    }
    finish();
    return numbers;
}

bool within(double value, double low, double high)
{
    return value >= low && value <= high;
}

bool isWestOrSouth(std::string_view text)
{
    for (const std::string_view word : {"W", "w", "S", "s", "з.д", "ю.ш", "西", "南"}) {
        if (text.find(word) != std::string_view::npos) {
            return true;
        }
    }
    return !text.empty() && text.front() == '-';
}

} // namespace

std::optional<double> parseDecimal(std::string_view text)
{
    text = trimmed(text);
    if (text.empty()) {
        return std::nullopt;
    }
    if (const auto plain = parseDouble(text)) {
        return plain;
    }
    if (std::count(text.begin(), text.end(), ',') != 1) {
        return std::nullopt;
    }
    std::string point{text};
    std::replace(point.begin(), point.end(), ',', '.');
    return parseDouble(point);
}

std::string angleFault(std::string_view utf8)
{
    const std::string_view text = trimmed(utf8);
    const std::vector<double> numbers = numbersIn(text);
    if (parseDecimal(text) || numbers.size() < 2 || numbers.size() > 3) {
        return {};
    }
    // Words other than directions make it some other text, not an angle.
    const bool marked = text.find("°") != std::string_view::npos ||
                        text.find("º") != std::string_view::npos ||
                        text.find("度") != std::string_view::npos;
    const bool bare = text.find_first_not_of("0123456789., -") == std::string_view::npos;
    if (!marked && !bare) {
        return {};
    }
    for (std::size_t i = 1; i < numbers.size(); ++i) {
        if (numbers[i] >= 60.0) {
            return toText(numbers[i]) + " " + std::string{partWords[i]} + " are " +
                   (i == 1 ? "a degree" : "a minute") + " or more";
        }
    }
    return numbers[0] > 180.0 ? toText(numbers[0]) + " degrees are more than half a turn"
                              : std::string{};
}

std::optional<double> parseCoordinate(std::string_view utf8)
{
    const std::string_view text = trimmed(utf8);
    if (text.empty()) {
        return std::nullopt;
    }
    if (const auto number = parseDecimal(text)) {
        return number;
    }
    // Degrees, minutes, seconds: two or three numbers and no other words than directions.
    const std::vector<double> numbers = numbersIn(text);
    if (numbers.empty() || numbers.size() > 3) {
        return std::nullopt;
    }
    double value = 0.0;
    double unit = 1.0;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (!std::isfinite(numbers[i]) || (i == 0 && numbers[i] > 180.0) ||
            (i > 0 && numbers[i] >= 60.0)) {
            return std::nullopt;
        }
        value += numbers[i] * unit;
        unit /= 60.0;
    }
    if (numbers.size() == 1 && text.find("°") == std::string_view::npos) {
        return std::nullopt;
    }
    return isWestOrSouth(text) ? -value : value;
}

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
