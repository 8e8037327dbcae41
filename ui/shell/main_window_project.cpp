// Projects and edits of the window.
#include "core/habitat/words.h"
#include "ui/bridge/example.h"
#include "ui/bridge/map_queries.h"
#include "ui/bridge/relief.h"
#include "ui/bridge/text.h"
#include "ui/canvas/map_canvas.h"
#include "ui/canvas/map_renderer.h"
#include "ui/canvas/overview_map.h"
#include "ui/dialogs/author_dialog.h"
#include "ui/dialogs/hillshade_dialog.h"
#include "ui/dialogs/import_dialog.h"
#include "ui/dialogs/project_dialog.h"
#include "ui/dialogs/proposal_dialog.h"
#include "ui/dialogs/theme_dialog.h"
#include "ui/layout/layout_dialog.h"
#include "ui/panels/inspector.h"
#include "ui/panels/map_header.h"
#include "ui/panels/status_line.h"
#include "ui/panels/tables_panel.h"
#include "ui/shell/banner.h"
#include "ui/shell/compare_view.h"
#include "ui/shell/main_window.h"
#include "ui/shell/settings.h"

#include <QAction>
#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>
#include <QMimeData>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QUrl>

namespace ecotone::shell {

namespace {

bool isProject(const QString& path)
{
    return QFileInfo{path}.suffix().compare(QLatin1String{"gpkg"}, Qt::CaseInsensitive) == 0;
}

bool isImagery(const QString& path)
{
    static const QStringList endings{QStringLiteral("tif"),
                                     QStringLiteral("tiff"),
                                     QStringLiteral("jp2"),
                                     QStringLiteral("img"),
                                     QStringLiteral("mbtiles"),
                                     QStringLiteral("vrt")};
    return endings.contains(QFileInfo{path}.suffix().toLower());
}

} // namespace

// ---------------------------------------------------------------------------------- projects

void MainWindow::openProject(const QString& path)
{
    m_renderer->release();
    m_compare->release();
    m_overview->release();
    m_bridge->openProject(QFileInfo{path}.absoluteFilePath());
}

void MainWindow::projectOpened()
{
    const bridge::ProjectSummary& summary = m_bridge->summary();
    settings::addRecentProject(summary.path);
    m_scope = model::Scope::Map;
    m_pages->setCurrentIndex(1);
    m_layers->setSummary(&summary);
    m_header->setSummary(&summary);
    m_tables->reload();
    QString landscape = settings::landscapeOf(summary.path);
    if (landscape.isEmpty()) {
        for (const bridge::LandscapeSummary& item : summary.landscapes) {
            if (!item.code.empty() && (landscape.isEmpty() || item.code == "LBC")) {
                landscape = bridge::fromUtf8(item.code);
            }
        }
    }
    setLandscape(landscape);
    updateTitle();
    updateActions();
    fillRecent();
    if (summary.readOnly && !summary.writer.isEmpty()) {
        m_banner->show(
            Banner::Kind::Notice,
            tr("%1 edits this project since %2.")
                .arg(summary.writer, bridge::timeText(bridge::toUtf8(summary.writerSince))),
            tr("You can look at everything; editing waits until they are done."),
            {});
    }
    showOutsideEdits();
}

void MainWindow::showOutsideEdits()
{
    const std::int64_t rows = m_bridge->summary().changedOutside;
    if (rows > 0) {
        m_banner->show(Banner::Kind::Notice,
                       tr("Another program changed %n row(s) of this project.",
                          nullptr,
                          static_cast<int>(rows)),
                       tr("The change is in the history and can be undone. Check the issues."),
                       {});
    }
}

void MainWindow::projectClosed()
{
    if (m_themeDialog != nullptr) {
        m_themeDialog->reject();
    }
    m_renderer->release();
    m_compare->release();
    m_overview->release();
    m_selected.clear();
    m_layers->setSummary(nullptr);
    m_header->setSummary(nullptr);
    m_tables->patchModel()->reload();
    updateTitle();
    updateActions();
    showStartPage();
}

void MainWindow::summaryChanged()
{
    if (!m_bridge->hasProject()) {
        return;
    }
    const bridge::ProjectSummary& summary = m_bridge->summary();
    m_layers->setSummary(&summary);
    m_header->setSummary(&summary);
    m_status->setSaved(summary.savedAt);
    updateTitle();
    updateActions();
}

void MainWindow::changed(const bridge::ChangeNotice& notice)
{
    // Naming a state writes no entry that could be undone.
    const bool named = notice.scope == model::Scope::Layout && notice.entries.empty();
    m_scope = named ? m_scope : notice.scope;
    updateActions();
    m_tables->changed(notice);
    updateRequest();
    m_inspector->refresh();
    m_canvas->forgetBoundaries();
    if (const auto around = std::exchange(m_drawnAround, std::nullopt)) {
        selectAt(*around, {});
        return;
    }
    if (!m_selected.empty()) {
        showOutlines();
    }
}

void MainWindow::askOpen()
{
    const QString path = QFileDialog::getOpenFileName(
        this,
        tr("Open my project"),
        QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation),
        tr("Ecotone project (*.gpkg)"));
    if (!path.isEmpty()) {
        openProject(path);
    }
}

