#include "ui/dialogs/project_dialog.h"

#include "ui/panels/pieces.h"

#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace ecotone::dialogs {

ProjectDialog::ProjectDialog(QWidget* parent)
    : QDialog{parent}
    , m_title{new QLineEdit{this}}
    , m_path{new QLineEdit{this}}
    , m_buttons{new QDialogButtonBox{QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this}}
{
    setWindowTitle(tr("New project"));
    auto* heading = panels::makeTitle(this);
    heading->setText(tr("New project"));
    auto* note = panels::makeText(this);
    note->setText(tr("A project is one file: every layer, source, style and edit of one map. Other "
                     "programs that read GeoPackage open it too."));
    auto* choose = new QPushButton{tr("Choose…"), this};
    auto* fileLine = new QHBoxLayout;
    fileLine->setSpacing(8);
    fileLine->addWidget(m_path, 1);
    fileLine->addWidget(choose);
    auto* form = new QFormLayout;
    form->setSpacing(8);
    form->addRow(tr("&Title"), m_title);
    form->addRow(tr("&File"), fileLine);
    auto* column = new QVBoxLayout{this};
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(12);
    column->addWidget(heading);
    column->addWidget(note);
    column->addLayout(form);
    column->addStretch(1);
    column->addWidget(m_buttons);
    setMinimumWidth(520);
    connect(choose, &QPushButton::clicked, this, &ProjectDialog::chooseFile);
    connect(m_title, &QLineEdit::textChanged, this, &ProjectDialog::check);
    connect(m_path, &QLineEdit::textChanged, this, &ProjectDialog::check);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    check();
}

void ProjectDialog::chooseFile()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    QString file = QFileDialog::getSaveFileName(
        this, tr("New project"), folder, tr("Ecotone project (*.gpkg)"));
    if (!file.isEmpty()) {
        if (QFileInfo{file}.suffix().isEmpty()) {
            file += QStringLiteral(".gpkg");
        }
        m_path->setText(file);
    }
}

void ProjectDialog::check()
{
    m_buttons->button(QDialogButtonBox::Ok)
        ->setEnabled(!m_title->text().trimmed().isEmpty() && !m_path->text().trimmed().isEmpty());
}

QString ProjectDialog::title() const
{
    return m_title->text().trimmed();
}

QString ProjectDialog::path() const
{
    return m_path->text().trimmed();
}

} // namespace ecotone::dialogs
