#include "ui/canvas/proposal_tool.h"

#include "core/geometry/area.h"
#include "ui/bridge/text.h"
#include "ui/canvas/map_canvas.h"

namespace ecotone::canvas {

void ProposalTool::sketchChanged()
{
    const geometry::Ring ring = pointsWithCursor();
    if (ring.size() < 3) {
        canvas().setSketchLabel({});
        return;
    }
    const geometry::Polygon boundary = geometry::normalised({ring, {}});
    canvas().setSketchLabel(bridge::areaText(geometry::areaOf(boundary)));
    if (points().size() >= 3) {
        Q_EMIT canvas().boundaryMoved(geometry::normalised({points(), {}}));
    }
}

void ProposalTool::sketchDone()
{
    const geometry::Polygon boundary = geometry::normalised({points(), {}});
    Q_EMIT canvas().boundaryDrawn(boundary);
}

QString ProposalTool::hint() const
{
    return tr("Click along the boundary; a double-click closes it, Esc drops it.");
}

} // namespace ecotone::canvas
