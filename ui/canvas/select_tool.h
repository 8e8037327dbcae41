#pragma once

#include "ui/canvas/tool.h"

namespace ecotone::canvas {

/// A click selects a patch, a dragged box all patches in it; Shift adds, Ctrl toggles.
class SelectTool : public Tool
{
    Q_DECLARE_TR_FUNCTIONS(SelectTool)

public:
    using Tool::Tool;
    void cancel() override { m_down = false; }
    void press(bridge::ScreenPoint at, Qt::KeyboardModifiers with) override;
    void move(bridge::ScreenPoint at, Qt::MouseButtons down) override;
    void release(bridge::ScreenPoint at, Qt::KeyboardModifiers with) override;
    void paint(QPainter& painter, const bridge::MapView& view) const override;
    [[nodiscard]] bool hovers() const override { return !m_down; }
    [[nodiscard]] bool isSketching() const override { return m_down; }
    void finish() override { cancel(); }
    [[nodiscard]] QString hint() const override;

private:
    [[nodiscard]] bool isBox() const;

    bridge::ScreenPoint m_from;
    bridge::ScreenPoint m_to;
    bool m_down = false;
};

} // namespace ecotone::canvas
