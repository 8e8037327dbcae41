#include "core/base/file.h"
#include "core/crs/gcj02.h"
#include "core/crs/registry.h"
#include "core/crs/transform.h"
#include "tests/support/geodesy.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <random>

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

std::vector<RealPoint> villages()
{
    std::vector<RealPoint> places;
    for (int i = 0; i < 30; ++i) {
        places.push_back({129.8 + i * 0.03, 42.6 + (i * 7 % 30) * 0.03});
    }
    return places;
}

/// Mapped by hand: every place a few metres off, one in ten far.
std::vector<RealPoint> mapped(std::vector<RealPoint> places, double metres)
{
    std::mt19937_64 random{7};
    std::normal_distribution<double> error{0.0, metres / 111320.0};
    for (std::size_t i = 0; i < places.size(); ++i) {
        const double stray = i % 10 == 9 ? 0.012 : 0.0;
        places[i] = {places[i].x + error(random) + stray, places[i].y + error(random)};
    }
    return places;
}

template <class Offset>
std::vector<RealPoint> each(std::vector<RealPoint> places, Offset offset)
{
    for (auto& place : places) {
        place = offset(place);
    }
    return places;
}

RealPoint toBaidu(RealPoint place)
{
    return bd09FromGcj02(gcj02FromWgs84(place));
}
RealPoint unshifted(RealPoint place)
{
    return testing::shiftedBack(place, testing::wgs84Spheroid, testing::krassovsky, testing::sk42);
}

TEST(Gcj02, WeighsTheHypothesesByPlaces)
{
    const auto truth = villages();
    for (const double error : {1.0, 15.0}) {
        const auto data = mapped(truth, error);
        const auto none = comparePoints(data, truth, 10.0);
        EXPECT_TRUE(none.decided) << none.description();
        EXPECT_EQ(none.hypothesis, OffsetHypothesis::None);
        const auto gcj = comparePoints(each(data, gcj02FromWgs84), truth, 10.0);
        EXPECT_TRUE(gcj.decided) << gcj.description();
        EXPECT_EQ(gcj.hypothesis, OffsetHypothesis::Gcj02);
        EXPECT_NEAR(gcj.medianEastMetres, 575.0, 60.0);
        EXPECT_GT(gcj.likelihood[1], 0.99);
        EXPECT_LT(gcj.restMetres[1], 40.0);
        const auto baidu = comparePoints(each(data, toBaidu), truth, 10.0);
        EXPECT_TRUE(baidu.decided) << baidu.description();
        EXPECT_EQ(baidu.hypothesis, OffsetHypothesis::Bd09);
        const auto old = comparePoints(each(data, unshifted), truth, 10.0);
        EXPECT_EQ(old.hypothesis, OffsetHypothesis::UnshiftedBeijing1954) << old.description();
    }
}

TEST(Gcj02, DoesNotDecideOnLittleOrPoorEvidence)
{
    const auto truth = villages();
    const auto moved = each(truth, gcj02FromWgs84);
    EXPECT_FALSE(comparePoints(std::span{moved}.first(5), std::span{truth}.first(5), 10.0).decided);
    EXPECT_FALSE(comparePoints(moved, truth, 1000.0).decided)
        << "a gazetteer true to a kilometre tells nothing";
    EXPECT_FALSE(comparePoints({}, {}, 10.0).decided);
    const auto lost = mapped(truth, 2000.0);
    EXPECT_FALSE(comparePoints(lost, truth, 10.0).decided);
}

