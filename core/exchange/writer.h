#pragma once

#include "core/base/result.h"
#include "core/geometry/shape.h"
#include "core/model/feature.h"
#include "core/text/encoding.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ecotone::exchange {

/// A column to write; width and decimals matter to Shapefile and MIF alone.
struct WriteField
{
    std::string name; ///< UTF-8.
    model::FieldType type = model::FieldType::Text;
    int width = 0; ///< Bytes; 0: 80 for text, 11 for integers, 19 for reals.
    int decimals = 3;
};

struct WriteRow
{
    std::vector<model::Value> values; ///< In the order of the fields.
    geometry::RealShape shape;        ///< Kind None writes a null shape.
};

struct WriteTable
{
    std::string name; ///< Layer name, for formats that have one.
    geometry::ShapeKind kind = geometry::ShapeKind::Polygon;
    std::vector<WriteField> fields;
    std::vector<WriteRow> rows;
};

/// What could not be written as it was; nothing is shortened silently.
struct WriteReport
{
    std::int64_t rows = 0;
    std::int64_t textsCut = 0;             ///< Too long for the field; cut at a whole character.
    std::int64_t charactersReplaced = 0;   ///< Not in the encoding; '?' was written.
    std::vector<std::string> namesChanged; ///< "long_column_name -> long_colum"
};

struct ShapefileOptions
{
    text::Encoding encoding = text::Encoding::Utf8;
    /// nullopt: the byte that states the encoding. 0x00 says nothing, 0x57 says "ANSI".
    std::optional<std::uint8_t> languageDriver;
    std::optional<std::string> cpg; ///< Text of the .cpg; nullopt: none is written.
    std::string prj;                ///< ESRI WKT; empty: no .prj.
};
/// .shp .shx .dbf [.prj] [.cpg]: the same input gives the same bytes; the date in the .dbf is the
/// clock's. Outer rings are written clockwise. Fails with FileUnwritable or DiskFull.
[[nodiscard]] Result<WriteReport> writeShapefile(const std::filesystem::path& path,
                                                 const WriteTable& table,
                                                 const ShapefileOptions& options = {});

struct MifOptions
{
    text::Encoding encoding = text::Encoding::Cp1251;
    std::string charset = "WindowsCyrillic";
    /// What follows "CoordSys ", e.g. `Earth Projection 8, 1001, "m", 129, 0, 1, 22500000, 0`.
    std::string coordSys;
};
/// .mif and .mid in a chosen encoding.
[[nodiscard]] Result<WriteReport>
writeMif(const std::filesystem::path& path, const WriteTable& table, const MifOptions& options);

/// One layer by the extension of the file: .gpkg, .geojson, .shp (UTF-8 with .cpg), .kml, .csv
/// (WKT column), .mif. `wkt` is the coordinate system of the coordinates; GeoJSON and KML need
/// longitude and latitude on WGS 84. An existing file is replaced. Fails with UnsupportedFormat
/// for other extensions.
[[nodiscard]] Result<WriteReport>
writeLayer(const std::filesystem::path& path, const WriteTable& table, std::string_view wkt);
/// Extensions that writeLayer knows, with the dot.
[[nodiscard]] const std::vector<std::string>& writableExtensions();

} // namespace ecotone::exchange
