#pragma once

#include "ui/canvas/sketch_tool.h"

namespace ecotone::canvas {

/// Length on the ellipsoid, and the exact area once three points are set.
class MeasureTool : public SketchTool
{
    Q_DECLARE_TR_FUNCTIONS(MeasureTool)

public:
    using SketchTool::SketchTool;
    [[nodiscard]] QString hint() const override;

protected:
    void sketchChanged() override;
    void sketchDone() override {}
};

} // namespace ecotone::canvas
