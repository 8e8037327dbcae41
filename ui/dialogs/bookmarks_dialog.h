#pragma once

#include "ui/bridge/bookmarks.h"

#include <QDialog>

class QLabel;
class QListWidget;
class QPushButton;

namespace ecotone::dialogs {

/// The bookmarks of the project: go to, rename (F2), delete (Del). Stays open beside the map.
class BookmarksDialog : public QDialog
{
    Q_OBJECT

public:
    explicit BookmarksDialog(bridge::StoreBridge& bridge, QWidget* parent = nullptr);

    void setBookmarks(const std::vector<bridge::Bookmark>& bookmarks);

Q_SIGNALS:
    void goTo(const ecotone::bridge::Bookmark& bookmark);
    void bookmarksChanged(const std::vector<ecotone::bridge::Bookmark>& bookmarks);

protected:
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] const bridge::Bookmark* current() const;
    void go();
    void rename(int row, const QString& name);
    void remove();
    void answered(const Result<std::vector<bridge::Bookmark>>& bookmarks);
    void retranslate();
    void updateButtons();

    bridge::StoreBridge* m_bridge;
    std::vector<bridge::Bookmark> m_bookmarks;
    QListWidget* m_list;
    QLabel* m_empty;
    QPushButton* m_go;
    QPushButton* m_rename;
    QPushButton* m_remove;
};

} // namespace ecotone::dialogs
