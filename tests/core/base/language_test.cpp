#include "core/base/language.h"

#include <gtest/gtest.h>

namespace ecotone {
namespace {

TEST(Language, ReadsLocaleNames)
{
    EXPECT_EQ(languageFromCode("zh-Hans"), Language::Chinese);
    EXPECT_EQ(languageFromCode("ru_RU.UTF-8"), Language::Russian);
    EXPECT_EQ(languageFromCode("mn"), Language::Mongolian);
    EXPECT_EQ(languageFromCode("de_DE"), std::nullopt);
    EXPECT_EQ(languageFromCode(""), std::nullopt);
}

TEST(LocalText, IsCompleteOnlyInAllFour)
{
    LocalText text{{"forest", "森林", "лес", ""}};
    EXPECT_FALSE(text.complete());
    text.in(Language::Mongolian) = "ой";
    EXPECT_TRUE(text.complete());
    EXPECT_EQ(text.in(Language::Chinese), "森林");
}

} // namespace
} // namespace ecotone
