#include "ui/canvas/map_canvas.h"

#include "ui/bridge/coordinates.h"
#include "ui/canvas/look.h"
#include "ui/canvas/map_paths.h"
#include "ui/canvas/tool.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace ecotone::canvas {

namespace {

constexpr double nearestMetresPerPixel = 0.05;
constexpr double farthestMetresPerPixel = 20'000.0;
constexpr double wheelStep = 1.25;
constexpr double arrowPixels = 80.0;
constexpr int requestDelay = 15; // ms: several moves become one request.
constexpr int hoverDelay = 25;
constexpr int rememberDelay = 700;
constexpr std::size_t rememberedViews = 50;

bridge::ScreenPoint screenPoint(QPointF point)
{
    return {point.x(), point.y()};
}

} // namespace

MapCanvas::MapCanvas(QWidget* parent) : QWidget{parent}
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMinimumSize(240, 180);
    setAccessibleName(tr("Map"));
    m_requestTimer.setSingleShot(true);
    m_requestTimer.setInterval(requestDelay);
    connect(&m_requestTimer, &QTimer::timeout, this, [this] { Q_EMIT viewChanged(m_view); });
    m_hoverTimer.setSingleShot(true);
    m_hoverTimer.setInterval(hoverDelay);
    connect(&m_hoverTimer, &QTimer::timeout, this, [this] {
        if (m_tool != nullptr && m_tool->hovers()) {
            Q_EMIT hoverWanted(m_view.toGrid(m_cursor));
        }
    });
    m_rememberTimer.setSingleShot(true);
    m_rememberTimer.setInterval(rememberDelay);
    connect(&m_rememberTimer, &QTimer::timeout, this, &MapCanvas::rememberView);
}

MapCanvas::~MapCanvas() = default;

// -------------------------------------------------------------------------------------- view

void MapCanvas::setView(const bridge::MapView& view)
{
    const bridge::MapView before = m_view;
    m_view = view;
    m_view.width = width();
    m_view.height = height();
    m_view.devicePixelRatio = devicePixelRatioF();
    m_view.metresPerPixel =
        std::clamp(m_view.metresPerPixel, nearestMetresPerPixel, farthestMetresPerPixel);
    if (!(before == m_view)) {
        moved(true);
    }
}

void MapCanvas::moved(bool remember)
{
    m_requestTimer.start();
    if (remember) {
        m_rememberTimer.start();
    }
    update();
    Q_EMIT viewMoved(m_view);
}

void MapCanvas::rememberView()
{
    if (!m_views.empty() && m_views[m_viewIndex] == m_view) {
        return;
    }
    if (!m_views.empty()) {
        m_views.resize(m_viewIndex + 1);
    }
    m_views.push_back(m_view);
    if (m_views.size() > rememberedViews) {
        m_views.erase(m_views.begin());
    }
    m_viewIndex = m_views.size() - 1;
    Q_EMIT viewsChanged();
}

void MapCanvas::previousView()
{
    if (hasPreviousView()) {
        setView(m_views[--m_viewIndex]);
        m_rememberTimer.stop();
        Q_EMIT viewsChanged();
    }
}

void MapCanvas::nextView()
{
    if (hasNextView()) {
        setView(m_views[++m_viewIndex]);
        m_rememberTimer.stop();
        Q_EMIT viewsChanged();
    }
}

void MapCanvas::showBox(const geometry::Box& box)
{
    if (box.empty()) {
        return;
    }
    if (!m_fitted) {
        m_viewWhenSized = [box](const bridge::MapView& view) { return view.showing(box); };
    }
    setView(m_view.showing(box));
}

void MapCanvas::showTurned(const geometry::RealBox& box, double turnDegrees)
{
    if (box.empty()) {
        return;
    }
    if (!m_fitted) {
        m_viewWhenSized = [box, turnDegrees](const bridge::MapView& view) {
            return view.showingTurned(box, turnDegrees);
        };
    }
    setView(m_view.showingTurned(box, turnDegrees));
}

void MapCanvas::zoom(double factor, bridge::ScreenPoint around)
{
    const geometry::RealPoint fixed = m_view.toMap(around);
    bridge::MapView view = m_view;
    view.metresPerPixel =
        std::clamp(view.metresPerPixel / factor, nearestMetresPerPixel, farthestMetresPerPixel);
    const geometry::RealPoint now = view.toMap(around);
    view.centreX += fixed.x - now.x;
    view.centreY += fixed.y - now.y;
    setView(view);
}

void MapCanvas::zoomIn()
{
    zoom(2.0, {width() / 2.0, height() / 2.0});
}

void MapCanvas::zoomOut()
{
    zoom(0.5, {width() / 2.0, height() / 2.0});
}

