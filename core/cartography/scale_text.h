#pragma once

#include <optional>
#include <string_view>

namespace ecotone::cartography {

/// The denominator of a scale as people type it: "1:250 000", "250000", "1 : 250,000", "1/250000",
/// "1:250.000", "250k", "1:25万", "1:2,5 млн", "1:250 мянга", "１：５００００". nullopt for other
/// text and for denominators outside 1 to 1e10.
[[nodiscard]] std::optional<double> parseScale(std::string_view utf8);

} // namespace ecotone::cartography
