#pragma once

#include "ui/bridge/scene_thread.h"
#include "ui/bridge/store_bridge.h"
#include "ui/canvas/map_canvas.h"

#include <QObject>

#include <set>
#include <string>

namespace ecotone::canvas {

/// Keeps the canvas's picture up to date: asks the scene thread for what the canvas shows, paints
/// there, and hands the picture over on the UI thread.
class MapRenderer : public QObject
{
    Q_OBJECT

public:
    MapRenderer(bridge::StoreBridge& bridge, MapCanvas& canvas, QObject* parent = nullptr);
    ~MapRenderer() override;

    /// What to draw besides the view; asks for a new picture.
    void setRequest(bridge::MapRequest request);
    [[nodiscard]] const bridge::MapRequest& request() const { return m_request; }
    void refresh();
    /// Closes the project in the scene thread.
    void release();

Q_SIGNALS:
    void started();
    /// The picture on screen is of the present view and state.
    void finished();
    void failed(const ecotone::Error& error);

private:
    void ask();

    bridge::StoreBridge* m_bridge;
    MapCanvas* m_canvas;
    bridge::MapRequest m_request;
    std::uint64_t m_serial = 0;
    std::unique_ptr<bridge::SceneThread> m_thread;
};

} // namespace ecotone::canvas
