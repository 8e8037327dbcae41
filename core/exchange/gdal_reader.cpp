#include "core/base/file.h"
#include "core/base/number.h"
#include "core/exchange/dbf_file.h"
#include "core/exchange/dxf_text.h"
#include "core/exchange/file_reader.h"
#include "core/exchange/gdal_geometry.h"
#include "core/exchange/gdal_handles.h"
#include "core/exchange/gdal_texts.h"
#include "core/exchange/readers.h"
#include "core/exchange/rings.h"
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

std::string driverName(const std::string& gdalName, const std::string& extension)
{
    if (gdalName == "GPKG") {
        return "GeoPackage";
    }
    if (gdalName == "OpenFileGDB") {
        return "File Geodatabase";
    }
    if (gdalName == "LIBKML" || gdalName == "KML") {
        return extension == ".kmz" ? "KMZ" : "KML";
    }
    return gdalName == "MapInfo File" ? "MapInfo TAB" : gdalName;
}

/// A line of a drawing that ends where it begins is the outline of an area.
void closeOutlines(std::vector<geometry::RealShape>& shapes)
{
    for (geometry::RealShape& shape : shapes) {
        if (shape.kind != geometry::ShapeKind::Line || shape.lines.size() != 1 ||
            shape.lines[0].size() < 4 || shape.lines[0].front() != shape.lines[0].back()) {
            continue;
        }
        geometry::RealRing ring = shape.lines[0];
        if (openRing(ring) == RingState::Closed) {
            shape = geometry::shapeOf(geometry::RealPolygon{std::move(ring), {}});
        }
    }
}

/// Names of the codes of one field, as a column of their own.
struct CodedColumn
{
    std::size_t field = 0;
    CodedValues values;
};

class GdalReader final : public FileReader
{
public:
    [[nodiscard]] Result<> openFile(const std::filesystem::path& path);

    [[nodiscard]] Result<>
    visit(std::size_t layer, const Visitor& visitor, const Progress& progress) override;

private:
    void addLayer(OGRLayerH layer);
    void addFields(OGRLayerH layer, LayerInfo& info);
    void takeRawTexts(const std::filesystem::path& path);
    void noteFormat();
    void noteFailures(const std::vector<std::string>& failures, const std::string& where);
    [[nodiscard]] model::Value valueOf(OGRFeatureH feature, int field) const;
    [[nodiscard]] std::vector<model::Value> valuesOf(std::size_t layer, OGRFeatureH feature);
    [[nodiscard]] bool goesOnAfter(OGRLayerH layer, std::int64_t row, std::int64_t declared) const;

    std::string m_name;
    /// The texts of a MapInfo table as bytes: GDAL decodes them by what the file states.
    std::optional<DbfFile> m_rawTexts;
    bool m_asLatin1 = false; ///< A drawing: texts are bytes once Latin-1 is undone.
    EncodingStatement m_texts;
    DatasetHandle m_dataset;
    std::vector<int> m_gdalLayers;                 ///< Index in the dataset of each layer.
    std::vector<std::vector<CodedColumn>> m_coded; ///< Of each layer.
};

