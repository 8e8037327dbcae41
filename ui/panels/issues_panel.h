#pragma once

#include "ui/bridge/issue_service.h"
#include "ui/models/record_models.h"

#include <QSortFilterProxyModel>
#include <QWidget>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

class QComboBox;
class QFrame;
class QLabel;
class QPushButton;
class QTableView;

namespace ecotone::panels {

/// Issues of one kind, or of all, whose words hold a text.
class IssueFilter : public QSortFilterProxyModel
{
public:
    IssueFilter(models::IssueModel& issues, QObject* parent);
    void setKind(std::string code);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    models::IssueModel* m_issues;
    std::string m_kind; ///< Empty: all.
};

/// What is wrong with the map: filtered by kind, looked at one after another, mended one by one or
/// all of a kind after a preview.
class IssuesPanel : public QWidget
{
    Q_OBJECT

public:
    explicit IssuesPanel(bridge::StoreBridge& bridge, QWidget* parent = nullptr);

    /// Stored issues are read again; what a check found goes with its project.
    void reload();
    void changed(const bridge::ChangeNotice& notice);
    void setSearch(const QString& text);
    void retranslate();
    /// Asked once before anything is written; false stops it.
    void setBeforeWriting(std::function<bool()> mayWrite) { m_mayWrite = std::move(mayWrite); }

    [[nodiscard]] QTableView* table() const { return m_table; }
    [[nodiscard]] const models::IssueModel* model() const { return m_model; }
    [[nodiscard]] QComboBox* kindBox() const { return m_kinds; }
    [[nodiscard]] QComboBox* fixBox() const { return m_fixes; }
    [[nodiscard]] QPushButton* checkButton() const { return m_check; }
    [[nodiscard]] QPushButton* nextButton() const { return m_next; }
    [[nodiscard]] QPushButton* fixButton() const { return m_fix; }
    [[nodiscard]] QPushButton* fixAllButton() const { return m_fixAll; }
    [[nodiscard]] QPushButton* confirmButton() const { return m_confirm; }
    [[nodiscard]] bool isPreviewing() const { return m_tried.has_value(); }
    [[nodiscard]] QString previewText() const;
    /// Open ones: stored and found.
    [[nodiscard]] int count() const;
    [[nodiscard]] std::map<std::string, std::int64_t> openByLandscape() const;

Q_SIGNALS:
    void zoomToIssue(const ecotone::model::Issue& issue);
    /// Places that a fix would change; empty: none is being tried.
    void previewWanted(const std::vector<ecotone::geometry::Polygon>& places);
    void countChanged();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Tried
    {
        std::vector<model::Issue> issues;
        std::string fix;
    };

    [[nodiscard]] QWidget* makeBar();
    void setIssues(std::vector<model::Issue> issues);
    void check();
    void takeChanged(bridge::ChangedIssues changed);
    void fillKinds();
    void fillFixes();
    [[nodiscard]] const model::Issue* current() const;
    void showNext();
    void fixOne();
    void tryAll();
    void showPreview(const edit::FixReport& report);
    void endPreview();
    void confirm();

    bridge::StoreBridge* m_bridge;
    std::function<bool()> m_mayWrite;
    models::IssueModel* m_model;
    IssueFilter* m_order;
    bool m_isChecked = false;
    std::optional<Tried> m_tried;

    QPushButton* m_check;
    QComboBox* m_kinds;
    QPushButton* m_next;
    QComboBox* m_fixes;
    QPushButton* m_fix;
    QPushButton* m_fixAll;
    QFrame* m_band;
    QLabel* m_preview;
    QPushButton* m_confirm;
    QPushButton* m_drop;
    QTableView* m_table;
};

} // namespace ecotone::panels
