#pragma once

#include "core/base/result.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace ecotone::habitat {

/// What is known of a source's classification column.
struct SchemeEvidence
{
    std::map<std::string, std::string> nameByCode; ///< Distinct codes; names may be empty.
    std::string country;                           ///< May be empty.
    std::string field;                             ///< Name of the code field, may be empty.
};

/// Which national scheme a source speaks. Codes collide between schemes (0303 is mangrove in one
/// and shrub land in the other), so codes and names decide together; if they do not, it is asked.
struct SchemeVerdict
{
    std::string scheme;
    bool decided = false;
    double confidence = 0.0; ///< 0 to 1.
    std::string evidence;    ///< One English sentence.
    std::string runnerUp;
    std::vector<std::string> unmappedCodes; ///< Of the codes given, those the scheme lacks.
};

/// Every crosswalk a code column may follow (tree species tables are not among them). Fails only
/// when a table cannot be read.
[[nodiscard]] Result<SchemeVerdict> recognise(const SchemeEvidence& evidence);

} // namespace ecotone::habitat
