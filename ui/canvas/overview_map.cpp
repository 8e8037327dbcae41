#include "ui/canvas/overview_map.h"

#include "ui/canvas/look.h"
#include "ui/render/render_image.h"
#include "ui/render/text_measurer_qt.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <limits>

namespace ecotone::canvas {

namespace {

constexpr QSize mapSize{212, 148};
constexpr int askDelay = 400;
constexpr int margin = 8;
/// The part shown is never drawn smaller than this, in pixels.
constexpr double smallestMark = 7.0;
/// Reads the kept overview, never builds one: that is the main map's.
constexpr std::int64_t buildsNone = std::numeric_limits<std::int64_t>::max();
/// Arrow keys move by this share of the main map.
constexpr double keyStep = 0.25;

} // namespace

OverviewMap::OverviewMap(bridge::StoreBridge& bridge, QWidget* parent)
    : QWidget{parent}
    , m_bridge{&bridge}
{
    setObjectName(QStringLiteral("overview_map"));
    setFixedSize(mapSize);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Overview map"));
    setToolTip(tr("Drag to move the map"));
    m_view.width = mapSize.width();
    m_view.height = mapSize.height();
    m_timer.setSingleShot(true);
    m_timer.setInterval(askDelay);
    connect(&m_timer, &QTimer::timeout, this, &OverviewMap::ask);
    parent->installEventFilter(this);
    place();
}

OverviewMap::~OverviewMap() = default;

void OverviewMap::setRequest(bridge::MapRequest request)
{
    m_request = std::move(request);
    m_request.graticule = false;
    m_request.outlinesOnly = false;
    m_request.backdrops.clear();
    for (const bridge::LayerSummary& layer : m_bridge->hasProject()
                                                 ? m_bridge->summary().layers
                                                 : std::vector<bridge::LayerSummary>{}) {
        if (layer.layer.name != "habitat") {
            m_request.hiddenLayers.insert(layer.layer.name);
        }
    }
    m_timer.start();
}

void OverviewMap::setArea(const bridge::TurnedBox& area)
{
    if (area.box.empty()) {
        return;
    }
    m_view = m_view.showingTurned(area.box, area.turnDegrees, 1.1);
    m_picture = {};
    m_timer.start();
    update();
}

void OverviewMap::setMainView(const bridge::MapView& view)
{
    m_mainView = view;
    if (isVisible()) {
        update();
    }
}

void OverviewMap::release()
{
    m_timer.stop();
    m_request.path.clear();
    m_picture = {};
    if (m_thread != nullptr) {
        m_thread->release();
    }
    update();
}

void OverviewMap::ask()
{
    if (m_request.path.empty() || !isVisible()) {
        return;
    }
    if (m_thread == nullptr) {
        const QPointer<QObject> self{this};
        m_thread = std::make_unique<bridge::SceneThread>(
            [] { return std::make_unique<render::TextMeasurerQt>(); },
            [this, self](const bridge::MapRequest& request,
                         Result<bridge::MapScene> scene,
                         const std::stop_token& stop) {
                if (!scene) {
                    return; // The main map says what is wrong.
                }
                auto picture =
                    render::renderImage(scene->scene.picture, request.view.devicePixelRatio, stop);
                if (!picture) {
                    return;
                }
                picture->setDevicePixelRatio(request.view.devicePixelRatio);
                m_bridge->post(self, [this, request, picture = *std::move(picture)] {
                    if (request.path == m_request.path && request.view == m_view) {
                        m_picture = picture;
                        update();
                        Q_EMIT pictureShown();
                    }
                });
            },
            buildsNone);
    }
    m_view.devicePixelRatio = devicePixelRatioF();
    m_request.view = m_view;
    m_thread->request(m_request);
}

void OverviewMap::place()
{
    move(parentWidget()->width() - width() - margin, margin);
}

bool OverviewMap::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize) {
        place();
    }
    return QWidget::eventFilter(watched, event);
}

void OverviewMap::goTo(QPointF at)
{
    const geometry::RealPoint place = m_view.toMap({at.x(), at.y()});
    Q_EMIT centreWanted(place.x, place.y);
}

void OverviewMap::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter{this};
    painter.fillRect(rect(), color("canvas"));
    if (!m_picture.isNull()) {
        painter.drawImage(0, 0, m_picture);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_mainView.width > 0 && !m_request.path.empty()) {
        QPolygonF part;
        for (const bridge::ScreenPoint corner :
             {bridge::ScreenPoint{0.0, 0.0},
              bridge::ScreenPoint{static_cast<double>(m_mainView.width), 0.0},
              bridge::ScreenPoint{static_cast<double>(m_mainView.width),
                                  static_cast<double>(m_mainView.height)},
              bridge::ScreenPoint{0.0, static_cast<double>(m_mainView.height)}}) {
            const geometry::RealPoint place = m_mainView.toMap(corner);
            const bridge::ScreenPoint own = m_view.toScreen(place.x, place.y);
            part << QPointF{own.x, own.y};
        }
        const QRectF bounds = part.boundingRect();
        if (bounds.width() < smallestMark || bounds.height() < smallestMark) {
            const QPointF centre = bounds.center();
            const double half = smallestMark / 2.0;
            part = QPolygonF{QRectF{centre.x() - half, centre.y() - half, 2 * half, 2 * half}};
            part.removeLast();
        }
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen{markColor("selection_casing"), 3.5});
        painter.drawPolygon(part);
        painter.setPen(QPen{markColor("selection"), 1.75});
        painter.drawPolygon(part);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(hasFocus() ? color("accent") : color("control_line"));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void OverviewMap::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton) {
        goTo(event->position());
    }
}

void OverviewMap::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons().testFlag(Qt::LeftButton)) {
        goTo(event->position());
    }
}

void OverviewMap::keyPressEvent(QKeyEvent* event)
{
    double dx = 0.0;
    double dy = 0.0;
    switch (event->key()) {
    case Qt::Key_Left: dx = -keyStep; break;
    case Qt::Key_Right: dx = keyStep; break;
    case Qt::Key_Up: dy = -keyStep; break;
    case Qt::Key_Down: dy = keyStep; break;
    default: QWidget::keyPressEvent(event); return;
    }
    const geometry::RealPoint place =
        m_mainView.toMap({m_mainView.width * (0.5 + dx), m_mainView.height * (0.5 + dy)});
    Q_EMIT centreWanted(place.x, place.y);
}

void OverviewMap::showEvent(QShowEvent* event)
{
    m_timer.start();
    QWidget::showEvent(event);
}

void OverviewMap::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(tr("Overview map"));
        setToolTip(tr("Drag to move the map"));
    }
    QWidget::changeEvent(event);
}

} // namespace ecotone::canvas
