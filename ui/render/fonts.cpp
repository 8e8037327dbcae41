#include "ui/render/fonts.h"

#include <QFontDatabase>
#include <QTextLayout>

#include <algorithm>
#include <clocale>
#include <cmath>
#include <string>

namespace ecotone::render {

QStringList fontFamilies()
{
    return {QStringLiteral("Noto Sans"), QStringLiteral("Noto Sans CJK SC")};
}

QFont fontOf(const cartography::Font& font, double scale)
{
    QFont result;
    result.setFamilies(fontFamilies());
    // Pixel sizes are whole numbers: painters and measurers scale the coordinates instead.
    result.setPixelSize(std::max(1, static_cast<int>(std::lround(font.size * scale))));
    result.setBold(font.bold);
    result.setItalic(font.italic);
    result.setHintingPreference(QFont::PreferNoHinting);
    result.setStyleStrategy(QFont::PreferAntialias);
    if (font.letterSpacing != 0.0 && font.size > 0.0) {
        // A share of the letters' widths (about 0.55 of the size): Qt multiplies absolute spacing
        // by the resolution of the device, which would tear words apart in PDF.
        result.setLetterSpacing(QFont::PercentageSpacing,
                                100.0 * (1.0 + font.letterSpacing / (0.55 * font.size)));
    }
    return result;
}

void settleGlyphForms()
{
    // The shaper asks for the locale once, with the first text.
    const char* known = std::setlocale(LC_CTYPE, nullptr);
    const std::string locale = known != nullptr ? known : "C";
    std::setlocale(LC_CTYPE, "C");
    QTextLayout layout{QStringLiteral("字"), fontOf({})};
    layout.beginLayout();
    layout.createLine();
    layout.endLayout();
    std::setlocale(LC_CTYPE, locale.c_str());
}

Result<> checkFonts()
{
    for (const QString& family : fontFamilies()) {
        if (!QFontDatabase::hasFamily(family)) {
            return fail(ErrorCode::NotFound,
                        "the font \"" + family.toStdString() +
                            "\" is not installed; in Debian it is in fonts-noto-core or "
                            "fonts-noto-cjk");
        }
    }
    return {};
}

} // namespace ecotone::render
