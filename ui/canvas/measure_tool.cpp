#include "ui/canvas/measure_tool.h"

#include "core/geometry/area.h"
#include "ui/bridge/coordinates.h"
#include "ui/bridge/text.h"
#include "ui/canvas/map_canvas.h"

namespace ecotone::canvas {

void MeasureTool::sketchChanged()
{
    const geometry::Line line = pointsWithCursor();
    if (line.size() < 2) {
        canvas().setSketchLabel({});
        return;
    }
    QString label;
    if (const auto length = bridge::lengthOf(line); length) {
        label = bridge::lengthText(*length);
    }
    if (line.size() > 2) {
        const geometry::Polygon polygon{line, {}};
        label += QLatin1Char{'\n'} + bridge::areaText(geometry::areaOf(polygon));
    }
    canvas().setSketchLabel(label);
}

QString MeasureTool::hint() const
{
    return tr("Click along the line; a double-click ends it, Backspace takes a point back.");
}

} // namespace ecotone::canvas
