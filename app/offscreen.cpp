#include "app/offscreen.h"

#include "ui/render/fonts.h"

#include <QGuiApplication>

#include <array>
#include <clocale>

namespace ecotone::app {

Offscreen::Offscreen(std::unique_ptr<QGuiApplication> application)
    : m_application{std::move(application)}
{
}

Offscreen::Offscreen(Offscreen&&) noexcept = default;
Offscreen::~Offscreen() = default;

Result<Offscreen> Offscreen::start()
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    static int count = 1;
    static std::array<char, 8> name{"ecotone"};
    static std::array<char*, 2> words{name.data(), nullptr};
    auto application = std::make_unique<QGuiApplication>(count, words.data());
    std::setlocale(LC_NUMERIC, "C"); // The application object took the environment's.
    render::settleGlyphForms();
    ECO_TRY(render::checkFonts());
    return Offscreen{std::move(application)};
}

} // namespace ecotone::app
