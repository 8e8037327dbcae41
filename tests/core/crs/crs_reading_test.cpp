#include "core/crs/crs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ecotone::crs {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

Datum datumOf(std::string_view text)
{
    const auto crs = Crs::fromUserInput(text);
    EXPECT_TRUE(crs) << crs.error().detail;
    return crs ? crs->datum() : Datum::Unknown;
}

TEST(CrsReading, TheProjectSystem)
{
    const auto& crs = projectCrs();
    EXPECT_FALSE(crs.isGeographic());
    EXPECT_EQ(crs.datum(), Datum::Wgs84) << "never CGCS2000: it would drop 94 m of Russian data";
    EXPECT_EQ(crs.unitMetres(), 1.0);
    EXPECT_EQ(crs.centralMeridian(), 110.0);
    EXPECT_THAT(crs.toWkt2(), HasSubstr("Albers"));
    EXPECT_EQ(wgs84().code(), "EPSG:4326");
}

TEST(CrsReading, NeighbouringDatumsAreNotTheSame)
{
    EXPECT_EQ(datumOf("EPSG:4179"), Datum::Unknown) << "Pulkovo 1942(58), Eastern Europe";
    EXPECT_EQ(datumOf("EPSG:4178"), Datum::Unknown) << "Pulkovo 1942(83)";
    EXPECT_EQ(datumOf("EPSG:4258"), Datum::Unknown) << "ETRS89";
    EXPECT_EQ(datumOf("+proj=longlat +ellps=krass"), Datum::Krassovsky);
    EXPECT_EQ(datumOf("+proj=longlat +ellps=WGS84"), Datum::Unknown);
    EXPECT_EQ(datumOf("+proj=longlat +datum=WGS84"), Datum::Wgs84);
}

constexpr std::string_view pulkovoWithNullShift =
    R"(GEOGCS["Pulkovo 1942",DATUM["Pulkovo_1942",SPHEROID["Krassowsky 1940",6378245,298.3],)"
    R"(TOWGS84[0,0,0,0,0,0,0]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]])";

TEST(CrsReading, ANullTowgs84OfADriverIsDropped)
{
    const auto crs = Crs::fromUserInput(pulkovoWithNullShift).value();
    EXPECT_EQ(crs.datum(), Datum::Pulkovo1942);
    EXPECT_FALSE(crs.statedShift());
    EXPECT_THAT(crs.notes().english(), HasSubstr("null TOWGS84"));
}

TEST(CrsReading, ANameOnAForeignEllipsoidCountsAsUnknown)
{
    const auto crs =
        Crs::fromUserInput(R"(GEOGCS["GCS_Pulkovo_1942",DATUM["D_Pulkovo_1942",)"
                           R"(SPHEROID["WGS_1984",6378137.0,298.257223563]],)"
                           R"(PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]])")
            .value();
    EXPECT_EQ(crs.datum(), Datum::Unknown);
    EXPECT_THAT(crs.notes().english(), HasSubstr("does not belong to it"));
}

TEST(CrsReading, XianKeepsItsOwnEllipsoid)
{
    const auto fromDriver =
        Crs::fromUserInput(R"(GEOGCS["Xian 1980",DATUM["Xian_1980",)"
                           R"(SPHEROID["WGS 84",6378137,298.257223563]],)"
                           R"(PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]])")
            .value();
    EXPECT_EQ(fromDriver.datum(), Datum::Xian1980);
    EXPECT_EQ(fromDriver.semiMajor(), 6378140.0);
    const auto mapInfo = Crs::fromMapInfo(R"(Earth Projection 8, 1017, "m", 129, 0, 1, 500000, 0)");
    EXPECT_EQ(mapInfo.value().datum(), Datum::Xian1980);
    EXPECT_EQ(mapInfo.value().semiMajor(), 6378140.0);
}

TEST(CrsReading, MapInfoClauses)
{
    const auto beijing =
        Crs::fromMapInfo(R"(CoordSys Earth Projection 8, 154, "m", 129, 0, 1, 22500000, 0)")
            .value();
    EXPECT_EQ(beijing.datum(), Datum::Beijing1954);
    EXPECT_EQ(beijing.code(), "EPSG:21422");
    const auto degrees = Crs::fromMapInfo("CoordSys Earth Projection 1, 104").value();
    EXPECT_TRUE(degrees.isGeographic());
    EXPECT_EQ(degrees.datum(), Datum::Wgs84);
    EXPECT_EQ(
        Crs::fromMapInfo("Earth Projection 8, 1014, 7, 87, 0, 1, 15500000, 0").value().datum(),
        Datum::Pulkovo1995);
    EXPECT_EQ(Crs::fromMapInfo(R"(CoordSys NonEarth Units "m")").error().code,
              ErrorCode::CrsUndecided);
    EXPECT_EQ(Crs::fromMapInfo("Earth Projection 8, 1001").error().code, ErrorCode::UnknownCrs);
}

TEST(CrsReading, WhatCannotBeHandledIsNamed)
{
    const auto nonsense = Crs::fromUserInput("EPSG:999999");
    ASSERT_FALSE(nonsense);
    EXPECT_EQ(nonsense.error().code, ErrorCode::UnknownCrs);
    EXPECT_THAT(nonsense.error().detail, HasSubstr("EPSG:999999"));
    EXPECT_EQ(Crs::fromUserInput("").error().code, ErrorCode::CrsUndecided);
    EXPECT_EQ(Crs::fromUserInput("EPSG:4978").error().code, ErrorCode::UnknownCrs);
    EXPECT_EQ(Crs::fromUserInput("EPSG:5773").error().code, ErrorCode::UnknownCrs);
    EXPECT_EQ(Crs::fromUserInput("EPSG:3411").error().code, ErrorCode::UnknownCrs) << "south axes";
    EXPECT_EQ(Crs::fromUserInput("EPSG:4902").error().code, ErrorCode::UnknownCrs) << "Paris";
    EXPECT_EQ(Crs::fromUserInput(R"(LOCAL_CS["site",UNIT["metre",1]])").error().code,
              ErrorCode::CrsUndecided);
}

TEST(CrsReading, WrittenAsEsriWktAndReadBack)
{
    for (const auto* code : {"EPSG:4531", "EPSG:28422", "EPSG:4490", "EPSG:32647"}) {
        const auto crs = Crs::fromUserInput(code).value();
        const auto again = Crs::fromEsriWkt(crs.toEsriWkt().value()).value();
        EXPECT_EQ(again.code(), code);
        EXPECT_EQ(again.datum(), crs.datum());
    }
}

TEST(CrsReading, DatumsByTheNamesPeopleUse)
{
    EXPECT_EQ(datumFromName("WGS 84"), Datum::Wgs84);
    EXPECT_EQ(datumFromName("D_Krasovsky_1940"), Datum::Krassovsky);
    EXPECT_EQ(datumFromName("GCS_CGCS_2000"), Datum::Cgcs2000);
    EXPECT_EQ(datumFromName("SK-42"), Datum::Pulkovo1942);
    EXPECT_EQ(datumFromName("СК-95"), Datum::Pulkovo1995);
    EXPECT_EQ(datumFromName("西安80"), Datum::Xian1980);
    EXPECT_EQ(datumFromName("Pulkovo 1942(83)"), std::nullopt);
    EXPECT_EQ(datumFromName(""), std::nullopt);
}

} // namespace
} // namespace ecotone::crs
