#pragma once

#include "ui/bridge/import_service.h"

#include <QTreeWidget>

#include <vector>

namespace ecotone::dialogs {

/// The sources of the import dialog by delivery folder, each with its traffic light in form, colour
/// and word.
class ImportList : public QTreeWidget
{
    Q_OBJECT

public:
    explicit ImportList(QWidget* parent = nullptr);

    /// Makes all rows anew; the current one stays where it can.
    void setDelivery(const bridge::Delivery& delivery);
    /// Lights and words alone.
    void refresh(const bridge::Delivery& delivery);
    /// Of the current row; -1 for a folder or a file that could not be read.
    [[nodiscard]] int currentEntry() const;
    /// The current row's, or all of the current folder.
    [[nodiscard]] std::vector<int> chosenEntries() const;
    /// A file that could not be read; -1 for none.
    [[nodiscard]] int currentFailure() const;
    void showEntry(int entry);

private:
    void fillRow(QTreeWidgetItem& item, const bridge::ImportEntry& entry);
    [[nodiscard]] QTreeWidgetItem* groupFor(const QString& folder);
};

} // namespace ecotone::dialogs
