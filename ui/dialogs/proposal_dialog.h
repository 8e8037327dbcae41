#pragma once

#include "core/model/feature.h"

#include <QDialog>

#include <array>

class QComboBox;
class QLineEdit;

namespace ecotone::dialogs {

/// Names in the four languages and the status of a proposal.
class ProposalDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ProposalDialog(model::Feature proposal, QWidget* parent = nullptr);
    [[nodiscard]] model::Feature proposal() const;

private:
    model::Feature m_proposal;
    std::array<QLineEdit*, 4> m_names{};
    QComboBox* m_status;
    QLineEdit* m_note;
};

} // namespace ecotone::dialogs
