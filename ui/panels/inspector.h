#pragma once

#include "core/geometry/shape.h"
#include "core/model/feature.h"
#include "ui/bridge/map_queries.h"
#include "ui/bridge/store_bridge.h"

#include <QWidget>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

class QButtonGroup;
class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace ecotone::panels {

class AreaModel;
class ClassPicker;

/// Tells about what is selected, why first: nothing (the landscape and what to do next), one
/// patch, several patches, or a proposal with its areas.
class Inspector : public QWidget
{
    Q_OBJECT

public:
    explicit Inspector(bridge::StoreBridge& bridge, QWidget* parent = nullptr);
    ~Inspector() override;

    void showNothing(const std::string& landscape);
    /// As the panel of issues counts them: what a check found included.
    void setOpenIssues(std::map<std::string, std::int64_t> byLandscape);
    void showPatches(std::vector<model::PatchId> patches);
    /// A boundary: one being drawn (no feature yet) or a stored proposal.
    void showBoundary(const geometry::MultiPolygon& boundary,
                      std::optional<model::Feature> proposal);
    /// A feature of another layer.
    void showFeature(const std::string& layer, const model::Feature& feature);
    void refresh();
    [[nodiscard]] const std::vector<model::PatchId>& patches() const { return m_patches; }
    [[nodiscard]] ClassPicker* classPicker() const { return m_picker; }
    [[nodiscard]] QPushButton* applyButton() const { return m_apply; }
    [[nodiscard]] const bridge::BoundaryAreas& areas() const { return m_areas; }

Q_SIGNALS:
    void reclassifyWanted(const QString& code, const ecotone::bridge::EditStatement& statement);
    void brushChosen(const QString& code);
    void zoomWanted();
    void proposalPropertiesWanted(const ecotone::model::Feature& proposal);
    void proposalRemoved(qint64 id);
    void areasShown();

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* makePatchPage();
    QWidget* makeBoundaryPage();
    QWidget* makeSummaryPage();
    QWidget* makeEditBox();
    void retranslate();
    [[nodiscard]] std::int64_t openIssues(std::int64_t stored) const;
    void fillSummary();
    void fillPatch(const bridge::PatchDetails& details);
    void fillSeveral();
    void fillBoundary();
    void apply();
    void updateEditBox();

    bridge::StoreBridge* m_bridge;
    QStackedWidget* m_pages;
    // Nothing selected.
    QLabel* m_summaryTitle;
    QLabel* m_summaryText;
    QLabel* m_summaryRows;
    QLabel* m_summaryNext;
    // Patches.
    QLabel* m_patchTitle;
    QLabel* m_why;
    QLabel* m_namesTitle;
    QLabel* m_names;
    QLabel* m_numbersTitle;
    QLabel* m_numbers;
    QLabel* m_sourceTitle;
    QLabel* m_source;
    QLabel* m_historyTitle;
    QLabel* m_history;
    QToolButton* m_zoom;
    QWidget* m_editBox;
    QLabel* m_editTitle;
    ClassPicker* m_picker;
    QRadioButton* m_correction;
    QRadioButton* m_change;
    QLineEdit* m_eventDate;
    QLineEdit* m_cause;
    QLineEdit* m_reason;
    QPushButton* m_apply;
    // Boundary.
    QLabel* m_boundaryTitle;
    QLabel* m_boundaryText;
    QTableView* m_areaTable;
    AreaModel* m_areaModel;
    QLabel* m_areaTotals;
    QPushButton* m_properties;
    QPushButton* m_remove;

    std::string m_landscape;
    /// By landscape; nothing: those that are stored.
    std::optional<std::map<std::string, std::int64_t>> m_openIssues;
    std::vector<model::PatchId> m_patches;
    std::optional<bridge::PatchDetails> m_details;
    geometry::MultiPolygon m_boundary;
    std::optional<model::Feature> m_proposal;
    std::string m_featureLayer;
    bridge::BoundaryAreas m_areas;
    bool m_areasPending = false;
    bool m_areasAgain = false;
};

} // namespace ecotone::panels
