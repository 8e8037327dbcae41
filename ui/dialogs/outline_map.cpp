#include "ui/dialogs/outline_map.h"

#include "ui/bridge/text.h"
#include "ui/canvas/look.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace ecotone::dialogs {

namespace {

constexpr int captionLines = 3;
constexpr double leastDegrees = 0.05;
/// A boundary further away than this does not help to judge.
constexpr double farBoundaryKm = 150.0;
constexpr double kilometresPerDegree = 111.32;

/// Longitudes and latitudes to pixels, degrees of equal length in both directions.
class Plane
{
public:
    Plane(const geometry::RealBox& frame, const QRectF& box)
        : m_middle{(frame.minX + frame.maxX) / 2.0, (frame.minY + frame.maxY) / 2.0}
        , m_centre{box.center()}
        , m_narrowing{std::cos(m_middle.y * std::numbers::pi / 180.0)}
    {
        const double width = (frame.maxX - frame.minX) * m_narrowing;
        const double height = frame.maxY - frame.minY;
        m_scale = std::min(box.width() / width, box.height() / height);
    }
    [[nodiscard]] QPointF operator()(geometry::RealPoint point) const
    {
        return {m_centre.x() + (point.x - m_middle.x) * m_narrowing * m_scale,
                m_centre.y() - (point.y - m_middle.y) * m_scale};
    }
    [[nodiscard]] QPainterPath path(const geometry::RealLine& line) const
    {
        QPainterPath path;
        for (std::size_t i = 0; i < line.size(); ++i) {
            const QPointF point = (*this)(line[i]);
            i == 0 ? path.moveTo(point) : path.lineTo(point);
        }
        return path;
    }

private:
    geometry::RealPoint m_middle;
    QPointF m_centre;
    double m_narrowing;
    double m_scale = 1.0;
};

} // namespace

OutlineMap::OutlineMap(harmonise::Placement placement,
                       std::shared_ptr<const harmonise::Surroundings> surroundings,
                       QWidget* parent)
    : QAbstractButton{parent}
    , m_placement{std::move(placement)}
    , m_surroundings{std::move(surroundings)}
{
    const auto& finding = m_placement.finding;
    m_title = bridge::fromUtf8(finding.name.empty() ? finding.code : finding.name);
    if (m_title.isEmpty()) {
        m_title = tr("As the file says");
    }
    if (!m_placement.option.assume.empty()) {
        m_title = tr("%1, taken as %2").arg(m_title, bridge::fromUtf8(m_placement.option.assume));
    }
    if (m_placement.outlines.empty() && m_placement.points.empty()) {
        m_where = tr("The numbers do not fit.");
    } else if (m_placement.country.empty()) {
        m_where = tr("Outside the countries of the base map");
    } else if (m_placement.boundaryKm) {
        m_where = tr("%1, %2 km from the nearest boundary")
                      .arg(bridge::countryName(m_placement.country),
                           bridge::decimalText(*m_placement.boundaryKm, 1));
    }
    m_accuracy = !finding.decided ? tr("not decided")
                 : finding.accuracyMetres < 0.0
                     ? tr("accuracy unknown")
                     : tr("within %1 m").arg(bridge::decimalText(finding.accuracyMetres, 1));
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(m_title);
    setAccessibleDescription(m_where + QLatin1Char{' '} + m_accuracy);
    setToolTip(finding.decided ? bridge::fromUtf8(finding.operation)
                               : bridge::remarkText(finding.needed));
}

QSize OutlineMap::sizeHint() const
{
    return {240, 230};
}

QSize OutlineMap::minimumSizeHint() const
{
    return {130, 150};
}

