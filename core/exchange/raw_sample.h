#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/exchange/source_table.h"
#include "core/geometry/shape.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace ecotone::exchange {

/// A text that every encoding reads differently.
struct TellingText
{
    std::size_t field = 0; ///< Position in LayerInfo::fields.
    bool isFieldName = false;
    std::string bytes;

    bool operator==(const TellingText&) const = default;
};

/// What a person needs to see of a layer to judge a reading of it: some texts as bytes, and thinned
/// outlines in the file's own coordinates. Small whatever the size of the file.
struct RawSample
{
    LayerInfo layer;
    std::vector<TellingText> texts; ///< Distinct, not ASCII, the field names first.
    /// True when the format (or its driver) leaves no choice: the bytes are UTF-8.
    bool isUtf8 = false;
    std::vector<geometry::RealLine> outlines; ///< Lines and outer rings; rings are closed.
    std::vector<geometry::RealPoint> points;
    geometry::RealBox extent;
};

struct RawSampleOptions
{
    std::size_t texts = 14;
    std::size_t textsOfField = 4;
    std::size_t outlines = 400; ///< At most twice as many are kept.
    std::size_t vertices = 40;  ///< Of one outline.
};

/// Reads the layer `options.layer` once. Fails as readSource.
[[nodiscard]] Result<RawSample> rawSample(const std::filesystem::path& path,
                                          const ReadOptions& options = {},
                                          const RawSampleOptions& amount = {},
                                          const Progress& progress = {});

} // namespace ecotone::exchange
