#pragma once

#include "core/base/language.h"
#include "core/base/result.h"
#include "core/habitat/gazetteer.h"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace ecotone::habitat {

/// Something with a name on a map.
struct NamedThing
{
    std::string code; ///< Of the gazetteer; empty when the row states none.
    LocalText names;
    std::string localName;
};

/// How a publisher writes it.
struct WrittenName
{
    std::string text;  ///< Empty: it is not labelled.
    bool both = false; ///< The other side's name is written too.
    bool operator==(const WrittenName&) const = default;
};

/// What publishers have agreed or must print, by publication profile, thing and language
/// (resources/profiles/name_policy.csv). Names that are only offered there are printed by nobody
/// who did not choose them.
class NamePolicy
{
public:
    /// Fails with FileNotFound or FileDamaged, naming row and action.
    [[nodiscard]] static Result<NamePolicy> load(const Gazetteer& gazetteer);
    [[nodiscard]] static Result<NamePolicy>
    fromCsv(std::string_view csv, std::string_view name, const Gazetteer& gazetteer);

    /// `own` is the name in `language` as it would stand on the map; the rules of `profile` and
    /// those for all profiles ("*") are applied to it.
    [[nodiscard]] WrittenName written(const NamedThing& thing,
                                      std::string own,
                                      std::string_view profile,
                                      Language language) const;

private:
    struct Rule
    {
        std::string profile;
        std::string subjectType;
        std::string subject;
        std::string language;
        std::string action;
        std::string other; ///< The name it adds or puts instead.
        std::string format;
        std::set<std::string, std::less<>> names; ///< The thing's names in the gazetteer.

        [[nodiscard]] bool isAbout(const NamedThing& thing, std::string_view own) const;
    };

    std::vector<Rule> m_rules;
};

} // namespace ecotone::habitat
