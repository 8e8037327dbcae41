#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ecotone {

/// Shortest text that reads back as the same double; always a decimal point, never a locale.
[[nodiscard]] std::string toText(double value);
/// Fixed number of decimals, rounded half even on the exact binary value.
[[nodiscard]] std::string toText(double value, int decimals);
[[nodiscard]] std::string toText(std::int64_t value);

/// The whole text must be a number in C notation; surrounding blanks are allowed.
[[nodiscard]] std::optional<double> parseDouble(std::string_view text);
[[nodiscard]] std::optional<std::int64_t> parseInteger(std::string_view text);

/// Without leading and trailing ASCII blanks.
[[nodiscard]] std::string_view trimmed(std::string_view text);

} // namespace ecotone
