#include "ui/canvas/stroke_tool.h"

#include "ui/canvas/map_canvas.h"

namespace ecotone::canvas {

void StrokeTool::sketchDone()
{
    const std::vector<geometry::GridPoint> drawn = points();
    clear();
    Q_EMIT canvas().strokeDrawn(m_stroke, drawn);
}

QString StrokeTool::hint() const
{
    switch (m_stroke) {
    case Stroke::Reshape:
        return tr("Select a patch, then draw its new border from border to border; a double-click "
                  "ends, Esc drops it.");
    case Stroke::Fill: return tr("Draw around a gap; a double-click fills it, Esc drops it.");
    case Stroke::Split: break;
    }
    return tr("Draw a line across patches; a double-click cuts them, Esc drops it.");
}

} // namespace ecotone::canvas
