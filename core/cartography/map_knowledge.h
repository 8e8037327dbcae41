#pragma once

#include "core/base/result.h"
#include "core/cartography/style.h"
#include "core/habitat/classification.h"
#include "core/habitat/gazetteer.h"
#include "core/habitat/name_policy.h"
#include "core/habitat/ratings.h"
#include "core/habitat/words.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ecotone::cartography {

/// Everything a map is drawn with besides the project's rows: classes, names, ratings, words and
/// the style. Loaded once, shared by reference, immutable.
struct MapKnowledge
{
    habitat::Classification classification;
    habitat::Gazetteer gazetteer;
    habitat::Ratings ratings;
    habitat::Words words;
    habitat::NamePolicy names;
    Style style;

    [[nodiscard]] static Result<MapKnowledge> load();

    [[nodiscard]] std::string phrase(std::string_view key, Language language) const;
    [[nodiscard]] std::string
    phrase(std::string_view key,
           Language language,
           const std::vector<std::pair<std::string, std::string>>& values) const;
};

} // namespace ecotone::cartography
