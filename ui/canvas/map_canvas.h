#pragma once

#include "core/geometry/shape.h"
#include "core/model/ids.h"
#include "ui/bridge/map_view.h"
#include "ui/bridge/snapshots.h"
#include "ui/canvas/snapper.h"
#include "ui/canvas/stroke.h"

#include <QElapsedTimer>
#include <QImage>
#include <QTimer>
#include <QWidget>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace ecotone::canvas {

class Tool;

/// The map on screen. It owns a view and the last picture of it: while the view moves, that picture
/// is drawn shifted, scaled and turned; the next one replaces it when it arrives. It knows neither
/// project nor renderer: viewChanged() asks, setPicture() answers.
class MapCanvas : public QWidget
{
    Q_OBJECT

public:
    explicit MapCanvas(QWidget* parent = nullptr);
    ~MapCanvas() override;

    [[nodiscard]] const bridge::MapView& view() const { return m_view; }
    void setView(const bridge::MapView& view);
    void showBox(const geometry::Box& box);
    /// In the frame of a turned view, see MapView::showingTurned.
    void showTurned(const geometry::RealBox& box, double turnDegrees);
    void zoom(double factor, bridge::ScreenPoint around);
    void zoomIn();
    void zoomOut();
    /// Keeps the centre.
    void setScale(double denominator);
    /// Steps through the views of this sitting.
    void previousView();
    void nextView();
    [[nodiscard]] bool hasPreviousView() const { return m_viewIndex > 0; }
    [[nodiscard]] bool hasNextView() const { return m_viewIndex + 1 < m_views.size(); }

    /// A picture of the map, drawn for `view`.
    void setPicture(QImage picture, const bridge::MapView& view);
    /// Nothing is loaded: a plain ground.
    void clearPicture();
    [[nodiscard]] bool isComplete() const { return m_pictureView == m_view && !m_picture.isNull(); }

    void setTool(std::unique_ptr<Tool> tool);
    [[nodiscard]] Tool* tool() const { return m_tool.get(); }
    void cancelTool();

    void setSelection(std::vector<bridge::MapHit> selection);
    [[nodiscard]] const std::vector<bridge::MapHit>& selection() const { return m_selection; }
    void setHover(std::vector<bridge::MapHit> hover);
    /// Words beside the sketch, e.g. the area so far.
    void setSketchLabel(const QString& label);
    [[nodiscard]] const QString& sketchLabel() const { return m_sketchLabel; }
    [[nodiscard]] bridge::ScreenPoint cursorPosition() const { return m_cursor; }
    /// Places that something would change if it were accepted.
    void setPreview(std::vector<geometry::Polygon> places);
    [[nodiscard]] const std::vector<geometry::Polygon>& preview() const { return m_preview; }

    /// Boundaries around the cursor, as boundariesWanted() asked for.
    void setBoundaries(const geometry::Box& box, std::vector<geometry::Polygon> outlines);
    /// They changed: what is known of them no longer counts.
    void forgetBoundaries();
    [[nodiscard]] bool knowsBoundaries(bridge::ScreenPoint at) const;
    /// The place that a point on the screen means: caught on a boundary while the tool snaps,
    /// unless Shift is held.
    [[nodiscard]] geometry::GridPoint gridPoint(bridge::ScreenPoint at) const;
    [[nodiscard]] std::optional<geometry::GridPoint> cornerAt(bridge::ScreenPoint at) const;
    /// Ctrl is held: lines follow boundaries.
    [[nodiscard]] bool isTracing() const { return m_modifiers.testFlag(Qt::ControlModifier); }
    [[nodiscard]] geometry::Line trace(geometry::GridPoint from, geometry::GridPoint to) const;

Q_SIGNALS:
    /// The view moved: a new picture is wanted. Sent at most every few milliseconds.
    void viewChanged(const ecotone::bridge::MapView& view);
    /// The view moved: sent at once, for what moves with it.
    void viewMoved(const ecotone::bridge::MapView& view);
    void viewsChanged();
    void cursorMoved(double longitude, double latitude);
    void cursorLeft();
    void hoverWanted(const ecotone::geometry::GridPoint& point);
    void pictureShown();
    void boundariesWanted(const ecotone::geometry::Box& box);
    /// Gestures of the tools.
    void selectAt(const ecotone::geometry::GridPoint& point, Qt::KeyboardModifiers with);
    void selectIn(const ecotone::geometry::Box& box, Qt::KeyboardModifiers with);
    void identifyAt(const ecotone::geometry::GridPoint& point);
    void paintAt(const ecotone::geometry::GridPoint& point);
    void boundaryDrawn(const ecotone::geometry::Polygon& boundary);
    void boundaryMoved(const ecotone::geometry::Polygon& boundary);
    void strokeDrawn(ecotone::canvas::Stroke stroke,
                     const std::vector<ecotone::geometry::GridPoint>& line);
    void vertexMoved(const ecotone::geometry::GridPoint& from,
                     const ecotone::geometry::GridPoint& to);
    void vertexSet(const ecotone::geometry::GridPoint& a,
                   const ecotone::geometry::GridPoint& b,
                   const ecotone::geometry::GridPoint& at);
    void vertexRemoved(const ecotone::geometry::GridPoint& at);
    void mergeWanted();
    void nothingSelected();
    void contextMenuWanted(const ecotone::geometry::GridPoint& point, const QPoint& global);
    void hintChanged(const QString& hint);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    friend class Tool;
    void moved(bool remember);
    void panBy(double dx, double dy);
    void updateCursor();
    void paintPicture(QPainter& painter) const;
    void paintHits(QPainter& painter) const;
    void paintPreview(QPainter& painter) const;
    void paintCaught(QPainter& painter) const;
    void paintFurniture(QPainter& painter) const;
    void askBoundaries();
    void rememberView();

    bridge::MapView m_view;
    QImage m_picture;
    bridge::MapView m_pictureView;
    std::unique_ptr<Tool> m_tool;
    std::vector<bridge::MapHit> m_selection;
    std::vector<bridge::MapHit> m_hover;
    std::vector<geometry::Polygon> m_preview;
    Snapper m_snapper;
    Qt::KeyboardModifiers m_modifiers;
    QString m_sketchLabel;
    bridge::ScreenPoint m_cursor;
    QPointF m_panFrom;
    bool m_panning = false;
    bool m_spaceHeld = false;
    bool m_fitted = false;
    /// Asked for before the widget had its size.
    std::function<bridge::MapView(const bridge::MapView&)> m_viewWhenSized;
    QTimer m_requestTimer;
    QTimer m_hoverTimer;
    QTimer m_rememberTimer;
    std::vector<bridge::MapView> m_views;
    std::size_t m_viewIndex = 0;
};

} // namespace ecotone::canvas
