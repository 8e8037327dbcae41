#include "core/exchange/source_table.h"
#include "core/harmonise/layer_export.h"
#include "tests/support/geodesy.h"

#include "scene.h"
#include <cmath>
#include <gmock/gmock.h>
#include <set>

/// The way back into each national system, checked by geodesy of the tests' own.
namespace ecotone::harmonise {
namespace {

using namespace ecotone::testing;
using ::testing::HasSubstr;

struct National
{
    const char* system;
    const char* country;
    Spheroid spheroid;
    Gost shift;      ///< To WGS 84, or from it for Mongolia.
    double meridian; ///< 0: degrees.
    double easting;
    double northing = 0.0;
    double accuracy = 2.0;
};

constexpr Gost none{};

class NationalExport : public SceneTest
{
protected:
    void makeProject(const char* country, const char* landscape, double west, double south)
    {
        std::vector<std::string> rows;
        for (int i = 0; i < 9; ++i) {
            const double x = west + 0.0711 * (i % 3);
            const double y = south + 0.0523 * (i / 3);
            rows.push_back(rectangle(R"({"DI_LEI":"0111","SZ":"160"})", x, y, x + 0.05, y + 0.04));
        }
        writeGeoJson("cn.geojson", rows);
        const auto report =
            run({recipe(std::string{"version = 1\n[source]\nfile = \"cn.geojson\"\ncountry = \""} +
                        country + "\"\nlandscape = \"" + landscape +
                        "\"\n[use]\nscheme = \"cn_forest_dilei\"\n[fields]\ncode = \"DI_LEI\"\n")});
        ASSERT_TRUE(report) << report.error().detail;
    }

    /// The exported vertices back on the project's plane, by tests/support alone.
    static RealPoint toProject(const National& system, RealPoint stored)
    {
        auto local = stored;
        if (system.meridian != 0.0) {
            local = gaussKruegerInverse({stored.x, stored.y - system.northing},
                                        system.spheroid,
                                        system.meridian,
                                        system.easting);
        }
        const bool mongolia = system.shift.dx == mongolia1942.dx;
        return projectAlbers(mongolia
                                 ? shiftedBack(local, system.spheroid, wgs84Spheroid, system.shift)
                                 : shifted(local, system.spheroid, wgs84Spheroid, system.shift));
    }

