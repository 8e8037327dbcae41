#pragma once

#include "core/base/remark.h"
#include "core/geometry/box.h"
#include "core/geometry/shape.h"
#include "core/model/feature.h"
#include "core/model/issue.h"
#include "core/text/encoding.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ecotone::exchange {

/// What a file says of its coordinate system, in the file's own words. core/crs interprets it.
struct CrsStatement
{
    enum class Kind : unsigned char
    {
        None,      ///< The file says nothing.
        EsriWkt,   ///< The text of a .prj.
        MapInfo,   ///< "Earth Projection 8, 1001, "m", 39, 0, 1, 7500000, 0" of a MIF.
        Wkt,       ///< WKT2 as GDAL reports it.
        Authority, ///< "EPSG:4326" and its like, also from GeoJSON's `crs` member.
    };
    Kind kind = Kind::None;
    std::string text;
    std::string authority; ///< "EPSG:28410" where the file or GDAL names one beside a WKT.
    Remark evidence;       ///< ".prj", "CoordSys line", "GeoJSON (RFC 7946): WGS 84" …
};

/// What a file says of its text.
struct EncodingStatement
{
    bool utf8ByFormat = false; ///< The format allows UTF-8 alone (GeoPackage, GeoJSON, KML).
    std::optional<text::Encoding> encoding;
    std::string statedBy; ///< ".cpg \"1251\"", "Charset \"WindowsCyrillic\"" …
};

/// A column as the file has it: the name is bytes in the file's encoding.
struct RawField
{
    std::string nameBytes;
    model::FieldType type = model::FieldType::Text;
    int width = 0; ///< In bytes; 0 when the format has no limit.
    int decimals = 0;
};

struct LayerInfo
{
    std::string name; ///< UTF-8; the file's stem for formats with one layer.
    geometry::ShapeKind kind = geometry::ShapeKind::None;
    bool mixedKinds = false;        ///< Points, lines and polygons in one layer.
    bool fromCells = false;         ///< Polygons made of the cells of a raster.
    std::int64_t featureCount = -1; ///< As the file states; -1: unknown before reading.
    std::vector<RawField> fields;
    EncodingStatement encoding;
    CrsStatement crs;
    geometry::RealBox extent; ///< As stated by the file; empty when unknown.
};

/// What became of the rows of a layer: read + refused + deleted = declared, where declared is
/// known.
struct RowAccount
{
    std::int64_t declared = -1; ///< As the file states; -1: the format states none.
    std::int64_t read = 0;      ///< Whole.
    std::int64_t refused = 0;   ///< Damaged, or stated by the file and not found in it.
    std::int64_t deleted = 0;   ///< Marked as deleted by whoever wrote the file.

    bool operator==(const RowAccount&) const = default;
};

/// A defect found while reading, counted; `firstRow` is the first fid concerned, -1: the file.
struct ReadIssue
{
    std::string code; ///< Listed in read_issues.h.
    model::Severity severity = model::Severity::Warning;
    std::int64_t count = 1;
    std::int64_t firstRow = -1;
    std::string message; ///< One English sentence naming file, row and cause.

    bool operator==(const ReadIssue&) const = default;
};

} // namespace ecotone::exchange