void MapCanvas::setScale(double denominator)
{
    bridge::MapView view = m_view;
    view.metresPerPixel = denominator * view.metresPerPixel / view.scaleDenominator();
    setView(view);
}

void MapCanvas::panBy(double dx, double dy)
{
    bridge::MapView view = m_view;
    const geometry::RealPoint centre = view.toMap({width() / 2.0 - dx, height() / 2.0 - dy});
    view.centreX = centre.x;
    view.centreY = centre.y;
    setView(view);
}

void MapCanvas::resizeEvent(QResizeEvent* event)
{
    Q_UNUSED(event)
    m_view.width = width();
    m_view.height = height();
    m_view.devicePixelRatio = devicePixelRatioF();
    if (m_viewWhenSized && isVisible()) {
        m_view = m_viewWhenSized(m_view);
        m_viewWhenSized = nullptr;
        m_fitted = true;
    }
    moved(false);
}

// ----------------------------------------------------------------------------------- content

void MapCanvas::setPicture(QImage picture, const bridge::MapView& view)
{
    m_picture = std::move(picture);
    m_pictureView = view;
    update();
    Q_EMIT pictureShown();
}

void MapCanvas::clearPicture()
{
    m_picture = {};
    m_preview.clear();
    m_snapper.clear();
    m_selection.clear();
    m_hover.clear();
    m_views.clear();
    m_viewIndex = 0;
    m_fitted = false;
    update();
}

void MapCanvas::setSelection(std::vector<bridge::MapHit> selection)
{
    m_selection = std::move(selection);
    update();
}

void MapCanvas::setHover(std::vector<bridge::MapHit> hover)
{
    m_hover = std::move(hover);
    update();
}

void MapCanvas::setPreview(std::vector<geometry::Polygon> places)
{
    m_preview = std::move(places);
    update();
}

void MapCanvas::setSketchLabel(const QString& label)
{
    m_sketchLabel = label;
    update();
}

void MapCanvas::setTool(std::unique_ptr<Tool> tool)
{
    if (m_tool != nullptr) {
        m_tool->cancel();
    }
    m_tool = std::move(tool);
    m_hover.clear();
    m_sketchLabel.clear();
    if (m_tool != nullptr) {
        m_tool->activate();
        Q_EMIT hintChanged(m_tool->hint());
    }
    updateCursor();
    update();
}

void MapCanvas::cancelTool()
{
    if (m_tool != nullptr) {
        m_tool->cancel();
        Q_EMIT hintChanged(m_tool->hint());
        update();
    }
}

void MapCanvas::updateCursor()
{
    if (m_panning) {
        setCursor(Qt::ClosedHandCursor);
    } else if (m_spaceHeld) {
        setCursor(Qt::OpenHandCursor);
    } else {
        setCursor(m_tool != nullptr ? m_tool->cursor() : QCursor{Qt::ArrowCursor});
    }
}

// ------------------------------------------------------------------------------------ events

void MapCanvas::mousePressEvent(QMouseEvent* event)
{
    setFocus();
    m_modifiers = event->modifiers();
    const bool pans =
        event->button() == Qt::MiddleButton || (m_spaceHeld && event->button() == Qt::LeftButton);
    if (pans) {
        m_panning = true;
        m_panFrom = event->position();
        updateCursor();
        return;
    }
    if (event->button() == Qt::RightButton) {
        if (m_tool != nullptr && m_tool->isSketching()) {
            m_tool->finish();
        } else {
            Q_EMIT contextMenuWanted(m_view.toGrid(screenPoint(event->position())),
                                     event->globalPosition().toPoint());
        }
    } else if (m_tool != nullptr && event->button() == Qt::LeftButton) {
        m_tool->press(screenPoint(event->position()), event->modifiers());
        Q_EMIT hintChanged(m_tool->hint());
    }
    update();
}

void MapCanvas::mouseMoveEvent(QMouseEvent* event)
{
    m_cursor = screenPoint(event->position());
    m_modifiers = event->modifiers();
    const geometry::RealPoint lonLat = bridge::lonLatOf(m_view.toMap(m_cursor));
    Q_EMIT cursorMoved(lonLat.x, lonLat.y);
    if (m_panning) {
        const QPointF by = event->position() - m_panFrom;
        m_panFrom = event->position();
        panBy(by.x(), by.y());
        return;
    }
    if (m_tool != nullptr) {
        m_tool->move(m_cursor, event->buttons());
        if (m_tool->hovers() && !m_hoverTimer.isActive()) {
            m_hoverTimer.start();
        }
        if (m_tool->snaps()) {
            askBoundaries();
        }
        if (m_tool->isSketching() || m_tool->snaps()) {
            update();
        }
    }
}

