#include "core/base/file.h"
#include "core/base/number.h"
#include "core/exchange/gdal_geometry.h"
#include "core/exchange/gdal_handles.h"
#include "core/exchange/readers.h"
#include "core/exchange/siblings.h"

#include <algorithm>
#include <utility>

namespace ecotone::exchange {

namespace {

geometry::ShapeKind kindOf(OGRwkbGeometryType type)
{
    switch (wkbFlatten(type)) {
    case wkbPoint:
    case wkbMultiPoint: return geometry::ShapeKind::Point;
    case wkbLineString:
    case wkbMultiLineString:
    case wkbCompoundCurve:
    case wkbMultiCurve: return geometry::ShapeKind::Line;
    case wkbPolygon:
    case wkbMultiPolygon:
    case wkbCurvePolygon:
    case wkbMultiSurface: return geometry::ShapeKind::Polygon;
    default: return geometry::ShapeKind::None;
    }
}

std::string driverName(const std::string& gdalName)
{
    if (gdalName == "GPKG") {
        return "GeoPackage";
    }
    if (gdalName == "LIBKML") {
        return "KML";
    }
    return gdalName == "MapInfo File" ? "MapInfo TAB" : gdalName;
}

/// The charset line of a .TAB: `!charset WindowsCyrillic`, or Charset "…" in its definition.
EncodingStatement tabEncoding(const std::filesystem::path& path)
{
    EncodingStatement statement;
    const auto text = readFilePart(path, 0, 65536);
    const std::size_t at = text ? text->find("harset") : std::string::npos;
    if (at == std::string::npos) {
        return statement;
    }
    std::string_view rest = std::string_view{*text}.substr(at + 6);
    rest = trimmed(rest.substr(0, rest.find_first_of("\r\n")));
    if (!rest.empty() && rest.front() == '"') {
        rest = rest.substr(1, rest.find('"', 1) - 1);
    }
    statement.encoding = text::encodingFromName(rest);
    statement.statedBy = "Charset \"" + std::string{rest} + "\"";
    return statement;
}

class GdalReader final : public SourceReader
{
public:
    [[nodiscard]] Result<> openFile(const std::filesystem::path& path);

    [[nodiscard]] const std::string& driver() const override { return m_driver; }
    [[nodiscard]] const std::vector<LayerInfo>& layers() const override { return m_layers; }
    [[nodiscard]] std::vector<ReadIssue> issues(std::size_t) const override
    {
        ReadIssues all = m_opening;
        all.append(m_reading.all());
        return all.all();
    }
    [[nodiscard]] Result<>
    visit(std::size_t layer, const Visitor& visitor, const Progress& progress) override;

private:
    void addLayer(OGRLayerH layer, const std::filesystem::path& path);
    [[nodiscard]] model::Value valueOf(OGRFeatureH feature, int field) const;

