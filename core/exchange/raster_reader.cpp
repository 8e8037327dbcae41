#include "core/base/file.h"
#include "core/base/number.h"
#include "core/exchange/file_reader.h"
#include "core/exchange/raster.h"
#include "core/exchange/readers.h"
#include "core/exchange/siblings.h"

#include <algorithm>
#include <set>
#include <utility>

namespace ecotone::exchange {

namespace {

constexpr std::size_t mostClasses = 1000; ///< No national scheme has more.

/// A classified raster as a layer of polygons.
class RasterReader final : public FileReader
{
public:
    [[nodiscard]] Result<> openFile(const std::filesystem::path& path, const OpenOptions& options);

    [[nodiscard]] Result<>
    visit(std::size_t layer, const Visitor& visitor, const Progress& progress) override;

private:
    [[nodiscard]] std::vector<model::Value> valuesOf(std::int32_t cell) const;

    ClassGrid m_grid;
};

Result<> RasterReader::openFile(const std::filesystem::path& path, const OpenOptions& options)
{
    ECO_ASSIGN(m_grid, readClassGrid(path, options.band));
    m_driver = m_grid.driver == "GTiff" ? "GeoTIFF"
               : m_grid.driver == "HFA" ? "Erdas Imagine"
                                        : m_grid.driver;
    LayerInfo layer;
    layer.name = stemOf(path);
    layer.kind = geometry::ShapeKind::Polygon;
    layer.fromCells = true;
    layer.crs = m_grid.crs;
    layer.encoding = m_grid.encoding;
    layer.fields.push_back({"VALUE", model::FieldType::Integer, 0, 0});
    if (!m_grid.names.empty()) {
        layer.fields.push_back({"NAME", model::FieldType::Text, 0, 0});
    }
    layer.fields.insert(layer.fields.end(), m_grid.columns.begin(), m_grid.columns.end());
    const GeoTransform& t = m_grid.transform;
    for (const int column : {0, m_grid.width}) {
        for (const int row : {0, m_grid.height}) {
            layer.extent.extend(t[0] + t[1] * column + t[2] * row,
                                t[3] + t[4] * column + t[5] * row);
        }
    }
    m_layers.push_back(std::move(layer));
    const std::set<std::int32_t> distinct{m_grid.values.begin(), m_grid.values.end()};
    if (distinct.size() > mostClasses) {
        m_opening.add(issue::manyValues,
                      model::Severity::Warning,
                      -1,
                      fileName(path) + ": holds " +
                          toText(static_cast<std::int64_t>(distinct.size())) +
                          " different values: measurements rather than classes");
    }
    const auto missing =
        m_grid.noData ? std::count(m_grid.values.begin(), m_grid.values.end(), *m_grid.noData) : 0;
    if (missing > 0) {
        m_opening.add(issue::noData,
                      model::Severity::Note,
                      -1,
                      fileName(path) + ": " + toText(std::int64_t{missing}) + " of " +
                          toText(static_cast<std::int64_t>(m_grid.values.size())) +
                          " cells hold no data and give no patch");
    }
    return {};
}

std::vector<model::Value> RasterReader::valuesOf(std::int32_t cell) const
{
    std::vector<model::Value> values{std::int64_t{cell}};
    if (!m_grid.names.empty()) {
        const auto name = m_grid.names.find(cell);
        values.push_back(name == m_grid.names.end() ? model::Value{} : model::Value{name->second});
    }
    const auto more = m_grid.attributes.find(cell);
    if (more != m_grid.attributes.end()) {
        values.insert(values.end(), more->second.begin(), more->second.end());
    }
    values.resize(m_layers[0].fields.size());
    return values;
}

Result<> RasterReader::visit(std::size_t, const Visitor& visitor, const Progress& progress)
{
    std::vector<ClassPatch> patches = polygonise(m_grid);
    m_layers[0].featureCount = static_cast<std::int64_t>(patches.size());
    for (std::size_t i = 0; i < patches.size(); ++i) {
        if (i % 4096 == 0) {
            ECO_TRY(progress.check());
            progress.report(static_cast<double>(i) / static_cast<double>(patches.size()),
                            m_layers[0].name);
        }
        RawFeature feature;
        feature.fid = static_cast<std::int64_t>(i);
        feature.values = valuesOf(patches[i].value);
        feature.shape = geometry::shapeOf(std::move(patches[i].outline));
        if (!visitor(std::move(feature))) {
            break;
        }
    }
    return {};
}

} // namespace

ReaderResult openRaster(const std::filesystem::path& path, const OpenOptions& options)
{
    auto reader = std::make_unique<RasterReader>();
    ECO_TRY(reader->openFile(path, options));
    return reader;
}

} // namespace ecotone::exchange
