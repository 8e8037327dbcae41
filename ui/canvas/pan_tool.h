#pragma once

#include "ui/canvas/tool.h"

namespace ecotone::canvas {

/// The left button drags the map; double-click zooms in.
class PanTool : public Tool
{
    Q_DECLARE_TR_FUNCTIONS(PanTool)

public:
    using Tool::Tool;
    void cancel() override { m_dragging = false; }
    void press(bridge::ScreenPoint at, Qt::KeyboardModifiers with) override;
    void move(bridge::ScreenPoint at, Qt::MouseButtons down) override;
    void release(bridge::ScreenPoint at, Qt::KeyboardModifiers with) override;
    void doubleClick(bridge::ScreenPoint at) override;
    [[nodiscard]] QCursor cursor() const override { return Qt::OpenHandCursor; }
    [[nodiscard]] QString hint() const override;

private:
    bridge::ScreenPoint m_last;
    bool m_dragging = false;
};

} // namespace ecotone::canvas
