#include "core/base/progress.h"

#include <gtest/gtest.h>

namespace ecotone {
namespace {

TEST(Progress, PartsNestInTheWhole)
{
    double seen = -1.0;
    const Progress whole{[&](double share, const std::string&) { seen = share; }};
    const Progress second = whole.part(0.5, 1.0);
    second.part(0.5, 1.0).report(0.5, "halfway through the last quarter");
    EXPECT_DOUBLE_EQ(seen, 0.875);
}

TEST(Progress, AStopIsAnError)
{
    std::stop_source source;
    const Progress progress{{}, source.get_token()};
    EXPECT_TRUE(progress.check());
    source.request_stop();
    EXPECT_EQ(progress.check().error().code, ErrorCode::Cancelled);
    EXPECT_TRUE(Progress{}.check());
}

} // namespace
} // namespace ecotone
