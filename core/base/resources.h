#pragma once

#include <filesystem>
#include <string_view>

namespace ecotone {

/// The folder with classification, crosswalks, words, profiles, styles and icons:
/// $ECOTONE_RESOURCES, else share/ecotone beside the program, else the installed folder, else
/// the source tree's resources/.
[[nodiscard]] const std::filesystem::path& resourceFolder();

/// `resourcePath("classification/unified_classes.csv")`.
[[nodiscard]] std::filesystem::path resourcePath(std::string_view relative);

} // namespace ecotone
