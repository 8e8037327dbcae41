#include "core/coverage/engine.h"
#include "core/habitat/crosswalk.h"
#include "core/harmonise/probe.h"

#include "scene.h"
#include <nlohmann/json.hpp>
#include <tuple>

namespace ecotone::harmonise {
namespace {

using PipelineTest = SceneTest;
using Json = nlohmann::json;

constexpr const char* chinese = R"(version = 1
[source]
file = "cn.geojson"
title = "Sub-compartments"
country = "CN"
landscape = "LBC"
authority = 2
[use]
scheme = "cn_forest_dilei"
[fields]
code = "DI_LEI"
species = "SZ"
)";

geometry::Area sumOf(const std::vector<model::Patch>& patches)
{
    geometry::Area sum;
    for (const auto& patch : patches) {
        sum += patch.area;
    }
    return sum;
}

void expectClean(const std::vector<model::Patch>& patches)
{
    std::vector<geometry::Polygon> outlines;
    for (const auto& patch : patches) {
        outlines.push_back(patch.outline);
    }
    const auto outline = coverage::outlineOf(outlines);
    ASSERT_TRUE(outline) << outline.error().detail;
    const auto check = coverage::checkCoverage(outlines, *outline);
    ASSERT_TRUE(check) << check.error().detail;
    EXPECT_TRUE(check->clean()) << check->gap.exactSquareMetres() << " gap, "
                                << check->overlap.exactSquareMetres() << " overlap, "
                                << check->unmatchedEdges << " unmatched";
}

TEST_F(PipelineTest, OneSourceBecomesAProject)
{
    writeGeoJson("cn.geojson",
                 {rectangle(R"({"DI_LEI":"0111","SZ":"160"})", 131.0, 43.0, 131.1, 43.1),
                  rectangle(R"({"DI_LEI":"0111","SZ":"410"})", 131.1, 43.0, 131.2, 43.1),
                  rectangle(R"({"DI_LEI":"0777","SZ":""})", 131.2, 43.0, 131.3, 43.1)});
    const auto report = run({recipe(chinese)});
    ASSERT_TRUE(report) << report.error().detail;
    ASSERT_EQ(report->sources.size(), 1U);
    const auto& source = report->sources.front();
    EXPECT_EQ(source.read, 3);
    EXPECT_EQ(source.patches, 3);
    EXPECT_EQ(source.unmapped, (std::map<std::string, std::int64_t>{{"0777", 1}}));
    const auto project = open();
    ASSERT_TRUE(project);
    EXPECT_EQ(patchesByClass(*project),
              (std::map<std::string, int>{{"F11", 1}, {"F21", 1}, {"U00", 1}}));
    const auto list = patches(*project);
    expectClean(list);
    EXPECT_EQ(list.front().attributes.ruleId, "cn_forest_dilei:0111/1+korean_pine_lead");
    EXPECT_EQ(list.front().attributes.sourceCode, "0111");
    EXPECT_EQ(list.front().attributes.sourceText, "乔木林");
    const auto extent = project->extents().get("LBC");
    ASSERT_TRUE(extent && *extent);
    EXPECT_EQ((*extent)->area, sumOf(list)) << "gap = area(extent) - sum(area) = 0";
    const auto issues = project->issues().list();
    ASSERT_TRUE(issues);
    ASSERT_EQ(issues->size(), 1U);
    EXPECT_EQ(issues->front().code, "unmapped-code");
}

TEST_F(PipelineTest, TheRunIsOneGroupOfTheHistoryAndUndoneTogether)
{
    writeGeoJson("cn.geojson",
                 {rectangle(R"({"DI_LEI":"0111","SZ":"160"})", 131.0, 43.0, 131.1, 43.1)});
    ASSERT_TRUE(run({recipe(chinese)}));
    const auto project = open(store::Access::Write);
    ASSERT_TRUE(project);
    const auto entries = project->history().entries(model::Scope::Map);
    ASSERT_TRUE(entries);
    ASSERT_EQ(entries->size(), 2U);
    EXPECT_EQ(entries->front().header.kind, "import");
    EXPECT_EQ(entries->front().header.author.name, "A. Forester");
    EXPECT_EQ(entries->front().patches, 1);
    EXPECT_EQ(entries->back().header.kind, "edge-match");
    EXPECT_EQ(entries->front().header.group, entries->back().header.group);
    const auto before = project->revision();
    const auto undone = project->history().undo(model::Scope::Map);
    ASSERT_TRUE(undone) << undone.error().detail;
    EXPECT_EQ(undone->size(), 2U);
    EXPECT_EQ(*project->patches().count(), 0);
    const auto redone = project->history().redo(model::Scope::Map);
    ASSERT_TRUE(redone) << redone.error().detail;
    EXPECT_EQ(*project->patches().count(), 1);
    EXPECT_EQ(*project->revision(), *before);
}

TEST_F(PipelineTest, RestrictedLandIsCountedAndItsPlaceSaysNothingElse)
{
    writeGeoJson("cn.geojson",
                 {rectangle(R"({"C":"0901","N":"军事设施用地"})", 131.0, 43.0, 131.1, 43.1),
                  rectangle(R"({"C":"0101","N":"水田"})", 131.1, 43.0, 131.2, 43.1)});
    auto landUse = recipe(R"(version = 1
[source]
file = "cn.geojson"
country = "CN"
[use]
scheme = "cn_gbt21010_2017"
[fields]
code = "C"
name = "N"
)");
    const auto report = run({landUse});
    ASSERT_TRUE(report) << report.error().detail;
    EXPECT_EQ(report->sources.front().restricted, 1);
    const auto project = open();
    for (const auto& patch : patches(*project)) {
        if (patch.attributes.classCode == "U02") {
            EXPECT_EQ(patch.attributes.sourceCode, "");
            EXPECT_EQ(patch.attributes.sourceText, "");
            EXPECT_EQ(patch.attributes.sourceFid, "");
        } else {
            EXPECT_EQ(patch.attributes.classCode, "A12");
        }
    }
    EXPECT_EQ(patchesByClass(*project)["U02"], 1);
}

TEST_F(PipelineTest, BroughtInDeliberatelyTheSourceIsInternal)
{
    writeGeoJson("cn.geojson", {rectangle(R"({"C":"0901"})", 131.0, 43.0, 131.1, 43.1)});
    const auto report = run({recipe(R"(version = 1
[source]
file = "cn.geojson"
country = "CN"
sharing = "open"
[use]
scheme = "cn_gbt21010_2017"
restricted = "bring-in"
[fields]
code = "C"
)")});
    ASSERT_TRUE(report) << report.error().detail;
    const auto project = open();
    EXPECT_EQ(patchesByClass(*project), (std::map<std::string, int>{{"B14", 1}}));
    EXPECT_EQ(project->sources().list()->front().sharing, model::Sharing::Internal);
}

TEST_F(PipelineTest, TrailsJoinTheNeighbourWithTheLongestSharedEdge)
{
    // A survey line (Russian category that dissolves) between a small and a large stand.
    writeGeoJson("ru.geojson",
                 {rectangle(R"({"KAT":"3","S":"10Д"})", 131.0, 43.0, 131.1, 43.1),
                  rectangle(R"({"KAT":"DISSOLVE","S":""})", 131.1, 43.0, 131.101, 43.1),
                  rectangle(R"({"KAT":"3","S":"10К"})", 131.101, 43.0, 131.2, 43.04)});
    const auto crosswalk = habitat::Crosswalk::load("ru_forest_land_category");
    ASSERT_TRUE(crosswalk);
    std::string dissolving;
    for (const auto& rule : crosswalk->rules()) {
        if (rule.relation == habitat::Relation::Dissolve && rule.condition.empty()) {
            dissolving = rule.sourceCode;
        }
    }
    ASSERT_FALSE(dissolving.empty());
    auto text = *readFile(folder() / "ru.geojson");
    text.replace(text.find("DISSOLVE"), 8, dissolving);
    write("ru.geojson", text);
    const auto report = run({recipe(R"(version = 1
[source]
file = "ru.geojson"
country = "RU"
[use]
scheme = "ru_forest_land_category"
[fields]
code = "KAT"
composition = "S"
)")});
    ASSERT_TRUE(report) << report.error().detail;
    EXPECT_EQ(report->sources.front().dissolved, 1);
    const auto project = open();
    const auto list = patches(*project);
    ASSERT_EQ(list.size(), 2U);
    expectClean(list);
    const auto& oak = list[0].attributes.classCode == "F21" ? list[0] : list[1];
    EXPECT_EQ(oak.attributes.classCode, "F21");
    EXPECT_GT(oak.area.hectares(), 9000.0) << "the trail went to the oak stand";
}

TEST_F(PipelineTest, HigherAuthorityWinsInsideASideAndLandUseFillsTheRest)
{
    writeGeoJson("cn.geojson",
                 {rectangle(R"({"DI_LEI":"0111","SZ":"160"})", 131.05, 43.0, 131.15, 43.1)});
    writeGeoJson("use.geojson", {rectangle(R"({"C":"0103"})", 131.0, 43.0, 131.2, 43.1)});
    auto landUse = recipe(R"(version = 1
[source]
file = "use.geojson"
title = "Land use"
country = "CN"
landscape = "LBC"
authority = 1
[use]
scheme = "cn_gbt21010_2017"
[fields]
code = "C"
)");
    ASSERT_TRUE(run({landUse, recipe(chinese)}));
    const auto project = open();
    const auto list = patches(*project);
    expectClean(list);
    geometry::Area forest;
    geometry::Area field;
    for (const auto& patch : list) {
        (patch.attributes.classCode == "F11" ? forest : field) += patch.area;
    }
    EXPECT_NEAR(forest.hectares() / field.hectares(), 1.0, 0.01);
}

TEST_F(PipelineTest, WhatNobodyClaimsInsideTheExtentIsNoData)
{
    writeGeoJson("cn.geojson",
                 {rectangle(R"({"DI_LEI":"0111","SZ":"160"})", 131.0, 43.0, 131.1, 43.1)});
    writeGeoJson("extent.geojson", {rectangle("{}", 131.0, 43.0, 131.2, 43.1)});
    const auto extent = recipe(R"(version = 1
[source]
file = "extent.geojson"
title = "Mapped area"
country = "CN"
landscape = "LBC"
[use]
role = "extent"
)");
    const auto report = run({recipe(chinese), extent});
    ASSERT_TRUE(report) << report.error().detail;
    const auto project = open();
    EXPECT_EQ(patchesByClass(*project), (std::map<std::string, int>{{"F11", 1}, {"U01", 1}}));
    expectClean(patches(*project));
}

TEST_F(PipelineTest, InvalidPolygonsAreRepairedAndCounted)
{
    // A bow tie.
    writeGeoJson(
        "cn.geojson",
        {R"({"type":"Feature","properties":{"DI_LEI":"0111","SZ":"160"},"geometry":{"type":"Polygon",)"
         R"("coordinates":[[[131.0,43.0],[131.1,43.1],[131.1,43.0],[131.0,43.1],[131.0,43.0]]]}})"});
    const auto report = run({recipe(chinese)});
    ASSERT_TRUE(report) << report.error().detail;
    EXPECT_EQ(report->sources.front().repaired, 1);
    EXPECT_EQ(report->sources.front().patches, 2);
    const auto project = open();
    expectClean(patches(*project));
}

TEST_F(PipelineTest, AFailingSourceLeavesNothingBehind)
{
    writeGeoJson("cn.geojson",
                 {rectangle(R"({"DI_LEI":"0111","SZ":"160"})", 131.0, 43.0, 131.1, 43.1)});
    auto missing = recipe(chinese);
    missing.file = "missing.geojson";
    missing.title = "Missing";
    const auto stopped = run({recipe(chinese), missing});
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().code, ErrorCode::FileNotFound);
    EXPECT_FALSE(std::filesystem::exists(projectPath()));
    const auto went = run({recipe(chinese), missing}, OnFailure::KeepGoing);
    ASSERT_TRUE(went) << went.error().detail;
    EXPECT_EQ(went->sources.size(), 2U);
    EXPECT_EQ(went->exitCode(), 3);
}

TEST_F(PipelineTest, TheSameDeliveryTwiceIsRefused)
{
    writeGeoJson("cn.geojson",
                 {rectangle(R"({"DI_LEI":"0111","SZ":"160"})", 131.0, 43.0, 131.1, 43.1)});
    ASSERT_TRUE(run({recipe(chinese)}));
    const auto again = run({recipe(chinese)});
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().code, ErrorCode::AlreadyExists);
}

TEST_F(PipelineTest, ASecondRunKeepsTheCoverageWhole)
{
    writeGeoJson("cn.geojson",
                 {rectangle(R"({"DI_LEI":"0111","SZ":"160"})", 131.0, 43.0, 131.1, 43.1)});
    ASSERT_TRUE(run({recipe(chinese)}));
    const auto before = patches(*open());
    ASSERT_EQ(before.size(), 1U);
    writeGeoJson("more.geojson",
                 {rectangle(R"({"DI_LEI":"0111","SZ":"410"})", 131.05, 43.02, 131.2, 43.08)});
    auto more = recipe(chinese);
    more.file = "more.geojson";
    more.title = "More";
    const auto report = run({more});
    ASSERT_TRUE(report) << report.error().detail;
    const auto project = open(store::Access::Write);
    auto list = patches(*project);
    EXPECT_EQ(list.size(), 2U);
    expectClean(list);
    ASSERT_TRUE(project->history().undo(model::Scope::Map));
    list = patches(*project);
    EXPECT_EQ(list, before) << "undo takes the second run back, its new vertices too";
}

TEST_F(PipelineTest, AColumnThatIsNotThereIsNamed)
{
    writeGeoJson("cn.geojson", {rectangle(R"({"A":"0111"})", 131.0, 43.0, 131.1, 43.1)});
    const auto report = run({recipe(chinese)});
    ASSERT_FALSE(report);
    EXPECT_EQ(report.error().code, ErrorCode::RecipeInvalid);
    EXPECT_EQ(report.error().detail,
              "test.toml: cn.geojson has no column 'DI_LEI'; its columns are A");
}

TEST_F(PipelineTest, WithoutACoordinateSystemTheUserIsAsked)
{
    write("points.csv", "name,x,y\nA,22663000,4765000\n");
    const auto places = [&](const std::string& reading) {
        return recipe("version = 1\n[source]\nfile = \"points.csv\"\ncountry = \"CN\"\n"
                      "[reading]\nx_column = \"x\"\ny_column = \"y\"\n" +
                      reading + "[use]\nrole = \"layer:place\"\n");
    };
    const auto unknown = run({places("")});
    ASSERT_FALSE(unknown);
    EXPECT_EQ(exitCode(unknown.error().code), 4);
    EXPECT_NE(unknown.error().detail.find("points.csv"), std::string::npos);
    const auto xian = run({places("crs = \"EPSG:2336\"\n")});
    ASSERT_FALSE(xian);
    EXPECT_EQ(xian.error().code, ErrorCode::ControlPointsNeeded);
    EXPECT_EQ(exitCode(xian.error().code), 4);
    EXPECT_NE(xian.error().detail.find("control"), std::string::npos) << xian.error().detail;
    EXPECT_FALSE(std::filesystem::exists(projectPath()));
    const auto known = run({places("crs = \"EPSG:4500\"\n")});
    ASSERT_TRUE(known) << known.error().detail;
    EXPECT_EQ(known->sources[0].layer.crs.accuracyMetres, 2.0);
}

TEST_F(PipelineTest, DamagedAndForeignFilesAreNamed)
{
    for (const auto& [name, bytes, code] :
         std::vector<std::tuple<std::string, std::string, int>>{{"empty.shp", "", 3},
                                                                {"half.geojson", "{\"type\":", 3},
                                                                {"note.shp", "no shapefile", 3}}) {
        write(name, bytes);
        auto broken = recipe(chinese);
        broken.file = name;
        const auto report = run({broken});
        ASSERT_FALSE(report) << name;
        EXPECT_EQ(exitCode(report.error().code), code) << report.error().detail;
        EXPECT_NE(report.error().detail.find(name), std::string::npos) << report.error().detail;
        EXPECT_FALSE(std::filesystem::exists(projectPath()));
    }
}

TEST_F(PipelineTest, LayersKeepNamesInTheirLanguages)
{
    writeGeoJson("parks.geojson",
                 {rectangle(R"({"n":"Земля леопарда","zh":"豹地国家公园","code":"LLNP","y":2012})",
                            131.0,
                            43.0,
                            131.4,
                            43.3)});
    const auto report = run({recipe(R"(version = 1
[source]
file = "parks.geojson"
title = "Parks"
country = "RU"
[use]
role = "layer:protected_area"
[names]
ru = "n"
zh = "zh"
local = "n"
)")});
    ASSERT_TRUE(report) << report.error().detail;
    const auto project = open();
    std::vector<model::Feature> features;
    ASSERT_TRUE(project->visitFeatures("protected_area", {}, [&](const model::Feature& feature) {
        features.push_back(feature);
        return true;
    }));
    ASSERT_EQ(features.size(), 1U);
    EXPECT_EQ(features[0].names.in(Language::Russian), "Земля леопарда");
    EXPECT_EQ(features[0].names.in(Language::Chinese), "豹地国家公园");
    EXPECT_EQ(features[0].localName, "Земля леопарда");
    EXPECT_EQ(features[0].text("code"), "LLNP");
    EXPECT_EQ(features[0].text("y"), "2012");
}

TEST_F(PipelineTest, SidesMeetOnTheReferenceLine)
{
    // Digitised apart: 30 m of gap in the south, overlap in the north, the line in between.
    writeGeoJson("cn.geojson",
                 {rectangle(R"({"DI_LEI":"0111","SZ":"160"})", 131.0, 43.0, 131.0998, 43.05),
                  rectangle(R"({"DI_LEI":"0111","SZ":"410"})", 131.0, 43.05, 131.1002, 43.1)});
    writeGeoJson("ru.geojson",
                 {rectangle(R"({"KAT":"3","S":"10К"})", 131.1001, 43.0, 131.2, 43.05),
                  rectangle(R"({"KAT":"3","S":"10Д"})", 131.0999, 43.05, 131.2, 43.1)});
    writeGeoJson("line.geojson",
                 {R"({"type":"Feature","properties":{},"geometry":{"type":"LineString",)"
                  R"("coordinates":[[131.1,42.9],[131.1,43.2]]}})"});
    const auto russian = recipe(R"(version = 1
[source]
file = "ru.geojson"
title = "Units"
country = "RU"
landscape = "LBC"
authority = 2
[use]
scheme = "ru_forest_land_category"
[fields]
code = "KAT"
composition = "S"
)");
    const auto line = recipe(R"(version = 1
[source]
file = "line.geojson"
title = "Line"
[use]
role = "layer:reference_line"
[edge_matching]
tolerance_m = 50
)");
    const auto report = run({recipe(chinese), russian, line});
    ASSERT_TRUE(report) << report.error().detail;
    EXPECT_EQ(report->edgeMatching.gap, geometry::Area{});
    EXPECT_EQ(report->edgeMatching.overlap, geometry::Area{});
    EXPECT_GT(report->edgeMatching.referenceLineKm, 10.0);
    EXPECT_FALSE(report->edgeMatching.moved.empty());
    const auto project = open();
    const auto list = patches(*project);
    EXPECT_EQ(list.size(), 4U);
    expectClean(list);
    EXPECT_FALSE(project->claims().list()->empty()) << "the losing side's claim is kept";
}

TEST_F(PipelineTest, ReportsAreJsonOfTheAgreedShapeAndPagesInFourLanguages)
{
    writeGeoJson("cn.geojson",
                 {rectangle(R"({"DI_LEI":"0111","SZ":"160"})", 131.0, 43.0, 131.1, 43.1)});
    const std::vector<std::filesystem::path> files{folder() / "cn.geojson",
                                                   folder() / "missing.shp"};
    ProbeHints hints;
    hints.country = "CN";
    const auto probed = probe(files, hints);
    ASSERT_TRUE(probed);
    const auto json = Json::parse(probeJson(*probed));
    ASSERT_EQ(json.size(), 2U);
    const auto& layer = json[0]["layers"][0];
    EXPECT_EQ(layer["geometry"], "polygon");
    EXPECT_EQ(layer["features"], 1);
    EXPECT_EQ(layer["crs"]["code"], "OGC:CRS84");
    EXPECT_TRUE(layer["crs"]["decided"]);
    EXPECT_EQ(layer["scheme"]["name"], "cn_forest_dilei");
    EXPECT_EQ(layer["samples"][0]["DI_LEI"], "0111");
    EXPECT_EQ(json[1]["error"]["code"], "file-not-found");
    EXPECT_EQ(exitCode(*probed), 3);
    for (const auto language : allLanguages) {
        const auto page = probePage(*probed, language);
        EXPECT_NE(page.find("cn.geojson"), std::string::npos);
        EXPECT_EQ(page.find("report_"), std::string::npos) << "a phrase is missing";
    }
    const auto suggested = suggestedRecipe(probed->front(), probed->front().layers[0], folder());
    EXPECT_EQ(suggested.file, "cn.geojson");
    EXPECT_EQ(suggested.fields.code, "DI_LEI");
    EXPECT_TRUE(parseRecipe(toToml(suggested), folder() / "suggested.toml"));
    const auto report = run({recipe(chinese)});
    ASSERT_TRUE(report);
    const auto harmonised = Json::parse(harmoniseJson(*report));
    EXPECT_EQ(harmonised["sources"][0]["patches"], 1);
    EXPECT_EQ(harmonised["edge_matching"]["gap_m2"], 0);
    EXPECT_EQ(harmonised["edge_matching"]["overlap_m2"], 0);
}

} // namespace
} // namespace ecotone::harmonise
