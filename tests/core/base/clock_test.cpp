#include "core/base/clock.h"

#include <cstdlib>
#include <gtest/gtest.h>

namespace ecotone {
namespace {

TEST(Clock, SourceDateEpochFreezesIt)
{
    ::setenv("SOURCE_DATE_EPOCH", "1793527200", 1);
    EXPECT_TRUE(Clock::isFrozen());
    EXPECT_EQ(isoTime(Clock::now()), "2026-11-01T10:00:00Z");
    EXPECT_EQ(isoDate(Clock::now()), "2026-11-01");
    ::unsetenv("SOURCE_DATE_EPOCH");
    EXPECT_FALSE(Clock::isFrozen());
}

TEST(Clock, WritesLeapDays)
{
    EXPECT_EQ(isoTime(Clock::Time{std::chrono::seconds{951827696}}), "2000-02-29T12:34:56Z");
}

} // namespace
} // namespace ecotone
