// The map of the window: what is drawn, tools, selection, places.
#include "ui/bridge/facts.h"
#include "ui/bridge/map_queries.h"
#include "ui/bridge/text.h"
#include "ui/bridge/theme_service.h"
#include "ui/canvas/identify_tool.h"
#include "ui/canvas/map_canvas.h"
#include "ui/canvas/map_renderer.h"
#include "ui/canvas/measure_tool.h"
#include "ui/canvas/merge_tool.h"
#include "ui/canvas/overview_map.h"
#include "ui/canvas/paint_tool.h"
#include "ui/canvas/pan_tool.h"
#include "ui/canvas/proposal_tool.h"
#include "ui/canvas/select_tool.h"
#include "ui/canvas/stroke_tool.h"
#include "ui/canvas/vertex_tool.h"
#include "ui/panels/class_picker.h"
#include "ui/panels/inspector.h"
#include "ui/panels/map_header.h"
#include "ui/panels/status_line.h"
#include "ui/panels/tables_panel.h"
#include "ui/shell/compare_view.h"
#include "ui/shell/main_window.h"
#include "ui/shell/settings.h"

#include <QAction>
#include <QColor>

#include <algorithm>

namespace ecotone::shell {

namespace {

constexpr double reachPixels = 6.0;
constexpr std::size_t mostOutlines = 400;

} // namespace

void MainWindow::updateRequest()
{
    if (!m_bridge->hasProject()) {
        return;
    }
    const models::LayerState& state = m_layers->state();
    bridge::MapRequest request;
    request.path = bridge::toUtf8(m_bridge->summary().path);
    request.theme = m_header->theme();
    request.style = m_themes->show(request.theme);
    m_layers->setStyle(request.style);
    request.language = bridge::currentLanguage();
    request.outlinesOnly = (*m_actions)[ActionId::OutlinesOnly]->isChecked();
    request.graticule = (*m_actions)[ActionId::Graticule]->isChecked();
    request.hiddenClasses = state.hiddenClasses;
    request.opacity = state.opacity;
    request.backdrops = state.backdrops;
    for (const bridge::LayerSummary& layer : m_bridge->summary().layers) {
        if (!state.shows(layer.layer.name)) {
            request.hiddenLayers.insert(layer.layer.name);
        }
    }
    for (const char* fixed : {"habitat", "basemap"}) {
        if (!state.shows(fixed)) {
            request.hiddenLayers.insert(fixed);
        }
    }
    m_overview->setRequest(request);
    m_renderer->setRequest(m_compare->sidesOf(std::move(request)));
}

void MainWindow::setLandscape(const QString& code)
{
    if (!m_bridge->hasProject()) {
        return;
    }
    const bridge::ProjectSummary& summary = m_bridge->summary();
    const std::string wanted = bridge::toUtf8(code);
    const bridge::TurnedBox turned = areaOf(wanted);
    m_header->setLandscape(wanted);
    settings::setLandscapeOf(summary.path, code);
    m_canvas->showTurned(turned.box, turned.turnDegrees);
    m_overview->setArea(turned);
    const std::string one = panels::MapHeader::isLandscape(wanted) ? wanted : std::string{};
    m_tables->setLandscape(one);
    m_inspector->showNothing(one);
    select({});
    updateRequest();
}

void MainWindow::setTheme(const QString& theme)
{
    m_header->setTheme(bridge::toUtf8(theme));
    updateRequest();
}

void MainWindow::addBackdrop(const QString& path)
{
    m_layers->addBackdrop(path);
}

// ------------------------------------------------------------------------------------- tools

void MainWindow::chooseTool(ActionId id)
{
    m_paintTool = nullptr;
    std::unique_ptr<canvas::Tool> tool;
    switch (id) {
    case ActionId::SelectTool: tool = std::make_unique<canvas::SelectTool>(*m_canvas); break;
    case ActionId::IdentifyTool: tool = std::make_unique<canvas::IdentifyTool>(*m_canvas); break;
    case ActionId::MeasureTool: tool = std::make_unique<canvas::MeasureTool>(*m_canvas); break;
    case ActionId::ProposalTool: tool = std::make_unique<canvas::ProposalTool>(*m_canvas); break;
    case ActionId::SplitTool:
        tool = std::make_unique<canvas::StrokeTool>(*m_canvas, canvas::Stroke::Split);
        break;
    case ActionId::ReshapeTool:
        tool = std::make_unique<canvas::StrokeTool>(*m_canvas, canvas::Stroke::Reshape);
        break;
    case ActionId::FillTool:
        tool = std::make_unique<canvas::StrokeTool>(*m_canvas, canvas::Stroke::Fill);
        break;
    case ActionId::DrawTool:
        tool = std::make_unique<canvas::StrokeTool>(*m_canvas, canvas::Stroke::Draw);
        break;
    case ActionId::HoleTool:
        tool = std::make_unique<canvas::StrokeTool>(*m_canvas, canvas::Stroke::Hole);
        break;
    case ActionId::MergeTool: tool = std::make_unique<canvas::MergeTool>(*m_canvas); break;
    case ActionId::VertexTool: tool = std::make_unique<canvas::VertexTool>(*m_canvas); break;
    case ActionId::PaintTool: {
        auto paint = std::make_unique<canvas::PaintTool>(*m_canvas);
        const auto* found = bridge::facts().classification.find(bridge::toUtf8(m_brush));
        if (found != nullptr) {
            paint->setBrush(bridge::className(found->code),
                            QColor::fromRgb(bridge::classSign(found->code).rgb));
        }
        m_paintTool = paint.get();
        tool = std::move(paint);
        break;
    }
    default: tool = std::make_unique<canvas::PanTool>(*m_canvas); break;
    }
    m_canvas->setTool(std::move(tool));
}

void MainWindow::connectTools()
{
    using canvas::MapCanvas;
    connect(m_canvas, &MapCanvas::selectAt, this, &MainWindow::selectAt);
    connect(m_canvas, &MapCanvas::selectIn, this, &MainWindow::selectIn);
    connect(m_canvas, &MapCanvas::identifyAt, this, &MainWindow::identify);
    connect(m_canvas, &MapCanvas::paintAt, this, &MainWindow::paint);
    connect(m_canvas, &MapCanvas::hoverWanted, this, &MainWindow::hover);
    connectBoundaryTools();
    connect(m_canvas, &MapCanvas::boundaryDrawn, this, &MainWindow::boundaryDrawn);
    connect(m_canvas, &MapCanvas::boundaryMoved, this, [this](const geometry::Polygon& boundary) {
        m_inspector->showBoundary({boundary}, std::nullopt);
    });
    connect(m_canvas, &MapCanvas::cursorMoved, m_status, &panels::StatusLine::setCursor);
    connect(m_canvas, &MapCanvas::cursorLeft, m_status, &panels::StatusLine::clearCursor);
    connect(m_canvas, &MapCanvas::hintChanged, m_status, &panels::StatusLine::setHint);
    connect(m_canvas, &MapCanvas::viewChanged, m_status, &panels::StatusLine::setView);
    connect(m_canvas, &MapCanvas::viewsChanged, this, [this] {
        updateActions();
        if (m_canvas->hasPreviousView()) {
            tick(Task::MoveMap);
        }
    });
    chooseTool(ActionId::PanTool);
}

void MainWindow::hover(const geometry::GridPoint& point)
{
    bridge::askPatchAt(
        *m_bridge, m_canvas, point, [this](Result<std::optional<bridge::MapHit>> hit) {
            std::vector<bridge::MapHit> shown;
            if (hit && *hit && m_canvas->underMouse()) {
                shown.push_back(**std::move(hit));
            }
            m_canvas->setHover(std::move(shown));
        });
}

// --------------------------------------------------------------------------------- selection

void MainWindow::select(std::vector<model::PatchId> patches)
{
    m_selected = std::move(patches);
    m_inspector->showPatches(m_selected);
    m_tables->followSelection(m_selected);
    showOutlines();
    updateActions();
}

void MainWindow::showOutlines()
{
    std::vector<model::PatchId> shown = m_selected;
    if (shown.size() > mostOutlines) {
        shown.resize(mostOutlines);
    }
    if (shown.empty()) {
        m_canvas->setSelection({});
        Q_EMIT selectionShown();
        return;
    }
    bridge::askOutlines(
        *m_bridge, this, std::move(shown), [this](Result<std::vector<bridge::MapHit>> hits) {
            m_canvas->setSelection(hits ? *std::move(hits) : std::vector<bridge::MapHit>{});
            Q_EMIT selectionShown();
        });
}

void MainWindow::combineSelection(const std::vector<model::PatchId>& found,
                                  Qt::KeyboardModifiers with)
{
    std::vector<model::PatchId> result;
    if (with.testFlag(Qt::ShiftModifier) || with.testFlag(Qt::ControlModifier)) {
        result = m_selected;
    }
    for (const model::PatchId patch : found) {
        const auto known = std::find(result.begin(), result.end(), patch);
        if (known == result.end()) {
            result.push_back(patch);
        } else if (with.testFlag(Qt::ControlModifier)) {
            result.erase(known);
        }
    }
    select(std::move(result));
}

void MainWindow::selectAt(const geometry::GridPoint& point, Qt::KeyboardModifiers with)
{
    bridge::askPatchAt(
        *m_bridge, this, point, [this, with](Result<std::optional<bridge::MapHit>> hit) {
            if (!hit) {
                m_bridge->reportFailure(hit.error());
                return;
            }
            combineSelection(*hit ? std::vector{(*hit)->id} : std::vector<model::PatchId>{}, with);
            if (*hit) {
                tick(Task::AskWhy);
            }
        });
}

void MainWindow::selectIn(const geometry::Box& box, Qt::KeyboardModifiers with)
{
    bridge::askPatchesIn(
        *m_bridge, this, box, [this, with](Result<std::vector<bridge::MapHit>> hits) {
            if (!hits) {
                m_bridge->reportFailure(hits.error());
                return;
            }
            std::vector<model::PatchId> found;
            for (const bridge::MapHit& hit : *hits) {
                found.push_back(hit.id);
            }
            combineSelection(found, with);
        });
}

void MainWindow::identify(const geometry::GridPoint& point)
{
    const auto reach = static_cast<geometry::Centimetres>(
        reachPixels * m_canvas->view().metresPerPixel * geometry::centimetresPerMetre);
    // Of what is visible, all that has rows; the uppermost first.
    std::vector<std::string> layers;
    const auto& known = m_bridge->summary().layers;
    for (const std::string& layer : m_layers->state().layers) {
        const bool hasRows = std::any_of(known.begin(), known.end(), [&layer](const auto& each) {
            return each.layer.name == layer;
        });
        if (hasRows || layer == "habitat") {
            layers.push_back(layer);
        }
    }
    tick(Task::AskWhy);
    bridge::askHits(*m_bridge,
                    this,
                    point,
                    reach,
                    std::move(layers),
                    [this](Result<std::vector<bridge::MapHit>> hits) {
                        if (!hits) {
                            m_bridge->reportFailure(hits.error());
                            return;
                        }
                        showHits(*hits);
                    });
}

void MainWindow::showSelection()
{
    geometry::Box box;
    for (const bridge::MapHit& hit : m_canvas->selection()) {
        box.extend(geometry::boundsOf(hit.shape));
    }
    if (!box.empty()) {
        const geometry::Centimetres side = std::max(box.maxX - box.minX, box.maxY - box.minY);
        m_canvas->showBox(box.grown(side));
    }
}

void MainWindow::zoomToLayer(const QString& layer)
{
    if (layer == QLatin1String{"habitat"}) {
        setLandscape({});
        return;
    }
    bridge::askFeatures(*m_bridge,
                        this,
                        bridge::toUtf8(layer),
                        [this](Result<std::vector<model::Feature>> features) {
                            geometry::Box box;
                            for (const model::Feature& feature :
                                 features ? *features : std::vector<model::Feature>{}) {
                                box.extend(geometry::boundsOf(feature.shape));
                            }
                            m_canvas->showBox(box);
                        });
}

void MainWindow::zoomToIssue(const model::Issue& issue)
{
    if (!issue.place.empty()) {
        m_canvas->showBox(geometry::boundsOf(issue.place).grown(50'000));
    }
    if (issue.patchId != 0) {
        select({issue.patchId});
        if (issue.place.empty()) {
            connect(this,
                    &MainWindow::selectionShown,
                    this,
                    &MainWindow::showSelection,
                    static_cast<Qt::ConnectionType>(Qt::SingleShotConnection));
        }
    }
}

} // namespace ecotone::shell
