#pragma once

#include "core/geometry/shape.h"
#include "core/model/ids.h"

#include <cstdint>
#include <string>

namespace ecotone::model {

/// What the losing side of an overlap says about a place: kept, never drawn as habitat, and the
/// ground of the fix "give it to the other side". A row of ecotone_claim.
struct Claim
{
    std::int64_t id = 0;
    SourceId sourceId = 0; ///< The losing source.
    std::string sourceFid; ///< Its row, as text.
    std::string sourceCode;
    std::string country;   ///< The claiming side.
    std::string classCode; ///< The class the claim gives to the place.
    std::string winner;    ///< Country whose patch owns the place now.
    std::string ruleId;    ///< The rule that decided.
    std::string landscape;
    geometry::MultiPolygon outline;

    bool operator==(const Claim&) const = default;
};

} // namespace ecotone::model
