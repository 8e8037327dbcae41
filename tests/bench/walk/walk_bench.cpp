/// Walks about in a project as a hand would, on a canvas of 1920 x 1080, while its overview is
/// being built and with it: 200 pans and zooms at 60 a second. Prints how long the window's thread
/// worked for each and how soon the picture was complete after stops; how soon another theme,
/// other classes, another opacity are shown; how soon a picture that nobody wants is given up; and
/// the memory of each phase.
///
///     bench_walk PROJECT.gpkg [edit]
///
/// `edit` gives one patch another class and back, in the project itself, and prints how soon that
/// is seen at several scales. Give XDG_CACHE_HOME a folder of its own; it is built once there.
/// Work of the window's thread in seconds of its own, so that a busy machine tells the same.
#include "core/base/file.h"
#include "core/base/number.h"
#include "core/base/platform.h"
#include "core/geometry/wkb.h"
#include "core/store/project_file.h"
#include "ui/bridge/facts.h"
#include "ui/canvas/map_renderer.h"
#include "ui/render/render_image.h"
#include "ui/render/text_measurer_qt.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QTimer>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <mutex>
#include <optional>
#include <sstream>
#include <thread>
#include <vector>

namespace {

using namespace ecotone;
namespace fs = std::filesystem;

double threadSeconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

double share(std::vector<double> values, double part)
{
    std::ranges::sort(values);
    return values[static_cast<std::size_t>(part * static_cast<double>(values.size() - 1))] * 1000.0;
}

void say(const char* what, const std::vector<double>& seconds)
{
    std::printf("%-44s ms: median %.1f  p95 %.1f  p99 %.1f  worst %.1f  (%zu)\n",
                what,
                share(seconds, 0.5),
                share(seconds, 0.95),
                share(seconds, 0.99),
                share(seconds, 1.0),
                seconds.size());
    std::fflush(stdout);
}

/// Anonymous and shared memory of this process, MiB.
double memoryNow()
{
    std::ifstream status{"/proc/self/status"};
    double sum = 0.0;
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("RssAnon:") || line.starts_with("RssShmem:")) {
            std::istringstream words{line.substr(line.find(':') + 1)};
            double kibibytes = 0.0;
            words >> kibibytes;
            sum += kibibytes / 1024.0;
        }
    }
    return sum;
}

/// Looks at the memory all the time.
class MemoryWatch
{
public:
    void say(const char* phase)
    {
        std::printf(
            "memory %-37s now %.0f MiB  most %.0f MiB\n", phase, memoryNow(), m_most.load());
        std::fflush(stdout);
        m_most = 0.0;
    }

private:
    std::atomic<double> m_most{0.0};
    std::jthread m_thread{[this](const std::stop_token& stop) {
        while (!stop.stop_requested()) {
            m_most = std::max(m_most.load(), memoryNow());
            std::this_thread::sleep_for(std::chrono::milliseconds{10});
        }
    }};
};

/// Bytes of the overview's files; 0 until all are there.
std::uint64_t overviewBytes()
{
    std::error_code problem;
    std::uint64_t bytes = 0;
    bool outlines = false;
    for (const auto& entry :
         fs::directory_iterator{platform::cacheFolder() / "overviews", problem}) {
        const std::string ending = entry.path().extension().string();
        outlines = outlines || ending == ".outlines" || ending == ".outlines2";
        bytes += fs::file_size(entry.path(), problem);
    }
    return outlines ? bytes : 0;
}

void pause(int milliseconds)
{
    QEventLoop loop;
    QTimer::singleShot(milliseconds, Qt::PreciseTimer, &loop, &QEventLoop::quit);
    loop.exec();
}

class Bench
{
public:
    explicit Bench(std::string path) : m_path{std::move(path)} {}

    int run(bool edits);

private:
    double complete();
    double timed(const std::function<void()>& change);
    void show(double metresPerPixel);
    void walk();
    void showSwitches(const char* where);
    void showCancelling();
    void showEdits();
    [[nodiscard]] bool findPatch();

    std::string m_path;
    geometry::Box m_bounds;
    bridge::StoreBridge m_bridge;
    canvas::MapCanvas m_canvas;
    canvas::MapRenderer m_renderer{m_bridge, m_canvas};
    bridge::MapRequest m_request;
    MemoryWatch m_memory;
    model::PatchId m_patch = 0;
    std::string m_class;
    geometry::RealPoint m_inside;
};

