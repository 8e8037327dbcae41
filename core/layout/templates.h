#pragma once

#include "core/base/result.h"
#include "core/layout/layout.h"

#include <string>
#include <string_view>
#include <vector>

namespace ecotone::layout {

/// The maps such projects publish.
enum class Template : unsigned char
{
    StudyAreas,     ///< "study-areas": the landscapes on one sheet.
    Habitat,        ///< "habitat": classes of one landscape.
    HabitatRating,  ///< "rating": illustrative rating of a species.
    ProtectedAreas, ///< "protected-areas": existing and proposed, with a table.
    ProposalScope,  ///< "proposal": cross-border scope of a proposal.
};

[[nodiscard]] std::string_view name(Template kind) noexcept;
/// Fails with InvalidArgument, listing the names.
[[nodiscard]] Result<Template> templateFromName(std::string_view name);
[[nodiscard]] std::vector<Template> allTemplates();

struct TemplateChoice
{
    Template kind = Template::Habitat;
    Page page;
    std::string landscape;
    std::string species = "tiger"; ///< HabitatRating.
    std::string proposal;          ///< ProposalScope.
    std::string profile = "working";
};

/// A layout with every item placed; titles in four languages come from resources/words.
/// Fails when the words or the landscape are unknown.
[[nodiscard]] Result<Layout> layoutFromTemplate(const TemplateChoice& choice);
/// Places the items anew after page size or orientation changed.
void placeItems(Layout& layout);

} // namespace ecotone::layout