void MainWindow::askNew()
{
    dialogs::ProjectDialog dialog{this};
    if (dialog.exec() == QDialog::Accepted && ensureAuthor()) {
        m_renderer->release();
        m_bridge->createProject(dialog.path(), dialog.title(), false);
    }
}

void MainWindow::askLook()
{
    const QStringList files = QFileDialog::getOpenFileNames(
        this,
        tr("Look at a file"),
        QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation),
        tr("Maps and tables (*.shp *.tab *.mif *.gpkg *.geojson *.json *.kml *.kmz *.sxf *.csv "
           "*.tif *.tiff);;All files (*)"));
    if (!files.isEmpty()) {
        lookAtFiles(files)->show();
    }
}

dialogs::ImportDialog* MainWindow::lookAtFiles(const QStringList& files)
{
    auto* dialog = new dialogs::ImportDialog{*m_bridge, files, this};
    dialog->setBeforeWriting([this] { return ensureAuthor(); });
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    return dialog;
}

void MainWindow::askBackdrop()
{
    const QString path = QFileDialog::getOpenFileName(
        this,
        tr("Add a backdrop image"),
        QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation),
        tr("Images with coordinates (*.tif *.tiff *.jp2 *.img *.mbtiles *.vrt);;All files (*)"));
    if (!path.isEmpty()) {
        addBackdrop(path);
    }
}

void MainWindow::askHillshade()
{
    using Kept = std::optional<cartography::ReliefSettings>;
    m_bridge->read<Kept>(
        this,
        [](store::ProjectFile& project) { return bridge::reliefOf(project); },
        [this](Result<Kept> kept) {
            // A damaged entry is written anew.
            auto* dialog = new dialogs::HillshadeDialog{
                kept ? *kept : Kept{}, QFileInfo{m_bridge->summary().path}.absolutePath(), this};
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            connect(dialog, &dialogs::HillshadeDialog::wanted, this, [this, dialog] {
                tryHillshade(*dialog);
            });
            connect(dialog, &QDialog::accepted, this, [this, dialog] {
                if (ensureAuthor()) {
                    m_bridge->keepRelief(dialog->settings());
                }
            });
            connect(m_bridge, &bridge::StoreBridge::projectClosed, dialog, &QDialog::reject);
            dialog->open();
        });
}

/// A file that cannot be read is said where it was typed.
void MainWindow::tryHillshade(dialogs::HillshadeDialog& dialog)
{
    const auto settings = dialog.settings();
    if (!settings) {
        dialog.accept();
        return;
    }
    m_bridge->read<bool>(
        &dialog,
        [settings](store::ProjectFile& project) { return bridge::tryRelief(project, *settings); },
        [&dialog](const Result<bool>& readable) {
            if (readable) {
                dialog.accept();
            } else {
                dialog.tellFailure(readable.error());
            }
        });
}

void MainWindow::dropEvent(QDropEvent* event)
{
    QStringList sources;
    const QList<QUrl> urls = event->mimeData()->urls();
    for (const QUrl& url : urls) {
        const QString path = url.toLocalFile();
        if (m_bridge->hasProject() && isImagery(path)) {
            addBackdrop(path);
        } else if (isProject(path) && urls.size() == 1) {
            openProject(path);
        } else if (!path.isEmpty()) {
            sources.append(path);
        }
    }
    if (!sources.isEmpty()) {
        lookAtFiles(sources)->show();
    }
    event->acceptProposedAction();
}

