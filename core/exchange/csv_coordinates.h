#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Where the coordinates of a text table stand and how they are written. Private to the room.
namespace ecotone::exchange {

/// 131.25, 131,25 (decimal comma), 131°15'00"E, 131 15 0, 42° 30.5' с.ш.; nullopt for other text.
[[nodiscard]] std::optional<double> parseCoordinate(std::string_view utf8);

/// A number as tables have it: with a decimal point or a decimal comma.
[[nodiscard]] std::optional<double> parseDecimal(std::string_view text);

/// Why a text written as degrees, minutes and seconds can be no angle: "70 seconds are a minute or
/// more" for 42°18′70″; empty when that is not what is wrong.
[[nodiscard]] std::string angleFault(std::string_view utf8);

struct CoordinateColumns
{
    std::optional<std::size_t> x;
    std::optional<std::size_t> y;
    std::optional<std::size_t> wkt;
};
/// By the names of the columns in English, Chinese, Russian and Mongolian; units and remarks after
/// a name ("X, м", "X坐标（米）") do not matter.
[[nodiscard]] CoordinateColumns coordinateColumns(const std::vector<std::string>& names);

/// For a list without heading, by the medians of its columns (NaN: not numbers): a northing with
/// an easting beside it, or a latitude with a longitude, of the latitudes and longitudes where the
/// program works. Nothing when more than one pair would do.
[[nodiscard]] CoordinateColumns columnsByValue(const std::vector<double>& medians);

/// True when the values named x are northings or latitudes, as survey lists in China and Russia
/// have them (X north, Y east). Medians of both columns.
[[nodiscard]] bool axesLookSwapped(double x, double y);

} // namespace ecotone::exchange
