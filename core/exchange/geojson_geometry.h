#pragma once

#include "core/exchange/read_issues.h"
#include "core/geometry/shape.h"

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

/// Geometry of a GeoJSON feature, every defect named. Private to the room.
namespace ecotone::exchange {

/// One shape a kind; empty when the feature has no usable geometry (which is then an issue).
[[nodiscard]] std::vector<geometry::RealShape> geoJsonShapes(const nlohmann::ordered_json& feature,
                                                             const std::string& file,
                                                             std::int64_t row,
                                                             ReadIssues& issues);

} // namespace ecotone::exchange
