#include "ui/dialogs/proposal_dialog.h"

#include "core/geometry/area.h"
#include "core/habitat/words.h"
#include "ui/bridge/text.h"
#include "ui/panels/pieces.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace ecotone::dialogs {

ProposalDialog::ProposalDialog(model::Feature proposal, QWidget* parent)
    : QDialog{parent}
    , m_proposal{std::move(proposal)}
    , m_status{new QComboBox{this}}
    , m_note{new QLineEdit{bridge::fromUtf8(m_proposal.text("note")), this}}
{
    setWindowTitle(bridge::heading("proposal"));
    auto* title = panels::makeTitle(this);
    title->setText(bridge::heading("proposal"));
    auto* area = panels::makeText(this);
    area->setText(bridge::areaText(geometry::areaOf(m_proposal.shape)));
    auto* form = new QFormLayout;
    form->setSpacing(8);
    for (const Language language : allLanguages) {
        auto* box = new QLineEdit{bridge::fromUtf8(m_proposal.names.in(language)), this};
        box->setObjectName(QStringLiteral("name_") + bridge::fromUtf8(code(language)));
        m_names[static_cast<std::size_t>(language)] = box;
        form->addRow(tr("Name, %1").arg(bridge::fromUtf8(ownName(language))), box);
    }
    m_names[static_cast<std::size_t>(bridge::currentLanguage())]->setFocus();
    for (const std::string& status : habitat::Words::shared().statuses("proposal")) {
        m_status->addItem(bridge::statusWord("proposal", status), bridge::fromUtf8(status));
    }
    m_status->setCurrentIndex(
        std::max(0, m_status->findData(bridge::fromUtf8(m_proposal.text("status")))));
    form->addRow(bridge::heading("status"), m_status);
    auto* buttons = new QDialogButtonBox{QDialogButtonBox::Save | QDialogButtonBox::Cancel, this};
    auto* column = new QVBoxLayout{this};
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(12);
    column->addWidget(title);
    column->addWidget(area);
    form->addRow(tr("Note"), m_note);
    column->addLayout(form);
    column->addStretch(1);
    column->addWidget(buttons);
    setMinimumWidth(460);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

model::Feature ProposalDialog::proposal() const
{
    model::Feature result = m_proposal;
    for (const Language language : allLanguages) {
        result.names.in(language) =
            bridge::toUtf8(m_names[static_cast<std::size_t>(language)]->text().trimmed());
    }
    result.values["status"] = bridge::toUtf8(m_status->currentData().toString());
    if (!m_note->text().isEmpty()) {
        result.values["note"] = bridge::toUtf8(m_note->text());
    }
    return result;
}

} // namespace ecotone::dialogs
