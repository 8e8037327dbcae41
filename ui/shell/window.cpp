#include "ui/shell/window.h"

#include "core/base/log.h"
#include "ui/bridge/languages.h"
#include "ui/bridge/text.h"
#include "ui/canvas/look.h"
#include "ui/render/fonts.h"
#include "ui/shell/main_window.h"
#include "ui/shell/settings.h"

#include <QApplication>
#include <QPixmap>
#include <QTimer>

#include <cstdio>

namespace ecotone::shell {

namespace {

constexpr int unwritable = 6;
constexpr int unreadable = 3;
/// Panels fill themselves while the map is drawn; a picture of the window waits for both.
constexpr int settleTime = 400;
constexpr int longestWait = 60'000;

/// Without a stored wish: dark where the desktop's own palette is dark.
canvas::Shade wantedShade()
{
    if (const auto stored = settings::shade()) {
        return *stored;
    }
    const bool dark = QApplication::palette().color(QPalette::Window).lightness() < 128;
    return dark ? canvas::Shade::Dark : canvas::Shade::Light;
}

Language wantedLanguage(const std::string& asked)
{
    if (const auto language = languageFromCode(asked)) {
        return *language;
    }
    return settings::language().value_or(bridge::Languages::ofDesktop());
}

void saveScreenshot(MainWindow& window, const QString& path)
{
    const QPixmap picture = window.grab();
    if (!picture.save(path, "PNG")) {
        std::fprintf(stderr, "ecotone: %s cannot be written\n", qPrintable(path));
        QApplication::exit(unwritable);
        return;
    }
    QApplication::exit(0);
}

void arrangeScreenshot(MainWindow& window, const WindowOptions& options)
{
    const QString path = bridge::fromUtf8(options.screenshotPath);
    auto* settle = new QTimer{&window};
    settle->setSingleShot(true);
    settle->setInterval(settleTime);
    QObject::connect(
        settle, &QTimer::timeout, &window, [&window, path] { saveScreenshot(window, path); });
    if (options.projectPath.empty()) {
        settle->start();
        return;
    }
    QObject::connect(&window, &MainWindow::mapComplete, settle, qOverload<>(&QTimer::start));
    QObject::connect(
        &window.bridge(), &bridge::StoreBridge::failed, &window, [](const QString& what) {
            std::fprintf(stderr, "ecotone: %s\n", qPrintable(what));
            QApplication::exit(unreadable);
        });
    QTimer::singleShot(longestWait, &window, [&window, path] { saveScreenshot(window, path); });
}

} // namespace

int runWindow(const WindowOptions& options, int argc, char** argv)
{
    QApplication application{argc, argv};
    render::settleGlyphForms();
    QApplication::setOrganizationName(QStringLiteral("Ecotone"));
    QApplication::setApplicationName(QStringLiteral("Ecotone"));
    QApplication::setDesktopFileName(QStringLiteral("org.ecotone.Ecotone"));
    QApplication::setWindowIcon(canvas::icon(QStringLiteral("ecotone")));
    canvas::useShade(wantedShade());
    bridge::Languages languages;
    languages.setLanguage(wantedLanguage(options.language));
    MainWindow window{languages};
    QObject::connect(
        &window,
        &MainWindow::mapComplete,
        &window,
        [] { log::debug("the map is complete"); },
        Qt::SingleShotConnection);
    if (!options.screenshotPath.empty()) {
        arrangeScreenshot(window, options);
    }
    window.show();
    if (!options.projectPath.empty()) {
        window.openProject(bridge::fromUtf8(options.projectPath));
    }
    return QApplication::exec();
}

} // namespace ecotone::shell
