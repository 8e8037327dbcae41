#include "ui/bridge/pyramid_keeper.h"

#include "core/base/file.h"
#include "core/base/log.h"
#include "core/store/project_file.h"
#include "ui/bridge/overview_files.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <iterator>
#include <system_error>
#include <utility>

namespace ecotone::bridge {
namespace {

namespace fs = std::filesystem;
std::string wholePath(const fs::path& path)
{
    std::error_code problem;
    const fs::path whole = fs::weakly_canonical(path, problem);
    return toUtf8(problem ? path : whole);
}

/// An edit is stored when nothing else was edited for so long.
constexpr std::chrono::seconds calm{10};

std::string stateOf(const std::string& path, const std::string& revision)
{
    return path + '\n' + revision;
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
    release();
}

void PyramidKeeper::hurry(bool now)
{
    const std::lock_guard lock{m_mutex};
    m_hurry = now;
    m_calm.notify_all();
}

void PyramidKeeper::drain()
{
    hurry(true);
    m_worker.drain();
    hurry(false);
}

void PyramidKeeper::release()
{
    m_worker.cancelAll();
    drain();
    const std::lock_guard lock{m_mutex};
    if (m_unkept) { // What was to store it waited behind something else.
        static_cast<void>(keptInFiles(m_held));
    }
    m_unkept = false;
    m_looking = false;
    drop();
    m_wanted.clear();
}

void PyramidKeeper::drop()
{
    m_held = {};
    m_outlinesOf.clear();
}

void PyramidKeeper::discard(const MapOverview& damaged)
{
    const std::lock_guard lock{m_mutex};
    if (m_held.overview.pyramid == nullptr || m_held.overview.pyramid != damaged.pyramid) {
        return;
    }
    const std::string path = m_held.path;
    const Seen seen = m_held.seen;
    drop();
    overview_files::remove(path);
    startBuilding(path, seen);
}

/// Of a state the history knows alone: its revision names it.
MapOverview PyramidKeeper::keptInFiles(const Held& held) const
{
    MapOverview kept = held.overview;
    if (held.outside) {
        return kept;
    }
    const std::string state = stateOf(held.path, held.stamp.revision);
    if (kept.pyramid != nullptr) {
        kept.pyramid = overview_files::keep(held.path,
                                            state,
                                            std::move(kept.pyramid),
                                            overview_files::newPyramid(held.path, state),
                                            m_mostBytes);
    }
    if (kept.outlines != nullptr) {
        kept.outlines = overview_files::keep(held.path,
                                             state,
                                             std::move(kept.outlines),
                                             overview_files::newOutlines(held.path, state),
                                             m_mostBytes);
    }
    return kept;
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

MapOverview PyramidKeeper::current(store::ProjectFile& project)
{
    const std::string path = wholePath(project.path());
    const auto commits = project.commitsOfOthers(); // Before the rest: what comes after is seen.
    auto now = stampOf(project);
    const std::lock_guard lock{m_mutex};
    if (!commits || !now || m_without == path + ' ' + now->revision) {
        return {};
    }
    const Seen seen{&project, *commits};
    if (m_held.path == path && m_held.overview.pyramid != nullptr) {
        if (auto overview = ofHeld(*now, seen, project); overview.pyramid != nullptr || m_looking) {
            return overview;
        }
    }
    if (m_wanted == path) {
        return {};
    }
    drop();
    // Only the file's index is read.
    auto kept = overview_files::readPyramid(path, stateOf(path, now->revision));
    if (kept != nullptr && unchangedOutside(project)) {
        m_held = {path, *std::move(now), {std::move(kept), nullptr}, seen, false};
        wantOutlines();
        return m_held.overview;
    }
    startBuilding(path, seen);
    return {};
}

MapOverview PyramidKeeper::ofHeld(Stamp now, const Seen& seen, store::ProjectFile& project)
{
    const bool sameHistory = m_held.stamp == now;
    if (sameHistory && m_held.seen == seen) {
        wantOutlines();
        return m_held.overview;
    }
    if (m_held.outside) {
        return {};
    }
    // Somebody wrote. The history tells its edits; another program may have written rows as well.
    const auto known = project.history().isKnownUnchanged();
    const bool certain = known && *known;
    if (sameHistory && !certain) {
        startLooking(seen);
        return {};
    }
    if (!sameHistory) {
        auto overview = broughtUp(m_held, now, project);
        if (!overview) {
            return {};
        }
        m_held.overview = *std::move(overview);
        m_held.stamp = std::move(now);
    }
    m_held.seen = seen;
    if (!certain) {
        startLooking(seen);
    }
    if (!sameHistory) {
        keepLater(); // Waits for a calm moment: the look goes first.
    }
    wantOutlines();
    return m_held.overview;
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
            if (m_held.path != path || m_held.overview.pyramid == nullptr) {
                return;
            }
            if (!unchanged) {
                drop();
                startBuilding(path, seen);
            } else if (m_held.stamp == stamp) {
                m_held.seen = seen;
            } else {
                startLooking(m_held.seen);
            }
        });
}

Result<MapOverview>
PyramidKeeper::broughtUp(const Held& held, const Stamp& now, store::ProjectFile& project)
{
    std::vector<model::HistoryId> changed;
    std::ranges::set_symmetric_difference(held.stamp.done, now.done, std::back_inserter(changed));
    if (changed.empty()) {
        return held.overview;
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
    MapOverview overview;
    auto pyramid = std::make_shared<cartography::ClassPyramid>(*held.overview.pyramid);
    ECO_TRY(pyramid->update(project, boxes));
    overview.pyramid = std::move(pyramid);
    if (held.overview.outlines != nullptr) {
        auto outlines = std::make_shared<cartography::OutlineTiles>(*held.overview.outlines);
        ECO_TRY(outlines->update(project, boxes));
        overview.outlines = std::move(outlines);
    }
    return overview;
}

void PyramidKeeper::keepLater()
{
    if (std::exchange(m_unkept, true)) {
        return;
    }
    const bool queued = m_worker.put([this](const std::stop_token& stop) {
        std::unique_lock lock{m_mutex};
        static_cast<void>(m_calm.wait_for(lock, stop, calm, [this] { return m_hurry; }));
        const Held held = m_held;
        m_unkept = false;
        lock.unlock();
        MapOverview kept = keptInFiles(held);
        lock.lock();
        // What edits changed is in memory no longer.
        if (m_held.overview == held.overview) {
            m_held.overview = std::move(kept);
        }
    });
    m_unkept = queued;
}

void PyramidKeeper::wantOutlines()
{
    const std::string state = m_held.path + ' ' + m_held.stamp.revision;
    if (m_held.overview.outlines != nullptr || m_outlinesOf == state) {
        return;
    }
    if (m_worker.put(
            [this, held = m_held](const std::stop_token& stop) { makeOutlines(held, stop); })) {
        m_outlinesOf = state;
    }
}

void PyramidKeeper::makeOutlines(const Held& held, const std::stop_token& stop)
{
    auto outlines = outlinesFor(held, stop);
    const std::lock_guard lock{m_mutex};
    if (outlines && m_held.path == held.path && m_held.stamp == held.stamp) {
        m_held.overview.outlines = *std::move(outlines);
    } else if (!outlines && outlines.error().code != ErrorCode::Cancelled) {
        log::warning("the outlines of the map were not built: " + outlines.error().detail);
    }
}

Result<std::shared_ptr<const cartography::OutlineTiles>>
PyramidKeeper::outlinesFor(const Held& held, const std::stop_token& stop) const
{
    if (!held.outside) {
        const std::string state = stateOf(held.path, held.stamp.revision);
        if (auto kept = overview_files::readOutlines(held.path, state)) {
            return kept;
        }
    }
    ECO_ASSIGN(auto project,
               store::ProjectFile::open(pathFromUtf8(held.path), store::Access::Read));
    const cartography::ClassPyramid& pyramid = *held.overview.pyramid;
    geometry::RealBox bounds;
    if (pyramid.levels() > 0) {
        const double side = pyramid.step(0) * cartography::ClassPyramid::tileSide;
        bounds = {pyramid.left(),
                  pyramid.top() - pyramid.tileRows(0) * side,
                  pyramid.left() + pyramid.tileColumns(0) * side,
                  pyramid.top()};
    }
    ECO_ASSIGN(const std::int64_t before, project->commitsOfOthers());
    ECO_ASSIGN(const Stamp stamp, stampOf(*project));
    if (!(stamp == held.stamp) || unchangedOutside(*project) == held.outside) {
        return fail(ErrorCode::Cancelled, "edited before they were built");
    }
    const std::string state = stateOf(held.path, stamp.revision);
    const auto file = overview_files::newOutlines(held.path, state);
    ECO_ASSIGN(auto built,
               cartography::OutlineTiles::build(*project, bounds, Progress{{}, stop}, file));
    ECO_ASSIGN(const std::int64_t after, project->commitsOfOthers());
    if (after != before) {
        return fail(ErrorCode::Cancelled, "edited while they were built");
    }
    auto outlines = std::make_shared<const cartography::OutlineTiles>(std::move(built));
    return held.outside
               ? outlines
               : overview_files::keep(held.path, state, std::move(outlines), file, m_mostBytes);
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
        drop();
        m_held = *std::move(held);
        m_held.seen = seen;
        if (m_held.overview.pyramid == nullptr) {
            m_without = path + ' ' + m_held.stamp.revision;
        } else {
            wantOutlines();
        }
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
    const std::string state = stateOf(path, held.stamp.revision);
    const auto file = overview_files::newPyramid(path, state);
    ECO_ASSIGN(auto built, cartography::ClassPyramid::build(*project, Progress{{}, stop}, file));
    ECO_ASSIGN(const std::int64_t after, project->commitsOfOthers());
    if (after != before) {
        return fail(ErrorCode::Cancelled, "edited while it was built");
    }
    held.overview.pyramid = std::make_shared<const cartography::ClassPyramid>(std::move(built));
    if (!held.outside) {
        held.overview.pyramid =
            overview_files::keep(path, state, std::move(held.overview.pyramid), file, m_mostBytes);
    }
    return held;
}

} // namespace ecotone::bridge
