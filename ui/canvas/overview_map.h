#pragma once

#include "ui/bridge/scene_thread.h"
#include "ui/bridge/store_bridge.h"

#include <QImage>
#include <QTimer>
#include <QWidget>

#include <memory>

namespace ecotone::canvas {

/// A small map of the whole landscape with the part that the main map shows; dragging in it moves
/// the main map. It is drawn once for a state, in a thread of its own at low priority, from the
/// overview that is kept in the cache where there is one; moving about costs it one outline. It
/// stands in the upper right corner of its parent.
class OverviewMap : public QWidget
{
    Q_OBJECT

public:
    OverviewMap(bridge::StoreBridge& bridge, QWidget* parent);
    ~OverviewMap() override;

    /// What to draw besides the view. The picture is renewed when nothing was asked for a while.
    void setRequest(bridge::MapRequest request);
    /// What it shows.
    void setArea(const bridge::TurnedBox& area);
    void setMainView(const bridge::MapView& view);
    /// Closes the project in its thread.
    void release();
    [[nodiscard]] bool hasPicture() const { return !m_picture.isNull(); }
    [[nodiscard]] const bridge::MapView& view() const { return m_view; }

Q_SIGNALS:
    /// Metres of the project CRS.
    void centreWanted(double x, double y);
    void pictureShown();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void ask();
    void goTo(QPointF at);
    void place();

    bridge::StoreBridge* m_bridge;
    bridge::MapRequest m_request;
    bridge::MapView m_view;
    bridge::MapView m_mainView;
    QImage m_picture;
    QTimer m_timer;
    std::unique_ptr<bridge::SceneThread> m_thread; ///< Made when first shown.
};

} // namespace ecotone::canvas
