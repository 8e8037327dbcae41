#include "ui/render/text_measurer_qt.h"

#include "ui/render/fonts.h"
#include "ui/render/text_layout.h"

#include <QFontMetricsF>
#include <QTextOption>

#include <algorithm>

namespace ecotone::render {
namespace {

std::string toUtf8(const QString& text)
{
    const QByteArray bytes = text.toUtf8();
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

void breakParagraph(std::vector<std::string>& lines,
                    const QString& paragraph,
                    const QFont& font,
                    Language language,
                    double width)
{
    if (paragraph.trimmed().isEmpty()) {
        lines.emplace_back();
        return;
    }
    QTextLayout layout{paragraph, font};
    layOut(layout, language);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(std::max(width * textScale, 1.0));
        QString part = paragraph.mid(line.textStart(), line.textLength());
        while (!part.isEmpty() && part.back() == QLatin1Char(' ')) {
            part.chop(1);
        }
        lines.push_back(toUtf8(part));
    }
    layout.endLayout();
}

} // namespace

QString toQString(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

void layOut(QTextLayout& layout, Language /*language*/)
{
    layout.setCacheEnabled(true);
}

cartography::TextExtent TextMeasurerQt::measure(std::string_view text,
                                                const cartography::Font& font,
                                                Language language) const
{
    const QFont scaled = fontOf(font, textScale);
    QTextLayout layout{toQString(text), scaled};
    layOut(layout, language);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    if (line.isValid()) {
        line.setLineWidth(1e9);
    }
    layout.endLayout();
    // The height of Latin letters for every text, so that lines of mixed scripts stay even; the
    // ascent of the CJK face alone would tear them apart.
    constexpr double ascentShare = 0.94;
    constexpr double descentShare = 0.26;
    return {line.isValid() ? line.naturalTextWidth() / textScale : 0.0,
            font.size * ascentShare,
            font.size * descentShare};
}

std::vector<std::string> TextMeasurerQt::lines(std::string_view text,
                                               const cartography::Font& font,
                                               Language language,
                                               double width) const
{
    const QFont scaled = fontOf(font, textScale);
    std::vector<std::string> result;
    const QStringList paragraphs = toQString(text).split(QLatin1Char('\n'));
    for (const QString& paragraph : paragraphs) {
        breakParagraph(result, paragraph, scaled, language, width);
    }
    return result;
}

} // namespace ecotone::render
