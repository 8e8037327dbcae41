#include "ui/dialogs/author_dialog.h"

#include "ui/bridge/text.h"
#include "ui/panels/pieces.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace ecotone::dialogs {

AuthorDialog::AuthorDialog(const model::Author& author, QWidget* parent)
    : QDialog{parent}
    , m_name{new QLineEdit{bridge::fromUtf8(author.name), this}}
    , m_organisation{new QLineEdit{bridge::fromUtf8(author.organisation), this}}
    , m_side{new QComboBox{this}}
    , m_buttons{new QDialogButtonBox{QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this}}
{
    setWindowTitle(tr("Who are you?"));
    m_name->setObjectName(QStringLiteral("name"));
    auto* title = panels::makeTitle(this);
    title->setText(tr("Who are you?"));
    auto* note = panels::makeText(this);
    note->setText(
        tr("Every edit carries a name in the history. Patches of another side stay locked "
           "for you; a joint editor may change all."));
    m_side->addItem(tr("Joint editor"), QString{});
    for (const char* code : {"CN", "MN", "RU"}) {
        m_side->addItem(bridge::countryName(code), QString::fromLatin1(code));
    }
    m_side->setCurrentIndex(std::max(0, m_side->findData(bridge::fromUtf8(author.side))));
    auto* form = new QFormLayout;
    form->setSpacing(8);
    form->addRow(tr("&Name"), m_name);
    form->addRow(tr("&Organisation"), m_organisation);
    form->addRow(tr("&Side"), m_side);
    auto* column = new QVBoxLayout{this};
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(12);
    column->addWidget(title);
    column->addWidget(note);
    column->addLayout(form);
    column->addStretch(1);
    column->addWidget(m_buttons);
    setMinimumWidth(440);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_name, &QLineEdit::textChanged, this, &AuthorDialog::check);
    check();
}

void AuthorDialog::check()
{
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(!m_name->text().trimmed().isEmpty());
}

model::Author AuthorDialog::author() const
{
    return {bridge::toUtf8(m_name->text().trimmed()),
            bridge::toUtf8(m_organisation->text().trimmed()),
            bridge::toUtf8(m_side->currentData().toString())};
}

} // namespace ecotone::dialogs
