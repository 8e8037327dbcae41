#pragma once

#include "core/exchange/gdal_handles.h"
#include "core/exchange/layer_info.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

/// What formats that GDAL reads say of their texts, beside what GDAL says. Private to the room.
namespace ecotone::exchange {

/// What the text of a .TAB says: its charset and the names of its columns, as bytes.
struct TabText
{
    EncodingStatement encoding;
    std::vector<std::string> names;
};
[[nodiscard]] TabText tabTextOf(const std::filesystem::path& path);

/// A CoordSys clause keeps MapInfo's datum number, which WKT loses.
[[nodiscard]] CrsStatement mapInfoStatement(OGRSpatialReferenceH reference);

/// How many elements a GPX file writes for a layer of GDAL's: "waypoints", "routes", "tracks",
/// "route_points", "track_points"; 0 for others. The driver leaves out points without a place.
[[nodiscard]] std::int64_t gpxElements(std::string_view text, std::string_view layer);

/// Coded values of a File Geodatabase or GeoPackage: code to name.
using CodedValues = std::map<std::string, std::string>;
[[nodiscard]] CodedValues codedValuesOf(GDALDatasetH dataset, OGRFieldDefnH field);

} // namespace ecotone::exchange
