#pragma once

#include "core/base/language.h"
#include "core/text/name_query.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ecotone::habitat {

/// Every form a thing may be looked for by.
struct ThingNames
{
    LocalText names;
    std::string local{};
    std::vector<std::string> others{}; ///< "ko:훈춘": the language before a colon is left out.
    std::string code{};
};

/// The different forms, ready to be asked often.
[[nodiscard]] std::vector<text::SearchName> searchNames(const ThingNames& names);

/// How much a thing matters among equally good answers: a landscape before a city before a village.
enum class Importance : unsigned char
{
    Small,
    Village,
    Town,
    Class,
    Protected,
    City,
    Landscape,
};
/// Of the types in the gazetteer; Small for any other.
[[nodiscard]] Importance importanceOf(std::string_view placeType) noexcept;

/// A thing that was found. `form` is the form that answered best.
struct RankedThing
{
    std::size_t subject = 0; ///< The number given to look().
    text::NameMatch match = text::NameMatch::None;
    std::string form;
};

/// What a person looks for, asked of one thing after the other; then the best come first: by how
/// well the name answers, by importance, then in the order they were looked at.
class PlaceRanking
{
public:
    explicit PlaceRanking(std::string_view typed) : m_query{typed} {}

    void look(std::size_t subject, std::span<const text::SearchName> names, Importance importance);
    [[nodiscard]] std::vector<RankedThing> best(std::size_t most) const;

private:
    struct Candidate
    {
        RankedThing thing;
        Importance importance = Importance::Small;
    };
    text::NameQuery m_query;
    std::vector<Candidate> m_found;
};

} // namespace ecotone::habitat
