#pragma once

#include <QWidget>

namespace ecotone::canvas {

/// The line between two maps of which one lies over the other; dragged with the mouse, moved by the
/// arrow keys (with Shift by a pixel), Home and End.
class SwipeHandle : public QWidget
{
    Q_OBJECT

public:
    explicit SwipeHandle(QWidget* parent);

    /// Pixels from the left of the parent.
    [[nodiscard]] int position() const { return m_position; }
    void setPosition(int position);

Q_SIGNALS:
    void moved(int position);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    int m_position = 0;
    int m_grabbedAt = 0;
};

} // namespace ecotone::canvas
