#include "ui/shell/main_window.h"

#include "ui/bridge/place_search.h"
#include "ui/bridge/text.h"
#include "ui/bridge/theme_service.h"
#include "ui/canvas/map_canvas.h"
#include "ui/canvas/map_renderer.h"
#include "ui/canvas/overview_map.h"
#include "ui/layout/layout_dialog.h"
#include "ui/panels/inspector.h"
#include "ui/panels/layers_panel.h"
#include "ui/panels/map_header.h"
#include "ui/panels/status_line.h"
#include "ui/panels/tables_panel.h"
#include "ui/shell/banner.h"
#include "ui/shell/compare_view.h"
#include "ui/shell/settings.h"

#include <QAction>
#include <QActionGroup>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QSplitter>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace ecotone::shell {

MainWindow::MainWindow(bridge::Languages& languages, QWidget* parent)
    : QMainWindow{parent}
    , m_languages{&languages}
    , m_bridge{new bridge::StoreBridge{this}}
    , m_themes{new bridge::ThemeService{*m_bridge, this}}
    , m_search{new bridge::PlaceSearch{*m_bridge, this}}
    , m_layers{new models::LayerTreeModel{this}}
    , m_actions{new Actions{this}}
    , m_pages{new QStackedWidget{this}}
    , m_start{new StartPage{this}}
    , m_opacityTimer{new QTimer{this}}
{
    setObjectName(QStringLiteral("window"));
    setAcceptDrops(true);
    setContextMenuPolicy(Qt::NoContextMenu);
    m_actions->fillMenuBar(*menuBar());
    auto* bar = addToolBar(QString{});
    bar->setObjectName(QStringLiteral("tools"));
    bar->setMovable(false);
    bar->setIconSize({22, 22});
    m_actions->fillToolBar(*bar);
    makeWorkspace();
    setCentralWidget(m_pages);
    m_bridge->setAuthor(settings::author());
    connectActions();
    connectTools();
    connectPanels();
    connectWays();
    connectBridge();
    connectThemes();
    themesChanged();
    fillLanguages();
    retranslate();
    resize(1440, 900);
    restoreGeometry(settings::state(QStringLiteral("geometry")));
    showStartPage();
}

MainWindow::~MainWindow()
{
    // The scene threads paint for the canvases and post to the bridge: they go first.
    delete m_renderer;
    delete m_overview;
    delete m_compare;
    delete m_bridge;
}

void MainWindow::makeWorkspace()
{
    auto* workspace = new QWidget{this};
    m_banner = new Banner{workspace};
    m_layersPanel = new panels::LayersPanel{*m_layers, workspace};
    m_inspector = new panels::Inspector{*m_bridge, workspace};
    m_header = new panels::MapHeader{workspace};
    m_canvas = new canvas::MapCanvas{workspace};
    m_tables = new panels::TablesPanel{*m_bridge, workspace};
    m_status = new panels::StatusLine{this};
    m_renderer = new canvas::MapRenderer{*m_bridge, *m_canvas, nullptr};

    auto* middle = new QWidget{workspace};
    auto* middleLines = new QVBoxLayout{middle};
    middleLines->setContentsMargins(0, 0, 0, 0);
    middleLines->setSpacing(0);
    middleLines->addWidget(m_header);
    middleLines->addWidget(m_banner);
    m_compare = new CompareView{*m_bridge, *m_canvas, middle};
    m_overview = new canvas::OverviewMap{*m_bridge, m_compare->mapArea()};
    middleLines->addWidget(m_compare, 1);
    m_columns = new QSplitter{Qt::Horizontal, workspace};
    m_columns->addWidget(m_layersPanel);
    m_columns->addWidget(middle);
    m_columns->addWidget(m_inspector);
    m_columns->setStretchFactor(1, 1);
    m_columns->setSizes({296, 824, 320});
    m_rows = new QSplitter{Qt::Vertical, workspace};
    m_rows->addWidget(m_columns);
    m_rows->addWidget(m_tables);
    m_rows->setStretchFactor(0, 1);
    m_rows->setSizes({620, 200});
    for (QSplitter* splitter : {m_columns, m_rows}) {
        splitter->setHandleWidth(1);
        splitter->setChildrenCollapsible(false);
    }
    auto* lines = new QVBoxLayout{workspace};
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    lines->addWidget(m_rows);
    m_pages->addWidget(m_start);
    m_pages->addWidget(workspace);
    statusBar()->setSizeGripEnabled(false);
    statusBar()->addWidget(m_status, 1);
    // The start page stands alone: tools and status belong to a map.
    connect(m_pages, &QStackedWidget::currentChanged, this, [this](int page) {
        const QList<QToolBar*> bars = findChildren<QToolBar*>();
        for (QToolBar* bar : bars) {
            bar->setVisible(page == 1);
        }
        m_status->showMapParts(page == 1);
    });
    m_columns->restoreState(settings::state(QStringLiteral("columns")));
    m_rows->restoreState(settings::state(QStringLiteral("rows")));
}

