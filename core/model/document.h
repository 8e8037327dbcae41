#pragma once

#include <cstdint>
#include <string>

namespace ecotone::model {

/// A style, layout, recipe or report, kept by the store as it is; its meaning lives elsewhere.
struct Document
{
    std::int64_t id = 0;
    std::string kind; ///< "style", "layout", "recipe", "report", "bookmark" …
    std::string name;
    int version = 1;
    std::string json; ///< JSON, or TOML for recipes.
};

} // namespace ecotone::model
