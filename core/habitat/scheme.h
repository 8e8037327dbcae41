#pragma once

#include "core/base/remark.h"
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
/// One scheme the codes may follow, and where it parts from the others.
struct SchemeReading
{
    std::string scheme;
    double found = 0.0; ///< Share of the codes the scheme has, 0 to 1.
    double named = 0.0; ///< Share of the given names that are the scheme's own.
    /// Codes that another reading understands differently: "0303 灌木林地 S11"; at most eight.
    std::vector<std::string> differing;
};

struct SchemeVerdict
{
    std::string scheme;
    bool decided = false;
    double confidence = 0.0; ///< 0 to 1.
    Remark evidence;
    std::string runnerUp;
    /// The best readings, best first: one when decided without a rival, else two to ask about.
    std::vector<SchemeReading> readings;
    std::vector<std::string> unmappedCodes; ///< Of the codes given, those the scheme lacks.
};

/// Two schemes have nearly all of the codes and read some of them differently: only a person can
/// tell, and nothing may be classified before.
[[nodiscard]] bool mustAsk(bool decided, const std::vector<SchemeReading>& readings);

/// Versions of one standard are told apart by codes and names that only one of them has (Chinese
/// land use: 0304 named 森林沼泽, 0402 named 沼泽草地 or 1108 is GB/T 21010; 0501 named 森林沼泽,
/// 0504, 17xx or 23xx is land-and-sea). Marks of both sides, or of none, are asked. Every crosswalk
/// a code column may follow (tree species tables are not among them). Fails only when a table
/// cannot be read.
[[nodiscard]] Result<SchemeVerdict> recognise(const SchemeEvidence& evidence);

} // namespace ecotone::habitat
