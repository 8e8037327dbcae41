#include "ui/render/fonts.h"
#include "ui/render/text_measurer_qt.h"

#include <gtest/gtest.h>

namespace ecotone::render {
namespace {

std::string joined(const std::vector<std::string>& lines)
{
    std::string all;
    for (const std::string& line : lines) {
        all += (all.empty() ? "" : "|") + line;
    }
    return all;
}

TEST(TextMeasurerQt, FontsAreInstalled)
{
    const auto fonts = checkFonts();
    EXPECT_TRUE(fonts) << fonts.error().detail;
    EXPECT_EQ(fontFamilies().size(), 2);
}

TEST(TextMeasurerQt, WidthsGrowWithTheSize)
{
    const TextMeasurerQt measurer;
    const double small = measurer.measure("Ecotone 12", {6.0}, Language::English).advance;
    const double large = measurer.measure("Ecotone 12", {12.0}, Language::English).advance;
    EXPECT_NEAR(large, 2.0 * small, 0.02);
    EXPECT_NEAR(measurer.measure("森林", {10.0}, Language::Chinese).advance, 20.0, 0.1);
}

TEST(TextMeasurerQt, LinesBreakWhereTheLanguageAllows)
{
    const TextMeasurerQt measurer;
    EXPECT_EQ(
        joined(measurer.lines("Korean pine-broadleaf forest", {10.0}, Language::English, 70.0)),
        "Korean pine-|broadleaf|forest");
    EXPECT_EQ(joined(measurer.lines("阔叶红松林与云冷杉林", {10.0}, Language::Chinese, 42.0)),
              "阔叶红松|林与云冷|杉林");
    EXPECT_EQ(joined(measurer.lines("одна\nдве", {10.0}, Language::Russian, 500.0)), "одна|две");
}

TEST(TextMeasurerQt, NoLineIsWiderThanAsked)
{
    const TextMeasurerQt measurer;
    const std::string text = "Национальный парк тигра и леопарда Северо-Восточного Китая";
    for (const double width : {30.0, 60.0, 120.0}) {
        for (const std::string& line : measurer.lines(text, {9.0}, Language::Russian, width)) {
            EXPECT_LE(measurer.measure(line, {9.0}, Language::Russian).advance, width + 0.1)
                << line;
        }
    }
}

} // namespace
} // namespace ecotone::render
