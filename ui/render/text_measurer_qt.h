#pragma once

#include "core/cartography/text_measurer.h"

namespace ecotone::render {

/// Measures with QTextLayout and the fonts that paint. Needs a QGuiApplication. Measures at a
/// fixed high resolution, so that screen, PNG and PDF break lines at the same places.
class TextMeasurerQt : public cartography::TextMeasurer
{
public:
    [[nodiscard]] cartography::TextExtent
    measure(std::string_view text, const cartography::Font& font, Language language) const override;
    [[nodiscard]] std::vector<std::string> lines(std::string_view text,
                                                 const cartography::Font& font,
                                                 Language language,
                                                 double width) const override;
};

} // namespace ecotone::render
