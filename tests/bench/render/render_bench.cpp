/// Prints how long a cold full view of a project takes, and views of an eighth and a 64th.
///
///     bench_render PROJECT.gpkg [repeats [PICTURE [1 | 8 | 64]]]
///     bench_render PROJECT.gpkg frame NAME EAST NORTH HEIGHT DEGREES [PICTURE]
///     bench_render PROJECT.gpkg overview [METRES]
///
/// 1920 x 1080 pixels, the project's own style, from opening the file to the painted picture.
/// Every frame is drawn by a process of its own, without an overview. Each window is printed with
/// the patches in it: about 29,000 of a million in the second, 500 in the third. PICTURE_1.png …
/// keep what was drawn. `beside_qgis` draws the same windows of the same project with QGIS.
/// `overview` draws the view of so many metres a pixel again and again, or all of the overview's
/// scales once.
#include "core/base/file.h"
#include "core/cartography/scene.h"
#include "core/cartography/stored_outline.h"
#include "core/store/project_file.h"
#include "ui/render/render_image.h"
#include "ui/render/text_measurer_qt.h"

#include <QGuiApplication>
#include <QProcess>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <sys/resource.h>
#include <vector>

namespace {

using namespace ecotone;

double processorSeconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double peakMebibytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

template <class Value>
Value must(Result<Value> result)
{
    if (!result) {
        std::fprintf(stderr, "%s\n", result.error().detail.c_str());
        std::exit(1);
    }
    return *std::move(result);
}

/// A part of the map: its centre and height in metres of the project's plane, and its turn.
struct Window
{
    std::string name;
    geometry::RealPoint centre;
    double metres = 0.0;
    double degrees = 0.0;

