#include "core/base/file.h"
#include "core/base/platform.h"
#include "core/exchange/raster.h"
#include "tests/support/active_window.h"
#include "tests/support/stall_watch.h"
#include "tests/ui/window/small_project.h"
#include "ui/bridge/map_queries.h"
#include "ui/bridge/place_search.h"
#include "ui/bridge/text.h"
#include "ui/canvas/map_canvas.h"
#include "ui/dialogs/import_dialog.h"
#include "ui/layout/layout_dialog.h"
#include "ui/panels/class_picker.h"
#include "ui/panels/inspector.h"
#include "ui/panels/map_header.h"
#include "ui/panels/tables_panel.h"
#include "ui/shell/main_window.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QDropEvent>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QTimer>

#include <iostream>

namespace ecotone::shell::test {

namespace {

using ecotone::test::columns;
using ecotone::test::middleOf;
using ecotone::test::rows;
using geometry::GridPoint;

constexpr int patience = 20'000;

} // namespace

class WindowTest : public ::testing::Test
{
protected:
    void SetUp() override
    {
        m_folder = platform::makeTemporaryFolder().value();
        QSettings{QSettings::IniFormat,
                  QSettings::UserScope,
                  QStringLiteral("Ecotone"),
                  QStringLiteral("Ecotone")}
            .clear();
        const auto made = ecotone::test::makeSmallProject(projectPath());
        ASSERT_TRUE(made) << made.error().detail;
        canvas::useShade(canvas::Shade::Light);
        m_languages.setLanguage(Language::English);
        m_window = std::make_unique<MainWindow>(m_languages);
        m_window->setAuthor({"Ли Мин", "Hunchun", ""});
        QObject::connect(&m_window->bridge(),
                         &bridge::StoreBridge::failed,
                         m_window.get(),
                         [this](const QString& what, const QString&, const QString& detail) {
                             m_failure = what + QLatin1Char{' '} + detail;
                         });
        m_window->resize(1280, 800);
        m_window->show();
        ASSERT_TRUE(tests::makeActive(*m_window));
    }

    void TearDown() override
    {
        m_window->close();
        m_window.reset();
        EXPECT_FALSE(std::filesystem::exists(projectPath().string() + "-wal"));
        std::filesystem::remove_all(m_folder);
    }

    [[nodiscard]] std::filesystem::path projectPath() const { return m_folder / "small.gpkg"; }

    void open()
    {
        QSignalSpy complete{m_window.get(), &MainWindow::mapComplete};
        m_window->openProject(bridge::fromPath(projectPath()));
        ASSERT_TRUE(complete.wait(patience)) << bridge::toUtf8(m_failure);
        ASSERT_TRUE(QTest::qWaitFor([this] { return map()->isComplete(); }, patience));
    }

    [[nodiscard]] canvas::MapCanvas* map() const { return m_window->canvas(); }
    [[nodiscard]] QPoint at(GridPoint point) const
    {
        const bridge::ScreenPoint screen = map()->view().toScreen(point);
        return {static_cast<int>(screen.x), static_cast<int>(screen.y)};
    }
    void choose(ActionId id) { m_window->actions()[id]->trigger(); }
    void click(GridPoint point, Qt::KeyboardModifiers with = {})
    {
        QTest::mouseMove(map(), at(point));
        QTest::mouseClick(map(), Qt::LeftButton, with, at(point));
    }
    /// Answers of the project, as any panel asks them.
    [[nodiscard]] std::string classAt(GridPoint point)
    {
        std::string code;
        bool answered = false;
        bridge::askPatchAt(m_window->bridge(),
                           m_window.get(),
                           point,
                           [&](Result<std::optional<bridge::MapHit>> hit) {
                               if (!hit || !*hit) {
                                   answered = true;
                                   return;
                               }
                               bridge::askDetails(m_window->bridge(),
                                                  m_window.get(),
                                                  (*hit)->id,
                                                  [&](Result<bridge::PatchDetails> details) {
                                                      code =
                                                          details
                                                              ? details->patch.attributes.classCode
                                                              : details.error().detail;
                                                      answered = true;
                                                  });
                           });
        EXPECT_TRUE(QTest::qWaitFor([&] { return answered; }, patience));
        return code;
    }

