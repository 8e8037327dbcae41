/// How long the program takes from its launch to the complete map of a project. The overview is
/// there from the second launch on when the first runs long enough to build it.
///
///     bench_start ECOTONE PROJECT.gpkg [TIMES]
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <vector>

namespace {

/// Seconds from the launch to the line the program says when its map is complete; negative when
/// it never comes.
double launch(const QString& program, const QString& project, const QString& picture)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    process.setProcessEnvironment(environment);
    process.setReadChannel(QProcess::StandardError);
    QElapsedTimer timer;
    timer.start();
    double seconds = -1.0;
    process.start(program,
                  {QStringLiteral("-v"), QStringLiteral("--screenshot"), picture, project});
    while (process.waitForReadyRead(60'000)) {
        while (process.canReadLine()) {
            if (process.readLine().contains("the map is complete")) {
                seconds = static_cast<double>(timer.nsecsElapsed()) / 1e9;
            }
        }
    }
    process.waitForFinished();
    return seconds;
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application{argc, argv};
    const QStringList arguments = QCoreApplication::arguments();
    const QTemporaryDir folder;
    if (arguments.size() < 3 || !folder.isValid()) {
        std::fprintf(stderr, "bench_start ECOTONE PROJECT.gpkg [TIMES]\n");
        return 2;
    }
    const int times = arguments.size() > 3 ? std::max(1, arguments[3].toInt()) : 5;
    std::vector<double> seconds;
    for (int i = 0; i < times; ++i) {
        seconds.push_back(
            launch(arguments[1], arguments[2], folder.filePath(QStringLiteral("window.png"))));
        std::printf("launch to complete map: %.3f s\n", seconds.back());
    }
    std::ranges::sort(seconds);
    std::printf("median: %.3f s\n", seconds[seconds.size() / 2]);
    return seconds.front() < 0.0 ? 1 : 0;
}
