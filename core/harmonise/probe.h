#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/harmonise/reading_report.h"
#include "core/harmonise/recipe.h"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace ecotone::harmonise {

/// What the user may know before looking.
struct ProbeHints
{
    std::string country;
    std::string crs = "auto";
    std::string assume;
    std::string controlPoints;
    std::string offset;
    std::string encoding = "auto";
};

/// Looks at files and writes nothing. A file that cannot be read is an entry with `error`; the
/// call fails only when it was cancelled.
[[nodiscard]] Result<std::vector<FileReport>> probe(std::span<const std::filesystem::path> files,
                                                    const ProbeHints& hints = {},
                                                    const Progress& progress = {});

/// A recipe filled with what was found: fields by their national names, scheme, encoding and CRS
/// as decided. What is not decided stays "auto" and will be asked.
[[nodiscard]] Recipe suggestedRecipe(const FileReport& file,
                                     const LayerReport& layer,
                                     const std::filesystem::path& recipeFolder);

} // namespace ecotone::harmonise
