#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/exchange/layer_info.h"
#include "core/exchange/source_reader.h"
#include "core/text/detector.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ecotone::exchange {

/// A decoded row: texts are UTF-8, values in the order of SourceTable::fields.
struct SourceRow
{
    std::int64_t fid = 0;
    std::vector<model::Value> values;
    geometry::RealShape shape;
};

/// One layer, read and decoded.
struct SourceTable
{
    std::string file;   ///< Name without folder.
    std::string driver; ///< As SourceReader::driver.
    LayerInfo layer;
    std::vector<model::Field> fields; ///< Decoded names, made unique.
    std::vector<SourceRow> rows;
    text::EncodingVerdict encoding;
    std::vector<ReadIssue> issues;
    RowAccount account;

    [[nodiscard]] std::optional<std::size_t> fieldIndex(std::string_view name) const;
    /// True when part of the file could not be read (an issue of severity Error).
    [[nodiscard]] bool damaged() const;
};

struct ReadOptions
{
    std::string layer;                     ///< Empty: the only one.
    std::optional<text::Reading> encoding; ///< Decided by the user or the recipe; else detected.
    std::string country;                   ///< Of the provider, a hint for the detector.
    OpenOptions open;
};

/// Reads a layer whole and decodes its text. Ordinary formats (Shapefile, MIF, GeoJSON, CSV) are
/// read here; what needs a foreign driver is read in a child process when useReaderProgram() was
/// called. Names of codes are taken from a code table beside the file (code_table.h), said aloud.
/// An undecided encoding is an issue, and the best reading is given: the caller decides
/// whether to go on. Fails as SourceReader::open, with NotFound for a missing layer.
[[nodiscard]] Result<SourceTable> readSource(const std::filesystem::path& path,
                                             const ReadOptions& options = {},
                                             const Progress& progress = {});

/// The steps of readSource on an open reader, always in this process; `options.layer` is not used.
[[nodiscard]] Result<SourceTable> readTable(SourceReader& reader,
                                            std::size_t layer,
                                            const std::filesystem::path& path,
                                            const ReadOptions& options = {},
                                            const Progress& progress = {});

/// Every layer of a file, each as readSource gives it.
[[nodiscard]] Result<std::vector<SourceTable>> readAllLayers(const std::filesystem::path& path,
                                                             const ReadOptions& options = {},
                                                             const Progress& progress = {});

} // namespace ecotone::exchange
