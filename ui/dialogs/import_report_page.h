#pragma once

#include "ui/dialogs/import_page.h"

class QLabel;
class QTableWidget;

namespace ecotone::dialogs {

/// What was found in a source: each decision with its evidence, then the defects, then rows.
class ImportReportPage : public ImportPage
{
    Q_OBJECT

public:
    explicit ImportReportPage(QWidget* parent = nullptr);

protected:
    void fill() override;

private:
    void fillSamples();

    QLabel* m_findings;
    QTableWidget* m_samples;
};

} // namespace ecotone::dialogs
