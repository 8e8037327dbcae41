#include "core/exchange/raster.h"

#include "core/base/file.h"
#include "core/base/number.h"
#include "core/exchange/class_table.h"
#include "core/exchange/gdal_handles.h"
#include "core/exchange/siblings.h"

#include <algorithm>
#include <cmath>
#include <cpl_vsi.h>
#include <limits>
#include <utility>

namespace ecotone::exchange {

namespace {

struct OpenBand
{
    std::string driver;
    DatasetHandle dataset;
    GDALRasterBandH band = nullptr;
    int width = 0;
    int height = 0;
    GeoTransform transform{0, 1, 0, 0, 0, -1};
    CrsStatement crs;
};

/// GDAL reads what a cut ENVI file lacks as zeros.
Result<> requireWholeEnvi(const OpenBand& opened, const std::filesystem::path& path)
{
    GDALDatasetH dataset = opened.dataset.get();
    const auto stated = [&](const char* key) {
        const char* text = GDALGetMetadataItem(dataset, key, "ENVI");
        return text == nullptr ? std::int64_t{0} : parseInteger(trimmed(text)).value_or(0);
    };
    if (opened.driver != "ENVI" || stated("file_compression") != 0) {
        return {};
    }
    std::int64_t bytes = stated("header_offset");
    for (int band = 1; band <= GDALGetRasterCount(dataset); ++band) {
        const auto type = GDALGetRasterDataType(GDALGetRasterBand(dataset, band));
        bytes += std::int64_t{opened.width} * opened.height * GDALGetDataTypeSizeBytes(type);
    }
    VSIStatBufL status{};
    if (VSIStatL(GDALGetDescription(dataset), &status) == 0 &&
        std::int64_t{status.st_size} < bytes) {
        return fail(ErrorCode::FileDamaged,
                    fileName(path) + ": is cut: it holds " + toText(std::int64_t{status.st_size}) +
                        " of " + toText(bytes) + " bytes");
    }
    return {};
}

Result<OpenBand> openBand(const std::filesystem::path& path, int band)
{
    OpenBand opened;
    ECO_ASSIGN(opened.dataset, openDataset(path, GDAL_OF_RASTER));
    const CplErrorTrap trap;
    opened.width = GDALGetRasterXSize(opened.dataset.get());
    opened.height = GDALGetRasterYSize(opened.dataset.get());
    if (band < 1 || band > GDALGetRasterCount(opened.dataset.get())) {
        return fail(ErrorCode::InvalidArgument,
                    fileName(path) + ": has no band " + toText(std::int64_t{band}));
    }
    // A damaged heading may promise a raster larger than any memory.
    constexpr std::int64_t mostCells = std::int64_t{1} << 30;
    if (std::int64_t{opened.width} * opened.height > mostCells) {
        return fail(ErrorCode::UnsupportedFormat,
                    fileName(path) + ": has more than a thousand million cells");
    }
    opened.band = GDALGetRasterBand(opened.dataset.get(), band);
    GDALGetGeoTransform(opened.dataset.get(), opened.transform.data());
    opened.driver = GDALGetDriverShortName(GDALGetDatasetDriver(opened.dataset.get()));
    opened.crs = statementOf(GDALGetSpatialRef(opened.dataset.get()), opened.driver);
    if (opened.crs.kind == CrsStatement::Kind::None) {
        opened.crs = crsStatementOf(path);
    }
    ECO_TRY(requireWholeEnvi(opened, path));
    return opened;
}

template <class Number>
Result<std::vector<Number>>
readCells(const OpenBand& opened, GDALDataType type, const std::filesystem::path& path)
{
    std::vector<Number> cells(static_cast<std::size_t>(opened.width) *
                              static_cast<std::size_t>(opened.height));
    const CplErrorTrap trap;
    if (GDALRasterIO(opened.band,
                     GF_Read,
                     0,
                     0,
                     opened.width,
                     opened.height,
                     cells.data(),
                     opened.width,
                     opened.height,
                     type,
                     0,
                     0) != CE_None) {
        return fail(ErrorCode::FileDamaged, fileName(path) + ": cannot be read: " + trap.cause());
    }
    return cells;
}

GDALDataType gdalType(CellType type)
{
    switch (type) {
    case CellType::Byte: return GDT_Byte;
    case CellType::Int16: return GDT_Int16;
    case CellType::Int32: return GDT_Int32;
    case CellType::Float32: return GDT_Float32;
    case CellType::Float64: return GDT_Float64;
    }
    return GDT_Float64;
}

} // namespace

std::optional<double> Grid::valueAt(double x, double y) const
{
    const double dx = x - transform[0];
    const double dy = y - transform[3];
    double column = dx / transform[1];
    double row = dy / transform[5];
    // Divided by one number only where the grid stands straight: a place on the border of two
    // cells then falls into the eastern and southern one, whatever the cell size.
    if (transform[2] != 0.0 || transform[4] != 0.0) {
        const double determinant = transform[1] * transform[5] - transform[2] * transform[4];
        column = (dx * transform[5] - dy * transform[2]) / determinant;
        row = (dy * transform[1] - dx * transform[4]) / determinant;
    }
    column = std::floor(column);
    row = std::floor(row);
    if (!(column >= 0 && column < width && row >= 0 && row < height)) { // Also for NaN.
        return std::nullopt;
    }
    const double value = at(static_cast<int>(column), static_cast<int>(row));
    return (noData && value == *noData) || std::isnan(value) ? std::nullopt : std::optional{value};
}

Result<Grid> readGrid(const std::filesystem::path& path, int band)
{
    ECO_ASSIGN(const OpenBand opened, openBand(path, band));
    Grid grid;
    grid.width = opened.width;
    grid.height = opened.height;
    grid.transform = opened.transform;
    grid.crs = opened.crs;
    ECO_ASSIGN(grid.values, readCells<double>(opened, GDT_Float64, path));
    int has = 0;
    const double noData = GDALGetRasterNoDataValue(opened.band, &has);
    if (has != 0) {
        grid.noData = noData;
    }
    return grid;
}

Result<ClassGrid> readClassGrid(const std::filesystem::path& path, int band)
{
    ECO_ASSIGN(const OpenBand opened, openBand(path, band));
    ClassGrid grid;
    grid.driver = opened.driver;
    grid.width = opened.width;
    grid.height = opened.height;
    grid.transform = opened.transform;
    grid.crs = opened.crs;
    const GDALDataType type = GDALGetRasterDataType(opened.band);
    int has = 0;
    const double noData = GDALGetRasterNoDataValue(opened.band, &has);
    constexpr std::int32_t missing = std::numeric_limits<std::int32_t>::min();
    if (has != 0) {
        const bool whole = noData == std::floor(noData) && std::abs(noData) < 2e9;
        grid.noData = whole ? static_cast<std::int32_t>(noData) : missing;
    }
    if (type != GDT_Float32 && type != GDT_Float64) {
        ECO_ASSIGN(grid.values, readCells<std::int32_t>(opened, GDT_Int32, path));
    } else {
        ECO_ASSIGN(const std::vector<double> cells, readCells<double>(opened, GDT_Float64, path));
        grid.values.reserve(cells.size());
        for (const double cell : cells) {
            const bool none = std::isnan(cell) || (has != 0 && cell == noData);
            if (!none && (cell != std::floor(cell) || std::abs(cell) > 2e9)) {
                return fail(ErrorCode::UnsupportedFormat,
                            fileName(path) + ": band " + toText(std::int64_t{band}) +
                                " holds fractions: it is no classification");
            }
            grid.values.push_back(none ? grid.noData.value_or(missing)
                                       : static_cast<std::int32_t>(cell));
        }
        grid.noData = grid.noData.value_or(missing);
    }
    readClassTable(opened.band, path, grid);
    return grid;
}

Result<> writeGrid(const std::filesystem::path& path, const Grid& grid, CellType type)
{
    registerDrivers();
    const std::string memory = "/vsimem/ecotone-grid/" + fileName(path);
    {
        const CplErrorTrap trap;
        GDALDriverH driver = GDALGetDriverByName("GTiff");
        StringList options{{"COMPRESS=DEFLATE", "NUM_THREADS=1"}};
        const DatasetHandle dataset{GDALCreate(
            driver, memory.c_str(), grid.width, grid.height, 1, gdalType(type), options.get())};
        if (!dataset) {
            return fail(ErrorCode::FileUnwritable, fileName(path) + ": " + trap.cause());
        }
        GeoTransform transform = grid.transform;
        GDALSetGeoTransform(dataset.get(), transform.data());
        if (const SpatialRefHandle reference = spatialRefFrom(grid.crs.text)) {
            GDALSetSpatialRef(dataset.get(), reference.get());
        }
        GDALRasterBandH band = GDALGetRasterBand(dataset.get(), 1);
        if (grid.noData) {
            GDALSetRasterNoDataValue(band, *grid.noData);
        }
        std::vector<double> values = grid.values;
        if (GDALRasterIO(band,
                         GF_Write,
                         0,
                         0,
                         grid.width,
                         grid.height,
                         values.data(),
                         grid.width,
                         grid.height,
                         GDT_Float64,
                         0,
                         0) != CE_None) {
            return fail(ErrorCode::FileUnwritable, fileName(path) + ": " + trap.cause());
        }
    }
    vsi_l_offset size = 0;
    const GByte* bytes = VSIGetMemFileBuffer(memory.c_str(), &size, FALSE);
    auto written =
        bytes != nullptr
            ? writeFile(path,
                        {reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size)})
            : Result<>{fail(ErrorCode::Internal, fileName(path) + ": no raster was made")};
    VSIUnlink(memory.c_str());
    return written;
}

} // namespace ecotone::exchange
