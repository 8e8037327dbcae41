#pragma once

#include "ui/bridge/import_preview.h"
#include "ui/bridge/import_service.h"

#include <QDialog>
#include <QTimer>

#include <functional>
#include <optional>
#include <utility>
#include <vector>

class QFrame;
class QLabel;
class QProgressBar;
class QPushButton;
class QRadioButton;
class QTabWidget;

namespace ecotone::dialogs {

class ImportClassPage;
class ImportColumnsPage;
class ImportList;
class ImportPage;
class ImportPlacePage;
class ImportReportPage;
class ImportSourcePage;
class ImportTextPage;

/// Bringing files in, with open hands: what was found, what is decided and why, what is open; every
/// decision can be changed. Nothing is written until it is accepted, then all of it or nothing.
class ImportDialog : public QDialog
{
    Q_OBJECT

public:
    ImportDialog(bridge::StoreBridge& bridge, const QStringList& files, QWidget* parent = nullptr);
    ~ImportDialog() override;

    /// Asked once before anything is written; false stops it.
    void setBeforeWriting(std::function<bool()> mayWrite) { m_mayWrite = std::move(mayWrite); }
    /// Files, and folders for the files in them.
    void addFiles(const QStringList& paths);

    [[nodiscard]] const bridge::Delivery& delivery() const { return m_delivery; }
    [[nodiscard]] ImportList* list() const { return m_list; }
    [[nodiscard]] QTabWidget* pages() const { return m_pages; }
    [[nodiscard]] ImportTextPage* textPage() const { return m_text; }
    [[nodiscard]] ImportPlacePage* placePage() const { return m_place; }
    [[nodiscard]] ImportClassPage* classPage() const { return m_classes; }
    [[nodiscard]] ImportColumnsPage* columnsPage() const { return m_columns; }
    [[nodiscard]] ImportSourcePage* sourcePage() const { return m_source; }
    [[nodiscard]] QPushButton* acceptButton() const { return m_accept; }
    [[nodiscard]] QPushButton* confirmButton() const { return m_confirm; }
    [[nodiscard]] QPushButton* cancelButton() const { return m_cancel; }
    [[nodiscard]] QString sentence() const;
    [[nodiscard]] QString note() const;
    [[nodiscard]] bool isBusy() const { return m_task.has_value(); }

    void accept() override;
    /// While something runs: stops it; else closes, and nothing was written.
    void reject() override;

Q_SIGNALS:
    void reportShown();
    /// The small maps and texts of the shown source are there.
    void previewShown();
    void classesShown();
    void imported();
    /// The import ended without one; the project is as before.
    void notImported();

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void makePages();
    [[nodiscard]] QWidget* makeLeft();
    [[nodiscard]] QWidget* makeRight();
    [[nodiscard]] QLayout* makeButtons();
    void connectParts();

    void probe(const QStringList& paths, std::optional<harmonise::ProbeHints> hints);
    void taskStarted(int task);
    void taskEnded();
    void takeDelivery(bridge::Delivery delivery);
    void readAgain();
    void askFiles();
    void askFolder();

    [[nodiscard]] bridge::ImportEntry* shown();
    void showCurrent();
    void showQuestions();
    void showFailure(const Error& error);
    void decided();
    void useChosen(bridge::Use use);
    void confirm();
    void updateState();
    void takeView(const bridge::SourceView& view);
    void imported(Result<bridge::Imported> result);

    bridge::StoreBridge* m_bridge;
    bridge::ImportPreview* m_preview;
    bridge::Delivery m_delivery;
    std::function<bool()> m_mayWrite;
    std::optional<int> m_task;
    bool m_isStarting = false;
    QTimer m_previewTimer;

    ImportList* m_list;
    QLabel* m_title;
    QLabel* m_sentence;
    QFrame* m_band;
    QLabel* m_questions;
    QPushButton* m_confirm;
    std::vector<std::pair<bridge::Use, QRadioButton*>> m_uses;
    QTabWidget* m_pages;
    ImportReportPage* m_report = nullptr;
    ImportTextPage* m_text = nullptr;
    ImportPlacePage* m_place = nullptr;
    ImportClassPage* m_classes = nullptr;
    ImportColumnsPage* m_columns = nullptr;
    ImportSourcePage* m_source = nullptr;
    std::vector<std::pair<bridge::Topic, ImportPage*>> m_topics; ///< In the order of the tabs.
    QLabel* m_note;
    QProgressBar* m_progress;
    QPushButton* m_again;
    QPushButton* m_cancel;
    QPushButton* m_accept;
};

} // namespace ecotone::dialogs
