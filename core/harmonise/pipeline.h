#pragma once

#include "core/base/language.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/harmonise/reading_report.h"
#include "core/harmonise/recipe.h"
#include "core/model/history.h"

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>

namespace ecotone::store {
class ProjectFile;
}

namespace ecotone::harmonise {

enum class OnFailure : unsigned char
{
    Stop,      ///< All or nothing.
    KeepGoing, ///< A source that fails is left out and reported.
};

struct HarmoniseOptions
{
    model::Author author;
    OnFailure onFailure = OnFailure::Stop;
    /// For a project that does not exist yet.
    std::string title;
    bool demonstration = false;
    Language language = Language::English;
    double waitSeconds = 5.0; ///< For another writer.
    /// Sources with so many rows are kept on disk while the run lasts, not in memory.
    std::size_t bulkRowsAtLeast = 50'000;
};

/// Runs recipes into a project, which is made when it does not exist: read, decode, repair and
/// node in the source's own coordinates, densify, transform, snap, partition, classify, edge
/// matching, write. One undo group of the history. On failure the project is as before (a new one
/// does not exist). Fails with the codes of reading; EncodingUndecided, CrsUndecided and
/// ControlPointsNeeded name the layer and what would help.
[[nodiscard]] Result<HarmoniseReport> harmonise(std::span<const Recipe> recipes,
                                                const std::filesystem::path& project,
                                                const HarmoniseOptions& options,
                                                const Progress& progress = {});
/// The same into a project that is already open for writing.
[[nodiscard]] Result<HarmoniseReport> harmonise(std::span<const Recipe> recipes,
                                                store::ProjectFile& project,
                                                const HarmoniseOptions& options,
                                                const Progress& progress = {});

} // namespace ecotone::harmonise
