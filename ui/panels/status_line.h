#pragma once

#include "ui/bridge/map_view.h"

#include <QWidget>

#include <vector>

class QComboBox;
class QLabel;
class QProgressBar;
class QTimer;
class QToolButton;

namespace ecotone::panels {

/// The line at the foot of the window: where the cursor is, the scale, what was said last, when
/// the last edit was saved, and work that runs with its share and a cancel.
class StatusLine : public QWidget
{
    Q_OBJECT

public:
    explicit StatusLine(QWidget* parent = nullptr);

    void setCursor(double longitude, double latitude);
    void clearCursor();
    void setView(const bridge::MapView& view);
    /// Without a map only messages and progress are left.
    void showMapParts(bool shown);
    void setHint(const QString& hint);
    /// Stays a few seconds, then the hint returns.
    void say(const QString& message);
    void setSaved(const QString& isoTime);
    void taskStarted(int task, const QString& title);
    void taskProgress(int task, double share, const QString& what);
    void taskEnded(int task);

Q_SIGNALS:
    void scaleEntered(double denominator);
    void cancelWanted(int task);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void showTask();
    void enterScale();

    struct Task
    {
        int id = 0;
        QString title;
        double share = 0.0;
    };

    QLabel* m_position;
    QLabel* m_grid;
    QComboBox* m_scale;
    QLabel* m_message;
    QLabel* m_saved;
    QLabel* m_taskTitle;
    QProgressBar* m_bar;
    QToolButton* m_cancel;
    QTimer* m_messageTimer;
    QString m_hint;
    QString m_savedAt;
    double m_shownScale = 1.0; ///< Denominator of the map's view.
    std::vector<Task> m_tasks;
};

} // namespace ecotone::panels
