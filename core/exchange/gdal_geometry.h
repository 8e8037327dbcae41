#pragma once

#include "core/exchange/read_issues.h"
#include "core/geometry/shape.h"

#include <cstdint>
#include <ogr_api.h>
#include <string>
#include <vector>

/// OGR geometries to values and back. Private to the room.
namespace ecotone::exchange {

/// One shape a kind; empty with an issue when there is none.
[[nodiscard]] std::vector<geometry::RealShape>
shapesOf(OGRGeometryH geometry, const std::string& layer, std::int64_t row, ReadIssues& issues);

/// A new geometry, owned by the caller; multi types when `multi` or there are several parts.
[[nodiscard]] OGRGeometryH newGeometry(const geometry::RealShape& shape, bool multi);

} // namespace ecotone::exchange
