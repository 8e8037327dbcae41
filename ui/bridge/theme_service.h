#pragma once

#include "core/cartography/theme_sheet.h"
#include "ui/bridge/store_bridge.h"
#include "ui/bridge/theme_draft.h"

#include <QObject>

#include <memory>
#include <string>

namespace ecotone::bridge {

/// The themes of the open project for the window, and the style the map is drawn with. While a
/// draft is edited the map shows the draft.
class ThemeService : public QObject
{
    Q_OBJECT

public:
    explicit ThemeService(StoreBridge& bridge, QObject* parent = nullptr);

    /// As the project keeps them.
    [[nodiscard]] const cartography::ThemeSheets& saved() const { return m_saved; }
    /// Of the draft, or of the project.
    [[nodiscard]] const cartography::ThemeSheets& sheets() const;
    [[nodiscard]] bool has(const std::string& theme) const;
    /// By the text of a theme ("habitat", "sheet:NAME", "rating:tiger" …); also makes it the
    /// style that swatches are painted in, see classSign().
    [[nodiscard]] std::shared_ptr<const cartography::Style> show(const std::string& theme);

    void setDraft(std::shared_ptr<const ThemeDraft> draft);
    /// Shown until the project, which is being written, says the same.
    void keep(cartography::ThemeSheets sheets);
    /// Reads the project again; changed() follows when something differs.
    void reload();

Q_SIGNALS:
    void changed();

private:
    StoreBridge* m_bridge;
    cartography::ThemeSheets m_saved;
    std::shared_ptr<const ThemeDraft> m_draft;
    std::string m_shownTheme;
    std::shared_ptr<const cartography::Style> m_shown;
};

} // namespace ecotone::bridge
