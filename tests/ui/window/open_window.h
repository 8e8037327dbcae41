#pragma once

#include "core/base/platform.h"
#include "tests/support/active_window.h"
#include "tests/ui/window/small_project.h"
#include "ui/bridge/languages.h"
#include "ui/bridge/text.h"
#include "ui/canvas/look.h"
#include "ui/canvas/map_canvas.h"
#include "ui/shell/main_window.h"

#include <QAction>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

#include <filesystem>
#include <gtest/gtest.h>
#include <memory>

namespace ecotone::test {

inline constexpr int patience = 60'000;

/// The window with a small project in a folder of its own, and hands for it.
class OpenWindow
{
public:
    /// `fill` makes the project at the path.
    template <class Fill>
    void start(Language language, const Fill& fill)
    {
        m_folder = platform::makeTemporaryFolder().value();
        QSettings{QSettings::IniFormat,
                  QSettings::UserScope,
                  QStringLiteral("Ecotone"),
                  QStringLiteral("Ecotone")}
            .clear();
        const auto made = fill(projectPath());
        ASSERT_TRUE(made) << made.error().detail;
        canvas::useShade(canvas::Shade::Light);
        m_languages.setLanguage(language);
        m_window = std::make_unique<shell::MainWindow>(m_languages);
        m_window->setAuthor({"Ли Мин", "Hunchun", ""});
        QObject::connect(&m_window->bridge(),
                         &bridge::StoreBridge::failed,
                         m_window.get(),
                         [this](const QString& what, const QString&, const QString& detail) {
                             m_failure = what + QLatin1Char{' '} + detail;
                         });
        m_window->resize(1366, 768);
        m_window->show();
        ASSERT_TRUE(tests::makeActive(*m_window));
        QSignalSpy complete{m_window.get(), &shell::MainWindow::mapComplete};
        m_window->openProject(bridge::fromPath(projectPath()));
        ASSERT_TRUE(complete.wait(patience)) << failure();
        ASSERT_TRUE(QTest::qWaitFor([this] { return map()->isComplete(); }, patience));
    }
    void end()
    {
        m_window->close();
        m_window.reset();
        std::filesystem::remove_all(m_folder);
    }

    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }
    [[nodiscard]] std::filesystem::path projectPath() const { return m_folder / "small.gpkg"; }
    [[nodiscard]] shell::MainWindow& window() const { return *m_window; }
    [[nodiscard]] canvas::MapCanvas* map() const { return m_window->canvas(); }
    [[nodiscard]] const bridge::ProjectSummary& summary() const
    {
        return m_window->bridge().summary();
    }
    /// Of the map, without the scale bar and the arrow at its foot.
    [[nodiscard]] QImage picture() const
    {
        constexpr int foot = 70;
        return map()->grab().toImage().copy(0, 0, map()->width(), map()->height() - foot);
    }
    [[nodiscard]] std::string failure() const { return bridge::toUtf8(m_failure); }
    [[nodiscard]] QPoint at(geometry::GridPoint point) const
    {
        const bridge::ScreenPoint screen = map()->view().toScreen(point);
        return {qRound(screen.x), qRound(screen.y)};
    }
    void choose(shell::ActionId id) const { m_window->actions()[id]->trigger(); }
    void click(geometry::GridPoint point, Qt::KeyboardModifiers with = {}) const
    {
        QTest::mouseMove(map(), at(point));
        QTest::mouseClick(map(), Qt::LeftButton, with, at(point));
    }
    void doubleClick(geometry::GridPoint point) const
    {
        QTest::mouseMove(map(), at(point));
        QTest::mouseDClick(map(), Qt::LeftButton, {}, at(point));
    }

private:
    std::filesystem::path m_folder;
    bridge::Languages m_languages;
    std::unique_ptr<shell::MainWindow> m_window;
    QString m_failure;
};

} // namespace ecotone::test
