#include "core/base/file.h"
#include "core/base/platform.h"
#include "core/layout/pdf_finish.h"
#include "tests/support/picture_difference.h"
#include "ui/render/fonts.h"
#include "ui/render/layout_backend.h"
#include "ui/render/render_image.h"
#include "ui/render/svg_writer.h"
#include "ui/render/text_layout.h"

#include <QGlyphRun>
#include <QPainter>
#include <QPainterPath>
#include <QRawFont>
#include <QTextLayout>

#include <cstdlib>
#include <gtest/gtest.h>

/// Chinese text stands in Simplified Chinese forms, whatever the language of the page and whatever
/// stands beside it: the glyphs themselves are compared, not the name that was asked for.
namespace ecotone::render {
namespace {

/// Characters that Chinese and Japanese readers draw differently.
const QString telling = QStringLiteral("骨直门海角");
constexpr double size = 24.0;

QRawFont face(const char* family)
{
    QFont font{QString::fromLatin1(family)};
    font.setPixelSize(48);
    return QRawFont::fromFont(font, QFontDatabase::SimplifiedChinese);
}

bool isHan(QChar letter)
{
    return letter.script() == QChar::Script_Han;
}

/// The glyphs Han characters of a text are set with, as the painters lay it out.
struct Set
{
    QSet<QString> families;
    QList<quint32> glyphs;
};

Set setFor(const QString& text, const cartography::Font& font)
{
    QTextLayout layout{text, fontOf(font, textScale)};
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(1e9);
    layout.endLayout();
    Set set;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!isHan(text[i])) {
            continue;
        }
        for (const QGlyphRun& run : layout.glyphRuns(static_cast<int>(i), 1)) {
            set.families.insert(run.rawFont().familyName());
            set.glyphs.append(run.glyphIndexes());
        }
    }
    return set;
}

/// The text drawn from the outlines of one face.
QImage drawnIn(const QRawFont& font, QSize pixels, double scale, cartography::PicturePoint at)
{
    QImage image{pixels, QImage::Format_RGB32};
    image.fill(Qt::white);
    QPainter painter{&image};
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(scale, scale);
    painter.translate(at.x, at.y);
    painter.scale(size / 48.0, size / 48.0);
    double x = 0.0;
    for (const quint32 glyph : font.glyphIndexesForString(telling)) {
        painter.fillPath(font.pathForGlyph(glyph).translated(x, 0.0), Qt::black);
        x += font.advancesForGlyphIndexes({glyph}).first().x();
    }
    return image;
}

class ChineseFaces : public testing::Test
{
protected:
    static constexpr cartography::PicturePoint at{10.0, 34.0};

    void SetUp() override
    {
        setenv("SOURCE_DATE_EPOCH", "1795600000", 1);
        ASSERT_TRUE(checkFonts());
        if (!QFontDatabase::hasFamily(QStringLiteral("Noto Sans CJK JP"))) {
            GTEST_SKIP() << "without a Japanese face there is nothing to be mistaken for";
        }
        m_folder = platform::makeTemporaryFolder().value();
    }
    void TearDown() override
    {
        std::error_code error;
        std::filesystem::remove_all(m_folder, error);
    }
    static cartography::DisplayList page(Language language, const std::string& text)
    {
        cartography::DisplayList list;
        list.width = 150.0;
        list.height = 50.0;
        cartography::TextRun run;
        run.text = text;
        run.baseline = at;
        run.font.size = size;
        run.language = language;
        run.color = {0, 0, 0, 255};
        list.add(run);
        return list;
    }
    /// Like the Chinese outlines, as far as so many pixels can tell, and not like the Japanese
    /// ones.
    static void expectSimplified(const QImage& picture, double scale)
    {
        const QImage chinese = drawnIn(face("Noto Sans CJK SC"), picture.size(), scale, at);
        const QImage japanese = drawnIn(face("Noto Sans CJK JP"), picture.size(), scale, at);
        const double toChinese = tests::differingPixels(chinese, picture);
        const double toJapanese = tests::differingPixels(japanese, picture);
        EXPECT_LT(toChinese, 1.0);
        EXPECT_GT(toJapanese, 2.0 * toChinese + 0.3);
    }
    /// What another program makes of a file; empty where it is absent.
    QImage foreign(const std::string& program,
                   const std::string& name,
                   const std::string& bytes,
                   std::vector<std::string> words)
    {
        const auto file = m_folder / name;
        EXPECT_TRUE(writeFile(file, bytes));
        const auto out = m_folder / (name + ".png");
        words.push_back(toUtf8(file));
        if (program == "pdftoppm") {
            words.push_back(toUtf8(m_folder / name));
        } else {
            words.insert(words.end(), {"-o", toUtf8(out)});
        }
        const auto child = platform::runChild("/usr/bin/" + program, words);
        QImage image;
        if (child && child->exitCode == 0) {
            image.load(QString::fromStdString(toUtf8(out)));
        }
        return image.convertToFormat(QImage::Format_RGB32);
    }
    std::string pdf(const cartography::DisplayList& picture)
    {
        LayoutBackendQt backend;
        layout::Composition composition;
        composition.page = picture;
        composition.title = "title";
        return layout::finishPdf(backend.pdf(picture).value(), composition).value();
    }

