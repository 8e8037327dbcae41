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

struct CoordinateColumns
{
    std::optional<std::size_t> x;
    std::optional<std::size_t> y;
    std::optional<std::size_t> wkt;
};
/// By the names of the columns in English, Chinese, Russian and Mongolian.
[[nodiscard]] CoordinateColumns coordinateColumns(const std::vector<std::string>& names);

/// True when the values named x are northings or latitudes, as survey lists in China and Russia
/// have them (X north, Y east). Medians of both columns.
[[nodiscard]] bool axesLookSwapped(double x, double y);

} // namespace ecotone::exchange
