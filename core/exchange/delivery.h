#pragma once

#include <filesystem>
#include <span>
#include <vector>

namespace ecotone::exchange {

/// The files of a delivery that are read as sources, in order of their paths: those named, and for
/// a folder those of known formats in it and below. Parts of another file (.dbf, .prj, .mid …
/// beside their .shp, .mif, .tab), recipes and notes are left out. At most 500.
[[nodiscard]] std::vector<std::filesystem::path>
sourcesIn(std::span<const std::filesystem::path> filesAndFolders);

} // namespace ecotone::exchange
