#include "tests/support/stall_watch.h"
#include "tests/ui/window/open_window.h"
#include "ui/canvas/swipe_handle.h"
#include "ui/shell/compare_view.h"

#include <QComboBox>

#include <iostream>

/// Two maps of one place: themes of now, and the map of before, by mouse and keyboard.
namespace ecotone::shell::test {

namespace {

using ecotone::test::middleOf;
using ecotone::test::patience;

} // namespace

class CompareTest : public ::testing::Test
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
    [[nodiscard]] CompareView* comparing() const { return window().comparing(); }
    [[nodiscard]] canvas::MapCanvas* second() const { return comparing()->secondMap(); }

    void changeClassOf(model::PatchId patch, const char* to)
    {
        QSignalSpy changed{&window().bridge(), &bridge::StoreBridge::changed};
        QSignalSpy complete{&window(), &MainWindow::mapComplete};
        window().bridge().reclassify({patch}, to, {});
        ASSERT_TRUE(changed.wait(patience)) << m_open.failure();
        ASSERT_TRUE(complete.count() > 0 || complete.wait(patience));
    }
    void start()
    {
        ASSERT_TRUE(tests::makeActive(window()));
        QTest::keyClick(&window(), Qt::Key_F9);
        ASSERT_TRUE(comparing()->isActive());
        ASSERT_TRUE(second()->isVisible());
        // The history is read in the background.
        ASSERT_TRUE(QTest::qWaitFor(
            [this] {
                const QComboBox* box = comparing()->leftBox();
                return box->itemData(box->count() - 1)
                    .toString()
                    .startsWith(QStringLiteral("entry"));
            },
            patience));
    }
    /// The last choice is the oldest entry, the first one is now.
    void press(QComboBox* box, Qt::Key key)
    {
        box->setFocus();
        QTest::keyClick(box, key);
    }
    [[nodiscard]] bool bothComplete() const
    {
        return map()->isComplete() && second()->isComplete();
    }
    [[nodiscard]] static QColor colorAt(canvas::MapCanvas* canvas, geometry::GridPoint point)
    {
        const bridge::ScreenPoint at = canvas->view().toScreen(point);
        return canvas->grab().toImage().pixelColor(qRound(at.x), qRound(at.y));
    }

    ecotone::test::OpenWindow m_open;
};

TEST_F(CompareTest, TwoMomentsOfTheHistory)
{
    const auto place = middleOf(0, 0);
    const QColor before = colorAt(map(), place);
    changeClassOf(1, "W11");
    ASSERT_TRUE(QTest::qWaitFor([&] { return colorAt(map(), place) != before; }, patience));
    const QColor after = colorAt(map(), place);
    tests::StallWatch stalls;
    start();
    press(comparing()->leftBox(), Qt::Key_End);
    press(comparing()->rightBox(), Qt::Key_Home);
    // Each map is drawn when its moment is there, so they come in no order.
    const auto shown = [&](const QColor& left, const QColor& right) {
        return QTest::qWaitFor(
            [&] {
                return bothComplete() && colorAt(map(), place) == left &&
                       colorAt(second(), place) == right;
            },
            patience);
    };
    ASSERT_TRUE(shown(before, after)) << m_open.failure();
    // A place that nobody changed looks the same on both.
    EXPECT_EQ(colorAt(map(), middleOf(4, 4)), colorAt(second(), middleOf(4, 4)));

    // The other way round.
    press(comparing()->leftBox(), Qt::Key_Home);
    press(comparing()->rightBox(), Qt::Key_End);
    ASSERT_TRUE(shown(after, before)) << m_open.failure();
    std::cout << "longest stall of the event loop while comparing: " << stalls.longest() << " ms\n";

    ASSERT_TRUE(tests::makeActive(window()));
    comparing()->handle()->setFocus();
    QTest::keyClick(comparing()->handle(), Qt::Key_Escape);
    EXPECT_FALSE(comparing()->isActive());
    EXPECT_FALSE(second()->isVisible());
    EXPECT_TRUE(QTest::qWaitFor(
        [&] { return map()->isComplete() && colorAt(map(), place) == after; }, patience));
    EXPECT_EQ(m_open.failure(), "");
}

