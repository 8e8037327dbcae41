#pragma once

#include "core/base/result.h"
#include "core/exchange/source_reader.h"

#include <filesystem>
#include <memory>

/// The readers behind SourceReader::open, one a format. Private to the room.
namespace ecotone::exchange {

struct SourceTable;

using ReaderResult = Result<std::unique_ptr<SourceReader>>;

[[nodiscard]] ReaderResult openShapefile(const std::filesystem::path& path);
[[nodiscard]] ReaderResult openMif(const std::filesystem::path& path, const OpenOptions& options);
[[nodiscard]] ReaderResult openGeoJson(const std::filesystem::path& path);
[[nodiscard]] ReaderResult openCsv(const std::filesystem::path& path, const OpenOptions& options);
[[nodiscard]] ReaderResult openRaster(const std::filesystem::path& path,
                                      const OpenOptions& options);
/// XLSX, XLS and ODS: every sheet is a layer.
[[nodiscard]] ReaderResult openSpreadsheet(const std::filesystem::path& path,
                                           const OpenOptions& options);
/// Everything else that GDAL reads as vectors.
[[nodiscard]] ReaderResult openWithGdal(const std::filesystem::path& path);
/// The datasets of a folder, and of the folders in it, one after the other.
[[nodiscard]] ReaderResult openFolder(const std::filesystem::path& path,
                                      const OpenOptions& options);
[[nodiscard]] ReaderResult openZip(const std::filesystem::path& path, const OpenOptions& options);

/// The main file of every dataset below a folder, in the order of their names: a shapefile by its
/// .shp, a File Geodatabase by its folder, an ENVI raster by the file beside its .hdr.
[[nodiscard]] std::vector<std::filesystem::path> datasetsIn(const std::filesystem::path& folder);

/// Coordinates that cannot be what the statement says.
void checkStatement(const SourceTable& table, ReadIssues& issues);

/// True when reading the file runs a foreign driver (it is then read in the child process).
[[nodiscard]] bool needsForeignDriver(const std::filesystem::path& path);

} // namespace ecotone::exchange
