#include "ui/canvas/select_tool.h"

#include "ui/canvas/look.h"
#include "ui/canvas/map_canvas.h"

#include <QPainter>

#include <cmath>

namespace ecotone::canvas {

namespace {

constexpr double dragPixels = 4.0;

}

bool SelectTool::isBox() const
{
    return std::abs(m_to.x - m_from.x) > dragPixels || std::abs(m_to.y - m_from.y) > dragPixels;
}

void SelectTool::press(bridge::ScreenPoint at, Qt::KeyboardModifiers /*with*/)
{
    m_from = at;
    m_to = at;
    m_down = true;
}

void SelectTool::move(bridge::ScreenPoint at, Qt::MouseButtons down)
{
    if (m_down && down.testFlag(Qt::LeftButton)) {
        m_to = at;
    }
}

void SelectTool::release(bridge::ScreenPoint at, Qt::KeyboardModifiers with)
{
    if (!m_down) {
        return;
    }
    m_to = at;
    m_down = false;
    const bridge::MapView& view = canvas().view();
    if (!isBox()) {
        Q_EMIT canvas().selectAt(view.toGrid(at), with);
        return;
    }
    // The box of a turned view is a turned box; its bounds on the grid are what is asked for.
    geometry::Box box;
    for (const bridge::ScreenPoint corner : {m_from,
                                             m_to,
                                             bridge::ScreenPoint{m_from.x, m_to.y},
                                             bridge::ScreenPoint{m_to.x, m_from.y}}) {
        const geometry::GridPoint point = view.toGrid(corner);
        box.extend(point.x, point.y);
    }
    Q_EMIT canvas().selectIn(box, with);
}

void SelectTool::paint(QPainter& painter, const bridge::MapView& /*view*/) const
{
    if (!m_down || !isBox()) {
        return;
    }
    const QRectF box = QRectF{QPointF{m_from.x, m_from.y}, QPointF{m_to.x, m_to.y}}.normalized();
    QColor fill = markColor("selection");
    fill.setAlphaF(0.12F);
    painter.setBrush(fill);
    painter.setPen(QPen{markColor("selection_casing"), 3.0});
    painter.drawRect(box);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen{markColor("selection"), 1.2});
    painter.drawRect(box);
}

QString SelectTool::hint() const
{
    return tr("Click a patch, or drag a box. Shift adds to the selection.");
}

} // namespace ecotone::canvas