/// A winding river, and a county whose edge follows it.
TEST(Gcj02, WeighsTheHypothesesByAReferenceLine)
{
    std::vector<RealPoint> river;
    for (int i = 0; i <= 400; ++i) {
        river.push_back({130.0 + 0.002 * i + 0.004 * std::sin(i / 9.0),
                         42.8 + 0.0007 * i + 0.02 * std::sin(i / 40.0)});
    }
    std::vector<RealPoint> county;
    for (std::size_t i = 20; i < 300; i += 3) {
        county.push_back(river[i]);
    }
    county.push_back({130.6, 43.4}); // The rest of its edge lies elsewhere.
    county.push_back({130.1, 43.4});
    const std::vector<std::vector<RealPoint>> lines{river};
    struct Case
    {
        std::vector<RealPoint> data;
        OffsetHypothesis expected;
    };
    const Case cases[] = {{mapped(county, 5.0), OffsetHypothesis::None},
                          {each(county, gcj02FromWgs84), OffsetHypothesis::Gcj02},
                          {each(county, toBaidu), OffsetHypothesis::Bd09},
                          {each(county, unshifted), OffsetHypothesis::UnshiftedBeijing1954}};
    for (const auto& [data, expected] : cases) {
        const auto verdict = compareWithLines(data, lines, 10.0);
        EXPECT_EQ(verdict.hypothesis, expected) << verdict.description();
        EXPECT_TRUE(verdict.decided) << verdict.description();
    }
    EXPECT_FALSE(compareWithLines(each(county, gcj02FromWgs84), lines, 1000.0).decided)
        << "a line of 1:2,000,000";
    const std::vector<RealPoint> elsewhere{{128.0, 44.0}, {128.1, 44.0}};
    EXPECT_FALSE(compareWithLines(elsewhere, lines, 10.0).decided);
}

/// A hundred deliveries that are where they say: on WGS 84, or on CGCS2000 and so up to a metre
/// off, mapped well or badly. None is accused.
TEST(Gcj02, TrueDeliveriesAreNeverAccused)
{
    std::mt19937_64 random{11};
    std::uniform_real_distribution<double> step{-0.4, 0.4};
    for (int delivery = 0; delivery < 100; ++delivery) {
        const RealPoint shift{step(random), step(random) / 2.0};
        auto truth = each(villages(), [&](RealPoint place) {
            return RealPoint{place.x + shift.x, place.y + shift.y};
        });
        auto data = mapped(truth, delivery % 5 * 10.0);
        if (delivery % 2 == 0) {
            for (auto& place : data) {
                place.x += 0.66 / 81000.0;
                place.y -= 0.34 / 111000.0;
            }
        }
        const auto verdict = comparePoints(data, truth, 10.0);
        EXPECT_NE(verdict.hypothesis, OffsetHypothesis::Gcj02) << verdict.description();
        EXPECT_NE(verdict.hypothesis, OffsetHypothesis::Bd09) << verdict.description();
    }
}

TEST(Gcj02, IsUndoneInsideChinaAlone)
{
    const RealPoint hunchun{130.36, 42.86};
    const RealPoint slavyanka{131.3882, 42.8641};
    std::vector<RealPoint> places{gcj02FromWgs84(hunchun), slavyanka};
    EXPECT_EQ(undoOffset(MapOffset::Gcj02, places).value(), 1U);
    EXPECT_LT(groundDistance(places[0], hunchun), 1e-6);
    EXPECT_EQ(places[1], slavyanka);

    const auto source = wgs84();
    OperationChoice choice;
    choice.offset = MapOffset::Gcj02;
    const auto operation = operationFor(source, {130.0, 42.5, 131.0, 43.0}, "CN", choice).value();
    EXPECT_EQ(operation.accuracyMetres, 2.0);
    const auto transform = Transform::toProject(source, operation).value();
    const auto moved = transform.apply(gcj02FromWgs84(hunchun)).value();
    const auto expected = testing::projectAlbers(hunchun);
    EXPECT_LT(std::hypot(moved.x - expected.x, moved.y - expected.y), 0.001);
    EXPECT_FALSE(transform.applyInverse(moved)) << "an offset is never added";

    EXPECT_EQ(operationFor(source, {131.8, 43.0, 132.0, 43.3}, "RU", choice).error().code,
              ErrorCode::OutsideCrsArea);
    const auto old = Crs::fromUserInput("EPSG:4214").value();
    EXPECT_EQ(operationFor(old, {130.0, 42.5, 131.0, 43.0}, "CN", choice).error().code,
              ErrorCode::RecipeInvalid);
    EXPECT_EQ(mapOffsetFromName("gcj02"), MapOffset::Gcj02);
    EXPECT_EQ(mapOffsetFromName("wgs"), std::nullopt);
}

} // namespace
} // namespace ecotone::crs
