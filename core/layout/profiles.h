#pragma once

#include "core/base/language.h"
#include "core/base/result.h"

#include <array>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace ecotone::layout {

/// How a layout may leave the house: resources/profiles/ID.toml.
struct Profile
{
    std::string id;
    bool isDefault = false;
    LocalText name;
    std::vector<std::string> requiredFields;
    bool draftAlways = true; ///< Else until every required field is filled.
    LocalText draftText;     ///< The word across the sheet.
    LocalText draftSentence;
    LocalText disclaimer;
    std::array<bool, 4> disclaimerOfficial{};
    std::set<std::string> sharingLevels;
    bool maskNoData = true;

    struct Boundary
    {
        bool visible = true;
        LocalText name;
    };
    std::map<std::string, Boundary, std::less<>> boundaries; ///< By status.

    /// Fails with NotFound for an unknown id, FileDamaged for a file that does not parse.
    [[nodiscard]] static Result<Profile> load(std::string_view id);
    [[nodiscard]] static Result<Profile> fromToml(std::string_view text, std::string_view name);
    /// Is the draft mark printed with these fields?
    [[nodiscard]] bool isDraft(const std::map<std::string, std::string>& fields) const;
};

/// Ids of the profiles there are, the default one first.
[[nodiscard]] std::vector<std::string> profileIds();

} // namespace ecotone::layout
