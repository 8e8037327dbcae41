#include "ui/canvas/vertex_tool.h"

#include "core/geometry/predicates.h"
#include "ui/canvas/look.h"
#include "ui/canvas/map_canvas.h"
#include "ui/canvas/map_paths.h"

#include <QPainter>
#include <QPainterPath>

#include <cmath>
#include <limits>

namespace ecotone::canvas {

namespace {

constexpr double reachPixels = 9.0;

double pixels(bridge::ScreenPoint a, bridge::ScreenPoint b)
{
    return std::hypot(a.x - b.x, a.y - b.y);
}

/// Calls `each(previous, point, next)` for every corner of every ring of the selection.
template <class Each>
void forCorners(const std::vector<bridge::MapHit>& selection, const Each& each)
{
    const auto ring = [&](const geometry::Ring& points) {
        for (std::size_t i = 0; i < points.size(); ++i) {
            each(points[(i + points.size() - 1) % points.size()],
                 points[i],
                 points[(i + 1) % points.size()]);
        }
    };
    for (const bridge::MapHit& hit : selection) {
        for (const geometry::Polygon& polygon : hit.shape.polygons) {
            ring(polygon.outer);
            for (const geometry::Ring& hole : polygon.holes) {
                ring(hole);
            }
        }
    }
}

} // namespace

std::optional<geometry::GridPoint> VertexTool::vertexNear(bridge::ScreenPoint at) const
{
    std::optional<geometry::GridPoint> nearest;
    double best = reachPixels;
    forCorners(canvas().selection(), [&](auto, geometry::GridPoint point, auto) {
        const double distance = pixels(canvas().view().toScreen(point), at);
        if (distance < best) {
            best = distance;
            nearest = point;
        }
    });
    return nearest;
}

std::optional<VertexTool::Edge> VertexTool::edgeNear(bridge::ScreenPoint at) const
{
    std::optional<Edge> nearest;
    double best = reachPixels;
    const geometry::GridPoint here = canvas().view().toGrid(at);
    forCorners(canvas().selection(),
               [&](auto, geometry::GridPoint point, geometry::GridPoint next) {
                   const geometry::GridPoint on = geometry::nearestOn(here, point, next);
                   const double distance = pixels(canvas().view().toScreen(on), at);
                   if (distance < best) {
                       best = distance;
                       nearest = Edge{point, next, here};
                   }
               });
    return nearest;
}

void VertexTool::cancel()
{
    m_held.reset();
}

void VertexTool::press(bridge::ScreenPoint at, Qt::KeyboardModifiers with)
{
    m_held = vertexNear(at);
    m_to = m_held.value_or(geometry::GridPoint{});
    if (!m_held && !edgeNear(at)) {
        Q_EMIT canvas().selectAt(canvas().view().toGrid(at), with);
    }
}

void VertexTool::move(bridge::ScreenPoint at, Qt::MouseButtons /*down*/)
{
    m_near = m_held ? m_held : vertexNear(at);
    if (m_held) {
        const auto corner = canvas().cornerAt(at);
        m_to = corner && *corner != *m_held ? *corner : canvas().view().toGrid(at);
    }
}

void VertexTool::release(bridge::ScreenPoint /*at*/, Qt::KeyboardModifiers /*with*/)
{
    if (!m_held) {
        return;
    }
    const geometry::GridPoint from = *m_held;
    m_held.reset();
    m_near.reset();
    if (pixels(canvas().view().toScreen(from), canvas().view().toScreen(m_to)) > 1.0) {
        Q_EMIT canvas().vertexMoved(from, m_to);
    }
}

void VertexTool::doubleClick(bridge::ScreenPoint at)
{
    m_held.reset();
    if (vertexNear(at)) {
        return;
    }
    if (const auto edge = edgeNear(at)) {
        Q_EMIT canvas().vertexSet(edge->a, edge->b, edge->at);
    }
}

bool VertexTool::removeLast()
{
    if (!m_near || m_held) {
        return false;
    }
    Q_EMIT canvas().vertexRemoved(*m_near);
    m_near.reset();
    return true;
}

void VertexTool::paint(QPainter& painter, const bridge::MapView& view) const
{
    if (m_held) {
        QPainterPath path;
        const bridge::ScreenPoint to = view.toScreen(m_to);
        forCorners(canvas().selection(), [&](auto before, auto point, auto after) {
            if (point != *m_held) {
                return;
            }
            const bridge::ScreenPoint a = view.toScreen(before);
            const bridge::ScreenPoint b = view.toScreen(after);
            path.moveTo(a.x, a.y);
            path.lineTo(to.x, to.y);
            path.lineTo(b.x, b.y);
        });
        const double width = markSize("sketch_width");
        strokeWithCasing(painter, path, "sketch", "sketch_casing", width, width + 2.4);
        paintVertex(painter, to);
        return;
    }
    const bridge::ScreenPoint cursor = canvas().cursorPosition();
    constexpr double shownPixels = 60.0;
    forCorners(canvas().selection(), [&](auto, geometry::GridPoint point, auto) {
        const bridge::ScreenPoint at = view.toScreen(point);
        if (pixels(at, cursor) < shownPixels) {
            paintVertex(painter, at);
        }
    });
    if (m_near) {
        const bridge::ScreenPoint at = view.toScreen(*m_near);
        const double size = markSize("snap_size");
        painter.setPen(QPen{markColor("snap"), 2.0});
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(QPointF{at.x, at.y}, size / 2.0, size / 2.0);
    }
}

QString VertexTool::hint() const
{
    return canvas().selection().empty()
               ? tr("Click a patch to see its corners.")
               : tr("Drag a corner; double-click an edge for a new one, Delete removes it.");
}

} // namespace ecotone::canvas