Result<> GdalReader::openFile(const std::filesystem::path& path)
{
    m_name = fileName(path);
    const std::string extension = extensionOf(path);
    m_asLatin1 = extension == ".dxf";
    const DxfReading drawings;
    std::vector<std::string> complaints;
    ECO_ASSIGN(m_dataset, openDataset(path, GDAL_OF_VECTOR, {}, &complaints));
    noteFailures(complaints, m_name);
    m_driver = driverName(GDALGetDriverShortName(GDALGetDatasetDriver(m_dataset.get())), extension);
    m_texts =
        m_asLatin1 ? dxfStatement(path) : EncodingStatement{true, text::Encoding::Utf8, m_driver};
    std::string gpx;
    if (m_driver == "GPX") {
        ECO_ASSIGN(gpx, readFile(path));
    }
    const int count = GDALDatasetGetLayerCount(m_dataset.get());
    for (int i = 0; i < count; ++i) {
        OGRLayerH layer = GDALDatasetGetLayer(m_dataset.get(), i);
        // Every GPX file has five layers, most of them empty.
        const CplErrorTrap trap;
        const std::int64_t written =
            gpx.empty() || layer == nullptr ? 0 : gpxElements(gpx, OGR_L_GetName(layer));
        const bool empty = layer != nullptr && m_driver == "GPX" && written == 0 &&
                           OGR_L_GetFeatureCount(layer, 1) == 0;
        noteFailures(trap.failures(), m_name);
        if (layer != nullptr && (!empty || (i + 1 == count && m_layers.empty()))) {
            addLayer(layer);
            m_layers.back().featureCount = std::max(m_layers.back().featureCount, written);
            m_gdalLayers.push_back(i);
        }
    }
    if (m_layers.empty()) {
        return fail(ErrorCode::FileDamaged, m_name + ": holds no layer");
    }
    if (extension == ".tab") {
        takeRawTexts(path);
    }
    for (LayerInfo& layer : m_layers) {
        if (layer.crs.kind == CrsStatement::Kind::None) {
            layer.crs = crsStatementOf(path);
        }
    }
    noteFormat();
    return {};
}

