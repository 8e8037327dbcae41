#include "core/crs/project_grid.h"
#include "tests/ui/window/open_window.h"
#include "ui/canvas/overview_map.h"
#include "ui/dialogs/bookmarks_dialog.h"
#include "ui/panels/map_header.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QCompleter>
#include <QInputDialog>
#include <QInputMethodEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QTimer>

/// Finding one's way by keyboard and mouse: places, positions, bookmarks, views, scale, overview.
namespace ecotone::shell::test {

namespace {

using ecotone::test::middleOf;
using ecotone::test::origin;
using ecotone::test::patience;
using ecotone::test::squareSide;
using geometry::GridPoint;

/// Of "12.030 km²".
double numberOf(const QString& text)
{
    QString figures;
    for (const QChar letter : text) {
        if (!letter.isDigit() && letter != QLatin1Char{'.'}) {
            break;
        }
        figures += letter;
    }
    return figures.toDouble();
}

} // namespace

class WaysTest : public ::testing::Test
{
protected:
    void SetUp() override
    {
        m_open.start(Language::English,
                     [](const auto& path) { return ecotone::test::makeSmallProject(path); });
    }
    void TearDown() override { m_open.end(); }

    [[nodiscard]] MainWindow& window() const { return m_open.window(); }
    [[nodiscard]] canvas::MapCanvas* map() const { return m_open.map(); }
    [[nodiscard]] QLineEdit* find() const { return window().header()->findBox(); }
    [[nodiscard]] QAbstractItemView* list() const { return find()->completer()->popup(); }
    [[nodiscard]] geometry::RealPoint centre() const
    {
        return crs::lonLatFromProject({map()->view().centreX, map()->view().centreY});
    }
    /// Types into the find box, as a person does.
    void type(const char* text)
    {
        ASSERT_TRUE(tests::makeActive(window()));
        QTest::keyClick(&window(), Qt::Key_F, Qt::ControlModifier);
        ASSERT_TRUE(find()->hasFocus());
        find()->clear();
        const QString typed = QString::fromUtf8(text);
        if (typed == QString::fromLatin1(typed.toLatin1())) {
            QTest::keyClicks(find(), typed);
            return;
        }
        // Letters beyond the keyboard come from an input method.
        QInputMethodEvent composed;
        composed.setCommitString(typed);
        QApplication::sendEvent(find(), &composed);
        ASSERT_EQ(find()->text(), typed);
    }
    [[nodiscard]] QStringList lines() const
    {
        QStringList found;
        const QAbstractItemModel* model = find()->completer()->completionModel();
        for (int row = 0; row < model->rowCount(); ++row) {
            found << model->index(row, 0).data(Qt::DisplayRole).toString();
        }
        return found;
    }
    void waitForList()
    {
        ASSERT_TRUE(QTest::qWaitFor([this] { return list()->isVisible(); }, patience));
    }
    /// Answers the question for a name.
    void answer(const QString& name)
    {
        QTimer::singleShot(0, &window(), [this, name] { typeName(name); });
    }
    void typeName(const QString& name)
    {
        auto* dialog = qobject_cast<QInputDialog*>(QApplication::activeModalWidget());
        if (dialog == nullptr) {
            QTimer::singleShot(10, &window(), [this, name] { typeName(name); });
            return;
        }
        dialog->setTextValue(name);
        QTest::keyClick(dialog, Qt::Key_Return);
    }

