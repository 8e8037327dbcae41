#pragma once

#include "core/base/result.h"
#include "core/geometry/shape.h"
#include "core/store/database.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// Private to the room: the tables of a project file.
namespace ecotone::store {

/// Row of gpkg_spatial_ref_sys of every geometry we write.
inline constexpr std::int32_t projectSrsId = 990001;
inline constexpr std::int64_t geoPackageApplicationId = 0x47504B47; // "GPKG"
inline constexpr std::int64_t geoPackageVersion = 10300;
/// Row schema_version of ecotone_meta. A file with a higher one is refused, one with a lower one
/// is read as it is and brought up to date by the first writer (migrations.h).
inline constexpr int schemaVersion = 2;
inline constexpr std::string_view geometryColumn = "geom";
/// Meta keys of the store itself.
inline constexpr std::string_view metaHash = "domain_hash";
inline constexpr std::string_view metaStamp = "closed_at_change";

/// All tables of a new project, with habitat registered but without the spatial indexes.
[[nodiscard]] Result<> createSchema(Database& database);
/// Creates a layer's table and registers it; `columns` are declarations such as `"kind" TEXT`.
[[nodiscard]] Result<> createLayerTable(Database& database,
                                        const std::string& table,
                                        geometry::ShapeKind kind,
                                        const std::vector<std::string>& columns);
/// Spatial index of one registered table, filled from its rows: an empty R-tree with triggers
/// when `pack` finds no row.
[[nodiscard]] Result<> createSpatialIndex(Database& database, const std::string& table);
/// Those of class and landscape, when the rows of a new project are there: sorting a million rows
/// once costs a quarter of putting each in its place.
[[nodiscard]] Result<> createHabitatIndexes(Database& database);
/// Extent and time in gpkg_contents, for other programs.
[[nodiscard]] Result<> refreshContents(Database& database);

/// Now, as the GeoPackage standard writes DATETIME: with milliseconds.
[[nodiscard]] std::string geoPackageTime();

[[nodiscard]] std::string spatialIndexName(std::string_view table);
/// The statements that create the six triggers of a table's spatial index.
[[nodiscard]] std::vector<std::string> spatialIndexTriggers(const std::string& table);
[[nodiscard]] Result<bool> hasSpatialIndex(Database& database, const std::string& table);

} // namespace ecotone::store
