#pragma once

#include "core/geometry/box.h"
#include "core/geometry/shape.h"
#include "core/model/ids.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ecotone::model {

enum class Severity : unsigned char
{
    Note,
    Warning,
    Error,
};

[[nodiscard]] std::string_view name(Severity severity) noexcept;
[[nodiscard]] Severity severityFromName(std::string_view name) noexcept;

/// A defect in the data, never an exception. `identity` is deterministic: code plus objects, so
/// that the same defect found twice is one issue.
struct Issue
{
    IssueId id = 0;
    std::string identity;
    std::string code; ///< Closed list in quality/issue_codes.h: "unmapped-code", "gap" …
    Severity severity = Severity::Warning;
    std::string message;       ///< English sentence for log and JSON; the window words it by code.
    std::string argumentsJson; ///< Values the window's sentence needs, JSON object.
    SourceId sourceId = 0;
    PatchId patchId = 0;
    std::string landscape;
    std::int64_t count = 1;
    geometry::Shape place;          ///< Where to zoom; may be empty.
    std::vector<std::string> fixes; ///< Codes of offered edits, e.g. "give-to-other-side".
    std::string state = "open";     ///< "open", "fixed", "accepted".
};

} // namespace ecotone::model
