#include "core/crs/registry.h"
#include "core/crs/transform.h"
#include "core/crs/zones.h"
#include "tests/support/geodesy.h"

#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ecotone::crs {
namespace {

using geometry::RealBox;
using geometry::RealPoint;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr RealBox landOfBigCats{130.6, 42.6, 131.4, 43.4};
constexpr RealBox chikhachev{88.6, 49.4, 89.9, 50.2};
constexpr RealBox sayan{99.0, 51.0, 101.9, 52.4};

struct TableRow
{
    const char* system;
    Datum datum;
    const char* country;
    RealBox place;
    double meridian; ///< 0 for geographic systems.
};

/// Every code of the zone table of the region, with what has to become of it.
const std::vector<TableRow>& zoneTable()
{
    static const std::vector<TableRow> rows = [] {
        std::vector<TableRow> table;
        const auto add = [&table](std::vector<const char*> codes,
                                  Datum datum,
                                  const char* country,
                                  const RealBox& place,
                                  std::vector<double> meridians) {
            for (std::size_t i = 0; i < codes.size(); ++i) {
                table.push_back({codes[i], datum, country, place, meridians[i]});
            }
        };
        const auto lbc = landOfBigCats;
        const std::vector<double> six{129, 129, 132, 129, 129, 132};
        add({"EPSG:21422", "EPSG:2419", "EPSG:2420", "EPSG:21462", "EPSG:2440", "EPSG:2441"},
            Datum::Beijing1954,
            "CN",
            lbc,
            six);
        add({"EPSG:2336", "EPSG:2367", "EPSG:2368", "EPSG:2347", "EPSG:2388", "EPSG:2389"},
            Datum::Xian1980,
            "CN",
            lbc,
            six);
        add({"EPSG:4500", "EPSG:4531", "EPSG:4532", "EPSG:4511", "EPSG:4552", "EPSG:4553"},
            Datum::Cgcs2000,
            "CN",
            lbc,
            six);
        add({"EPSG:28422", "EPSG:2560", "EPSG:2561", "EPSG:2512", "EPSG:2619", "EPSG:2620"},
            Datum::Pulkovo1942,
            "RU",
            lbc,
            six);
        add({"EPSG:20022", "EPSG:2677", "EPSG:2678", "EPSG:2481", "EPSG:2735", "EPSG:2738"},
            Datum::Pulkovo1995,
            "RU",
            lbc,
            six);
        add({"EPSG:20922", "EPSG:21243", "EPSG:21244", "EPSG:21022", "EPSG:21343", "EPSG:21344"},
            Datum::Gsk2011,
            "RU",
            lbc,
            six);
        add({"EPSG:32652", "EPSG:32653"}, Datum::Wgs84, "RU", lbc, {129, 135});
        add({"EPSG:21423", "EPSG:4501"}, Datum::Unknown, "CN", lbc, {135, 135});
        add({"EPSG:28423", "EPSG:20023", "EPSG:20923"}, Datum::Unknown, "RU", lbc, {135, 135, 135});
        add({"EPSG:28415", "EPSG:2546", "EPSG:2505", "EPSG:2606"},
            Datum::Pulkovo1942,
            "RU",
            chikhachev,
            {87, 90, 87, 90});
        add({"EPSG:20015", "EPSG:2664", "EPSG:2474", "EPSG:2722"},
            Datum::Pulkovo1995,
            "RU",
            chikhachev,
            {87, 90, 87, 90});
        add({"EPSG:20915", "EPSG:21230", "EPSG:21015", "EPSG:21330"},
            Datum::Gsk2011,
            "RU",
            chikhachev,
            {87, 90, 87, 90});
        add({"EPSG:32645"}, Datum::Wgs84, "MN", chikhachev, {87});
        add({"EPSG:28417",
             "EPSG:28418",
             "EPSG:2548",
             "EPSG:2549",
             "EPSG:2551",
             "EPSG:2507",
             "EPSG:2508",
             "EPSG:2608",
             "EPSG:2609",
             "EPSG:2610"},
            Datum::Pulkovo1942,
            "RU",
            sayan,
            {99, 105, 96, 99, 102, 99, 105, 96, 99, 102});
        add({"EPSG:20017",
             "EPSG:20018",
             "EPSG:2666",
             "EPSG:2667",
             "EPSG:2668",
             "EPSG:2476",
             "EPSG:2477",
             "EPSG:2724",
             "EPSG:2725",
             "EPSG:2726"},
            Datum::Pulkovo1995,
            "RU",
            sayan,
            {99, 105, 96, 99, 102, 99, 105, 96, 99, 102});
        add({"EPSG:20917",
             "EPSG:20918",
             "EPSG:21232",
             "EPSG:21233",
             "EPSG:21234",
             "EPSG:21017",
             "EPSG:21018",
             "EPSG:21332",
             "EPSG:21333",
             "EPSG:21334"},
            Datum::Gsk2011,
            "RU",
            sayan,
            {99, 105, 96, 99, 102, 99, 105, 96, 99, 102});
        add({"EPSG:32647", "EPSG:32648"}, Datum::Wgs84, "MN", sayan, {99, 105});
        add({"EPSG:4214"}, Datum::Beijing1954, "CN", lbc, {0});
        add({"EPSG:4555"}, Datum::NewBeijing1954, "CN", lbc, {0});
        add({"EPSG:4610"}, Datum::Xian1980, "CN", lbc, {0});
        add({"EPSG:4490", "EPSG:4480"}, Datum::Cgcs2000, "CN", lbc, {0, 0});
        add({"EPSG:4284"}, Datum::Pulkovo1942, "RU", lbc, {0});
        add({"EPSG:4284"}, Datum::Pulkovo1942, "MN", sayan, {0});
        add({"EPSG:4200"}, Datum::Pulkovo1995, "RU", lbc, {0});
        add({"EPSG:7683", "EPSG:7682"}, Datum::Gsk2011, "RU", lbc, {0, 0});
        add({"ESRI:104134"}, Datum::Monref97, "MN", sayan, {0});
        add({"ESRI:104135"}, Datum::Msk42Mongolia, "MN", sayan, {0});
        return table;
    }();
    return rows;
}

bool isRegistered(const DatumOperation& operation)
{
    for (const auto& row : registryRows()) {
        if (row.id == operation.id && row.datum == operation.from) {
            return true;
        }
    }
    return false;
}

/// The image must equal the independent Helmert's, so a hidden null shift cannot pass.
void expectPinned(const Crs& source, const DatumOperation& operation, const RealBox& place)
{
    using namespace ecotone::testing;
    ASSERT_TRUE(isRegistered(operation)) << operation.id;
    EXPECT_GE(operation.accuracyMetres, 0.0);
    EXPECT_LE(operation.accuracyMetres, 15.0);
    EXPECT_FALSE(operation.needsBanner());
    const auto transform = Transform::create(source, wgs84(), operation).value();
    const RealPoint centre{(place.minX + place.maxX) / 2.0, (place.minY + place.maxY) / 2.0};
    const auto stored = transform.applyInverse(centre).value();
    const Spheroid spheroid{source.semiMajor(), source.inverseFlattening()};
    auto own = stored;
    if (const auto meridian = source.centralMeridian();
        meridian && source.datum() != Datum::Wgs84) {
        const double easting = stored.x > 1e6 ? std::floor(stored.x / 1e6) * 1e6 : 0.0;
        const bool quarter =
            source.datum() == Datum::Gsk2011 &&
            std::abs(gaussKruegerInverse(stored, spheroid, *meridian, easting + 500000.0).x -
                     centre.x) > 1.0;
        own = gaussKruegerInverse(
            stored, spheroid, *meridian, easting + (quarter ? 250000.0 : 500000.0));
    } else if (meridian) {
        return;
    }
    const double moved = groundDistance(own, centre);
    switch (source.datum()) {
    case Datum::Pulkovo1942:
    case Datum::Beijing1954:
    case Datum::Msk42Mongolia:
        EXPECT_GT(moved, 50.0);
        EXPECT_LT(moved, 110.0);
        break;
    case Datum::Pulkovo1995:
        EXPECT_GT(moved, 50.0);
        EXPECT_LT(moved, 85.0);
        break;
    default: EXPECT_LT(moved, 0.1);
    }
}

TEST(Registry, EverySystemOfTheZoneTableIsPinnedOrBlocked)
{
    int pinned = 0;
    int blocked = 0;
    for (const auto& row : zoneTable()) {
        SCOPED_TRACE(row.system);
        const auto source = Crs::fromUserInput(row.system);
        ASSERT_TRUE(source) << source.error().detail;
        if (row.datum != Datum::Unknown) {
            EXPECT_EQ(source->datum(), row.datum);
        }
        if (row.meridian != 0.0) {
            EXPECT_EQ(source->centralMeridian(), row.meridian);
        }
        const auto operation = operationFor(*source, row.place, row.country);
        if (operation) {
            expectPinned(*source, *operation, row.place);
            ++pinned;
        } else {
            EXPECT_EQ(operation.error().code, ErrorCode::ControlPointsNeeded);
            EXPECT_THAT(operation.error().detail, HasSubstr("4 control points"));
            ++blocked;
        }
    }
    EXPECT_EQ(blocked, 8) << "six Xian 1980 grids, Xian 1980 and New Beijing";
    EXPECT_EQ(pinned + blocked, static_cast<int>(zoneTable().size()));
}

struct EsriCase
{
    const char* prj;
    Datum datum;
    const char* code;
};

std::string esri(std::string_view name,
                 std::string_view geographic,
                 std::string_view datum,
                 std::string_view spheroid,
                 double meridian,
                 double easting,
                 std::string_view projection = "Gauss_Kruger")
{
    const auto number = [](double value) {
        return std::to_string(static_cast<long>(value)) + ".0";
    };
    std::string text =
        "PROJCS[\"" + std::string{name} + "\",GEOGCS[\"" + std::string{geographic} + "\",DATUM[\"" +
        std::string{datum} + "\",SPHEROID[" + std::string{spheroid} +
        "]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]],"
        "PROJECTION[\"" +
        std::string{projection} + "\"],PARAMETER[\"False_Easting\"," + number(easting) +
        "],PARAMETER[\"False_Northing\",0.0],PARAMETER[\"Central_Meridian\"," + number(meridian) +
        "],PARAMETER[\"Scale_Factor\",1.0],PARAMETER[\"Latitude_Of_Origin\",0.0],"
        "UNIT[\"Meter\",1.0]]";
    return text;
}

TEST(Registry, NamesOfEsriProjectionFilesAreUnderstood)
{
    const std::string krass = "\"Krasovsky_1940\",6378245.0,298.3";
    const std::string cgcs = "\"CGCS2000\",6378137.0,298.257222101";
    const std::string xian = "\"Xian_1980\",6378140.0,298.257";
    const std::string gsk = "\"GSK-2011\",6378136.5,298.2564151";
    struct Row
    {
        std::string prj;
        Datum datum;
        std::string code;
        const char* country;
    };
    const std::vector<Row> rows{
        {esri(
             "Beijing_1954_GK_Zone_22", "GCS_Beijing_1954", "D_Beijing_1954", krass, 129, 22500000),
         Datum::Beijing1954,
         "EPSG:21422",
         "CN"},
        {esri("Beijing_1954_3_Degree_GK_CM_129E",
              "GCS_Beijing_1954",
              "D_Beijing_1954",
              krass,
              129,
              500000),
         Datum::Beijing1954,
         "",
         "CN"},
        {esri("Xian_1980_3_Degree_GK_Zone_43", "GCS_Xian_1980", "D_Xian_1980", xian, 129, 43500000),
         Datum::Xian1980,
         "EPSG:2367",
         "CN"},
        {esri("CGCS2000_3_Degree_GK_Zone_43",
              "GCS_China_Geodetic_Coordinate_System_2000",
              "D_China_2000",
              cgcs,
              129,
              43500000),
         Datum::Cgcs2000,
         "EPSG:4531",
         "CN"},
        {esri("CGCS2000_3_Degree_GK_CM_132E",
              "GCS_China_Geodetic_Coordinate_System_2000",
              "D_China_2000",
              cgcs,
              132,
              500000),
         Datum::Cgcs2000,
         "EPSG:4553",
         "CN"},
        {esri("CGCS2000_3_Degree_GK_Zone_43", "GCS_CGCS_2000", "D_CGCS_2000", cgcs, 129, 43500000),
         Datum::Cgcs2000,
         "EPSG:4531",
         "CN"},
        {esri(
             "Pulkovo_1942_GK_Zone_22", "GCS_Pulkovo_1942", "D_Pulkovo_1942", krass, 129, 22500000),
         Datum::Pulkovo1942,
         "EPSG:28422",
         "RU"},
        {esri("GSK-2011_GSK_3GK_zone_43",
              "GCS_GSK-2011",
              "D_Geodezicheskaya_Sistema_Koordinat_2011",
              gsk,
              129,
              43250000,
              "Transverse_Mercator"),
         Datum::Gsk2011,
         "EPSG:21243",
         "RU"},
        {esri("Krasovsky_1940_Transverse",
              "GCS_Krasovsky_1940",
              "D_Krasovsky_1940",
              krass,
              129,
              500000),
         Datum::Krassovsky,
         "",
         "CN"},
    };
    for (const auto& row : rows) {
        SCOPED_TRACE(row.prj.substr(0, 60));
        const auto source = Crs::fromEsriWkt(row.prj);
        ASSERT_TRUE(source) << source.error().detail;
        EXPECT_EQ(name(source->datum()), name(row.datum));
        if (!row.code.empty()) {
            EXPECT_EQ(source->code(), row.code);
        }
        const auto operation = operationFor(*source, landOfBigCats, row.country);
        if (operation) {
            expectPinned(*source, *operation, landOfBigCats);
        } else {
            EXPECT_EQ(operation.error().code, ErrorCode::ControlPointsNeeded);
        }
        EXPECT_EQ(operation.has_value(),
                  row.datum != Datum::Xian1980 && row.datum != Datum::Krassovsky);
    }
}

TEST(Registry, BlockedDatumsSayWhatIsNeeded)
{
    const auto xian = Crs::fromUserInput("EPSG:2367").value();
    const auto operation = operationFor(xian, landOfBigCats, "CN");
    ASSERT_FALSE(operation);
    EXPECT_EQ(exitCode(operation.error().code), 4);
    EXPECT_THAT(operation.error().detail, HasSubstr("Xian 1980"));
    EXPECT_THAT(operation.error().detail, HasSubstr("4 control points"));
    EXPECT_THAT(operation.error().detail, HasSubstr("assume ="));
}

TEST(Registry, AnAssumptionIsObeyedAndAnnounced)
{
    const auto clarke =
        Crs::fromUserInput("+proj=longlat +ellps=clrk66 +no_defs +type=crs").value();
    EXPECT_EQ(clarke.datum(), Datum::Unknown);
    EXPECT_FALSE(operationFor(clarke, landOfBigCats, ""));
    const auto operation = operationFor(clarke, landOfBigCats, "", {.assume = "WGS 84"}).value();
    EXPECT_EQ(operation.kind, OperationKind::Assumed);
    EXPECT_TRUE(operation.needsBanner());
    EXPECT_LT(operation.accuracyMetres, 0.0);
    EXPECT_THAT(operation.description(), HasSubstr("assumed by the recipe"));
    const auto point =
        Transform::create(clarke, wgs84(), operation).value().apply(RealPoint{130.9, 43.1}).value();
    EXPECT_NEAR(point.x, 130.9, 1e-12);
    EXPECT_NEAR(point.y, 43.1, 1e-12);

    const auto blocked = operationFor(clarke, landOfBigCats, "", {.assume = "Xian 1980"});
    EXPECT_EQ(blocked.error().code, ErrorCode::ControlPointsNeeded);
    const auto nonsense = operationFor(clarke, landOfBigCats, "", {.assume = "Atlantis"});
    EXPECT_EQ(nonsense.error().code, ErrorCode::RecipeInvalid);
}

TEST(Registry, BeijingIsBlockedWhereItsParametersDoNotHold)
{
    const auto beijing = Crs::fromUserInput("EPSG:4214").value();
    const auto tarim = operationFor(beijing, {80.0, 40.0, 81.0, 41.0}, "CN");
    ASSERT_FALSE(tarim);
    EXPECT_EQ(tarim.error().code, ErrorCode::ControlPointsNeeded);
}

TEST(Registry, AWrongZoneIsNoticedByTheCountry)
{
    const auto zone15 = Crs::fromUserInput("EPSG:4493").value();
    const auto place = roughLonLat(zone15, {15500000.0, 4700000.0, 15600000.0, 4800000.0}).value();
    const auto operation = operationFor(zone15, place, "KP");
    ASSERT_FALSE(operation);
    EXPECT_EQ(operation.error().code, ErrorCode::OutsideCrsArea);
}

TEST(Registry, EveryRowIsDocumented)
{
    for (const auto& row : registryRows()) {
        EXPECT_FALSE(row.provenance.empty()) << row.id;
        EXPECT_GE(row.accuracyMetres, 0.0) << row.id;
        EXPECT_EQ(row.kind == OperationKind::Published, !row.parameters.isNull()) << row.id;
    }
}

} // namespace
} // namespace ecotone::crs
