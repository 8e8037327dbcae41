#pragma once

#include "core/geometry/shape.h"
#include "ui/canvas/tool.h"

#include <vector>

namespace ecotone::canvas {

/// A line drawn point by point: what measuring and drawing boundaries share. A click sets a vertex,
/// a double-click or the right button ends, Backspace takes the last vertex back, Esc drops all.
class SketchTool : public Tool
{
public:
    using Tool::Tool;
    void cancel() override;
    void press(bridge::ScreenPoint at, Qt::KeyboardModifiers with) override;
    void move(bridge::ScreenPoint at, Qt::MouseButtons down) override;
    void doubleClick(bridge::ScreenPoint at) override;
    void finish() override;
    bool removeLast() override;
    void paint(QPainter& painter, const bridge::MapView& view) const override;
    [[nodiscard]] QCursor cursor() const override { return Qt::CrossCursor; }
    [[nodiscard]] bool isSketching() const override { return !m_points.empty() && !m_done; }

protected:
    /// Vertices set, and the cursor's place while drawing.
    [[nodiscard]] std::vector<geometry::GridPoint> pointsWithCursor() const;
    [[nodiscard]] const std::vector<geometry::GridPoint>& points() const { return m_points; }
    [[nodiscard]] bool isDone() const { return m_done; }
    /// The sketch changed; words beside it are due.
    virtual void sketchChanged() {}
    virtual void sketchDone() = 0;
    [[nodiscard]] virtual bool isRing() const { return false; }
    [[nodiscard]] virtual std::size_t fewestPoints() const { return 2; }
    void clear();

private:
    std::vector<geometry::GridPoint> m_points;
    geometry::GridPoint m_cursor;
    bool m_done = false;
};

} // namespace ecotone::canvas