    std::filesystem::path m_folder;
    bridge::Languages m_languages;
    std::unique_ptr<MainWindow> m_window;
    QString m_failure;
};

TEST_F(WindowTest, ShowsTheWholeMapWithNorthUp)
{
    open();
    EXPECT_GT(map()->view().rotationDegrees, 10.0) << "at 131 E the meridians lean";
    const QPoint corner = at(ecotone::test::origin);
    EXPECT_TRUE(map()->rect().contains(corner));
    EXPECT_EQ(m_window->tables()->patchModel()->rowCount(), columns * rows);
    EXPECT_TRUE(m_window->windowTitle().startsWith(QStringLiteral("Small")));
}

TEST_F(WindowTest, SelectsByMouseAndSaysWhy)
{
    open();
    choose(ActionId::SelectTool);
    QSignalSpy shown{m_window.get(), &MainWindow::selectionShown};
    click(middleOf(1, 0));
    ASSERT_TRUE(QTest::qWaitFor([this] { return map()->selection().size() == 1; }, patience));
    const auto* why = m_window->inspector()->findChild<QLabel*>(QStringLiteral("why"));
    ASSERT_TRUE(QTest::qWaitFor(
        [why] { return why->text().contains(QStringLiteral("Forest inventory")); }, patience))
        << bridge::toUtf8(why->text());
    EXPECT_TRUE(why->text().contains(QStringLiteral("0111 “乔木林地”")))
        << bridge::toUtf8(why->text());
    click(middleOf(2, 0), Qt::ShiftModifier);
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_window->selection().size() == 2; }, patience));
    click(middleOf(1, 0), Qt::ControlModifier);
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_window->selection().size() == 1; }, patience));
}

TEST_F(WindowTest, ReclassifiesBySelectingAndUndoes)
{
    open();
    EXPECT_EQ(classAt(middleOf(1, 0)), "F11");
    choose(ActionId::SelectTool);
    click(middleOf(1, 0));
    auto* picker = m_window->inspector()->classPicker();
    ASSERT_TRUE(QTest::qWaitFor([picker] { return picker->code() == "F11"; }, patience));
    picker->setFocus();
    picker->setCode("F21");
    auto* reason = m_window->inspector()->findChild<QLineEdit*>(QStringLiteral("reason"));
    QTest::keyClicks(reason, QStringLiteral("seen in the field"));
    QSignalSpy changed{&m_window->bridge(), &bridge::StoreBridge::changed};
    QTest::mouseClick(m_window->inspector()->applyButton(), Qt::LeftButton);
    EXPECT_TRUE(m_window->actions()[ActionId::Undo]->isEnabled()) << "asked for, not yet written";
    ASSERT_TRUE(changed.wait(patience)) << bridge::toUtf8(m_failure);
    EXPECT_EQ(classAt(middleOf(1, 0)), "F21");
    EXPECT_TRUE(m_window->actions()[ActionId::Undo]->isEnabled()) << "no gap in between";
    QTest::keyClick(map(), Qt::Key_Z, Qt::ControlModifier);
    ASSERT_TRUE(changed.wait(patience)) << bridge::toUtf8(m_failure);
    EXPECT_EQ(classAt(middleOf(1, 0)), "F11");
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_window->actions()[ActionId::Redo]->isEnabled(); },
                                patience));
    QTest::keyClick(map(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    ASSERT_TRUE(changed.wait(patience)) << bridge::toUtf8(m_failure);
    EXPECT_EQ(classAt(middleOf(1, 0)), "F21");
}

TEST_F(WindowTest, PaintsClassesWithTheBrush)
{
    open();
    auto* picker = m_window->inspector()->classPicker();
    picker->setCode("W11");
    Q_EMIT picker->codeChosen(QStringLiteral("W11"));
    choose(ActionId::PaintTool);
    QSignalSpy changed{&m_window->bridge(), &bridge::StoreBridge::changed};
    click(middleOf(5, 0));
    ASSERT_TRUE(changed.wait(patience)) << bridge::toUtf8(m_failure);
    EXPECT_EQ(classAt(middleOf(5, 0)), "W11");
}

TEST_F(WindowTest, DrawsAProposalAndShowsItsExactArea)
{
    open();
    choose(ActionId::ProposalTool);
    // Wholly inside: one square kilometre in four patches, a quarter of each.
    QSignalSpy areas{m_window->inspector(), &panels::Inspector::areasShown};
    for (const auto& [column, row] : {std::pair{3, 1}, {4, 1}, {4, 2}, {3, 2}}) {
        click(middleOf(column, row));
    }
    QTest::mouseDClick(map(), Qt::LeftButton, {}, at(middleOf(3, 2)));
    auto* dialog = m_window->findChild<QDialog*>(QStringLiteral("proposalDialog"));
    ASSERT_NE(dialog, nullptr);
    ASSERT_TRUE(QTest::qWaitFor([&] { return areas.count() > 0; }, patience));
    auto* name = dialog->findChild<QLineEdit*>(QStringLiteral("name_en"));
    name->clear();
    QTest::keyClicks(name, QStringLiteral("Joint core"));
    QSignalSpy changed{&m_window->bridge(), &bridge::StoreBridge::changed};
    dialog->accept();
    ASSERT_TRUE(changed.wait(patience)) << bridge::toUtf8(m_failure);
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_window->inspector()->areas().lines.size() == 4; },
                                patience));
    const bridge::BoundaryAreas& shown = m_window->inspector()->areas();
    geometry::Area sum;
    for (const bridge::AreaLine& line : shown.lines) {
        sum += line.area;
    }
    EXPECT_EQ(sum, shown.total) << "parts sum to the whole";
    EXPECT_EQ(shown.boundary, shown.total) << "nothing of it is unmapped";
    EXPECT_NEAR(shown.total.squareKilometres(), 1.0, 0.05) << "drawn by hand on pixels";
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_window->actions()[ActionId::Undo]->isEnabled(); },
                                patience));
    ASSERT_TRUE(tests::makeActive(*m_window)); // The dialog was the active one.
    QTest::keyClick(map(), Qt::Key_Z, Qt::ControlModifier);
    ASSERT_TRUE(changed.wait(patience)) << "undo acts on proposals after a proposal";
}

