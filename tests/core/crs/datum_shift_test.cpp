#include "core/crs/transform.h"
#include "core/crs/zones.h"
#include "tests/support/geodesy.h"

#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

/// The 94 metres: the datums of the region against each other. Every expected value comes from
/// tests/support/geodesy, none from PROJ.
namespace ecotone::crs {
namespace {

using namespace ecotone::testing;
using geometry::RealBox;

RealBox around(RealPoint lonLat)
{
    return {lonLat.x - 0.01, lonLat.y - 0.01, lonLat.x + 0.01, lonLat.y + 0.01};
}

struct Landed
{
    RealPoint project;
    double accuracy;
};

Landed land(std::string_view system, RealPoint stored, std::string_view country)
{
    const auto source = Crs::fromUserInput(system).value();
    const auto place =
        roughLonLat(source, {stored.x - 1.0, stored.y - 1.0, stored.x + 1.0, stored.y + 1.0})
            .value();
    const auto operation = operationFor(source, place, country).value();
    const auto transform = Transform::toProject(source, operation).value();
    return {transform.apply(stored).value(), transform.accuracyMetres()};
}

double planeDistance(RealPoint left, RealPoint right)
{
    return std::hypot(left.x - right.x, left.y - right.y);
}

constexpr RealPoint borderPoint{130.6, 42.9}; ///< On WGS 84, near Hunchun.

TEST(DatumShift, OnePointInThreeNationalSystemsLandsOnOnePlace)
{
    const auto expected = projectAlbers(borderPoint);

    const auto onSk42 = shiftedBack(borderPoint, wgs84Spheroid, krassovsky, sk42);
    const auto russian =
        land("EPSG:28422", gaussKrueger(onSk42, krassovsky, 129.0, 22500000.0), "RU");
    const auto chinese =
        land("EPSG:4532", gaussKrueger(borderPoint, grs80, 132.0, 44500000.0), "CN");
    // The Beijing datum is a continuation of SK-42 across the border.
    const auto old = land("EPSG:21422", gaussKrueger(onSk42, krassovsky, 129.0, 22500000.0), "CN");

    EXPECT_LT(planeDistance(russian.project, expected), 0.001);
    EXPECT_LT(planeDistance(chinese.project, expected), 0.001);
    EXPECT_LT(planeDistance(old.project, expected), 0.001);
    EXPECT_LE(planeDistance(russian.project, chinese.project), russian.accuracy + chinese.accuracy);
    EXPECT_LE(planeDistance(old.project, chinese.project), old.accuracy + chinese.accuracy);
    EXPECT_EQ(russian.accuracy, 5.0);
    EXPECT_EQ(chinese.accuracy, 2.0);
    EXPECT_EQ(old.accuracy, 15.0);
}

TEST(DatumShift, LeavingTheShiftOutWouldCost94Metres)
{
    const RealPoint place{131.0, 43.0};
    EXPECT_NEAR(groundDistance(place, shifted(place, krassovsky, wgs84Spheroid, sk42)), 93.6, 0.3);
}

struct ShiftCase
{
    const char* system;
    Spheroid spheroid;
    Gost parameters;
    double meridian;
    double easting;
    const char* country;
    RealPoint place; ///< On WGS 84.
};

void PrintTo(const ShiftCase& row, std::ostream* out)
{
    *out << row.system << " at " << row.place.x << " " << row.place.y;
}

class DatumShiftOf : public ::testing::TestWithParam<ShiftCase>
{
};

TEST_P(DatumShiftOf, MatchesTheTextbook)
{
    const auto& row = GetParam();
    const auto local = shiftedBack(row.place, wgs84Spheroid, row.spheroid, row.parameters);
    const auto stored = gaussKrueger(local, row.spheroid, row.meridian, row.easting);
    const auto landed = land(row.system, stored, row.country);
    EXPECT_LT(planeDistance(landed.project, projectAlbers(row.place)), 0.001) << row.system;
}

/// Mongolia publishes WGS 84 to MSK: the forward direction here is its approximate inverse, good
/// to 1 cm; see the test below for the exact one.
INSTANTIATE_TEST_SUITE_P(
    Region,
    DatumShiftOf,
    ::testing::Values(
        ShiftCase{"EPSG:28422", krassovsky, sk42, 129, 22500000, "RU", {131.9, 43.1}},
        ShiftCase{"EPSG:2512", krassovsky, sk42, 129, 500000, "RU", {131.0, 48.6}},
        ShiftCase{"EPSG:2561", krassovsky, sk42, 132, 44500000, "RU", {131.9, 43.1}},
        ShiftCase{"EPSG:28415", krassovsky, sk42, 87, 15500000, "RU", {89.2, 50.2}},
        ShiftCase{"EPSG:28417", krassovsky, sk42, 99, 17500000, "RU", {100.0, 52.0}},
        ShiftCase{"EPSG:20022", krassovsky, sk95, 129, 22500000, "RU", {131.5, 43.4}},
        ShiftCase{"EPSG:2738", krassovsky, sk95, 132, 500000, "RU", {131.5, 43.4}},
        ShiftCase{"EPSG:20922", gsk2011Spheroid, {}, 129, 22500000, "RU", {131.5, 43.4}},
        ShiftCase{"EPSG:21243", gsk2011Spheroid, {}, 129, 43250000, "RU", {131.3, 43.4}},
        ShiftCase{"EPSG:4500", grs80, {}, 129, 22500000, "CN", {130.4, 43.0}},
        ShiftCase{"EPSG:21462", krassovsky, sk42, 129, 500000, "CN", {129.8, 47.9}},
        ShiftCase{"EPSG:2441", krassovsky, sk42, 132, 500000, "CN", {131.0, 44.0}}));

TEST(DatumShift, PulkovoOf1942And1995DifferByTwentyMetresHere)
{
    const RealPoint stored{22650000.0, 4760000.0};
    const auto difference = planeDistance(land("EPSG:28422", stored, "RU").project,
                                          land("EPSG:20022", stored, "RU").project);
    EXPECT_NEAR(difference, 21.3, 1.5);
}

TEST(DatumShift, MongolianRealisationOf1942)
{
    // Value published with the verification of ESRI:108056.
    const auto source = Crs::fromUserInput("ESRI:104135").value();
    EXPECT_EQ(source.datum(), Datum::Msk42Mongolia);
    const auto operation = operationFor(source, around({100.0, 50.0}), "MN").value();
    EXPECT_EQ(operation.accuracyMetres, 5.0);
    const auto transform = Transform::create(source, wgs84(), operation).value();
    const auto point = transform.apply(RealPoint{100.0, 50.0}).value();
    EXPECT_NEAR(point.x, 100.0001014, 6e-8);
    EXPECT_NEAR(point.y, 50.0005446, 6e-8);
}

TEST(DatumShift, Pulkovo1942TakesTheParametersOfThePlace)
{
    const auto source = Crs::fromUserInput("EPSG:4284").value();
    const auto box = around({89.2, 49.5});
    EXPECT_EQ(operationFor(source, box, "RU").value().id, "EPSG:5044");
    EXPECT_EQ(operationFor(source, box, "MN").value().id, "ESRI:108288");
    const auto open = operationFor(source, box, "").value();
    EXPECT_EQ(open.accuracyMetres, 10.0) << "the two differ by up to 8 m";
    EXPECT_EQ(operationFor(source, around({37.6, 54.9}), "RU").value().accuracyMetres, 3.0);
}

TEST(DatumShift, MoscowTableOfTheMapInfoSample)
{
    const auto source =
        Crs::fromMapInfo(R"(CoordSys Earth Projection 8, 1001, "m", 39, 0, 1, 7500000, 0 Bounds )"
                         R"((-749281.53901, -10002137.4978) (15749281.539, 10002137.4978))")
            .value();
    EXPECT_EQ(source.code(), "EPSG:28407");
    const auto operation = operationFor(source, around({37.5, 55.4}), "RU").value();
    const auto point = Transform::create(source, wgs84(), operation)
                           .value()
                           .apply(RealPoint{7404648.72, 6144520.22})
                           .value();
    EXPECT_NEAR(point.x, 37.49254, 1e-5);
    EXPECT_NEAR(point.y, 55.41458, 1e-5);
}

TEST(DatumShift, SheetOfTheSxfSample)
{
    const auto source = Crs::fromUserInput("EPSG:28410").value();
    const auto operation = operationFor(source, around({54.4, 55.7}), "RU").value();
    const auto point = Transform::create(source, wgs84(), operation)
                           .value()
                           .apply(RealPoint{10339409.315, 6178878.601})
                           .value();
    EXPECT_NEAR(point.x, 54.4437, 6e-5);
    EXPECT_NEAR(point.y, 55.7062, 6e-5);
}

TEST(DatumShift, RegionalSystemOfPrimorye)
{
    const char* const forms[] = {
        "+proj=tmerc +lat_0=0 +lon_0=130.71666666667 +k=1 +x_0=1300000 +y_0=-4416586.44 "
        "+ellps=krass +towgs84=23.57,-140.95,-79.8,0,0.35,0.79,-0.22 +units=m +type=crs",
        "8, 9999, 3, 23.57,-140.95,-79.8,0,-0.35,-0.79,-0.22,0, 7, 130.71666666666, 0, 1, "
        "1300000, -4416586.44"};
    for (const std::string_view form : forms) {
        const auto source =
            form.starts_with('+') ? Crs::fromUserInput(form) : Crs::fromMapInfo(form);
        const auto operation = operationFor(source.value(), around({131.0, 42.6}), "RU").value();
        EXPECT_EQ(operation.kind, OperationKind::Stated);
        const auto transform = Transform::create(source.value(), wgs84(), operation).value();
        const auto khasan = transform.applyInverse(RealPoint{130.645, 42.43}).value();
        EXPECT_NEAR(khasan.x, 1294015.9, 0.06) << form;
        EXPECT_NEAR(khasan.y, 282866.0, 0.06) << form;
        const auto slavyanka = transform.applyInverse(RealPoint{131.384, 42.863}).value();
        EXPECT_NEAR(slavyanka.x, 1354449.1, 0.06) << form;
        EXPECT_NEAR(slavyanka.y, 331179.2, 0.06) << form;
    }
}

} // namespace
} // namespace ecotone::crs
