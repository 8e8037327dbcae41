#include "ui/canvas/swipe_handle.h"

#include "ui/canvas/look.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace ecotone::canvas {

namespace {

constexpr int grip = 30;
constexpr int line = 7; ///< Wide enough to be hit.
constexpr int keyStep = 24;

} // namespace

SwipeHandle::SwipeHandle(QWidget* parent) : QWidget{parent}
{
    setObjectName(QStringLiteral("swipe_handle"));
    setCursor(Qt::SplitHCursor);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Swipe line"));
    setToolTip(tr("Drag, or press the left and right arrows"));
}

void SwipeHandle::setPosition(int position)
{
    const int height = parentWidget()->height();
    m_position = std::clamp(position, 0, parentWidget()->width());
    setGeometry(m_position - grip / 2, 0, grip, height);
    // Beside the line and the grip the mouse meets the maps.
    setMask(QRegion{(grip - line) / 2, 0, line, height} +
            QRegion{0, (height - grip) / 2, grip, grip, QRegion::Ellipse});
    Q_EMIT moved(m_position);
}

void SwipeHandle::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter{this};
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor mark = hasFocus() ? color("accent") : color("text");
    const QPointF middle{width() / 2.0, height() / 2.0};
    painter.setPen(QPen{color("raised"), 5.0});
    painter.drawLine(QPointF{middle.x(), 0.0}, QPointF{middle.x(), height() * 1.0});
    painter.setPen(QPen{mark, 2.0});
    painter.drawLine(QPointF{middle.x(), 0.0}, QPointF{middle.x(), height() * 1.0});
    painter.setBrush(color("raised"));
    painter.drawEllipse(middle, grip / 2.0 - 3.0, grip / 2.0 - 3.0);
    for (const double side : {-1.0, 1.0}) {
        const QPolygonF arrow{QPointF{middle.x() + side * 3.0, middle.y() - 4.0},
                              QPointF{middle.x() + side * 7.0, middle.y()},
                              QPointF{middle.x() + side * 3.0, middle.y() + 4.0}};
        painter.drawPolyline(arrow);
    }
}

void SwipeHandle::mousePressEvent(QMouseEvent* event)
{
    m_grabbedAt = event->globalPosition().toPoint().x() - m_position;
}

void SwipeHandle::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons().testFlag(Qt::LeftButton)) {
        setPosition(event->globalPosition().toPoint().x() - m_grabbedAt);
    }
}

void SwipeHandle::keyPressEvent(QKeyEvent* event)
{
    const int step = event->modifiers().testFlag(Qt::ShiftModifier) ? 1 : keyStep;
    switch (event->key()) {
    case Qt::Key_Left: setPosition(m_position - step); return;
    case Qt::Key_Right: setPosition(m_position + step); return;
    case Qt::Key_Home: setPosition(0); return;
    case Qt::Key_End: setPosition(parentWidget()->width()); return;
    default: QWidget::keyPressEvent(event);
    }
}

void SwipeHandle::focusInEvent(QFocusEvent* event)
{
    update();
    QWidget::focusInEvent(event);
}

void SwipeHandle::focusOutEvent(QFocusEvent* event)
{
    update();
    QWidget::focusOutEvent(event);
}

void SwipeHandle::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(tr("Swipe line"));
        setToolTip(tr("Drag, or press the left and right arrows"));
    }
    QWidget::changeEvent(event);
}

} // namespace ecotone::canvas
