#include "core/crs/project_grid.h"
#include "core/crs/transform.h"
#include "tests/support/geodesy.h"

#include <cmath>
#include <gtest/gtest.h>

namespace ecotone::crs {
namespace {

using geometry::RealPoint;

TEST(ProjectGrid, AgreesWithTheIntegratedAlbersAndWithTheTransform)
{
    const auto transform =
        Transform::toProject(wgs84(), operationFor(wgs84(), {88, 41, 133, 54}, "").value()).value();
    for (double longitude = 88.0; longitude <= 133.0; longitude += 4.5) {
        for (double latitude = 41.5; latitude <= 53.5; latitude += 1.5) {
            const RealPoint place{longitude, latitude};
            const auto plane = projectFromLonLat(place);
            const auto expected = testing::projectAlbers(place);
            EXPECT_NEAR(plane.x, expected.x, 1e-5);
            EXPECT_NEAR(plane.y, expected.y, 1e-5);
            const auto proj = transform.apply(place).value();
            EXPECT_NEAR(plane.x, proj.x, 1e-6);
            EXPECT_NEAR(plane.y, proj.y, 1e-6);
            const auto back = lonLatFromProject(plane);
            EXPECT_NEAR(back.x, longitude, 1e-12);
            EXPECT_NEAR(back.y, latitude, 1e-12);
        }
    }
}

TEST(ProjectGrid, LocalNorthIsTheDirectionOfTheMeridian)
{
    const auto low = projectFromLonLat(RealPoint{130.6, 43.4});
    const auto high = projectFromLonLat(RealPoint{130.6, 43.41});
    const double leftOfGridNorth =
        std::atan2(low.x - high.x, high.y - low.y) * 180.0 / 3.14159265358979;
    EXPECT_NEAR(localNorthDegrees(130.6, 43.4), leftOfGridNorth, 1e-6);
    EXPECT_NEAR(localNorthDegrees(130.6, 43.4), 15.2, 0.1) << "as landscapes.csv says";
    EXPECT_LT(localNorthDegrees(89.0, 50.0), -15.0);
}

TEST(ProjectGrid, BoxesHoldWhatTheyShould)
{
    const geometry::RealBox degrees{105.0, 42.0, 115.0, 44.0};
    const auto grid = gridBounds(degrees);
    for (const auto& corner : {RealPoint{105, 42}, {115, 42}, {105, 44}, {115, 44}, {110, 42}}) {
        const auto point = gridFromLonLat(corner.x, corner.y);
        EXPECT_TRUE(grid.contains(point.x, point.y)) << corner.x << " " << corner.y;
    }
    const auto back = lonLatBounds(grid);
    EXPECT_LE(back.minX, 105.0);
    EXPECT_GE(back.maxX, 115.0);
    EXPECT_LE(back.minY, 42.0);
    EXPECT_GE(back.maxY, 44.0);
}

TEST(ProjectGrid, GraticuleFollowsTheParallels)
{
    const auto lines = graticule({129.0, 42.0, 132.0, 44.0}, 1.0, 10.0);
    ASSERT_EQ(lines.size(), 4U + 3U);
    EXPECT_TRUE(lines.front().meridian);
    EXPECT_EQ(lines.front().degrees, 129.0);
    const auto& parallel = lines.back();
    EXPECT_FALSE(parallel.meridian);
    for (std::size_t i = 1; i < parallel.points.size(); ++i) {
        const RealPoint middle{(parallel.points[i - 1].x + parallel.points[i].x) / 2.0,
                               (parallel.points[i - 1].y + parallel.points[i].y) / 2.0};
        EXPECT_NEAR(lonLatFromProject(middle).y, parallel.degrees, 10.5 / 111000.0);
    }
}

} // namespace
} // namespace ecotone::crs