    ecotone::test::OpenWindow m_open;
};

TEST_F(WaysTest, GoesToAPlaceTypedInATransliterationByKeyboard)
{
    type("hasan");
    waitForList();
    EXPECT_TRUE(lines().front().startsWith(QStringLiteral("Khasan")))
        << lines().front().toStdString();
    QTest::keyClick(list(), Qt::Key_Down);
    QTest::keyClick(list(), Qt::Key_Return);
    ASSERT_TRUE(QTest::qWaitFor([this] { return std::abs(centre().y - 42.43) < 0.01; }, 5000))
        << centre().x << " " << centre().y << "\n"
        << lines().join(QLatin1Char{'\n'}).toStdString();
    EXPECT_NEAR(centre().x, 130.645, 0.01);
}

TEST_F(WaysTest, ReturnGoesToTheBestAnswerAsSoonAsItIsThere)
{
    type("珲春");
    QTest::keyClick(find(), Qt::Key_Return);
    ASSERT_TRUE(
        QTest::qWaitFor([this] { return std::abs(centre().y - 42.8675) < 0.01; }, patience));
    EXPECT_NEAR(centre().x, 130.3581, 0.01);
}

TEST_F(WaysTest, CoordinatesOfOneReadingAreGoneToAtOnce)
{
    type("42.87, 130.36");
    QTest::keyClick(find(), Qt::Key_Return);
    ASSERT_TRUE(QTest::qWaitFor([this] { return std::abs(centre().y - 42.87) < 1e-4; }, patience))
        << centre().y;
    EXPECT_NEAR(centre().x, 130.36, 1e-4);
}

TEST_F(WaysTest, CoordinatesOfSeveralReadingsAreAsked)
{
    const double before = centre().y;
    type("42.86780 130.35820");
    QTest::keyClick(find(), Qt::Key_Return);
    waitForList();
    EXPECT_NEAR(centre().y, before, 1e-9) << "nothing was guessed";
    const QStringList offered = lines();
    ASSERT_GE(offered.size(), 2);
    EXPECT_TRUE(offered[0].contains(QStringLiteral("WGS 84 (latitude, longitude)")))
        << offered[0].toStdString();
    EXPECT_TRUE(offered[0].contains(QStringLiteral("from Hunchun"))) << offered[0].toStdString();
    EXPECT_TRUE(offered[1].contains(QStringLiteral("datum shift"))) << offered[1].toStdString();
    QTest::keyClick(list(), Qt::Key_Down);
    QTest::keyClick(list(), Qt::Key_Return);
    ASSERT_TRUE(
        QTest::qWaitFor([this] { return std::abs(centre().y - 42.8678) < 1e-5; }, patience));
}

TEST_F(WaysTest, ASystemWithoutAWayIsSaidAndNotFollowed)
{
    const double before = centre().y;
    type("Xian 1980 42.86780 130.35820");
    waitForList();
    EXPECT_TRUE(lines().front().startsWith(QStringLiteral("Not placed")))
        << lines().front().toStdString();
    QTest::keyClick(list(), Qt::Key_Down);
    QTest::keyClick(list(), Qt::Key_Return);
    QTest::qWait(50);
    EXPECT_NEAR(centre().y, before, 1e-9);
}

TEST_F(WaysTest, FindsPatchesByNumberAndNationalCodeAndClassesByCode)
{
    type("7");
    waitForList();
    EXPECT_TRUE(lines().front().startsWith(QStringLiteral("Patch 7")))
        << lines().front().toStdString();
    QTest::keyClick(find(), Qt::Key_Escape);
    type("0111");
    ASSERT_TRUE(QTest::qWaitFor(
        [this] { return !lines().isEmpty() && lines().front().contains(QStringLiteral("0111")); },
        patience));
    EXPECT_TRUE(lines().front().contains(QStringLiteral("48 patches")))
        << lines().front().toStdString();
    QTest::keyClick(find(), Qt::Key_Escape);
    type("F21");
    ASSERT_TRUE(QTest::qWaitFor(
        [this] { return !lines().isEmpty() && lines().front().startsWith(QStringLiteral("F21")); },
        patience));
}

TEST_F(WaysTest, BookmarksAreKeptRenamedGoneToAndDeletedByKeyboard)
{
    const bridge::MapView kept = map()->view();
    const auto undo = m_open.summary().map.undo;
    const QString name = QStringLiteral("Тигр №1 老虎");
    answer(name);
    QTest::keyClick(&window(), Qt::Key_D, Qt::ControlModifier);
    ASSERT_TRUE(tests::makeActive(window()));
    map()->zoomIn();
    ASSERT_FALSE(map()->view() == kept);

    QTest::keyClick(&window(), Qt::Key_B, Qt::ControlModifier);
    auto* dialog = window().findChild<dialogs::BookmarksDialog*>();
    ASSERT_NE(dialog, nullptr);
    auto* names = dialog->findChild<QListWidget*>();
    ASSERT_TRUE(QTest::qWaitFor([&] { return names->count() == 1; }, patience));
    EXPECT_EQ(names->item(0)->text(), name);
    ASSERT_TRUE(tests::makeActive(*dialog));
    names->setFocus();
    QTest::keyClick(names, Qt::Key_Return);
    EXPECT_TRUE(QTest::qWaitFor([&] { return map()->view() == kept; }, patience));

    // Renamed in place; the name stays as typed.
    QTest::keyClick(names, Qt::Key_F2);
    auto* editor = names->findChild<QLineEdit*>();
    ASSERT_NE(editor, nullptr);
    editor->setText(QStringLiteral("Хребет"));
    QTest::keyClick(editor, Qt::Key_Return);
    const auto stored = [&] {
        std::vector<bridge::Bookmark> all;
        bool answered = false;
        bridge::askBookmarks(window().bridge(), &window(), [&](auto bookmarks) {
            all = bookmarks ? *bookmarks : std::vector<bridge::Bookmark>{};
            answered = true;
        });
        EXPECT_TRUE(QTest::qWaitFor([&] { return answered; }, patience));
        return all;
    };
    ASSERT_TRUE(QTest::qWaitFor(
        [&] {
            const auto all = stored();
            return all.size() == 1 && all[0].name == QStringLiteral("Хребет");
        },
        patience));
    EXPECT_EQ(stored()[0], bridge::bookmarkOf(QStringLiteral("Хребет"), kept));

    QTest::keyClick(names, Qt::Key_Delete);
    EXPECT_TRUE(QTest::qWaitFor([&] { return stored().empty(); }, patience));
    // Bookmarks are no part of the map's history.
    EXPECT_EQ(m_open.summary().map.undo.has_value(), undo.has_value());
    EXPECT_EQ(m_open.summary().map.undo->id, undo->id);
    dialog->close();
    EXPECT_EQ(m_open.failure(), "");
}

TEST_F(WaysTest, PreviousAndNextViewByKeys)
{
    const bridge::MapView first = map()->view();
    ASSERT_TRUE(QTest::qWaitFor([] { return true; }));
    QTest::qWait(800); // A view is remembered when it rested.
    const QPoint middle{map()->width() / 2, map()->height() / 2};
    QTest::mousePress(map(), Qt::MiddleButton, {}, middle);
    QTest::mouseMove(map(), middle + QPoint{90, 40});
    QTest::mouseRelease(map(), Qt::MiddleButton, {}, middle + QPoint{90, 40});
    const bridge::MapView second = map()->view();
    ASSERT_FALSE(second == first);
    ASSERT_TRUE(QTest::qWaitFor([this] { return map()->hasPreviousView(); }, patience));
    map()->setFocus();
    ASSERT_TRUE(tests::makeActive(window()));
    QTest::keyClick(&window(), Qt::Key_Left, Qt::AltModifier);
    EXPECT_TRUE(map()->view() == first);
    QTest::keyClick(&window(), Qt::Key_Right, Qt::AltModifier);
    EXPECT_TRUE(map()->view() == second);
}

TEST_F(WaysTest, TheScaleIsTypedInAnyManner)
{
    auto* box = window().findChild<QComboBox*>(QStringLiteral("scale"));
    ASSERT_NE(box, nullptr);
    for (const auto& [typed, denominator] :
         {std::pair{"1:250 000", 250e3}, std::pair{"50000", 50e3}, std::pair{"1:10k", 10e3}}) {
        box->lineEdit()->setFocus();
        box->lineEdit()->selectAll();
        QTest::keyClicks(box->lineEdit(), QString::fromUtf8(typed));
        QTest::keyClick(box->lineEdit(), Qt::Key_Return);
        EXPECT_NEAR(map()->view().scaleDenominator(), denominator, 1.0) << typed;
    }
    box->lineEdit()->setText(QStringLiteral("1:25万"));
    QTest::keyClick(box->lineEdit(), Qt::Key_Return);
    EXPECT_NEAR(map()->view().scaleDenominator(), 250e3, 1.0);
    // What is no scale changes nothing, and the box says the one that is.
    box->lineEdit()->selectAll();
    QTest::keyClicks(box->lineEdit(), QStringLiteral("large"));
    QTest::keyClick(box->lineEdit(), Qt::Key_Return);
    EXPECT_NEAR(map()->view().scaleDenominator(), 250e3, 1.0);
    EXPECT_TRUE(box->currentText().contains(QStringLiteral("250")))
        << box->currentText().toStdString();
}

TEST_F(WaysTest, TheOverviewMapMovesTheMap)
{
    QTest::keyClick(&window(), Qt::Key_4, Qt::ControlModifier);
    canvas::OverviewMap* overview = window().overview();
    ASSERT_TRUE(overview->isVisible());
    ASSERT_TRUE(QTest::qWaitFor([&] { return overview->hasPicture(); }, patience));
    const QPoint at{60, 50};
    const geometry::RealPoint wanted = overview->view().toMap({60.0, 50.0});
    QTest::mousePress(overview, Qt::LeftButton, {}, at);
    EXPECT_NEAR(map()->view().centreX, wanted.x, 0.01);
    EXPECT_NEAR(map()->view().centreY, wanted.y, 0.01);
    // Dragged on.
    QMouseEvent drag{QEvent::MouseMove,
                     QPointF{80.0, 70.0},
                     overview->mapToGlobal(QPointF{80.0, 70.0}),
                     Qt::NoButton,
                     Qt::LeftButton,
                     Qt::NoModifier};
    QApplication::sendEvent(overview, &drag);
    EXPECT_NEAR(map()->view().centreX, overview->view().toMap({80.0, 70.0}).x, 0.01);
    QTest::mouseRelease(overview, Qt::LeftButton, {}, QPoint{80, 70});
    QTest::keyClick(&window(), Qt::Key_4, Qt::ControlModifier);
    EXPECT_FALSE(overview->isVisible());
}

TEST_F(WaysTest, WhatIsThereIsAskedThroughAllLayers)
{
    m_open.choose(ActionId::IdentifyTool);
    m_open.click(middleOf(3, 2)); // A patch under the park.
    QMenu* menu = nullptr;
    ASSERT_TRUE(QTest::qWaitFor(
        [&] {
            menu = window().findChild<QMenu*>(QStringLiteral("hits"));
            return menu != nullptr && menu->isVisible();
        },
        patience));
    ASSERT_EQ(menu->actions().size(), 2);
    EXPECT_TRUE(menu->actions()[0]->text().startsWith(QStringLiteral("Small Park")))
        << menu->actions()[0]->text().toStdString();
    EXPECT_TRUE(menu->actions()[1]->text().endsWith(QStringLiteral("patch")))
        << menu->actions()[1]->text().toStdString();
    QTest::keyClick(menu, Qt::Key_Down);
    QTest::keyClick(menu, Qt::Key_Return);
    ASSERT_TRUE(QTest::qWaitFor([this] { return window().selection().size() == 1; }, patience));
    // Where one thing is, it answers at once.
    ASSERT_TRUE(tests::makeActive(window()));
    m_open.click(middleOf(0, 0));
    ASSERT_TRUE(QTest::qWaitFor(
        [this] { return map()->selection().size() == 1 && window().selection().size() == 1; },
        patience));
}

TEST_F(WaysTest, MeasuresLengthAndAreaOnTheEllipsoid)
{
    m_open.choose(ActionId::MeasureTool);
    const auto corner = [](int column, int row) {
        return GridPoint{origin.x + column * squareSide, origin.y + row * squareSide};
    };
    map()->setFocus();
    m_open.click(corner(1, 1));
    m_open.click(corner(5, 1));
    m_open.click(corner(5, 4));
    m_open.click(corner(1, 4));
    m_open.doubleClick(corner(1, 4));
    const QStringList words = map()->sketchLabel().split(QLatin1Char{'\n'});
    ASSERT_EQ(words.size(), 2) << map()->sketchLabel().toStdString();
    // Four by three squares of the equal-area plane; the mouse hits whole pixels.
    EXPECT_NEAR(numberOf(words[1]), 12.0, 0.3) << words[1].toStdString();
    EXPECT_TRUE(words[0].endsWith(QStringLiteral("km"))) << words[0].toStdString();
    EXPECT_NEAR(numberOf(words[0]), 11.0, 0.3) << words[0].toStdString();
}

} // namespace ecotone::shell::test
