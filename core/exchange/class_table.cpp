#include "core/exchange/class_table.h"

#include "core/base/file.h"
#include "core/exchange/dbf_file.h"
#include "core/exchange/siblings.h"
#include "core/text/line_breaks.h"

#include <algorithm>
#include <optional>
#include <system_error>
#include <utility>

namespace ecotone::exchange {

namespace {

std::uint32_t colourOf(const GDALColorEntry& entry)
{
    return (static_cast<std::uint32_t>(entry.c1 & 0xFF) << 16) |
           (static_cast<std::uint32_t>(entry.c2 & 0xFF) << 8) |
           static_cast<std::uint32_t>(entry.c3 & 0xFF);
}

void readColours(GDALRasterBandH band, ClassGrid& grid)
{
    GDALColorTableH table = GDALGetRasterColorTable(band);
    const int count = table != nullptr ? GDALGetColorEntryCount(table) : 0;
    for (int i = 0; i < count; ++i) {
        GDALColorEntry entry{};
        if (GDALGetColorEntryAsRGB(table, i, &entry) != 0) {
            grid.colours[i] = colourOf(entry);
        }
    }
}

bool isCounting(const std::string& name)
{
    const std::string folded = text::caseFolded(name);
    return folded == "value" || folded == "count" || folded == "oid" || folded == "rowid" ||
           folded == "objectid" || folded == "histogram";
}

/// A column that says more of a class than its value, its name, its cells and its colour.
bool isAttribute(GDALRasterAttributeTableH table, int column)
{
    switch (GDALRATGetUsageOfCol(table, column)) {
    case GFU_Generic: return !isCounting(GDALRATGetNameOfCol(table, column));
    default: return false;
    }
}

model::Value cellOf(GDALRasterAttributeTableH table, int row, int column)
{
    switch (GDALRATGetTypeOfCol(table, column)) {
    case GFT_Integer: return std::int64_t{GDALRATGetValueAsInt(table, row, column)};
    case GFT_Real: return GDALRATGetValueAsDouble(table, row, column);
    default: break;
    }
    const char* text = GDALRATGetValueAsString(table, row, column);
    return text == nullptr || *text == '\0' ? model::Value{} : model::Value{std::string{text}};
}

int valueColumnOf(GDALRasterAttributeTableH table)
{
    for (const GDALRATFieldUsage usage : {GFU_MinMax, GFU_Min}) {
        if (const int column = GDALRATGetColOfUsage(table, usage); column >= 0) {
            return column;
        }
    }
    for (int i = 0; i < GDALRATGetColumnCount(table); ++i) {
        if (text::caseFolded(GDALRATGetNameOfCol(table, i)) == "value") {
            return i;
        }
    }
    return -1; // The number of the row is the value.
}

void readAttributeTable(GDALRasterBandH band, ClassGrid& grid)
{
    GDALRasterAttributeTableH table = GDALGetDefaultRAT(band);
    if (table == nullptr) {
        return;
    }
    const int valueColumn = valueColumnOf(table);
    const int nameColumn = GDALRATGetColOfUsage(table, GFU_Name);
    std::vector<int> columns;
    for (int i = 0; i < GDALRATGetColumnCount(table); ++i) {
        if (i != valueColumn && isAttribute(table, i)) {
            const GDALRATFieldType type = GDALRATGetTypeOfCol(table, i);
            columns.push_back(i);
            grid.columns.push_back({GDALRATGetNameOfCol(table, i),
                                    type == GFT_Integer ? model::FieldType::Integer
                                    : type == GFT_Real  ? model::FieldType::Real
                                                        : model::FieldType::Text,
                                    0,
                                    0});
        }
    }
    for (int row = 0; row < GDALRATGetRowCount(table); ++row) {
        const int value = valueColumn >= 0 ? GDALRATGetValueAsInt(table, row, valueColumn) : row;
        const char* name =
            nameColumn >= 0 ? GDALRATGetValueAsString(table, row, nameColumn) : nullptr;
        if (name != nullptr && *name != '\0') {
            grid.names[value] = name;
        }
        auto& attributes = grid.attributes[value];
        for (const int column : columns) {
            attributes.push_back(cellOf(table, row, column));
        }
    }
}

void readCategories(GDALRasterBandH band, ClassGrid& grid)
{
    char** categories = GDALGetRasterCategoryNames(band);
    for (int i = 0; categories != nullptr && categories[i] != nullptr; ++i) {
        if (*categories[i] != '\0') {
            grid.names[i] = categories[i];
        }
    }
}

/// "a.tif.vat.dbf" or "a.vat.dbf" beside "a.tif".
std::optional<std::filesystem::path> valueTableOf(const std::filesystem::path& path)
{
    std::error_code ignored;
    for (const std::string& name : {fileName(path), stemOf(path)}) {
        const auto candidate = path.parent_path() / pathFromUtf8(name + ".vat.dbf");
        if (std::filesystem::is_regular_file(candidate, ignored)) {
            return candidate;
        }
    }
    return std::nullopt;
}

void readValueTable(const std::filesystem::path& path, ClassGrid& grid)
{
    const auto place = valueTableOf(path);
    ReadIssues ignored; // Only names are taken: the cells are whole without them.
    auto table = place ? DbfFile::open(*place, ignored)
                       : Result<DbfFile>{fail(ErrorCode::FileNotFound, "no .vat.dbf")};
    if (!table) {
        return;
    }
    const std::vector<RawField>& fields = table->fields();
    const auto value = std::find_if(fields.begin(), fields.end(), [](const RawField& field) {
        return text::caseFolded(field.nameBytes) == "value";
    });
    if (value == fields.end()) {
        return;
    }
    for (const RawField& field : fields) {
        if (!isCounting(field.nameBytes)) {
            grid.columns.push_back(field);
        }
    }
    for (std::size_t row = 0; row < table->rowCount(); ++row) {
        const std::vector<model::Value> values = table->values(row, ignored);
        const auto& key = values[static_cast<std::size_t>(value - fields.begin())];
        if (!std::holds_alternative<std::int64_t>(key)) {
            continue;
        }
        auto& attributes = grid.attributes[static_cast<std::int32_t>(std::get<std::int64_t>(key))];
        attributes.clear();
        for (std::size_t i = 0; i < fields.size(); ++i) {
            if (!isCounting(fields[i].nameBytes)) {
                attributes.push_back(values[i]);
            }
        }
    }
    grid.encoding = encodingStatementOf(*place, table->languageDriver());
}

} // namespace

void readClassTable(GDALRasterBandH band, const std::filesystem::path& path, ClassGrid& grid)
{
    const CplErrorTrap trap;
    readColours(band, grid);
    readCategories(band, grid);
    readAttributeTable(band, grid);
    if (grid.columns.empty()) {
        readValueTable(path, grid);
    }
}

} // namespace ecotone::exchange
