#include "ui/render/qpainter_renderer.h"

#include "core/cartography/partition_raster.h"
#include "ui/render/fonts.h"
#include "ui/render/text_layout.h"

#include <QImage>
#include <QPainterPath>
#include <QPen>
#include <QPolygonF>
#include <QTransform>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace ecotone::render {
namespace {

using cartography::Path;

/// Paper hairline by which neighbours of a partition overlap in vector output, picture units.
constexpr double hairline = 0.25;

QColor toQColor(cartography::Color color)
{
    return {color.red, color.green, color.blue, color.alpha};
}

QPainterPath toQPath(const Path& path)
{
    QPainterPath result;
    result.setFillRule(Qt::OddEvenFill);
    result.reserve(static_cast<int>(path.points.size() + path.parts()));
    for (std::size_t part = 0; part < path.parts(); ++part) {
        const std::size_t begin = path.starts[part];
        const std::size_t end = path.end(part);
        if (begin == end) {
            continue;
        }
        result.moveTo(path.points[begin].x, path.points[begin].y);
        for (std::size_t i = begin + 1; i < end; ++i) {
            result.lineTo(path.points[i].x, path.points[i].y);
        }
        if (path.closed) {
            result.closeSubpath();
        }
    }
    return result;
}

class ItemPainter
{
public:
    ItemPainter(QPainter& painter, Surface surface) : m_painter{painter}, m_surface{surface} {}

    void operator()(const cartography::FillPath& item)
    {
        m_painter.fillPath(toQPath(item.path), toQColor(item.color));
    }

    void operator()(const cartography::StrokePath& item)
    {
        QPen pen{toQColor(item.color), item.width};
        pen.setJoinStyle(Qt::RoundJoin);
        pen.setCapStyle(item.end == cartography::LineEnd::Round ? Qt::RoundCap : Qt::FlatCap);
        if (!item.dash.empty() && item.width > 0.0) {
            QList<qreal> pattern;
            for (const double length : item.dash) {
                pattern.append(std::max(length, 0.01) / item.width);
            }
            if (pattern.size() % 2 != 0) {
                pattern.append(pattern.back());
            }
            pen.setDashPattern(pattern);
        }
        m_painter.strokePath(toQPath(item.path), pen);
    }

    void operator()(const cartography::PartitionFill& item)
    {
        if (m_surface == Surface::Pixels && paintPixels(item)) {
            return;
        }
        // One path a class: borders inside a class vanish; a hair of its own colour around it
        // closes the seams between classes.
        for (const cartography::PartitionFill::Class& part : item.classes) {
            QPainterPath path = toQPath(part.path);
            path.setFillRule(Qt::WindingFill);
            if (part.color.alpha == 255) {
                QPen pen{toQColor(part.color), hairline};
                pen.setJoinStyle(Qt::RoundJoin);
                m_painter.setPen(pen);
            } else {
                m_painter.setPen(Qt::NoPen);
            }
            m_painter.setBrush(toQColor(part.color));
            m_painter.drawPath(path);
        }
        m_painter.setBrush(Qt::NoBrush);
    }

    void operator()(const cartography::PatternFill& item);

    void operator()(const cartography::TextRun& item)
    {
        const QFont font = fontOf(item.font, textScale);
        m_painter.save();
        m_painter.translate(item.baseline.x, item.baseline.y);
        m_painter.rotate(-item.rotation);
        const QString text = toQString(item.text);
        if (item.halo.alpha > 0 && item.haloWidth > 0.0) {
            // The halo is drawn as outlines: in PDF it must not become text a second time.
            paintHalo(text, font, item);
        }
        m_painter.scale(1.0 / textScale, 1.0 / textScale);
        m_painter.setFont(font);
        m_painter.setPen(toQColor(item.color));
        m_painter.drawText(QPointF{0.0, 0.0}, text);
        m_painter.restore();
    }

    void operator()(const cartography::ImageItem& item)
    {
        if (item.width <= 0 || item.height <= 0) {
            return;
        }
        const QImage image{reinterpret_cast<const uchar*>(item.pixels.data()),
                           item.width,
                           item.height,
                           item.width * 4,
                           QImage::Format_ARGB32_Premultiplied};
        m_painter.save();
        m_painter.setOpacity(item.opacity);
        if (copyPixels(item, image)) {
            m_painter.restore();
            return;
        }
        m_painter.setRenderHint(QPainter::SmoothPixmapTransform);
        m_painter.drawImage(QRectF{item.box.x, item.box.y, item.box.width, item.box.height}, image);
        m_painter.restore();
    }

    void operator()(const cartography::BeginLayer& /*item*/) {}
    void operator()(const cartography::EndLayer& /*item*/) {}

