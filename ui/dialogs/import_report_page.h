#pragma once

#include "ui/dialogs/import_page.h"

class QLabel;
class QScrollArea;
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
    void resizeEvent(QResizeEvent* event) override;

private:
    void fillSamples();
    void fitFindings();

    QLabel* m_findings;
    QScrollArea* m_scroll;
    QTableWidget* m_samples;
};

} // namespace ecotone::dialogs
