#include "core/cartography/style.h"

#include <cmath>
#include <gtest/gtest.h>

namespace ecotone::cartography {
namespace {

TEST(Style, ReadsTheStyleOfTheProgram)
{
    const auto style = Style::load();
    ASSERT_TRUE(style) << style.error().detail;
    EXPECT_EQ(style->levelAt(100000.0), 3);
    EXPECT_EQ(style->levelAt(600000.0), 2);
    EXPECT_EQ(style->levelAt(5000000.0), 1);
    EXPECT_EQ(style->protectedAreas.at("designated").line.color.hex(), "#1F5A3C");
    EXPECT_EQ(style->ratingStep(0.0).key, "very_low");
    EXPECT_EQ(style->ratingStep(0.65).key, "high");
    EXPECT_EQ(style->ratingStep(1.0).key, "very_high");
    EXPECT_EQ(style->place("crossing_rail"), style->place("crossing"));
}

TEST(Style, LinesThinWithTheScale)
{
    LineStyle line;
    EXPECT_EQ(line.shareAt(1e9), 1.0) << "unless nothing is said";
    line.thinFrom = 10000.0;
    line.thinTo = 1000000.0;
    line.thinShare = 0.4;
    EXPECT_EQ(line.shareAt(5000.0), 1.0);
    EXPECT_NEAR(line.shareAt(100000.0), 0.7, 1e-9); // Half the way on the logarithm.
    EXPECT_NEAR(line.shareAt(1e7), 0.4, 1e-9);
    const Style style = Style::load().value();
    EXPECT_LT(style.outline.shareAt(100000.0), style.outline.shareAt(10000.0));
    const LineStyle& reserve = style.protectedAreas.at("designated").line;
    EXPECT_LT(reserve.shareAt(20e6), reserve.shareAt(250000.0));
}

TEST(Style, DesignatedAndProposedAreToldWithoutColour)
{
    const Style style = Style::load().value();
    const AreaStyle& designated = style.protectedAreas.at("designated");
    const AreaStyle& proposed = style.protectedAreas.at("proposed");
    EXPECT_TRUE(designated.line.dash.empty());
    EXPECT_FALSE(proposed.line.dash.empty());
    ASSERT_TRUE(designated.hatch && proposed.hatch && style.corridor.hatch);
    EXPECT_GE(std::abs(designated.hatch->angle - proposed.hatch->angle), 45.0);
    EXPECT_GE(std::abs(designated.hatch->angle - style.corridor.hatch->angle), 45.0);
    EXPECT_GT(designated.bandWidth, 0.0);
    EXPECT_EQ(proposed.bandWidth, 0.0);
    // Habitat shows through: no tint over the whole, and lines that cover little.
    for (const AreaStyle* area : {&designated, &proposed, &style.corridor, &style.proposal}) {
        EXPECT_EQ(area->fill.alpha, 0);
        for (const Pattern& lines : area->hatching(1.0)) {
            EXPECT_LE(lines.width / lines.spacing * lines.ink.alpha / 255.0, 0.05);
        }
    }
}

TEST(Style, NamesWhatIsMissing)
{
    const auto style = Style::fromToml("[ink]\ndark = \"blue\"\n", "house.toml");
    ASSERT_FALSE(style);
    EXPECT_EQ(style.error().code, ErrorCode::FileDamaged);
    EXPECT_NE(style.error().detail.find("house.toml: pattern.hatch"), std::string::npos)
        << style.error().detail;
}

TEST(Style, NamesTheLineThatDoesNotParse)
{
    const auto style = Style::fromToml("version = 1\n[ink\n", "house.toml");
    ASSERT_FALSE(style);
    EXPECT_NE(style.error().detail.find("line 2"), std::string::npos) << style.error().detail;
}

TEST(Color, IsReadAndWrittenAsHex)
{
    EXPECT_EQ(Color::fromHex("#127452")->hex(), "#127452");
    EXPECT_FALSE(Color::fromHex("127452"));
    EXPECT_FALSE(Color::fromHex("#12745G"));
    EXPECT_NEAR(Color::fromRgb(0xFFFFFF).lightness(), 100.0, 0.01);
    EXPECT_NEAR(Color::fromRgb(0x777777).lightness(), 50.0, 0.5);
}

} // namespace
} // namespace ecotone::cartography
