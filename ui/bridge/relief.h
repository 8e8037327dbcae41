#pragma once

#include "core/base/result.h"
#include "core/cartography/relief.h"
#include "core/model/history.h"

#include <filesystem>
#include <memory>
#include <optional>

namespace ecotone::store {
class ProjectFile;
}

namespace ecotone::bridge {

/// The hillshade a project keeps; nullopt when it has none. Fails with FileDamaged.
[[nodiscard]] Result<std::optional<cartography::ReliefSettings>>
reliefOf(store::ProjectFile& project);
/// Keeps it (or takes it away) as one entry of the layout's history. Fails with InvalidArgument
/// for numbers out of their ranges.
[[nodiscard]] Result<model::HistoryEntry>
keepRelief(store::ProjectFile& project,
           const model::Author& author,
           const std::optional<cartography::ReliefSettings>& relief);
/// Any raster GDAL opens; a path that is not whole is looked for beside the project. Fails with
/// FileNotFound, UnsupportedFormat, or CrsUndecided when the file does not state where it lies.
[[nodiscard]] Result<std::shared_ptr<cartography::ReliefSource>>
openRelief(const cartography::ReliefSettings& settings, const std::filesystem::path& project);
/// Fails as openRelief() does, for the project that is open.
[[nodiscard]] Result<bool> tryRelief(store::ProjectFile& project,
                                     const cartography::ReliefSettings& settings);
/// Both in one; null when the project has none. A file that cannot be read is logged, once, and
/// the map drawn without it.
[[nodiscard]] std::shared_ptr<cartography::ReliefSource> openReliefOf(store::ProjectFile& project);

} // namespace ecotone::bridge
