#pragma once

#include "ui/canvas/sketch_tool.h"

namespace ecotone::canvas {

/// Draws a boundary. While it moves, boundaryMoved() lets the inspector count what lies within.
class ProposalTool : public SketchTool
{
    Q_DECLARE_TR_FUNCTIONS(ProposalTool)

public:
    using SketchTool::SketchTool;
    [[nodiscard]] QString hint() const override;

protected:
    void sketchChanged() override;
    void sketchDone() override;
    [[nodiscard]] bool isRing() const override { return true; }
    [[nodiscard]] std::size_t fewestPoints() const override { return 3; }
};

} // namespace ecotone::canvas
