#include "core/harmonise/place.h"

#include "core/crs/project_grid.h"
#include "core/geometry/area.h"
#include "core/geometry/predicates.h"

#include <algorithm>
#include <cctype>
#include <string_view>

namespace ecotone::harmonise {

namespace {

bool isNamePart(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

/// Whether a condition asks where the patch lies.
bool asksForPlace(std::string_view condition)
{
    for (std::size_t at = 0; at < condition.size();) {
        if (!isNamePart(condition[at])) {
            ++at;
            continue;
        }
        const std::size_t start = at;
        while (at < condition.size() && isNamePart(condition[at])) {
            ++at;
        }
        std::string word{condition.substr(start, at - start)};
        std::ranges::transform(
            word, word.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        if (word == "lon" || word == "lat" || word == "timberline") {
            return true;
        }
    }
    return false;
}

} // namespace

geometry::GridPoint placeRow(const geometry::MultiPolygon& land,
                             const habitat::Gazetteer& gazetteer,
                             const std::string& landscape,
                             habitat::NationalRow& row)
{
    const auto largest = std::ranges::max_element(
        land, {}, [](const geometry::Polygon& polygon) { return geometry::areaOf(polygon); });
    const auto place = geometry::pointInside(*largest);
    const auto lonLat = crs::lonLatFromGrid(place);
    row.lon = lonLat.x;
    row.lat = lonLat.y;
    const auto* known = gazetteer.landscape(landscape);
    if (known == nullptr) {
        known = gazetteer.landscapeAt(lonLat);
    }
    if (known != nullptr) {
        row.timberline = known->timberlineMetres;
    }
    return place;
}

PlaceRules::PlaceRules(const habitat::Crosswalk& crosswalk, const habitat::StandRules& stands)
    : m_crosswalk{&crosswalk}
    , m_stands{std::ranges::any_of(stands.rules(), [](const habitat::StandRule& rule) {
        return asksForPlace(rule.condition);
    })}
{
}

bool PlaceRules::matterFor(const std::string& code)
{
    const auto [known, isNew] = m_known.try_emplace(code, false);
    if (isNew) {
        const auto resolved = m_crosswalk->resolvedCode(code);
        known->second =
            std::ranges::any_of(m_crosswalk->rules(), [&](const habitat::CrosswalkRule& rule) {
                return rule.sourceCode == resolved &&
                       (asksForPlace(rule.condition) ||
                        (m_stands && rule.relation == habitat::Relation::StandRules));
            });
    }
    return known->second;
}

} // namespace ecotone::harmonise
