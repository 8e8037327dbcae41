#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/exchange/layer_info.h"
#include "core/exchange/read_issues.h"
#include "core/geometry/shape.h"
#include "core/model/feature.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ecotone::exchange {

/// Whether all of a row could be read.
enum class RowState : unsigned char
{
    Whole,
    Damaged, ///< Something of it was lost; an issue of severity Error says what.
};

/// One row as the file has it. Texts are bytes in the file's encoding, without trailing blanks;
/// coordinates are those of the file, x east, y north; Z and M are dropped. Rings are not closed
/// by repetition; holes stand with the polygon that contains them.
struct RawFeature
{
    std::int64_t fid = 0; ///< Row number from 0, or the identity the format gives.
    std::vector<model::Value> values;
    geometry::RealShape shape; ///< Kind None for a row without geometry.
    RowState state = RowState::Whole;
};

/// What has to be said where a file does not speak for itself.
struct OpenOptions
{
    std::string xColumn; ///< CSV: the column of easting or longitude; empty: guessed, aloud.
    std::string yColumn;
    std::string wktColumn;
    std::optional<text::Encoding> encoding; ///< CSV and MIF: to read the heading with.
    int band = 1;                           ///< Rasters.
};

/// Reads a file made by others: Shapefile (.shp, or .dbf alone), MapInfo MIF and TAB, GeoPackage,
/// File Geodatabase (the .gdb folder), GeoJSON, KML and KMZ, GPX, DXF, SXF; CSV, XLSX, XLS and ODS
/// with coordinates; classified GeoTIFF, ENVI and IMG (cells of one value, joined by their edges,
/// become polygons; fields VALUE, NAME and those of the attribute table). A .zip, or a folder, is
/// read dataset by dataset; what of it cannot be read is an issue.
///
/// Damage that leaves rows readable is an issue; the readable rows are given. Nothing is dropped
/// silently: every row of the file is visited or counted in issues().
class SourceReader
{
public:
    /// Fails with FileNotFound, FileUnreadable, FileDamaged (nothing can be read) or
    /// UnsupportedFormat (no reader knows it), naming the file.
    [[nodiscard]] static Result<std::unique_ptr<SourceReader>>
    open(const std::filesystem::path& path, const OpenOptions& options = {});

    SourceReader() = default;
    SourceReader(const SourceReader&) = delete;
    SourceReader& operator=(const SourceReader&) = delete;
    virtual ~SourceReader() = default;

    /// "Shapefile", "MapInfo MIF", "MapInfo TAB", "GeoPackage", "GeoJSON", "KML", "SXF", "CSV",
    /// "GeoTIFF", or GDAL's name of another format.
    [[nodiscard]] virtual const std::string& driver() const = 0;
    /// Of one layer: those of a folder differ.
    [[nodiscard]] virtual const std::string& driverOf(std::size_t) const { return driver(); }
    [[nodiscard]] virtual const std::vector<LayerInfo>& layers() const = 0;

    /// Rows in the order of the file; the visitor returns false to stop early. A feature of
    /// mixed geometry is visited once a kind, with the same fid.
    using Visitor = std::function<bool(RawFeature&&)>;
    [[nodiscard]] virtual Result<>
    visit(std::size_t layer, const Visitor& visitor, const Progress& progress = {}) = 0;

    /// Found at opening and by the last visit of that layer.
    [[nodiscard]] virtual std::vector<ReadIssue> issues(std::size_t layer) const = 0;

    /// By name, or the only layer for an empty name; fails with NotFound, listing the names.
    [[nodiscard]] Result<std::size_t> layerIndex(const std::string& name) const;
};

} // namespace ecotone::exchange
