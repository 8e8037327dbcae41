#pragma once

#include "ui/canvas/tool.h"

#include <QColor>

namespace ecotone::canvas {

/// Gives the class in the brush to every patch that is clicked.
class PaintTool : public Tool
{
    Q_DECLARE_TR_FUNCTIONS(PaintTool)

public:
    using Tool::Tool;
    void setBrush(const QString& className, const QColor& color);
    void release(bridge::ScreenPoint at, Qt::KeyboardModifiers with) override;
    void paint(QPainter& painter, const bridge::MapView& view) const override;
    [[nodiscard]] bool hovers() const override { return true; }
    [[nodiscard]] QCursor cursor() const override { return Qt::CrossCursor; }
    [[nodiscard]] QString hint() const override;

private:
    QString m_className;
    QColor m_color;
};

} // namespace ecotone::canvas