/// Waits for the picture of the present view and state; seconds.
double Bench::complete()
{
    QElapsedTimer timer;
    timer.start();
    QEventLoop loop;
    QObject::connect(&m_renderer, &canvas::MapRenderer::finished, &loop, [&] {
        if (m_canvas.isComplete()) {
            loop.quit();
        }
    });
    QTimer::singleShot(60'000, &loop, &QEventLoop::quit);
    loop.exec();
    return static_cast<double>(timer.nsecsElapsed()) / 1e9;
}

/// Seconds from the change to the picture on the canvas, painted.
double Bench::timed(const std::function<void()>& change)
{
    QElapsedTimer timer;
    timer.start();
    change();
    complete();
    m_canvas.repaint();
    return static_cast<double>(timer.nsecsElapsed()) / 1e9;
}

void Bench::show(double metresPerPixel)
{
    bridge::MapView view = m_canvas.view();
    view = view.showing(m_bounds);
    if (metresPerPixel > 0.0) {
        view.metresPerPixel = metresPerPixel;
    }
    if (view == m_canvas.view()) {
        m_renderer.refresh();
    }
    m_canvas.setView(view);
    complete();
}

void Bench::walk()
{
    constexpr int steps = 200;
    constexpr int rest = 20; // After so many steps the hand stops and looks.
    std::vector<double> busy;
    std::vector<double> waits;
    for (int step = 0; step < steps; ++step) {
        const double before = threadSeconds();
        if (step % 10 < 7) {
            bridge::MapView view = m_canvas.view();
            const auto centre = view.toMap({960.0 + (step % 3) * 17.0 - 15.0, 540.0 + 9.0});
            view.centreX = centre.x;
            view.centreY = centre.y;
            m_canvas.setView(view);
        } else {
            m_canvas.zoom(step / 100 == 0 ? 1.18 : 1.0 / 1.18, {700.0, 400.0});
        }
        pause(16);
        busy.push_back(threadSeconds() - before);
        if (step % rest == rest - 1) {
            const double metres = m_canvas.view().metresPerPixel;
            waits.push_back(complete());
            std::printf("  %.0f m a pixel: %.0f ms\n", metres, waits.back() * 1000.0);
        }
    }
    say("window's thread, a step", busy);
    say("complete after a stop", waits);
}

void Bench::showSwitches(const char* where)
{
    constexpr int times = 15;
    std::vector<double> themes;
    std::vector<double> classes;
    std::vector<double> opacities;
    std::vector<double> selections;
    for (int i = 0; i < times; ++i) {
        themes.push_back(timed([&] {
            m_request.theme = i % 2 == 0 ? "rating:tiger" : "habitat";
            m_renderer.setRequest(m_request);
        }));
    }
    m_request.theme = "habitat";
    m_renderer.setRequest(m_request);
    complete();
    for (int i = 0; i < times; ++i) {
        classes.push_back(timed([&] {
            m_request.hiddenClasses =
                i % 2 == 0 ? std::set<std::string>{"F1"} : std::set<std::string>{};
            m_renderer.setRequest(m_request);
        }));
        opacities.push_back(timed([&] {
            auto style = std::make_shared<cartography::Style>(bridge::facts().style);
            style->layers["habitat"].opacity = i % 2 == 0 ? 0.6 : 1.0;
            m_request.style = std::move(style);
            m_renderer.setRequest(m_request);
        }));
        QElapsedTimer timer;
        timer.start();
        bridge::MapHit hit{"habitat", 1, {}, {}};
        if (const auto project = store::ProjectFile::open(m_path, store::Access::Read)) {
            timer.restart();
            hit.shape.polygons.push_back((*project)->patch(m_patch).value().outline);
        }
        m_canvas.setSelection(i % 2 == 0 ? std::vector{hit} : std::vector<bridge::MapHit>{});
        m_canvas.repaint();
        selections.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e9);
    }
    m_request.style = nullptr;
    m_request.hiddenClasses.clear();
    m_canvas.setSelection({});
    m_renderer.setRequest(m_request);
    complete();
    std::printf("%s, %.0f m a pixel\n", where, m_canvas.view().metresPerPixel);
    say("another theme", themes);
    say("a class hidden or shown", classes);
    say("another opacity", opacities);
    say("a patch selected", selections);
}

