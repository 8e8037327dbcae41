#include "core/crs/gcj02.h"
#include "core/crs/project_grid.h"
#include "core/harmonise/probe.h"
#include "tests/support/geodesy.h"

#include "scene.h"
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace ecotone::harmonise {
namespace {

using geometry::RealPoint;
using ::testing::HasSubstr;
using MapOffsetTest = SceneTest;

std::filesystem::path webMapFile(const char* name)
{
    const char* const folder = std::getenv("ECOTONE_SHARED_DATA");
    return pathFromUtf8(folder == nullptr ? "" : folder) / "cn_gcj02" / name;
}

std::string counties(const std::filesystem::path& file, const std::string& offset)
{
    return "version = 1\n[source]\nfile = \"" + toUtf8(file) + "\"\ncountry = \"CN\"\n[reading]\n" +
           (offset.empty() ? "" : "offset = \"" + offset + "\"\n") +
           "[use]\nrole = \"layer:admin\"\n";
}

std::string noteOf(const HarmoniseReport& report, const std::string& code)
{
    for (const auto& issue : report.sources.front().layer.issues) {
        if (issue.code == code) {
            return issue.message;
        }
    }
    return {};
}

/// The corners of every polygon of the layer, west, south, east and north, as lon/lat.
std::vector<RealPoint> extremes(store::ProjectFile& project)
{
    std::vector<RealPoint> corners;
    EXPECT_TRUE(project.layerRows().visit("admin", {}, [&](const model::Feature& feature) {
        for (const auto& polygon : feature.shape.polygons) {
            for (const auto less :
                 {+[](geometry::GridPoint a, geometry::GridPoint b) { return a.x < b.x; },
                  +[](geometry::GridPoint a, geometry::GridPoint b) { return a.y < b.y; }}) {
                const auto [low, high] = std::ranges::minmax_element(polygon.outer, less);
                corners.push_back(crs::lonLatFromGrid(*low));
                corners.push_back(crs::lonLatFromGrid(*high));
            }
        }
        return true;
    }));
    return corners;
}

class WebMapFiles : public SceneTest, public ::testing::WithParamInterface<const char*>
{
};

TEST_P(WebMapFiles, AreAskedAboutAndMovedWhenTheRecipeDecides)
{
    const auto file = webMapFile(GetParam());
    if (!std::filesystem::exists(file)) {
        GTEST_SKIP() << "the shared test data are absent";
    }
    const auto reports = probe(std::vector{file}, {}).value();
    EXPECT_EQ(exitCode(reports), 4);
    const auto& asked = reports.front().layers.front().crs;
    EXPECT_FALSE(asked.decided);
    const std::string needed = asked.needed.english();
    EXPECT_LT(needed.find("CGCS2000"), needed.find("gcj02")) << needed;

    const auto refused = run({recipe(counties(file, ""))});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::CrsUndecided);
    EXPECT_THAT(refused.error().detail, HasSubstr("best: ask the provider for CGCS2000"));
    EXPECT_FALSE(std::filesystem::exists(projectPath())) << "nothing was touched";

    ASSERT_TRUE(run({recipe(counties(file, "none"))}));
    const auto before = extremes(*open());
    std::filesystem::remove(projectPath());
    const auto done = run({recipe(counties(file, "gcj02"))});
    ASSERT_TRUE(done) << done.error().detail;
    EXPECT_EQ(done->sources.front().layer.crs.offset, "gcj02");
    EXPECT_EQ(done->sources.front().layer.crs.accuracyMetres, 2.0);
    EXPECT_THAT(noteOf(*done, "offset-undone"), HasSubstr("positions moved by 5"));
    const auto after = extremes(*open());
    ASSERT_EQ(before.size(), after.size());
    double least = 1e9;
    double most = 0.0;
    for (std::size_t i = 0; i < before.size(); ++i) {
        const double moved = ecotone::testing::groundDistance(before[i], after[i]);
        // The counties reach west to 127.8 E, where the formula gives less.
        EXPECT_GT(moved, before[i].x > 128.6 ? 560.0 : 525.0) << before[i].x;
        EXPECT_LT(moved, 690.0) << before[i].x;
        EXPECT_LT(after[i].x, before[i].x) << "west";
        EXPECT_LT(after[i].y, before[i].y) << "and south";
        least = std::min(least, moved);
        most = std::max(most, moved);
    }
    std::printf(
        "%s: %zu positions moved by %.0f to %.0f m\n", GetParam(), after.size(), least, most);
}

INSTANTIATE_TEST_SUITE_P(Shared, WebMapFiles, ::testing::Values("222400.json", "231000.json"));

TEST_F(MapOffsetTest, TrueFilesAtTheSamePlaceAreNotAccused)
{
    const auto counties =
        rectangle(R"({"name":"Hunchun","code":"222404"})", 130.0, 42.6, 131, 43.2);
    writeGeoJson("wgs.geojson", {counties});
    write("cgcs.geojson",
          R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":)"
          R"("urn:ogc:def:crs:EPSG::4490"}},"features":[)" +
              counties + "]}");
    for (const char* file : {"wgs.geojson", "cgcs.geojson"}) {
        ProbeHints hints;
        hints.country = "CN";
        const auto reports = probe(std::vector{folder() / file}, hints).value();
        EXPECT_EQ(exitCode(reports), 0) << file;
        const auto& layer = reports.front().layers.front();
        EXPECT_TRUE(layer.crs.decided) << layer.crs.needed.english();
        EXPECT_TRUE(layer.crs.offset.empty());
        for (const auto& issue : layer.issues) {
            EXPECT_NE(issue.code, "gcj02-suspected") << file;
        }
    }
}

/// A river, and compartments whose edge follows it; nothing in the file tells of a web map.
class Riverside : public SceneTest
{
protected:
    static RealPoint bank(int i)
    {
        return {130.3 + 0.001 * i + 0.002 * std::sin(i / 9.0), 42.9 + 0.015 * std::sin(i / 40.0)};
    }

    void writeScene(RealPoint (*offset)(RealPoint))
    {
        const auto text = [](RealPoint at) {
            return "[" + std::to_string(at.x) + "," + std::to_string(at.y) + "]";
        };
        std::string line;
        std::string ring;
        for (int i = 0; i <= 200; ++i) {
            line += (i > 0 ? "," : "") + text(bank(i));
            ring += text(offset(bank(i))) + ",";
        }
        ring += text(offset({130.5, 43.1})) + "," + text(offset({130.3, 43.1})) + "," +
                text(offset(bank(0)));
        writeGeoJson("river.geojson",
                     {R"({"type":"Feature","properties":{"side_a":"CN","side_b":"RU"},)"
                      R"("geometry":{"type":"LineString","coordinates":[)" +
                      line + "]}}"});
        writeGeoJson("cn.geojson",
                     {R"({"type":"Feature","properties":{"DI_LEI":"0111","SZ":"160"},)"
                      R"("geometry":{"type":"Polygon","coordinates":[[)" +
                      ring + "]]}}"});
    }

    Result<HarmoniseReport> harmonised(const std::string& offset, int scale = 25000)
    {
        return run(
            {recipe("version = 1\n[source]\nfile = \"river.geojson\"\n[use]\n"
                    "role = \"layer:reference_line\"\n[edge_matching]\naccept_coarse_line = true\n"
                    "scale = " +
                    std::to_string(scale) + "\n"),
             recipe("version = 1\n[source]\nfile = \"cn.geojson\"\ncountry = \"CN\"\n"
                    "landscape = \"LBC\"\n[reading]\n" +
                    (offset.empty() ? "" : "offset = \"" + offset + "\"\n") +
                    "[use]\nscheme = \"cn_forest_dilei\"\n[fields]\ncode = \"DI_LEI\"\n")});
    }
};

TEST_F(Riverside, TheReferenceLineBetraysAnOffset)
{
    writeScene(crs::gcj02FromWgs84);
    const auto refused = harmonised("");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::CrsUndecided);
    EXPECT_EQ(ecotone::exitCode(refused.error().code), 4);
    EXPECT_THAT(refused.error().detail, HasSubstr("GCJ-02 100.0 %"));
    EXPECT_THAT(refused.error().detail, HasSubstr("best: ask the provider"));
    const auto decided = harmonised("gcj02");
    ASSERT_TRUE(decided) << decided.error().detail;
}

