#include "tests/core/coverage/case_file.h"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <iostream>

namespace ecotone::coverage {
namespace {

TEST(CoverageCases, giveWhatTheyExpect)
{
    const auto cases = readCases(ECOTONE_SOURCE_DIR "/tests/core/coverage/cases");
    ASSERT_GE(cases.size(), 80U);
    for (const CoverageCase& one : cases) {
        SCOPED_TRACE(one.file + ": " + one.title);
        EXPECT_EQ(outcomeOf(one), one.expected);
        CoverageCase turned = one;
        std::reverse(turned.patches.begin(), turned.patches.end());
        EXPECT_EQ(outcomeOf(turned), one.expected) << "in another order";
    }
    std::cout << "coverage cases: " << cases.size() << '\n';
}

} // namespace
} // namespace ecotone::coverage
