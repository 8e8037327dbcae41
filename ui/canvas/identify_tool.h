#pragma once

#include "ui/canvas/tool.h"

namespace ecotone::canvas {

/// A click tells everything about what is there.
class IdentifyTool : public Tool
{
    Q_DECLARE_TR_FUNCTIONS(IdentifyTool)

public:
    using Tool::Tool;
    void release(bridge::ScreenPoint at, Qt::KeyboardModifiers with) override;
    [[nodiscard]] bool hovers() const override { return true; }
    [[nodiscard]] QCursor cursor() const override { return Qt::WhatsThisCursor; }
    [[nodiscard]] QString hint() const override;
};

} // namespace ecotone::canvas
