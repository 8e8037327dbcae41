#include "ui/dialogs/bookmarks_dialog.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace ecotone::dialogs {

BookmarksDialog::BookmarksDialog(bridge::StoreBridge& bridge, QWidget* parent)
    : QDialog{parent}
    , m_bridge{&bridge}
    , m_list{new QListWidget{this}}
    , m_empty{new QLabel{this}}
    , m_go{new QPushButton{this}}
    , m_rename{new QPushButton{this}}
    , m_remove{new QPushButton{this}}
{
    setObjectName(QStringLiteral("bookmarks"));
    m_list->setObjectName(QStringLiteral("bookmark_list"));
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_empty->setWordWrap(true);
    m_empty->setBuddy(m_list);
    m_go->setDefault(true);
    auto* erase = new QAction{this};
    erase->setShortcut(Qt::Key_Delete);
    erase->setShortcutContext(Qt::WidgetShortcut);
    m_list->addAction(erase);
    auto* lines = new QVBoxLayout{this};
    lines->addWidget(m_empty);
    lines->addWidget(m_list, 1);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_rename);
    buttons->addWidget(m_remove);
    buttons->addStretch(1);
    buttons->addWidget(m_go);
    lines->addLayout(buttons);
    resize(360, 320);
    connect(m_list, &QListWidget::currentRowChanged, this, &BookmarksDialog::updateButtons);
    connect(m_list, &QListWidget::itemActivated, this, &BookmarksDialog::go);
    connect(m_list, &QListWidget::itemChanged, this, [this](const QListWidgetItem* item) {
        rename(m_list->row(item), item->text());
    });
    connect(m_go, &QPushButton::clicked, this, &BookmarksDialog::go);
    connect(m_rename, &QPushButton::clicked, this, [this] {
        if (m_list->currentItem() != nullptr) {
            m_list->editItem(m_list->currentItem());
        }
    });
    connect(m_remove, &QPushButton::clicked, this, &BookmarksDialog::remove);
    connect(erase, &QAction::triggered, this, &BookmarksDialog::remove);
    retranslate();
}

void BookmarksDialog::setBookmarks(const std::vector<bridge::Bookmark>& bookmarks)
{
    // A name that is being edited stays when nothing else is new.
    if (bookmarks == m_bookmarks && m_list->count() == static_cast<int>(bookmarks.size())) {
        updateButtons();
        return;
    }
    const int kept = m_list->currentRow();
    const QSignalBlocker quiet{m_list};
    m_bookmarks = bookmarks;
    m_list->clear();
    for (const bridge::Bookmark& bookmark : m_bookmarks) {
        auto* item = new QListWidgetItem{bookmark.name, m_list};
        item->setFlags(item->flags() | Qt::ItemIsEditable);
    }
    m_list->setCurrentRow(std::clamp(kept, 0, std::max(0, m_list->count() - 1)));
    updateButtons();
}

const bridge::Bookmark* BookmarksDialog::current() const
{
    const int row = m_list->currentRow();
    return row >= 0 && row < static_cast<int>(m_bookmarks.size())
               ? &m_bookmarks[static_cast<std::size_t>(row)]
               : nullptr;
}

void BookmarksDialog::go()
{
    if (const bridge::Bookmark* bookmark = current()) {
        Q_EMIT goTo(*bookmark);
    }
}

void BookmarksDialog::rename(int row, const QString& name)
{
    if (row >= 0 && row < static_cast<int>(m_bookmarks.size())) {
        bridge::renameBookmark(
            *m_bridge,
            this,
            m_bookmarks[static_cast<std::size_t>(row)].name,
            name,
            [this](const Result<std::vector<bridge::Bookmark>>& all) { answered(all); });
    }
}

void BookmarksDialog::remove()
{
    if (const bridge::Bookmark* bookmark = current()) {
        bridge::removeBookmark(
            *m_bridge,
            this,
            bookmark->name,
            [this](const Result<std::vector<bridge::Bookmark>>& all) { answered(all); });
    }
}

void BookmarksDialog::answered(const Result<std::vector<bridge::Bookmark>>& bookmarks)
{
    if (!bookmarks) {
        const auto before = std::exchange(m_bookmarks, {});
        setBookmarks(before); // The old name again.
        m_bridge->reportFailure(bookmarks.error());
        return;
    }
    setBookmarks(*bookmarks);
    Q_EMIT bookmarksChanged(*bookmarks);
}

void BookmarksDialog::updateButtons()
{
    const bool writable = m_bridge->hasProject() && !m_bridge->summary().readOnly;
    m_empty->setVisible(m_bookmarks.empty());
    m_go->setEnabled(current() != nullptr);
    m_rename->setEnabled(current() != nullptr && writable);
    m_remove->setEnabled(current() != nullptr && writable);
}

void BookmarksDialog::retranslate()
{
    setWindowTitle(tr("Bookmarks"));
    m_list->setAccessibleName(tr("Bookmarks"));
    m_empty->setText(tr("A bookmark is a named view that stays in the project. Add one with "
                        "Ctrl+D."));
    m_go->setText(tr("&Go there"));
    m_rename->setText(tr("&Rename"));
    m_remove->setText(tr("&Delete"));
}

void BookmarksDialog::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QDialog::changeEvent(event);
}

} // namespace ecotone::dialogs
