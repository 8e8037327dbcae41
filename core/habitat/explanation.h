#pragma once

#include "core/base/language.h"
#include "core/base/result.h"
#include "core/habitat/attributes.h"
#include "core/habitat/classification.h"
#include "core/habitat/crosswalk.h"
#include "core/habitat/stand_rules.h"
#include "core/habitat/stored_row.h"
#include "core/habitat/words.h"
#include "core/model/patch.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ecotone::habitat {

/// Why a patch has its class, as one sentence in the reader's language: what the source states,
/// the rule that fired with the values it asked for, what was not stated, and the confidence.
///
/// The tables shipped with the program are used unless a project has its own (use()).
class Explainer
{
public:
    [[nodiscard]] static Result<Explainer> load();

    /// A project's own table, instead of the shipped one of the same scheme.
    void use(Crosswalk crosswalk);
    void use(StandRules rules);

    /// `source` is the title of the patch's source; empty when it has none.
    [[nodiscard]] std::string
    sentence(const model::PatchAttributes& patch, std::string_view source, Language language);
    /// Attributes that rules before the one that fired asked for and that the row does not state,
    /// by column name: what would decide better.
    [[nodiscard]] std::vector<std::string> missing(const model::PatchAttributes& patch);

private:
    /// The parts of a rule id: "SCHEME:CODE/N+STAND".
    struct Fired
    {
        const Crosswalk* crosswalk = nullptr;
        const CrosswalkRule* rule = nullptr;
        const StandRule* stand = nullptr;
        bool fallback = false; ///< The last stand rule, which has no condition.
    };
    [[nodiscard]] Fired fired(std::string_view ruleId);
    [[nodiscard]] const Crosswalk* crosswalk(const std::string& scheme);
    [[nodiscard]] std::vector<std::string> missingFor(const Fired& fired,
                                                      const Attributes& attributes) const;
    [[nodiscard]] std::string
    valuesOf(std::string_view condition, const StoredRow& stored, Language language) const;
    [[nodiscard]] std::string attributeValue(const std::string& column,
                                             const Attributes& attributes,
                                             Language language) const;
    [[nodiscard]] std::string attributeName(const std::string& column, Language language) const;
    [[nodiscard]] std::vector<std::string>
    reasons(const Fired& fired, const model::PatchAttributes& patch, Language language) const;
    [[nodiscard]] std::string listOf(const std::vector<std::string>& columns,
                                     Language language) const;

    Classification m_classification;
    StandRules m_stands;
    SpeciesGroups m_groups;
    std::map<std::string, std::optional<Crosswalk>, std::less<>> m_crosswalks; ///< Read once asked.
};

} // namespace ecotone::habitat
