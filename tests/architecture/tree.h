#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace ecotone::tests {

struct SourceLine
{
    std::size_t number;
    std::string text;
};

/// One source file of the tree: path relative to the root with '/', its room and its lines.
struct SourceFile
{
    std::string path;
    std::string room; ///< "core/base", "ui/shell", "app".
    std::vector<SourceLine> lines;
};

[[nodiscard]] std::filesystem::path sourceRoot();
/// Every .h and .cpp below the folders, sorted by path.
[[nodiscard]] std::vector<SourceFile> sourcesBelow(const std::vector<std::string>& folders);
/// The header an include line names, or empty.
[[nodiscard]] std::string includedHeader(const std::string& line);
/// "core/base/result.h" -> "core/base"; "app/main.cpp" -> "app".
[[nodiscard]] std::string roomOf(const std::string& path);
/// All findings, one a line, for a failure message.
[[nodiscard]] std::string listed(const std::vector<std::string>& findings);

} // namespace ecotone::tests
