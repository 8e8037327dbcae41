#include "ui/render/svg_writer.h"

#include <QXmlStreamReader>

#include <gtest/gtest.h>

namespace ecotone::render {
namespace {

using namespace cartography;

DisplayList sample()
{
    DisplayList picture;
    picture.width = 100.0;
    picture.height = 50.0;
    picture.add(BeginLayer{"habitat", "生境 & <классы>"});
    picture.add(BeginClip{Path::rectangle({0, 0, 50, 50})});
    picture.add(PatternFill{Path::rectangle({1, 1, 20, 20}), Pattern{}});
    picture.add(StrokePath{
        Path::line({0, 0}, {10.126, 5}), Color::fromRgb(0x123456), 0.5, {2, 1}, LineEnd::Flat});
    picture.add(EndClip{});
    picture.add(EndLayer{});
    TextRun run;
    run.text = "珲春 «Хуньчунь»";
    run.language = Language::Chinese;
    run.baseline = {10, 20};
    run.rotation = 90.0;
    run.advance = 44.0;
    picture.add(run);
    return picture;
}

TEST(SvgWriter, IsWellFormedAndKeepsLayersClipsAndTexts)
{
    const std::string svg = svgText(sample(), "Map", Language::Chinese);
    QXmlStreamReader reader{QByteArray::fromStdString(svg)};
    while (!reader.atEnd()) {
        reader.readNext();
    }
    EXPECT_FALSE(reader.hasError()) << reader.errorString().toStdString() << "\n" << svg;
    EXPECT_NE(svg.find("<g id=\"habitat\"><title>生境 &amp; &lt;классы&gt;</title>"),
              std::string::npos);
    EXPECT_NE(svg.find("clip-path=\"url(#c1)\""), std::string::npos);
    EXPECT_NE(svg.find("M0 0L10.13 5"), std::string::npos);
    EXPECT_NE(svg.find("xml:lang=\"zh-Hans\""), std::string::npos);
    EXPECT_NE(svg.find(">珲春 «Хуньчунь»</text>"), std::string::npos);
    EXPECT_NE(svg.find("rotate(-90 10 20)"), std::string::npos);
}

TEST(SvgWriter, GivesTheSameBytes)
{
    EXPECT_EQ(svgText(sample(), "Map", Language::Russian),
              svgText(sample(), "Map", Language::Russian));
}

} // namespace
} // namespace ecotone::render
