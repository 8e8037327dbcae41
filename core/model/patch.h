#pragma once

#include "core/geometry/area.h"
#include "core/geometry/shape.h"
#include "core/model/ids.h"

#include <string>
#include <string_view>

namespace ecotone::model {

/// How far a patch has come; stored as its English word.
enum class PatchStatus : unsigned char
{
    Harmonised,
    Edited,
    Reviewed,
};

[[nodiscard]] std::string_view name(PatchStatus status) noexcept;
[[nodiscard]] PatchStatus patchStatusFromName(std::string_view name) noexcept;

/// What is known of a patch besides its outline: one class and its provenance.
struct PatchAttributes
{
    std::string classCode;   ///< Unified class, e.g. "F11"; U00, U01, U02 included.
    std::string country;     ///< "CN", "RU", "MN", "KP".
    std::string landscape;   ///< Code of the landscape it was harmonised for, may be empty.
    SourceId sourceId = 0;   ///< Row of ecotone_source; 0 when drawn by hand.
    std::string sourceFid;   ///< Identity of the row in the source, as text.
    std::string sourceCode;  ///< The national code, as text ("0111" is not "111").
    std::string sourceText;  ///< The national name of the code, decoded.
    std::string ruleId;      ///< The crosswalk or stand rule that gave the class.
    double confidence = 0.0; ///< 0 to 1, of the rule.
    PatchStatus status = PatchStatus::Harmonised;
    std::string observedOn; ///< ISO date or year of the source's survey, may be empty.
    std::string editedBy;
    std::string reviewedBy;
    std::string
        attributesJson; ///< Attributes that rules used (origin, age, composition), JSON object.

    bool operator==(const PatchAttributes&) const = default;
};

/// One polygon of the habitat layer. `area` is that of `outline`, kept by the store.
struct Patch
{
    PatchId id = 0;
    PatchAttributes attributes;
    geometry::Polygon outline;
    geometry::Area area;

    bool operator==(const Patch&) const = default;
};

} // namespace ecotone::model