    void expectRoundTrip(const National& system)
    {
        SCOPED_TRACE(system.system);
        const auto project = open();
        ExportRequest request;
        request.crs = system.system;
        request.country = system.country;
        request.file = folder() / "export.gpkg";
        std::filesystem::remove(request.file);
        const auto done = exportLayer(*project, request);
        ASSERT_TRUE(done) << done.error().detail;
        EXPECT_EQ(done->accuracyMetres, system.accuracy) << done->operation;
        const auto table = exchange::readSource(request.file);
        ASSERT_TRUE(table) << table.error().detail;
        const auto list = patches(*project);
        ASSERT_EQ(table->rows.size(), list.size());
        double worst = 0.0;
        for (std::size_t i = 0; i < list.size(); ++i) {
            const auto& written = table->rows[i].shape.polygons.front().outer;
            const auto& outer = list[i].outline.outer;
            ASSERT_GE(written.size(), outer.size());
            for (std::size_t v = 0; v < outer.size(); ++v) {
                const auto image = toProject(system, written[v]);
                const auto expected = geometry::toMetres(outer[v]);
                worst = std::max(worst, std::hypot(image.x - expected.x, image.y - expected.y));
            }
        }
        EXPECT_LT(worst, system.shift.dx == mongolia1942.dx ? 0.005 : 0.001);
    }
};

constexpr const char* msk25 =
    "+proj=tmerc +lat_0=0 +lon_0=130.716666666667 +k=1 +x_0=1300000 +y_0=-4416586.44 +ellps=krass "
    "+towgs84=23.57,-140.95,-79.8,0,0.35,0.79,-0.22 +units=m +type=crs";

TEST_F(NationalExport, LandOfBigCats)
{
    makeProject("CN", "LBC", 130.91, 43.01);
    const National systems[] = {
        {"EPSG:4531", "CN", grs80, none, 129, 43500000},
        {"EPSG:4532", "", grs80, none, 132, 44500000},
        {"EPSG:4500", "CN", grs80, none, 129, 22500000},
        {"EPSG:4490", "CN", grs80, none, 0, 0},
        {"EPSG:21422", "CN", krassovsky, sk42, 129, 22500000, 0, 15},
        {"EPSG:2441", "", krassovsky, sk42, 132, 500000, 0, 15},
        {"EPSG:28422", "RU", krassovsky, sk42, 129, 22500000, 0, 5},
        {"EPSG:2561", "", krassovsky, sk42, 132, 44500000, 0, 5},
        {"EPSG:20022", "RU", krassovsky, sk95, 129, 22500000, 0, 1},
        {"EPSG:20922", "RU", gsk2011Spheroid, none, 129, 22500000},
        {"EPSG:21244", "", gsk2011Spheroid, none, 132, 44250000},
        {msk25, "RU", krassovsky, sk42, 130.716666666667, 1300000, -4416586.44, 5},
        {"EPSG:4326", "", wgs84Spheroid, none, 0, 0, 0, 0}};
    for (const auto& system : systems) {
        expectRoundTrip(system);
    }
}

TEST_F(NationalExport, Mongolia)
{
    makeProject("MN", "ESA", 99.61, 50.81);
    expectRoundTrip({"ESRI:104135", "MN", krassovsky, mongolia1942, 0, 0, 0, 5});
    expectRoundTrip({"EPSG:28417", "MN", krassovsky, mongolia1942, 99, 17500000, 0, 5});
    expectRoundTrip({"ESRI:104134", "", grs80, none, 0, 0});
}

/// 5.10 is tundra, 5.1 a river: a table of text comes in, and every format gives the code back.
TEST_F(NationalExport, ACodeThatLooksLikeANumberIsTheSameTextInEveryFormat)
{
    write("codes.csv",
          "CODE,WKT\n5.1,\"POLYGON((131 43,131.01 43,131.01 43.01,131 43.01,131 43))\"\n"
          "5.10,\"POLYGON((131.01 43,131.02 43,131.02 43.01,131.01 43.01,131.01 43))\"\n");
    const auto report = run({recipe("version = 1\n[source]\nfile = \"codes.csv\"\n"
                                    "country = \"CN\"\nlandscape = \"LBC\"\n[reading]\n"
                                    "crs = \"EPSG:4326\"\n[use]\n"
                                    "scheme = \"iucn_habitats_3_1\"\n[fields]\n"
                                    "code = \"CODE\"\n")});
    ASSERT_TRUE(report) << report.error().detail;
    const auto project = open();
    EXPECT_EQ(patchesByClass(*project), (std::map<std::string, int>{{"H11", 1}, {"W", 1}}));
    for (const char* name : {"e.gpkg", "e.geojson", "e.shp", "e.csv", "e.mif"}) {
        ExportRequest request;
        request.file = folder() / name;
        const auto done = exportLayer(*project, request);
        ASSERT_TRUE(done) << name << ": " << done.error().detail;
        const auto table = exchange::readSource(request.file);
        ASSERT_TRUE(table) << table.error().detail;
        const auto column = table->fieldIndex("src_code");
        ASSERT_TRUE(column) << name;
        std::set<std::string> codes;
        for (const auto& row : table->rows) {
            codes.insert(model::toText(row.values.at(*column)));
        }
        EXPECT_EQ(codes, (std::set<std::string>{"5.1", "5.10"})) << name;
    }
}

TEST_F(NationalExport, WithoutParametersItIsRefused)
{
    makeProject("CN", "LBC", 130.91, 43.01);
    const auto project = open();
    ExportRequest request;
    request.file = folder() / "export.gpkg";
    for (const char* system : {"EPSG:2367", "EPSG:4610", "EPSG:4555"}) {
        request.crs = system;
        const auto done = exportLayer(*project, request);
        ASSERT_FALSE(done) << system;
        EXPECT_EQ(done.error().code, ErrorCode::ControlPointsNeeded);
        EXPECT_THAT(done.error().detail, HasSubstr("control points"));
    }
    EXPECT_FALSE(std::filesystem::exists(request.file));
    // Parameters of a country that the project does not touch.
    request.crs = "ESRI:104135";
    EXPECT_FALSE(exportLayer(*project, request));
}

} // namespace
} // namespace ecotone::harmonise
