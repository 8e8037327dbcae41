#include "core/habitat/place_ranking.h"

#include <algorithm>
#include <array>
#include <utility>

namespace ecotone::habitat {

Importance importanceOf(std::string_view placeType) noexcept
{
    constexpr std::array known{
        std::pair{std::string_view{"city"}, Importance::City},
        std::pair{std::string_view{"town"}, Importance::Town},
        std::pair{std::string_view{"range"}, Importance::Town},
        std::pair{std::string_view{"region"}, Importance::Town},
        std::pair{std::string_view{"river"}, Importance::Town},
        std::pair{std::string_view{"village"}, Importance::Village},
        std::pair{std::string_view{"soum"}, Importance::Village},
        std::pair{std::string_view{"lake"}, Importance::Village},
        std::pair{std::string_view{"peak"}, Importance::Village},
    };
    const auto* const found = std::find_if(
        known.begin(), known.end(), [&](const auto& each) { return each.first == placeType; });
    return found != known.end() ? found->second : Importance::Small;
}

std::vector<text::SearchName> searchNames(const ThingNames& names)
{
    std::vector<text::SearchName> forms;
    const auto take = [&forms](std::string_view form) {
        const bool known = std::ranges::any_of(
            forms, [form](const text::SearchName& other) { return other.name() == form; });
        if (!form.empty() && !known) {
            forms.emplace_back(form);
        }
    };
    take(names.code);
    for (const Language language : allLanguages) {
        take(names.names.in(language));
    }
    take(names.local);
    for (const std::string& other : names.others) {
        const std::size_t colon = other.find(':');
        take(std::string_view{other}.substr(colon == std::string::npos ? 0 : colon + 1));
    }
    return forms;
}

void PlaceRanking::look(std::size_t subject,
                        std::span<const text::SearchName> names,
                        Importance importance)
{
    RankedThing thing{subject, text::NameMatch::None, {}};
    for (const text::SearchName& form : names) {
        const text::NameMatch match = m_query.match(form);
        if (match > thing.match) {
            thing.match = match;
            thing.form = form.name();
        }
    }
    if (thing.match != text::NameMatch::None) {
        m_found.push_back({std::move(thing), importance});
    }
}

std::vector<RankedThing> PlaceRanking::best(std::size_t most) const
{
    std::vector<const Candidate*> order;
    for (const Candidate& candidate : m_found) {
        order.push_back(&candidate);
    }
    std::stable_sort(order.begin(), order.end(), [](const Candidate* left, const Candidate* right) {
        return std::pair{left->thing.match, left->importance} >
               std::pair{right->thing.match, right->importance};
    });
    std::vector<RankedThing> things;
    for (std::size_t i = 0; i < std::min(most, order.size()); ++i) {
        things.push_back(order[i]->thing);
    }
    return things;
}

} // namespace ecotone::habitat
