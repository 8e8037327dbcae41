#include "core/crs/transform.h"
#include "tests/support/geodesy.h"

#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <thread>

namespace ecotone::crs {
namespace {

using geometry::RealPoint;
using ::testing::HasSubstr;

constexpr geometry::RealBox place{130.6, 42.6, 131.4, 43.4};

Transform pulkovoToProject()
{
    const auto source = Crs::fromUserInput("EPSG:28422").value();
    return Transform::toProject(source, operationFor(source, place, "RU").value()).value();
}

TEST(Transform, ThereAndBackAgain)
{
    const auto transform = pulkovoToProject();
    std::vector<RealPoint> points;
    for (int i = 0; i < 1000; ++i) {
        points.push_back({22500000.0 + i * 250.0, 4660000.0 + i * 270.0});
    }
    const auto before = points;
    ASSERT_TRUE(transform.apply(points));
    ASSERT_TRUE(transform.applyInverse(points));
    for (std::size_t i = 0; i < points.size(); ++i) {
        EXPECT_NEAR(points[i].x, before[i].x, 1e-6);
        EXPECT_NEAR(points[i].y, before[i].y, 1e-6);
    }
}

TEST(Transform, PointsWithoutAnImageAreErrors)
{
    const auto transform = pulkovoToProject();
    std::vector<RealPoint> points{{22500000.0, 4700000.0},
                                  {std::numeric_limits<double>::infinity(), 4700000.0}};
    const auto result = transform.apply(points);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::OutsideCrsArea);
    EXPECT_THAT(result.error().detail, HasSubstr("point 2 of 2"));
}

TEST(Transform, AnOperationOfAnotherDatumIsRefused)
{
    const auto pulkovo = Crs::fromUserInput("EPSG:28422").value();
    const auto cgcs = Crs::fromUserInput("EPSG:4531").value();
    const auto operation = operationFor(pulkovo, place, "RU").value();
    EXPECT_EQ(Transform::toProject(cgcs, operation).error().code, ErrorCode::CrsMismatch);
    const auto own = operationFor(cgcs, place, "CN").value();
    EXPECT_EQ(Transform::create(pulkovo, cgcs, own).error().code, ErrorCode::CrsMismatch)
        << "a CGCS2000 target silently drops shifts elsewhere; here it is not possible";
}

TEST(Transform, UnitsOtherThanMetres)
{
    const auto kilometres =
        Crs::fromUserInput("+proj=tmerc +lat_0=0 +lon_0=129 +k=1 +x_0=500000 +datum=WGS84 "
                           "+units=km")
            .value();
    EXPECT_EQ(kilometres.unitMetres(), 1000.0);
    const auto operation = operationFor(kilometres, place, "").value();
    const auto point = Transform::create(kilometres, wgs84(), operation)
                           .value()
                           .applyInverse(RealPoint{130.6, 42.9})
                           .value();
    const auto expected =
        testing::gaussKrueger({130.6, 42.9}, testing::wgs84Spheroid, 129.0, 500000.0);
    EXPECT_NEAR(point.x * 1000.0, expected.x, 0.001);
    EXPECT_NEAR(point.y * 1000.0, expected.y, 0.001);
}

TEST(Transform, ThreadsGiveTheSameBits)
{
    const auto transform = pulkovoToProject();
    const auto expected = transform.apply(RealPoint{22600000.0, 4800000.0}).value();
    std::vector<RealPoint> results(4);
    {
        std::vector<std::jthread> threads;
        for (auto& result : results) {
            threads.emplace_back([&transform, &result] {
                for (int round = 0; round < 100; ++round) {
                    result = transform.apply(RealPoint{22600000.0, 4800000.0}).value();
                }
            });
        }
    }
    for (const auto& result : results) {
        EXPECT_EQ(result, expected);
    }
}

TEST(Transform, DescriptionNamesOperationAndAccuracy)
{
    const auto text = pulkovoToProject().description();
    EXPECT_THAT(text, HasSubstr("EPSG:5044"));
    EXPECT_THAT(text, HasSubstr("5.0 m"));
}

double worstBend(const std::vector<RealPoint>& line, const Transform& transform)
{
    double worst = 0.0;
    for (std::size_t i = 1; i < line.size(); ++i) {
        for (const double share : {0.25, 0.5, 0.75}) {
            const RealPoint on{line[i - 1].x + (line[i].x - line[i - 1].x) * share,
                               line[i - 1].y + (line[i].y - line[i - 1].y) * share};
            const auto a = transform.apply(line[i - 1]).value();
            const auto b = transform.apply(line[i]).value();
            const auto p = transform.apply(on).value();
            const double length = std::hypot(b.x - a.x, b.y - a.y);
            worst = std::max(
                worst, std::abs((p.x - a.x) * (b.y - a.y) - (p.y - a.y) * (b.x - a.x)) / length);
        }
    }
    return worst;
}

TEST(Densified, KeepsChordsBelowAMillimetreInBothDirections)
{
    const auto transform =
        Transform::toProject(wgs84(), operationFor(wgs84(), place, "").value()).value();
    const std::vector<RealPoint> line{{129.0, 43.0}, {131.0, 43.0}, {131.0, 43.001}};
    const auto fine = densified(line, transform, 0.001, Closing::Open).value();
    EXPECT_GT(fine.size(), 200U);
    EXPECT_LT(worstBend(fine, transform), 0.001);
    EXPECT_EQ(fine.front(), line.front());
    EXPECT_EQ(fine.back(), line.back());

    std::vector<RealPoint> reversed{line.rbegin(), line.rend()};
    auto back = densified(reversed, transform, 0.001, Closing::Open).value();
    std::reverse(back.begin(), back.end());
    EXPECT_EQ(back, fine) << "a shared edge must get the same points from both sides";
}

TEST(Densified, ShortEdgesStayAsTheyAre)
{
    const auto transform = pulkovoToProject();
    const std::vector<RealPoint> ring{
        {22600000.0, 4800000.0}, {22600100.0, 4800000.0}, {22600100.0, 4800100.0}};
    EXPECT_EQ(densified(ring, transform, 0.001, Closing::Closed).value(), ring);
}

} // namespace
} // namespace ecotone::crs