TEST_F(WindowTest, SwitchesTheLanguageWhileOpen)
{
    open();
    QSignalSpy complete{m_window.get(), &MainWindow::mapComplete};
    for (const auto& [language, text] :
         {std::pair{Language::Chinese, QStringLiteral("撤销")},
          std::pair{Language::Russian, QStringLiteral("Отменить")},
          std::pair{Language::Mongolian, QStringLiteral("Буцаах")}}) {
        m_window->setWindowLanguage(language);
        // Widgets learn of it by a posted event.
        QCoreApplication::processEvents();
        EXPECT_TRUE(m_window->actions()[ActionId::Undo]->toolTip().startsWith(text))
            << bridge::toUtf8(m_window->actions()[ActionId::Undo]->toolTip());
        EXPECT_EQ(m_window->header()->landscapeBox()->currentData().toString(),
                  QStringLiteral("LBC"));
        ASSERT_TRUE(complete.count() > 0 || complete.wait(patience)) << "labels are drawn anew";
        complete.clear();
    }
    EXPECT_EQ(m_window->tables()
                  ->patchModel()
                  ->headerData(models::PatchTableModel::Area, Qt::Horizontal, Qt::DisplayRole)
                  .toString(),
              QStringLiteral("Талбай, км²"));
}

TEST_F(WindowTest, TableAndMapShareTheSelection)
{
    open();
    QTableView* table = m_window->tables()->patchTable();
    ASSERT_TRUE(QTest::qWaitFor([table] { return table->model()->rowCount() > 0; }, patience));
    table->selectRow(3);
    ASSERT_TRUE(QTest::qWaitFor([this] { return map()->selection().size() == 1; }, patience));
    EXPECT_EQ(map()->selection().front().id, 4);
    choose(ActionId::Deselect);
    EXPECT_TRUE(table->selectionModel()->selectedRows().isEmpty());
}

TEST_F(WindowTest, FindsAPlaceInAnyLanguage)
{
    open();
    bridge::PlaceSearch search{m_window->bridge()};
    for (const char* text : {"Hunchun", "珲春", "Хуньчунь"}) {
        std::vector<bridge::FoundPlace> places;
        bool answered = false;
        search.ask(
            m_window.get(), QString::fromUtf8(text), [&](const Result<bridge::FoundPlaces>& found) {
                places = found ? found->places : std::vector<bridge::FoundPlace>{};
                answered = true;
            });
        ASSERT_TRUE(QTest::qWaitFor([&] { return answered; }, patience));
        ASSERT_FALSE(places.empty()) << text;
        EXPECT_EQ(places.front().name, QStringLiteral("Hunchun")) << text;
    }
}

