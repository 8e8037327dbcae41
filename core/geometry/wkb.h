#pragma once

#include "core/base/result.h"
#include "core/geometry/shape.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace ecotone::geometry {

/// A GeoPackage geometry blob (header with envelope, little-endian WKB). Grid coordinates are
/// written as metres (value / 100). `multi` writes MULTI… types even for one part.
enum class Parts : bool
{
    Single,
    Multi,
};
[[nodiscard]] std::string toGeoPackageBlob(const Polygon& polygon, std::int32_t srsId);
[[nodiscard]] std::string toGeoPackageBlob(const Shape& shape, std::int32_t srsId, Parts parts);

/// Reads a GeoPackage blob back to the grid; Z and M are dropped. Fails with InvalidGeometry on
/// truncated or unknown input (every length is checked) and on a coordinate further than 1 mm
/// from the grid when `grid` is Strict.
enum class Grid : bool
{
    Strict,
    Snap,
};
[[nodiscard]] Result<Shape> fromGeoPackageBlob(std::string_view blob, Grid grid = Grid::Strict);
/// The same for plain WKB in real coordinates (any byte order, ISO and EWKB Z/M flags).
[[nodiscard]] Result<RealShape> fromWkb(std::string_view wkb);
[[nodiscard]] std::string toWkb(const RealShape& shape);

/// Well-known text for tests, logs and the command line; coordinates as given.
[[nodiscard]] std::string toWkt(const RealShape& shape, int decimals);
/// In centimetres, as integers.
[[nodiscard]] std::string toWkt(const Shape& shape);
[[nodiscard]] Result<RealShape> fromWkt(std::string_view wkt);
/// Text in centimetres: "POLYGON((0 0, 100 0, 100 100))"; the closing point may be left out.
[[nodiscard]] Result<Shape> gridFromWkt(std::string_view wkt);

} // namespace ecotone::geometry