void GdalReader::noteFormat()
{
    if (m_driver == "SXF") {
        // The driver reads the ellipsoid, not the datum, of a sheet.
        m_opening.add(issue::crsDoubtful,
                      model::Severity::Note,
                      -1,
                      m_name + ": a sheet on Krassowsky's ellipsoid is taken as Pulkovo 1942; one "
                               "in Pulkovo 1995 would lie 21 m off");
    }
    if (m_driver == "DXF") {
        m_opening.add(issue::closedLines,
                      model::Severity::Note,
                      -1,
                      m_name + ": closed lines of the drawing are read as areas");
    }
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

void GdalReader::addFields(OGRLayerH layer, LayerInfo& info)
{
    OGRFeatureDefnH definition = OGR_L_GetLayerDefn(layer);
    std::vector<CodedColumn> coded;
    for (int i = 0; i < OGR_FD_GetFieldCount(definition); ++i) {
        OGRFieldDefnH field = OGR_FD_GetFieldDefn(definition, i);
        const OGRFieldType type = OGR_Fld_GetType(field);
        const std::string name = OGR_Fld_GetNameRef(field);
        info.fields.push_back({m_asLatin1 ? dxfBytes(name) : name,
                               type == OFTInteger || type == OFTInteger64
                                   ? model::FieldType::Integer
                               : type == OFTReal ? model::FieldType::Real
                                                 : model::FieldType::Text,
                               0,
                               OGR_Fld_GetPrecision(field)});
        if (CodedValues values = codedValuesOf(m_dataset.get(), field); !values.empty()) {
            coded.push_back({static_cast<std::size_t>(i), std::move(values)});
        }
    }
    for (const CodedColumn& column : coded) {
        const std::string& name = info.fields[column.field].nameBytes;
        m_opening.add(issue::codeTableUsed,
                      model::Severity::Note,
                      -1,
                      m_name + ": column " + name + "_NAME has the names of the codes of " + name +
                          ", from the file's own list",
                      name);
        info.fields.push_back({name + "_NAME", model::FieldType::Text, 0, 0});
    }
    m_coded.push_back(std::move(coded));
}

void GdalReader::addLayer(OGRLayerH layer)
{
    const CplErrorTrap trap;
    LayerInfo info;
    info.name = OGR_L_GetName(layer);
    info.kind = kindOf(OGR_L_GetGeomType(layer));
    info.featureCount = OGR_L_GetFeatureCount(layer, 1);
    addFields(layer, info);
    info.encoding = m_texts;
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
    noteFailures(trap.failures(), m_name + ", layer " + info.name);
    m_layers.push_back(std::move(info));
}

/// What drivers complain of and go on from, they leave out.
void GdalReader::noteFailures(const std::vector<std::string>& failures, const std::string& where)
{
    for (const std::string& failure : failures) {
        m_opening.add(
            issue::damagedRecord, model::Severity::Error, -1, where + ": " + failure, failure);
    }
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
        return m_asLatin1 ? dxfBytes(std::move(text)) : text;
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

std::vector<model::Value> GdalReader::valuesOf(std::size_t layer, OGRFeatureH feature)
{
    const std::vector<RawField>& fields = m_layers[layer].fields;
    const std::vector<CodedColumn>& coded = m_coded[layer];
    const std::int64_t fid = OGR_F_GetFID(feature);
    std::vector<model::Value> values(fields.size());
    // MapInfo counts rows from 1.
    const auto texts = m_rawTexts && fid > 0 && !m_rawTexts->fields().empty()
                           ? m_rawTexts->values(static_cast<std::size_t>(fid - 1), m_reading)
                           : std::vector<model::Value>{};
    const std::size_t own = fields.size() - coded.size();
    for (std::size_t i = 0; i < own; ++i) {
        const bool raw = i < texts.size() && fields[i].type == model::FieldType::Text &&
                         std::holds_alternative<std::string>(texts[i]);
        values[i] = raw ? texts[i] : valueOf(feature, static_cast<int>(i));
    }
    for (std::size_t i = 0; i < coded.size(); ++i) {
        const auto name = coded[i].values.find(model::toText(values[coded[i].field]));
        values[own + i] = name == coded[i].values.end() ? model::Value{} : name->second;
    }
    return values;
}

/// A driver ends a table at its first damaged row; where rows are found by number, the next one
/// may be whole.
bool GdalReader::goesOnAfter(OGRLayerH layer, std::int64_t row, std::int64_t declared) const
{
    return row < declared && OGR_L_TestCapability(layer, OLCFastSetNextByIndex) != 0 &&
           OGR_L_SetNextByIndex(layer, row) == OGRERR_NONE;
}

Result<> GdalReader::visit(std::size_t index, const Visitor& visitor, const Progress& progress)
{
    m_reading.clear();
    const LayerInfo& info = m_layers[index];
    OGRLayerH layer = GDALDatasetGetLayer(m_dataset.get(), m_gdalLayers[index]);
    const DxfReading drawings;
    CplErrorTrap trap;
    OGR_L_ResetReading(layer);
    std::int64_t row = 0;
    std::size_t failures = 0;
    while (true) {
        if (row % 1024 == 0) {
            ECO_TRY(progress.check());
            const auto total = static_cast<double>(std::max<std::int64_t>(info.featureCount, 1));
            progress.report(std::min(1.0, static_cast<double>(row) / total), info.name);
        }
        const FeatureHandle feature{OGR_L_GetNextFeature(layer)};
        if (!feature) {
            const bool damaged = trap.failureCount() > failures;
            failures = trap.failureCount();
            if (damaged && goesOnAfter(layer, ++row, info.featureCount)) {
                continue;
            }
            break;
        }
        ++row;
        const std::int64_t fid = OGR_F_GetFID(feature.get());
        const std::int64_t before = m_reading.errors();
        const std::vector<model::Value> values = valuesOf(index, feature.get());
        OGRGeometryH geometry = OGR_F_GetGeometryRef(feature.get());
        std::vector<geometry::RealShape> shapes;
        const bool table = info.kind == geometry::ShapeKind::None && geometry == nullptr;
        if (!table) {
            shapes = shapesOf(geometry, info.name, fid, m_reading);
        }
        if (m_driver == "DXF") {
            closeOutlines(shapes);
        }
        if (shapes.empty()) {
            shapes.emplace_back();
        }
        const bool damaged = trap.failureCount() > failures || m_reading.errors() > before;
        failures = trap.failureCount();
        for (geometry::RealShape& shape : shapes) {
            const RowState state = damaged ? RowState::Damaged : RowState::Whole;
            if (!visitor(RawFeature{fid, values, std::move(shape), state})) {
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
