#include "core/cartography/style.h"

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
