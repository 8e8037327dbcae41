#include "ui/bridge/overview_files.h"

#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/base/log.h"
#include "core/base/platform.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <vector>

namespace ecotone::bridge::overview_files {
namespace {

namespace fs = std::filesystem;
using cartography::ClassPyramid;
using cartography::OutlineTiles;
using cartography::TileFile;

constexpr const char* samplesEnding = ".overview";
constexpr const char* outlinesEnding = ".outlines";

fs::path folder()
{
    return platform::cacheFolder() / "overviews";
}

/// By the hash of the project's path.
std::string nameOf(const std::string& path)
{
    return toHex(Hash64{}.add(path).value());
}

fs::path fileOf(const std::string& path, const std::string& state, const char* ending)
{
    return folder() / (nameOf(path) + '-' + toHex(Hash64{}.add(state).value()) + ending);
}

/// Calls `visit` for each file of the folder; another window may take one away meanwhile.
template <class Visit>
void forEachFile(Visit visit)
{
    std::error_code problem;
    for (const fs::directory_entry& entry : fs::directory_iterator{folder(), problem}) {
        visit(entry);
    }
}

/// Files of a project with such an ending, all but one.
void removeOthers(const std::string& path, const std::string& ending, const fs::path& but)
{
    forEachFile([&](const fs::directory_entry& entry) {
        const std::string name = toUtf8(entry.path().filename());
        if (entry.path() != but && name.starts_with(nameOf(path)) && name.ends_with(ending)) {
            std::error_code ignored; // Some systems keep what another window has open.
            fs::remove(entry.path(), ignored);
        }
    });
}

/// Removes the files made longest ago until the rest is small enough.
void trim(std::uint64_t most)
{
    std::vector<std::pair<fs::file_time_type, fs::path>> files;
    std::uint64_t bytes = 0;
    forEachFile([&](const fs::directory_entry& entry) {
        std::error_code gone;
        const auto time = entry.last_write_time(gone);
        const auto size = entry.file_size(gone);
        if (!gone) {
            files.emplace_back(time, entry.path());
            bytes += size;
        }
    });
    std::ranges::sort(files);
    std::error_code problem;
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

template <class Overview>
std::shared_ptr<const Overview>
read(const std::string& path, const std::string& state, const char* ending)
{
    auto overview = Overview::read(fileOf(path, state, ending), state);
    return overview ? std::make_shared<const Overview>(*std::move(overview)) : nullptr;
}

template <class Overview>
std::shared_ptr<TileFile>
newFile(const std::string& path, const std::string& state, const char* ending)
{
    Result<std::shared_ptr<TileFile>> file;
    if (auto made = makeFolder(folder()); made) {
        file = TileFile::create(fileOf(path, state, ending), Overview::magic);
    } else {
        file = fail(made.error());
    }
    if (!file) {
        log::warning("the overview of the map is kept in memory: " + file.error().detail);
        return nullptr;
    }
    return *std::move(file);
}

template <class Overview>
std::shared_ptr<const Overview> kept(const std::string& path,
                                     const std::string& state,
                                     std::shared_ptr<const Overview> overview,
                                     const std::shared_ptr<TileFile>& file,
                                     const char* ending,
                                     std::uint64_t mostBytes)
{
    if (file == nullptr) {
        return overview;
    }
    auto stored = overview->storedIn(file, state);
    if (!stored) {
        log::warning("the overview of the map was not kept: " + stored.error().detail);
        return overview;
    }
    removeOthers(path, ending, fileOf(path, state, ending));
    trim(mostBytes);
    return std::make_shared<const Overview>(*std::move(stored));
}

} // namespace

std::shared_ptr<const ClassPyramid> readPyramid(const std::string& path, const std::string& state)
{
    return read<ClassPyramid>(path, state, samplesEnding);
}

std::shared_ptr<const OutlineTiles> readOutlines(const std::string& path, const std::string& state)
{
    return read<OutlineTiles>(path, state, outlinesEnding);
}

std::shared_ptr<TileFile> newPyramid(const std::string& path, const std::string& state)
{
    return newFile<ClassPyramid>(path, state, samplesEnding);
}

std::shared_ptr<TileFile> newOutlines(const std::string& path, const std::string& state)
{
    return newFile<OutlineTiles>(path, state, outlinesEnding);
}

std::shared_ptr<const ClassPyramid> keep(const std::string& path,
                                         const std::string& state,
                                         std::shared_ptr<const ClassPyramid> pyramid,
                                         const std::shared_ptr<TileFile>& file,
                                         std::uint64_t mostBytes)
{
    return kept(path, state, std::move(pyramid), file, samplesEnding, mostBytes);
}

std::shared_ptr<const OutlineTiles> keep(const std::string& path,
                                         const std::string& state,
                                         std::shared_ptr<const OutlineTiles> outlines,
                                         const std::shared_ptr<TileFile>& file,
                                         std::uint64_t mostBytes)
{
    return kept(path, state, std::move(outlines), file, outlinesEnding, mostBytes);
}

void remove(const std::string& path)
{
    removeOthers(path, samplesEnding, {});
    removeOthers(path, outlinesEnding, {});
}

} // namespace ecotone::bridge::overview_files
