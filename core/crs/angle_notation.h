#pragma once

#include <optional>
#include <string>
#include <string_view>

/// One coordinate as people write it in a cell of a table.
namespace ecotone::crs {

/// 131.25, 131,25 (decimal comma), 131°15'00"E, 131 15 0, 42° 30.5' с.ш.; nullopt for other text.
[[nodiscard]] std::optional<double> parseCoordinate(std::string_view utf8);

/// A number as tables have it: with a decimal point or a decimal comma.
[[nodiscard]] std::optional<double> parseDecimal(std::string_view text);

/// Why a text written as degrees, minutes and seconds can be no angle: "70 seconds are a minute or
/// more" for 42°18′70″; empty when that is not what is wrong.
[[nodiscard]] std::string angleFault(std::string_view utf8);

} // namespace ecotone::crs
