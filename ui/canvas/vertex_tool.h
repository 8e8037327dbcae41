#pragma once

#include "ui/canvas/tool.h"

#include <optional>

namespace ecotone::canvas {

/// Drags a corner of the selected patches, for every patch that shares it. A double-click on an
/// edge sets a new corner, Delete takes the one under the cursor away.
class VertexTool : public Tool
{
    Q_DECLARE_TR_FUNCTIONS(VertexTool)

public:
    using Tool::Tool;
    void cancel() override;
    void press(bridge::ScreenPoint at, Qt::KeyboardModifiers with) override;
    void move(bridge::ScreenPoint at, Qt::MouseButtons down) override;
    void release(bridge::ScreenPoint at, Qt::KeyboardModifiers with) override;
    void doubleClick(bridge::ScreenPoint at) override;
    bool removeLast() override;
    void finish() override { cancel(); }
    void paint(QPainter& painter, const bridge::MapView& view) const override;
    [[nodiscard]] bool hovers() const override { return !m_held; }
    [[nodiscard]] bool snaps() const override { return m_held.has_value(); }
    [[nodiscard]] bool isSketching() const override { return m_held.has_value(); }
    [[nodiscard]] QString hint() const override;

private:
    struct Edge
    {
        geometry::GridPoint a;
        geometry::GridPoint b;
        geometry::GridPoint at; ///< Of the cursor, on the edge.
    };
    [[nodiscard]] std::optional<geometry::GridPoint> vertexNear(bridge::ScreenPoint at) const;
    [[nodiscard]] std::optional<Edge> edgeNear(bridge::ScreenPoint at) const;

    std::optional<geometry::GridPoint> m_near; ///< Under the cursor.
    std::optional<geometry::GridPoint> m_held;
    geometry::GridPoint m_to;
};

} // namespace ecotone::canvas
