#pragma once

#include "core/base/language.h"
#include "core/model/issue.h"

#include <span>
#include <string>
#include <string_view>

namespace ecotone::quality {

/// One kind of defect in the data. The list is closed: whatever writes an issue uses one of
/// these codes, and every code has its words in four languages.
struct IssueKind
{
    std::string code; ///< Stable: "unmapped-code", "gap" …
    model::Severity severity = model::Severity::Warning;
    LocalText title;    ///< Two to five words.
    LocalText sentence; ///< With places for arguments: "{count} codes of {field} …".
};

/// All kinds, sorted by code; read once from resources/words/issues.csv. Empty when that cannot
/// be read, then issues show their English message.
[[nodiscard]] std::span<const IssueKind> issueKinds();
/// nullptr for a code that is not in the list.
[[nodiscard]] const IssueKind* issueKind(std::string_view code);

/// The issue's sentence in a language: the kind's template with `{count}` and the members of
/// `argumentsJson` filled in. An argument that is missing shows as "…"; an unknown code gives the
/// English message.
[[nodiscard]] std::string sentence(const model::Issue& issue, Language language);

} // namespace ecotone::quality