/// A thread of its own is given a picture and then another: how soon the first is let go.
void Bench::showCancelling()
{
    using Clock = std::chrono::steady_clock;
    std::mutex mutex;
    std::condition_variable changed;
    std::uint64_t ended = 0; ///< Serial of the last.
    std::optional<Clock::time_point> letGo;
    bridge::SceneThread thread{
        [] { return std::make_unique<render::TextMeasurerQt>(); },
        [&](const bridge::MapRequest& request,
            Result<bridge::MapScene> scene,
            const std::stop_token& stop) {
            if (scene) {
                static_cast<void>(
                    render::renderImage(scene->scene.picture, request.view.devicePixelRatio, stop));
            }
            const std::lock_guard lock{mutex};
            if (stop.stop_requested()) {
                letGo = Clock::now();
            }
            ended = request.serial;
            changed.notify_all();
        },
        std::numeric_limits<std::int64_t>::max()};
    const auto ask = [&](double metres, std::uint64_t serial) {
        bridge::MapRequest request = m_request;
        request.view = m_canvas.view().showing(m_bounds);
        request.view.metresPerPixel = metres;
        request.serial = serial;
        thread.request(request);
    };
    const auto wait = [&](std::uint64_t serial) {
        std::unique_lock lock{mutex};
        changed.wait(lock, [&] { return ended >= serial; });
    };
    std::vector<double> idle;
    // From samples, from outlines, from patches.
    constexpr std::array scales{350.0, 60.0, 20.0, 9.0};
    for (std::uint64_t i = 1; i <= 160; i += 2) {
        letGo.reset();
        ask(scales[i / 2 % scales.size()], i);
        std::this_thread::sleep_for(std::chrono::milliseconds{2 + 5 * (i / 8 % 9)});
        const auto start = Clock::now();
        ask(5.0, i + 1);
        wait(i + 1);
        const std::lock_guard lock{mutex};
        if (letGo) {
            idle.push_back(std::chrono::duration<double>(*letGo - start).count());
        }
    }
    if (!idle.empty()) {
        say("cancel to idle", idle);
    }
}

/// A patch of a few kilometres with the middle of its box inside it.
bool Bench::findPatch()
{
    const auto project = store::ProjectFile::open(m_path, store::Access::Read);
    if (!project) {
        return false;
    }
    const geometry::GridPoint middle{(m_bounds.minX + m_bounds.maxX) / 2,
                                     (m_bounds.minY + m_bounds.maxY) / 2};
    model::PatchFilter filter;
    filter.box = geometry::Box{};
    constexpr std::int64_t reach = 5'000'000;
    filter.box->extend(middle.x - reach, middle.y - reach);
    filter.box->extend(middle.x + reach, middle.y + reach);
    std::int64_t largest = 0;
    const auto found = (*project)->visitPatches(filter, [&](const model::PatchView& patch) {
        const auto shape = geometry::fromGeoPackageBlob(patch.geometryBlob, geometry::Grid::Snap);
        if (patch.areaHalfSquareCentimetres <= largest || !shape || shape->polygons.empty()) {
            return true;
        }
        const geometry::Box box = geometry::boundsOf(shape->polygons.front());
        const double x = (static_cast<double>(box.minX) + static_cast<double>(box.maxX)) / 2.0;
        const double y = (static_cast<double>(box.minY) + static_cast<double>(box.maxY)) / 2.0;
        bool inside = false;
        const geometry::Ring& ring = shape->polygons.front().outer;
        for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            const auto ax = static_cast<double>(ring[i].x);
            const auto ay = static_cast<double>(ring[i].y);
            const auto bx = static_cast<double>(ring[j].x);
            const auto by = static_cast<double>(ring[j].y);
            inside ^= (ay > y) != (by > y) && x < (bx - ax) * (y - ay) / (by - ay) + ax;
        }
        if (inside && shape->polygons.front().holes.empty()) {
            largest = patch.areaHalfSquareCentimetres;
            m_patch = patch.id;
            m_class = patch.classCode;
            m_inside = {x / 100.0, y / 100.0};
        }
        return true;
    });
    return found && m_patch != 0;
}

