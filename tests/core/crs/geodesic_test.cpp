#include "core/crs/geodesic.h"
#include "core/crs/project_grid.h"
#include "core/geometry/area.h"
#include "core/geometry/wkb.h"

#include <cmath>
#include <gtest/gtest.h>

namespace ecotone::crs {
namespace {

using geometry::RealPoint;

TEST(Geodesic, LengthOfADegreeOfMeridian)
{
    // Meridian arc on WGS 84 from the equator to 1 N (tables of the ellipsoid).
    EXPECT_NEAR(
        geodesicLength(std::array{RealPoint{110, 0}, RealPoint{110, 1}}), 110574.389, 0.001);
    // A degree of the equator is a * pi / 180.
    EXPECT_NEAR(
        geodesicLength(std::array{RealPoint{110, 0}, RealPoint{111, 0}}), 111319.491, 0.001);
}

TEST(Geodesic, AreaIsSignedByDirection)
{
    const std::array ring{RealPoint{130, 43}, RealPoint{131, 43}, RealPoint{131, 44}};
    const std::array back{ring[2], ring[1], ring[0]};
    EXPECT_GT(geodesicArea(ring), 4.0e9);
    EXPECT_DOUBLE_EQ(geodesicArea(ring), -geodesicArea(back));
}

geometry::Polygon polygonOf(std::initializer_list<RealPoint> lonLat)
{
    geometry::Polygon polygon;
    for (const auto& point : lonLat) {
        polygon.outer.push_back(gridFromLonLat(point.x, point.y));
    }
    return polygon;
}

/// Law 4: the exact area on the grid is the area on the ellipsoid, to 1e-8.
TEST(Geodesic, PlanimeterConfirmsTheExactGridArea)
{
    const std::vector<geometry::Polygon> polygons{
        polygonOf({{130.2, 42.6}, {131.4, 42.7}, {131.2, 43.6}, {130.1, 43.4}}),
        polygonOf({{88.6, 49.4}, {89.9, 49.5}, {89.7, 50.3}, {88.7, 50.1}}),
        polygonOf({{97.0, 50.5}, {103.0, 50.6}, {102.0, 53.0}, {98.0, 52.7}}),
        polygonOf({{129.0, 47.3}, {133.4, 47.4}, {133.0, 49.5}, {129.3, 49.2}}),
        // Smaller ones drown in the planimeter's own rounding, 0.02 m2 whatever the size.
        polygonOf({{130.50, 43.10}, {130.60, 43.10}, {130.56, 43.18}}),
    };
    for (const auto& polygon : polygons) {
        const double exact = geometry::areaOf(polygon).squareMetres();
        const double witness = geodesicArea(polygon, 100.0).value();
        EXPECT_NEAR(witness / exact, 1.0, 1e-8);
    }
}

TEST(Geodesic, HolesAreTakenOff)
{
    auto polygon = polygonOf({{130.0, 43.0}, {131.0, 43.0}, {131.0, 44.0}, {130.0, 44.0}});
    polygon.holes.push_back(polygonOf({{130.4, 43.4}, {130.5, 43.4}, {130.5, 43.5}}).outer);
    const double exact = geometry::areaOf(polygon).squareMetres();
    EXPECT_NEAR(geodesicArea(polygon, 100.0).value() / exact, 1.0, 1e-8);
}

TEST(Geodesic, LengthOnTheGrid)
{
    const geometry::Line line{gridFromLonLat(130, 43), gridFromLonLat(130, 44)};
    EXPECT_NEAR(geodesicLength(line).value(),
                geodesicLength(std::array{RealPoint{130, 43}, RealPoint{130, 44}}),
                0.01);
}

} // namespace
} // namespace ecotone::crs
