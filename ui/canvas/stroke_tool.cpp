#include "ui/canvas/stroke_tool.h"

#include "ui/canvas/map_canvas.h"

#include <cmath>

namespace ecotone::canvas {

namespace {

/// A caught place lies on the grid, the border between its points: a line that has to meet it goes
/// on for a few centimetres.
void reachOver(std::vector<geometry::GridPoint>& line)
{
    constexpr double further = 3.0; // Centimetres.
    const auto beyond = [](geometry::GridPoint end, geometry::GridPoint before) {
        const double dx = static_cast<double>(end.x - before.x);
        const double dy = static_cast<double>(end.y - before.y);
        const double length = std::hypot(dx, dy);
        return length < 1.0 ? end
                            : geometry::GridPoint{end.x + std::llround(dx / length * further),
                                                  end.y + std::llround(dy / length * further)};
    };
    if (line.size() < 2) {
        return;
    }
    const geometry::GridPoint first = beyond(line[0], line[1]);
    line.back() = beyond(line.back(), line[line.size() - 2]);
    line.front() = first;
}

} // namespace

void StrokeTool::sketchDone()
{
    std::vector<geometry::GridPoint> drawn = points();
    if (!isRing()) {
        reachOver(drawn);
    }
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
    case Stroke::Draw:
        return tr("Draw around the new patch; a double-click ends, Esc drops it. Ctrl follows a "
                  "border, Shift lets it go.");
    case Stroke::Hole:
        return tr("Draw around the land to cut out of a patch; a double-click ends, Esc drops it.");
    case Stroke::Split: break;
    }
    return tr("Draw a line across patches; a double-click cuts them, Esc drops it.");
}

} // namespace ecotone::canvas
