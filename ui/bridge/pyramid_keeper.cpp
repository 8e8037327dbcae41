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

PyramidKeeper::PyramidKeeper(std::int64_t fewest)
    : m_fewest{fewest}
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
        overview_files::keep(
            m_held.path, stateOf(m_held.path, m_held.stamp.revision), m_held.overview);
    }
    m_unkept = false;
    m_held = {};
    m_wanted.clear();
    m_outlinesOf.clear();
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
    auto now = stampOf(project);
    const std::lock_guard lock{m_mutex};
    if (!now || m_without == path + ' ' + now->revision) {
        return {};
    }
    if (m_held.path == path && m_held.overview.pyramid != nullptr) {
        if (m_held.stamp == *now) {
            wantOutlines();
            return m_held.overview;
        }
        if (auto overview = broughtUp(m_held, *now, project)) {
            m_held.overview = *std::move(overview);
            m_held.stamp = *std::move(now);
            keepLater();
            wantOutlines();
            return m_held.overview;
        }
    }
    m_held = {};
    if (m_wanted == path) {
        return {};
    }
    // Reading the file takes a tenth of what one picture without it takes.
    auto kept = overview_files::readPyramid(path, stateOf(path, now->revision));
    if (kept != nullptr && unchangedOutside(project)) {
        m_held = {path, *std::move(now), {std::move(kept), nullptr}};
        wantOutlines();
        return m_held.overview;
    }
    startBuilding(path);
    return {};
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
        overview_files::keep(held.path, stateOf(held.path, held.stamp.revision), held.overview);
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
PyramidKeeper::outlinesFor(const Held& held, const std::stop_token& stop)
{
    const std::string state = stateOf(held.path, held.stamp.revision);
    if (auto kept = overview_files::readOutlines(held.path, state)) {
        return kept;
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
    ECO_ASSIGN(const Stamp before, stampOf(*project));
    ECO_ASSIGN(auto built, cartography::OutlineTiles::build(*project, bounds, Progress{{}, stop}));
    ECO_ASSIGN(const Stamp after, stampOf(*project));
    if (!(before == held.stamp) || !(after == held.stamp)) {
        return fail(ErrorCode::Cancelled, "edited while they were built");
    }
    auto outlines = std::make_shared<const cartography::OutlineTiles>(std::move(built));
    overview_files::keep(held.path, state, {nullptr, outlines});
    return outlines;
}

void PyramidKeeper::startBuilding(const std::string& path)
{
    m_wanted = path;
    const bool queued = m_worker.put([this, path](const std::stop_token& stop) {
        auto held = buildFor(path, stop);
        const std::lock_guard lock{m_mutex};
        m_wanted.clear();
        if (!held) {
            if (held.error().code != ErrorCode::Cancelled) {
                log::warning("the overview of the map was not built: " + held.error().detail);
            }
            return;
        }
        m_held = *std::move(held);
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
    Held held{path, {}, {}};
    ECO_ASSIGN(held.stamp, stampOf(*project));
    ECO_ASSIGN(const std::int64_t patches, project->patches().count());
    if (patches < m_fewest || !unchangedOutside(*project)) {
        return held;
    }
    ECO_ASSIGN(auto built, cartography::ClassPyramid::build(*project, Progress{{}, stop}));
    ECO_ASSIGN(const Stamp after, stampOf(*project));
    if (!(after == held.stamp)) {
        return fail(ErrorCode::Cancelled, "edited while it was built");
    }
    held.overview.pyramid = std::make_shared<cartography::ClassPyramid>(std::move(built));
    overview_files::keep(path, stateOf(path, held.stamp.revision), held.overview);
    return held;
}

} // namespace ecotone::bridge
