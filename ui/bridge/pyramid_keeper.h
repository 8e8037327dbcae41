#pragma once

#include "core/base/result.h"
#include "core/cartography/class_pyramid.h"
#include "core/cartography/outline_tiles.h"
#include "ui/bridge/worker_thread.h"

#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace ecotone::store {
class ProjectFile;
}

namespace ecotone::bridge {

/// What scales of many patches are drawn from: samples for the small ones, outlines for those
/// between. Either may be null while it is not there.
struct MapOverview
{
    std::shared_ptr<const cartography::ClassPyramid> pyramid;
    std::shared_ptr<const cartography::OutlineTiles> outlines;

    /// The same objects.
    bool operator==(const MapOverview&) const = default;
};

/// Keeps the overview of one project at hand and true: takes it from the user's cache folder,
/// brings it to the present revision where the history says what was edited, and otherwise has it
/// built in the background, at low priority. While there is none that is true, there is none: the
/// map is then drawn from the patches. Edits by other programs, which change rows but no history,
/// are noticed by the commits of others; an overview of such a state is held, not kept.
class PyramidKeeper
{
public:
    /// Smaller projects are drawn from their patches in the same time.
    static constexpr std::int64_t fewestPatches = 30'000;

    /// All files of the cache folder together; the oldest go first.
    static constexpr std::uint64_t cacheBytes = 1024ULL * 1024 * 1024;

    /// Projects of fewer than `fewest` patches have no overview; `mostBytes` is the size the files
    /// of the cache folder are kept within.
    explicit PyramidKeeper(std::int64_t fewest = fewestPatches,
                           std::uint64_t mostBytes = cacheBytes);
    PyramidKeeper(const PyramidKeeper&) = delete;
    PyramidKeeper& operator=(const PyramidKeeper&) = delete;
    ~PyramidKeeper();

    /// The overview of just the state that `project` reads. Called by the drawing thread.
    [[nodiscard]] MapOverview current(store::ProjectFile& project);
    /// A file of this one turned out to be damaged: it is not used again, and made anew.
    void discard(const MapOverview& damaged);
    /// Stops building, stores what edits changed, closes what it reads.
    void release();
    /// Blocks until nothing is being built or stored. For tests and benches.
    void drain();

private:
    /// Which state an overview shows.
    struct Stamp
    {
        std::string revision;
        std::vector<std::int64_t> done; ///< Entries of the map's history that are in it.

        bool operator==(const Stamp&) const = default;
    };
    /// What one connection had seen of the commits of others.
    struct Seen
    {
        const void* project = nullptr;
        std::int64_t commits = 0;

        bool operator==(const Seen&) const = default;
    };
    struct Held
    {
        std::string path;
        Stamp stamp;
        MapOverview overview;
        Seen seen;
        bool outside = false; ///< Shows rows the history does not know: never kept in a file.
    };
    [[nodiscard]] static Result<Stamp> stampOf(store::ProjectFile& project);
    [[nodiscard]] static Result<MapOverview>
    broughtUp(const Held& held, const Stamp& now, store::ProjectFile& project);
    [[nodiscard]] Result<Held> buildFor(const std::string& path, const std::stop_token& stop) const;
    /// With the mutex held, all of these.
    [[nodiscard]] MapOverview ofHeld(Stamp now, const Seen& seen, store::ProjectFile& project);
    /// Has it looked up in the background whether another program wrote rows beside the history.
    /// What is held is dropped and made anew if so.
    void startLooking(const Seen& seen);
    void startBuilding(const std::string& path, const Seen& seen);
    void drop();
    /// With the mutex held: has the outlines read or built, once for a state.
    void wantOutlines();
    void makeOutlines(const Held& held, const std::stop_token& stop);
    [[nodiscard]] Result<std::shared_ptr<const cartography::OutlineTiles>>
    outlinesFor(const Held& held, const std::stop_token& stop) const;
    /// With the mutex held: stores what an edit changed when the hand rests.
    void keepLater();
    void hurry(bool now);
    [[nodiscard]] MapOverview keptInFiles(const Held& held) const;

    std::int64_t m_fewest;
    std::uint64_t m_mostBytes;
    std::mutex m_mutex;
    std::condition_variable_any m_calm;
    bool m_hurry = false;
    bool m_looking = false; ///< For another program's edits.
    bool m_unkept = false;  ///< The files are older than what is held.
    Held m_held;
    std::string m_outlinesOf; ///< "PATH REVISION" whose outlines were asked for.
    std::string m_wanted;     ///< Path that is being built.
    std::string m_without;    ///< "PATH REVISION" that has no overview: small.
    WorkerThread m_worker;    ///< Last: it uses everything above.
};

} // namespace ecotone::bridge
