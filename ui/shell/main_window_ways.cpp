// Finding one's way: places, positions, classes and patches to go to.
#include "ui/bridge/bookmarks.h"
#include "ui/bridge/facts.h"
#include "ui/bridge/map_queries.h"
#include "ui/bridge/place_search.h"
#include "ui/bridge/project_summary.h"
#include "ui/bridge/text.h"
#include "ui/bridge/theme_service.h"
#include "ui/canvas/map_canvas.h"
#include "ui/canvas/overview_map.h"
#include "ui/dialogs/bookmarks_dialog.h"
#include "ui/panels/inspector.h"
#include "ui/panels/map_header.h"
#include "ui/panels/status_line.h"
#include "ui/panels/tables_panel.h"
#include "ui/shell/compare_view.h"
#include "ui/shell/main_window.h"
#include "ui/shell/settings.h"

#include <QAction>
#include <QComboBox>
#include <QInputDialog>
#include <QMenu>

namespace ecotone::shell {

namespace {

/// What is smaller is shown with some kilometres around it.
constexpr geometry::Centimetres pointSide = 100'000;
constexpr geometry::Centimetres aroundPoint = 1'000'000;

void addWithChildren(std::vector<std::string>& codes, const std::string& code)
{
    codes.push_back(code);
    for (const habitat::HabitatClass* child : bridge::facts().classification.childrenOf(code)) {
        addWithChildren(codes, child->code);
    }
}

} // namespace

void MainWindow::findPlace(const QString& text)
{
    m_search->ask(this, text, [this, text](Result<bridge::FoundPlaces> found) {
        m_header->setFound(text, found ? *std::move(found) : bridge::FoundPlaces{});
    });
}

void MainWindow::goTo(const bridge::FoundPlace& place)
{
    using What = bridge::FoundPlace::What;
    if (place.what == What::Patch) {
        select({place.patch});
        connect(this,
                &MainWindow::selectionShown,
                this,
                &MainWindow::showSelection,
                static_cast<Qt::ConnectionType>(Qt::SingleShotConnection));
    } else if (place.what == What::Class) {
        zoomToClass(bridge::fromUtf8(place.code));
    } else {
        if (place.what == What::NationalCode) {
            m_tables->setClass(bridge::fromUtf8(place.code));
        }
        const geometry::Box& box = place.box;
        const bool isPoint = box.maxX - box.minX < pointSide && box.maxY - box.minY < pointSide;
        m_canvas->showBox(isPoint ? box.grown(aroundPoint) : box);
    }
    m_canvas->setFocus();
}

void MainWindow::zoomToClass(const QString& code)
{
    m_tables->setClass(code);
    model::PatchFilter filter;
    addWithChildren(filter.classes, bridge::toUtf8(code));
    filter.order = model::PatchOrder::Any;
    bridge::askBounds(*m_bridge, this, std::move(filter), [this](Result<geometry::Box> box) {
        if (box) {
            m_canvas->showBox(*box);
        }
    });
}

// ---------------------------------------------------------------------------------- what is there

/// Everything under a point: one thing is shown, of several a list is asked.
void MainWindow::showHits(const std::vector<bridge::MapHit>& hits)
{
    if (hits.empty()) {
        select({});
        return;
    }
    if (hits.size() == 1) {
        showHit(hits.front());
        return;
    }
    auto* menu = new QMenu{this};
    menu->setObjectName(QStringLiteral("hits"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    for (const bridge::MapHit& hit : hits) {
        const QString label = hit.label.isEmpty() ? tr("without a name") : hit.label;
        const QString layer =
            hit.layer == "habitat" ? bridge::word("patch") : bridge::word("layer_" + hit.layer);
        QAction* action = menu->addAction(label + QStringLiteral("  ·  ") + layer);
        connect(action, &QAction::hovered, this, [this, hit] { m_canvas->setHover({hit}); });
        connect(action, &QAction::triggered, this, [this, hit] { showHit(hit); });
    }
    connect(menu, &QMenu::aboutToHide, this, [this] { m_canvas->setHover({}); });
    const bridge::ScreenPoint at = m_canvas->cursorPosition();
    menu->popup(m_canvas->mapToGlobal(QPoint{static_cast<int>(at.x), static_cast<int>(at.y)}));
    menu->setActiveAction(menu->actions().constFirst());
}

void MainWindow::showHit(const bridge::MapHit& hit)
{
    if (hit.layer == "habitat") {
        select({hit.id});
        return;
    }
    bridge::askFeatures(
        *m_bridge, this, hit.layer, [this, hit](Result<std::vector<model::Feature>> features) {
            for (const model::Feature& feature :
                 features ? *features : std::vector<model::Feature>{}) {
                if (feature.id == hit.id) {
                    m_selected.clear();
                    m_canvas->setSelection({hit});
                    m_inspector->showFeature(hit.layer, feature);
                }
            }
        });
}

// ------------------------------------------------------------------------------------- landscapes

bridge::TurnedBox MainWindow::areaOf(const std::string& landscape) const
{
    const bridge::ProjectSummary& summary = m_bridge->summary();
    const std::string species = panels::MapHeader::speciesOf(landscape);
    std::vector<bridge::TurnedBox> parts;
    for (const bridge::LandscapeSummary& each : summary.landscapes) {
        if (!landscape.empty() && each.code == landscape) {
            return each.turned;
        }
        if (!species.empty() && bridge::facts().gazetteer.livesIn(species, each.code)) {
            parts.push_back(each.turned);
        }
    }
    return parts.empty() ? summary.turned : bridge::together(parts);
}

// -------------------------------------------------------------------- bookmarks, overview, compare

void MainWindow::connectWays()
{
    const auto on = [this](ActionId id, auto&& what) {
        connect((*m_actions)[id], &QAction::triggered, this, what);
    };
    on(ActionId::AddBookmark, [this] { addBookmark(); });
    on(ActionId::Bookmarks, [this] { showBookmarks(); });
    on(ActionId::Compare, [this](bool wanted) { compare(wanted); });
    on(ActionId::ShowOverview, [this](bool shown) {
        m_overview->setVisible(shown);
        settings::setState(QStringLiteral("overview"), shown ? "1" : "0");
    });
    const bool shown = settings::state(QStringLiteral("overview")) == "1";
    (*m_actions)[ActionId::ShowOverview]->setChecked(shown);
    m_overview->setVisible(shown);
    connect(m_canvas, &canvas::MapCanvas::viewMoved, m_overview, &canvas::OverviewMap::setMainView);
    connect(m_overview, &canvas::OverviewMap::centreWanted, this, [this](double x, double y) {
        bridge::MapView view = m_canvas->view();
        view.centreX = x;
        view.centreY = y;
        m_canvas->setView(view);
    });
    connect(m_compare, &CompareView::sidesChanged, this, &MainWindow::updateRequest);
    connect(m_compare, &CompareView::started, this, [this] {
        (*m_actions)[ActionId::PanTool]->trigger();
        updateActions();
    });
    connect(m_compare, &CompareView::ended, this, [this] {
        (*m_actions)[ActionId::Compare]->setChecked(false);
        updateActions();
    });
}

void MainWindow::compare(bool wanted)
{
    if (!wanted) {
        m_compare->stop();
        return;
    }
    std::vector<CompareView::Theme> themes;
    const QComboBox* box = m_header->themeBox();
    for (int i = 0; i < box->count(); ++i) {
        const std::string key = bridge::toUtf8(box->itemData(i).toString());
        themes.push_back({key, box->itemText(i), m_themes->show(key)});
    }
    static_cast<void>(m_themes->show(m_header->theme()));
    m_compare->setThemes(std::move(themes));
    m_compare->start();
}

void MainWindow::addBookmark()
{
    const bridge::MapView view = m_canvas->view();
    const QString landscape = m_header->landscapeBox()->currentText();
    bool accepted = false;
    const QString name = QInputDialog::getText(
        this,
        tr("Add a bookmark"),
        tr("Name of this view"),
        QLineEdit::Normal,
        QString{landscape + QLatin1Char{' '} + bridge::scaleText(view.scaleDenominator())},
        &accepted);
    if (!accepted || name.trimmed().isEmpty()) {
        return;
    }
    bridge::saveBookmark(*m_bridge,
                         this,
                         bridge::bookmarkOf(name, view),
                         [this](const Result<std::vector<bridge::Bookmark>>& all) {
                             if (!all) {
                                 m_bridge->reportFailure(all.error());
                                 return;
                             }
                             m_status->say(tr("The bookmark is in the project."));
                             if (auto* open = findChild<dialogs::BookmarksDialog*>()) {
                                 open->setBookmarks(*all);
                             }
                         });
}

void MainWindow::showBookmarks()
{
    auto* dialog = findChild<dialogs::BookmarksDialog*>();
    if (dialog == nullptr) {
        dialog = new dialogs::BookmarksDialog{*m_bridge, this};
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog,
                &dialogs::BookmarksDialog::goTo,
                this,
                [this](const bridge::Bookmark& bookmark) {
                    m_canvas->setView(bridge::viewOf(bookmark, m_canvas->view()));
                });
        connect(m_bridge, &bridge::StoreBridge::projectClosed, dialog, &QWidget::close);
    }
    bridge::askBookmarks(
        *m_bridge, dialog, [dialog](const Result<std::vector<bridge::Bookmark>>& all) {
            dialog->setBookmarks(all ? *all : std::vector<bridge::Bookmark>{});
        });
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

} // namespace ecotone::shell