    [[nodiscard]] cartography::Viewport viewport() const
    {
        cartography::Viewport view;
        view.width = 1920.0;
        view.height = 1080.0;
        view.centre = centre;
        view.metresPerPixel = metres / view.height;
        view.rotationDegrees = degrees;
        return view;
    }
    [[nodiscard]] std::string text() const
    {
        std::array<char, 160> line{};
        std::snprintf(line.data(),
                      line.size(),
                      "%s %.2f %.2f %.2f %.2f",
                      name.c_str(),
                      centre.x,
                      centre.y,
                      metres,
                      degrees);
        return line.data();
    }
};

/// The whole map; then an eighth and a 64th of the height of a square as large as its land.
std::vector<Window> windowsOf(store::ProjectFile& project, double degrees)
{
    const geometry::Box box = must(project.patches().bounds());
    const geometry::RealPoint low = geometry::toMetres({box.minX, box.minY});
    const geometry::RealPoint high = geometry::toMetres({box.maxX, box.maxY});
    const geometry::RealPoint centre{(low.x + high.x) / 2.0, (low.y + high.y) / 2.0};
    const double whole = std::max(high.y - low.y, (high.x - low.x) * 1080.0 / 1920.0);
    const double side = std::sqrt(must(project.patches().areaBy({})).front().area.squareMetres());
    return {{"1/1", centre, whole, degrees},
            {"1/8", centre, side / 8.0, degrees},
            {"1/64", centre, side / 64.0, degrees}};
}

/// Patches whose envelopes meet a window.
std::int64_t patchesIn(store::ProjectFile& project, const Window& window)
{
    const cartography::Viewport view = window.viewport();
    model::PatchFilter filter;
    filter.box = view.gridBox();
    std::int64_t count = 0;
    const auto visited = project.visitPatches(filter, [&](const model::PatchView& patch) {
        const auto box = cartography::storedEnvelope(patch.geometryBlob);
        double left = view.width;
        double right = 0.0;
        double top = view.height;
        double bottom = 0.0;
        for (const geometry::RealPoint corner : {geometry::RealPoint{box->minX, box->minY},
                                                 geometry::RealPoint{box->maxX, box->minY},
                                                 geometry::RealPoint{box->minX, box->maxY},
                                                 geometry::RealPoint{box->maxX, box->maxY}}) {
            const cartography::PicturePoint point = view.toPicture(corner);
            left = std::min(left, point.x);
            right = std::max(right, point.x);
            top = std::min(top, point.y);
            bottom = std::max(bottom, point.y);
        }
        count += left < view.width && right > 0.0 && top < view.height && bottom > 0.0 ? 1 : 0;
        return true;
    });
    return visited ? count : -1;
}

/// From opening the file to the painted picture.
void drawFrame(const std::string& path, const Window& window, const std::string& picture)
{
    const auto knowledge = must(cartography::MapKnowledge::load());
    const render::TextMeasurerQt measurer;
    const auto start = std::chrono::steady_clock::now();
    const double processor = processorSeconds();
    const auto seconds = [&] {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    };
    const auto project = must(store::ProjectFile::open(path, store::Access::Read));
    const double opened = seconds();
    cartography::SceneRequest request;
    request.viewport = window.viewport();
    request.form = cartography::HabitatForm::Pixels;
    const auto scene = must(cartography::buildScene(*project, knowledge, request, measurer));
    const double drawn = seconds();
    const QImage image = must(render::renderImage(scene.picture));
    const double wall = seconds();
    std::printf("%-4s 1:%-9.0f wall %.3f s  processor %.3f s  peak %.0f MiB  "
                "(open %.1f, scene %.1f, paint %.1f ms)\n",
                window.name.c_str(),
                request.viewport.scaleDenominator(),
                wall,
                processorSeconds() - processor,
                peakMebibytes(),
                1e3 * opened,
                1e3 * (drawn - opened),
                1e3 * (wall - drawn));
    std::fflush(stdout);
    if (!picture.empty()) {
        image.save(QString::fromStdString(picture + "_" + window.name.substr(2) + ".png"));
    }
}

/// This program again, so that every frame is the first of its process.
void runFrame(const std::string& path, const Window& window, const std::string& picture)
{
    QStringList arguments{QString::fromStdString(path), QStringLiteral("frame")};
    arguments += QString::fromStdString(window.text()).split(QLatin1Char{' '});
    arguments += QString::fromStdString(picture);
    QProcess frame;
    frame.setProcessChannelMode(QProcess::ForwardedChannels);
    frame.start(QCoreApplication::applicationFilePath(), arguments);
    frame.waitForFinished(-1);
}

void bench(const std::string& path,
           int repeats,
           const std::string& picture,
           const std::string& only)
{
    const auto project = must(store::ProjectFile::open(path, store::Access::Read));
    for (const Window& window : windowsOf(*project, 0.0)) {
        if (!only.empty() && window.name != "1/" + only) {
            continue;
        }
        std::printf("window %s  %lld patches\n",
                    window.text().c_str(),
                    static_cast<long long>(patchesIn(*project, window)));
        std::fflush(stdout);
        for (int repeat = 0; repeat < repeats; ++repeat) {
            runFrame(path, window, repeat == 0 ? picture : std::string{});
        }
    }
}

/// Prints what was done since it was said last.
class Clock
{
public:
    void restart()
    {
        m_start = std::chrono::steady_clock::now();
        m_processor = processorSeconds();
    }
    void say(const char* what, const std::string& outcome = {})
    {
        const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - m_start;
        std::printf("%-28s wall %.3f s  processor %.3f s  peak %.0f MiB  %s\n",
                    what,
                    wall.count(),
                    processorSeconds() - m_processor,
                    peakMebibytes(),
                    outcome.c_str());
        std::fflush(stdout);
        restart();
    }

private:
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
    double m_processor = processorSeconds();
};

/// Built into a file of its own, and read back from it.
template <class Overview, class Build>
std::shared_ptr<const Overview> built(const char* what, Build build)
{
    const auto path = std::filesystem::temp_directory_path() / (std::string{"bench_"} + what);
    Clock clock;
    const auto file = must(cartography::TileFile::create(path, Overview::magic));
    const Overview overview = must(build(file));
    must(overview.storedIn(file, "bench"));
    clock.say(what,
              std::to_string(overview.kinds().size()) + " inks, " +
                  std::to_string(std::filesystem::file_size(path) / 1024) + " KiB");
    auto read = std::make_shared<const Overview>(must(Overview::read(path, "bench")));
    clock.say("opened");
    std::filesystem::remove(path);
    return read;
}

/// The overview of the whole map: built, kept, read back, drawn, coloured anew, brought up to an
/// edit of one patch.
void benchOverview(const std::string& path, double only)
{
    const auto knowledge = must(cartography::MapKnowledge::load());
    const render::TextMeasurerQt measurer;
    const auto project = must(store::ProjectFile::open(path, store::Access::Read));
    const geometry::Box bounds = must(project->patches().bounds({}));
    cartography::SceneRequest request;
    request.viewport = cartography::fitted(bounds, 1920.0, 1080.0);
    request.form = cartography::HabitatForm::Pixels;
    const geometry::RealPoint low = geometry::toMetres({bounds.minX, bounds.minY});
    const geometry::RealPoint high = geometry::toMetres({bounds.maxX, bounds.maxY});
    const auto pyramid = built<cartography::ClassPyramid>("overview", [&](const auto& file) {
        return cartography::ClassPyramid::build(*project, {}, file);
    });
    const auto outlines = built<cartography::OutlineTiles>("outlines", [&](const auto& file) {
        return cartography::OutlineTiles::build(*project, {low.x, low.y, high.x, high.y}, {}, file);
    });
    request.pyramid = pyramid;
    request.outlines = outlines;
    request.memory = std::make_shared<cartography::PictureMemory>();
    Clock clock;
    const auto draw = [&](const char* what, const std::string& which) {
        clock.restart();
        const auto scene = must(cartography::buildScene(*project, knowledge, request, measurer));
        must(render::renderImage(scene.picture));
        clock.say(what, which);
    };
    for (int repeat = 0; only > 0.0 && repeat < 40; ++repeat) {
        request.viewport.metresPerPixel = only;
        request.viewport.centre.x += 30.0 * only; // Another view each time.
        draw("again", std::to_string(only) + " m a pixel");
    }
    if (only > 0.0) {
        return;
    }
    for (const char* theme : {"habitat", "habitat", "rating:tiger", "protected_areas"}) {
        request.theme = must(cartography::Theme::fromText(theme));
        draw("full view", theme);
    }
    request.theme = {};
    for (const double metres : {130.0, 97.0, 60.0, 47.0, 30.0, 12.0}) {
        request.viewport.metresPerPixel = metres;
        for (int repeat = 0; repeat < 2; ++repeat) {
            draw("outlines", std::to_string(metres) + " m a pixel");
        }
    }
    const auto edit = std::vector{geometry::boundsOf(must(project->patch(1)).outline)};
    clock.restart();
    auto edited = std::make_shared<cartography::ClassPyramid>(*pyramid);
    const bool updated = edited->update(*project, edit).has_value();
    clock.say("overview of an edit", updated && *edited == *pyramid ? "same" : "DIFFERENT");
    clock.restart();
    auto redrawn = std::make_shared<cartography::OutlineTiles>(*outlines);
    const bool drawn = redrawn->update(*project, edit).has_value();
    clock.say("outlines of an edit", drawn && *redrawn == *outlines ? "same" : "DIFFERENT");
}

} // namespace

int main(int argc, char** argv)
{
    setenv("QT_QPA_PLATFORM", "offscreen", 1);
    const QGuiApplication application{argc, argv};
    const auto text = [&](int i) { return std::string{i < argc ? argv[i] : ""}; };
    const auto number = [&](int i) { return i < argc ? std::atof(argv[i]) : 0.0; };
    if (argc < 2) {
        std::fprintf(stderr, "bench_render PROJECT.gpkg [repeats [PICTURE [1 | 8 | 64]]]\n");
        return 2;
    }
    if (text(2) == "overview") {
        benchOverview(text(1), number(3));
    } else if (text(2) == "frame") {
        drawFrame(text(1), {text(3), {number(4), number(5)}, number(6), number(7)}, text(8));
    } else {
        bench(text(1), argc > 2 ? std::atoi(argv[2]) : 3, text(3), text(4));
    }
    return 0;
}
