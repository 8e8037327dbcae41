#include "core/base/hash.h"

#include <gtest/gtest.h>

namespace ecotone {
namespace {

TEST(Hash64, TellsPartsAndLengthsApart)
{
    const auto ab_c = Hash64{}.add("ab").add("c").value();
    const auto a_bc = Hash64{}.add("a").add("bc").value();
    EXPECT_NE(ab_c, a_bc);
    EXPECT_NE(Hash64{}.add("").value(), Hash64{}.value());
    EXPECT_NE(Hash64{}.add(std::string(7, '\0')).value(),
              Hash64{}.add(std::string(8, '\0')).value());
    EXPECT_EQ(Hash64{}.add("ab").add("c").value(), ab_c);
}

TEST(Hash64, WritesSixteenDigits)
{
    EXPECT_EQ(toHex(0), "0000000000000000");
    EXPECT_EQ(toHex(0x1A2BULL), "0000000000001a2b");
}

} // namespace
} // namespace ecotone
