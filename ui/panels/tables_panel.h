#pragma once

#include "ui/bridge/store_bridge.h"
#include "ui/models/patch_table_model.h"
#include "ui/models/record_models.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QSortFilterProxyModel;
class QTabWidget;
class QTableView;

namespace ecotone::panels {

class IssuesPanel;

/// The tabs below the map: attribute table, issues, history, sources.
class TablesPanel : public QWidget
{
    Q_OBJECT

public:
    enum Tab : int
    {
        TableTab,
        IssuesTab,
        HistoryTab,
        SourcesTab,
    };

    explicit TablesPanel(bridge::StoreBridge& bridge, QWidget* parent = nullptr);

    void reload();
    void changed(const bridge::ChangeNotice& notice);
    void showTab(Tab tab);
    void setLandscape(const std::string& landscape);
    void setClass(const QString& code);
    /// Selects these rows without telling anybody.
    void followSelection(const std::vector<model::PatchId>& patches);
    [[nodiscard]] models::PatchTableModel* patchModel() const { return m_patches; }
    [[nodiscard]] QTableView* patchTable() const { return m_patchTable; }
    [[nodiscard]] IssuesPanel* issues() const { return m_issues; }

Q_SIGNALS:
    void patchesSelected(const std::vector<qint64>& patches);
    void zoomToPatch(qint64 patch);

protected:
    void changeEvent(QEvent* event) override;

private:
    QTableView* addTable(QAbstractItemModel* model, QSortFilterProxyModel** proxy);
    void loadHistory();
    void loadSources();
    void tellSelection();
    void retranslate();
    void updateSearch();

    bridge::StoreBridge* m_bridge;
    QTabWidget* m_tabs;
    QLineEdit* m_search;
    QLabel* m_count;
    models::PatchTableModel* m_patches;
    QTableView* m_patchTable;
    IssuesPanel* m_issues;
    models::HistoryModel* m_history;
    QSortFilterProxyModel* m_historyOrder = nullptr;
    QTableView* m_historyTable;
    models::SourceModel* m_sources;
    QSortFilterProxyModel* m_sourceOrder = nullptr;
    QTableView* m_sourceTable;
    bool m_following = false;
};

} // namespace ecotone::panels
