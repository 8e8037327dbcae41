#pragma once

#include "ui/canvas/tool.h"

namespace ecotone::canvas {

/// Clicks gather neighbouring patches, a double-click or the right button makes them one; the
/// first keeps its row.
class MergeTool : public Tool
{
    Q_DECLARE_TR_FUNCTIONS(MergeTool)

public:
    using Tool::Tool;
    void cancel() override;
    void release(bridge::ScreenPoint at, Qt::KeyboardModifiers with) override;
    void doubleClick(bridge::ScreenPoint at) override;
    void finish() override;
    [[nodiscard]] bool hovers() const override { return true; }
    [[nodiscard]] bool isSketching() const override;
    [[nodiscard]] QString hint() const override;

private:
    bool m_isEnding = false; ///< The release that follows a double-click selects nothing.
};

} // namespace ecotone::canvas
