// Themes of the window: the box above the map, the editor beside it.
#include "ui/bridge/facts.h"
#include "ui/bridge/text.h"
#include "ui/bridge/theme_service.h"
#include "ui/dialogs/theme_dialog.h"
#include "ui/panels/inspector.h"
#include "ui/panels/layers_panel.h"
#include "ui/panels/map_header.h"
#include "ui/panels/status_line.h"
#include "ui/shell/main_window.h"

#include <QTimer>

#include <optional>
#include <utility>

namespace ecotone::shell {

namespace {

/// A slider that rests so long was put where it is wanted.
constexpr int opacityDelay = 700;

/// "habitat" for the main theme, "sheet:NAME" for another one.
std::string themeText(const std::string& sheet)
{
    return cartography::Theme{cartography::Theme::Kind::Habitat,
                              {},
                              sheet == cartography::mainTheme ? std::string{} : sheet}
        .text();
}

} // namespace

void MainWindow::connectThemes()
{
    connect(m_themes, &bridge::ThemeService::changed, this, &MainWindow::themesChanged);
    connect(m_languages, &bridge::Languages::changed, this, &MainWindow::themesChanged);
    connect(
        m_layers, &models::LayerTreeModel::layerOpacityWanted, this, &MainWindow::setLayerOpacity);
    m_opacityTimer->setSingleShot(true);
    m_opacityTimer->setInterval(opacityDelay);
    connect(m_opacityTimer, &QTimer::timeout, this, &MainWindow::saveOpacity);
    connect(m_bridge, &bridge::StoreBridge::projectClosed, this, [this] {
        m_opacityTimer->stop();
        m_opacityDraft.reset();
    });
    connect(m_layersPanel,
            &panels::LayersPanel::styleWanted,
            this,
            [this](const QString& classCode, const QString& layer) {
                editStyle(bridge::toUtf8(classCode), bridge::toUtf8(layer));
            });
}

void MainWindow::themesChanged()
{
    std::vector<std::pair<std::string, QString>> sheets;
    for (const cartography::ThemeSheet& sheet : m_themes->sheets().all()) {
        if (sheet.code != cartography::mainTheme) {
            sheets.emplace_back(themeText(sheet.code), bridge::in(sheet.name));
        }
    }
    m_header->setSheets(std::move(sheets));
    if (m_themeDialog != nullptr) {
        m_themeDialog->layers()->setLayers(layersFromTop());
    }
    updateRequest();
}

dialogs::ThemeDialog* MainWindow::editStyle(const std::string& classCode, const std::string& layer)
{
    if (!m_bridge->hasProject()) {
        return nullptr;
    }
    if (m_themeDialog == nullptr) {
        saveOpacity();
        m_themeDialog =
            new dialogs::ThemeDialog{m_themes->saved(), shownSheet(), layersFromTop(), this};
        m_themeDialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_themeDialog, &dialogs::ThemeDialog::draftChanged, this, [this] {
            const bridge::ThemeDraft& draft = m_themeDialog->draft();
            m_themes->setDraft(std::make_shared<const bridge::ThemeDraft>(draft));
            setTheme(bridge::fromUtf8(themeText(draft.chosenCode())));
        });
        connect(m_themeDialog, &dialogs::ThemeDialog::saveWanted, this, &MainWindow::saveThemes);
        connect(m_themeDialog, &QDialog::finished, this, [this] {
            m_themeDialog = nullptr;
            m_themes->setDraft(nullptr);
        });
    }
    if (!classCode.empty()) {
        m_themeDialog->showClass(classCode);
    }
    if (!layer.empty()) {
        m_themeDialog->showLayer(layer);
    }
    m_themeDialog->show();
    m_themeDialog->raise();
    m_themeDialog->activateWindow();
    return m_themeDialog;
}

std::vector<std::pair<std::string, QString>> MainWindow::layersFromTop() const
{
    std::vector<std::pair<std::string, QString>> layers;
    for (const std::string& name : m_layers->layersFromTop()) {
        layers.emplace_back(name, m_layers->indexOfLayer(name).data(Qt::DisplayRole).toString());
    }
    return layers;
}

void MainWindow::saveThemes()
{
    if (m_themeDialog != nullptr && keepThemes(m_themeDialog->draft().sheets())) {
        m_themeDialog->accept();
    }
}

bool MainWindow::keepThemes(const cartography::ThemeSheets& themes)
{
    if (m_bridge->summary().readOnly) {
        m_status->say(tr("You can look at everything; editing waits until they are done."));
        return false;
    }
    if (!ensureAuthor()) {
        return false;
    }
    m_themes->keep(themes);
    m_bridge->saveThemes(themes, tr("Style of the map changed"));
    return true;
}

std::string MainWindow::shownSheet() const
{
    const auto shown = m_themes->sheets().theme(m_header->theme());
    return shown && !shown->sheet.empty() ? shown->sheet : std::string{cartography::mainTheme};
}

/// The slider below the layers moves what the editor of styles keeps: every map and page of the
/// project is drawn with it.
void MainWindow::setLayerOpacity(const std::string& layer, double opacity)
{
    if (!m_bridge->hasProject()) {
        return;
    }
    if (m_themeDialog != nullptr) {
        m_themeDialog->setOpacity(layer, opacity);
        return;
    }
    if (!m_opacityDraft || m_opacityDraft->chosenCode() != shownSheet()) {
        saveOpacity();
        m_opacityDraft.emplace(m_themes->saved(), shownSheet());
    }
    m_opacityDraft->setOpacity(layer, opacity);
    m_themes->setDraft(std::make_shared<const bridge::ThemeDraft>(*m_opacityDraft));
    m_opacityTimer->start();
}

void MainWindow::saveOpacity()
{
    if (!m_opacityDraft) {
        return;
    }
    if (m_layersPanel->isMovingOpacity()) {
        m_opacityTimer->start();
        return;
    }
    m_opacityTimer->stop();
    const bridge::ThemeDraft draft = *std::exchange(m_opacityDraft, std::nullopt);
    if (draft.isDirty()) {
        static_cast<void>(keepThemes(draft.sheets())); // Else the map is as it was again.
    }
    m_themes->setDraft(nullptr);
}

} // namespace ecotone::shell
