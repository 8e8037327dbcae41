#include "ui/canvas/map_canvas.h"
#include "ui/panels/status_line.h"
#include "ui/shell/main_window.h"

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
}

void MainWindow::strokeDrawn(canvas::Stroke stroke, const std::vector<geometry::GridPoint>& line)
{
    switch (stroke) {
    case canvas::Stroke::Split: editBoundary(coverage::Split{line, m_selected}); break;
    case canvas::Stroke::Fill:
        editBoundary(
            coverage::FillGap{{geometry::normalised({line, {}})}, coverage::FillWith::Neighbour});
        break;
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