void MainWindow::connectActions()
{
    const auto on = [this](ActionId id, auto&& what) {
        connect((*m_actions)[id], &QAction::triggered, this, what);
    };
    on(ActionId::NewProject, [this] { askNew(); });
    on(ActionId::OpenProject, [this] { askOpen(); });
    on(ActionId::LookAtFile, [this] { askLook(); });
    on(ActionId::SaveState, [this] { nameState(); });
    on(ActionId::CloseProject, [this] { m_bridge->closeProject(); });
    on(ActionId::Quit, [this] { close(); });
    on(ActionId::Undo, [this] { undo(); });
    on(ActionId::Redo, [this] { redo(); });
    on(ActionId::SelectAll, [this] { selectIn(m_canvas->view().bounds(), Qt::NoModifier); });
    on(ActionId::Deselect, [this] { select({}); });
    on(ActionId::FindPlace, [this] { m_header->focusFind(); });
    on(ActionId::WhoAreYou, [this] { askAuthor(); });
    on(ActionId::ZoomIn, [this] { m_canvas->zoomIn(); });
    on(ActionId::ZoomOut, [this] { m_canvas->zoomOut(); });
    on(ActionId::ZoomFull, [this] { setLandscape(bridge::fromUtf8(m_header->landscape())); });
    on(ActionId::ZoomToSelection, [this] { showSelection(); });
    on(ActionId::PreviousView, [this] { m_canvas->previousView(); });
    on(ActionId::NextView, [this] { m_canvas->nextView(); });
    on(ActionId::OutlinesOnly, [this] { updateRequest(); });
    on(ActionId::Graticule, [this] { updateRequest(); });
    on(ActionId::ShowLayers, [this](bool shown) { m_layersPanel->setVisible(shown); });
    on(ActionId::ShowInspector, [this](bool shown) { m_inspector->setVisible(shown); });
    on(ActionId::ShowTables, [this](bool shown) { m_tables->setVisible(shown); });
    on(ActionId::FullScreen, [this](bool full) {
        setWindowState(full ? windowState() | Qt::WindowFullScreen
                            : windowState() & ~Qt::WindowFullScreen);
    });
    on(ActionId::DarkColours, [](bool dark) {
        const canvas::Shade shade = dark ? canvas::Shade::Dark : canvas::Shade::Light;
        canvas::useShade(shade);
        settings::setShade(shade);
    });
    (*m_actions)[ActionId::DarkColours]->setChecked(canvas::currentShade() == canvas::Shade::Dark);
    on(ActionId::AddBackdrop, [this] { askBackdrop(); });
    on(ActionId::MapStyle, [this] { editStyle({}, {}); });
    on(ActionId::Hillshade, [this] { askHillshade(); });
    on(ActionId::AttributeTable, [this] {
        (*m_actions)[ActionId::ShowTables]->setChecked(true);
        m_tables->setVisible(true);
        m_tables->showTab(panels::TablesPanel::TableTab);
    });
    on(ActionId::ChangeClass, [this] {
        (*m_actions)[ActionId::ShowInspector]->setChecked(true);
        m_inspector->setVisible(true);
        m_inspector->setFocus();
    });
    on(ActionId::MarkReviewed, [this] {
        if (!m_selected.empty() && ensureAuthor()) {
            m_bridge->review(m_selected);
        }
    });
    on(ActionId::ExportLayout, [this] {
        if (auto* dialog = openLayoutDialog()) {
            dialog->show();
        }
    });
    on(ActionId::StartPage, [this] { showStartPage(); });
    on(ActionId::About, [this] {
        QMessageBox::about(
            this,
            tr("About Ecotone"),
            tr("Ecotone turns the habitat data of several countries into one map, keeps it whole "
               "while people edit it, and prints it in their languages."));
    });
    for (const ActionId id : {ActionId::PanTool,
                              ActionId::SelectTool,
                              ActionId::IdentifyTool,
                              ActionId::MeasureTool,
                              ActionId::PaintTool,
                              ActionId::SplitTool,
                              ActionId::MergeTool,
                              ActionId::ReshapeTool,
                              ActionId::VertexTool,
                              ActionId::FillTool,
                              ActionId::DrawTool,
                              ActionId::HoleTool,
                              ActionId::ProposalTool}) {
        connect((*m_actions)[id], &QAction::toggled, this, [this, id](bool chosen) {
            if (chosen) {
                chooseTool(id);
            }
        });
    }
}

