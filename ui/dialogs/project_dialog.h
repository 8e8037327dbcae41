#pragma once

#include <QDialog>

class QDialogButtonBox;
class QLabel;
class QLineEdit;

namespace ecotone::dialogs {

/// A new, empty project: its title and its file.
class ProjectDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ProjectDialog(QWidget* parent = nullptr);
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString path() const;

private:
    void chooseFile();
    void check();

    QLineEdit* m_title;
    QLineEdit* m_path;
    QDialogButtonBox* m_buttons;
};

} // namespace ecotone::dialogs
