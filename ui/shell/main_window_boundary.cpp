#include "core/geometry/predicates.h"
#include "ui/bridge/map_queries.h"
#include "ui/canvas/map_canvas.h"
#include "ui/panels/inspector.h"
#include "ui/panels/issues_panel.h"
#include "ui/panels/status_line.h"
#include "ui/panels/tables_panel.h"
#include "ui/shell/main_window.h"

#include <QAction>
#include <QPushButton>

#include <utility>

/// From the tools that change boundaries to edits.
namespace ecotone::shell {

void MainWindow::connectBoundaryTools()
{
    using canvas::MapCanvas;
    using geometry::GridPoint;
    connect(m_canvas, &MapCanvas::strokeDrawn, this, &MainWindow::strokeDrawn);
    connect(m_canvas,
            &MapCanvas::vertexMoved,
            this,
            [this](const GridPoint& from, const GridPoint& to) {
                editBoundary(coverage::MoveVertex{from, to});
            });
    connect(m_canvas,
            &MapCanvas::vertexSet,
            this,
            [this](const GridPoint& a, const GridPoint& b, const GridPoint& at) {
                editBoundary(coverage::InsertVertex{a, b, at});
            });
    connect(m_canvas, &MapCanvas::vertexRemoved, this, [this](const GridPoint& at) {
        editBoundary(coverage::DeleteVertex{at});
    });
    connect(m_canvas, &MapCanvas::mergeWanted, this, [this] {
        if (m_selected.size() > 1) {
            editBoundary(coverage::Merge{m_selected});
            select({m_selected.front()});
        }
    });
    connect(m_canvas, &MapCanvas::nothingSelected, this, [this] { select({}); });
    connect(m_bridge, &bridge::StoreBridge::failed, this, [this] { m_drawnAround.reset(); });
    connect(m_canvas, &MapCanvas::boundariesWanted, this, [this](const geometry::Box& box) {
        bridge::askBoundaries(
            *m_bridge, m_canvas, box, [this, box](Result<std::vector<geometry::Polygon>> found) {
                if (found) {
                    m_canvas->setBoundaries(box, *std::move(found));
                }
            });
    });
    connect((*m_actions)[ActionId::DissolveSlivers], &QAction::triggered, this, [this] {
        editBoundary(coverage::DissolveSlivers{std::exchange(m_selected, {})});
        select({});
    });
}

void MainWindow::connectIssues()
{
    auto* issues = m_tables->issues();
    issues->setBeforeWriting([this] { return ensureAuthor(); });
    connect(issues, &panels::IssuesPanel::countChanged, m_inspector, [this, issues] {
        m_inspector->setOpenIssues(issues->openByLandscape());
    });
    connect(issues, &panels::IssuesPanel::zoomToIssue, this, &MainWindow::zoomToIssue);
    connect(issues, &panels::IssuesPanel::previewWanted, m_canvas, &canvas::MapCanvas::setPreview);
    connect((*m_actions)[ActionId::CheckMap], &QAction::triggered, this, [this, issues] {
        m_tables->showTab(panels::TablesPanel::IssuesTab);
        issues->checkButton()->click();
    });
    connect((*m_actions)[ActionId::NextIssue], &QAction::triggered, this, [this, issues] {
        m_tables->showTab(panels::TablesPanel::IssuesTab);
        issues->nextButton()->click();
    });
}

/// Out of the patch in which the drawing lies.
void MainWindow::cutHole(const geometry::Polygon& drawn)
{
    const auto inside = geometry::pointInside(drawn);
    bridge::askPatchAt(
        *m_bridge, this, inside, [this, drawn](Result<std::optional<bridge::MapHit>> hit) {
            if (!hit) {
                m_bridge->reportFailure(hit.error());
            } else if (*hit) {
                editBoundary(coverage::CutHole{(*hit)->id, drawn});
            } else {
                m_status->setHint(tr("No patch lies there."));
            }
        });
}

void MainWindow::strokeDrawn(canvas::Stroke stroke, const std::vector<geometry::GridPoint>& line)
{
    switch (stroke) {
    case canvas::Stroke::Split: editBoundary(coverage::Split{line, m_selected}); break;
    case canvas::Stroke::Fill:
        editBoundary(
            coverage::FillGap{{geometry::normalised({line, {}})}, coverage::FillWith::Neighbour});
        break;
    case canvas::Stroke::Draw: {
        auto drawn = geometry::normalised({line, {}});
        m_drawnAround = geometry::pointInside(drawn);
        editBoundary(coverage::DrawOver{std::move(drawn)});
        break;
    }
    case canvas::Stroke::Hole: {
        auto drawn = geometry::normalised({line, {}});
        m_drawnAround = geometry::pointInside(drawn);
        cutHole(drawn);
        break;
    }
    case canvas::Stroke::Reshape:
        if (m_selected.size() == 1) {
            editBoundary(coverage::Reshape{m_selected.front(), line});
        } else {
            m_status->setHint(tr("Select the one patch that is to be reshaped."));
        }
        break;
    }
}

void MainWindow::editBoundary(coverage::Gesture gesture)
{
    if (ensureAuthor()) {
        m_bridge->editBoundary(std::move(gesture), {});
    }
}

} // namespace ecotone::shell
