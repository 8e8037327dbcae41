#include "ui/canvas/paint_tool.h"

#include "ui/canvas/look.h"
#include "ui/canvas/map_canvas.h"

#include <QPainter>

namespace ecotone::canvas {

void PaintTool::setBrush(const QString& className, const QColor& color)
{
    m_className = className;
    m_color = color;
}

void PaintTool::release(bridge::ScreenPoint at, Qt::KeyboardModifiers /*with*/)
{
    if (!m_className.isEmpty()) {
        Q_EMIT canvas().paintAt(canvas().view().toGrid(at));
    }
}

void PaintTool::paint(QPainter& painter, const bridge::MapView& /*view*/) const
{
    const bridge::ScreenPoint at = canvas().cursorPosition();
    if (m_color.isValid()) {
        paintSwatch(painter, QRectF{at.x + 12.0, at.y + 12.0, 16.0, 12.0}, m_color, 0);
    }
}

QString PaintTool::hint() const
{
    return m_className.isEmpty() ? tr("Choose a class in the inspector, then click patches.")
                                 : tr("Click patches to make them: %1").arg(m_className);
}

} // namespace ecotone::canvas
