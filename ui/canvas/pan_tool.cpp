#include "ui/canvas/pan_tool.h"

#include "ui/canvas/map_canvas.h"

namespace ecotone::canvas {

void PanTool::press(bridge::ScreenPoint at, Qt::KeyboardModifiers /*with*/)
{
    m_last = at;
    m_dragging = true;
    canvas().setCursor(Qt::ClosedHandCursor);
}

void PanTool::move(bridge::ScreenPoint at, Qt::MouseButtons down)
{
    if (!m_dragging || !down.testFlag(Qt::LeftButton)) {
        return;
    }
    bridge::MapView view = canvas().view();
    const geometry::RealPoint from = view.toMap(m_last);
    const geometry::RealPoint to = view.toMap(at);
    view.centreX += from.x - to.x;
    view.centreY += from.y - to.y;
    m_last = at;
    canvas().setView(view);
}

void PanTool::release(bridge::ScreenPoint /*at*/, Qt::KeyboardModifiers /*with*/)
{
    m_dragging = false;
    canvas().setCursor(cursor());
}

void PanTool::doubleClick(bridge::ScreenPoint at)
{
    m_dragging = false;
    canvas().zoom(2.0, at);
}

QString PanTool::hint() const
{
    return tr("Drag to move the map; the wheel zooms.");
}

} // namespace ecotone::canvas
