#pragma once

#include <QObject>
#include <QString>

#include <map>

class QAction;
class QActionGroup;
class QMenu;
class QMenuBar;
class QToolBar;
class QWidget;

namespace ecotone::shell {

/// Every action of the window, in the order of the menus. One place for text, icon, shortcut and
/// tooltip; menus and toolbar are built from it.
enum class ActionId : unsigned char
{
    // Project
    NewProject,
    OpenProject,
    LookAtFile,
    SaveState,
    CloseProject,
    Quit,
    // Edit
    Undo,
    Redo,
    SelectAll,
    Deselect,
    FindPlace,
    WhoAreYou,
    // View
    ZoomIn,
    ZoomOut,
    ZoomFull,
    ZoomToSelection,
    PreviousView,
    NextView,
    AddBookmark,
    Bookmarks,
    Compare,
    OutlinesOnly,
    Graticule,
    ShowLayers,
    ShowInspector,
    ShowTables,
    ShowOverview,
    FullScreen,
    DarkColours,
    // Layer
    AddBackdrop,
    MapStyle,
    Hillshade,
    AttributeTable,
    CheckMap,
    NextIssue,
    // Habitat
    PanTool,
    SelectTool,
    IdentifyTool,
    MeasureTool,
    PaintTool,
    SplitTool,
    MergeTool,
    ReshapeTool,
    VertexTool,
    FillTool,
    DrawTool,
    HoleTool,
    DissolveSlivers,
    ChangeClass,
    MarkReviewed,
    // Plan
    ProposalTool,
    // Layout
    ExportLayout,
    // Help
    StartPage,
    About,
};

class Actions : public QObject
{
    Q_OBJECT

public:
    explicit Actions(QWidget* window);

    [[nodiscard]] QAction* operator[](ActionId id) const { return m_actions.at(id); }
    void fillMenuBar(QMenuBar& bar);
    void fillToolBar(QToolBar& bar);
    [[nodiscard]] QMenu* recentMenu() const { return m_recent; }
    [[nodiscard]] QMenu* languageMenu() const { return m_language; }
    void retranslate();

private:
    std::map<ActionId, QAction*> m_actions;
    QActionGroup* m_tools;
    std::map<int, QMenu*> m_menus;
    QMenu* m_recent = nullptr;
    QMenu* m_language = nullptr;
};

} // namespace ecotone::shell
