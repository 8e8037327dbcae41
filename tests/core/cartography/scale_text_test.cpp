#include "core/base/number.h"
#include "core/cartography/scale_text.h"

#include <gtest/gtest.h>
#include <string>

namespace ecotone::cartography {
namespace {

std::string read(const char* text)
{
    const auto scale = parseScale(text);
    return scale ? toText(*scale, 0) : "-";
}

TEST(ScaleText, InAnyManner)
{
    for (const char* text : {"1:250 000",
                             "1:250000",
                             "250000",
                             "250 000",
                             " 1 : 250,000 ",
                             "1:250.000",
                             "1:250'000",
                             "1/250000",
                             "250k",
                             "1:250 тыс.",
                             "1:250 мянга",
                             "1:25万",
                             "1：25万",
                             "１：２５００００",
                             "1:250\u202f000",
                             "1:0,25 млн",
                             "1:0.25 million"}) {
        EXPECT_EQ(read(text), "250000") << text;
    }
    EXPECT_EQ(read("1:2,5 млн"), "2500000");
    EXPECT_EQ(read("1:1 сая"), "1000000");
    EXPECT_EQ(read("1:1百万"), "1000000");
    EXPECT_EQ(read("1:5000"), "5000");
}

TEST(ScaleText, OtherTextIsNoScale)
{
    for (const char* text : {"", "1:", "2:500", "abc", "1:0", "1:99999999999", "42°", "-500"}) {
        EXPECT_EQ(read(text), "-") << text;
    }
}

} // namespace
} // namespace ecotone::cartography
