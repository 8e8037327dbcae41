#include "ui/canvas/sketch_tool.h"

#include "ui/canvas/look.h"
#include "ui/canvas/map_canvas.h"
#include "ui/canvas/map_paths.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace ecotone::canvas {

namespace {

constexpr double samePlacePixels = 3.0;

} // namespace

void SketchTool::clear()
{
    m_points.clear();
    m_done = false;
    canvas().setSketchLabel({});
}

void SketchTool::cancel()
{
    clear();
}

void SketchTool::press(bridge::ScreenPoint at, Qt::KeyboardModifiers with)
{
    if (m_done) {
        clear();
    }
    const bridge::MapView& view = canvas().view();
    if (!m_points.empty()) {
        // A double-click arrives as two presses on one place.
        const bridge::ScreenPoint last = view.toScreen(m_points.back());
        if (std::hypot(last.x - at.x, last.y - at.y) < samePlacePixels) {
            return;
        }
    }
    m_cursor = canvas().gridPoint(at);
    if (!m_points.empty() && with.testFlag(Qt::ControlModifier)) {
        std::ranges::copy(canvas().trace(m_points.back(), m_cursor), std::back_inserter(m_points));
    }
    m_points.push_back(m_cursor);
    sketchChanged();
}

void SketchTool::move(bridge::ScreenPoint at, Qt::MouseButtons /*down*/)
{
    m_cursor = canvas().gridPoint(at);
    if (isSketching()) {
        sketchChanged();
    }
}

void SketchTool::doubleClick(bridge::ScreenPoint /*at*/)
{
    finish();
}

void SketchTool::finish()
{
    if (m_points.size() < fewestPoints()) {
        return;
    }
    m_done = true;
    m_cursor = m_points.back();
    sketchChanged();
    sketchDone();
}

bool SketchTool::removeLast()
{
    if (m_points.empty() || m_done) {
        return false;
    }
    m_points.pop_back();
    sketchChanged();
    return true;
}

std::vector<geometry::GridPoint> SketchTool::pointsWithCursor() const
{
    std::vector<geometry::GridPoint> points = m_points;
    if (!m_done && !points.empty() && m_cursor != points.back()) {
        if (canvas().isTracing()) {
            std::ranges::copy(canvas().trace(points.back(), m_cursor), std::back_inserter(points));
        }
        points.push_back(m_cursor);
    }
    return points;
}

void SketchTool::paint(QPainter& painter, const bridge::MapView& view) const
{
    const std::vector<geometry::GridPoint> points = pointsWithCursor();
    if (points.empty()) {
        return;
    }
    QPainterPath path;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const bridge::ScreenPoint at = view.toScreen(points[i]);
        if (i == 0) {
            path.moveTo(at.x, at.y);
        } else {
            path.lineTo(at.x, at.y);
        }
    }
    if (isRing() && points.size() > 2) {
        path.closeSubpath();
        QColor fill = markColor("sketch");
        fill.setAlphaF(0.10F);
        painter.fillPath(path, fill);
    }
    const double width = markSize("sketch_width");
    strokeWithCasing(painter, path, "sketch", "sketch_casing", width, width + 2.4);
    for (const geometry::GridPoint& point : m_points) {
        paintVertex(painter, view.toScreen(point));
    }
}

} // namespace ecotone::canvas