geometry::RealBox OutlineMap::frame() const
{
    geometry::RealBox box;
    for (const auto& line : m_placement.outlines) {
        for (const auto& point : line) {
            box.extend(point.x, point.y);
        }
    }
    for (const auto& point : m_placement.points) {
        box.extend(point.x, point.y);
    }
    if (box.empty()) {
        return box;
    }
    double margin =
        std::max({(box.maxX - box.minX) * 0.3, (box.maxY - box.minY) * 0.3, leastDegrees});
    if (m_placement.boundaryKm && *m_placement.boundaryKm < farBoundaryKm) {
        margin = std::max(margin,
                          *m_placement.boundaryKm * 1.15 / kilometresPerDegree -
                              (box.maxY - box.minY) / 2.0);
    }
    return box.grown(margin);
}

void OutlineMap::paintEvent(QPaintEvent*)
{
    QPainter painter{this};
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isLit = isChecked() || hasFocus();
    const QRectF card = QRectF{rect()}.adjusted(2, 2, -2, -2);
    painter.setPen(QPen{canvas::color(isLit ? "accent" : "separator"), hasFocus() ? 2.5 : 1.2});
    painter.setBrush(canvas::color(isChecked() ? "accent_soft" : "base"));
    painter.drawRoundedRect(card, 4, 4);
    painter.setFont(canvas::font(canvas::FontRole::Small));
    const double caption = captionLines * painter.fontMetrics().lineSpacing() + 10.0;
    const QRectF map = card.adjusted(5, 5, -5, -caption);
    painter.save();
    painter.setClipRect(map);
    paintMap(painter, map);
    painter.restore();
    paintCaption(painter,
                 QRectF{card.left() + 8, map.bottom() + 4, card.width() - 16, caption - 6});
}

void OutlineMap::paintMap(QPainter& painter, const QRectF& box) const
{
    painter.fillRect(box, canvas::color("canvas"));
    const auto shown = frame();
    if (shown.empty()) {
        painter.setPen(canvas::color("secondary_text"));
        painter.drawText(box, Qt::AlignCenter, QStringLiteral("?"));
        return;
    }
    const Plane plane{shown, box};
    if (m_surroundings != nullptr) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(canvas::color("raised"));
        for (const auto& land : m_surroundings->lands) {
            for (const auto& polygon : land.outline) {
                painter.drawPath(plane.path(polygon.outer));
            }
        }
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen{canvas::color("secondary_text"), 1.4, Qt::DashLine});
        const auto near = shown.grown(shown.maxX - shown.minX);
        for (const auto& line : m_surroundings->boundaries) {
            geometry::RealBox bounds;
            for (const auto& point : line) {
                bounds.extend(point.x, point.y);
            }
            if (bounds.intersects(near)) {
                painter.drawPath(plane.path(line));
            }
        }
    }
    QColor fill = canvas::color("accent");
    fill.setAlphaF(0.25F);
    painter.setPen(QPen{canvas::color("accent"), 1.0});
    for (const auto& line : m_placement.outlines) {
        const bool isRing = line.size() > 2 && line.front() == line.back();
        painter.setBrush(isRing ? QBrush{fill} : QBrush{Qt::NoBrush});
        painter.drawPath(plane.path(line));
    }
    painter.setBrush(fill);
    for (const auto& point : m_placement.points) {
        painter.drawEllipse(plane(point), 2.5, 2.5);
    }
}

void OutlineMap::paintCaption(QPainter& painter, const QRectF& box) const
{
    const auto metrics = painter.fontMetrics();
    double y = box.top();
    const auto line = [&](const QString& text, const char* color) {
        painter.setPen(canvas::color(color));
        painter.drawText(QRectF{box.left(), y, box.width(), metrics.lineSpacing() + 0.0},
                         Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(text, Qt::ElideRight, static_cast<int>(box.width())));
        y += metrics.lineSpacing();
    };
    const bool isChosen = isChecked();
    const char* quiet = isChosen ? "accent_soft_text" : "secondary_text";
    line(isChosen ? QStringLiteral("✓ ") + m_title : m_title,
         isChosen ? "accent_soft_text" : "text");
    line(m_where, quiet);
    line(m_accuracy, m_placement.finding.banner ? "amber" : quiet);
}

} // namespace ecotone::dialogs
