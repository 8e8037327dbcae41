#include "ui/panels/issues_panel.h"

#include "ui/bridge/text.h"
#include "ui/models/roles.h"
#include "ui/panels/pieces.h"

#include <QComboBox>
#include <QFrame>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <map>

namespace ecotone::panels {

// ------------------------------------------------------------------------------------ filter

IssueFilter::IssueFilter(models::IssueModel& issues, QObject* parent)
    : QSortFilterProxyModel{parent}
    , m_issues{&issues}
{
    setSourceModel(&issues);
    setSortRole(models::SortRole);
    setFilterKeyColumn(-1);
    setFilterCaseSensitivity(Qt::CaseInsensitive);
    setSortLocaleAware(true);
}

void IssueFilter::setKind(std::string code)
{
    m_kind = std::move(code);
    invalidateFilter();
}

bool IssueFilter::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    return (m_kind.empty() || m_issues->record(row).code == m_kind) &&
           QSortFilterProxyModel::filterAcceptsRow(row, parent);
}

// ------------------------------------------------------------------------------------- panel

IssuesPanel::IssuesPanel(bridge::StoreBridge& bridge, QWidget* parent)
    : QWidget{parent}
    , m_bridge{&bridge}
    , m_model{new models::IssueModel{this}}
    , m_order{new IssueFilter{*m_model, this}}
    , m_check{new QPushButton{this}}
    , m_kinds{new QComboBox{this}}
    , m_next{new QPushButton{this}}
    , m_fixes{new QComboBox{this}}
    , m_fix{new QPushButton{this}}
    , m_fixAll{new QPushButton{this}}
    , m_band{new QFrame{this}}
    , m_preview{makeText(this)}
    , m_confirm{new QPushButton{this}}
    , m_drop{new QPushButton{this}}
    , m_table{new QTableView{this}}
{
    m_table->setModel(m_order);
    dressTable(*m_table);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->sortByColumn(-1, Qt::AscendingOrder);
    m_band->setProperty("role", QStringLiteral("band"));
    auto* band = new QHBoxLayout{m_band};
    band->setContentsMargins(12, 4, 12, 4);
    band->setSpacing(8);
    band->addWidget(m_preview, 1);
    band->addWidget(m_confirm);
    band->addWidget(m_drop);
    m_band->hide();
    auto* column = new QVBoxLayout{this};
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeBar());
    column->addWidget(m_band);
    column->addWidget(m_table, 1);

    connect(m_check, &QPushButton::clicked, this, &IssuesPanel::check);
    connect(m_next, &QPushButton::clicked, this, &IssuesPanel::showNext);
    connect(m_fix, &QPushButton::clicked, this, &IssuesPanel::fixOne);
    connect(m_fixAll, &QPushButton::clicked, this, &IssuesPanel::tryAll);
    connect(m_confirm, &QPushButton::clicked, this, &IssuesPanel::confirm);
    connect(m_drop, &QPushButton::clicked, this, &IssuesPanel::endPreview);
    connect(m_kinds, &QComboBox::currentIndexChanged, this, [this] {
        m_order->setKind(bridge::toUtf8(m_kinds->currentData().toString()));
        fillFixes();
    });
    connect(m_table->selectionModel(),
            &QItemSelectionModel::currentRowChanged,
            this,
            &IssuesPanel::fillFixes);
    const auto show = [this] {
        if (const auto* issue = current()) {
            Q_EMIT zoomToIssue(*issue);
        }
    };
    connect(m_table, &QTableView::doubleClicked, this, show);
    connect(m_table, &QTableView::activated, this, show);
    retranslate();
}

QWidget* IssuesPanel::makeBar()
{
    auto* bar = new QWidget{this};
    auto* line = new QHBoxLayout{bar};
    line->setContentsMargins(8, 4, 8, 4);
    line->setSpacing(8);
    m_kinds->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_fixes->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    line->addWidget(m_check);
    line->addWidget(m_kinds);
    line->addWidget(m_next);
    line->addStretch(1);
    line->addWidget(m_fixes);
    line->addWidget(m_fix);
    line->addWidget(m_fixAll);
    return bar;
}

// ------------------------------------------------------------------------------------ issues

void IssuesPanel::reload()
{
    endPreview();
    m_isChecked = false;
    bridge::askIssues(*m_bridge, this, [this](Result<std::vector<model::Issue>> issues) {
        if (!m_isChecked) {
            setIssues(issues ? *std::move(issues) : std::vector<model::Issue>{});
        }
    });
}

