#include "core/store/schema.h"

#include "core/base/clock.h"
#include "core/base/number.h"
#include "core/store/rtree_packer.h"

namespace ecotone::store {

namespace {

// Tables of the GeoPackage standard 1.3, with the crs_wkt extension's column.
constexpr std::string_view geoPackageTables = R"sql(
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT, definition_12_063 TEXT NOT NULL);
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')), min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER, CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL, CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name), CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name), CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
CREATE TABLE gpkg_extensions (table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL, CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
INSERT INTO gpkg_extensions VALUES ('gpkg_spatial_ref_sys', 'definition_12_063', 'gpkg_crs_wkt', 'http://www.geopackage.org/spec120/#extension_crs_wkt', 'read-write');
CREATE TABLE layer_styles (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256), f_table_schema TEXT(256), f_table_name TEXT(256), f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30), update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')));
)sql";

// The outline comes last, so that the other columns are read without touching its bytes.
constexpr std::string_view habitatTable = R"sql(
CREATE TABLE habitat (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, class_code TEXT NOT NULL, country TEXT NOT NULL DEFAULT '', area_half_cm2 INTEGER NOT NULL DEFAULT 0, area_m2 REAL NOT NULL DEFAULT 0, landscape TEXT, source_id INTEGER, source_fid TEXT, source_code TEXT, source_text TEXT, rule_id TEXT, confidence REAL, status TEXT NOT NULL DEFAULT 'edited', observed_on TEXT, edited_by TEXT, reviewed_by TEXT, attributes_json TEXT, geom POLYGON);
)sql";

// Answers every table of areas without the patches. Within a class in order of fid, not of area:
// a reclassified row then goes beside the one before it, and its page is in the cache.
constexpr std::string_view habitatIndexes = R"sql(
CREATE INDEX habitat_class ON habitat (class_code, country, landscape, fid, area_half_cm2);
)sql";

constexpr std::string_view ecotoneTables = R"sql(
CREATE TABLE ecotone_meta (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE ecotone_lock (id INTEGER PRIMARY KEY, name TEXT NOT NULL, machine TEXT NOT NULL, process INTEGER NOT NULL, since TEXT NOT NULL) STRICT;
CREATE TABLE ecotone_layer (name TEXT NOT NULL PRIMARY KEY, kind TEXT NOT NULL, title_en TEXT NOT NULL, title_zh TEXT NOT NULL, title_ru TEXT NOT NULL, title_mn TEXT NOT NULL, sharing TEXT NOT NULL, draw_order INTEGER NOT NULL, source_id INTEGER NOT NULL) STRICT;
CREATE TABLE ecotone_layer_field (layer TEXT NOT NULL, position INTEGER NOT NULL, name TEXT NOT NULL, column_name TEXT NOT NULL, type TEXT NOT NULL, title_en TEXT NOT NULL, title_zh TEXT NOT NULL, title_ru TEXT NOT NULL, title_mn TEXT NOT NULL, PRIMARY KEY (layer, position)) STRICT;
CREATE TABLE ecotone_source (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, title TEXT NOT NULL, country TEXT NOT NULL, agency TEXT NOT NULL, date TEXT NOT NULL, licence TEXT NOT NULL, sharing TEXT NOT NULL, file TEXT NOT NULL, layer TEXT NOT NULL, content_hash TEXT NOT NULL, encoding TEXT NOT NULL, crs TEXT NOT NULL, operation TEXT NOT NULL, accuracy_m REAL NOT NULL, scheme TEXT NOT NULL, landscape TEXT NOT NULL, authority INTEGER NOT NULL, report_json TEXT NOT NULL, series_id INTEGER NOT NULL DEFAULT 0, generation INTEGER NOT NULL DEFAULT 1) STRICT;
CREATE TABLE ecotone_delivery (source_id INTEGER NOT NULL, part INTEGER NOT NULL, rows INTEGER NOT NULL, copy BLOB NOT NULL, PRIMARY KEY (source_id, part)) STRICT;
CREATE TABLE ecotone_claim (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, source_id INTEGER NOT NULL, source_fid TEXT NOT NULL, source_code TEXT NOT NULL, country TEXT NOT NULL, class_code TEXT NOT NULL, winner TEXT NOT NULL, rule_id TEXT NOT NULL, landscape TEXT NOT NULL, geom BLOB NOT NULL) STRICT;
CREATE TABLE ecotone_extent (landscape TEXT NOT NULL PRIMARY KEY, area_half_cm2 INTEGER NOT NULL, geom BLOB NOT NULL) STRICT;
CREATE TABLE ecotone_issue (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, identity TEXT NOT NULL UNIQUE, code TEXT NOT NULL, severity TEXT NOT NULL, message TEXT NOT NULL, arguments_json TEXT NOT NULL, source_id INTEGER NOT NULL, patch_id INTEGER NOT NULL, landscape TEXT NOT NULL, count INTEGER NOT NULL, fixes TEXT NOT NULL, state TEXT NOT NULL, geom BLOB) STRICT;
CREATE TABLE ecotone_document (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, version INTEGER NOT NULL, json TEXT NOT NULL, UNIQUE (kind, name)) STRICT;
CREATE TABLE ecotone_history (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, kind TEXT NOT NULL, scope INTEGER NOT NULL, state INTEGER NOT NULL, author TEXT NOT NULL, organisation TEXT NOT NULL, side TEXT NOT NULL, at_utc TEXT NOT NULL, reason TEXT NOT NULL, change_kind INTEGER NOT NULL, event_date TEXT NOT NULL, cause TEXT NOT NULL, mandate TEXT NOT NULL, details_json TEXT NOT NULL, group_name TEXT NOT NULL, patches INTEGER NOT NULL, schema_version INTEGER NOT NULL, changeset BLOB) STRICT;
CREATE INDEX ecotone_history_scope ON ecotone_history (scope, state, id);
CREATE TABLE ecotone_import (history_id INTEGER NOT NULL, table_name TEXT NOT NULL, first_fid INTEGER NOT NULL, last_fid INTEGER NOT NULL, rows INTEGER NOT NULL, hash TEXT NOT NULL, copy BLOB, PRIMARY KEY (history_id, table_name)) STRICT;
CREATE TABLE ecotone_edition (name TEXT NOT NULL PRIMARY KEY, revision TEXT NOT NULL, at_utc TEXT NOT NULL, author TEXT NOT NULL, note TEXT NOT NULL, history_id INTEGER NOT NULL, done TEXT NOT NULL) STRICT;
)sql";

