#pragma once

#include "core/base/language.h"
#include "core/base/result.h"
#include "core/cartography/scene.h"
#include "core/exchange/backdrop.h"
#include "ui/bridge/map_view.h"
#include "ui/bridge/pyramid_keeper.h"
#include "ui/bridge/worker_thread.h"

#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <vector>

namespace ecotone::store {
class ProjectFile;
}

namespace ecotone::bridge {

/// One picture that is wanted: a value.
struct MapRequest
{
    std::string path; ///< Of the project, UTF-8.
    /// Projects whose patches lie under those of the first one, the uppermost first: where both
    /// have something they are drawn in stripes.
    std::vector<std::string> below;
    MapView view;
    std::string theme = "habitat"; ///< "habitat", "sheet:NAME", "rating:tiger", "protected_areas".
    /// What the theme makes of the map; null is the program's own style.
    std::shared_ptr<const cartography::Style> style;
    Language language = Language::English;
    bool outlinesOnly = false;
    bool graticule = false;
    std::set<std::string> hiddenLayers; ///< "habitat" and "basemap" may be among them.
    std::set<std::string> hiddenClasses;
    std::map<std::string, double> opacity; ///< Of backdrops, by path.
    std::vector<std::string> backdrops;    ///< Paths, uppermost first.
    std::uint64_t serial = 0;
};

/// Imagery for the whole view, in device pixels.
struct BackdropPicture
{
    exchange::Picture picture;
    double opacity = 1.0;
};

struct MapScene
{
    cartography::Scene scene;
    std::vector<BackdropPicture> backdrops; ///< From the bottom.
};

/// The thread that turns requests into display lists with a reading connection of its own. The
/// latest request wins: one that waits is replaced, one that runs is stopped.
class SceneThread
{
public:
    /// Called in this thread; paints and posts the picture.
    using Finish = std::function<void(
        const MapRequest& request, Result<MapScene> scene, const std::stop_token& stop)>;
    using MakeMeasurer = std::function<std::unique_ptr<cartography::TextMeasurer>()>;

    /// Projects of fewer than `fewestPatches` are drawn without an overview being built for them; a
    /// kept one is used.
    SceneThread(MakeMeasurer makeMeasurer,
                Finish finish,
                std::int64_t fewestPatches = PyramidKeeper::fewestPatches);
    SceneThread(const SceneThread&) = delete;
    SceneThread& operator=(const SceneThread&) = delete;
    ~SceneThread();

    void request(MapRequest request);
    /// Stops drawing and closes the project; returns when it is closed.
    void release();

private:
    void run(const std::stop_token& quit);
    [[nodiscard]] Result<MapScene> build(const MapRequest& request, const std::stop_token& stop);
    [[nodiscard]] const cartography::MapKnowledge& knowledgeFor(const MapRequest& request);
    [[nodiscard]] Result<> openReader(const std::string& path);
    [[nodiscard]] Result<> addBelow(const MapRequest& request,
                                    const cartography::SceneRequest& wanted,
                                    cartography::Scene& scene,
                                    const Progress& progress);
    [[nodiscard]] Result<BackdropPicture> backdrop(const MapRequest& request,
                                                   const std::string& path);

    [[nodiscard]] Result<> openRelief();

    struct Imagery;

    MakeMeasurer m_makeMeasurer;
    Finish m_finish;
    std::unique_ptr<cartography::TextMeasurer> m_measurer;
    LatestOnly<MapRequest> m_slot;
    std::mutex m_readerMutex; ///< Held while a picture is made.
    std::string m_readerPath;
    std::unique_ptr<store::ProjectFile> m_reader;
    std::vector<std::string> m_belowPaths;
    std::vector<std::unique_ptr<store::ProjectFile>> m_below;
    PyramidKeeper m_pyramids;
    std::shared_ptr<cartography::PictureMemory> m_memory; ///< Of the last picture.
    std::shared_ptr<const cartography::Style> m_style;    ///< That of m_knowledge.
    cartography::MapKnowledge m_knowledge;
    std::map<std::string, std::shared_ptr<Imagery>> m_imagery;
    std::optional<cartography::ReliefSettings> m_reliefSettings;
    std::shared_ptr<cartography::ReliefSource> m_relief; ///< Null when its file cannot be read.
    std::jthread m_thread;                               ///< Last: it uses everything above.
};

} // namespace ecotone::bridge
