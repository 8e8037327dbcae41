#pragma once

#include "ui/dialogs/import_page.h"

class QComboBox;
class QLabel;
class QTableWidget;

namespace ecotone::dialogs {

/// What becomes of every code of a source, with areas; codes without a class stand first.
class ImportClassPage : public ImportPage
{
    Q_OBJECT

public:
    explicit ImportClassPage(QWidget* parent = nullptr);

    void setClasses(const harmonise::CrosswalkPreview& classes);
    void setFailure(const Error& error);
    void setBusy();
    [[nodiscard]] QTableWidget* table() const { return m_table; }
    [[nodiscard]] QComboBox* schemeBox() const { return m_scheme; }

protected:
    void fill() override;

private:
    void addRow(const harmonise::CodeOutcome& outcome);

    QComboBox* m_scheme;
    QComboBox* m_restricted;
    QLabel* m_note;
    QTableWidget* m_table;
};

} // namespace ecotone::dialogs
