#include "ui/bridge/pyramid_keeper.h"

#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/base/log.h"
#include "core/base/number.h"
#include "core/base/platform.h"
#include "core/store/project_file.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <system_error>

namespace ecotone::bridge {
namespace {

namespace fs = std::filesystem;
constexpr std::string_view suffix = ".overview";

fs::path folder()
{
    return platform::cacheFolder() / "overviews";
}

/// One file for a project, by the hash of its path.
fs::path fileOf(const std::string& path)
{
    return folder() / (toHex(Hash64{}.add(path).value()) + std::string{suffix});
}

std::string wholePath(const fs::path& path)
{
    std::error_code problem;
    const fs::path whole = fs::weakly_canonical(path, problem);
    return toUtf8(problem ? path : whole);
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
        if (!gone && entry.path().extension() == suffix) {
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

/// False as well when that cannot be told.
bool unchangedOutside(store::ProjectFile& project)
{
    const auto changed = project.history().changedOutside();
    return changed && !*changed;
}

} // namespace

PyramidKeeper::PyramidKeeper(std::int64_t fewest, std::uint64_t mostBytes)
    : m_fewest{fewest}
    , m_mostBytes{mostBytes}
    , m_worker{"overview", 4, Priority::Low}
{
}

PyramidKeeper::~PyramidKeeper()
{
    m_worker.cancelAll();
}

void PyramidKeeper::release()
{
    m_worker.cancelAll();
    m_worker.drain();
    const std::lock_guard lock{m_mutex};
    m_held = {};
    m_wanted.clear();
    m_looking = false;
}

Result<PyramidKeeper::Stamp> PyramidKeeper::stampOf(store::ProjectFile& project)
{
    Stamp stamp;
    ECO_ASSIGN(stamp.revision, project.revision());
    ECO_ASSIGN(const auto entries, project.history().entries(model::Scope::Map));
    for (const model::HistoryEntry& entry : entries) {
        if (entry.state == model::EntryState::Done || entry.state == model::EntryState::Sealed) {
            stamp.done.push_back(entry.id);
        }
    }
    return stamp;
}

std::shared_ptr<const cartography::ClassPyramid> PyramidKeeper::current(store::ProjectFile& project)
{
    const std::string path = wholePath(project.path());
    const auto commits = project.commitsOfOthers(); // Before the rest: what comes after is seen.
    auto now = stampOf(project);
    const std::lock_guard lock{m_mutex};
    if (!commits || !now || m_without == path + ' ' + now->revision) {
        return nullptr;
    }
    const Seen seen{&project, *commits};
    if (m_held.path == path && m_held.pyramid != nullptr) {
        if (m_held.stamp == *now && m_held.seen == seen) {
            return m_held.pyramid;
        }
        if (m_held.stamp == *now && !m_held.outside) {
            // Somebody wrote, but not into the history: perhaps rows.
            startLooking(seen);
            return nullptr;
        }
        if (auto pyramid = ofHeld(*now, seen, project)) {
            return pyramid;
        }
    }
    if (m_wanted == path) {
        return nullptr;
    }
    m_held = {};
    // Reading the file takes a tenth of what one picture without it takes.
    if (auto kept = readKept(path, *now); kept != nullptr && unchangedOutside(project)) {
        m_held = {path, *std::move(now), std::move(kept), seen};
        return m_held.pyramid;
    }
    startBuilding(path, seen);
    return nullptr;
}

std::shared_ptr<const cartography::ClassPyramid>
PyramidKeeper::ofHeld(Stamp now, const Seen& seen, store::ProjectFile& project)
{
    if (m_held.outside) {
        return nullptr;
    }
    auto pyramid = broughtUp(m_held, now, project);
    if (!pyramid) {
        return nullptr;
    }
    m_held.pyramid = *std::move(pyramid);
    m_held.stamp = std::move(now);
    m_held.seen = seen;
    static_cast<void>(
        m_worker.put([this, held = m_held](const std::stop_token&) { keepFile(held); }));
    // The history tells this edit; another program may have written at the same time.
    startLooking(seen);
    return m_held.pyramid;
}

void PyramidKeeper::startLooking(const Seen& seen)
{
    if (m_looking) {
        return; // It looks again when what is held has become another meanwhile.
    }
    m_looking = m_worker.put(
        [this, path = m_held.path, stamp = m_held.stamp, seen](const std::stop_token&) {
            const auto project = store::ProjectFile::open(pathFromUtf8(path), store::Access::Read);
            const bool unchanged = project && unchangedOutside(**project);
            const std::lock_guard lock{m_mutex};
            m_looking = false;
            if (m_held.path != path || m_held.pyramid == nullptr) {
                return;
            }
            if (!unchanged) {
                m_held = {};
                startBuilding(path, seen);
            } else if (m_held.stamp == stamp) {
                m_held.seen = seen;
            } else {
                startLooking(m_held.seen);
            }
        });
}

Result<std::shared_ptr<const cartography::ClassPyramid>>
PyramidKeeper::broughtUp(const Held& held, const Stamp& now, store::ProjectFile& project)
{
    std::vector<model::HistoryId> changed;
    std::ranges::set_symmetric_difference(held.stamp.done, now.done, std::back_inserter(changed));
    if (changed.empty()) {
        return held.pyramid;
    }
    std::vector<geometry::Box> boxes;
    for (const model::HistoryId id : changed) {
        ECO_ASSIGN(const model::HistoryEntry entry, project.history().entry(id));
        ECO_ASSIGN(const auto outlines, project.history().touchedBoxes(id));
        ECO_ASSIGN(const auto patches, project.history().touchedPatches(id));
        constexpr std::size_t many = 20'000; // Building anew is as quick.
        if (patches.size() > many ||
            (outlines.empty() && static_cast<std::int64_t>(patches.size()) < entry.patches)) {
            return fail(ErrorCode::NotFound, "what changed is more than an edit");
        }
        boxes.insert(boxes.end(), outlines.begin(), outlines.end());
        for (const model::PatchId patch : patches) {
            const auto row = project.patch(patch);
            if (row) {
                boxes.push_back(geometry::boundsOf(row->outline));
            } else if (outlines.empty()) {
                return fail(ErrorCode::NotFound, "where the patch was is not known");
            }
        }
    }
    auto pyramid = std::make_shared<cartography::ClassPyramid>(*held.pyramid);
    ECO_TRY(pyramid->update(project, boxes));
    return pyramid;
}

std::shared_ptr<const cartography::ClassPyramid> PyramidKeeper::readKept(const std::string& path,
                                                                         const Stamp& now)
{
    const auto bytes = readFile(fileOf(path));
    if (!bytes) {
        return nullptr;
    }
    auto read = cartography::ClassPyramid::fromBytes(*bytes, path + '\n' + now.revision);
    return read ? std::make_shared<const cartography::ClassPyramid>(*std::move(read)) : nullptr;
}

void PyramidKeeper::startBuilding(const std::string& path, const Seen& seen)
{
    m_wanted = path;
    const bool queued = m_worker.put([this, path, seen](const std::stop_token& stop) {
        auto held = buildFor(path, stop);
        const std::lock_guard lock{m_mutex};
        m_wanted.clear();
        if (!held) {
            if (held.error().code != ErrorCode::Cancelled) {
                log::warning("the overview of the map was not built: " + held.error().detail);
            }
            return;
        }
        if (held->pyramid == nullptr) {
            m_without = path + ' ' + held->stamp.revision;
        }
        m_held = *std::move(held);
        m_held.seen = seen;
    });
    if (!queued) {
        m_wanted.clear();
    }
}

Result<PyramidKeeper::Held> PyramidKeeper::buildFor(const std::string& path,
                                                    const std::stop_token& stop) const
{
    ECO_ASSIGN(auto project, store::ProjectFile::open(pathFromUtf8(path), store::Access::Read));
    Held held;
    held.path = path;
    ECO_ASSIGN(const std::int64_t before, project->commitsOfOthers());
    ECO_ASSIGN(held.stamp, stampOf(*project));
    ECO_ASSIGN(const std::int64_t patches, project->patches().count());
    if (patches < m_fewest) {
        return held;
    }
    held.outside = !unchangedOutside(*project);
    ECO_ASSIGN(auto built, cartography::ClassPyramid::build(*project, Progress{{}, stop}));
    ECO_ASSIGN(const std::int64_t after, project->commitsOfOthers());
    if (after != before) {
        return fail(ErrorCode::Cancelled, "edited while it was built");
    }
    held.pyramid = std::make_shared<cartography::ClassPyramid>(std::move(built));
    if (!held.outside) {
        keepFile(held);
    }
    return held;
}

void PyramidKeeper::keepFile(const Held& held) const
{
    const std::string bytes = held.pyramid->toBytes(held.path + '\n' + held.stamp.revision);
    if (bytes.size() > m_mostBytes || !makeFolder(folder())) {
        return;
    }
    trim(m_mostBytes - bytes.size());
    // Written beside and renamed: another window reads the old file or the new one.
    if (const auto written = writeFile(fileOf(held.path), bytes); !written) {
        log::warning("the overview of the map was not kept: " + written.error().detail);
    }
}

} // namespace ecotone::bridge
