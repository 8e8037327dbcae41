#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/exchange/layer_info.h"
#include "core/exchange/source_table.h"
#include "core/text/detector.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace ecotone::exchange {

/// A column and what it holds.
struct FieldProbe
{
    std::string name; ///< Decoded.
    model::FieldType type = model::FieldType::Text;
    int width = 0;
    std::int64_t filled = 0;           ///< Rows with a value that is not blank.
    std::int64_t distinct = 0;         ///< Counted up to 10,000.
    std::vector<std::string> examples; ///< The most frequent distinct values, at most 60.
};

/// What reading one layer would find. The interpretation of the coordinate system (core/crs) and
/// of the scheme (core/habitat) is the caller's.
struct LayerProbe
{
    std::string name;
    geometry::ShapeKind kind = geometry::ShapeKind::None;
    bool mixedKinds = false;
    std::int64_t features = 0;
    geometry::RealBox extent; ///< Of what was read, in the file's coordinates.
    std::vector<FieldProbe> fields;
    text::EncodingVerdict encoding;
    EncodingStatement stated;
    CrsStatement crs;
    RowAccount account;
    std::vector<ReadIssue> issues;
    /// The first rows: name and value, texts decoded.
    std::vector<std::vector<std::pair<std::string, std::string>>> samples;
};

struct FileProbe
{
    std::string file; ///< Path as given, UTF-8.
    std::string driver;
    std::string contentHash; ///< contentHashOf the file named.
    std::vector<LayerProbe> layers;

    /// True when part of the file could not be read.
    [[nodiscard]] bool damaged() const;
};

struct ProbeOptions
{
    std::string country;
    std::optional<text::Reading> encoding;
    OpenOptions open;
    std::size_t sampleRows = 5;
};

/// Of a file its base/hash.h fileHash; of a folder the hash of its files and their names.
[[nodiscard]] Result<std::string> contentHashOf(const std::filesystem::path& path);

/// Looks at every layer of a file; reads all rows, writes nothing. Fails as SourceReader::open.
[[nodiscard]] Result<FileProbe> probe(const std::filesystem::path& path,
                                      const ProbeOptions& options = {},
                                      const Progress& progress = {});
/// What is found in a table already read.
[[nodiscard]] LayerProbe probeOf(const SourceTable& table, std::size_t sampleRows = 5);

} // namespace ecotone::exchange
