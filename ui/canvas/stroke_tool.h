#pragma once

#include "ui/canvas/sketch_tool.h"
#include "ui/canvas/stroke.h"

namespace ecotone::canvas {

/// Draws a line, or a ring, that does something to the patches it meets when it ends.
class StrokeTool : public SketchTool
{
    Q_DECLARE_TR_FUNCTIONS(StrokeTool)

public:
    StrokeTool(MapCanvas& canvas, Stroke stroke) : SketchTool{canvas}, m_stroke{stroke} {}
    [[nodiscard]] QString hint() const override;
    [[nodiscard]] bool hovers() const override { return !isSketching(); }
    [[nodiscard]] bool snaps() const override { return true; }

protected:
    void sketchDone() override;
    [[nodiscard]] bool isRing() const override
    {
        return m_stroke != Stroke::Split && m_stroke != Stroke::Reshape;
    }
    [[nodiscard]] std::size_t fewestPoints() const override { return isRing() ? 3 : 2; }

private:
    Stroke m_stroke;
};

} // namespace ecotone::canvas
