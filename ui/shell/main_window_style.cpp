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

#include <algorithm>

namespace ecotone::shell {

namespace {

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
        // A rating has no colours of its own: the main theme is edited then.
        const auto shown = m_themes->sheets().theme(m_header->theme());
        m_themeDialog = new dialogs::ThemeDialog{
            m_themes->saved(), shown ? shown->sheet : std::string{}, layersFromTop(), this};
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
    if (m_themeDialog == nullptr) {
        return;
    }
    if (m_bridge->summary().readOnly) {
        m_status->say(tr("You can look at everything; editing waits until they are done."));
        return;
    }
    if (!ensureAuthor()) {
        return;
    }
    m_themes->keep(m_themeDialog->draft().sheets());
    m_bridge->saveThemes(m_themeDialog->draft().sheets(), tr("Style of the map changed"));
    m_themeDialog->accept();
}

} // namespace ecotone::shell
