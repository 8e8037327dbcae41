#pragma once

#include "core/base/result.h"
#include "core/exchange/source_reader.h"
#include "core/exchange/source_table.h"

#include <filesystem>
#include <memory>

/// The readers behind SourceReader::open, one a format. Private to the room.
namespace ecotone::exchange {

using ReaderResult = Result<std::unique_ptr<SourceReader>>;

[[nodiscard]] ReaderResult openShapefile(const std::filesystem::path& path);
[[nodiscard]] ReaderResult openMif(const std::filesystem::path& path, const OpenOptions& options);
[[nodiscard]] ReaderResult openGeoJson(const std::filesystem::path& path);
[[nodiscard]] ReaderResult openCsv(const std::filesystem::path& path, const OpenOptions& options);
[[nodiscard]] ReaderResult openRaster(const std::filesystem::path& path,
                                      const OpenOptions& options);
/// Everything else that GDAL reads as vectors.
[[nodiscard]] ReaderResult openWithGdal(const std::filesystem::path& path);
[[nodiscard]] ReaderResult openZip(const std::filesystem::path& path, const OpenOptions& options);

/// Coordinates that cannot be what the statement says.
void checkStatement(const SourceTable& table, ReadIssues& issues);

/// True when reading the file runs a foreign driver (it is then read in the child process).
[[nodiscard]] bool needsForeignDriver(const std::filesystem::path& path);

} // namespace ecotone::exchange
