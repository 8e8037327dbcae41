#include "ui/panels/tables_panel.h"

#include "ui/bridge/map_queries.h"
#include "ui/bridge/text.h"
#include "ui/canvas/look.h"
#include "ui/models/roles.h"
#include "ui/panels/issues_panel.h"
#include "ui/panels/pieces.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace ecotone::panels {

TablesPanel::TablesPanel(bridge::StoreBridge& bridge, QWidget* parent)
    : QWidget{parent}
    , m_bridge{&bridge}
    , m_tabs{new QTabWidget{this}}
    , m_search{new QLineEdit{this}}
    , m_count{makeNote(this)}
    , m_patches{new models::PatchTableModel{bridge, this}}
    , m_patchTable{new QTableView{this}}
    , m_issues{new IssuesPanel{bridge, this}}
    , m_history{new models::HistoryModel{this}}
    , m_historyTable{addTable(m_history, &m_historyOrder)}
    , m_sources{new models::SourceModel{this}}
    , m_sourceTable{addTable(m_sources, &m_sourceOrder)}
{
    m_patchTable->setObjectName(QStringLiteral("patches"));
    m_patchTable->setModel(m_patches);
    dressTable(*m_patchTable);
    m_patchTable->sortByColumn(models::PatchTableModel::Id, Qt::AscendingOrder);
    m_patchTable->setColumnWidth(models::PatchTableModel::Id, 72);
    m_patchTable->setColumnWidth(models::PatchTableModel::ClassName, 240);
    m_tabs->tabBar()->setDrawBase(false);
    for (QWidget* page : {static_cast<QWidget*>(m_patchTable),
                          static_cast<QWidget*>(m_issues),
                          static_cast<QWidget*>(m_historyTable),
                          static_cast<QWidget*>(m_sourceTable)}) {
        m_tabs->addTab(page, QString{});
    }
    auto* corner = new QWidget{this};
    auto* line = new QHBoxLayout{corner};
    line->setContentsMargins(0, 3, 8, 3);
    line->setSpacing(8);
    m_count->setWordWrap(false);
    m_search->setClearButtonEnabled(true);
    m_search->setFixedWidth(220);
    line->addWidget(m_count);
    line->addWidget(m_search);
    m_tabs->setCornerWidget(corner, Qt::TopRightCorner);
    auto* column = new QVBoxLayout{this};
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_tabs);

    connect(m_search, &QLineEdit::textChanged, this, &TablesPanel::updateSearch);
    connect(m_tabs, &QTabWidget::currentChanged, this, &TablesPanel::updateSearch);
    connect(m_patches, &QAbstractItemModel::modelReset, this, &TablesPanel::updateSearch);
    connect(m_patchTable->selectionModel(),
            &QItemSelectionModel::selectionChanged,
            this,
            &TablesPanel::tellSelection);
    connect(m_patchTable, &QTableView::doubleClicked, this, [this](const QModelIndex& index) {
        Q_EMIT zoomToPatch(m_patches->patchAt(index.row()));
    });
    connect(m_issues, &IssuesPanel::countChanged, this, &TablesPanel::retranslate);
    retranslate();
}

QTableView* TablesPanel::addTable(QAbstractItemModel* model, QSortFilterProxyModel** proxy)
{
    auto* order = new QSortFilterProxyModel{this};
    order->setSourceModel(model);
    order->setSortRole(models::SortRole);
    order->setFilterKeyColumn(-1);
    order->setFilterCaseSensitivity(Qt::CaseInsensitive);
    order->setSortLocaleAware(true);
    *proxy = order;
    auto* table = new QTableView{this};
    table->setModel(order);
    dressTable(*table);
    table->sortByColumn(-1, Qt::AscendingOrder);
    return table;
}

void TablesPanel::reload()
{
    m_patches->reload();
    m_issues->reload();
    loadHistory();
    loadSources();
}

void TablesPanel::changed(const bridge::ChangeNotice& notice)
{
    loadHistory();
    if (notice.scope == model::Scope::Map || notice.everything) {
        m_issues->changed(notice);
    }
    if (notice.everything) {
        m_patches->reload();
        loadSources();
        return;
    }
    if (notice.scope == model::Scope::Map) {
        m_patches->forget(notice.patches);
        m_patches->reload();
    }
}

