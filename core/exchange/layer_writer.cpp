#include "core/base/clock.h"
#include "core/base/csv.h"
#include "core/base/file.h"
#include "core/base/number.h"
#include "core/base/platform.h"
#include "core/exchange/gdal_geometry.h"
#include "core/exchange/gdal_handles.h"
#include "core/exchange/siblings.h"
#include "core/exchange/writer.h"
#include "core/geometry/wkb.h"

#include <algorithm>
#include <array>
#include <cpl_conv.h>
#include <system_error>
#include <utility>

namespace ecotone::exchange {

namespace {

struct GdalFormat
{
    std::string_view extension;
    const char* driver;
    bool lonLat; ///< WGS 84 by its own rules: no coordinate system is passed.
};
constexpr std::array<GdalFormat, 3> gdalFormats{
    {{".gpkg", "GPKG", false}, {".geojson", "GeoJSON", true}, {".kml", "LIBKML", true}}};

OGRwkbGeometryType layerType(geometry::ShapeKind kind)
{
    switch (kind) {
    case geometry::ShapeKind::Point: return wkbPoint;
    case geometry::ShapeKind::Line: return wkbMultiLineString;
    case geometry::ShapeKind::Polygon: return wkbMultiPolygon;
    case geometry::ShapeKind::None: break;
    }
    return wkbNone;
}

OGRFieldType fieldType(model::FieldType type)
{
    switch (type) {
    case model::FieldType::Integer: return OFTInteger64;
    case model::FieldType::Real: return OFTReal;
    case model::FieldType::Text: break;
    }
    return OFTString;
}

void setValue(OGRFeatureH feature, int field, const model::Value& value)
{
    if (const auto* integer = std::get_if<std::int64_t>(&value)) {
        OGR_F_SetFieldInteger64(feature, field, *integer);
    } else if (const auto* real = std::get_if<double>(&value)) {
        OGR_F_SetFieldDouble(feature, field, *real);
    } else if (const auto* text = std::get_if<std::string>(&value)) {
        OGR_F_SetFieldString(feature, field, text->c_str());
    } else {
        OGR_F_SetFieldNull(feature, field);
    }
}

/// One time stamp for everything GDAL writes on this thread.
class FrozenDate
{
public:
    FrozenDate()
    {
        std::string time = isoTime(Clock::now());
        time.insert(time.size() - 1, ".000");
        CPLSetThreadLocalConfigOption("OGR_CURRENT_DATE", time.c_str());
    }
    ~FrozenDate() { CPLSetThreadLocalConfigOption("OGR_CURRENT_DATE", nullptr); }
    FrozenDate(const FrozenDate&) = delete;
    FrozenDate& operator=(const FrozenDate&) = delete;
};

Result<> writeRows(OGRLayerH layer, const WriteTable& table, const std::string& name)
{
    const CplErrorTrap trap;
    OGRFeatureDefnH definition = OGR_L_GetLayerDefn(layer);
    const bool multi = table.kind != geometry::ShapeKind::Point;
    for (const WriteRow& row : table.rows) {
        const FeatureHandle feature{OGR_F_Create(definition)};
        for (std::size_t i = 0; i < table.fields.size(); ++i) {
            const int field = OGR_F_GetFieldIndex(feature.get(), table.fields[i].name.c_str());
            if (field >= 0 && i < row.values.size()) {
                setValue(feature.get(), field, row.values[i]);
            }
        }
        if (!row.shape.empty()) {
            OGR_F_SetGeometryDirectly(feature.get(), newGeometry(row.shape, multi));
        }
        if (OGR_L_CreateFeature(layer, feature.get()) != OGRERR_NONE) {
            return fail(ErrorCode::FileUnwritable, name + ": " + trap.cause());
        }
    }
    return {};
}

Result<> createWithGdal(const std::filesystem::path& path,
                        const WriteTable& table,
                        const GdalFormat& format,
                        std::string_view wkt)
{
    registerDrivers();
    const FrozenDate date;
    const CplErrorTrap trap;
    const std::string name = fileName(path);
    GDALDriverH driver = GDALGetDriverByName(format.driver);
    if (driver == nullptr) {
        return fail(ErrorCode::UnsupportedFormat, name + ": GDAL lacks " + format.driver);
    }
    const DatasetHandle dataset{
        GDALCreate(driver, toUtf8(path).c_str(), 0, 0, 0, GDT_Unknown, nullptr)};
    if (!dataset) {
        return fail(ErrorCode::FileUnwritable, name + ": " + trap.cause());
    }
    const SpatialRefHandle reference = format.lonLat ? nullptr : spatialRefFrom(wkt);
    const std::string layerName = table.name.empty() ? stemOf(path) : table.name;
    StringList options{format.lonLat && format.extension == ".geojson"
                           ? std::vector<std::string>{"RFC7946=YES", "COORDINATE_PRECISION=7"}
                           : std::vector<std::string>{}};
    OGRLayerH layer = GDALDatasetCreateLayer(
        dataset.get(), layerName.c_str(), reference.get(), layerType(table.kind), options.get());
    if (layer == nullptr) {
        return fail(ErrorCode::FileUnwritable, name + ": " + trap.cause());
    }
    for (const WriteField& field : table.fields) {
        const FieldDefnHandle made{OGR_Fld_Create(field.name.c_str(), fieldType(field.type))};
        OGR_L_CreateField(layer, made.get(), 1);
    }
    const bool transaction = GDALDatasetStartTransaction(dataset.get(), 0) == OGRERR_NONE;
    ECO_TRY(writeRows(layer, table, name));
    if (transaction) {
        GDALDatasetCommitTransaction(dataset.get());
    }
    return {};
}

/// Built in a temporary folder, so that a failure leaves an older file as it was.
Result<> writeWithGdal(const std::filesystem::path& path,
                       const WriteTable& table,
                       const GdalFormat& format,
                       std::string_view wkt)
{
    ECO_ASSIGN(const auto folder, platform::makeTemporaryFolder());
    const std::filesystem::path made = folder / path.filename();
    auto result = createWithGdal(made, table, format, wkt);
    if (result) {
        const auto bytes = readFile(made);
        result = bytes ? writeFile(path, *bytes) : Result<>{fail(bytes.error())};
    }
    std::error_code ignored;
    std::filesystem::remove_all(folder, ignored);
    return result;
}

Result<> writeCsv(const std::filesystem::path& path, const WriteTable& table)
{
    std::vector<std::string> cells;
    for (const WriteField& field : table.fields) {
        cells.push_back(field.name);
    }
    const bool shapes = table.kind != geometry::ShapeKind::None;
    if (shapes) {
        cells.emplace_back("WKT");
    }
    // Spreadsheets take a file without the mark for the local code page.
    std::string text = "\xEF\xBB\xBF" + csvLine(cells) + "\r\n";
    for (const WriteRow& row : table.rows) {
        cells.clear();
        for (std::size_t i = 0; i < table.fields.size(); ++i) {
            cells.push_back(i < row.values.size() ? model::toText(row.values[i]) : std::string{});
        }
        if (shapes) {
            cells.push_back(row.shape.empty() ? std::string{} : geometry::toWkt(row.shape, 7));
        }
        text += csvLine(cells) + "\r\n";
    }
    return writeFile(path, text);
}

std::string esriWkt(std::string_view wkt)
{
    const SpatialRefHandle reference = spatialRefFrom(wkt);
    char* text = nullptr;
    StringList options{{"FORMAT=WKT1_ESRI"}};
    std::string result;
    if (reference && OSRExportToWktEx(reference.get(), &text, options.get()) == OGRERR_NONE) {
        result = text;
    }
    CPLFree(text);
    return result;
}

std::string mapInfoCoordSys(std::string_view wkt)
{
    const SpatialRefHandle reference = spatialRefFrom(wkt);
    char* text = nullptr;
    std::string result;
    if (reference && OSRExportToMICoordSys(reference.get(), &text) == OGRERR_NONE) {
        result = text;
    }
    CPLFree(text);
    return result;
}

bool fits(const WriteTable& table, text::Encoding encoding)
{
    const auto fitsText = [encoding](const std::string& text) {
        return text::encode(text, encoding).has_value();
    };
    return std::all_of(table.fields.begin(),
                       table.fields.end(),
                       [&](const WriteField& field) { return fitsText(field.name); }) &&
           std::all_of(table.rows.begin(), table.rows.end(), [&](const WriteRow& row) {
               return std::all_of(row.values.begin(), row.values.end(), [&](const auto& value) {
                   const auto* text = std::get_if<std::string>(&value);
                   return text == nullptr || fitsText(*text);
               });
           });
}

Result<WriteReport>
writeMifFor(const std::filesystem::path& path, const WriteTable& table, std::string_view wkt)
{
    MifOptions options;
    options.coordSys = mapInfoCoordSys(wkt);
    if (!fits(table, text::Encoding::Cp1251)) {
        const bool chinese = fits(table, text::Encoding::Gbk);
        options.encoding = chinese ? text::Encoding::Gbk : text::Encoding::Utf8;
        options.charset = chinese ? "WindowsSimpChinese" : "UTF-8";
    }
    return writeMif(path, table, options);
}

} // namespace

const std::vector<std::string>& writableExtensions()
{
    static const std::vector<std::string> extensions{
        ".gpkg", ".geojson", ".shp", ".kml", ".csv", ".mif"};
    return extensions;
}

Result<WriteReport>
writeLayer(const std::filesystem::path& path, const WriteTable& table, std::string_view wkt)
{
    const std::string extension = extensionOf(path);
    if (extension == ".shp") {
        ShapefileOptions options;
        options.cpg = "UTF-8";
        options.prj = esriWkt(wkt);
        return writeShapefile(path, table, options);
    }
    if (extension == ".mif") {
        return writeMifFor(path, table, wkt);
    }
    WriteReport report;
    report.rows = static_cast<std::int64_t>(table.rows.size());
    if (extension == ".csv") {
        ECO_TRY(writeCsv(path, table));
        return report;
    }
    for (const GdalFormat& format : gdalFormats) {
        if (format.extension == extension) {
            ECO_TRY(writeWithGdal(path, table, format, wkt));
            return report;
        }
    }
    return fail(ErrorCode::UnsupportedFormat,
                fileName(path) + ": no writer for \"" + extension + "\"");
}

} // namespace ecotone::exchange
