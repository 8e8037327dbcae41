#include "ui/bridge/theme_service.h"

#include "core/layout/project_themes.h"
#include "ui/bridge/facts.h"

namespace ecotone::bridge {

using cartography::ThemeSheets;

namespace {

ThemeSheets ofProgram()
{
    auto themes = ThemeSheets::builtIn();
    return themes ? *std::move(themes) : ThemeSheets{};
}

} // namespace

ThemeService::ThemeService(StoreBridge& bridge, QObject* parent)
    : QObject{parent}
    , m_bridge{&bridge}
    , m_saved{ofProgram()}
{
    connect(m_bridge, &StoreBridge::projectOpened, this, &ThemeService::reload);
    connect(m_bridge, &StoreBridge::projectClosed, this, [this] {
        m_saved = ofProgram();
        m_draft.reset();
        m_shown.reset();
        Q_EMIT changed();
    });
    connect(m_bridge, &StoreBridge::changed, this, [this](const ChangeNotice& notice) {
        if (notice.everything || notice.scope == model::Scope::Layout) {
            reload();
        }
    });
}

const ThemeSheets& ThemeService::sheets() const
{
    return m_draft == nullptr ? m_saved : m_draft->sheets();
}

bool ThemeService::has(const std::string& theme) const
{
    return sheets().theme(theme).has_value();
}

std::shared_ptr<const cartography::Style> ThemeService::show(const std::string& theme)
{
    if (m_shown == nullptr || m_shownTheme != theme) {
        const auto wanted = sheets().theme(theme);
        m_shownTheme = theme;
        m_shown = std::make_shared<const cartography::Style>(
            sheets().styled(facts().style, wanted ? *wanted : cartography::Theme{}));
    }
    setShownStyle(m_shown);
    return m_shown;
}

void ThemeService::setDraft(std::shared_ptr<const ThemeDraft> draft)
{
    m_draft = std::move(draft);
    m_shown.reset();
    Q_EMIT changed();
}

void ThemeService::keep(ThemeSheets sheets)
{
    m_saved = std::move(sheets);
    m_shown.reset();
    Q_EMIT changed();
}

void ThemeService::reload()
{
    m_bridge->read<ThemeSheets>(
        this,
        [](store::ProjectFile& project) { return layout::themesOf(project); },
        [this](Result<ThemeSheets> themes) {
            if (!themes) {
                m_bridge->reportFailure(themes.error());
            } else if (*themes != m_saved) {
                m_saved = *std::move(themes);
                m_shown.reset();
                Q_EMIT changed();
            }
        });
}

} // namespace ecotone::bridge
