#include "ui/bridge/store_bridge.h"
#include "ui/bridge/text.h"
#include "ui/models/patch_table_model.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QHeaderView>
#include <QTableView>
#include <QTimer>

#include <algorithm>
#include <clocale>
#include <cstdio>
#include <functional>

namespace {

using ecotone::models::PatchTableModel;

/// Runs an action and waits for the table; prints how long it took and the longest time the event
/// loop did not come round.
class Watch
{
public:
    explicit Watch(PatchTableModel& model) : m_model{model} {}

    void time(const char* name, const std::function<void()>& action)
    {
        QEventLoop loop;
        QTimer beat;
        QElapsedTimer last;
        qint64 longest = 0;
        QObject::connect(&beat, &QTimer::timeout, [&] {
            longest = std::max(longest, last.nsecsElapsed());
            last.restart();
        });
        QObject::connect(&m_model, &PatchTableModel::loaded, &loop, &QEventLoop::quit);
        beat.start(1);
        QElapsedTimer whole;
        whole.start();
        last.start();
        action();
        loop.exec();
        const qint64 taken = whole.nsecsElapsed();
        // What the view does with the new rows counts as well.
        QTimer::singleShot(50, &loop, &QEventLoop::quit);
        loop.exec();
        std::printf("  %-22s %7.1f ms, %8d rows, longest stall %6.1f ms\n",
                    name,
                    static_cast<double>(taken) / 1e6,
                    m_model.rowCount(),
                    static_cast<double>(longest) / 1e6);
    }

private:
    PatchTableModel& m_model;
};

} // namespace

/// bench_table PROJECT: the attribute table of a project opened, sorted and filtered.
int main(int argc, char** argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    const QApplication application{argc, argv};
    std::setlocale(LC_NUMERIC, "C");
    if (argc != 2) {
        std::fputs("bench_table PROJECT\n", stderr);
        return 2;
    }
    ecotone::bridge::StoreBridge bridge;
    PatchTableModel model{bridge};
    QTableView view;
    view.setModel(&model);
    view.verticalHeader()->hide();
    view.resize(1200, 300);
    view.show();
    QEventLoop opening;
    QObject::connect(
        &bridge, &ecotone::bridge::StoreBridge::projectOpened, &opening, &QEventLoop::quit);
    bridge.openProject(QString::fromLocal8Bit(argv[1]));
    opening.exec();
    Watch watch{model};
    watch.time("open", [&] { model.reload(); });
    const char* names[] = {"id",
                           "class",
                           "class name",
                           "country",
                           "landscape",
                           "area",
                           "source code",
                           "source text",
                           "confidence",
                           "status",
                           "observed on",
                           "edited by"};
    for (int column = 0; column < PatchTableModel::ColumnCount; ++column) {
        watch.time(names[column], [&] { model.sort(column, Qt::DescendingOrder); });
    }
    model.sort(PatchTableModel::Id, Qt::AscendingOrder);
    watch.time("filter: f1", [&] { model.setSearch(QStringLiteral("f1")); });
    watch.time("filter: nothing found", [&] { model.setSearch(QStringLiteral("zzz")); });
    return 0;
}
