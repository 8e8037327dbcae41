#pragma once

#include "ui/dialogs/import_page.h"

class QComboBox;
class QLabel;
class QTableWidget;

namespace ecotone::dialogs {

/// Texts of a source in every encoding they may be in, side by side; a column is chosen by its
/// heading, by Enter on one of its cells, or in the box above.
class ImportTextPage : public ImportPage
{
    Q_OBJECT

public:
    explicit ImportTextPage(QWidget* parent = nullptr);

    void setView(const bridge::SourceView& view);
    [[nodiscard]] QComboBox* encodingBox() const { return m_encoding; }
    [[nodiscard]] QTableWidget* table() const { return m_table; }

protected:
    void fill() override;

private:
    void chooseColumn(int column);
    void markColumn();

    bridge::SourceView m_view;
    QComboBox* m_encoding;
    QLabel* m_note;
    QTableWidget* m_table;
};

} // namespace ecotone::dialogs
