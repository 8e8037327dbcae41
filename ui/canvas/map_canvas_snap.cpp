// What the canvas catches of boundaries, and shows of what might change.
#include "ui/canvas/look.h"
#include "ui/canvas/map_canvas.h"
#include "ui/canvas/map_paths.h"
#include "ui/canvas/tool.h"

#include <QPainter>

namespace ecotone::canvas {

void MapCanvas::askBoundaries()
{
    const geometry::GridPoint here = m_view.toGrid(m_cursor);
    if (!m_snapper.knows(here)) {
        Q_EMIT boundariesWanted(Snapper::boxAround(here, m_view));
    }
}

void MapCanvas::setBoundaries(const geometry::Box& box, std::vector<geometry::Polygon> outlines)
{
    m_snapper.setAround(box, std::move(outlines));
    update();
}

void MapCanvas::forgetBoundaries()
{
    m_snapper.clear();
}

bool MapCanvas::knowsBoundaries(bridge::ScreenPoint at) const
{
    return m_snapper.knows(m_view.toGrid(at));
}

geometry::GridPoint MapCanvas::gridPoint(bridge::ScreenPoint at) const
{
    if (m_tool != nullptr && m_tool->snaps() && !m_modifiers.testFlag(Qt::ShiftModifier)) {
        if (const auto caught = m_snapper.catchAt(at, m_view)) {
            return caught->at;
        }
    }
    return m_view.toGrid(at);
}

std::optional<geometry::GridPoint> MapCanvas::cornerAt(bridge::ScreenPoint at) const
{
    const auto caught = m_snapper.catchAt(at, m_view);
    if (!caught || caught->what != Snapper::Catch::Corner ||
        m_modifiers.testFlag(Qt::ShiftModifier)) {
        return std::nullopt;
    }
    return caught->at;
}

geometry::Line MapCanvas::trace(geometry::GridPoint from, geometry::GridPoint to) const
{
    return m_snapper.trace(from, to);
}

/// A ring around what was caught, with its word beside it.
void MapCanvas::paintCaught(QPainter& painter) const
{
    if (m_tool == nullptr || !m_tool->snaps() || m_modifiers.testFlag(Qt::ShiftModifier) ||
        !underMouse()) {
        return;
    }
    const auto caught = m_snapper.catchAt(m_cursor, m_view);
    if (!caught) {
        return;
    }
    const bridge::ScreenPoint at = m_view.toScreen(caught->at);
    const double size = markSize("snap_size");
    painter.setPen(QPen{markColor("snap"), 2.0});
    painter.setBrush(Qt::NoBrush);
    const QRectF box{at.x - size / 2.0, at.y - size / 2.0, size, size};
    if (caught->what == Snapper::Catch::Corner) {
        painter.drawRect(box);
    } else {
        painter.drawEllipse(box);
    }
    if (m_sketchLabel.isEmpty()) {
        paintLabel(painter,
                   m_cursor,
                   caught->what == Snapper::Catch::Corner ? tr("corner") : tr("border"));
    }
}

void MapCanvas::paintPreview(QPainter& painter) const
{
    for (const geometry::Polygon& place : m_preview) {
        const QPainterPath path = pathOf(place, m_view);
        QColor fill = color("amber");
        fill.setAlphaF(0.35F);
        painter.fillPath(path, fill);
        strokeWithCasing(painter, path, "hover", "hover_casing", 1.5, 3.5);
        // Slivers are thinner than a line: a ring tells where they are.
        const auto box = path.boundingRect();
        constexpr double leastPixels = 14.0;
        if (box.width() < leastPixels || box.height() < leastPixels) {
            painter.setPen(QPen{color("amber"), 2.0});
            painter.setBrush(Qt::NoBrush);
            painter.drawEllipse(box.center(), leastPixels, leastPixels);
        }
    }
}

} // namespace ecotone::canvas
