#pragma once

#include <QApplication>
#include <QTest>
#include <QWidget>

namespace ecotone::tests {

/// Makes `window` the one that keys and shortcuts go to, as a window manager does when a dialog
/// above it closes. Asked again until it holds: without a manager the activation of a dialog that
/// was just shown may still be on its way and arrive later than ours.
inline bool makeActive(QWidget& window, int milliseconds = 20'000)
{
    return QTest::qWaitFor(
        [&window] {
            if (QApplication::activeWindow() == &window) {
                return true;
            }
            window.activateWindow();
            return false;
        },
        milliseconds);
}

} // namespace ecotone::tests
