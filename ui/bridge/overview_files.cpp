#include "ui/bridge/overview_files.h"

#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/base/log.h"
#include "core/base/number.h"
#include "core/base/platform.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <vector>

namespace ecotone::bridge::overview_files {
namespace {

namespace fs = std::filesystem;

fs::path folder()
{
    return platform::cacheFolder() / "overviews";
}

/// By the hash of the project's path.
fs::path fileOf(const std::string& path, const std::string& part)
{
    return folder() / (toHex(Hash64{}.add(path).value()) + '.' + part);
}

std::string levelPart(int level)
{
    return "outlines" + std::to_string(level);
}

/// Removes the files used longest ago until the rest is small enough.
void trim(std::uint64_t most)
{
    std::error_code problem;
    std::vector<std::pair<fs::file_time_type, fs::path>> files;
    std::uint64_t bytes = 0;
    for (const fs::directory_entry& entry : fs::directory_iterator{folder(), problem}) {
        std::error_code gone; // Another window may take one away meanwhile.
        const auto time = entry.last_write_time(gone);
        const auto size = entry.file_size(gone);
        if (!gone) {
            files.emplace_back(time, entry.path());
            bytes += size;
        }
    }
    std::ranges::sort(files);
    for (const auto& [time, file] : files) {
        if (bytes <= most) {
            return;
        }
        const auto size = fs::file_size(file, problem);
        if (!problem && fs::remove(file, problem)) {
            bytes -= std::min<std::uint64_t>(bytes, size);
        }
    }
}

void keepFile(const fs::path& file, const std::string& bytes, std::uint64_t mostBytes)
{
    if (bytes.size() > mostBytes || !makeFolder(folder())) {
        return;
    }
    trim(mostBytes - bytes.size());
    if (const auto written = writeFile(file, bytes); !written) {
        log::warning("the overview of the map was not kept: " + written.error().detail);
    }
}

} // namespace

std::shared_ptr<const cartography::ClassPyramid> readPyramid(const std::string& path,
                                                             const std::string& state)
{
    const auto bytes = readFile(fileOf(path, "overview"));
    if (!bytes) {
        return nullptr;
    }
    auto read = cartography::ClassPyramid::fromBytes(*bytes, state);
    return read ? std::make_shared<const cartography::ClassPyramid>(*std::move(read)) : nullptr;
}

std::shared_ptr<const cartography::OutlineTiles> readOutlines(const std::string& path,
                                                              const std::string& state)
{
    auto outlines = std::make_shared<cartography::OutlineTiles>();
    for (int level = 0; level < cartography::OutlineTiles::levels; ++level) {
        const auto bytes = readFile(fileOf(path, levelPart(level)));
        if (!bytes || !outlines->addBytes(level, *bytes, state)) {
            return nullptr;
        }
    }
    return outlines;
}

void keep(const std::string& path,
          const std::string& state,
          const MapOverview& overview,
          std::uint64_t mostBytes)
{
    if (overview.pyramid != nullptr) {
        keepFile(fileOf(path, "overview"), overview.pyramid->toBytes(state), mostBytes);
    }
    for (int level = 0; overview.outlines != nullptr && level < cartography::OutlineTiles::levels;
         ++level) {
        keepFile(
            fileOf(path, levelPart(level)), overview.outlines->toBytes(level, state), mostBytes);
    }
}

} // namespace ecotone::bridge::overview_files
