#pragma once

#include "ui/bridge/theme_draft.h"
#include "ui/dialogs/theme_layers_page.h"

#include <QDialog>

#include <functional>

class QAction;
class QComboBox;
class QLabel;
class QMenu;
class QPushButton;
class QTabWidget;
class QToolButton;

namespace ecotone::dialogs {

class ThemeClassesPage;

/// The editor of themes beside the map, which shows every step at once. Nothing is written before
/// it is saved; closing without saving leaves the project as it was.
class ThemeDialog : public QDialog
{
    Q_OBJECT

public:
    ThemeDialog(const cartography::ThemeSheets& themes,
                const std::string& chosen,
                ThemeLayersPage::Layers layers,
                QWidget* parent = nullptr);

    [[nodiscard]] const bridge::ThemeDraft& draft() const { return m_draft; }
    void showClass(const std::string& classCode);
    void showLayer(const std::string& layer);
    [[nodiscard]] ThemeClassesPage* classes() const { return m_classes; }
    [[nodiscard]] ThemeLayersPage* layers() const { return m_layers; }

    void setOpacity(const std::string& layer, double opacity);

    /// The file's name in a theme; what was not understood is listed below.
    void importFile(const QString& path);
    void exportFile(const QString& path);

    /// Asks for a name in a small box; tests put their own answer.
    std::function<QString(const QString& title, const QString& proposal)> askName;

Q_SIGNALS:
    /// The map has to follow.
    void draftChanged();
    void saveWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    void layOut();
    void makeMenu();
    void draftEdited();
    void fillThemes();
    void retranslate();
    void create();
    void duplicate();
    void rename();
    void tellOutcome(const Result<>& done);
    void tellFailure(const Error& error);
    void tell(const QString& text);

    bridge::ThemeDraft m_draft;
    QLabel* m_themeLabel;
    QComboBox* m_themes;
    QPushButton* m_new;
    QPushButton* m_duplicate;
    QToolButton* m_more;
    QMenu* m_menu;
    QAction* m_rename;
    QAction* m_delete;
    QAction* m_reset;
    QAction* m_import;
    QAction* m_export;
    QTabWidget* m_tabs;
    ThemeClassesPage* m_classes;
    ThemeLayersPage* m_layers;
    QLabel* m_notes;
    QPushButton* m_undo;
    QPushButton* m_save;
    QPushButton* m_cancel;
};

} // namespace ecotone::dialogs
