#include "core/cartography/label_spot.h"

#include <gtest/gtest.h>
#include <vector>

namespace ecotone::cartography {
namespace {

Path ring(std::vector<PicturePoint> points)
{
    Path path;
    path.closed = true;
    path.beginPart();
    path.points = std::move(points);
    return path;
}

TEST(LabelSpot, IsTheMiddleOfASquare)
{
    const LabelSpot spot = roomiestSpot(Path::rectangle({10.0, 20.0, 100.0, 100.0}), 20.0, 20.0);
    EXPECT_NEAR(spot.at.x, 60.0, 3.0);
    EXPECT_NEAR(spot.at.y, 70.0, 3.0);
    // The circle of radius 50 against the one around the box, of radius 14.1.
    EXPECT_NEAR(spot.room, 50.0 / 14.14, 0.2);
}

TEST(LabelSpot, LiesInTheWideArmOfAnL)
{
    // An arm of 10 up, a foot of 40 to the right.
    const LabelSpot spot = roomiestSpot(
        ring(
            {{0.0, 0.0}, {10.0, 0.0}, {10.0, 100.0}, {120.0, 100.0}, {120.0, 140.0}, {0.0, 140.0}}),
        30.0,
        10.0);
    EXPECT_GT(spot.at.y, 110.0);
    EXPECT_LT(spot.at.y, 130.0);
    EXPECT_GT(spot.at.x, 20.0);
    EXPECT_GT(spot.room, 1.0);
}

TEST(LabelSpot, StaysOutOfAHole)
{
    Path area = Path::rectangle({0.0, 0.0, 100.0, 40.0});
    area.beginPart();
    const Path hole = Path::rectangle({30.0, 2.0, 68.0, 36.0});
    area.points.insert(area.points.end(), hole.points.begin(), hole.points.end());
    const LabelSpot spot = roomiestSpot(area, 12.0, 8.0);
    EXPECT_LT(spot.at.x + 6.0, 30.0);
    EXPECT_GT(spot.room, 1.0);
}

TEST(LabelSpot, ANarrowStripHasNoRoom)
{
    EXPECT_LT(roomiestSpot(Path::rectangle({0.0, 0.0, 300.0, 5.0}), 20.0, 8.0).room, 1.0);
    EXPECT_EQ(roomiestSpot(Path{}, 20.0, 8.0).room, 0.0);
}

} // namespace
} // namespace ecotone::cartography
