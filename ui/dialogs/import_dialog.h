#pragma once

#include "ui/bridge/import_service.h"
#include "ui/bridge/store_bridge.h"

#include <QDialog>

#include <functional>
#include <utility>
#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableWidget;
class QTreeWidget;
class QTreeWidgetItem;

namespace ecotone::dialogs {

/// Bringing files in, in two steps that show their hands: what was read, with lights for encoding,
/// coordinate system, scheme and defects; then, only when it is accepted, the writing.
class ImportDialog : public QDialog
{
    Q_OBJECT

public:
    ImportDialog(bridge::StoreBridge& bridge, const QStringList& files, QWidget* parent = nullptr);

    /// Asked once before anything is written; false stops it.
    void setBeforeWriting(std::function<bool()> mayWrite) { m_mayWrite = std::move(mayWrite); }
    [[nodiscard]] const std::vector<harmonise::FileReport>& reports() const { return m_reports; }
    [[nodiscard]] QPushButton* acceptButton() const { return m_accept; }

Q_SIGNALS:
    void reportShown();
    void imported();

private:
    struct Entry
    {
        std::size_t file = 0;
        std::size_t layer = 0;
        harmonise::Recipe recipe;
    };

    void probe();
    void showReports();
    void showEntry(int entry);
    void fillSamples(const harmonise::LayerReport& layer);
    void fillLights(const harmonise::LayerReport& layer);
    void storeSettings();
    void accept() override;
    [[nodiscard]] bool isReady(const Entry& entry) const;
    [[nodiscard]] const harmonise::LayerReport& layerOf(const Entry& entry) const;

    bridge::StoreBridge* m_bridge;
    std::vector<std::filesystem::path> m_files;
    std::vector<harmonise::FileReport> m_reports;
    std::vector<Entry> m_entries;
    std::function<bool()> m_mayWrite;
    int m_shown = -1;
    QTreeWidget* m_layers;
    QLabel* m_heading;
    QLabel* m_lights;
    QTableWidget* m_samples;
    QComboBox* m_role;
    QComboBox* m_country;
    QComboBox* m_landscape;
    QComboBox* m_encoding;
    QLineEdit* m_crs;
    QLineEdit* m_assume;
    QPushButton* m_again;
    QPushButton* m_accept;
    QLabel* m_note;
};

} // namespace ecotone::dialogs
