#pragma once

#include "core/layout/export.h"
#include "ui/render/text_measurer_qt.h"

namespace ecotone::render {

/// Paints layouts with Qt. Needs a QGuiApplication (the offscreen platform is enough).
class LayoutBackendQt : public layout::LayoutBackend
{
public:
    [[nodiscard]] const cartography::TextMeasurer& measurer() override { return m_measurer; }
    [[nodiscard]] Result<std::string> pdf(const cartography::DisplayList& page) override;
    [[nodiscard]] Result<std::string> png(const cartography::DisplayList& page,
                                          double dotsPerInch) override;
    [[nodiscard]] Result<std::string>
    svg(const cartography::DisplayList& page, const std::string& title, Language language) override;

private:
    TextMeasurerQt m_measurer;
};

} // namespace ecotone::render
