#pragma once

#include "core/model/source.h"

#include <cstdint>
#include <string>
#include <vector>

namespace ecotone::layout {

/// What a layout says of its project besides the rows it draws; the store's caller fills it.
struct ProjectFacts
{
    std::string title;
    bool demonstration = false; ///< Printed in its language on every output.
    std::vector<model::Source> sources;
    std::string edition;          ///< Name of the edition shown, or empty.
    std::string revision;         ///< Of the project.
    bool borderSchematic = false; ///< A reference line coarser than 1:200,000 was used.
    bool edgeMatchingOneSided = false;
    std::int64_t restrictedLeftOut = 0; ///< Features not brought in.
    std::string programVersion;
};

} // namespace ecotone::layout
