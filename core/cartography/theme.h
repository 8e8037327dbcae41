#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace ecotone::cartography {

/// What the habitat layer shows.
struct Theme
{
    enum class Kind : unsigned char
    {
        Habitat,        ///< Classes in their colours.
        Rating,         ///< Illustrative rating of a species by class.
        ProtectedAreas, ///< Pale habitat; existing and proposed areas stand out.
    };
    Kind kind = Kind::Habitat;
    std::string species; ///< Of a rating: "tiger".
    std::string sheet;   ///< Of habitat: the code of a ThemeSheet; empty is the program's own.

    /// "habitat", "sheet:cn_landuse", "rating:tiger", "protected_areas"; fails with
    /// InvalidArgument.
    [[nodiscard]] static Result<Theme> fromText(std::string_view text);
    [[nodiscard]] std::string text() const;
    bool operator==(const Theme&) const = default;
};

} // namespace ecotone::cartography
