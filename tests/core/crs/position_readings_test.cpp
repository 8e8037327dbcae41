#include "core/base/number.h"
#include "core/crs/position_readings.h"
#include "tests/support/geodesy.h"

#include <gtest/gtest.h>
#include <string>

/// What is offered for typed numbers: text in, lines out. Grid coordinates are made by the tests'
/// own geodesy.
namespace ecotone::crs {
namespace {

using namespace ecotone::testing;

/// Lines "system, first number north|east, latitude longitude, shift".
std::string offered(const std::string& text, std::size_t most = 12)
{
    const auto pair = parsePair(text);
    if (!pair) {
        return "no numbers";
    }
    std::string lines;
    for (const PositionReading& reading : positionReadings(*pair)) {
        if (most-- == 0) {
            break;
        }
        lines += reading.system;
        lines += reading.order == AxisOrder::NorthEast ? ", north first" : ", east first";
        if (reading.lonLat) {
            lines += ", " + toText(reading.lonLat->y, 3) + " " + toText(reading.lonLat->x, 3);
            lines += ", " + toText(reading.shiftMetres, 0) + " m";
        } else {
            lines += ", blocked";
        }
        lines += "\n";
    }
    return lines;
}

std::string grid(RealPoint place, Spheroid spheroid, double meridian, double easting, bool turned)
{
    const auto point = gaussKrueger(place, spheroid, meridian, easting);
    return turned ? toText(point.y, 2) + " " + toText(point.x, 2)
                  : toText(point.x, 2) + " " + toText(point.y, 2);
}

const RealPoint hunchun{130.3582, 42.8678};

TEST(PositionReadings, DegreesOfOneOrderAlone)
{
    // 130 can be no latitude. Hundredths of a degree are a kilometre: no datum is asked for.
    EXPECT_EQ(offered("42.87 130.36"), "WGS 84, north first, 42.870 130.360, 0 m\n");
    EXPECT_EQ(offered("130.36 42.87"), "WGS 84, east first, 42.870 130.360, 0 m\n");
}

TEST(PositionReadings, BothOrdersWhereBothArePossible)
{
    EXPECT_EQ(offered("50.1 87.6"),
              "WGS 84, north first, 50.100 87.600, 0 m\n"
              "WGS 84, east first, 87.600 50.100, 0 m\n");
    // The order that lies in the countries of the map comes first, and the other stays.
    EXPECT_EQ(offered("87.6 50.1"),
              "WGS 84, east first, 50.100 87.600, 0 m\n"
              "WGS 84, north first, 87.600 50.100, 0 m\n");
    EXPECT_EQ(offered("50.1 N 87.6 E"), "WGS 84, north first, 50.100 87.600, 0 m\n");
}

TEST(PositionReadings, FineDegreesOnOtherDatumsWithTheirShift)
{
    const std::string lines = offered("42.86780 130.35820");
    EXPECT_EQ(lines.substr(0, lines.find('\n')), "WGS 84, north first, 42.868 130.358, 0 m");
    // About 94 m at Hunchun (measured from three published sets).
    const auto readings = positionReadings(*parsePair("42.86780 130.35820"));
    ASSERT_GE(readings.size(), 2U);
    for (std::size_t i = 1; i < readings.size(); ++i) {
        EXPECT_NEAR(readings[i].shiftMetres, 93.0, 6.0) << readings[i].system;
        EXPECT_GT(readings[i].accuracyMetres, 0.0);
    }
}

TEST(PositionReadings, ZonePrefixedGridsOfBothSides)
{
    // X north, Y east with the zone in front, as both national manners write it.
    const std::string lines = offered(grid(hunchun, grs80, 129.0, 22'500'000.0, true));
    EXPECT_NE(lines.find("CGCS2000 / Gauss-Kruger zone 22, north first, 42.868 130.358, 0 m\n"),
              std::string::npos)
        << lines;
    EXPECT_NE(lines.find("Pulkovo 1942 / Gauss-Kruger zone 22, north first"), std::string::npos)
        << lines;
    EXPECT_NE(lines.find("Beijing 1954 / Gauss-Kruger zone 22, north first"), std::string::npos)
        << lines;
    EXPECT_NE(lines.find("Xian 1980 / Gauss-Kruger zone 22, north first, blocked\n"),
              std::string::npos)
        << lines;
    const std::string turned = offered(grid(hunchun, grs80, 129.0, 22'500'000.0, false));
    EXPECT_NE(turned.find("CGCS2000 / Gauss-Kruger zone 22, east first, 42.868 130.358, 0 m\n"),
              std::string::npos)
        << turned;
}

TEST(PositionReadings, PlainEastingsOfferTheirZones)
{
    // Nothing says which zone: Hunchun is among the readings, not the only one.
    const std::string lines = offered(grid(hunchun, grs80, 129.0, 500'000.0, true));
    EXPECT_NE(lines.find("42.868 130.358, 0 m\n"), std::string::npos) << lines;
    EXPECT_GT(std::count(lines.begin(), lines.end(), '\n'), 3) << lines;
}

TEST(PositionReadings, TheProjectsOwnPlane)
{
    const std::string lines = offered("2000000 1000000");
    EXPECT_EQ(lines.substr(0, lines.find('\n')),
              "Ecotone Albers equal area, east first, 47.500 110.000, 0 m");
}

TEST(PositionReadings, AStatedSystemLeavesItsOwnReadings)
{
    const std::string metres = grid(hunchun, grs80, 129.0, 22'500'000.0, false);
    EXPECT_EQ(offered("EPSG:4500 " + metres),
              "CGCS2000 / Gauss-Kruger zone 22, east first, 42.868 130.358, 0 m\n");
    const std::string datum = offered("CGCS2000 " + metres);
    EXPECT_EQ(datum.substr(0, datum.find('\n')),
              "CGCS2000 / Gauss-Kruger zone 22, east first, 42.868 130.358, 0 m");
    EXPECT_EQ(datum.find("Pulkovo"), std::string::npos);
    EXPECT_EQ(offered("Xian 1980 42.8675 130.3581"), "Xian 1980, north first, blocked\n");
    EXPECT_EQ(offered("EPSG:999999 1 2"), "EPSG:999999, east first, blocked\n");
}

} // namespace
} // namespace ecotone::crs
