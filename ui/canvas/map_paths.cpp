#include "ui/canvas/map_paths.h"

#include "ui/bridge/coordinates.h"
#include "ui/bridge/text.h"
#include "ui/canvas/look.h"

#include <QFontMetricsF>
#include <QPainter>

#include <cmath>
#include <numbers>

namespace ecotone::canvas {

namespace {

void addRing(QPainterPath& path,
             const std::vector<geometry::GridPoint>& ring,
             const bridge::MapView& view,
             bool closed)
{
    if (ring.empty()) {
        return;
    }
    bridge::ScreenPoint last = view.toScreen(ring.front());
    path.moveTo(last.x, last.y);
    for (std::size_t i = 1; i < ring.size(); ++i) {
        const bridge::ScreenPoint point = view.toScreen(ring[i]);
        if (std::abs(point.x - last.x) + std::abs(point.y - last.y) < 0.5 && i + 1 < ring.size()) {
            continue;
        }
        path.lineTo(point.x, point.y);
        last = point;
    }
    if (closed) {
        path.closeSubpath();
    }
}

/// On imagery and on dark classes alike: a soft white behind dark ink.
void drawHaloText(QPainter& painter, QPointF at, const QString& text)
{
    QPainterPath path;
    path.addText(at, painter.font(), text);
    painter.strokePath(
        path, QPen{QColor{255, 255, 255, 220}, 3.0, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin});
    painter.fillPath(path, QColor{0x1F, 0x25, 0x28});
}

} // namespace

QPainterPath pathOf(const geometry::Polygon& polygon, const bridge::MapView& view)
{
    QPainterPath path;
    addRing(path, polygon.outer, view, true);
    for (const geometry::Ring& hole : polygon.holes) {
        addRing(path, hole, view, true);
    }
    return path;
}

QPainterPath pathOf(const geometry::Shape& shape, const bridge::MapView& view)
{
    QPainterPath path;
    for (const geometry::Polygon& polygon : shape.polygons) {
        path.addPath(pathOf(polygon, view));
    }
    for (const geometry::Line& line : shape.lines) {
        addRing(path, line, view, false);
    }
    for (const geometry::GridPoint& point : shape.points) {
        const bridge::ScreenPoint at = view.toScreen(point);
        path.addEllipse(QPointF{at.x, at.y}, 6.0, 6.0);
    }
    return path;
}

void strokeWithCasing(QPainter& painter,
                      const QPainterPath& path,
                      const char* color,
                      const char* casing,
                      double width,
                      double casingWidth,
                      Qt::PenStyle style)
{
    painter.setBrush(Qt::NoBrush);
    painter.strokePath(
        path, QPen{markColor(casing), casingWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin});
    painter.strokePath(path, QPen{markColor(color), width, style, Qt::RoundCap, Qt::RoundJoin});
}

void paintVertex(QPainter& painter, bridge::ScreenPoint at)
{
    const double size = markSize("vertex_size");
    painter.setPen(QPen{markColor("vertex_line"), 1.5});
    painter.setBrush(markColor("vertex_fill"));
    painter.drawRect(QRectF{at.x - size / 2.0, at.y - size / 2.0, size, size});
}

void paintLabel(QPainter& painter, bridge::ScreenPoint at, const QString& text)
{
    if (text.isEmpty()) {
        return;
    }
    painter.setFont(font(FontRole::Small));
    const QFontMetricsF metrics{painter.font()};
    double width = 0.0;
    const QStringList lines = text.split(QLatin1Char{'\n'});
    for (const QString& line : lines) {
        width = std::max(width, metrics.horizontalAdvance(line));
    }
    const QRectF box{at.x + 14.0,
                     at.y + 14.0,
                     width + 16.0,
                     metrics.lineSpacing() * static_cast<double>(lines.size()) + 8.0};
    painter.setPen(Qt::NoPen);
    painter.setBrush(color("tooltip"));
    painter.drawRoundedRect(box, 4.0, 4.0);
    painter.setPen(color("tooltip_text"));
    painter.drawText(box.adjusted(8.0, 4.0, -8.0, -4.0), Qt::AlignLeft | Qt::AlignVCenter, text);
}

void paintScaleBar(QPainter& painter, const bridge::MapView& view)
{
    constexpr double longest = 140.0; // Device-independent pixels.
    const auto [metres, text] = bridge::roundLengthWithin(view.metresPerPixel * longest);
    const double length = metres / view.metresPerPixel;
    const double left = 16.0;
    const double base = view.height - 18.0;
    QPainterPath bar;
    bar.moveTo(left, base - 5.0);
    bar.lineTo(left, base);
    bar.lineTo(left + length, base);
    bar.lineTo(left + length, base - 5.0);
    painter.strokePath(
        bar, QPen{QColor{255, 255, 255, 220}, 4.0, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin});
    painter.strokePath(
        bar, QPen{QColor{0x1F, 0x25, 0x28}, 1.5, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin});
    painter.setFont(font(FontRole::Small));
    const double width = QFontMetricsF{painter.font()}.horizontalAdvance(text);
    drawHaloText(painter, {left + (length - width) / 2.0, base - 9.0}, text);
}

void paintNorthArrow(QPainter& painter, const bridge::MapView& view)
{
    const geometry::RealPoint place = bridge::lonLatOf({view.centreX, view.centreY});
    // Screen angle of true north: the plane is turned clockwise by the view's rotation, north leans
    // counter-clockwise from the grid's.
    const double turn = view.rotationDegrees - bridge::northTurn(place);
    painter.save();
    painter.translate(view.width - 30.0, view.height - 38.0);
    painter.rotate(turn);
    QPainterPath arrow;
    arrow.moveTo(0.0, -15.0);
    arrow.lineTo(6.5, 8.0);
    arrow.lineTo(0.0, 4.0);
    arrow.lineTo(-6.5, 8.0);
    arrow.closeSubpath();
    painter.strokePath(
        arrow, QPen{QColor{255, 255, 255, 220}, 4.0, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin});
    painter.fillPath(arrow, QColor{0x1F, 0x25, 0x28});
    painter.restore();
    painter.setFont(font(FontRole::Small));
    const QString letter = bridge::word("north_true").left(1);
    const double width = QFontMetricsF{painter.font()}.horizontalAdvance(letter);
    drawHaloText(painter, {view.width - 30.0 - width / 2.0, view.height - 14.0}, letter);
}

} // namespace ecotone::canvas
