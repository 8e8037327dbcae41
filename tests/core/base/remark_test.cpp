#include "core/base/remark.h"

#include <gtest/gtest.h>

namespace ecotone::test {

TEST(Remark, IsReadInEnglishWithItsPlacesFilled)
{
    Remark remark{"stated by {what} and the text agrees", {{"what", ".cpg \"GBK\""}}};
    remark.add("{best} over {next}", {{"best", "GB18030"}, {"next", "CP1251"}});
    remark.add("too weak to decide");
    EXPECT_EQ(remark.english(),
              "stated by .cpg \"GBK\" and the text agrees; GB18030 over CP1251; "
              "too weak to decide");
}

TEST(Remark, AppendsTheClausesOfAnother)
{
    Remark remark{"the first column is east"};
    remark.append(Remark{"zone {zone}", {{"zone", "23"}}}).append({});
    EXPECT_EQ(remark.clauses().size(), 2U);
    EXPECT_EQ(remark.english(), "the first column is east; zone 23");
    EXPECT_TRUE(Remark{}.add("").empty());
}

TEST(Remark, APlaceIsFilledWhereverItStandsAndAnUnknownOneStays)
{
    EXPECT_EQ(filled("{n} of {n}, {rest}", {{"n", "{n}7"}}), "{n}7 of {n}7, {rest}");
}

} // namespace ecotone::test
