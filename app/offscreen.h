#pragma once

#include "core/base/result.h"

#include <memory>

class QGuiApplication;

namespace ecotone::app {

/// Fonts and painting for commands that need no display: always the offscreen platform, so that
/// no display server is ever asked. Keep it for the length of the command.
class Offscreen
{
public:
    /// Fails with NotFound when a font of the house is missing.
    [[nodiscard]] static Result<Offscreen> start();
    Offscreen(Offscreen&&) noexcept;
    Offscreen& operator=(Offscreen&&) = delete;
    Offscreen(const Offscreen&) = delete;
    Offscreen& operator=(const Offscreen&) = delete;
    ~Offscreen();

private:
    explicit Offscreen(std::unique_ptr<QGuiApplication> application);
    std::unique_ptr<QGuiApplication> m_application;
};

} // namespace ecotone::app
