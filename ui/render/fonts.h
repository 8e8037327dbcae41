#pragma once

#include "core/base/language.h"
#include "core/base/result.h"
#include "core/cartography/display_list.h"

#include <QFont>
#include <QStringList>

namespace ecotone::render {

/// "Noto Sans", "Noto Sans CJK SC": always both. The first alone gives Japanese glyph forms, the
/// second alone loses digits in extracted text.
[[nodiscard]] QStringList fontFamilies();
/// A font for painting; `pixelSize` of QFont is set, so device resolution does not matter.
/// `scale` multiplies the size (used to measure at high resolution).
[[nodiscard]] QFont fontOf(const cartography::Font& font, double scale = 1.0);
/// To be called once after the application object is made and before any text is laid out: shaping
/// takes the language of the process for every text, and on a Japanese desktop the Simplified
/// Chinese face would then show the Japanese forms it also holds.
void settleGlyphForms();
/// Fails with NotFound, naming the family and the Debian package, when a family is missing.
[[nodiscard]] Result<> checkFonts();

} // namespace ecotone::render
