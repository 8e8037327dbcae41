/// Walks about in a project as a hand would: 200 pans and zooms at 60 a second on a canvas of
/// 1920 x 1080, and prints how long the window's thread worked for each and how soon the picture
/// was complete after stops.
///
///     bench_walk PROJECT.gpkg
///
/// Seconds of the thread's own processor, so that a busy machine tells the same.
#include "core/base/file.h"
#include "core/store/project_file.h"
#include "ui/canvas/map_renderer.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <vector>

namespace {

using namespace ecotone;

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

/// Waits for the picture of the present view; seconds.
double complete(canvas::MapRenderer& renderer, canvas::MapCanvas& canvas)
{
    QElapsedTimer timer;
    timer.start();
    QEventLoop loop;
    QObject::connect(&renderer, &canvas::MapRenderer::finished, &loop, [&] {
        if (canvas.isComplete()) {
            loop.quit();
        }
    });
    QTimer::singleShot(60'000, &loop, &QEventLoop::quit);
    loop.exec();
    return static_cast<double>(timer.elapsed()) / 1000.0;
}

void walk(canvas::MapRenderer& renderer, canvas::MapCanvas& canvas)
{
    constexpr int steps = 200;
    constexpr int rest = 20; // After so many steps the hand stops and looks.
    std::vector<double> busy;
    std::vector<double> waits;
    for (int step = 0; step < steps; ++step) {
        const double before = threadSeconds();
        if (step % 10 < 7) {
            bridge::MapView view = canvas.view();
            const auto centre = view.toMap({960.0 + (step % 3) * 17.0 - 15.0, 540.0 + 9.0});
            view.centreX = centre.x;
            view.centreY = centre.y;
            canvas.setView(view);
        } else {
            canvas.zoom(step / 100 == 0 ? 1.18 : 1.0 / 1.18, {700.0, 400.0});
        }
        QEventLoop frame;
        QTimer::singleShot(16, Qt::PreciseTimer, &frame, &QEventLoop::quit);
        frame.exec();
        busy.push_back(threadSeconds() - before);
        if (step % rest == rest - 1) {
            waits.push_back(complete(renderer, canvas));
        }
    }
    std::printf("window's thread, ms a step: median %.2f  p99 %.2f  worst %.2f\n",
                share(busy, 0.5),
                share(busy, 0.99),
                share(busy, 1.0));
    std::printf("complete after a stop, ms: median %.0f  p95 %.0f  worst %.0f\n",
                share(waits, 0.5),
                share(waits, 0.95),
                share(waits, 1.0));
}

} // namespace

int main(int argc, char** argv)
{
    setenv("QT_QPA_PLATFORM", "offscreen", 1);
    QApplication application{argc, argv};
    auto project = argc > 1 ? store::ProjectFile::open(argv[1], store::Access::Read)
                            : Result<std::unique_ptr<store::ProjectFile>>{
                                  fail(ErrorCode::InvalidArgument, "bench_walk PROJECT.gpkg")};
    if (!project) {
        std::fprintf(stderr, "%s\n", project.error().detail.c_str());
        return 2;
    }
    const auto bounds = (*project)->patches().bounds({});
    bridge::StoreBridge bridge;
    canvas::MapCanvas canvas;
    canvas::MapRenderer renderer{bridge, canvas};
    canvas.resize(1920, 1080);
    canvas.show();
    canvas.showBox(bounds ? *bounds : geometry::Box{});
    bridge::MapRequest request;
    request.path = argv[1];
    renderer.setRequest(request);
    std::printf("first picture: %.3f s\n", complete(renderer, canvas));
    for (const char* when : {"drawn from the patches until the overview is there", "after it"}) {
        std::printf("%s\n", when);
        walk(renderer, canvas);
        QEventLoop pause;
        QTimer::singleShot(30'000, &pause, &QEventLoop::quit);
        pause.exec();
    }
    renderer.release();
    return 0;
}