TEST_F(WindowTest, ShowsADroppedImageBehindTheMap)
{
    open();
    const int width = 200;
    const int height = 100;
    exchange::Grid grey; // Brighter to the east.
    grey.width = width;
    grey.height = height;
    grey.transform = {130.7, 0.005, 0, 43.05, 0, -0.005};
    grey.crs.text = "EPSG:4326";
    for (int row = 0; row < height; ++row) {
        for (int column = 0; column < width; ++column) {
            grey.values.push_back(column);
        }
    }
    const auto file = m_folder / "снимок 影像.tif";
    ASSERT_TRUE(exchange::writeGrid(file, grey, exchange::CellType::Byte));
    const QPoint west{6, map()->height() / 2};
    const QPoint east{map()->width() - 7, map()->height() / 2};
    const auto shade = [this](const QPoint& pixel) {
        return map()->grab().toImage().pixelColor(pixel);
    };
    EXPECT_EQ(shade(west), shade(east)) << "nothing is mapped there";

    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(bridge::fromPath(file))});
    QDragEnterEvent enter{QPoint{300, 300}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier};
    QApplication::sendEvent(m_window.get(), &enter);
    EXPECT_TRUE(enter.isAccepted());
    QDropEvent drop{QPointF{300.0, 300.0}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier};
    QApplication::sendEvent(m_window.get(), &drop);
    ASSERT_TRUE(
        QTest::qWaitFor([&] { return shade(east).value() > shade(west).value() + 10; }, patience))
        << bridge::toUtf8(m_failure);
    EXPECT_LT(shade(east).saturation(), 12) << "grey as in the file";
    EXPECT_EQ(classAt(middleOf(1, 0)), "F11") << "a backdrop changes nothing";
}

TEST_F(WindowTest, ExportsALayout)
{
    open();
    auto* dialog = m_window->openLayoutDialog();
    ASSERT_NE(dialog, nullptr);
    dialog->setFolder(bridge::fromPath(m_folder));
    QSignalSpy exported{dialog, &layout_window::LayoutDialog::exported};
    dialog->show();
    QTest::mouseClick(dialog->exportButton(), Qt::LeftButton);
    ASSERT_TRUE(exported.wait(60'000)) << bridge::toUtf8(m_failure);
    const QStringList files = exported.front().front().toStringList();
    ASSERT_EQ(files.size(), 1);
    EXPECT_TRUE(files.front().endsWith(QStringLiteral("_en.pdf"))) << bridge::toUtf8(files.front());
    EXPECT_TRUE(std::filesystem::exists(bridge::toPath(files.front())));
    dialog->close();
}

TEST_F(WindowTest, LooksAtAFileAndWritesNothing)
{
    open();
    const auto file = m_folder / "points.csv";
    ASSERT_TRUE(writeFile(file, "name,lon,lat\nHunchun,130.37,42.86\n珲春,130.36,42.87\n"));
    const std::string before = m_window->bridge().summary().revision;
    auto* dialog = m_window->lookAtFiles({bridge::fromPath(file)});
    QSignalSpy shown{dialog, &dialogs::ImportDialog::reportShown};
    dialog->show();
    ASSERT_TRUE(shown.count() > 0 || shown.wait(patience));
    ASSERT_EQ(dialog->delivery().entries.size(), 1U);
    EXPECT_EQ(dialog->delivery().entries.front().report.features, 2);
    dialog->reject();
    EXPECT_EQ(m_window->bridge().summary().revision, before);
}

TEST_F(WindowTest, ADamagedProjectIsRefusedInWords)
{
    const auto file = m_folder / "broken.gpkg";
    ASSERT_TRUE(writeFile(file, "this is no database"));
    QString said;
    QObject::connect(&m_window->bridge(),
                     &bridge::StoreBridge::failed,
                     m_window.get(),
                     [&said](const QString& what) { said = what; });
    // The start page asks for attention with a box; close it as a user would.
    QTimer::singleShot(2000, m_window.get(), [this] {
        for (QDialog* box : m_window->findChildren<QDialog*>()) {
            box->reject();
        }
    });
    m_window->openProject(bridge::fromPath(file));
    ASSERT_TRUE(QTest::qWaitFor([&said] { return !said.isEmpty(); }, patience));
    EXPECT_FALSE(m_window->bridge().hasProject());
}

TEST_F(WindowTest, PanningAndZoomingDoNotHoldTheWindowUp)
{
    open();
    tests::StallWatch watch;
    const QPoint middle = map()->rect().center();
    for (int i = 0; i < 40; ++i) {
        QTest::mousePress(map(), Qt::MiddleButton, {}, middle);
        QTest::mouseMove(map(), middle + QPoint{i % 7 * 9 - 27, i % 5 * 8 - 16});
        QTest::mouseRelease(map(), Qt::MiddleButton, {}, middle);
        map()->zoom(i % 2 == 0 ? 1.25 : 0.8, map()->cursorPosition());
        QTest::qWait(10);
    }
    ASSERT_TRUE(QTest::qWaitFor([this] { return map()->isComplete(); }, patience));
    std::cout << "longest stall of the event loop: " << watch.longest() << " ms\n";
    RecordProperty("longest_stall_ms", static_cast<int>(watch.longest()));
    EXPECT_LT(watch.longest(), 250) << "the design asks for 8 ms; machines under test are shared";
}

} // namespace ecotone::shell::test
