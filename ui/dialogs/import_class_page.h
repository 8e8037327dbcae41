#pragma once

#include "ui/dialogs/import_page.h"

#include <vector>

class QButtonGroup;
class QComboBox;
class QHBoxLayout;
class QLabel;
class QTableWidget;

namespace ecotone::dialogs {

class ChoiceCard;

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
    /// The two classifications the codes may follow, while only a person can tell.
    [[nodiscard]] const std::vector<ChoiceCard*>& schemeCards() const { return m_cards; }

protected:
    void fill() override;

private:
    void showReadings();
    void addRow(const harmonise::CodeOutcome& outcome);

    QComboBox* m_scheme;
    QComboBox* m_restricted;
    QLabel* m_note;
    QHBoxLayout* m_readings;
    QButtonGroup* m_group;
    std::vector<ChoiceCard*> m_cards;
    QTableWidget* m_table;
};

} // namespace ecotone::dialogs