void MainWindow::openExample()
{
    const std::filesystem::path folder = bridge::exampleFolder();
    const QString project = bridge::exampleProject();
    if (QFileInfo::exists(project)) {
        openProject(project);
        return;
    }
    m_start->setEnabled(false);
    bridge::makeExample(*m_bridge, this, folder, [this](Result<QString> made) {
        m_start->setEnabled(true);
        if (!made) {
            m_bridge->reportFailure(made.error());
            return;
        }
        openProject(*made);
    });
}

void MainWindow::nameState()
{
    const QString saved = bridge::timeText(bridge::toUtf8(m_bridge->summary().savedAt));
    bool accepted = false;
    const QString name =
        QInputDialog::getText(this,
                              tr("Name this state"),
                              tr("Everything is already saved (%1). Name this state?").arg(saved),
                              QLineEdit::Normal,
                              {},
                              &accepted);
    if (accepted && !name.trimmed().isEmpty() && ensureAuthor()) {
        m_bridge->freezeEdition(name.trimmed(), {});
        m_status->say(tr("The state is named %1.").arg(name.trimmed()));
    }
}

layout_window::LayoutDialog* MainWindow::openLayoutDialog()
{
    if (!m_bridge->hasProject()) {
        return nullptr;
    }
    auto* dialog = new layout_window::LayoutDialog{*m_bridge, m_header->landscape(), this};
    dialog->setTheme(m_header->theme());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(
        dialog, &layout_window::LayoutDialog::exported, this, [this] { tick(Task::ExportLayout); });
    return dialog;
}

// ------------------------------------------------------------------------------------- edits

void MainWindow::setAuthor(const model::Author& author)
{
    m_bridge->setAuthor(author);
    settings::setAuthor(author);
}

bool MainWindow::askAuthor()
{
    dialogs::AuthorDialog dialog{m_bridge->author(), this};
    if (dialog.exec() != QDialog::Accepted) {
        return false;
    }
    setAuthor(dialog.author());
    return true;
}

bool MainWindow::ensureAuthor()
{
    return !m_bridge->author().name.empty() || askAuthor();
}

void MainWindow::reclassify(const QString& code, const bridge::EditStatement& statement)
{
    if (m_selected.empty() || !ensureAuthor()) {
        return;
    }
    m_changedClass = true;
    m_bridge->reclassify(m_selected, bridge::toUtf8(code), statement);
}

void MainWindow::paint(const geometry::GridPoint& point)
{
    if (m_brush.isEmpty() || !ensureAuthor()) {
        return;
    }
    bridge::askPatchAt(*m_bridge, this, point, [this](Result<std::optional<bridge::MapHit>> hit) {
        if (hit && *hit) {
            m_changedClass = true;
            m_bridge->reclassify({(*hit)->id}, bridge::toUtf8(m_brush), {});
        }
    });
}

void MainWindow::undo()
{
    m_bridge->undo(m_scope);
    if (m_changedClass) {
        tick(Task::ChangeClass);
    }
}

void MainWindow::redo()
{
    m_bridge->redo(m_scope);
}

void MainWindow::boundaryDrawn(const geometry::Polygon& boundary)
{
    tick(Task::DrawProposal);
    m_inspector->showBoundary({boundary}, std::nullopt);
    model::Feature proposal;
    proposal.shape = geometry::shapeOf(boundary);
    proposal.values["status"] = std::string{"draft"};
    for (const Language language : allLanguages) {
        proposal.names.in(language) =
            habitat::Words::shared().phrase("proposal", language) + " " +
            bridge::toUtf8(QString::number(m_bridge->summary().proposals.undo
                                               ? m_bridge->summary().proposals.undo->id + 1
                                               : 1));
    }
    editProposal(proposal);
}

void MainWindow::editProposal(const model::Feature& proposal)
{
    // Not modal: the boundary and its areas stay in sight and in reach.
    auto* dialog = new dialogs::ProposalDialog{proposal, this};
    dialog->setObjectName(QStringLiteral("proposalDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        if (ensureAuthor()) {
            m_canvas->cancelTool();
            m_bridge->saveProposal(dialog->proposal());
            m_inspector->showBoundary(dialog->proposal().shape.polygons, dialog->proposal());
        }
    });
    dialog->show();
}

} // namespace ecotone::shell
