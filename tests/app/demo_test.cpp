#include "core/base/csv.h"
#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/base/resources.h"
#include "tests/app/program.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <map>
#include <nlohmann/json.hpp>

namespace ecotone::tests {
namespace {

TEST(Demo, EveryLandscapeIsWhole)
{
    const auto check = ecotoneJson({"check", toUtf8(demoProject()), "--json"});
    EXPECT_EQ(check["gap_m2"], 0);
    EXPECT_EQ(check["overlap_m2"], 0);
    EXPECT_EQ(check["invalid"], 0);
    EXPECT_EQ(check["untranslated"], 0);
    EXPECT_EQ(check["without_source"], 0);
    EXPECT_EQ(check["unknown_class"], 0);
    EXPECT_EQ(check["area_drift"], 0);
    std::map<std::string, std::int64_t> patches;
    for (const auto& landscape : check["landscapes"]) {
        EXPECT_EQ(landscape["gap_m2"], 0) << landscape["landscape"];
        EXPECT_EQ(landscape["overlap_m2"], 0) << landscape["landscape"];
        EXPECT_EQ(landscape["invalid"], 0) << landscape["landscape"];
        patches[landscape["landscape"]] = landscape["patches"];
    }
    ASSERT_EQ(patches.size(), 5U);
    EXPECT_GT(patches["LBC"], 15000);
    for (const char* code : {"LKH", "TUM", "CHI", "ESA"}) {
        EXPECT_GT(patches[code], 3000) << code;
    }
}

TEST(Demo, TellsWhatItIs)
{
    const auto areas = ecotoneJson({"areas", toUtf8(demoProject()), "--format", "json"});
    EXPECT_TRUE(areas["demonstration"].get<bool>() || areas.contains("note"))
        << areas.dump(1).substr(0, 300);
}

TEST(Demo, LeavesOneFileAtRest)
{
    for (const auto& entry : std::filesystem::directory_iterator{demoProject().parent_path()}) {
        const std::string name = fileName(entry.path());
        EXPECT_FALSE(name.ends_with("-wal") || name.ends_with("-shm") ||
                     name.ends_with("-journal") || name.ends_with(".part"))
            << name;
    }
}

TEST(Demo, HasTheDefectsAnOfficerMeets)
{
    const auto check = ecotoneJson({"check", toUtf8(demoProject()), "--json"});
    std::map<std::string, std::int64_t> found;
    for (const auto& issue : check["issues"]) {
        found[issue["code"]] += issue["count"].get<std::int64_t>();
    }
    EXPECT_GT(found["unmapped-code"], 0);
    const auto sources = ecotoneJson({"list", toUtf8(demoProject()), "sources", "--json"});
    std::map<std::string, int> encodings;
    for (const auto& source : sources) {
        ++encodings[source["encoding"]];
    }
    EXPECT_GT(encodings["GB18030"], 0);
    EXPECT_GE(encodings.size(), 3U);
}

TEST(Demo, SameSeedSameBytes)
{
    const Scratch scratch;
    std::array<std::map<std::string, std::string>, 2> hashes;
    for (std::size_t i = 0; i < 2; ++i) {
        const auto folder = scratch / (i == 0 ? "first" : "second");
        ASSERT_EQ(ecotone({"demo", toUtf8(folder), "--scale", "0.02"}).exitCode, 0);
        for (const auto& entry : std::filesystem::recursive_directory_iterator{folder}) {
            if (entry.is_regular_file() && entry.path().extension() != ".gpkg") {
                hashes[i][fileName(entry.path())] = fileHash(entry.path()).value();
            }
        }
    }
    EXPECT_GT(hashes[0].size(), 20U);
    EXPECT_EQ(hashes[0], hashes[1]);
}

TEST(Demo, OtherProgramsOpenIt)
{
    const auto info = tool("ogrinfo", {"-ro", "-so", toUtf8(demoProject()), "habitat"});
    if (info.exitCode == 127) {
        GTEST_SKIP() << "ogrinfo is not installed";
    }
    EXPECT_EQ(info.exitCode, 0) << info.errors;
    EXPECT_NE(info.output.find("Geometry: Polygon"), std::string::npos) << info.output;
    EXPECT_NE(info.output.find("class_code"), std::string::npos);
    const auto styles = tool("ogrinfo",
                             {"-ro",
                              "-q",
                              "-sql",
                              "SELECT count(DISTINCT f_table_name) AS n FROM layer_styles",
                              toUtf8(demoProject())});
    EXPECT_EQ(styles.exitCode, 0) << styles.errors;
    EXPECT_NE(styles.output.find("n (Integer"), std::string::npos) << styles.output;
}

TEST(Demo, QgisShowsEveryLayerInItsColours)
{
    const Scratch scratch;
    const auto copy = scratch / "opened in QGIS.gpkg"; // QGIS leaves its own journal beside a file.
    std::filesystem::copy_file(demoProject(), copy);
    const auto shown = tool("python3", {ECOTONE_QGIS_SCRIPT, toUtf8(copy)});
    if (shown.exitCode == 127 || shown.errors.find("No module named") != std::string::npos) {
        GTEST_SKIP() << "QGIS is not installed";
    }
    ASSERT_EQ(shown.exitCode, 0) << shown.errors;
    const auto layers = nlohmann::json::parse(shown.output);
    for (const char* name : {"habitat",
                             "protected_area",
                             "zone",
                             "corridor",
                             "proposal",
                             "reference_line",
                             "admin",
                             "place",
                             "road",
                             "river",
                             "observation"}) {
        ASSERT_TRUE(layers.contains(name)) << name;
        EXPECT_TRUE(layers[name]["valid"].get<bool>()) << name;
        EXPECT_TRUE(layers[name]["crs"].get<bool>()) << name;
        EXPECT_TRUE(layers[name]["styled"].get<bool>()) << name;
    }
    const auto check = ecotoneJson({"check", toUtf8(demoProject()), "--json"});
    EXPECT_EQ(layers["habitat"]["features"], check["patches"]);
    const auto classes = CsvTable::read(resourcePath("classification/unified_classes.csv"));
    ASSERT_TRUE(classes);
    for (std::size_t row = 0; row < classes->rowCount(); ++row) {
        const std::string& code = classes->value(row, "code");
        EXPECT_EQ(layers["habitat"]["colours"].value(code, ""), classes->value(row, "color_hex"))
            << code;
    }
}

} // namespace
} // namespace ecotone::tests
