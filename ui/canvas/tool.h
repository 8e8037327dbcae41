#pragma once

#include "ui/bridge/map_view.h"

#include <QCoreApplication>
#include <QCursor>
#include <QString>
#include <Qt>

class QPainter;

namespace ecotone::canvas {

class MapCanvas;

/// What a hand does on the map. Each tool is a small state machine in a file of its own; the canvas
/// gives it events it has not used itself (wheel, middle button, space) and shows its sketch.
class Tool
{
public:
    explicit Tool(MapCanvas& canvas) : m_canvas{&canvas} {}
    Tool(const Tool&) = delete;
    Tool& operator=(const Tool&) = delete;
    virtual ~Tool() = default;

    virtual void activate() {}
    /// Drops what was begun.
    virtual void cancel() {}
    virtual void press(bridge::ScreenPoint /*at*/, Qt::KeyboardModifiers /*with*/) {}
    virtual void move(bridge::ScreenPoint /*at*/, Qt::MouseButtons /*down*/) {}
    virtual void release(bridge::ScreenPoint /*at*/, Qt::KeyboardModifiers /*with*/) {}
    virtual void doubleClick(bridge::ScreenPoint /*at*/) {}
    /// The right button: ends a sketch.
    virtual void finish() {}
    /// Backspace or Delete: takes the last vertex back. False when there is none.
    virtual bool removeLast() { return false; }
    virtual void paint(QPainter& /*painter*/, const bridge::MapView& /*view*/) const {}
    [[nodiscard]] virtual QCursor cursor() const { return Qt::ArrowCursor; }
    /// Whether patches show their outline under the cursor.
    [[nodiscard]] virtual bool hovers() const { return false; }
    /// Whether its points catch on the boundaries around.
    [[nodiscard]] virtual bool snaps() const { return false; }
    [[nodiscard]] virtual bool isSketching() const { return false; }
    /// One line for the status bar: what the next click does.
    [[nodiscard]] virtual QString hint() const { return {}; }

protected:
    [[nodiscard]] MapCanvas& canvas() const { return *m_canvas; }

private:
    MapCanvas* m_canvas;
};

} // namespace ecotone::canvas
