/// Prints how long a full view of a project takes, and views of an eighth and a 64th of its sides.
///
///     bench_render PROJECT.gpkg [repeats [PICTURE [zoom]]]
///
///     bench_render PROJECT.gpkg overview [METRES]
///
/// draws the view of so many metres a pixel again and again, or all of the overview's scales once.
/// 1920 x 1080 pixels, the project's own style, from opening the file to the painted picture. The
/// first line of a view is cold for this process. PICTURE_1.png … keep what was drawn.
/// `beside_qgis` draws the same project with QGIS in the same run.
#include "core/base/file.h"
#include "core/cartography/scene.h"
#include "core/store/project_file.h"
#include "ui/render/render_image.h"
#include "ui/render/text_measurer_qt.h"

#include <QGuiApplication>

#include <array>
#include <chrono>
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

void bench(const std::string& path, int repeats, const std::string& picture, double only)
{
    const auto knowledge = must(cartography::MapKnowledge::load());
    const render::TextMeasurerQt measurer;
    geometry::Box bounds;
    for (const double zoom : {1.0, 8.0, 64.0}) {
        if (only > 0.0 && zoom != only) {
            continue;
        }
        for (int repeat = 0; repeat < repeats; ++repeat) {
            const auto start = std::chrono::steady_clock::now();
            const double processor = processorSeconds();
            const auto project = must(store::ProjectFile::open(path, store::Access::Read));
            if (bounds.empty()) {
                bounds = must(project->patches().bounds({}));
                --repeat; // Asking for the bounds reads everything.
                continue;
            }
            cartography::SceneRequest request;
            request.viewport = cartography::fitted(bounds, 1920.0, 1080.0);
            request.viewport.metresPerPixel /= zoom;
            request.form = cartography::HabitatForm::Pixels;
            const auto scene =
                must(cartography::buildScene(*project, knowledge, request, measurer));
            const QImage image = must(render::renderImage(scene.picture));
            const double wall =
                std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
            std::printf("1/%-3g 1:%-9.0f wall %.3f s  processor %.3f s  peak %.0f MiB\n",
                        zoom,
                        request.viewport.scaleDenominator(),
                        wall,
                        processorSeconds() - processor,
                        peakMebibytes());
            std::fflush(stdout);
            if (!picture.empty() && repeat == 0) {
                image.save(QString::fromStdString(picture + "_" +
                                                  std::to_string(static_cast<int>(zoom)) + ".png"));
            }
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
    request.samples = std::make_shared<cartography::SampleMemory>();
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
    if (argc < 2) {
        std::fprintf(stderr, "bench_render PROJECT.gpkg [repeats [PICTURE [zoom]]]\n");
        return 2;
    }
    if (argc > 2 && std::string_view{argv[2]} == "overview") {
        benchOverview(argv[1], argc > 3 ? std::atof(argv[3]) : 0.0);
        return 0;
    }
    bench(argv[1],
          argc > 2 ? std::atoi(argv[2]) : 3,
          argc > 3 ? argv[3] : "",
          argc > 4 ? std::atof(argv[4]) : 0.0);
    return 0;
}