TEST_F(Riverside, ATrueSourceIsNotAccused)
{
    writeScene([](RealPoint place) { return place; });
    const auto report = harmonised("");
    ASSERT_TRUE(report) << report.error().detail;
    // CGCS2000 coordinates taken for WGS 84 are three quarters of a metre off.
    std::filesystem::remove(projectPath());
    writeScene([](RealPoint place) {
        return RealPoint{place.x + 0.66 / 81000.0, place.y - 0.34 / 111000.0};
    });
    EXPECT_TRUE(harmonised(""));
}

TEST_F(Riverside, ACoarseLineTellsNothing)
{
    writeScene(crs::gcj02FromWgs84);
    EXPECT_TRUE(harmonised("", 2'000'000));
}

TEST_F(Riverside, ALeftOutDatumShiftIsAWarning)
{
    writeScene([](RealPoint place) {
        return ecotone::testing::shiftedBack(place,
                                             ecotone::testing::wgs84Spheroid,
                                             ecotone::testing::krassovsky,
                                             ecotone::testing::sk42);
    });
    const auto report = harmonised("");
    ASSERT_TRUE(report) << report.error().detail;
    bool warned = false;
    for (const auto& source : report->sources) {
        for (const auto& issue : source.layer.issues) {
            warned = warned || issue.code == "crs-doubtful";
        }
    }
    EXPECT_TRUE(warned);
}

TEST_F(MapOffsetTest, ARecipeKeepsTheDecision)
{
    const auto kept = recipe(counties("a.geojson", "bd09"));
    EXPECT_EQ(kept.offset, "bd09");
    EXPECT_THAT(toToml(kept), HasSubstr("offset = \"bd09\""));
    const auto wrong = parseRecipe(counties("a.geojson", "mars"), "r.toml");
    ASSERT_FALSE(wrong);
    EXPECT_EQ(wrong.error().code, ErrorCode::RecipeInvalid);
    EXPECT_THAT(wrong.error().detail, HasSubstr("mars"));
}

} // namespace
} // namespace ecotone::harmonise
