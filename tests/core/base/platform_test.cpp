#include "core/base/platform.h"

#include <gtest/gtest.h>

namespace ecotone::platform {
namespace {

TEST(Child, ReturnsOutputAndExitCode)
{
    const auto result = runChild("/bin/sh", {"-c", "echo out; echo err >&2; exit 3"});
    ASSERT_TRUE(result) << result.error().detail;
    EXPECT_EQ(result->exitCode, 3);
    EXPECT_EQ(result->output, "out\n");
    EXPECT_EQ(result->errors, "err\n");
}

TEST(Child, IsStoppedWhenItHangs)
{
    const auto result = runChild("/bin/sh", {"-c", "exec sleep 30"}, {.seconds = 0.3});
    ASSERT_TRUE(result);
    EXPECT_TRUE(result->timedOut);
    EXPECT_NE(result->signal, 0);
}

TEST(Child, TellsASignalFromAnExit)
{
    const auto result = runChild("/bin/sh", {"-c", "kill -SEGV $$"});
    ASSERT_TRUE(result);
    EXPECT_EQ(result->exitCode, -1);
    EXPECT_EQ(result->signal, 11);
}

TEST(Child, AMissingProgramIsAnError)
{
    EXPECT_EQ(runChild("/no/such/program", {}).error().code, ErrorCode::FileUnreadable);
}

} // namespace
} // namespace ecotone::platform