constexpr std::string_view wgs84Wkt1 =
    R"wkt(GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]])wkt";
constexpr std::string_view wgs84Wkt2 =
    R"wkt(GEODCRS["WGS 84",DATUM["World Geodetic System 1984",ELLIPSOID["WGS 84",6378137,298.257223563,LENGTHUNIT["metre",1]]],PRIMEM["Greenwich",0,ANGLEUNIT["degree",0.0174532925199433]],CS[ellipsoidal,2],AXIS["geodetic latitude (Lat)",north,ORDER[1],ANGLEUNIT["degree",0.0174532925199433]],AXIS["geodetic longitude (Lon)",east,ORDER[2],ANGLEUNIT["degree",0.0174532925199433]],ID["EPSG",4326]])wkt";

// The equal-area projection of every project. Based on WGS 84, so that each source reaches it by
// the datum operation of its own country.
constexpr std::string_view projectWkt1 =
    R"wkt(PROJCS["Ecotone Albers North-East Asia",GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]],PROJECTION["Albers_Conic_Equal_Area"],PARAMETER["latitude_of_center",47.5],PARAMETER["longitude_of_center",110],PARAMETER["standard_parallel_1",43.5],PARAMETER["standard_parallel_2",51.5],PARAMETER["false_easting",2000000],PARAMETER["false_northing",1000000],UNIT["metre",1,AUTHORITY["EPSG","9001"]],AXIS["Easting",EAST],AXIS["Northing",NORTH]])wkt";
constexpr std::string_view projectWkt2 =
    R"wkt(PROJCRS["Ecotone Albers North-East Asia",BASEGEODCRS["WGS 84",DATUM["World Geodetic System 1984",ELLIPSOID["WGS 84",6378137,298.257223563,LENGTHUNIT["metre",1]]],PRIMEM["Greenwich",0,ANGLEUNIT["degree",0.0174532925199433]]],CONVERSION["Ecotone Albers North-East Asia",METHOD["Albers Equal Area",ID["EPSG",9822]],PARAMETER["Latitude of false origin",47.5,ANGLEUNIT["degree",0.0174532925199433],ID["EPSG",8821]],PARAMETER["Longitude of false origin",110,ANGLEUNIT["degree",0.0174532925199433],ID["EPSG",8822]],PARAMETER["Latitude of 1st standard parallel",43.5,ANGLEUNIT["degree",0.0174532925199433],ID["EPSG",8823]],PARAMETER["Latitude of 2nd standard parallel",51.5,ANGLEUNIT["degree",0.0174532925199433],ID["EPSG",8824]],PARAMETER["Easting at false origin",2000000,LENGTHUNIT["metre",1],ID["EPSG",8826]],PARAMETER["Northing at false origin",1000000,LENGTHUNIT["metre",1],ID["EPSG",8827]]],CS[Cartesian,2],AXIS["easting (E)",east,ORDER[1],LENGTHUNIT["metre",1]],AXIS["northing (N)",north,ORDER[2],LENGTHUNIT["metre",1]]])wkt";

