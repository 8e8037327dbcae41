#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Where the coordinates of a text table stand. Private to the room.
namespace ecotone::exchange {

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
