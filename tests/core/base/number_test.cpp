#include "core/base/number.h"

#include <clocale>
#include <gtest/gtest.h>

namespace ecotone {
namespace {

TEST(Number, ReadsAndWritesWithAPointInEveryLocale)
{
    std::setlocale(LC_ALL, "ru_RU.UTF-8");
    EXPECT_EQ(toText(0.1), "0.1");
    EXPECT_EQ(toText(2.5, 0), "2");
    EXPECT_EQ(toText(1234.5678, 2), "1234.57");
    EXPECT_EQ(parseDouble(" 42.43 "), 42.43);
    std::setlocale(LC_ALL, "C");
}

TEST(Number, RefusesWhatIsNotWhollyANumber)
{
    EXPECT_EQ(parseDouble("42,43"), std::nullopt);
    EXPECT_EQ(parseDouble(""), std::nullopt);
    EXPECT_EQ(parseInteger("12a"), std::nullopt);
    EXPECT_EQ(parseInteger("9223372036854775808"), std::nullopt);
    EXPECT_EQ(parseInteger("+7"), 7);
}

} // namespace
} // namespace ecotone