void MainWindow::connectPanels()
{
    connect(m_start, &StartPage::languageChosen, this, &MainWindow::setWindowLanguage);
    connect(m_start, &StartPage::exampleWanted, this, &MainWindow::openExample);
    connect(m_start, &StartPage::openWanted, this, &MainWindow::askOpen);
    connect(m_start, &StartPage::lookWanted, this, &MainWindow::askLook);
    connect(m_start, &StartPage::recentChosen, this, &MainWindow::openProject);
    connect(m_start, &StartPage::backWanted, this, [this] { m_pages->setCurrentIndex(1); });
    connect(m_layers, &models::LayerTreeModel::stateChanged, this, &MainWindow::updateRequest);
    connect(m_layersPanel, &panels::LayersPanel::addBackdropWanted, this, &MainWindow::askBackdrop);
    connect(m_layersPanel, &panels::LayersPanel::zoomToClass, this, &MainWindow::zoomToClass);
    connect(m_layersPanel, &panels::LayersPanel::zoomToLayer, this, &MainWindow::zoomToLayer);
    connect(m_layersPanel,
            &panels::LayersPanel::tableOfClass,
            m_tables,
            &panels::TablesPanel::setClass);
    connect(m_header, &panels::MapHeader::landscapeChosen, this, &MainWindow::setLandscape);
    connect(m_header, &panels::MapHeader::themeChosen, this, [this] { updateRequest(); });
    connect(m_header, &panels::MapHeader::findWanted, this, &MainWindow::findPlace);
    connect(m_header, &panels::MapHeader::placeChosen, this, &MainWindow::goTo);
    connect(m_inspector, &panels::Inspector::reclassifyWanted, this, &MainWindow::reclassify);
    connect(m_inspector, &panels::Inspector::brushChosen, this, [this](const QString& code) {
        m_brush = code;
        if (m_paintTool != nullptr) {
            chooseTool(ActionId::PaintTool);
        }
    });
    connect(m_inspector, &panels::Inspector::zoomWanted, this, &MainWindow::showSelection);
    connect(
        m_inspector, &panels::Inspector::proposalPropertiesWanted, this, &MainWindow::editProposal);
    connect(m_inspector, &panels::Inspector::proposalRemoved, this, [this](qint64 id) {
        if (ensureAuthor()) {
            m_bridge->removeProposal(id);
            m_inspector->showNothing(m_header->landscape());
        }
    });
    connect(m_tables,
            &panels::TablesPanel::patchesSelected,
            this,
            [this](const std::vector<qint64>& patches) {
                m_selected.assign(patches.begin(), patches.end());
                m_inspector->showPatches(m_selected);
                showOutlines();
                updateActions();
            });
    connect(m_tables, &panels::TablesPanel::zoomToPatch, this, [this](qint64 patch) {
        select({patch});
        connect(this,
                &MainWindow::selectionShown,
                this,
                &MainWindow::showSelection,
                static_cast<Qt::ConnectionType>(Qt::SingleShotConnection));
    });
    connectIssues();
    connect(m_status, &panels::StatusLine::scaleEntered, m_canvas, &canvas::MapCanvas::setScale);
    connect(
        m_status, &panels::StatusLine::cancelWanted, m_bridge, &bridge::StoreBridge::cancelTask);
}

