#pragma once

#include "ui/bridge/pyramid_keeper.h"

#include <memory>
#include <string>

/// The files of overviews in the user's cache folder: one of samples and one of outlines for a
/// project and its state (a text that names project and revision). A file takes its name when it
/// is whole, and no file is written over: another window reads on in the one it has open.
namespace ecotone::bridge::overview_files {

/// The samples of just this state, or null.
[[nodiscard]] std::shared_ptr<const cartography::ClassPyramid>
readPyramid(const std::string& path, const std::string& state);
[[nodiscard]] std::shared_ptr<const cartography::OutlineTiles>
readOutlines(const std::string& path, const std::string& state);

/// A file for what is being built; null when there can be none, which the log says.
[[nodiscard]] std::shared_ptr<cartography::TileFile> newPyramid(const std::string& path,
                                                                const std::string& state);
[[nodiscard]] std::shared_ptr<cartography::TileFile> newOutlines(const std::string& path,
                                                                 const std::string& state);

/// Stores what is there of it in `files`, and gives it back as it is read from them. What cannot
/// be stored stays as it was, and the log says so. All files of the folder together stay within
/// `mostBytes`: those made longest ago go first.
[[nodiscard]] std::shared_ptr<const cartography::ClassPyramid>
keep(const std::string& path,
     const std::string& state,
     std::shared_ptr<const cartography::ClassPyramid> pyramid,
     const std::shared_ptr<cartography::TileFile>& file,
     std::uint64_t mostBytes);
[[nodiscard]] std::shared_ptr<const cartography::OutlineTiles>
keep(const std::string& path,
     const std::string& state,
     std::shared_ptr<const cartography::OutlineTiles> outlines,
     const std::shared_ptr<cartography::TileFile>& file,
     std::uint64_t mostBytes);

/// Removes what there is of a project, whatever its state.
void remove(const std::string& path);

} // namespace ecotone::bridge::overview_files
