#pragma once

#include "core/geometry/shape.h"

#include <cstdint>
#include <string_view>

namespace ecotone::geometry {

/// Reads a GeoPackage blob of one polygon into `polygon`, whose memory is used again. True when
/// the blob is, to the last bit, what toGeoPackageBlob writes of the result; else nothing is said
/// about it. One pass, for copying and hashing very many.
[[nodiscard]] bool readOwnPolygonBlob(std::string_view blob, std::int32_t srsId, Polygon& polygon);

} // namespace ecotone::geometry
