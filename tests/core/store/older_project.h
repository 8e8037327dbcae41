#pragma once

#include "tests/core/store/support.h"

/// The project of tests/fixtures/schema1, which a program of the first schema wrote.
namespace ecotone::store::test {

/// As that program said it.
inline constexpr const char* olderRevision = "8-4da5d378b4f3ba03";

inline std::filesystem::path copyOfOlderProject(const Folder& folder)
{
    const auto path = folder / "project.gpkg";
    std::filesystem::copy_file(std::filesystem::path{ECOTONE_OLDER_PROJECT}, path);
    return path;
}

/// The rows of the map: what a migration must not touch.
inline std::string mapRows(ProjectFile& project)
{
    const std::string dump = project.orderedDump().value();
    return dump.substr(0, dump.find("[ecotone_source]"));
}

} // namespace ecotone::store::test
