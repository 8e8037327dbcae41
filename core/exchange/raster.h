#pragma once

#include "core/base/result.h"
#include "core/exchange/layer_info.h"
#include "core/geometry/shape.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace ecotone::exchange {

/// Column and row to coordinates: x = t[0] + t[1] column + t[2] row, y = t[3] + t[4] column +
/// t[5] row, at the outer corner of the first cell.
using GeoTransform = std::array<double, 6>;

/// One band of numbers, row by row from the north.
struct Grid
{
    int width = 0;
    int height = 0;
    GeoTransform transform{0, 1, 0, 0, 0, -1};
    CrsStatement crs;
    std::vector<double> values;
    std::optional<double> noData;

    [[nodiscard]] double at(int column, int row) const
    {
        return values[static_cast<std::size_t>(row) * static_cast<std::size_t>(width) +
                      static_cast<std::size_t>(column)];
    }
    /// Of the cell that contains the point; nullopt outside and for no data.
    [[nodiscard]] std::optional<double> valueAt(double x, double y) const;
};

/// Reads a band whole; fails with FileNotFound, FileDamaged, UnsupportedFormat, or
/// InvalidArgument for a missing band.
[[nodiscard]] Result<Grid> readGrid(const std::filesystem::path& path, int band = 1);

enum class CellType : unsigned char
{
    Byte,
    Int16,
    Int32,
    Float32,
    Float64,
};
/// GeoTIFF, compressed, the same bytes for the same input; `grid.crs.text` may be WKT or a code.
[[nodiscard]] Result<>
writeGrid(const std::filesystem::path& path, const Grid& grid, CellType type = CellType::Float32);

/// A classified raster.
struct ClassGrid
{
    std::string driver; ///< GDAL's name of the format.
    int width = 0;
    int height = 0;
    GeoTransform transform{0, 1, 0, 0, 0, -1};
    CrsStatement crs;
    std::vector<std::int32_t> values;
    std::optional<std::int32_t> noData;
    /// Bytes in unknown encoding, from the attribute table or the category names.
    std::map<std::int32_t, std::string> names;
    std::map<std::int32_t, std::uint32_t> colours; ///< 0xRRGGBB.
    /// Further columns of the attribute table, and their values by the value of the cells.
    std::vector<RawField> columns;
    std::map<std::int32_t, std::vector<model::Value>> attributes;
    EncodingStatement encoding; ///< Of the texts.
};
/// Fails with UnsupportedFormat when the band holds fractions (not a classification).
[[nodiscard]] Result<ClassGrid> readClassGrid(const std::filesystem::path& path, int band = 1);

/// Cells of one value joined by their edges, as one polygon along the cell edges.
struct ClassPatch
{
    std::int32_t value = 0;
    std::int64_t cells = 0;
    geometry::RealPolygon outline;
};
/// Exact: every cell that is not no-data lies in one patch. Neighbours share every vertex: a
/// vertex stands where the boundary turns and where three patches meet. In the order of each
/// patch's first cell, row by row.
[[nodiscard]] std::vector<ClassPatch> polygonise(const ClassGrid& grid);

} // namespace ecotone::exchange
