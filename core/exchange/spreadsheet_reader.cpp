#include "core/base/file.h"
#include "core/exchange/gdal_handles.h"
#include "core/exchange/siblings.h"
#include "core/exchange/text_table.h"

#include <cpl_conv.h>
#include <utility>

namespace ecotone::exchange {

namespace {

/// Every cell as text, headings among them: what a column is, is found here and not by a driver
/// (which would turn the code 0111 into a number where all codes of a column look like numbers).
class AllCellsAsText
{
public:
    AllCellsAsText() { set("DISABLE", "STRING"); }
    ~AllCellsAsText() { set(nullptr, nullptr); }
    AllCellsAsText(const AllCellsAsText&) = delete;
    AllCellsAsText& operator=(const AllCellsAsText&) = delete;

private:
    static void set(const char* headings, const char* types)
    {
        for (const char* key : {"OGR_XLSX_HEADERS", "OGR_XLS_HEADERS", "OGR_ODS_HEADERS"}) {
            CPLSetThreadLocalConfigOption(key, headings);
        }
        for (const char* key :
             {"OGR_XLSX_FIELD_TYPES", "OGR_XLS_FIELD_TYPES", "OGR_ODS_FIELD_TYPES"}) {
            CPLSetThreadLocalConfigOption(key, types);
        }
    }
};

std::vector<std::vector<std::string>> rowsOf(OGRLayerH layer)
{
    std::vector<std::vector<std::string>> rows;
    OGR_L_ResetReading(layer);
    while (const FeatureHandle feature{OGR_L_GetNextFeature(layer)}) {
        auto& row = rows.emplace_back();
        for (int i = 0; i < OGR_F_GetFieldCount(feature.get()); ++i) {
            row.emplace_back(OGR_F_IsFieldSetAndNotNull(feature.get(), i) != 0
                                 ? OGR_F_GetFieldAsString(feature.get(), i)
                                 : "");
        }
        while (!row.empty() && row.back().empty()) {
            row.pop_back();
        }
        if (row.empty()) {
            rows.pop_back();
        }
    }
    return rows;
}

} // namespace

ReaderResult openSpreadsheet(const std::filesystem::path& path, const OpenOptions& options)
{
    const AllCellsAsText asText;
    ECO_ASSIGN(const DatasetHandle dataset, openDataset(path, GDAL_OF_VECTOR));
    const CplErrorTrap trap;
    const std::string driver = GDALGetDriverShortName(GDALGetDatasetDriver(dataset.get()));
    std::vector<TextTable> tables;
    for (int i = 0; i < GDALDatasetGetLayerCount(dataset.get()); ++i) {
        OGRLayerH layer = GDALDatasetGetLayer(dataset.get(), i);
        TextTable table;
        table.name = OGR_L_GetName(layer);
        table.encoding = {true, text::Encoding::Utf8, driver};
        table.crs = crsStatementOf(path);
        table.rows = rowsOf(layer);
        if (!table.rows.empty()) {
            tables.push_back(std::move(table));
        }
    }
    if (trap.failed()) {
        return fail(ErrorCode::FileDamaged, fileName(path) + ": cannot be read: " + trap.cause());
    }
    return openTextTables(driver, path, std::move(tables), options);
}

} // namespace ecotone::exchange