void IssuesPanel::changed(const bridge::ChangeNotice& notice)
{
    if (!notice.everything && notice.scope == model::Scope::Layout) {
        return; // The map is what it was.
    }
    endPreview();
    if (!m_isChecked) {
        reload();
        return;
    }
    if (notice.entries.empty()) {
        check();
        return;
    }
    std::vector<model::HistoryId> entries;
    for (const auto& entry : notice.entries) {
        entries.push_back(entry.id);
    }
    bridge::askCheckChanged(
        *m_bridge, this, std::move(entries), [this](Result<bridge::ChangedIssues> changed) {
            if (changed) {
                takeChanged(*std::move(changed));
            }
        });
}

/// Where the map changed, what was found before no longer counts.
void IssuesPanel::takeChanged(bridge::ChangedIssues changed)
{
    std::vector<model::Issue> issues = m_model->records();
    std::erase_if(issues, [&](const model::Issue& issue) {
        const auto place = geometry::boundsOf(issue.place);
        return issue.id == 0 && !place.empty() &&
               std::ranges::any_of(changed.places,
                                   [&](const auto& box) { return box.intersects(place); });
    });
    for (auto& issue : changed.found) {
        const auto same = [&](const auto& each) { return each.identity == issue.identity; };
        if (std::ranges::none_of(issues, same)) {
            issues.push_back(std::move(issue));
        }
    }
    setIssues(std::move(issues));
}

void IssuesPanel::check()
{
    if (!m_bridge->hasProject()) {
        return;
    }
    m_check->setEnabled(false);
    bridge::askCheck(*m_bridge, this, [this](Result<std::vector<model::Issue>> issues) {
        m_check->setEnabled(true);
        if (issues) {
            m_isChecked = true;
            setIssues(*std::move(issues));
        } else if (issues.error().code != ErrorCode::Cancelled) {
            m_bridge->reportFailure(issues.error());
        }
    });
}

void IssuesPanel::setIssues(std::vector<model::Issue> issues)
{
    std::erase_if(issues, [](const auto& issue) { return issue.state == "fixed"; });
    m_model->setRecords(std::move(issues));
    m_table->resizeColumnsToContents();
    fillKinds();
    fillFixes();
    Q_EMIT countChanged();
}

/// Kinds that are there, with how many; the chosen one stays while it is.
void IssuesPanel::fillKinds()
{
    const QString chosen = m_kinds->currentData().toString();
    std::map<QString, std::pair<QString, int>> kinds;
    for (const auto& issue : m_model->records()) {
        auto& [code, count] = kinds[bridge::issueTitle(issue.code)];
        code = bridge::fromUtf8(issue.code);
        ++count;
    }
    const QSignalBlocker quiet{m_kinds};
    m_kinds->clear();
    m_kinds->addItem(tr("All kinds"), QString{});
    for (const auto& [title, kind] : kinds) {
        m_kinds->addItem(tr("%1 (%2)").arg(title, bridge::integerText(kind.second)), kind.first);
    }
    m_kinds->setCurrentIndex(std::max(0, m_kinds->findData(chosen)));
    m_order->setKind(bridge::toUtf8(m_kinds->currentData().toString()));
}

void IssuesPanel::fillFixes()
{
    const auto* issue = current();
    const QString chosen = m_fixes->currentData().toString();
    m_fixes->clear();
    const bool open = issue != nullptr && issue->state == "open";
    for (const auto& fix : open ? issue->fixes : std::vector<std::string>{}) {
        if (bridge::isFix(fix)) {
            m_fixes->addItem(bridge::fixText(fix), bridge::fromUtf8(fix));
        }
    }
    m_fixes->setCurrentIndex(std::max(0, m_fixes->findData(chosen)));
    const bool mayFix = m_fixes->count() > 0 && m_bridge->hasProject() &&
                        !m_bridge->summary().readOnly && !isPreviewing();
    m_fixes->setVisible(m_fixes->count() > 0);
    m_fix->setEnabled(mayFix);
    m_fixAll->setEnabled(mayFix);
    m_next->setEnabled(m_order->rowCount() > 0);
}

const model::Issue* IssuesPanel::current() const
{
    const QModelIndex index = m_table->currentIndex();
    return index.isValid() ? &m_model->record(m_order->mapToSource(index).row()) : nullptr;
}

void IssuesPanel::showNext()
{
    const int rows = m_order->rowCount();
    if (rows == 0) {
        return;
    }
    const int row = m_table->currentIndex().isValid() ? m_table->currentIndex().row() + 1 : 0;
    m_table->selectRow(row % rows);
    Q_EMIT zoomToIssue(*current());
}

