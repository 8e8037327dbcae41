#pragma once

#include <cstdint>

namespace ecotone::model {

/// Row identities of the project file; 0 means "not stored yet". fids are never reused.
using PatchId = std::int64_t;
using FeatureId = std::int64_t;
using SourceId = std::int64_t;
using HistoryId = std::int64_t;
using IssueId = std::int64_t;

} // namespace ecotone::model