    std::filesystem::path m_folder;
};

TEST_F(ChineseFaces, TheFormsInQuestionDiffer)
{
    const auto chinese = face("Noto Sans CJK SC").glyphIndexesForString(telling);
    const auto japanese = face("Noto Sans CJK JP").glyphIndexesForString(telling);
    ASSERT_EQ(chinese.size(), telling.size());
    EXPECT_NE(chinese[0], japanese[0]) << "骨";
    EXPECT_NE(chinese[1], japanese[1]) << "直";
}

TEST_F(ChineseFaces, LayoutTakesTheSimplifiedFaceInMixedTextsToo)
{
    const QRawFont simplified = face("Noto Sans CJK SC");
    const QStringList texts{telling,
                            QStringLiteral("Vladivostok ") + telling,
                            telling + QStringLiteral(" Хуньчунь, Өвөрхангай"),
                            QStringLiteral("「") + telling + QStringLiteral("」12 km²*"),
                            QStringLiteral("F11 ") + telling};
    for (const QString& text : texts) {
        for (const bool bold : {false, true}) {
            for (const bool italic : {false, true}) {
                const Set set = setFor(text, {size, bold, italic, 0.0});
                EXPECT_EQ(set.families, QSet<QString>{QStringLiteral("Noto Sans CJK SC")})
                    << qPrintable(text);
                if (!bold) {
                    EXPECT_EQ(set.glyphs, simplified.glyphIndexesForString(telling))
                        << qPrintable(text);
                }
            }
        }
    }
}

TEST_F(ChineseFaces, OnTheScreenAndInPngInEveryLanguage)
{
    for (const Language language : allLanguages) {
        SCOPED_TRACE(std::string{code(language)});
        const auto list = page(language, telling.toStdString());
        for (const double ratio : {1.0, 2.0, 4.0}) {
            expectSimplified(renderImage(list, ratio).value().convertToFormat(QImage::Format_RGB32),
                             ratio);
        }
        LayoutBackendQt backend;
        QImage png;
        ASSERT_TRUE(png.loadFromData(QByteArray::fromStdString(backend.png(list, 288.0).value())));
        expectSimplified(png.convertToFormat(QImage::Format_RGB32), 4.0);
    }
}

TEST_F(ChineseFaces, InPdfInEveryLanguage)
{
    for (const Language language : allLanguages) {
        SCOPED_TRACE(std::string{code(language)});
        const std::string bytes = pdf(page(language, telling.toStdString()));
        const QImage drawn =
            foreign("pdftoppm", "face.pdf", bytes, {"-r", "288", "-png", "-singlefile"});
        if (drawn.isNull()) {
            GTEST_SKIP() << "pdftoppm (poppler-utils) is not installed";
        }
        expectSimplified(drawn, 4.0);
        // Beside other scripts too, and no other face of that family is embedded.
        const auto mixed = m_folder / "mixed.pdf";
        ASSERT_TRUE(
            writeFile(mixed, pdf(page(language, "Khanka, Ханка, Өвөр: " + telling.toStdString()))));
        const auto fonts = platform::runChild("/usr/bin/pdffonts", {toUtf8(mixed)});
        ASSERT_TRUE(fonts);
        EXPECT_NE(fonts->output.find("NotoSansCJKsc"), std::string::npos) << fonts->output;
        for (const char* other : {"CJKjp", "CJKkr", "CJKtc", "CJKhk"}) {
            EXPECT_EQ(fonts->output.find(other), std::string::npos) << fonts->output;
        }
    }
}

TEST_F(ChineseFaces, InSvgInEveryLanguage)
{
    for (const Language language : allLanguages) {
        SCOPED_TRACE(std::string{code(language)});
        const std::string svg =
            svgText(page(language, "湖 " + telling.toStdString()), "title", language);
        // Programs without the font choose by the language of the text.
        EXPECT_NE(svg.find("xml:lang=\"zh-Hans\""), std::string::npos) << svg;
        EXPECT_NE(svg.find("Noto Sans CJK SC"), std::string::npos) << svg;
        const QImage drawn =
            foreign("rsvg-convert",
                    "face.svg",
                    svgText(page(language, telling.toStdString()), "title", language),
                    {"-d", "288", "-p", "288"});
        if (drawn.isNull()) {
            GTEST_SKIP() << "rsvg-convert (librsvg2-bin) is not installed";
        }
        expectSimplified(drawn, 4.0);
    }
}

} // namespace
} // namespace ecotone::render
