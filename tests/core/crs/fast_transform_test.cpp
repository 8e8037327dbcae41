#include "core/crs/fast_transform.h"
#include "tests/support/geodesy.h"

#include <chrono>
#include <cmath>
#include <cstdlib>
#include <gtest/gtest.h>
#include <iostream>
#include <random>

namespace ecotone::crs {
namespace {

using namespace ecotone::testing;
using geometry::RealBox;

struct Case
{
    const char* system;
    const char* country;
    RealBox box; ///< In the source's coordinates.
};

void PrintTo(const Case& row, std::ostream* out)
{
    *out << row.system << " " << row.country;
}

Transform transformOf(const Case& row)
{
    const auto source = Crs::fromUserInput(row.system).value();
    const auto place = roughLonLat(source, row.box).value();
    return Transform::toProject(source, operationFor(source, place, row.country).value()).value();
}

std::vector<RealPoint> randomPoints(const RealBox& box, std::size_t count)
{
    std::mt19937_64 random{20260501};
    std::uniform_real_distribution<double> x{box.minX, box.maxX};
    std::uniform_real_distribution<double> y{box.minY, box.maxY};
    std::vector<RealPoint> points(count);
    for (auto& point : points) {
        point = {x(random), y(random)};
    }
    return points;
}

class FastTransformOf : public ::testing::TestWithParam<Case>
{
};

TEST_P(FastTransformOf, StaysWithinItsBoundOfProj)
{
    const auto transform = transformOf(GetParam());
    const auto fast = FastTransform::create(transform, GetParam().box);
    ASSERT_TRUE(fast) << fast.error().detail;
    EXPECT_LT(fast->maxErrorMetres(), 0.001);
    auto truth = randomPoints(GetParam().box, 20000);
    auto images = truth;
    ASSERT_TRUE(transform.apply(truth));
    ASSERT_TRUE(fast->apply(images));
    double worst = 0.0;
    for (std::size_t i = 0; i < truth.size(); ++i) {
        worst = std::max(worst, std::hypot(truth[i].x - images[i].x, truth[i].y - images[i].y));
    }
    EXPECT_LE(worst, fast->maxErrorMetres());
    RecordProperty("worst_m", std::to_string(worst));
}

INSTANTIATE_TEST_SUITE_P(
    Region,
    FastTransformOf,
    ::testing::Values(Case{"EPSG:28422", "RU", {22500000, 4700000, 22750000, 4940000}},
                      Case{"EPSG:2561", "RU", {44300000, 4700000, 44600000, 5200000}},
                      Case{"EPSG:4531", "CN", {43400000, 4650000, 43620000, 4940000}},
                      Case{"EPSG:21462", "CN", {430000, 5200000, 620000, 5400000}},
                      Case{"EPSG:20017", "RU", {17300000, 5650000, 17700000, 5800000}},
                      Case{"ESRI:104135", "MN", {97.0, 49.5, 103.0, 52.0}},
                      Case{"EPSG:4490", "CN", {118.0, 41.5, 134.0, 53.0}},
                      Case{"EPSG:32652", "RU", {400000, 4700000, 700000, 5300000}}));

TEST(FastTransform, MeetsTheTextbookWithoutProj)
{
    const RealPoint place{131.37, 43.11};
    const auto local = shiftedBack(place, wgs84Spheroid, krassovsky, sk42);
    RealPoint point = gaussKrueger(local, krassovsky, 129.0, 22500000.0);
    const Case row{
        "EPSG:28422", "RU", {point.x - 1000.0, point.y - 1000.0, point.x + 1.0, point.y + 1.0}};
    const auto fast = FastTransform::create(transformOf(row), row.box).value();
    ASSERT_TRUE(fast.apply(std::span{&point, 1}));
    const auto expected = projectAlbers(place);
    EXPECT_LT(std::hypot(point.x - expected.x, point.y - expected.y), 1e-4);
}

TEST(FastTransform, OneCoordinateHasOneImageWhateverTheBox)
{
    const Case wide{"EPSG:28422", "RU", {22500000, 4700000, 22750000, 4940000}};
    const auto transform = transformOf(wide);
    const RealBox narrow{22600000, 4750000, 22601000, 4751000};
    const auto one = FastTransform::create(transform, wide.box).value();
    const auto other = FastTransform::create(transform, narrow).value();
    auto left = randomPoints(narrow, 100);
    auto right = left;
    ASSERT_TRUE(one.apply(left));
    for (auto& point : right) { // One by one: the company of others changes nothing either.
        ASSERT_TRUE(other.apply(std::span{&point, 1}));
    }
    EXPECT_EQ(left, right);
}

TEST(FastTransform, OutsideTheBoxProjAnswers)
{
    const Case row{"EPSG:28422", "RU", {22600000, 4750000, 22601000, 4751000}};
    const auto transform = transformOf(row);
    const auto fast = FastTransform::create(transform, row.box).value();
    const RealPoint far{22300000.0, 5300000.0};
    auto image = far;
    ASSERT_TRUE(fast.apply(std::span{&image, 1}));
    EXPECT_EQ(image, transform.apply(far).value());
    RealPoint nowhere{std::nan(""), 0.0};
    const auto outcome = fast.apply(std::span{&nowhere, 1});
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, ErrorCode::OutsideCrsArea);
}

TEST(FastTransform, RefusesWhatItCannotBound)
{
    const auto source = Crs::fromUserInput("EPSG:4490").value();
    const auto operation = operationFor(source, {130, 43, 131, 44}, "CN").value();
    const auto project = Transform::toProject(source, operation).value();
    EXPECT_FALSE(FastTransform::create(project, {-180, -85, 180, 85})) << "too many cells";
    EXPECT_FALSE(FastTransform::create(project, {})) << "no box";
    EXPECT_FALSE(FastTransform::create(project, {100.0, -90.4, 100.4, -89.6})) << "at the pole";
    const auto degrees = Transform::create(source, wgs84(), operation).value();
    EXPECT_EQ(FastTransform::create(degrees, {130, 43, 131, 44}).error().code,
              ErrorCode::CrsMismatch);
}

/// Prints; never fails on time.
TEST(FastTransform, Speed)
{
    if (std::getenv("ECOTONE_LONG") == nullptr) {
        GTEST_SKIP() << "a measurement; set ECOTONE_LONG=1";
    }
    const Case row{"EPSG:28422", "RU", {22500000, 4700000, 22750000, 4940000}};
    const auto transform = transformOf(row);
    const auto start = std::chrono::steady_clock::now();
    const auto fast = FastTransform::create(transform, row.box).value();
    const auto made = std::chrono::steady_clock::now();
    // Rings of forty vertices, as deliveries have them.
    std::vector<RealPoint> points;
    for (const auto& centre : randomPoints(row.box, 100000)) {
        for (int i = 0; i < 40; ++i) {
            points.push_back({centre.x + 10.0 * (i % 7), centre.y + 10.0 * (i % 5)});
        }
    }
    const auto begin = std::chrono::steady_clock::now();
    ASSERT_TRUE(fast.apply(points));
    const auto end = std::chrono::steady_clock::now();
    const std::chrono::duration<double> making = made - start;
    const std::chrono::duration<double> applying = end - begin;
    std::cout << "fast transform: " << fast.cells() << " cells in " << making.count() * 1e3
              << " ms, " << static_cast<double>(points.size()) / applying.count() / 1e6
              << " million points/s, bound " << fast.maxErrorMetres() << " m\n";
}

} // namespace
} // namespace ecotone::crs