void MainWindow::connectBridge()
{
    connect(m_bridge, &bridge::StoreBridge::projectOpened, this, &MainWindow::projectOpened);
    connect(m_bridge, &bridge::StoreBridge::projectClosed, this, &MainWindow::projectClosed);
    connect(m_bridge, &bridge::StoreBridge::summaryChanged, this, &MainWindow::summaryChanged);
    connect(m_bridge, &bridge::StoreBridge::editingChanged, this, &MainWindow::updateActions);
    connect(m_bridge, &bridge::StoreBridge::changed, this, &MainWindow::changed);
    connect(
        m_bridge,
        &bridge::StoreBridge::failed,
        this,
        [this](const QString& what, const QString& advice, const QString& detail) {
            if (m_pages->currentIndex() == 1) {
                m_banner->show(Banner::Kind::Error, what, advice, detail);
            } else {
                QMessageBox box{
                    QMessageBox::NoIcon, QStringLiteral("Ecotone"), what, QMessageBox::Ok, this};
                box.setInformativeText(advice);
                box.setDetailedText(detail);
                box.exec();
            }
        });
    connect(m_bridge, &bridge::StoreBridge::message, m_status, &panels::StatusLine::say);
    connect(
        m_bridge, &bridge::StoreBridge::taskStarted, m_status, &panels::StatusLine::taskStarted);
    connect(
        m_bridge, &bridge::StoreBridge::taskProgress, m_status, &panels::StatusLine::taskProgress);
    connect(m_bridge, &bridge::StoreBridge::taskEnded, m_status, &panels::StatusLine::taskEnded);
    connect(m_renderer, &canvas::MapRenderer::finished, this, [this] { Q_EMIT mapComplete(); });
    connect(m_renderer, &canvas::MapRenderer::failed, this, [this](const Error& error) {
        m_bridge->reportFailure(error);
    });
}

// ---------------------------------------------------------------------------------- language

void MainWindow::setWindowLanguage(Language language)
{
    settings::setLanguage(language);
    m_languages->setLanguage(language);
}

void MainWindow::fillLanguages()
{
    auto* group = new QActionGroup{this};
    auto* menu = new QMenu{this};
    for (const Language language : allLanguages) {
        QAction* action = m_actions->languageMenu()->addAction(bridge::fromUtf8(ownName(language)));
        action->setCheckable(true);
        action->setChecked(language == bridge::currentLanguage());
        action->setData(static_cast<int>(language));
        group->addAction(action);
        menu->addAction(action);
        connect(
            action, &QAction::triggered, this, [this, language] { setWindowLanguage(language); });
    }
    auto* button = new QToolButton{this};
    button->setObjectName(QStringLiteral("language"));
    button->setText(bridge::fromUtf8(ownName(bridge::currentLanguage())));
    button->setIcon(canvas::icon(QStringLiteral("language")));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setMenu(menu);
    menuBar()->setCornerWidget(button, Qt::TopRightCorner);
    connect(m_languages, &bridge::Languages::changed, this, [this, group, button] {
        button->setText(bridge::fromUtf8(ownName(bridge::currentLanguage())));
        const QList<QAction*> actions = group->actions();
        for (QAction* action : actions) {
            action->setChecked(action->data().toInt() ==
                               static_cast<int>(bridge::currentLanguage()));
        }
        m_layers->languageChanged();
        updateRequest();
    });
}

void MainWindow::retranslate()
{
    m_actions->retranslate();
    updateTitle();
    updateActions();
    fillRecent();
    if (m_canvas->tool() != nullptr) {
        m_canvas->cancelTool();
    }
}

void MainWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QMainWindow::changeEvent(event);
}

void MainWindow::fillRecent()
{
    const QStringList paths = settings::recentProjects();
    m_start->setRecent(paths);
    for (int task = 0; task <= static_cast<int>(Task::ExportLayout); ++task) {
        m_start->setDone(static_cast<Task>(task), settings::isDone(static_cast<Task>(task)));
    }
    QMenu* menu = m_actions->recentMenu();
    menu->clear();
    for (const QString& path : paths) {
        menu->addAction(
                QFileInfo{path}.completeBaseName(), this, [this, path] { openProject(path); })
            ->setToolTip(path);
    }
    menu->setEnabled(!paths.isEmpty());
}

// ------------------------------------------------------------------------------------- state

