#include "core/base/error_code.h"

#include <gtest/gtest.h>

namespace ecotone {
namespace {

TEST(ErrorCode, ExitCodesAreThoseOfTheDesign)
{
    EXPECT_EQ(exitCode(ErrorCode::InvalidArgument), 2);
    EXPECT_EQ(exitCode(ErrorCode::FileDamaged), 3);
    EXPECT_EQ(exitCode(ErrorCode::EncodingUndecided), 4);
    EXPECT_EQ(exitCode(ErrorCode::ControlPointsNeeded), 4);
    EXPECT_EQ(exitCode(ErrorCode::StoreBusy), 5);
    EXPECT_EQ(exitCode(ErrorCode::DiskFull), 6);
    EXPECT_EQ(exitCode(ErrorCode::Cancelled), 130);
}

TEST(ErrorCode, TheWorseExitCodeWins)
{
    EXPECT_EQ(worseExitCode(0, 1), 1);
    EXPECT_EQ(worseExitCode(1, 5), 5);
    EXPECT_EQ(worseExitCode(5, 4), 4);
    EXPECT_EQ(worseExitCode(4, 3), 3);
    EXPECT_EQ(worseExitCode(6, 3), 6);
}

} // namespace
} // namespace ecotone
