#include "ui/bridge/scene_thread.h"

#include "core/base/platform.h"
#include "core/cartography/stripes.h"
#include "core/crs/registry.h"
#include "core/crs/transform.h"
#include "core/store/project_file.h"
#include "ui/bridge/facts.h"
#include "ui/bridge/imagery_crs.h"
#include "ui/bridge/relief.h"
#include "ui/bridge/text.h"

#include <cmath>

namespace ecotone::bridge {

/// An open image and the way from the project plane to its own coordinates.
struct SceneThread::Imagery
{
    std::unique_ptr<exchange::BackdropReader> reader;
    crs::Transform toProject;
};

SceneThread::SceneThread(MakeMeasurer makeMeasurer, Finish finish, std::int64_t fewestPatches)
    : m_makeMeasurer{std::move(makeMeasurer)}
    , m_finish{std::move(finish)}
    , m_pyramids{fewestPatches}
    , m_memory{std::make_shared<cartography::PictureMemory>()}
    , m_thread{[this](const std::stop_token& quit) { run(quit); }}
{
}

SceneThread::~SceneThread()
{
    m_thread.request_stop();
    m_slot.stop();
}

void SceneThread::request(MapRequest request)
{
    m_slot.put(std::move(request));
}

void SceneThread::release()
{
    m_slot.stop();
    const std::lock_guard lock{m_readerMutex};
    m_reader.reset();
    m_readerPath.clear();
    m_below.clear();
    m_belowPaths.clear();
    m_pyramids.release();
    *m_memory = {};
    m_imagery.clear();
    m_relief.reset();
    m_reliefSettings.reset();
}

void SceneThread::run(const std::stop_token& quit)
{
    // Threads that paint for this one inherit it.
    platform::yieldThisThread();
    m_measurer = m_makeMeasurer();
    while (auto taken = m_slot.take(quit)) {
        const std::lock_guard lock{m_readerMutex};
        auto& [request, stop] = *taken;
        if (stop.stop_requested()) {
            continue;
        }
        auto scene = build(request, stop);
        m_finish(request, std::move(scene), stop);
    }
    m_reader.reset();
    m_below.clear();
}

Result<> SceneThread::openReader(const std::string& path)
{
    if (m_reader != nullptr && m_readerPath == path) {
        return {};
    }
    m_reader.reset();
    ECO_ASSIGN(m_reader, store::ProjectFile::open(toPath(fromUtf8(path)), store::Access::Read));
    m_readerPath = path;
    return {};
}

namespace {

cartography::Viewport viewportOf(const MapView& view)
{
    cartography::Viewport viewport;
    viewport.centre = {view.centreX, view.centreY};
    viewport.metresPerPixel = view.metresPerPixel;
    viewport.rotationDegrees = view.rotationDegrees;
    viewport.width = view.width;
    viewport.height = view.height;
    viewport.devicePixelRatio = view.devicePixelRatio;
    return viewport;
}

} // namespace

Result<BackdropPicture> SceneThread::backdrop(const MapRequest& request, const std::string& path)
{
    auto& imagery = m_imagery[path];
    if (imagery == nullptr) {
        ECO_ASSIGN(auto reader, exchange::BackdropReader::open(toPath(fromUtf8(path))));
        ECO_ASSIGN(auto toProject, imageryToProject(*reader));
        imagery = std::make_shared<Imagery>(Imagery{std::move(reader), std::move(toProject)});
    }
    const MapView& view = request.view;
    const double ratio = view.devicePixelRatio;
    const geometry::RealPoint corner = view.toMap({0.0, 0.0});
    const geometry::RealPoint right = view.toMap({1.0 / ratio, 0.0});
    const geometry::RealPoint down = view.toMap({0.0, 1.0 / ratio});
    ECO_ASSIGN(auto picture,
               imagery->reader->readWarped(corner,
                                           {right.x - corner.x, right.y - corner.y},
                                           {down.x - corner.x, down.y - corner.y},
                                           static_cast<int>(view.width * ratio),
                                           static_cast<int>(view.height * ratio),
                                           [&imagery](std::span<geometry::RealPoint> points) {
                                               return imagery->toProject.applyInverse(points);
                                           },
                                           {}));
    const auto opacity = request.opacity.find(path);
    return BackdropPicture{std::move(picture),
                           opacity == request.opacity.end() ? 1.0 : opacity->second};
}

const cartography::MapKnowledge& SceneThread::knowledgeFor(const MapRequest& request)
{
    if (request.style == nullptr) {
        return facts();
    }
    if (m_style != request.style) {
        m_knowledge = facts();
        m_knowledge.style = *request.style;
        m_style = request.style;
    }
    return m_knowledge;
}

Result<> SceneThread::openRelief()
{
    const auto kept = reliefOf(*m_reader);
    const auto settings = kept ? *kept : std::nullopt;
    if (!settings) {
        m_relief.reset();
        m_reliefSettings.reset();
    } else if (m_reliefSettings != settings) { // A file that failed is not tried at every picture.
        m_reliefSettings = settings;
        m_relief = openReliefOf(*m_reader);
    }
    return {};
}

Result<> SceneThread::addBelow(const MapRequest& request,
                               const cartography::SceneRequest& wanted,
                               cartography::Scene& scene,
                               const Progress& progress)
{
    constexpr double stripeWidth = 6.0;
    if (m_belowPaths != request.below) {
        m_below.clear();
        m_belowPaths.clear();
        for (const std::string& path : request.below) {
            ECO_ASSIGN(auto reader,
                       store::ProjectFile::open(toPath(fromUtf8(path)), store::Access::Read));
            m_below.push_back(std::move(reader));
        }
        m_belowPaths = request.below;
    }
    std::vector<cartography::Scene> scenes;
    for (const auto& reader : m_below) {
        cartography::SceneRequest patches = wanted;
        patches.pyramid = nullptr;
        patches.outlines = nullptr;
        patches.relief = nullptr;
        patches.background = false;
        patches.graticule = false;
        patches.labels = false;
        patches.hiddenLayers.insert("basemap");
        ECO_ASSIGN(auto below,
                   cartography::buildScene(
                       *reader, knowledgeFor(request), patches, *m_measurer, progress));
        scenes.push_back(std::move(below));
    }
    const double pixels = stripeWidth * request.view.devicePixelRatio;
    cartography::stripeHabitat(scene, scenes, static_cast<int>(std::lround(pixels)));
    return {};
}

Result<MapScene> SceneThread::build(const MapRequest& request, const std::stop_token& stop)
{
    ECO_TRY(openReader(request.path));
    cartography::SceneRequest wanted;
    wanted.viewport = viewportOf(request.view);
    wanted.form = cartography::HabitatForm::Pixels;
    const MapOverview overview = m_pyramids.current(*m_reader);
    wanted.pyramid = overview.pyramid;
    wanted.outlines = overview.outlines;
    wanted.memory = m_memory;
    ECO_TRY(openRelief());
    wanted.relief = m_relief;
    ECO_ASSIGN(wanted.theme, cartography::Theme::fromText(request.theme));
    wanted.language = request.language;
    wanted.hiddenLayers = request.hiddenLayers;
    wanted.hiddenClasses = request.hiddenClasses;
    wanted.graticule = request.graticule;
    wanted.background = request.backdrops.empty();
    if (request.hiddenLayers.contains("habitat")) {
        wanted.habitat = cartography::HabitatDrawing::Hidden;
    } else if (request.outlinesOnly) {
        wanted.habitat = cartography::HabitatDrawing::OutlinesOnly;
    }
    // The scale bar and the arrow of the window: labels keep clear of them.
    const double height = request.view.height;
    wanted.obstacles = {{0.0, height - 44.0, 190.0, height},
                        {request.view.width - 60.0,
                         height - 64.0,
                         static_cast<double>(request.view.width),
                         height}};

    MapScene result;
    const Progress progress{{}, stop};
    const auto draw = [&] {
        return cartography::buildScene(
            *m_reader, knowledgeFor(request), wanted, *m_measurer, progress);
    };
    auto scene = draw();
    if (!scene && scene.error().code == ErrorCode::FileDamaged && wanted.pyramid != nullptr) {
        m_pyramids.discard(overview);
        wanted.pyramid = nullptr;
        wanted.outlines = nullptr;
        scene = draw();
    }
    ECO_ASSIGN(result.scene, std::move(scene));
    ECO_TRY(addBelow(request, wanted, result.scene, progress));
    for (auto path = request.backdrops.rbegin(); path != request.backdrops.rend(); ++path) {
        ECO_TRY(progress.check());
        ECO_ASSIGN(auto picture, backdrop(request, *path));
        result.backdrops.push_back(std::move(picture));
    }
    return result;
}

} // namespace ecotone::bridge