struct ReferenceSystem
{
    std::string_view name;
    std::int64_t id;
    std::string_view organisation;
    std::int64_t organisationId;
    std::string_view wkt1;
    std::string_view description;
    std::string_view wkt2;
};

Result<> insertReferenceSystems(Database& database)
{
    const ReferenceSystem systems[] = {
        {"Undefined Cartesian SRS",
         -1,
         "NONE",
         -1,
         "undefined",
         "undefined Cartesian",
         "undefined"},
        {"Undefined geographic SRS",
         0,
         "NONE",
         0,
         "undefined",
         "undefined geographic",
         "undefined"},
        {"WGS 84", 4326, "EPSG", 4326, wgs84Wkt1, "longitude/latitude on WGS 84", wgs84Wkt2},
        {"Ecotone Albers North-East Asia",
         projectSrsId,
         "ECOTONE",
         projectSrsId,
         projectWkt1,
         "equal area, 88-133 E, 41.5-53.5 N",
         projectWkt2},
    };
    ECO_ASSIGN(Statement insert,
               database.prepare("INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?, ?)"));
    for (const ReferenceSystem& system : systems) {
        insert.bind(1, system.name);
        insert.bind(2, system.id);
        insert.bind(3, system.organisation);
        insert.bind(4, system.organisationId);
        insert.bind(5, system.wkt1);
        insert.bind(6, system.description);
        insert.bind(7, system.wkt2);
        ECO_TRY(insert.run());
    }
    return {};
}

std::string_view geometryTypeName(geometry::ShapeKind kind)
{
    switch (kind) {
    case geometry::ShapeKind::Point: return "POINT";
    case geometry::ShapeKind::Line: return "MULTILINESTRING";
    case geometry::ShapeKind::Polygon: return "MULTIPOLYGON";
    case geometry::ShapeKind::None: break;
    }
    return "";
}

Result<> registerTable(Database& database, std::string_view table, std::string_view geometryType)
{
    ECO_ASSIGN(Statement contents,
               database.prepare("INSERT INTO gpkg_contents (table_name, data_type, identifier, "
                                "last_change, srs_id) VALUES (?1, ?2, ?1, ?3, ?4)"));
    const bool spatial = !geometryType.empty();
    const std::string time = geoPackageTime();
    contents.bind(1, table);
    contents.bind(2, std::string_view{spatial ? "features" : "attributes"});
    contents.bind(3, time);
    contents.bindOptional(4, std::int64_t{spatial ? projectSrsId : 0});
    ECO_TRY(contents.run());
    if (!spatial) {
        return {};
    }
    ECO_ASSIGN(Statement columns,
               database.prepare("INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?, ?, 0, 0)"));
    columns.bind(1, table);
    columns.bind(2, geometryColumn);
    columns.bind(3, geometryType);
    columns.bind(4, std::int64_t{projectSrsId});
    return columns.run();
}

} // namespace

Result<> createSchema(Database& database)
{
    ECO_TRY(database.execute("PRAGMA application_id = " + toText(geoPackageApplicationId)));
    ECO_TRY(database.execute("PRAGMA user_version = " + toText(geoPackageVersion)));
    ECO_TRY(database.execute(geoPackageTables));
    ECO_TRY(insertReferenceSystems(database));
    ECO_TRY(database.execute(habitatTable));
    ECO_TRY(database.execute(ecotoneTables));
    ECO_TRY(registerTable(database, "habitat", "POLYGON"));
    return registerTable(database, "layer_styles", "");
}

Result<> createLayerTable(Database& database,
                          const std::string& table,
                          geometry::ShapeKind kind,
                          const std::vector<std::string>& columns)
{
    const std::string_view type = geometryTypeName(kind);
    std::string sql =
        "CREATE TABLE " + sqlName(table) +
        " (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, name_en TEXT, name_zh TEXT, "
        "name_ru TEXT, name_mn TEXT, name_local TEXT";
    for (const std::string& column : columns) {
        sql += ", " + column;
    }
    if (!type.empty()) {
        sql.append(", geom ").append(type);
    }
    ECO_TRY(database.execute(sql + ")"));
    ECO_TRY(registerTable(database, table, type));
    if (type.empty() || database.building()) {
        return {};
    }
    return createSpatialIndex(database, table);
}

std::string geoPackageTime()
{
    std::string time = isoTime(Clock::now());
    time.insert(time.size() - 1, ".000");
    return time;
}

std::string spatialIndexName(std::string_view table)
{
    return "rtree_" + std::string{table} + "_" + std::string{geometryColumn};
}

