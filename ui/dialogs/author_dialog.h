#pragma once

#include "core/model/history.h"

#include <QDialog>

class QComboBox;
class QDialogButtonBox;
class QLabel;
class QLineEdit;

namespace ecotone::dialogs {

/// Asked once, at the first edit: whose name the history shall carry, and which side it speaks for.
class AuthorDialog : public QDialog
{
    Q_OBJECT

public:
    explicit AuthorDialog(const model::Author& author, QWidget* parent = nullptr);
    [[nodiscard]] model::Author author() const;

private:
    void check();

    QLineEdit* m_name;
    QLineEdit* m_organisation;
    QComboBox* m_side;
    QDialogButtonBox* m_buttons;
};

} // namespace ecotone::dialogs