void Bench::showEdits()
{
    m_bridge.setAuthor({"Bench", "Ecotone", ""});
    QObject::connect(
        &m_bridge, &bridge::StoreBridge::changed, &m_renderer, [this] { m_renderer.refresh(); });
    QObject::connect(&m_bridge,
                     &bridge::StoreBridge::failed,
                     [](const QString& what, const QString&, const QString& detail) {
                         std::printf("%s %s\n", qPrintable(what), qPrintable(detail));
                         std::exit(1);
                     });
    QEventLoop opened;
    QObject::connect(&m_bridge, &bridge::StoreBridge::projectOpened, &opened, &QEventLoop::quit);
    QTimer::singleShot(120'000, &opened, &QEventLoop::quit);
    m_bridge.openProject(QString::fromStdString(m_path));
    opened.exec();
    std::vector<double> all;
    for (const double metres : {0.0, 400.0, 130.0, 97.0, 60.0, 20.0, 8.0, 2.0}) {
        bridge::MapView view = m_canvas.view().showing(m_bounds);
        view.metresPerPixel = metres > 0.0 ? metres : view.metresPerPixel;
        view.centreX = m_inside.x;
        view.centreY = m_inside.y;
        m_canvas.setView(view);
        m_renderer.refresh();
        complete();
        const auto seen = [this] {
            const bridge::ScreenPoint at = m_canvas.view().toScreen(m_inside.x, m_inside.y);
            return m_canvas.grab(QRect{static_cast<int>(at.x), static_cast<int>(at.y), 1, 1})
                .toImage()
                .pixel(0, 0);
        };
        std::vector<double> times;
        const QRgb before = seen();
        bool right = true;
        for (int i = 0; i < 6; ++i) {
            const std::string to = i % 2 == 1 ? m_class : m_class == "W13" ? "G11" : "W13";
            times.push_back(timed([&] { m_bridge.reclassify({m_patch}, to, {}); }));
            right = right && (seen() == before) == (i % 2 == 1);
            while (m_bridge.isEditing()) {
                pause(5);
            }
        }
        all.insert(all.end(), times.begin(), times.end());
        std::printf("%.0f m a pixel: %s\n",
                    m_canvas.view().metresPerPixel,
                    right ? "as it is now" : "NOT AS IT IS NOW");
        say("edit to its picture", times);
    }
    say("edit to its picture, all scales", all);
}

int Bench::run(bool edits)
{
    {
        auto project = store::ProjectFile::open(m_path, store::Access::Read);
        const auto bounds = project ? (*project)->patches().bounds({})
                                    : Result<geometry::Box>{fail(project.error())};
        if (!bounds) {
            std::fprintf(stderr, "%s\n", bounds.error().detail.c_str());
            return 2;
        }
        m_bounds = *bounds;
    }
    if (!findPatch()) {
        return 2;
    }
    m_canvas.resize(1920, 1080);
    m_canvas.show();
    m_canvas.showBox(m_bounds);
    m_request.path = m_path;
    m_memory.say("before the project");
    const bool kept = overviewBytes() > 0;
    QElapsedTimer building;
    building.start();
    std::printf("first picture: %.3f s\n", timed([this] { m_renderer.setRequest(m_request); }));
    m_memory.say("first picture");
    if (!kept) {
        std::printf("while the overview is built\n");
        walk();
        m_memory.say("walk while it is built");
        while (overviewBytes() == 0 && building.elapsed() < 300'000) {
            pause(50);
        }
        std::printf("overview there: %.1f s, %.0f MiB, %.1f %% of the project\n",
                    static_cast<double>(building.elapsed()) / 1000.0,
                    static_cast<double>(overviewBytes()) / 1048576.0,
                    100.0 * static_cast<double>(overviewBytes()) /
                        static_cast<double>(fs::file_size(m_path)));
        m_memory.say("overview built");
    }
    show(0.0);
    pause(2'000);
    show(0.0);
    std::printf("with the overview\n");
    walk();
    m_memory.say("walk with the overview");
    show(0.0);
    showSwitches("full view");
    show(60.0);
    showSwitches("nearer");
    show(20.0);
    showSwitches("outlines");
    m_memory.say("switches");
    showCancelling();
    m_memory.say("cancelling");
    if (edits) {
        showEdits();
        m_memory.say("edits");
    }
    m_renderer.release();
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    setenv("QT_QPA_PLATFORM", "offscreen", 1);
    QApplication application{argc, argv};
    if (argc < 2) {
        std::fprintf(stderr, "bench_walk PROJECT.gpkg [edit]\n");
        return 2;
    }
    Bench bench{argv[1]};
    return bench.run(argc > 2 && std::string_view{argv[2]} == "edit");
}