void MapCanvas::mouseReleaseEvent(QMouseEvent* event)
{
    if (m_panning && (event->button() == Qt::MiddleButton || event->button() == Qt::LeftButton)) {
        m_panning = false;
        updateCursor();
        return;
    }
    if (m_tool != nullptr && event->button() == Qt::LeftButton) {
        m_tool->release(screenPoint(event->position()), event->modifiers());
        update();
    }
}

void MapCanvas::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (m_tool != nullptr && event->button() == Qt::LeftButton && !m_panning) {
        m_tool->doubleClick(screenPoint(event->position()));
        Q_EMIT hintChanged(m_tool->hint());
        update();
    }
}

void MapCanvas::wheelEvent(QWheelEvent* event)
{
    const double turns = event->angleDelta().y() / 120.0;
    // Control makes small steps.
    const double step = event->modifiers().testFlag(Qt::ControlModifier) ? 1.05 : wheelStep;
    if (turns != 0.0) {
        zoom(std::pow(step, turns), screenPoint(event->position()));
    }
    event->accept();
}

void MapCanvas::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Space:
        if (!event->isAutoRepeat()) {
            m_spaceHeld = true;
            updateCursor();
        }
        return;
    case Qt::Key_Left: panBy(arrowPixels, 0.0); return;
    case Qt::Key_Right: panBy(-arrowPixels, 0.0); return;
    case Qt::Key_Up: panBy(0.0, arrowPixels); return;
    case Qt::Key_Down: panBy(0.0, -arrowPixels); return;
    case Qt::Key_PageUp:
    case Qt::Key_Plus:
    case Qt::Key_Equal: zoomIn(); return;
    case Qt::Key_PageDown:
    case Qt::Key_Minus: zoomOut(); return;
    case Qt::Key_Escape: cancelTool(); return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_tool != nullptr && m_tool->isSketching()) {
            m_tool->finish();
            update();
            return;
        }
        break;
    case Qt::Key_Backspace:
    case Qt::Key_Delete:
        if (m_tool != nullptr && m_tool->removeLast()) {
            update();
            return;
        }
        break;
    default: break;
    }
    QWidget::keyPressEvent(event);
}

void MapCanvas::keyReleaseEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
        m_spaceHeld = false;
        updateCursor();
        return;
    }
    QWidget::keyReleaseEvent(event);
}

void MapCanvas::leaveEvent(QEvent* event)
{
    setHover({});
    Q_EMIT cursorLeft();
    QWidget::leaveEvent(event);
}

void MapCanvas::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(tr("Map"));
        m_requestTimer.start();
    }
    QWidget::changeEvent(event);
}

// ---------------------------------------------------------------------------------- painting

void MapCanvas::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter{this};
    painter.fillRect(rect(), color("canvas"));
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_picture.isNull()) {
        return;
    }
    paintPicture(painter);
    paintHits(painter);
    paintPreview(painter);
    paintFurniture(painter);
    if (m_tool != nullptr) {
        m_tool->paint(painter, m_view);
        paintCaught(painter);
    }
    paintLabel(painter, m_cursor, m_sketchLabel);
}

void MapCanvas::paintPicture(QPainter& painter) const
{
    if (m_pictureView == m_view) {
        painter.drawImage(0, 0, m_picture);
        return;
    }
    // Where the old picture's centre is now, how much larger it is and how it is turned.
    const bridge::ScreenPoint centre =
        m_view.toScreen(m_pictureView.centreX, m_pictureView.centreY);
    painter.save();
    painter.translate(centre.x, centre.y);
    painter.rotate(m_view.rotationDegrees - m_pictureView.rotationDegrees);
    const double scale = m_pictureView.metresPerPixel / m_view.metresPerPixel;
    painter.scale(scale, scale);
    painter.drawImage(QPointF{-m_pictureView.width / 2.0, -m_pictureView.height / 2.0}, m_picture);
    painter.restore();
}

void MapCanvas::paintHits(QPainter& painter) const
{
    for (const bridge::MapHit& hit : m_hover) {
        strokeWithCasing(painter,
                         pathOf(hit.shape, m_view),
                         "hover",
                         "hover_casing",
                         markSize("hover_width"),
                         markSize("hover_casing_width"));
    }
    for (const bridge::MapHit& hit : m_selection) {
        const QPainterPath path = pathOf(hit.shape, m_view);
        QColor glow = markColor("selection");
        glow.setAlphaF(0.14F);
        painter.fillPath(path, glow);
        strokeWithCasing(painter,
                         path,
                         "selection",
                         "selection_casing",
                         markSize("selection_width"),
                         markSize("selection_casing_width"));
    }
}

void MapCanvas::paintFurniture(QPainter& painter) const
{
    paintScaleBar(painter, m_view);
    paintNorthArrow(painter, m_view);
}

} // namespace ecotone::canvas
