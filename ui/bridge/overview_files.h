#pragma once

#include "ui/bridge/pyramid_keeper.h"

#include <string>

/// The files of overviews in the user's cache folder: one of samples for a project and one for
/// each level of its outlines. Read whole and compared with their hash; written beside and
/// renamed, so that another window reads the old file or the new one.
namespace ecotone::bridge::overview_files {

/// The samples of just this state (a text that names project and revision), or null.
[[nodiscard]] std::shared_ptr<const cartography::ClassPyramid>
readPyramid(const std::string& path, const std::string& state);
[[nodiscard]] std::shared_ptr<const cartography::OutlineTiles>
readOutlines(const std::string& path, const std::string& state);
/// What is there of it; says in the log when it cannot. All files of the folder together stay
/// within `mostBytes`: those used longest ago go first.
void keep(const std::string& path,
          const std::string& state,
          const MapOverview& overview,
          std::uint64_t mostBytes);

} // namespace ecotone::bridge::overview_files
