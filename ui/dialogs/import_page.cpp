#include "ui/dialogs/import_page.h"

#include "ui/bridge/text.h"
#include "ui/canvas/look.h"

#include <QComboBox>
#include <QPainter>
#include <QPixmap>
#include <QPolygonF>

#include <cmath>
#include <numbers>

namespace ecotone::dialogs {

namespace {

constexpr int lightSide = 16;

const char* colorOf(bridge::Light light)
{
    switch (light) {
    case bridge::Light::Confirm: return "amber";
    case bridge::Light::Needs: return "red";
    case bridge::Light::Decided: break;
    }
    return "green";
}

QPolygonF octagon(double side)
{
    QPolygonF polygon;
    for (int corner = 0; corner < 8; ++corner) {
        const double angle = (corner + 0.5) * std::numbers::pi / 4.0;
        polygon << QPointF{side / 2.0 + side / 2.0 * std::cos(angle),
                           side / 2.0 + side / 2.0 * std::sin(angle)};
    }
    return polygon;
}

void paintLight(QPainter& painter, bridge::Light light, double side)
{
    const double unit = side / 16.0;
    painter.setPen(Qt::NoPen);
    painter.setBrush(canvas::color(colorOf(light)));
    QPen sign{canvas::color("base"), 1.8 * unit};
    sign.setCapStyle(Qt::RoundCap);
    switch (light) {
    case bridge::Light::Decided:
        painter.drawEllipse(QRectF{unit, unit, 14 * unit, 14 * unit});
        painter.setPen(sign);
        painter.drawPolyline(QPolygonF{QPointF{4.6 * unit, 8.4 * unit},
                                       QPointF{7.0 * unit, 10.8 * unit},
                                       QPointF{11.4 * unit, 5.6 * unit}});
        break;
    case bridge::Light::Confirm:
        painter.drawPolygon(QPolygonF{QPointF{8 * unit, 0.8 * unit},
                                      QPointF{15.6 * unit, 14.8 * unit},
                                      QPointF{0.4 * unit, 14.8 * unit}});
        painter.setPen(sign);
        painter.drawLine(QPointF{8 * unit, 6 * unit}, QPointF{8 * unit, 9.6 * unit});
        painter.drawPoint(QPointF{8 * unit, 12.5 * unit});
        break;
    case bridge::Light::Needs:
        painter.drawPolygon(octagon(side));
        painter.setPen(sign);
        painter.drawLine(QPointF{5.4 * unit, 5.4 * unit}, QPointF{10.6 * unit, 10.6 * unit});
        painter.drawLine(QPointF{10.6 * unit, 5.4 * unit}, QPointF{5.4 * unit, 10.6 * unit});
        break;
    }
}

} // namespace

void ImportPage::setEntry(bridge::ImportEntry* entry)
{
    m_entry = entry;
    refresh();
}

void ImportPage::refresh()
{
    m_isFilling = true;
    fill();
    m_isFilling = false;
}

void ImportPage::say()
{
    if (!m_isFilling && m_entry != nullptr) {
        Q_EMIT decided();
    }
}

QIcon lightIcon(bridge::Light light)
{
    QIcon icon;
    for (const int scale : {1, 2}) {
        QPixmap pixmap{lightSide * scale, lightSide * scale};
        pixmap.fill(Qt::transparent);
        QPainter painter{&pixmap};
        painter.setRenderHint(QPainter::Antialiasing);
        paintLight(painter, light, lightSide * scale);
        painter.end();
        pixmap.setDevicePixelRatio(scale);
        for (const auto mode : {QIcon::Normal, QIcon::Selected, QIcon::Disabled}) {
            icon.addPixmap(pixmap, mode); // A light means the same on every ground.
        }
    }
    return icon;
}

QString lightMark(bridge::Light light)
{
    static const QString signs[] = {QStringLiteral("✓"), QStringLiteral("!"), QStringLiteral("✕")};
    return QStringLiteral("<b style='color:%1'>%2</b>")
        .arg(canvas::color(colorOf(light)).name(), signs[static_cast<std::size_t>(light)]);
}

void choose(QComboBox& box, const QString& data)
{
    const int index = box.findData(data);
    if (index < 0 && box.isEditable()) {
        box.setEditText(data);
        return;
    }
    box.setCurrentIndex(std::max(0, index));
}

std::string chosen(const QComboBox& box)
{
    const int listed = box.findText(box.currentText());
    return bridge::toUtf8(listed >= 0 ? box.itemData(listed).toString()
                                      : box.currentText().trimmed());
}

} // namespace ecotone::dialogs