std::vector<std::string> spatialIndexTriggers(const std::string& table)
{
    // Word for word as the standard 1.3 and GDAL write them, so that any program knows its own.
    const std::string index = spatialIndexName(table);
    const std::string i = sqlName(index);
    const std::string t = sqlName(table);
    const std::string values = " VALUES (NEW.\"fid\",ST_MinX(NEW.\"geom\"), ST_MaxX(NEW.\"geom\"),"
                               "ST_MinY(NEW.\"geom\"), ST_MaxY(NEW.\"geom\")); ";
    const std::string some = "(NEW.\"geom\" NOTNULL AND NOT ST_IsEmpty(NEW.\"geom\"))";
    const std::string none = "(NEW.\"geom\" ISNULL OR ST_IsEmpty(NEW.\"geom\"))";
    const auto name = [&](const char* suffix) {
        return "CREATE TRIGGER " + sqlName(index + suffix);
    };
    const std::string put = "INSERT OR REPLACE INTO " + i + values;
    const std::string dropOld = "DELETE FROM " + i + " WHERE id = OLD.\"fid\"; ";
    return {
        name("_insert") + " AFTER INSERT ON " + t +
            " WHEN (new.\"geom\" NOT NULL AND NOT ST_IsEmpty(NEW.\"geom\")) BEGIN " + put + "END",
        name("_update1") + " AFTER UPDATE OF \"geom\" ON " + t +
            " WHEN OLD.\"fid\" = NEW.\"fid\" AND " + some + " BEGIN " + put + "END",
        name("_update2") + " AFTER UPDATE OF \"geom\" ON " + t +
            " WHEN OLD.\"fid\" = NEW.\"fid\" AND " + none + " BEGIN " + dropOld + "END",
        name("_update3") + " AFTER UPDATE ON " + t + " WHEN OLD.\"fid\" != NEW.\"fid\" AND " +
            some + " BEGIN " + dropOld + put + "END",
        name("_update4") + " AFTER UPDATE ON " + t + " WHEN OLD.\"fid\" != NEW.\"fid\" AND " +
            none + " BEGIN DELETE FROM " + i + " WHERE id IN (OLD.\"fid\", NEW.\"fid\"); END",
        name("_delete") + " AFTER DELETE ON " + t + " WHEN old.\"geom\" NOT NULL BEGIN " + dropOld +
            "END",
    };
}

Result<bool> hasSpatialIndex(Database& database, const std::string& table)
{
    ECO_ASSIGN(Statement statement,
               database.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?"));
    const std::string name = spatialIndexName(table);
    statement.bind(1, name);
    return statement.step();
}

Result<> createSpatialIndex(Database& database, const std::string& table)
{
    const std::string index = spatialIndexName(table);
    ECO_TRY(database.execute("CREATE VIRTUAL TABLE " + sqlName(index) +
                             " USING rtree(id, minx, maxx, miny, maxy)"));
    ECO_TRY(packSpatialIndex(database, table, index));
    for (const std::string& trigger : spatialIndexTriggers(table)) {
        ECO_TRY(database.execute(trigger));
    }
    ECO_ASSIGN(Statement extension,
               database.prepare("INSERT INTO gpkg_extensions VALUES (?, ?, 'gpkg_rtree_index', "
                                "'http://www.geopackage.org/spec120/#extension_rtree', "
                                "'write-only')"));
    extension.bind(1, std::string_view{table});
    extension.bind(2, geometryColumn);
    return extension.run();
}

Result<> createHabitatIndexes(Database& database)
{
    // Sorted in pieces that fit into the processor's caches: one list of a million rows takes
    // three times as long.
    ECO_TRY(database.execute("PRAGMA temp_store = FILE; PRAGMA cache_size = -8192"));
    ECO_TRY(database.execute(habitatIndexes));
    return database.execute("PRAGMA temp_store = MEMORY; PRAGMA cache_size = -262144");
}

Result<> refreshContents(Database& database)
{
    const std::string time = geoPackageTime();
    ECO_ASSIGN(const std::vector<DomainTable> tables, database.domainTables());
    for (const DomainTable& table : tables) {
        ECO_ASSIGN(const bool indexed, hasSpatialIndex(database, table.name));
        if (!indexed) {
            continue;
        }
        ECO_ASSIGN(Statement update,
                   database.prepare("UPDATE gpkg_contents SET last_change = ?1, (min_x, min_y, "
                                    "max_x, max_y) = (SELECT min(minx), min(miny), max(maxx), "
                                    "max(maxy) FROM " +
                                    sqlName(spatialIndexName(table.name)) +
                                    ") WHERE table_name = ?2"));
        update.bind(1, std::string_view{time});
        update.bind(2, std::string_view{table.name});
        ECO_TRY(update.run());
    }
    return {};
}

} // namespace ecotone::store
