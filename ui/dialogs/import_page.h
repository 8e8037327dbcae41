#pragma once

#include "ui/bridge/import_preview.h"
#include "ui/bridge/import_service.h"

#include <QIcon>
#include <QWidget>

class QComboBox;

namespace ecotone::dialogs {

/// One group of decisions of the import dialog. A page writes what is decided into the entry at
/// once and says so; the entry belongs to the dialog.
class ImportPage : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// nullptr: nothing is shown.
    void setEntry(bridge::ImportEntry* entry);
    /// The entry was changed elsewhere.
    void refresh();

Q_SIGNALS:
    void decided();

protected:
    virtual void fill() = 0;
    [[nodiscard]] bridge::ImportEntry* entry() const { return m_entry; }
    [[nodiscard]] bool isFilling() const { return m_isFilling; }
    /// Says that the entry's recipe was changed by the person, not by fill().
    void say();

private:
    bridge::ImportEntry* m_entry = nullptr;
    bool m_isFilling = false;
};

/// A traffic light that is told apart by its form too: a tick in a disc, an exclamation mark in a
/// triangle, a cross in an octagon.
[[nodiscard]] QIcon lightIcon(bridge::Light light);
/// The same for rich text.
[[nodiscard]] QString lightMark(bridge::Light light);

/// Chooses the item with `data`; an editable box shows a text it does not list.
void choose(QComboBox& box, const QString& data);
[[nodiscard]] std::string chosen(const QComboBox& box);

} // namespace ecotone::dialogs
