#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

/// Areas that rows state, against those of their outlines. Private to the room.
namespace ecotone::harmonise {

/// One row: what it states, in its own unit, and the area of its outline in m2; both above 0.
struct AreaPair
{
    double stated = 0.0;
    double squareMetres = 0.0;
};

struct AreaVerdict
{
    std::int64_t compared = 0;
    std::int64_t different = 0; ///< By more than 5 %, in the unit assumed.
    double medianRatio = 1.0;   ///< Stated, in the unit assumed, to computed.
    /// What would make the stated areas fit, when the assumed unit does not: "mu", "km2" …, or a
    /// wrong power of ten: "ha x 10" (ten times too large).
    std::string guess;
    [[nodiscard]] bool fits() const { return different == 0; }
};

/// m2 of a unit: "ha", "km2", "m2", "mu" (1/15 ha); ha for other words.
[[nodiscard]] double squareMetresOf(std::string_view unit);

/// nullopt without a row to compare. A unit or a power of ten is guessed only where the median
/// row fits it within 5 % and the assumed unit does not.
[[nodiscard]] std::optional<AreaVerdict> compareAreas(std::span<const AreaPair> pairs,
                                                      std::string_view unit);
/// One English sentence for a verdict that does not fit.
[[nodiscard]] std::string sentenceOf(const AreaVerdict& verdict, std::string_view unit);

} // namespace ecotone::harmonise
