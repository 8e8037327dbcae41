#include "ui/canvas/identify_tool.h"

#include "ui/canvas/map_canvas.h"

namespace ecotone::canvas {

void IdentifyTool::release(bridge::ScreenPoint at, Qt::KeyboardModifiers /*with*/)
{
    Q_EMIT canvas().identifyAt(canvas().view().toGrid(at));
}

QString IdentifyTool::hint() const
{
    return tr("Click to ask what is there and why.");
}

} // namespace ecotone::canvas
