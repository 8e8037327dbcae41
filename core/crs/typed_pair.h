#pragma once

#include "core/crs/zones.h"

#include <optional>
#include <string>
#include <string_view>

namespace ecotone::crs {

enum class PairUnit : unsigned char
{
    Open,    ///< Two bare numbers.
    Degrees, ///< Marked as angles, or with directions.
};

/// Two coordinates as a person types or pastes them, taken apart but not yet understood: which
/// system and which order they are in is for positionReadings().
struct TypedPair
{
    double first = 0.0; ///< In the order typed; north and east are positive.
    double second = 0.0;
    PairUnit unit = PairUnit::Open;
    /// Set when directions or names say which number is which.
    std::optional<AxisOrder> order;
    /// What stands before the numbers: "EPSG:4490", "CGCS2000", "СК-42"; empty for none.
    std::string system;
    /// Value of the last digit written, in the unit of the numbers.
    double resolution = 0.0;
};

/// 42.8675, 130.3581 · 42,8675 130,3581 · 42°52'03"N 130°21'29"E · 42 52 03, 130 21 29 ·
/// с.ш. 42° 52,05' в.д. 130° 21,5' · 北纬42度52分3秒，东经130度21分29秒 · X=4750000 Y=22480000 ·
/// EPSG:4498 22480000 4750000 · geo:42.8675,130.3581. Blanks of every width, full-width figures and
/// the usual marks for minutes and seconds are understood. nullopt for anything else, so that a
/// name is never taken for a place on the grid.
[[nodiscard]] std::optional<TypedPair> parsePair(std::string_view utf8);

} // namespace ecotone::crs
