#pragma once

#include "core/base/result.h"
#include "core/geometry/shape.h"

#include <filesystem>

namespace ecotone::plan {

/// The polygons of a small file that outlines a place: GeoJSON (RFC 7946: longitude and latitude
/// on WGS 84) or well-known text in the same coordinates. All polygons are joined. Edges are
/// straight in longitude and latitude and cut so that they stay so on the grid, to 1 cm.
///
/// Fails with FileNotFound, FileUnreadable, FileDamaged, UnsupportedFormat (naming the two that
/// are read), InvalidGeometry.
[[nodiscard]] Result<geometry::MultiPolygon> readBoundary(const std::filesystem::path& path);

} // namespace ecotone::plan
