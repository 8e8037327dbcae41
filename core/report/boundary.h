#pragma once

#include "core/base/language.h"
#include "core/base/result.h"
#include "core/geometry/shape.h"
#include "core/model/cursor.h"

#include <string>
#include <string_view>

/// What `--within` names; private to the room.
namespace ecotone::report {

struct NamedLand
{
    std::string name;                ///< As shown in the language.
    std::string landscape;           ///< Code, when the word names a landscape.
    geometry::MultiPolygon polygons; ///< Empty for a landscape.
};

[[nodiscard]] Result<NamedLand>
namedLand(model::MapReader& map, std::string_view within, Language language);

} // namespace ecotone::report