    void operator()(const cartography::BeginClip& item)
    {
        m_painter.save();
        m_painter.setClipPath(toQPath(item.path), Qt::IntersectClip);
        ++m_depth;
    }
    void operator()(const cartography::EndClip& /*item*/)
    {
        if (m_depth > 0) {
            m_painter.restore();
            --m_depth;
        }
    }

    /// Clips left open by the range end with it.
    void finish()
    {
        for (; m_depth > 0; --m_depth) {
            m_painter.restore();
        }
    }

private:
    void paintHalo(const QString& text, const QFont& font, const cartography::TextRun& item)
    {
        QPainterPath outline;
        outline.addText(0.0, 0.0, font, text);
        m_painter.save();
        m_painter.scale(1.0 / textScale, 1.0 / textScale);
        QPen pen{toQColor(item.halo), 2.0 * item.haloWidth * textScale};
        pen.setJoinStyle(Qt::RoundJoin);
        m_painter.strokePath(outline, pen);
        m_painter.restore();
    }

    /// By coverage, straight into an image that is scaled and shifted alone; false on other
    /// surfaces.
    template <class Fill>
    [[nodiscard]] bool paintPixels(const Fill& item);
    [[nodiscard]] bool copyPixels(const cartography::ImageItem& item, const QImage& image);
    void paintLines(const cartography::Pattern& pattern, const QRectF& box);
    void paintStrokes(const cartography::Pattern& pattern, const QRectF& box);
    void paintPoints(const cartography::Pattern& pattern, const QRectF& box);

