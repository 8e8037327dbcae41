#include "ui/canvas/merge_tool.h"

#include "ui/canvas/map_canvas.h"

namespace ecotone::canvas {

void MergeTool::cancel()
{
    if (!canvas().selection().empty()) {
        Q_EMIT canvas().nothingSelected();
    }
}

void MergeTool::release(bridge::ScreenPoint at, Qt::KeyboardModifiers with)
{
    if (m_isEnding) {
        m_isEnding = false;
        return;
    }
    Q_EMIT canvas().selectAt(canvas().view().toGrid(at),
                             with.testFlag(Qt::ControlModifier) ? Qt::ControlModifier
                                                                : Qt::ShiftModifier);
}

void MergeTool::doubleClick(bridge::ScreenPoint /*at*/)
{
    m_isEnding = true;
    finish();
}

void MergeTool::finish()
{
    Q_EMIT canvas().mergeWanted();
}

bool MergeTool::isSketching() const
{
    return canvas().selection().size() > 1;
}

QString MergeTool::hint() const
{
    return tr("Click neighbouring patches; a double-click makes them one, Esc lets them go.");
}

} // namespace ecotone::canvas
