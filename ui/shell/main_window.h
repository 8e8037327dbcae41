#pragma once

#include "core/model/issue.h"
#include "ui/bridge/languages.h"
#include "ui/bridge/store_bridge.h"
#include "ui/bridge/theme_draft.h"
#include "ui/canvas/look.h"
#include "ui/canvas/stroke.h"
#include "ui/models/layer_tree_model.h"
#include "ui/shell/actions.h"
#include "ui/shell/start_page.h"

#include <QMainWindow>

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

class QSplitter;
class QStackedWidget;
class QTimer;

namespace ecotone::canvas {
class MapCanvas;
class MapRenderer;
class OverviewMap;
class PaintTool;
} // namespace ecotone::canvas

namespace ecotone::panels {
class Inspector;
class LayersPanel;
class MapHeader;
class StatusLine;
class TablesPanel;
} // namespace ecotone::panels

namespace ecotone::bridge {
class PlaceSearch;
class ThemeService;
} // namespace ecotone::bridge

namespace ecotone::dialogs {
class BookmarksDialog;
class HillshadeDialog;
class ImportDialog;
class ThemeDialog;
} // namespace ecotone::dialogs

namespace ecotone::layout_window {
class LayoutDialog;
}

namespace ecotone::shell {

class Banner;
class CompareView;

/// The window: layers left, map in the middle, inspector right, tables below. It connects the
/// panels with each other and with the bridge; what they show and do is theirs.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(bridge::Languages& languages, QWidget* parent = nullptr);
    ~MainWindow() override;

    void openProject(const QString& path);
    void showStartPage();
    [[nodiscard]] bridge::StoreBridge& bridge() { return *m_bridge; }
    [[nodiscard]] canvas::MapCanvas* canvas() const { return m_canvas; }
    [[nodiscard]] panels::Inspector* inspector() const { return m_inspector; }
    [[nodiscard]] panels::MapHeader* header() const { return m_header; }
    [[nodiscard]] panels::TablesPanel* tables() const { return m_tables; }
    [[nodiscard]] models::LayerTreeModel* layers() const { return m_layers; }
    [[nodiscard]] Actions& actions() { return *m_actions; }
    [[nodiscard]] CompareView* comparing() const { return m_compare; }
    [[nodiscard]] canvas::OverviewMap* overview() const { return m_overview; }
    void setLandscape(const QString& code);
    void setTheme(const QString& theme);
    /// Opens the editor of themes, at a class or a layer; null without a project.
    dialogs::ThemeDialog* editStyle(const std::string& classCode, const std::string& layer);
    void setWindowLanguage(Language language);
    void addBackdrop(const QString& path);
    [[nodiscard]] dialogs::ImportDialog* lookAtFiles(const QStringList& files);
    [[nodiscard]] layout_window::LayoutDialog* openLayoutDialog();
    void select(std::vector<model::PatchId> patches);
    [[nodiscard]] const std::vector<model::PatchId>& selection() const { return m_selected; }
    /// Answers the question for a name in its place; for tests and for the command line's author.
    void setAuthor(const model::Author& author);

Q_SIGNALS:
    /// The picture shows the present view and state of the open project.
    void mapComplete();
    void selectionShown();

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void makeWorkspace();
    void connectActions();
    void connectTools();
    void connectPanels();
    void connectBridge();
    void retranslate();
    void connectThemes();
    void themesChanged();
    void saveThemes();
    [[nodiscard]] bool keepThemes(const cartography::ThemeSheets& themes);
    void setLayerOpacity(const std::string& layer, double opacity);
    void saveOpacity();
    /// The sheet that draws what the window shows; a rating has no colours of its own.
    [[nodiscard]] std::string shownSheet() const;
    [[nodiscard]] std::vector<std::pair<std::string, QString>> layersFromTop() const;
    void fillRecent();
    void fillLanguages();
    void updateActions();
    void updateTitle();
    void updateRequest();

    // Projects.
    void projectOpened();
    void projectClosed();
    void summaryChanged();
    void changed(const bridge::ChangeNotice& notice);
    void askOpen();
    void askNew();
    void askLook();
    void askBackdrop();
    void askHillshade();
    void tryHillshade(dialogs::HillshadeDialog& dialog);
    void openExample();
    void nameState();
    void showOutsideEdits();

    // Map and selection.
    void chooseTool(ActionId id);
    void selectAt(const geometry::GridPoint& point, Qt::KeyboardModifiers with);
    void selectIn(const geometry::Box& box, Qt::KeyboardModifiers with);
    void combineSelection(const std::vector<model::PatchId>& found, Qt::KeyboardModifiers with);
    void showOutlines();
    void identify(const geometry::GridPoint& point);
    void hover(const geometry::GridPoint& point);
    void showSelection();
    void zoomToClass(const QString& code);
    void zoomToLayer(const QString& layer);
    void zoomToIssue(const model::Issue& issue);
    void findPlace(const QString& text);
    void goTo(const bridge::FoundPlace& place);
    void connectWays();
    void addBookmark();
    void showBookmarks();
    void compare(bool wanted);
    void showHits(const std::vector<bridge::MapHit>& hits);
    void showHit(const bridge::MapHit& hit);
    [[nodiscard]] bridge::TurnedBox areaOf(const std::string& landscape) const;

    // Edits.
    [[nodiscard]] bool ensureAuthor();
    bool askAuthor();
    void reclassify(const QString& code, const bridge::EditStatement& statement);
    void paint(const geometry::GridPoint& point);
    void connectBoundaryTools();
    void connectIssues();
    void cutHole(const geometry::Polygon& drawn);
    void strokeDrawn(canvas::Stroke stroke, const std::vector<geometry::GridPoint>& line);
    void editBoundary(coverage::Gesture gesture);
    void boundaryDrawn(const geometry::Polygon& boundary);
    void editProposal(const model::Feature& proposal);
    void undo();
    void redo();
    void tick(Task task);

    bridge::Languages* m_languages;
    bridge::StoreBridge* m_bridge;
    bridge::ThemeService* m_themes;
    bridge::PlaceSearch* m_search;
    models::LayerTreeModel* m_layers;
    Actions* m_actions;
    QStackedWidget* m_pages;
    StartPage* m_start;
    QSplitter* m_columns = nullptr;
    QSplitter* m_rows = nullptr;
    Banner* m_banner = nullptr;
    panels::LayersPanel* m_layersPanel = nullptr;
    panels::MapHeader* m_header = nullptr;
    canvas::MapCanvas* m_canvas = nullptr;
    canvas::MapRenderer* m_renderer = nullptr;
    canvas::OverviewMap* m_overview = nullptr;
    CompareView* m_compare = nullptr;
    panels::Inspector* m_inspector = nullptr;
    panels::TablesPanel* m_tables = nullptr;
    panels::StatusLine* m_status = nullptr;
    canvas::PaintTool* m_paintTool = nullptr;      ///< While it is the tool.
    dialogs::ThemeDialog* m_themeDialog = nullptr; ///< While it is open.
    /// Opacities moved beside the editor, until they are written.
    std::optional<bridge::ThemeDraft> m_opacityDraft;
    QTimer* m_opacityTimer;
    QString m_brush;
    std::vector<model::PatchId> m_selected;
    /// A patch was drawn around it; selected once it is there, so that it can get its class.
    std::optional<geometry::GridPoint> m_drawnAround;
    model::Scope m_scope = model::Scope::Map; ///< Of the last edit: what undo acts on.
    bool m_changedClass = false;
};

} // namespace ecotone::shell