    QPainter& m_painter;
    Surface m_surface;
    int m_depth = 0;
};

template <class Fill>
bool ItemPainter::paintPixels(const Fill& item)
{
    const QTransform transform = m_painter.deviceTransform();
    const double scale = transform.m11();
    auto* device = dynamic_cast<QImage*>(m_painter.device());
    if (device == nullptr || transform.type() > QTransform::TxScale) {
        return false;
    }
    QRect visible{0, 0, device->width(), device->height()};
    if (m_painter.hasClipping()) {
        visible =
            transform.mapRect(m_painter.clipBoundingRect()).toAlignedRect().intersected(visible);
    }
    if (visible.isEmpty()) {
        return true;
    }
    QImage image{visible.size(), QImage::Format_ARGB32_Premultiplied};
    cartography::PixelRows rows;
    rows.pixels = reinterpret_cast<std::uint32_t*>(image.bits());
    rows.stride = static_cast<std::size_t>(image.bytesPerLine()) / sizeof(std::uint32_t);
    rows.width = image.width();
    rows.rows = image.height();
    rows.shiftX = transform.dx() - visible.x();
    rows.shiftY = transform.dy() - visible.y();
    cartography::rasterise(item, scale, rows);
    m_painter.save();
    m_painter.resetTransform();
    m_painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    const double ratio = device->devicePixelRatio();
    image.setDevicePixelRatio(ratio);
    m_painter.drawImage(QPointF{visible.x() / ratio, visible.y() / ratio}, image);
    m_painter.restore();
    return true;
}

/// An image made for just these pixels is copied, not resampled; false for any other.
bool ItemPainter::copyPixels(const cartography::ImageItem& item, const QImage& image)
{
    const QTransform transform = m_painter.deviceTransform();
    const QRectF target =
        transform.mapRect(QRectF{item.box.x, item.box.y, item.box.width, item.box.height});
    const QPoint at = target.topLeft().toPoint();
    constexpr double slack = 1e-6;
    // The last row or column may be a part of a pixel.
    if (m_surface != Surface::Pixels || transform.type() > QTransform::TxScale ||
        std::abs(target.x() - at.x()) > slack || std::abs(target.y() - at.y()) > slack ||
        std::abs(target.width() - image.width()) >= 1.0 ||
        std::abs(target.height() - image.height()) >= 1.0) {
        return false;
    }
    m_painter.resetTransform();
    const double ratio = m_painter.device()->devicePixelRatio();
    QImage pixels = image;
    pixels.setDevicePixelRatio(ratio);
    m_painter.drawImage(QPointF{at} / ratio, pixels);
    return true;
}

void ItemPainter::operator()(const cartography::PatternFill& item)
{
    if (m_surface == Surface::Pixels && paintPixels(item)) {
        return;
    }
    const QPainterPath path = toQPath(item.path);
    m_painter.save();
    m_painter.setClipPath(path, Qt::IntersectClip);
    const QRectF box = path.boundingRect().intersected(m_painter.clipBoundingRect());
    if (!box.isEmpty()) {
        switch (item.pattern.kind) {
        case cartography::Pattern::Kind::Lines: paintLines(item.pattern, box); break;
        case cartography::Pattern::Kind::Strokes: paintStrokes(item.pattern, box); break;
        case cartography::Pattern::Kind::Points: paintPoints(item.pattern, box); break;
        }
    }
    m_painter.restore();
}

void ItemPainter::paintLines(const cartography::Pattern& pattern, const QRectF& box)
{
    // Lines of direction (c, -s) at multiples of the spacing along their normal (s, c).
    const double angle = pattern.angle * std::numbers::pi / 180.0;
    const double s = std::sin(angle);
    const double c = std::cos(angle);
    double low = std::numeric_limits<double>::max();
    double high = std::numeric_limits<double>::lowest();
    double from = low;
    double to = high;
    for (const QPointF corner :
         {box.topLeft(), box.topRight(), box.bottomLeft(), box.bottomRight()}) {
        const double across = corner.x() * s + corner.y() * c;
        const double along = corner.x() * c - corner.y() * s;
        low = std::min(low, across);
        high = std::max(high, across);
        from = std::min(from, along);
        to = std::max(to, along);
    }
    QPainterPath lines;
    for (double k = std::floor(low / pattern.spacing); k * pattern.spacing <= high; k += 1.0) {
        const double across = k * pattern.spacing;
        lines.moveTo(across * s + from * c, across * c - from * s);
        lines.lineTo(across * s + to * c, across * c - to * s);
    }
    m_painter.strokePath(lines,
                         QPen{toQColor(pattern.ink), pattern.width, Qt::SolidLine, Qt::FlatCap});
}

void ItemPainter::paintStrokes(const cartography::Pattern& pattern, const QRectF& box)
{
    // Rows of strokes: across the rows by the spacing, along them by length and gap.
    const bool upright = pattern.angle > 45.0;
    const double step = pattern.length + pattern.gap;
    // Upright strokes run upwards from their start, as in pattern_marks.h.
    const double alongFrom = upright ? -box.bottom() : box.left();
    const double alongTo = upright ? -box.top() : box.right();
    const double acrossFrom = upright ? box.left() : box.top();
    const double acrossTo = upright ? box.right() : box.bottom();
    QPainterPath strokes;
    for (double row = std::floor(acrossFrom / pattern.spacing); row * pattern.spacing <= acrossTo;
         row += 1.0) {
        const double across = row * pattern.spacing;
        const bool odd = std::fmod(std::abs(row), 2.0) > 0.5;
        const double shift = pattern.stagger && odd ? step / 2.0 : 0.0;
        for (double k = std::floor((alongFrom - shift) / step) - 1.0; k * step + shift <= alongTo;
             k += 1.0) {
            const double start = k * step + shift;
            if (upright) {
                strokes.moveTo(across, -start);
                strokes.lineTo(across, -start - pattern.length);
            } else {
                strokes.moveTo(start, across);
                strokes.lineTo(start + pattern.length, across);
            }
        }
    }
    m_painter.strokePath(strokes,
                         QPen{toQColor(pattern.ink), pattern.width, Qt::SolidLine, Qt::FlatCap});
}

void ItemPainter::paintPoints(const cartography::Pattern& pattern, const QRectF& box)
{
    QPainterPath dots;
    for (double row = std::floor(box.top() / pattern.spacing);
         row * pattern.spacing <= box.bottom();
         row += 1.0) {
        const bool odd = std::fmod(std::abs(row), 2.0) > 0.5;
        const double shift = pattern.stagger && odd ? pattern.spacing / 2.0 : 0.0;
        for (double k = std::floor((box.left() - shift) / pattern.spacing) - 1.0;
             k * pattern.spacing + shift <= box.right() + pattern.spacing;
             k += 1.0) {
            // A round end on a line of no length is the smallest dot a file can hold.
            const QPointF at{k * pattern.spacing + shift, row * pattern.spacing};
            dots.moveTo(at);
            dots.lineTo(at + QPointF{0.01, 0.0});
        }
    }
    m_painter.strokePath(dots,
                         QPen{toQColor(pattern.ink), pattern.width, Qt::SolidLine, Qt::RoundCap});
}

} // namespace

void paint(QPainter& painter, const cartography::DisplayList& picture, Surface surface)
{
    paint(painter, picture, 0, picture.items.size(), surface);
}

void paint(QPainter& painter,
           const cartography::DisplayList& picture,
           std::size_t from,
           std::size_t to,
           Surface surface)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::TextAntialiasing);
    ItemPainter items{painter, surface};
    for (std::size_t i = from; i < to; ++i) {
        std::visit(items, picture.items[i]);
    }
    items.finish();
    painter.restore();
}

} // namespace ecotone::render