// ------------------------------------------------------------------------------------- fixes

void IssuesPanel::fixOne()
{
    const auto* issue = current();
    if (issue != nullptr && m_fixes->count() > 0 && (!m_mayWrite || m_mayWrite())) {
        m_bridge->fixIssues({*issue}, bridge::toUtf8(m_fixes->currentData().toString()), {});
    }
}

void IssuesPanel::tryAll()
{
    const auto* chosen = current();
    if (chosen == nullptr || m_fixes->count() == 0) {
        return;
    }
    Tried tried;
    tried.fix = bridge::toUtf8(m_fixes->currentData().toString());
    for (const auto& issue : m_model->records()) {
        if (issue.code == chosen->code && issue.state == "open" &&
            std::ranges::count(issue.fixes, tried.fix) > 0) {
            tried.issues.push_back(issue);
        }
    }
    m_tried = tried;
    fillFixes();
    bridge::askFixes(
        *m_bridge, this, tried.issues, tried.fix, [this](Result<edit::FixReport> report) {
            if (!m_tried) {
                return; // Dropped meanwhile.
            }
            if (report) {
                showPreview(*report);
            } else {
                m_bridge->reportFailure(report.error());
                endPreview();
            }
        });
}

void IssuesPanel::showPreview(const edit::FixReport& report)
{
    QString text =
        tr("%1: %2, %3, %4.")
            .arg(bridge::fixText(m_tried->fix),
                 tr("%n issue(s) would go", nullptr, static_cast<int>(report.issues)),
                 tr("%n patch(es) would change", nullptr, static_cast<int>(report.patches)),
                 tr("%1 would change hands").arg(bridge::areaText(report.area)));
    if (!report.refused.empty()) {
        text += QLatin1Char{' '} +
                tr("%n cannot be fixed so.", nullptr, static_cast<int>(report.refused.size()));
        m_preview->setToolTip(bridge::fromUtf8(report.refused.front()));
    }
    m_preview->setText(text);
    m_confirm->setEnabled(report.issues > 0);
    m_band->show();
    m_confirm->setFocus();
    Q_EMIT previewWanted(report.places);
}

void IssuesPanel::endPreview()
{
    if (!m_tried) {
        return;
    }
    m_tried.reset();
    m_preview->setToolTip({});
    const bool hadFocus = m_band->isAncestorOf(focusWidget());
    m_band->hide();
    if (hadFocus) {
        m_table->setFocus();
    }
    fillFixes();
    Q_EMIT previewWanted({});
}

void IssuesPanel::confirm()
{
    if (!m_tried || (m_mayWrite && !m_mayWrite())) {
        return;
    }
    Tried tried = *std::move(m_tried);
    m_tried = Tried{};
    endPreview();
    m_bridge->fixIssues(std::move(tried.issues), std::move(tried.fix), {});
}

void IssuesPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && isPreviewing()) {
        endPreview();
        return;
    }
    QWidget::keyPressEvent(event);
}

std::map<std::string, std::int64_t> IssuesPanel::openByLandscape() const
{
    std::map<std::string, std::int64_t> counts;
    for (const model::Issue& issue : m_model->records()) {
        counts[issue.landscape] += issue.state == "open" ? 1 : 0;
    }
    return counts;
}

int IssuesPanel::count() const
{
    return static_cast<int>(std::ranges::count(m_model->records(), "open", &model::Issue::state));
}

QString IssuesPanel::previewText() const
{
    return m_band->isVisible() ? m_preview->text() : QString{};
}

void IssuesPanel::setSearch(const QString& text)
{
    m_order->setFilterFixedString(text);
    fillFixes();
}

void IssuesPanel::retranslate()
{
    m_check->setText(tr("Check the map"));
    m_check->setToolTip(tr("Gaps, overlaps, slivers, outlines and borders of the whole map"));
    m_next->setText(tr("Next"));
    m_next->setToolTip(tr("Show the next issue on the map  (F8)"));
    m_fix->setText(tr("Fix"));
    m_fixAll->setText(tr("Fix all of this kind…"));
    m_confirm->setText(tr("Fix all"));
    m_drop->setText(tr("Cancel"));
    m_kinds->setAccessibleName(tr("Kind of issue"));
    m_fixes->setAccessibleName(tr("How to fix it"));
    m_table->setAccessibleName(tr("Issues"));
    m_model->languageChanged();
    fillKinds();
    fillFixes();
    fitHeadings(*m_table);
}

} // namespace ecotone::panels
