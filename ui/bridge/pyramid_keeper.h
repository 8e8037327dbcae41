#pragma once

#include "core/base/result.h"
#include "core/cartography/class_pyramid.h"
#include "ui/bridge/worker_thread.h"

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace ecotone::store {
class ProjectFile;
}

namespace ecotone::bridge {

/// Keeps the overview of one project at hand and true: takes it from the user's cache folder,
/// brings it to the present revision where the history says what was edited, and otherwise has it
/// built in the background, at low priority. While there is none that is true, there is none: the
/// map is then drawn from the patches.
class PyramidKeeper
{
public:
    /// Smaller projects are drawn from their patches in the same time.
    static constexpr std::int64_t fewestPatches = 30'000;
    /// All overviews of the cache folder together; the oldest go first.
    static constexpr std::uint64_t cacheBytes = 512ULL * 1024 * 1024;

    /// Projects of fewer than `fewest` patches have no overview.
    explicit PyramidKeeper(std::int64_t fewest = fewestPatches);
    PyramidKeeper(const PyramidKeeper&) = delete;
    PyramidKeeper& operator=(const PyramidKeeper&) = delete;
    ~PyramidKeeper();

    /// The overview of just the state that `project` reads, or null. Called by the drawing thread.
    [[nodiscard]] std::shared_ptr<const cartography::ClassPyramid>
    current(store::ProjectFile& project);
    /// Stops building and closes what it reads.
    void release();
    /// Blocks until nothing is being built or stored. For tests and benches.
    void drain() { m_worker.drain(); }

private:
    /// Which state an overview shows.
    struct Stamp
    {
        std::string revision;
        std::vector<std::int64_t> done; ///< Entries of the map's history that are in it.

        bool operator==(const Stamp&) const = default;
    };
    struct Held
    {
        std::string path;
        Stamp stamp;
        std::shared_ptr<const cartography::ClassPyramid> pyramid;
    };
    [[nodiscard]] static Result<Stamp> stampOf(store::ProjectFile& project);
    [[nodiscard]] static Result<std::shared_ptr<const cartography::ClassPyramid>>
    broughtUp(const Held& held, const Stamp& now, store::ProjectFile& project);
    [[nodiscard]] Result<Held> buildFor(const std::string& path, const std::stop_token& stop) const;
    /// What the cache folder has of just this state; null for anything else.
    [[nodiscard]] static std::shared_ptr<const cartography::ClassPyramid>
    readKept(const std::string& path, const Stamp& now);
    static void keepFile(const Held& held);
    void startBuilding(const std::string& path);

    std::int64_t m_fewest;
    std::mutex m_mutex;
    Held m_held;
    std::string m_wanted;  ///< Path that is being built.
    std::string m_without; ///< "PATH REVISION" that has no overview: small, or not whole.
    WorkerThread m_worker; ///< Last: it uses everything above.
};

} // namespace ecotone::bridge
