#include "core/base/file.h"
#include "core/crs/gcj02.h"
#include "tests/support/geodesy.h"

#include <algorithm>
#include <cstdlib>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace ecotone::crs {
namespace {

using geometry::RealPoint;
using testing::groundDistance;

TEST(Gcj02, OffsetsOfTheRegionAreThoseMeasured)
{
    double smallest = 1e9;
    double largest = 0.0;
    for (double longitude = 130.0; longitude <= 131.0; longitude += 0.05) {
        for (double latitude = 42.5; latitude <= 43.5; latitude += 0.05) {
            const RealPoint place{longitude, latitude};
            const double offset = groundDistance(place, gcj02FromWgs84(place));
            smallest = std::min(smallest, offset);
            largest = std::max(largest, offset);
        }
    }
    EXPECT_GT(smallest, 580.0);
    EXPECT_LT(largest, 690.0);
    const RealPoint hunchun{130.36, 42.86};
    EXPECT_GT(gcj02FromWgs84(hunchun).x, hunchun.x) << "data lie east of the truth";
    EXPECT_GT(gcj02FromWgs84(hunchun).y, hunchun.y);
}

TEST(Gcj02, KnownValueOfTheCommunityFormula)
{
    // Tiananmen, as in the test vectors that circulate with the formula.
    const auto image = gcj02FromWgs84({116.397428, 39.909230});
    EXPECT_NEAR(image.x, 116.403671, 2e-5);
    EXPECT_NEAR(image.y, 39.910634, 2e-5);
}

TEST(Gcj02, UndoneToTheMicrometre)
{
    const RealPoint place{130.36, 42.86};
    EXPECT_LT(groundDistance(wgs84FromGcj02(gcj02FromWgs84(place)), place), 1e-6);
    const auto baidu = bd09FromGcj02(gcj02FromWgs84(place));
    EXPECT_GT(groundDistance(baidu, place), 1300.0);
    EXPECT_LT(groundDistance(wgs84FromGcj02(gcj02FromBd09(baidu)), place), 1e-6);
}

TEST(Gcj02, WarnsByProvenance)
{
    OffsetEvidence evidence;
    evidence.driver = "GeoJSON";
    evidence.lonLat = {129.0, 42.0, 131.0, 44.0};
    evidence.fieldNames = {"adcode", "name", "center", "childrenNum", "level", "acroutes"};
    EXPECT_TRUE(offsetWarning(evidence));
    evidence.fieldNames = {"name", "level"};
    EXPECT_FALSE(offsetWarning(evidence));
    evidence.text = "exported from 奥维互动地图";
    EXPECT_TRUE(offsetWarning(evidence));
    evidence.lonLat = {10.0, 42.0, 11.0, 44.0};
    EXPECT_FALSE(offsetWarning(evidence)) << "outside China";
}

/// Counties of Yanbian as a Chinese web map delivers them; the offsets near Hunchun were tabulated
/// independently: 532 to 615 m east, 217 to 314 m north.
TEST(Gcj02, RealCountiesMoveWestAndSouth)
{
    const char* const folder = std::getenv("ECOTONE_SHARED_DATA");
    const auto text =
        readFile(pathFromUtf8(folder == nullptr ? "" : folder) / "cn_gcj02" / "222400.json");
    if (!text) {
        GTEST_SKIP() << "the shared test data are absent";
    }
    const auto json = nlohmann::json::parse(*text);
    ASSERT_EQ(json.at("features").size(), 8U);
    OffsetEvidence evidence;
    evidence.driver = "GeoJSON";
    for (const auto& field : json.at("features")[0].at("properties").items()) {
        evidence.fieldNames.push_back(field.key());
    }
    int points = 0;
    for (const auto& feature : json.at("features")) {
        for (const auto& polygon : feature.at("geometry").at("coordinates")) {
            for (const auto& position : polygon[0]) {
                const RealPoint data{position[0].get<double>(), position[1].get<double>()};
                evidence.lonLat.extend(data.x, data.y);
                const auto truth = wgs84FromGcj02(data);
                const double west = groundDistance({truth.x, data.y}, data);
                const double south = groundDistance({data.x, truth.y}, data);
                EXPECT_LT(truth.x, data.x);
                EXPECT_LT(truth.y, data.y);
                if (data.x < 130.0 || data.y > 43.6) {
                    continue; // West of the strip that the offsets were tabulated for.
                }
                EXPECT_GT(west, 525.0);
                EXPECT_LT(west, 620.0);
                EXPECT_GT(south, 215.0);
                EXPECT_LT(south, 316.0);
                ++points;
            }
        }
    }
    EXPECT_GT(points, 500);
    EXPECT_TRUE(offsetWarning(evidence));
}

TEST(Gcj02, ComparesTheHypotheses)
{
    std::vector<RealPoint> truth;
    std::vector<RealPoint> moved;
    for (int i = 0; i < 30; ++i) {
        truth.push_back({130.0 + i * 0.03, 42.6 + (i * 7 % 30) * 0.03});
        moved.push_back(gcj02FromWgs84(truth.back()));
    }
    const auto verdict = compareOffsets(moved, truth);
    EXPECT_TRUE(verdict.decided);
    EXPECT_EQ(verdict.hypothesis, OffsetHypothesis::Gcj02);
    EXPECT_EQ(compareOffsets(truth, truth).hypothesis, OffsetHypothesis::None);
    const auto few = compareOffsets(std::span{moved}.first(5), std::span{truth}.first(5));
    EXPECT_FALSE(few.decided);
}

} // namespace
} // namespace ecotone::crs
