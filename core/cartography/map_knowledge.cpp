#include "core/cartography/map_knowledge.h"

namespace ecotone::cartography {

Result<MapKnowledge> MapKnowledge::load()
{
    MapKnowledge knowledge;
    ECO_ASSIGN(knowledge.classification, habitat::Classification::load());
    ECO_ASSIGN(knowledge.gazetteer, habitat::Gazetteer::load());
    ECO_ASSIGN(knowledge.ratings, habitat::Ratings::load());
    ECO_ASSIGN(knowledge.words, habitat::Words::load());
    ECO_ASSIGN(knowledge.names, habitat::NamePolicy::load(knowledge.gazetteer));
    ECO_ASSIGN(knowledge.style, Style::load());
    return knowledge;
}

std::string MapKnowledge::phrase(std::string_view key, Language language) const
{
    return words.phrase(key, language);
}

std::string
MapKnowledge::phrase(std::string_view key,
                     Language language,
                     const std::vector<std::pair<std::string, std::string>>& values) const
{
    return words.phrase(key, language, values);
}

} // namespace ecotone::cartography
