#pragma once

#include "ui/dialogs/import_page.h"

class QComboBox;
class QLineEdit;
class QSpinBox;

namespace ecotone::dialogs {

/// Whose data this is, what it becomes, and who may see it.
class ImportSourcePage : public ImportPage
{
    Q_OBJECT

public:
    explicit ImportSourcePage(QWidget* parent = nullptr);

    [[nodiscard]] QComboBox* countryBox() const { return m_country; }

protected:
    void fill() override;

private:
    void take();

    QComboBox* m_role;
    QComboBox* m_country;
    QComboBox* m_landscape;
    QComboBox* m_sharing;
    QSpinBox* m_authority;
    QLineEdit* m_title;
    QLineEdit* m_agency;
    QLineEdit* m_date;
    QLineEdit* m_licence;
};

} // namespace ecotone::dialogs