void TablesPanel::loadHistory()
{
    bridge::askHistory(*m_bridge, this, [this](Result<std::vector<model::HistoryEntry>> entries) {
        m_history->setRecords(entries ? *std::move(entries) : std::vector<model::HistoryEntry>{});
        m_historyTable->resizeColumnsToContents();
    });
}

void TablesPanel::loadSources()
{
    bridge::askSources(*m_bridge, this, [this](Result<std::vector<model::Source>> sources) {
        m_sources->setRecords(sources ? *std::move(sources) : std::vector<model::Source>{});
        m_sourceTable->resizeColumnsToContents();
    });
}

void TablesPanel::showTab(Tab tab)
{
    m_tabs->setCurrentIndex(tab);
}

void TablesPanel::setLandscape(const std::string& landscape)
{
    m_patches->setLandscape(landscape);
}

void TablesPanel::setClass(const QString& code)
{
    showTab(TableTab);
    m_search->setText(code);
}

void TablesPanel::tellSelection()
{
    if (m_following) {
        return;
    }
    std::vector<qint64> patches;
    // By ranges: a table may be selected whole.
    for (const QItemSelectionRange& range : m_patchTable->selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row) {
            patches.push_back(m_patches->patchAt(row));
        }
    }
    Q_EMIT patchesSelected(patches);
}

void TablesPanel::followSelection(const std::vector<model::PatchId>& patches)
{
    constexpr std::size_t mostFollowed = 200;
    m_following = true;
    QItemSelection selection;
    int first = -1;
    for (std::size_t i = 0; i < patches.size() && i < mostFollowed; ++i) {
        const int row = m_patches->rowOf(patches[i]);
        if (row >= 0) {
            const QModelIndex index = m_patches->index(row, 0);
            selection.select(index, index);
            first = first < 0 ? row : first;
        }
    }
    m_patchTable->selectionModel()->select(
        selection, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    if (first >= 0) {
        m_patchTable->scrollTo(m_patches->index(first, 0), QAbstractItemView::PositionAtCenter);
    }
    m_following = false;
}

void TablesPanel::updateSearch()
{
    const QString text = m_search->text();
    const int tab = m_tabs->currentIndex();
    if (tab == TableTab && sender() == m_search) {
        m_patches->setSearch(text);
    } else if (tab != TableTab) {
        for (QSortFilterProxyModel* order : {m_historyOrder, m_sourceOrder}) {
            order->setFilterFixedString(text);
        }
        m_issues->setSearch(text);
    }
    const auto* table =
        tab == IssuesTab ? m_issues->table() : qobject_cast<QTableView*>(m_tabs->currentWidget());
    const int rows = table == nullptr ? 0 : table->model()->rowCount();
    m_count->setText(table == nullptr
                         ? QString{}
                         : tr("%1 row(s)", nullptr, rows).arg(bridge::integerText(rows)));
}

void TablesPanel::retranslate()
{
    m_tabs->setTabText(TableTab, tr("Table"));
    const int issues = m_issues->count();
    m_tabs->setTabText(
        IssuesTab, issues == 0 ? tr("Issues") : tr("Issues %1").arg(bridge::integerText(issues)));
    m_tabs->setTabText(HistoryTab, bridge::heading("history"));
    m_tabs->setTabText(SourcesTab, bridge::heading("sources"));
    m_search->setPlaceholderText(tr("Filter rows"));
    m_search->setAccessibleName(tr("Filter rows"));
    m_patchTable->setAccessibleName(tr("Table"));
    m_historyTable->setAccessibleName(bridge::heading("history"));
    m_sourceTable->setAccessibleName(bridge::heading("sources"));
    for (QTableView* table : {m_patchTable, m_historyTable, m_sourceTable}) {
        fitHeadings(*table);
    }
    updateSearch();
}

void TablesPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_patches->languageChanged();
        m_issues->retranslate();
        m_history->languageChanged();
        m_sources->languageChanged();
        retranslate();
    }
    QWidget::changeEvent(event);
}

} // namespace ecotone::panels
