#include "core/base/file.h"
#include "core/base/number.h"
#include "core/exchange/dbf_file.h"
#include "core/exchange/file_reader.h"
#include "core/exchange/readers.h"
#include "core/exchange/shp_file.h"
#include "core/exchange/siblings.h"

#include <algorithm>
#include <utility>

namespace ecotone::exchange {

namespace {

class ShapefileReader final : public FileReader
{
public:
    ShapefileReader() : FileReader{"Shapefile"} {}
    [[nodiscard]] Result<> openFiles(const std::filesystem::path& path);

    [[nodiscard]] Result<>
    visit(std::size_t layer, const Visitor& visitor, const Progress& progress) override;

private:
    [[nodiscard]] std::size_t rowCount() const
    {
        return std::max(m_shapes ? m_shapes->recordCount() : 0,
                        m_table ? m_table->statedRowCount() : 0);
    }
    void compareCounts(const std::string& name);

    std::optional<ShpFile> m_shapes;
    std::optional<DbfFile> m_table;
};

Result<> ShapefileReader::openFiles(const std::filesystem::path& path)
{
    const std::string name = fileName(path);
    const bool tableAlone = extensionOf(path) == ".dbf";
    if (tableAlone) {
        ECO_ASSIGN(m_table, DbfFile::open(path, m_opening));
        m_driver = "dBase";
        if (sibling(path, ".shx") && !sibling(path, ".shp")) {
            m_opening.add(issue::missingShapes,
                          model::Severity::Error,
                          -1,
                          name + ": has a .shx but no .shp: the outlines are missing");
        }
    } else {
        ECO_ASSIGN(m_shapes, ShpFile::open(path, m_opening));
        if (const auto dbf = sibling(path, ".dbf")) {
            auto table = DbfFile::open(*dbf, m_opening);
            if (table) {
                m_table = *std::move(table);
            } else {
                // The outlines can still be shown; without attributes they are damaged goods.
                m_opening.add(issue::missingTable,
                              model::Severity::Error,
                              -1,
                              table.error().detail + "; the rows have no attributes");
            }
        } else {
            m_opening.add(issue::missingTable,
                          model::Severity::Error,
                          -1,
                          name + ": the .dbf is missing; the rows have no attributes");
        }
        compareCounts(name);
        if (m_shapes->hasHeights()) {
            m_opening.add(issue::heightDropped,
                          model::Severity::Note,
                          -1,
                          name + ": heights or measures of its corners are not kept");
        }
    }
    LayerInfo layer;
    layer.name = stemOf(path);
    layer.kind = m_shapes ? m_shapes->kind() : geometry::ShapeKind::None;
    layer.featureCount = static_cast<std::int64_t>(rowCount());
    if (m_shapes) {
        layer.extent = m_shapes->extent();
    }
    if (m_table) {
        layer.fields = m_table->fields();
    }
    layer.encoding = encodingStatementOf(path, m_table ? m_table->languageDriver() : 0);
    layer.crs = crsStatementOf(path);
    m_layers.push_back(std::move(layer));
    return {};
}

void ShapefileReader::compareCounts(const std::string& name)
{
    if (!m_table || m_table->statedRowCount() == m_shapes->recordCount()) {
        return;
    }
    m_opening.add(
        issue::countMismatch,
        model::Severity::Error,
        static_cast<std::int64_t>(std::min(m_table->statedRowCount(), m_shapes->recordCount())),
        name + ": holds " + toText(static_cast<std::int64_t>(m_shapes->recordCount())) +
            " outlines, its .dbf " + toText(static_cast<std::int64_t>(m_table->statedRowCount())) +
            " rows");
}

Result<> ShapefileReader::visit(std::size_t, const Visitor& visitor, const Progress& progress)
{
    m_reading.clear();
    const std::size_t fieldCount = m_table ? m_table->fields().size() : 0;
    // A damaged heading may state rows without end; those beyond the bytes are counted, not made.
    const std::size_t rows =
        std::max(m_shapes ? m_shapes->recordCount() : 0, m_table ? m_table->rowCount() : 0);
    for (std::size_t row = 0; row < rows; ++row) {
        if (row % 1024 == 0) {
            ECO_TRY(progress.check());
            progress.report(static_cast<double>(row) / static_cast<double>(rows), m_layers[0].name);
        }
        if (m_table && m_table->deleted(row)) {
            m_reading.add(issue::deletedRows,
                          model::Severity::Note,
                          static_cast<std::int64_t>(row),
                          m_layers[0].name + ".dbf: row " + toText(static_cast<std::int64_t>(row)) +
                              " is marked as deleted and left out");
            continue;
        }
        RawFeature feature;
        feature.fid = static_cast<std::int64_t>(row);
        const std::int64_t before = m_reading.errors();
        feature.values =
            m_table ? m_table->values(row, m_reading) : std::vector<model::Value>(fieldCount);
        if (m_shapes) {
            feature.shape = m_shapes->shape(row, m_reading);
        }
        // A row that one of the two files lacks was reported when they were opened.
        const bool lacking =
            (m_table && row >= m_table->rowCount()) || (m_shapes && row >= m_shapes->recordCount());
        if (lacking || m_reading.errors() > before) {
            feature.state = RowState::Damaged;
        }
        if (!visitor(std::move(feature))) {
            break;
        }
    }
    return {};
}

} // namespace

ReaderResult openShapefile(const std::filesystem::path& path)
{
    auto reader = std::make_unique<ShapefileReader>();
    ECO_TRY(reader->openFiles(path));
    return reader;
}

} // namespace ecotone::exchange
