#include "ui/bridge/languages.h"
#include "ui/bridge/place_search.h"
#include "ui/bridge/text.h"
#include "ui/canvas/map_canvas.h"
#include "ui/panels/map_header.h"
#include "ui/shell/compare_view.h"
#include "ui/shell/main_window.h"

#include <QApplication>
#include <QComboBox>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QTimer>

#include <algorithm>
#include <clocale>
#include <cstdio>
#include <functional>

namespace {

/// Anonymous memory of the process, MiB; 0 where the system does not say.
double memoryInUse()
{
    QFile status{QStringLiteral("/proc/self/status")};
    if (!status.open(QIODevice::ReadOnly)) {
        return 0.0;
    }
    for (const QByteArray& line : status.readAll().split('\n')) {
        if (line.startsWith("RssAnon:")) {
            return line.mid(8).trimmed().split(' ').front().toDouble() / 1024.0;
        }
    }
    return 0.0;
}

/// Milliseconds from `action` until `done`, and the longest the event loop did not come round.
struct Taken
{
    double milliseconds = 0.0;
    double stall = 0.0;
    double mostMemory = 0.0;
};

Taken taken(const std::function<void()>& action, const std::function<bool()>& done)
{
    QEventLoop loop;
    QTimer beat;
    QTimer look;
    QElapsedTimer last;
    QElapsedTimer whole;
    Taken result;
    qint64 longest = 0;
    QObject::connect(&beat, &QTimer::timeout, [&] {
        longest = std::max(longest, last.nsecsElapsed());
        last.restart();
        if (done()) {
            loop.quit();
        }
    });
    QObject::connect(&look, &QTimer::timeout, [&] {
        result.mostMemory = std::max(result.mostMemory, memoryInUse());
    });
    beat.setTimerType(Qt::PreciseTimer);
    beat.start(1);
    look.start(50);
    whole.start();
    last.start();
    action();
    loop.exec();
    result.milliseconds = static_cast<double>(whole.nsecsElapsed()) / 1e6;
    result.stall = static_cast<double>(longest) / 1e6;
    return result;
}

void print(const char* what, const Taken& result)
{
    std::printf(
        "  %-34s %8.1f ms, longest stall %6.1f ms", what, result.milliseconds, result.stall);
    if (result.mostMemory > 0.0) {
        std::printf(", %6.0f MiB", result.mostMemory);
    }
    std::printf("\n");
    std::fflush(stdout);
}

void search(ecotone::shell::MainWindow& window,
            ecotone::bridge::PlaceSearch& search,
            const char* text)
{
    using ecotone::bridge::FoundPlaces;
    bool first = false;
    bool all = false;
    QElapsedTimer clock;
    double untilFirst = 0.0;
    const Taken result = taken(
        [&] {
            clock.start();
            search.ask(
                &window, QString::fromUtf8(text), [&](const ecotone::Result<FoundPlaces>& found) {
                    if (!first) {
                        untilFirst = static_cast<double>(clock.nsecsElapsed()) / 1e6;
                    }
                    first = true;
                    all = !found || found->complete;
                });
        },
        [&] { return all; });
    print(text, result);
    std::printf("  %-34s %8.1f ms\n", "  first answer", untilFirst);
}

void compare(ecotone::shell::MainWindow& window, const char* what, const char* key)
{
    auto* view = window.comparing();
    QComboBox* box = view->leftBox();
    int row = -1;
    for (int i = 0; i < box->count(); ++i) {
        row = box->itemData(i).toString().startsWith(QLatin1String{key}) ? i : row; // The oldest.
    }
    if (row < 0) {
        std::printf("  %-34s not in this project\n", what);
        return;
    }
    const auto idle = [&] {
        return !window.bridge().isBusy() && window.canvas()->isComplete() &&
               view->secondMap()->isComplete();
    };
    print(what,
          taken(
              [&] {
                  box->setCurrentIndex(row);
                  Q_EMIT box->activated(row);
              },
              idle));
    print("  back to now",
          taken(
              [&] {
                  box->setCurrentIndex(0);
                  Q_EMIT box->activated(0);
              },
              idle));
}

} // namespace

/// bench_ways PROJECT: places searched, and the map compared with a moment before and with what was
/// delivered.
int main(int argc, char** argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    const QApplication application{argc, argv};
    std::setlocale(LC_NUMERIC, "C");
    if (argc != 2) {
        std::fputs("bench_ways PROJECT\n", stderr);
        return 2;
    }
    ecotone::bridge::Languages languages;
    languages.setLanguage(ecotone::Language::English);
    ecotone::shell::MainWindow window{languages};
    window.resize(1600, 1000);
    window.show();
    bool shown = false;
    QObject::connect(
        &window, &ecotone::shell::MainWindow::mapComplete, &window, [&shown] { shown = true; });
    print("open to complete map",
          taken([&] { window.openProject(QString::fromLocal8Bit(argv[1])); },
                [&] { return shown && window.canvas()->isComplete(); }));
    ecotone::bridge::PlaceSearch places{window.bridge()};
    for (const char* text :
         {"hasan", "hasan", "hc", "珲春", "Хасан", "changbaishan", "0111", "F21"}) {
        search(window, places, text);
    }
    print("two themes",
          taken([&] { window.comparing()->start(); },
                [&] {
                    const QComboBox* box = window.comparing()->leftBox();
                    return window.canvas()->isComplete() &&
                           window.comparing()->secondMap()->isComplete() &&
                           box->itemData(box->count() - 1)
                               .toString()
                               .startsWith(QLatin1String{"entry"});
                }));
    compare(window, "the oldest moment", "entry:");
    compare(window, "as delivered", "delivered");
    return 0;
}
