#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/harmonise/classifying.h"
#include "core/harmonise/joining.h"
#include "core/harmonise/pieces.h"
#include "core/harmonise/pipeline.h"
#include "core/harmonise/source_reading.h"
#include "core/store/delivery_repository.h"
#include "core/store/project_file.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace ecotone::harmonise {

/// One harmonise run between reading and writing. Private to the room.
struct Run
{
    std::vector<ReadSource> sources; ///< All roles, in the order of the recipes.
    std::vector<SourceReport> failed;
    /// Patches after the side partitions: those of the project first, then new ones.
    std::vector<Piece> pieces;
    std::vector<model::PatchId> removed; ///< Existing patches that own nothing any more.
    std::vector<MappedExtent> extents;
    std::vector<LineGiven> lines;
    EdgeMatching matching;
    std::map<std::string, int> authority;
    std::map<int, store::PackedDelivery> deliveries; ///< By source: its rows as they were read.
    Joined joined;
};

/// Reads and classifies; no project is needed yet, so that a failure touches none. What does not
/// fit into memory is kept beside `project` while the run lasts.
[[nodiscard]] Result<Run> readAll(std::span<const Recipe> recipes,
                                  const std::filesystem::path& project,
                                  const HarmoniseOptions& options,
                                  const Progress& progress);
/// Side partitions and joining, together with the patches the project already has.
[[nodiscard]] Result<> makeCoverage(Run& run,
                                    store::ProjectFile& project,
                                    const Knowledge& knowledge,
                                    const Progress& progress);
/// The recipe a source was read by, as the project keeps it.
[[nodiscard]] model::Document recipeDocument(const ReadSource& source);
/// What reading found, as issues of the stored source.
[[nodiscard]] std::vector<model::Issue> issuesOf(const ReadSource& source);
/// Everything in one transaction and one undo group.
[[nodiscard]] Result<> writeRun(Run& run,
                                store::ProjectFile& project,
                                const HarmoniseOptions& options,
                                const Progress& progress);

} // namespace ecotone::harmonise