TEST_F(CompareTest, TheLineIsMovedByKeysAndMouse)
{
    start();
    canvas::SwipeHandle* handle = comparing()->handle();
    const int middle = handle->position();
    EXPECT_NEAR(middle, comparing()->mapArea()->width() / 2, 1);
    handle->setFocus();
    QTest::keyClick(handle, Qt::Key_Left);
    EXPECT_LT(handle->position(), middle);
    QTest::keyClick(handle, Qt::Key_Right, Qt::ShiftModifier);
    EXPECT_EQ(handle->position(), middle - 23);
    QTest::keyClick(handle, Qt::Key_End);
    EXPECT_EQ(handle->position(), comparing()->mapArea()->width());
    QTest::keyClick(handle, Qt::Key_Home);
    EXPECT_EQ(handle->position(), 0);
    QTest::keyClick(handle, Qt::Key_Right);
    const QPoint grip{handle->width() / 2, handle->height() / 2};
    QTest::mousePress(handle, Qt::LeftButton, {}, grip);
    const QPointF to = handle->mapToGlobal(QPointF{grip + QPoint{200, 0}});
    QMouseEvent drag{
        QEvent::MouseMove, grip + QPointF{200.0, 0.0}, to, Qt::NoButton, Qt::LeftButton, {}};
    QApplication::sendEvent(handle, &drag);
    EXPECT_EQ(handle->position(), 224);
    // Right of the line the second map answers the mouse, left of it the first one.
    QWidget* area = comparing()->mapArea();
    EXPECT_EQ(area->childAt(224 + 60, 300), second());
    EXPECT_EQ(area->childAt(224 - 60, 300), map());
}

TEST_F(CompareTest, BothMapsMoveTogether)
{
    start();
    for (const CompareView::Form form : {CompareView::Form::Swipe, CompareView::Form::Beside}) {
        comparing()->setForm(form);
        const bridge::MapView before = map()->view();
        const QPoint from{second()->width() - 80, 200};
        QTest::mousePress(second(), Qt::LeftButton, {}, from);
        QMouseEvent drag{QEvent::MouseMove,
                         from + QPointF{-60.0, 20.0},
                         second()->mapToGlobal(from + QPointF{-60.0, 20.0}),
                         Qt::NoButton,
                         Qt::LeftButton,
                         {}};
        QApplication::sendEvent(second(), &drag);
        QTest::mouseRelease(second(), Qt::LeftButton, {}, from + QPoint{-60, 20});
        EXPECT_NE(map()->view().centreX, before.centreX);
        map()->zoomIn();
        for (const auto& [one, other] :
             {std::pair{map()->view().centreX, second()->view().centreX},
              std::pair{map()->view().centreY, second()->view().centreY},
              std::pair{map()->view().metresPerPixel, second()->view().metresPerPixel},
              std::pair{map()->view().rotationDegrees, second()->view().rotationDegrees}}) {
            EXPECT_EQ(one, other);
        }
    }
    // Side by side they share the width.
    EXPECT_LE(map()->width() + second()->width(), comparing()->mapArea()->width());
    EXPECT_GT(second()->x(), map()->width() - 1);
}

TEST_F(CompareTest, NothingIsEditedMeanwhile)
{
    EXPECT_TRUE(window().actions()[ActionId::PaintTool]->isEnabled());
    m_open.choose(ActionId::PaintTool);
    start();
    EXPECT_FALSE(window().actions()[ActionId::PaintTool]->isEnabled());
    EXPECT_FALSE(window().actions()[ActionId::IdentifyTool]->isEnabled());
    EXPECT_TRUE(window().actions()[ActionId::PanTool]->isChecked());
    QTest::keyClick(&window(), Qt::Key_F9);
    EXPECT_FALSE(comparing()->isActive());
    EXPECT_TRUE(window().actions()[ActionId::PaintTool]->isEnabled());
}

} // namespace ecotone::shell::test
