#include "core/demo/relief.h"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>

namespace ecotone::demo {
namespace {

const RegionPlan& planOf(const std::string& code)
{
    return *std::ranges::find(regionPlans(), code, &RegionPlan::code);
}

TEST(Relief, keepsToTheHeightsOfItsLandscape)
{
    struct Range
    {
        const char* region;
        float lowest;
        float highestFrom;
        float highestTo;
    };
    for (const Range& range : {Range{"EAST", -1.0F, 1100.0F, 1600.0F},
                               Range{"LKH", 60.0F, 800.0F, 1200.0F},
                               Range{"CHI", 1300.0F, 3500.0F, 4100.0F},
                               Range{"ESA", 900.0F, 3100.0F, 3600.0F}}) {
        const Ground ground{planOf(range.region), 5};
        const Relief relief = makeRelief(ground, 5);
        const auto [low, high] = std::ranges::minmax(relief.height.values);
        EXPECT_GE(low, range.lowest) << range.region;
        EXPECT_GE(high, range.highestFrom) << range.region;
        EXPECT_LE(high, range.highestTo) << range.region;
    }
}

TEST(Relief, putsSeaAndLowlandInTheSouthEastOfTheLandOfBigCats)
{
    const RegionPlan& plan = planOf("EAST");
    const Ground ground{plan, 5};
    const Relief relief = makeRelief(ground, 5);
    const Frame frame = plan.frame();
    // Ussuri Bay; the Khanka side; the watershed of the Laoye mountains.
    EXPECT_EQ(relief.height.at(frame.fromLonLat({131.7, 42.7})), 0.0);
    EXPECT_LT(relief.height.at(frame.fromLonLat({131.9, 43.9})), 250.0);
    EXPECT_GT(relief.height.at(frame.fromLonLat({130.4, 43.55})), 450.0);
}

TEST(Relief, letsWaterRunDownhill)
{
    const Ground ground{planOf("LKH"), 5};
    const Relief relief = makeRelief(ground, 5);
    ASSERT_GT(relief.streams.size(), 200U);
    for (const Stream& stream : relief.streams) {
        EXPECT_LE(stream.catchment.front(), stream.catchment.back() + 1e-9);
    }
}

TEST(Relief, isTheSameForTheSameSeedAndAnotherForAnother)
{
    const RegionPlan& plan = planOf("LKH");
    const Relief first = makeRelief(Ground{plan, 1}, 1);
    const Relief again = makeRelief(Ground{plan, 1}, 1);
    const Relief other = makeRelief(Ground{plan, 2}, 2);
    EXPECT_EQ(first.height.values, again.height.values);
    EXPECT_NE(first.height.values, other.height.values);
}

TEST(Bend, neverFoldsALine)
{
    const Bend bend{7};
    constexpr double step = 40.0;
    for (double x = -40000.0; x < 40000.0; x += 900.0) {
        for (double y = -40000.0; y < 40000.0; y += 900.0) {
            const RealPoint here = bend({x, y});
            const RealPoint east = bend({x + step, y});
            const RealPoint north = bend({x, y + step});
            const double turn =
                (east.x - here.x) * (north.y - here.y) - (north.x - here.x) * (east.y - here.y);
            EXPECT_GT(turn, 0.0) << x << " " << y;
        }
    }
}

TEST(Frame, turnsWithoutStretching)
{
    const Frame frame{{130.6, 43.4}, 15.2};
    const RealPoint a = frame.toProject({0.0, 0.0});
    const RealPoint b = frame.toProject({3000.0, 4000.0});
    EXPECT_NEAR(std::hypot(b.x - a.x, b.y - a.y), 5000.0, 1e-6);
    // North of the frame is north on the ground, to the tenth of a degree.
    const RealPoint north = frame.toLonLat({0.0, 10000.0});
    EXPECT_NEAR(north.x, 130.6, 0.001);
    EXPECT_NEAR(north.y, 43.49, 0.001);
}

} // namespace
} // namespace ecotone::demo
