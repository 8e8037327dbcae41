#include "ui/dialogs/import_list.h"

#include "core/base/file.h"
#include "ui/bridge/text.h"
#include "ui/canvas/look.h"
#include "ui/dialogs/import_page.h"

#include <QDir>
#include <QHeaderView>

#include <algorithm>

namespace ecotone::dialogs {

namespace {

constexpr int entryRole = Qt::UserRole;
constexpr int failureRole = Qt::UserRole + 1;
constexpr int folderRole = Qt::UserRole + 2;

int numberOf(const QTreeWidgetItem* item, int role)
{
    const QVariant value = item == nullptr ? QVariant{} : item->data(0, role);
    return value.isValid() ? value.toInt() : -1;
}

} // namespace

ImportList::ImportList(QWidget* parent) : QTreeWidget{parent}
{
    setColumnCount(2);
    setHeaderHidden(true);
    setRootIsDecorated(true);
    setIndentation(14);
    setUniformRowHeights(true);
    setIconSize({16, 16});
    setAllColumnsShowFocus(true);
    setAccessibleName(tr("Files and what is decided about them"));
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(0, QHeaderView::Stretch);
    header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
}

QTreeWidgetItem* ImportList::groupFor(const QString& folder)
{
    for (int i = 0; i < topLevelItemCount(); ++i) {
        if (topLevelItem(i)->data(0, folderRole).toString() == folder) {
            return topLevelItem(i);
        }
    }
    auto* group = new QTreeWidgetItem{this};
    group->setData(0, folderRole, folder);
    group->setText(0, QDir{folder}.dirName());
    group->setToolTip(0, QDir::toNativeSeparators(folder));
    group->setIcon(0, canvas::icon(QStringLiteral("source")));
    group->setExpanded(true);
    return group;
}

void ImportList::fillRow(QTreeWidgetItem& item, const bridge::ImportEntry& entry)
{
    const bool isOut = entry.use == bridge::Use::LeaveOut;
    const auto light = bridge::lightOf(entry);
    const QString word = isOut ? tr("left out") : bridge::lightWord(light);
    item.setText(0, entry.title);
    item.setIcon(0, isOut ? QIcon{} : lightIcon(light));
    item.setText(1, word);
    item.setForeground(1, canvas::color("secondary_text"));
    item.setForeground(0, canvas::color(isOut ? "secondary_text" : "text"));
    item.setData(0, Qt::AccessibleTextRole, tr("%1: %2").arg(entry.title, word));
}

void ImportList::setDelivery(const bridge::Delivery& delivery)
{
    const int kept = std::max(0, currentEntry());
    clear();
    for (std::size_t i = 0; i < delivery.entries.size(); ++i) {
        const auto& entry = delivery.entries[i];
        auto* item = new QTreeWidgetItem{groupFor(entry.group)};
        item->setData(0, entryRole, static_cast<int>(i));
        fillRow(*item, entry);
    }
    for (std::size_t i = 0; i < delivery.files.size(); ++i) {
        const auto& file = delivery.files[i];
        if (!file.error) {
            continue;
        }
        const auto path = pathFromUtf8(file.file);
        auto* item = new QTreeWidgetItem{groupFor(bridge::fromPath(path.parent_path()))};
        item->setData(0, failureRole, static_cast<int>(i));
        item->setText(0, bridge::fromUtf8(fileName(path)));
        item->setIcon(0, lightIcon(bridge::Light::Needs));
        item->setText(1, tr("cannot be read"));
        item->setForeground(1, canvas::color("secondary_text"));
    }
    showEntry(kept);
    if (currentItem() == nullptr && topLevelItemCount() > 0) {
        setCurrentItem(topLevelItem(0)->child(0));
    }
}

void ImportList::refresh(const bridge::Delivery& delivery)
{
    for (int group = 0; group < topLevelItemCount(); ++group) {
        for (int row = 0; row < topLevelItem(group)->childCount(); ++row) {
            auto* item = topLevelItem(group)->child(row);
            if (const int entry = numberOf(item, entryRole); entry >= 0) {
                fillRow(*item, delivery.entries[static_cast<std::size_t>(entry)]);
            } else {
                item->setIcon(0, lightIcon(bridge::Light::Needs));
                item->setForeground(1, canvas::color("secondary_text"));
            }
        }
    }
}

int ImportList::currentEntry() const
{
    return numberOf(currentItem(), entryRole);
}

int ImportList::currentFailure() const
{
    return numberOf(currentItem(), failureRole);
}

std::vector<int> ImportList::chosenEntries() const
{
    std::vector<int> entries;
    const QTreeWidgetItem* item = currentItem();
    if (const int entry = numberOf(item, entryRole); entry >= 0) {
        entries.push_back(entry);
    }
    for (int row = 0; item != nullptr && row < item->childCount(); ++row) {
        if (const int entry = numberOf(item->child(row), entryRole); entry >= 0) {
            entries.push_back(entry);
        }
    }
    return entries;
}

void ImportList::showEntry(int entry)
{
    for (int group = 0; group < topLevelItemCount(); ++group) {
        for (int row = 0; row < topLevelItem(group)->childCount(); ++row) {
            auto* item = topLevelItem(group)->child(row);
            if (numberOf(item, entryRole) == entry) {
                setCurrentItem(item);
                return;
            }
        }
    }
}

} // namespace ecotone::dialogs
