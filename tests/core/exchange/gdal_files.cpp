#include "tests/core/exchange/gdal_files.h"

#include "core/base/file.h"
#include "core/base/number.h"
#include "core/exchange/bytes.h"
#include "core/exchange/gdal_geometry.h"
#include "core/exchange/gdal_handles.h"

#include <array>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <gdal.h>
#include <gtest/gtest.h>

namespace ecotone::exchange::test {

namespace {

OGRFieldType typeOf(model::FieldType type)
{
    switch (type) {
    case model::FieldType::Integer: return OFTInteger;
    case model::FieldType::Real: return OFTReal;
    case model::FieldType::Text: break;
    }
    return OFTString;
}

OGRwkbGeometryType kindOf(geometry::ShapeKind kind)
{
    switch (kind) {
    case geometry::ShapeKind::Point: return wkbPoint;
    case geometry::ShapeKind::Line: return wkbMultiLineString;
    case geometry::ShapeKind::Polygon: return wkbMultiPolygon;
    case geometry::ShapeKind::None: break;
    }
    return wkbNone;
}

void fill(OGRFeatureH feature,
          OGRFeatureDefnH definition,
          const WriteTable& table,
          const WriteRow& row)
{
    for (std::size_t i = 0; i < row.values.size(); ++i) {
        const int field = OGR_FD_GetFieldIndex(definition, table.fields[i].name.c_str());
        if (field < 0) {
            continue;
        }
        if (const auto* whole = std::get_if<std::int64_t>(&row.values[i])) {
            OGR_F_SetFieldInteger64(feature, field, *whole);
        } else if (const auto* real = std::get_if<double>(&row.values[i])) {
            OGR_F_SetFieldDouble(feature, field, *real);
        } else if (const auto* text = std::get_if<std::string>(&row.values[i])) {
            OGR_F_SetFieldString(feature, field, text->c_str());
        }
    }
    if (!row.shape.empty()) {
        OGR_F_SetGeometryDirectly(feature,
                                  newGeometry(row.shape, table.kind != geometry::ShapeKind::Point));
    }
}

void addDomain(GDALDatasetH dataset,
               OGRFieldDefnH field,
               const std::map<std::string, std::string>& codes)
{
    std::vector<std::pair<std::string, std::string>> kept{codes.begin(), codes.end()};
    std::vector<OGRCodedValue> values;
    for (auto& [code, name] : kept) {
        values.push_back({code.data(), name.data()});
    }
    values.push_back({nullptr, nullptr});
    OGRFieldDomainH domain =
        OGR_CodedFldDomain_Create("classes", "", OGR_Fld_GetType(field), OFSTNone, values.data());
    EXPECT_TRUE(GDALDatasetAddFieldDomain(dataset, domain, nullptr));
    OGR_FldDomain_Destroy(domain);
    OGR_Fld_SetDomainName(field, "classes");
}

} // namespace

void writeWithDriver(const std::string& driver,
                     const std::filesystem::path& path,
                     const WriteTable& table,
                     int epsg,
                     const std::map<std::string, std::string>& codes)
{
    registerDrivers();
    const DatasetHandle dataset{GDALCreate(
        GDALGetDriverByName(driver.c_str()), toUtf8(path).c_str(), 0, 0, 0, GDT_Unknown, nullptr)};
    ASSERT_TRUE(dataset) << driver;
    const SpatialRefHandle reference =
        epsg != 0 ? spatialRefFrom("EPSG:" + toText(std::int64_t{epsg})) : nullptr;
    OGRLayerH layer = GDALDatasetCreateLayer(dataset.get(),
                                             table.name.c_str(),
                                             reference.get(),
                                             driver == "DXF" ? wkbUnknown : kindOf(table.kind),
                                             nullptr);
    ASSERT_TRUE(layer) << driver;
    for (std::size_t i = 0; i < table.fields.size() && driver != "DXF"; ++i) {
        const FieldDefnHandle field{
            OGR_Fld_Create(table.fields[i].name.c_str(), typeOf(table.fields[i].type))};
        if (i == 1 && !codes.empty()) {
            addDomain(dataset.get(), field.get(), codes);
        }
        EXPECT_EQ(OGR_L_CreateField(layer, field.get(), 1), OGRERR_NONE) << driver;
    }
    for (const WriteRow& row : table.rows) {
        const FeatureHandle feature{OGR_F_Create(OGR_L_GetLayerDefn(layer))};
        fill(feature.get(), OGR_L_GetLayerDefn(layer), table, row);
        EXPECT_EQ(OGR_L_CreateFeature(layer, feature.get()), OGRERR_NONE) << driver;
    }
}

void writeClasses(const std::string& driver, const std::filesystem::path& path, ClassNames names)
{
    registerDrivers();
    const DatasetHandle dataset{GDALCreate(
        GDALGetDriverByName(driver.c_str()), toUtf8(path).c_str(), 4, 3, 1, GDT_Byte, nullptr)};
    ASSERT_TRUE(dataset) << driver;
    std::array<double, 6> transform{500000, 10, 0, 5000030, 0, -10};
    GDALSetGeoTransform(dataset.get(), transform.data());
    const SpatialRefHandle reference = spatialRefFrom("EPSG:32652");
    GDALSetSpatialRef(dataset.get(), reference.get());
    GDALRasterBandH band = GDALGetRasterBand(dataset.get(), 1);
    std::array<unsigned char, 12> cells{1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 3, 0};
    GDALSetRasterNoDataValue(band, 0);
    EXPECT_EQ(GDALRasterIO(band, GF_Write, 0, 0, 4, 3, cells.data(), 4, 3, GDT_Byte, 0, 0),
              CE_None);
    if (names == ClassNames::None) {
        return;
    }
    GDALRasterAttributeTableH table = GDALCreateRasterAttributeTable();
    GDALRATCreateColumn(table, "VALUE", GFT_Integer, GFU_MinMax);
    GDALRATCreateColumn(table, "CLASS", GFT_String, GFU_Name);
    GDALRATCreateColumn(table, "DLBM", GFT_String, GFU_Generic);
    const std::array<std::array<const char*, 2>, 3> classes{
        {{"forest", "0301"}, {"meadow", "0403"}, {"water", "1101"}}};
    for (int row = 0; row < 3; ++row) {
        GDALRATSetValueAsInt(table, row, 0, row + 1);
        GDALRATSetValueAsString(table, row, 1, classes[static_cast<std::size_t>(row)][0]);
        GDALRATSetValueAsString(table, row, 2, classes[static_cast<std::size_t>(row)][1]);
    }
    EXPECT_EQ(GDALSetDefaultRAT(band, table), CE_None) << driver;
    GDALDestroyRasterAttributeTable(table);
}

void writeZip(const std::filesystem::path& path,
              const std::vector<std::pair<std::string, std::filesystem::path>>& members)
{
    void* archive = CPLCreateZip(toUtf8(path).c_str(), nullptr);
    ASSERT_NE(archive, nullptr);
    for (const auto& [name, file] : members) {
        const std::string bytes = readFile(file).value();
        EXPECT_EQ(CPLCreateFileInZip(archive, name.c_str(), nullptr), CE_None);
        EXPECT_EQ(CPLWriteFileInZip(archive, bytes.data(), static_cast<int>(bytes.size())),
                  CE_None);
        CPLCloseFileInZip(archive);
    }
    CPLCloseZip(archive);
}

std::string oldWorkbook(const std::vector<std::vector<std::string>>& rows)
{
    std::string book;
    const auto record = [&](std::uint16_t type, const std::string& content) {
        appendNumber(book, type);
        appendNumber(book, static_cast<std::uint16_t>(content.size()));
        book += content;
    };
    std::string dimensions;
    std::size_t widest = 0;
    for (const auto& row : rows) {
        widest = std::max(widest, row.size());
    }
    for (const std::size_t number : {std::size_t{0}, rows.size(), std::size_t{0}, widest}) {
        appendNumber(dimensions, static_cast<std::uint16_t>(number));
    }
    record(0x0009, std::string("\x02\x00\x10\x00", 4)); // BOF: BIFF2, a sheet
    record(0x0042, std::string("\xE4\x04", 2));         // CODEPAGE 1252
    record(0x0000, dimensions);
    for (std::size_t row = 0; row < rows.size(); ++row) {
        for (std::size_t column = 0; column < rows[row].size(); ++column) {
            const std::string& cell = rows[row][column];
            std::string content;
            appendNumber(content, static_cast<std::uint16_t>(row));
            appendNumber(content, static_cast<std::uint16_t>(column));
            content += std::string(3, '\0'); // Attributes of the cell.
            if (cell.starts_with('#')) {
                appendNumber(content, parseDouble(cell.substr(1)).value());
                record(0x0003, content); // NUMBER
            } else {
                content += static_cast<char>(cell.size());
                record(0x0004, content + cell); // LABEL
            }
        }
    }
    record(0x000A, {}); // EOF
    return book;
}

} // namespace ecotone::exchange::test
