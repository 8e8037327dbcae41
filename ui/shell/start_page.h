#pragma once

#include "core/base/language.h"

#include <QWidget>

#include <array>
#include <map>
#include <vector>

class QLabel;
class QListWidget;
class QPushButton;
class QToolButton;

namespace ecotone::shell {

/// Five small things to try; each ticks itself when it is done.
enum class Task : unsigned char
{
    MoveMap,
    AskWhy,
    ChangeClass,
    DrawProposal,
    ExportLayout,
};

/// Where Ecotone begins: the language in its own script, three doors, recent projects, first steps.
class StartPage : public QWidget
{
    Q_OBJECT

public:
    explicit StartPage(QWidget* parent = nullptr);

    void setRecent(const QStringList& paths);
    void setDone(Task task, bool done);
    void setBack(bool possible);

Q_SIGNALS:
    void languageChosen(ecotone::Language language);
    void exampleWanted();
    void openWanted();
    void lookWanted();
    void recentChosen(const QString& path);
    void backWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    QPushButton* makeDoor(const QString& iconName);

    QLabel* m_title;
    QLabel* m_subtitle;
    std::array<QToolButton*, 4> m_languages{};
    std::array<QPushButton*, 3> m_doors{};
    std::array<QLabel*, 3> m_doorTitles{};
    std::array<QLabel*, 3> m_doorTexts{};
    QLabel* m_recentTitle;
    QListWidget* m_recent;
    QLabel* m_tasksTitle;
    std::array<QLabel*, 5> m_taskSigns{};
    std::array<QLabel*, 5> m_taskTexts{};
    std::array<bool, 5> m_done{};
    QPushButton* m_back;
};

} // namespace ecotone::shell
