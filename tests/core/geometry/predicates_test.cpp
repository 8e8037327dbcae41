#include "core/geometry/predicates.h"
#include "core/geometry/simplify.h"
#include "core/geometry/wkb.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ecotone::geometry {
namespace {

Polygon polygon(const char* wkt)
{
    return gridFromWkt(wkt).value().polygons.front();
}

TEST(Orientation, isExactFarFromTheOrigin)
{
    const Centimetres far = 400000000;
    EXPECT_EQ(orientation({0, 0}, {far, far}, {2 * far, 2 * far}), 0);
    EXPECT_EQ(orientation({0, 0}, {far, far}, {2 * far, 2 * far + 1}), 1);
    EXPECT_EQ(orientation({0, 0}, {far, far}, {2 * far, 2 * far - 1}), -1);
}

TEST(Locate, knowsInsideBorderAndOutside)
{
    const Polygon ring =
        polygon("POLYGON((0 0, 100 0, 100 100, 0 100), (40 40, 60 40, 60 60, 40 60))");
    EXPECT_EQ(locate(ring, {10, 10}), Location::Inside);
    EXPECT_EQ(locate(ring, {50, 50}), Location::Outside);
    EXPECT_EQ(locate(ring, {40, 50}), Location::Border);
    EXPECT_EQ(locate(ring, {100, 100}), Location::Border);
    EXPECT_EQ(locate(ring, {-1, 0}), Location::Outside);
    EXPECT_EQ(locate(ring, {0, 50}), Location::Border);
    EXPECT_TRUE(contains(ring, {60, 60}));
}

TEST(Segments, crossAndMeet)
{
    EXPECT_TRUE(segmentsCross({0, 0}, {10, 10}, {0, 10}, {10, 0}));
    EXPECT_EQ(crossingOf({0, 0}, {10, 10}, {0, 10}, {10, 0}), (GridPoint{5, 5}));
    EXPECT_FALSE(segmentsCross({0, 0}, {10, 0}, {5, 0}, {5, 10})); // a touch
    EXPECT_TRUE(segmentsMeet({0, 0}, {10, 0}, {5, 0}, {5, 10}));
    EXPECT_TRUE(segmentsMeet({0, 0}, {10, 0}, {5, 0}, {20, 0})); // along a line
    EXPECT_FALSE(segmentsMeet({0, 0}, {10, 0}, {11, 0}, {20, 0}));
}

TEST(Segments, crossingsRoundHalfUpWhereverTheyLie)
{
    EXPECT_EQ(crossingOf({0, 0}, {1, 1}, {0, 1}, {1, 0}), (GridPoint{1, 1}));
    EXPECT_EQ(crossingOf({-1, -1}, {0, 0}, {-1, 0}, {0, -1}), (GridPoint{0, 0}));
    EXPECT_EQ(crossingOf({0, 1}, {1, 0}, {0, 0}, {1, 1}), (GridPoint{1, 1}));
}

TEST(PointInside, liesInsideAwkwardShapes)
{
    for (const char* wkt : {
             "POLYGON((0 0, 1000 0, 1000 1000, 0 1000))",
             "POLYGON((0 0, 1000 0, 1000 1000, 990 1000, 990 10, 10 10, 10 1000, 0 1000))", // a U
             "POLYGON((0 0, 1000 0, 1000 1000, 0 1000), (10 10, 990 10, 990 990, 10 990))", // a
                                                                                            // frame
             "POLYGON((0 0, 100000 1, 100000 3))",
         }) {
        EXPECT_NE(locate(polygon(wkt), pointInside(polygon(wkt))), Location::Outside) << wkt;
    }
}

TEST(Validity, isThatOfSimpleFeatures)
{
    EXPECT_TRUE(isValid(polygon("POLYGON((0 0, 10 0, 10 10))")).value());
    EXPECT_FALSE(isValid(polygon("POLYGON((0 0, 10 10, 10 0, 0 10))")).value());
    // A hole may touch the shell in a point but not cut the inside in two.
    EXPECT_TRUE(isValid(polygon("POLYGON((0 0, 10 0, 10 10, 0 10), (0 5, 4 2, 4 8))")).value());
    EXPECT_FALSE(
        isValid(polygon("POLYGON((0 0, 10 0, 10 10, 0 10), (0 5, 5 2, 10 5, 5 8))")).value());
    EXPECT_THAT(invalidReason(polygon("POLYGON((0 0, 10 10, 10 0, 0 10))")).value(),
                testing::StartsWith("Self-intersection"));
    EXPECT_EQ(invalidReason(polygon("POLYGON((0 0, 10 0, 10 10))")).value(), "");
}

TEST(IsWiderThan, looksAtTheWidestPlace)
{
    const Polygon strip = polygon("POLYGON((0 0, 100000 0, 100000 1000, 0 1000))");
    EXPECT_TRUE(isWiderThan(strip, 900).value());
    EXPECT_FALSE(isWiderThan(strip, 1100).value());
    // A thin strip with a room at its end is as wide as the room, though thin on average.
    const Polygon room = polygon("POLYGON((0 0, 900000 0, 900000 -2000, 905000 -2000, "
                                 "905000 3000, 900000 3000, 900000 100, 0 100))");
    EXPECT_TRUE(isWiderThan(room, 4800).value());
    EXPECT_FALSE(isWiderThan(room, 5200).value());
}

TEST(Simplify, keepsWhatIsFartherThanTheLimit)
{
    const Line line =
        gridFromWkt("LINESTRING(0 0, 500 40, 1000 0, 1500 400, 2000 0)").value().lines[0];
    EXPECT_EQ(simplified(line, 0.5).size(), 4U);
    EXPECT_EQ(simplified(line, 100).size(), 2U);
    EXPECT_TRUE(simplified(polygon("POLYGON((0 0, 100 0, 100 100))"), 10).outer.empty());
    EXPECT_EQ(
        simplified(polygon("POLYGON((0 0, 500 1, 1000 0, 1000 1000, 0 1000))"), 0.1).outer.size(),
        4U);
}

} // namespace
} // namespace ecotone::geometry
