#include "core/crs/crs.h"
#include "core/crs/zones.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ecotone::crs {
namespace {

using geometry::RealPoint;

std::vector<std::string> kinds(const std::vector<BareReading>& readings)
{
    std::vector<std::string> result;
    for (const auto& reading : readings) {
        result.push_back(reading.kind);
    }
    return result;
}

TEST(Zones, OfALongitude)
{
    EXPECT_EQ(zoneOf(131.0, ZoneWidth::Six), 22);
    EXPECT_EQ(zoneOf(132.5, ZoneWidth::Six), 23);
    EXPECT_EQ(zoneOf(130.4, ZoneWidth::Three), 43);
    EXPECT_EQ(zoneOf(130.6, ZoneWidth::Three), 44);
    EXPECT_EQ(zoneOf(89.0, ZoneWidth::Six), 15);
    EXPECT_EQ(centralMeridian(22, ZoneWidth::Six), 129.0);
    EXPECT_EQ(centralMeridian(44, ZoneWidth::Three), 132.0);
}

TEST(Zones, EveryLookedUpCodeIsTheSystemItClaimsToBe)
{
    int found = 0;
    for (const auto datum : {Datum::Beijing1954,
                             Datum::Xian1980,
                             Datum::Cgcs2000,
                             Datum::Pulkovo1942,
                             Datum::Pulkovo1995,
                             Datum::Gsk2011}) {
        for (const auto width : {ZoneWidth::Six, ZoneWidth::Three}) {
            for (const auto style : {EastingStyle::ZonePrefixed, EastingStyle::Plain}) {
                for (int zone = 4; zone <= 60; ++zone) {
                    const auto code = gaussKruegerCode(datum, zone, width, style);
                    if (!code) {
                        continue;
                    }
                    const auto crs = Crs::fromUserInput(*code);
                    ASSERT_TRUE(crs) << *code;
                    EXPECT_EQ(crs->datum(), datum) << *code << " " << crs->name();
                    EXPECT_EQ(crs->centralMeridian(), centralMeridian(zone, width)) << *code;
                    ++found;
                }
            }
        }
    }
    EXPECT_GT(found, 500);
}

TEST(Zones, ChineseZonePrefixesDecide)
{
    const std::vector<RealPoint> pairs{{43512345.0, 4751234.0}};
    const auto readings = readBareCoordinates(pairs, "CN");
    ASSERT_EQ(kinds(readings), std::vector<std::string>{"gk3"});
    EXPECT_EQ(readings[0].zone, 43);
    EXPECT_EQ(readings[0].centralMeridian, 129.0);
    EXPECT_EQ(readings[0].order, AxisOrder::EastNorth);
}

TEST(Zones, NorthFirstAsInSpreadsheets)
{
    const std::vector<RealPoint> pairs{{4751234.0, 22612345.0}, {4761234.0, 22622345.0}};
    const auto readings = readBareCoordinates(pairs, "CN");
    ASSERT_FALSE(readings.empty());
    EXPECT_EQ(readings[0].kind, "gk6");
    EXPECT_EQ(readings[0].order, AxisOrder::NorthEast);
}

TEST(Zones, RussianPrefixesMayBeBoth)
{
    const std::vector<RealPoint> pairs{{30512345.0, 5551234.0}};
    EXPECT_THAT(kinds(readBareCoordinates(pairs, "RU")), ::testing::ElementsAre("gk6", "gk3"));
}

TEST(Zones, WithoutAPrefixTheMeridianMustBeAsked)
{
    const std::vector<RealPoint> pairs{{512345.0, 4751234.0}};
    const auto readings = readBareCoordinates(pairs, "CN");
    ASSERT_EQ(kinds(readings), std::vector<std::string>{"plain-gk-or-utm"});
    EXPECT_FALSE(readings[0].centralMeridian);
}

TEST(Zones, RegionalSystemAndDegrees)
{
    EXPECT_EQ(kinds(readBareCoordinates(std::vector<RealPoint>{{1354449.1, 331179.2}}, "RU")),
              std::vector<std::string>{"msk"});
    const auto degrees = readBareCoordinates(std::vector<RealPoint>{{43.1, 131.9}}, "");
    ASSERT_EQ(kinds(degrees), std::vector<std::string>{"lon/lat"});
    EXPECT_EQ(degrees[0].order, AxisOrder::NorthEast);
    EXPECT_TRUE(readBareCoordinates(std::vector<RealPoint>{{5.0, 7.0}}, "").empty());
}

TEST(Zones, RegionalSystemsAreHypothesesWithoutAShift)
{
    const auto text = mskProjString("MSK-25", 1);
    ASSERT_TRUE(text);
    const auto crs = Crs::fromUserInput(*text).value();
    EXPECT_EQ(crs.datum(), Datum::Krassovsky);
    EXPECT_FALSE(crs.statedShift());
    EXPECT_EQ(mskProjString("MSK-17", 1), std::nullopt) << "not known to anyone who told";
}

} // namespace
} // namespace ecotone::crs
