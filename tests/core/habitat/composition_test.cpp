#include "core/habitat/composition.h"

#include <gtest/gtest.h>

namespace ecotone::habitat {
namespace {

std::string read(std::string_view formula)
{
    const auto composition = parseComposition(formula);
    if (!composition) {
        return "refused";
    }
    std::string text;
    for (const auto& part : composition->parts) {
        text += (text.empty() ? "" : " ") + part.species + "=" +
                (part.trace    ? "+"
                 : part.single ? "ед"
                               : std::to_string(part.tenths).substr(0, 3));
    }
    return text;
}

TEST(Composition, RussianFormulas)
{
    EXPECT_EQ(read("6К2Е1Лп1Бж"), "К=6.0 Е=2.0 ЛП=1.0 БЖ=1.0");
    EXPECT_EQ(read("10Л"), "Л=10.");
    EXPECT_EQ(read("5Д 3ЛП 2БЧ"), "Д=5.0 ЛП=3.0 БЧ=2.0");
    EXPECT_EQ(read("7К3Е+П"), "К=7.0 Е=3.0 П=+");
    EXPECT_EQ(read("8Д2Лп ед.Бх,Ор"), "Д=8.0 ЛП=2.0 БХ=ед ОР=ед");
    EXPECT_EQ(read("6К(120)4Е(80)"), "К=6.0 Е=4.0");
    EXPECT_EQ(read("6KЕ"), "КЕ=6.0") << "two capitals without a number are one symbol";
}

TEST(Composition, ChineseFormulas)
{
    EXPECT_EQ(read("4红3椴2云1枫"), "红=4.0 椴=3.0 云=2.0 枫=1.0");
    EXPECT_EQ(read("10樟子松"), "樟子松=10.");
    EXPECT_EQ(read("7柞3黑+白"), "柞=7.0 黑=3.0 白=+");
}

TEST(Composition, WhatIsNoFormulaIsRefused)
{
    EXPECT_EQ(read(""), "refused");
    EXPECT_EQ(read("лес"), "refused");
    EXPECT_EQ(read("8К7Е"), "refused") << "fifteen tenths";
}

TEST(Composition, TheFirstOfEqualsLeads)
{
    const auto composition = parseComposition("3К3Е2Л2Б");
    ASSERT_TRUE(composition);
    EXPECT_EQ(composition->leading()->species, "К");
    EXPECT_EQ(composition->total(), 10.0);
}

TEST(Composition, AgesInBracketsAreKept)
{
    const auto composition = parseComposition("6К(120)4Е(80)");
    ASSERT_TRUE(composition);
    EXPECT_EQ(composition->parts[0].age, 120);
    EXPECT_EQ(composition->parts[1].age, 80);
}

} // namespace
} // namespace ecotone::habitat