void MainWindow::updateTitle()
{
    if (!m_bridge->hasProject()) {
        setWindowTitle(QStringLiteral("Ecotone"));
        return;
    }
    const bridge::ProjectSummary& summary = m_bridge->summary();
    QString title =
        summary.title.isEmpty() ? QFileInfo{summary.path}.completeBaseName() : summary.title;
    if (summary.demonstration) {
        title += QStringLiteral(" · ") + bridge::word("demonstration_data");
    }
    if (summary.readOnly) {
        title += QStringLiteral(" · ") + tr("read only");
    }
    setWindowTitle(title + QStringLiteral(" — Ecotone"));
}

void MainWindow::updateActions()
{
    const bool open = m_bridge->hasProject();
    const bool writable = open && !m_bridge->summary().readOnly;
    for (const ActionId id :
         {ActionId::SaveState,   ActionId::CloseProject, ActionId::SelectAll,
          ActionId::Deselect,    ActionId::FindPlace,    ActionId::ZoomIn,
          ActionId::ZoomOut,     ActionId::ZoomFull,     ActionId::OutlinesOnly,
          ActionId::Graticule,   ActionId::ShowLayers,   ActionId::ShowInspector,
          ActionId::ShowTables,  ActionId::AddBackdrop,  ActionId::AttributeTable,
          ActionId::PanTool,     ActionId::SelectTool,   ActionId::IdentifyTool,
          ActionId::MeasureTool, ActionId::ExportLayout, ActionId::CheckMap,
          ActionId::NextIssue,   ActionId::MapStyle,     ActionId::Bookmarks,
          ActionId::Compare,     ActionId::ShowOverview}) {
        (*m_actions)[id]->setEnabled(open);
    }
    const bool selected = !m_selected.empty();
    for (const ActionId id : {ActionId::PaintTool,
                              ActionId::SplitTool,
                              ActionId::MergeTool,
                              ActionId::ReshapeTool,
                              ActionId::VertexTool,
                              ActionId::FillTool,
                              ActionId::DrawTool,
                              ActionId::HoleTool,
                              ActionId::ProposalTool}) {
        (*m_actions)[id]->setEnabled(writable && !m_compare->isActive());
    }
    (*m_actions)[ActionId::AddBookmark]->setEnabled(writable);
    (*m_actions)[ActionId::Hillshade]->setEnabled(writable);
    // A map of before answers no question about now.
    for (const ActionId id : {ActionId::SelectTool, ActionId::IdentifyTool}) {
        (*m_actions)[id]->setEnabled(open && !m_compare->isActive());
    }
    (*m_actions)[ActionId::ChangeClass]->setEnabled(writable && selected);
    (*m_actions)[ActionId::MarkReviewed]->setEnabled(writable && selected);
    (*m_actions)[ActionId::DissolveSlivers]->setEnabled(writable && selected);
    (*m_actions)[ActionId::ZoomToSelection]->setEnabled(selected);
    (*m_actions)[ActionId::PreviousView]->setEnabled(open && m_canvas->hasPreviousView());
    (*m_actions)[ActionId::NextView]->setEnabled(open && m_canvas->hasNextView());
    const bridge::UndoState none;
    const bridge::UndoState& state = !open ? none
                                     : m_scope == model::Scope::Proposal
                                         ? m_bridge->summary().proposals
                                     : m_scope == model::Scope::Layout ? m_bridge->summary().styles
                                                                       : m_bridge->summary().map;
    (*m_actions)[ActionId::Undo]->setEnabled(writable &&
                                             (state.undo.has_value() || m_bridge->isEditing()));
    (*m_actions)[ActionId::Redo]->setEnabled(writable && state.redo.has_value());
}

void MainWindow::showStartPage()
{
    fillRecent();
    m_start->setBack(m_bridge->hasProject());
    m_pages->setCurrentIndex(0);
    Q_EMIT m_pages->currentChanged(0);
}

void MainWindow::tick(Task task)
{
    if (!settings::isDone(task)) {
        settings::setDone(task);
        m_start->setDone(task, true);
    }
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    settings::setState(QStringLiteral("geometry"), saveGeometry());
    settings::setState(QStringLiteral("columns"), m_columns->saveState());
    settings::setState(QStringLiteral("rows"), m_rows->saveState());
    m_renderer->release();
    m_compare->release();
    m_overview->release();
    m_bridge->closeProject();
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls()) {
        event->acceptProposedAction();
    }
}

} // namespace ecotone::shell
