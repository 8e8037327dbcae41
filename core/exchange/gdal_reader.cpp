#include "core/base/file.h"
#include "core/base/number.h"
#include "core/exchange/dbf_file.h"
#include "core/exchange/dxf_text.h"
#include "core/exchange/gdal_geometry.h"
#include "core/exchange/gdal_handles.h"
#include "core/exchange/readers.h"
#include "core/exchange/siblings.h"

#include <algorithm>
#include <cpl_conv.h>
#include <optional>
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

/// What the text of a .TAB says: its charset and the names of its columns, as bytes.
struct TabText
{
    EncodingStatement encoding;
    std::vector<std::string> names;
};

std::string_view firstWord(std::string_view line)
{
    line = trimmed(line);
    return line.substr(0, line.find_first_of(" \t("));
}

TabText tabTextOf(const std::filesystem::path& path)
{
    TabText tab;
    const auto text = readFilePart(path, 0, 1U << 20);
    std::string_view rest = text ? std::string_view{*text} : std::string_view{};
    std::int64_t fieldsLeft = 0;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        const std::string_view line = trimmed(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (fieldsLeft > 0) {
            --fieldsLeft;
            tab.names.emplace_back(firstWord(line));
        } else if (firstWord(line) == "Fields") {
            fieldsLeft = parseInteger(line.substr(6)).value_or(0);
        } else if (const std::size_t at = line.find("harset");
                   at != std::string_view::npos && tab.encoding.statedBy.empty()) {
            std::string_view charset = trimmed(line.substr(at + 6));
            if (charset.starts_with('"')) {
                charset = charset.substr(1, charset.find('"', 1) - 1);
            }
            tab.encoding.encoding = text::encodingFromName(charset);
            tab.encoding.statedBy = "Charset \"" + std::string{charset} + "\"";
        }
    }
    return tab;
}

/// A CoordSys clause keeps MapInfo's datum number, which WKT loses.
CrsStatement mapInfoStatement(OGRSpatialReferenceH reference)
{
    const CplErrorTrap trap;
    char* text = nullptr;
    CrsStatement statement = statementOf(reference, "CoordSys of the .TAB");
    if (reference != nullptr && OSRExportToMICoordSys(reference, &text) == OGRERR_NONE &&
        text != nullptr && std::string_view{text}.starts_with("Earth")) {
        statement.kind = CrsStatement::Kind::MapInfo;
        statement.text = text;
    }
    CPLFree(text);
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
    void addLayer(OGRLayerH layer);
    void takeRawTexts(const std::filesystem::path& path);
    [[nodiscard]] model::Value valueOf(OGRFeatureH feature, int field) const;

    std::string m_driver;
    std::string m_name;
    /// The texts of a MapInfo table as bytes: GDAL decodes them by what the file states.
    std::optional<DbfFile> m_rawTexts;
    bool m_asLatin1 = false; ///< A drawing: texts are bytes once Latin-1 is undone.
    DatasetHandle m_dataset;
    std::vector<LayerInfo> m_layers;
    std::vector<int> m_gdalLayers; ///< Index in the dataset of each layer.
    ReadIssues m_opening;
    ReadIssues m_reading;
};

Result<> GdalReader::openFile(const std::filesystem::path& path)
{
    m_name = fileName(path);
    m_asLatin1 = extensionOf(path) == ".dxf";
    std::optional<DxfAsLatin1> latin1;
    if (m_asLatin1) {
        latin1.emplace();
    }
    ECO_ASSIGN(m_dataset, openDataset(path, GDAL_OF_VECTOR));
    m_driver = driverName(GDALGetDriverShortName(GDALGetDatasetDriver(m_dataset.get())));
    const int count = GDALDatasetGetLayerCount(m_dataset.get());
    for (int i = 0; i < count; ++i) {
        if (OGRLayerH layer = GDALDatasetGetLayer(m_dataset.get(), i); layer != nullptr) {
            addLayer(layer);
            m_gdalLayers.push_back(i);
        }
    }
    if (m_layers.empty()) {
        return fail(ErrorCode::FileDamaged, m_name + ": holds no layer");
    }
    if (extensionOf(path) == ".tab") {
        takeRawTexts(path);
    }
    if (m_asLatin1) {
        for (LayerInfo& layer : m_layers) {
            layer.encoding = dxfStatement(path);
        }
    }
    if (m_driver == "SXF") {
        // The driver reads the ellipsoid, not the datum, of a sheet.
        m_opening.add(issue::crsDoubtful,
                      model::Severity::Note,
                      -1,
                      m_name + ": a sheet on Krassowsky's ellipsoid is taken as Pulkovo 1942; one "
                               "in Pulkovo 1995 would lie 21 m off");
    }
    return {};
}

void GdalReader::takeRawTexts(const std::filesystem::path& path)
{
    LayerInfo& layer = m_layers[0];
    OGRLayerH ogrLayer = GDALDatasetGetLayer(m_dataset.get(), m_gdalLayers[0]);
    layer.crs = mapInfoStatement(OGR_L_GetSpatialRef(ogrLayer));
    TabText tab = tabTextOf(path);
    const auto dat = sibling(path, ".dat");
    ReadIssues ignored; // GDAL reads the same table and reports its damage.
    auto texts = dat ? DbfFile::open(*dat, ignored)
                     : Result<DbfFile>{fail(ErrorCode::FileNotFound, "no .dat")};
    if (texts && texts->fields().size() == layer.fields.size() &&
        tab.names.size() == layer.fields.size()) {
        for (std::size_t i = 0; i < layer.fields.size(); ++i) {
            layer.fields[i].nameBytes = tab.names[i];
            layer.fields[i].width = texts->fields()[i].width;
        }
        m_rawTexts = *std::move(texts);
        layer.encoding = std::move(tab.encoding);
    } else if (OGR_L_TestCapability(ogrLayer, OLCStringsAsUTF8) == 0) {
        layer.encoding = std::move(tab.encoding);
    }
}

void GdalReader::addLayer(OGRLayerH layer)
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
                               0,
                               OGR_Fld_GetPrecision(field)});
    }
    info.encoding = {true, text::Encoding::Utf8, m_driver};
    info.crs = statementOf(OGR_L_GetSpatialRef(layer), m_driver);
    OGREnvelope extent;
    if (OGR_L_GetExtent(layer, &extent, 0) == OGRERR_NONE) {
        info.extent = {extent.MinX, extent.MinY, extent.MaxX, extent.MaxY};
    }
    if (OGR_GT_HasZ(OGR_L_GetGeomType(layer)) != 0) {
        m_opening.add(issue::heightDropped,
                      model::Severity::Note,
                      -1,
                      m_name + ": heights of its corners are not kept");
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
        model::Value text = std::string{OGR_F_GetFieldAsString(feature, field)};
        return m_asLatin1 ? bytesOfLatin1(std::move(text)) : text;
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
        // MapInfo counts rows from 1.
        const auto texts = m_rawTexts && fid > 0 && !m_rawTexts->fields().empty()
                               ? m_rawTexts->values(static_cast<std::size_t>(fid - 1), m_reading)
                               : std::vector<model::Value>{};
        for (std::size_t i = 0; i < values.size(); ++i) {
            const bool raw = i < texts.size() && info.fields[i].type == model::FieldType::Text &&
                             std::holds_alternative<std::string>(texts[i]);
            values[i] = raw ? texts[i] : valueOf(feature.get(), static_cast<int>(i));
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
