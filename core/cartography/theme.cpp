#include "core/cartography/theme.h"

namespace ecotone::cartography {
namespace {

constexpr std::string_view ratingPrefix = "rating:";
constexpr std::string_view sheetPrefix = "sheet:";

} // namespace

Result<Theme> Theme::fromText(std::string_view text)
{
    if (text.empty() || text == "habitat") {
        return Theme{};
    }
    if (text == "protected_areas") {
        return Theme{Kind::ProtectedAreas, {}, {}};
    }
    if (text.starts_with(sheetPrefix) && text.size() > sheetPrefix.size()) {
        return Theme{Kind::Habitat, {}, std::string{text.substr(sheetPrefix.size())}};
    }
    if (text.starts_with(ratingPrefix) && text.size() > ratingPrefix.size()) {
        return Theme{Kind::Rating, std::string{text.substr(ratingPrefix.size())}, {}};
    }
    return fail(ErrorCode::InvalidArgument,
                "no theme \"" + std::string{text} +
                    "\"; there are habitat, sheet:NAME, protected_areas and rating:SPECIES");
}

std::string Theme::text() const
{
    switch (kind) {
    case Kind::Habitat: return sheet.empty() ? "habitat" : std::string{sheetPrefix} + sheet;
    case Kind::ProtectedAreas: return "protected_areas";
    case Kind::Rating: return std::string{ratingPrefix} + species;
    }
    return {};
}

} // namespace ecotone::cartography