    std::string m_driver;
    std::string m_name;
    bool m_rawBytes = false;
    DatasetHandle m_dataset;
    std::vector<LayerInfo> m_layers;
    std::vector<int> m_gdalLayers; ///< Index in the dataset of each layer.
    ReadIssues m_opening;
    ReadIssues m_reading;
};

Result<> GdalReader::openFile(const std::filesystem::path& path)
{
    m_name = fileName(path);
    m_rawBytes = extensionOf(path) == ".tab";
    // GDAL's own decoding turns unknown charsets into text without a warning: take the bytes.
    ECO_ASSIGN(m_dataset,
               openDataset(path,
                           GDAL_OF_VECTOR,
                           m_rawBytes ? std::vector<std::string>{"ENCODING="}
                                      : std::vector<std::string>{}));
    m_driver = driverName(GDALGetDriverShortName(GDALGetDatasetDriver(m_dataset.get())));
    const int count = GDALDatasetGetLayerCount(m_dataset.get());
    for (int i = 0; i < count; ++i) {
        if (OGRLayerH layer = GDALDatasetGetLayer(m_dataset.get(), i); layer != nullptr) {
            addLayer(layer, path);
            m_gdalLayers.push_back(i);
        }
    }
    if (m_layers.empty()) {
        return fail(ErrorCode::FileDamaged, m_name + ": holds no layer");
    }
    return {};
}

void GdalReader::addLayer(OGRLayerH layer, const std::filesystem::path& path)
{
    const CplErrorTrap trap;
    LayerInfo info;
    info.name = OGR_L_GetName(layer);
    info.kind = kindOf(OGR_L_GetGeomType(layer));
    info.featureCount = OGR_L_GetFeatureCount(layer, 1);
    OGRFeatureDefnH definition = OGR_L_GetLayerDefn(layer);
    for (int i = 0; i < OGR_FD_GetFieldCount(definition); ++i) {
        OGRFieldDefnH field = OGR_FD_GetFieldDefn(definition, i);
        const OGRFieldType type = OGR_Fld_GetType(field);
        info.fields.push_back({OGR_Fld_GetNameRef(field),
                               type == OFTInteger || type == OFTInteger64
                                   ? model::FieldType::Integer
                               : type == OFTReal ? model::FieldType::Real
                                                 : model::FieldType::Text,
                               m_rawBytes ? OGR_Fld_GetWidth(field) : 0,
                               OGR_Fld_GetPrecision(field)});
    }
    info.encoding =
        m_rawBytes ? tabEncoding(path) : EncodingStatement{true, text::Encoding::Utf8, m_driver};
    info.crs = statementOf(OGR_L_GetSpatialRef(layer), m_driver);
    OGREnvelope extent;
    if (OGR_L_GetExtent(layer, &extent, 0) == OGRERR_NONE) {
        info.extent = {extent.MinX, extent.MinY, extent.MaxX, extent.MaxY};
    }
    m_layers.push_back(std::move(info));
}

model::Value GdalReader::valueOf(OGRFeatureH feature, int field) const
{
    if (OGR_F_IsFieldSetAndNotNull(feature, field) == 0) {
        return {};
    }
    switch (OGR_Fld_GetType(OGR_F_GetFieldDefnRef(feature, field))) {
    case OFTInteger:
    case OFTInteger64: return std::int64_t{OGR_F_GetFieldAsInteger64(feature, field)};
    case OFTReal: return OGR_F_GetFieldAsDouble(feature, field);
    case OFTString: {
        std::string text = OGR_F_GetFieldAsString(feature, field);
        if (m_rawBytes) {
            while (!text.empty() && text.back() == ' ') {
                text.pop_back();
            }
        }
        return text;
    }
    case OFTDate: {
        // GDAL writes 2019/07/01; dates are ISO everywhere else here.
        std::string text = OGR_F_GetFieldAsString(feature, field);
        std::replace(text.begin(), text.end(), '/', '-');
        return text;
    }
    case OFTBinary: return {};
    default: return std::string{OGR_F_GetFieldAsString(feature, field)};
    }
}

Result<> GdalReader::visit(std::size_t index, const Visitor& visitor, const Progress& progress)
{
    m_reading.clear();
    const LayerInfo& info = m_layers[index];
    OGRLayerH layer = GDALDatasetGetLayer(m_dataset.get(), m_gdalLayers[index]);
    CplErrorTrap trap;
    OGR_L_ResetReading(layer);
    std::int64_t row = 0;
    while (true) {
        if (row % 1024 == 0) {
            ECO_TRY(progress.check());
            const auto total = static_cast<double>(std::max<std::int64_t>(info.featureCount, 1));
            progress.report(std::min(1.0, static_cast<double>(row) / total), info.name);
        }
        const FeatureHandle feature{OGR_L_GetNextFeature(layer)};
        if (!feature) {
            break;
        }
        ++row;
        const std::int64_t fid = OGR_F_GetFID(feature.get());
        std::vector<model::Value> values(info.fields.size());
        for (std::size_t i = 0; i < values.size(); ++i) {
            values[i] = valueOf(feature.get(), static_cast<int>(i));
        }
        OGRGeometryH geometry = OGR_F_GetGeometryRef(feature.get());
        std::vector<geometry::RealShape> shapes;
        const bool table = info.kind == geometry::ShapeKind::None && geometry == nullptr;
        if (!table) {
            shapes = shapesOf(geometry, info.name, fid, m_reading);
        }
        if (shapes.empty()) {
            shapes.emplace_back();
        }
        for (geometry::RealShape& shape : shapes) {
            if (!visitor(RawFeature{fid, values, std::move(shape)})) {
                return {};
            }
        }
    }
    for (const std::string& failure : trap.failures()) {
        m_reading.add(issue::damagedRecord,
                      model::Severity::Error,
                      row,
                      m_name + ": after " + toText(row) + " rows: " + failure,
                      failure);
    }
    for (const std::string& warning : trap.warnings()) {
        m_reading.add(
            issue::driverWarning, model::Severity::Note, -1, m_name + ": " + warning, warning);
    }
    return {};
}

} // namespace

ReaderResult openWithGdal(const std::filesystem::path& path)
{
    auto reader = std::make_unique<GdalReader>();
    ECO_TRY(reader->openFile(path));
    return reader;
}

} // namespace ecotone::exchange
