#include "ui/dialogs/import_report_page.h"

#include "ui/bridge/text.h"
#include "ui/canvas/look.h"
#include "ui/panels/pieces.h"

#include <QHeaderView>
#include <QLabel>
#include <QScrollArea>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace ecotone::dialogs {

namespace {

using bridge::Light;

QString row(Light light, const QString& name, const QString& value, const QString& evidence)
{
    QString text = QStringLiteral("<tr><td style='padding:3px 8px 3px 0'>") + lightMark(light) +
                   QStringLiteral("</td><td style='padding:3px 12px 3px 0;color:%1'>%2</td>"
                                  "<td style='padding:3px 0'>%3")
                       .arg(canvas::color("secondary_text").name(),
                            name.toHtmlEscaped(),
                            value.toHtmlEscaped());
    if (!evidence.isEmpty()) {
        text +=
            QStringLiteral("<br><span style='color:%1'>%2</span>")
                .arg(canvas::color("secondary_text").name(),
                     evidence.toHtmlEscaped().replace(QLatin1Char{'\n'}, QStringLiteral("<br>")));
    }
    return text + QStringLiteral("</td></tr>");
}

/// The way to today's coordinates, or what the numbers may be: one a line.
QString placeEvidence(const harmonise::CrsFinding& crs)
{
    if (crs.decided) {
        return bridge::fromUtf8(crs.operation);
    }
    constexpr std::size_t told = 4;
    QStringList lines;
    for (std::size_t i = 0; i < std::min(told, crs.candidates.size()); ++i) {
        const auto& candidate = crs.candidates[i];
        lines.append(ImportReportPage::tr("perhaps %1 (%2), %3 %")
                         .arg(bridge::fromUtf8(candidate.name),
                              bridge::fromUtf8(candidate.definition),
                              bridge::integerText(std::lround(candidate.likelihood * 100.0))));
    }
    return lines.isEmpty() ? bridge::remarkText(crs.needed) : lines.join(QLatin1Char{'\n'});
}

Light lightOf(model::Severity severity)
{
    return severity == model::Severity::Error ? Light::Confirm : Light::Decided;
}

} // namespace

ImportReportPage::ImportReportPage(QWidget* parent)
    : ImportPage{parent}
    , m_findings{panels::makeText(this)}
    , m_scroll{new QScrollArea{this}}
    , m_samples{new QTableWidget{this}}
{
    m_findings->setTextFormat(Qt::RichText);
    m_findings->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_findings->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_findings->setContentsMargins(0, 0, 8, 0);
    m_scroll->setWidget(m_findings);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    panels::dressTable(*m_samples);
    m_samples->setSortingEnabled(false);
    m_samples->setMinimumHeight(120);
    m_samples->setAccessibleName(tr("First rows"));
    auto* column = new QVBoxLayout{this};
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_scroll, 3);
    column->addWidget(m_samples, 2);
}

void ImportReportPage::fill()
{
    m_samples->clear();
    m_samples->setRowCount(0);
    m_samples->setColumnCount(0);
    m_findings->clear();
    if (entry() == nullptr) {
        return;
    }
    const auto& report = entry()->report;
    QString rows = QStringLiteral("<table cellspacing='0'>");
    if (entry()->fromRecipe) {
        rows += row(Light::Decided,
                    tr("Recipe"),
                    tr("The decisions of an earlier import of this file are used."),
                    {});
    }
    rows += row(bridge::lightOf(*entry(), bridge::Topic::Text),
                bridge::heading("encoding"),
                bridge::fromUtf8(entry()->recipe.encoding == "auto" ? report.encoding.name
                                                                    : entry()->recipe.encoding),
                bridge::remarkText(report.encoding.evidence));
    rows += row(bridge::lightOf(*entry(), bridge::Topic::Place),
                bridge::heading("coordinate_system"),
                report.crs.decided || !report.crs.name.empty()
                    ? bridge::fromUtf8(report.crs.name.empty() ? report.crs.code : report.crs.name)
                    : tr("not decided"),
                placeEvidence(report.crs));
    if (report.geometry == "polygon") {
        const auto& scheme =
            entry()->recipe.scheme == "auto" ? report.scheme.name : entry()->recipe.scheme;
        rows += row(bridge::lightOf(*entry(), bridge::Topic::Classes),
                    bridge::heading("crosswalk"),
                    scheme.empty() ? tr("not recognised") : bridge::schemeTitle(scheme),
                    bridge::remarkText(report.scheme.evidence));
    }
    for (const harmonise::Finding& finding : report.issues) {
        if (finding.code == "crs-missing" || finding.code == "encoding-undecided") {
            continue; // Said above.
        }
        const auto text = bridge::findingText(finding);
        rows += row(lightOf(finding.severity),
                    bridge::integerText(finding.count),
                    text.title,
                    text.sentence);
    }
    m_findings->setText(rows + QStringLiteral("</table>"));
    fillSamples();
    fitFindings();
}

/// The findings take the height they need, the first rows of the file the rest.
void ImportReportPage::fitFindings()
{
    constexpr int margins = 24;
    m_scroll->setMaximumHeight(m_findings->heightForWidth(width() - margins) + 8);
}

void ImportReportPage::resizeEvent(QResizeEvent* event)
{
    ImportPage::resizeEvent(event);
    fitFindings();
}

void ImportReportPage::fillSamples()
{
    const auto& report = entry()->report;
    QStringList names;
    for (const harmonise::FieldFinding& field : report.fields) {
        names.append(bridge::fromUtf8(field.name));
    }
    m_samples->setRowCount(static_cast<int>(report.samples.size()));
    m_samples->setColumnCount(static_cast<int>(names.size()));
    m_samples->setHorizontalHeaderLabels(names);
    for (int line = 0; line < m_samples->rowCount(); ++line) {
        for (const auto& [name, value] : report.samples[static_cast<std::size_t>(line)]) {
            const auto column = static_cast<int>(names.indexOf(bridge::fromUtf8(name)));
            if (column >= 0) {
                m_samples->setItem(line, column, new QTableWidgetItem{bridge::fromUtf8(value)});
            }
        }
    }
}

} // namespace ecotone::dialogs
