#include "core/base/file.h"
#include "core/base/platform.h"
#include "core/coverage/engine.h"
#include "core/crs/project_grid.h"
#include "core/geometry/predicates.h"
#include "core/harmonise/pipeline.h"
#include "core/harmonise/recipe.h"
#include "core/store/project_file.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <gtest/gtest.h>
#include <map>
#include <set>
#include <system_error>
#include <utility>

/// Every recipe of this folder into one project; expected values are those published with the
/// data, which come from other programs.
namespace ecotone::harmonise {
namespace {

class RealInput : public testing::Test
{
protected:
    void SetUp() override
    {
        const char* data = std::getenv("ECOTONE_SHARED_DATA");
        std::error_code error;
        if (data == nullptr || !std::filesystem::exists(data, error)) {
            GTEST_SKIP() << "the shared data folder is absent: set ECOTONE_SHARED_DATA";
        }
        auto folder = platform::makeTemporaryFolder();
        ASSERT_TRUE(folder);
        m_folder = *folder;
        std::vector<std::filesystem::path> files;
        for (const auto& entry : std::filesystem::directory_iterator{
                 std::filesystem::path{ECOTONE_SOURCE_DIR} / "tests" / "recipes"}) {
            if (entry.path().extension() == ".toml") {
                files.push_back(entry.path());
            }
        }
        std::ranges::sort(files);
        std::vector<Recipe> recipes;
        for (const auto& file : files) {
            auto recipe = readRecipe(file);
            ASSERT_TRUE(recipe) << recipe.error().detail;
            recipes.push_back(*std::move(recipe));
        }
        HarmoniseOptions options;
        options.author.name = "Test of real input";
        const auto path = m_folder / "region.gpkg";
        auto report = harmonise(recipes, path, options);
        ASSERT_TRUE(report) << report.error().detail;
        m_report = *std::move(report);
        auto project = store::ProjectFile::open(path, store::Access::Read);
        ASSERT_TRUE(project) << project.error().detail;
        m_project = *std::move(project);
    }

    void TearDown() override
    {
        m_project.reset();
        std::error_code error;
        std::filesystem::remove_all(m_folder, error);
    }

    [[nodiscard]] const SourceReport& source(const std::string& title) const
    {
        const auto found = std::ranges::find(m_report.sources, title, &SourceReport::title);
        EXPECT_NE(found, m_report.sources.end()) << title;
        return *found;
    }

    [[nodiscard]] std::int64_t countOf(const std::string& title, const std::string& code) const
    {
        std::int64_t count = 0;
        for (const auto& issue : source(title).layer.issues) {
            count += issue.code == code ? issue.count : 0;
        }
        return count;
    }

    std::vector<model::Feature> features(const std::string& layer)
    {
        std::vector<model::Feature> list;
        const auto visited = m_project->visitFeatures(layer, {}, [&](const model::Feature& each) {
            list.push_back(each);
            return true;
        });
        EXPECT_TRUE(visited) << visited.error().detail;
        return list;
    }

    /// Class and country of the patch at a place.
    std::string habitatAt(double longitude, double latitude)
    {
        const auto place = crs::gridFromLonLat(longitude, latitude);
        model::PatchFilter filter;
        filter.box = geometry::Box{place.x, place.y, place.x, place.y};
        std::string found;
        EXPECT_TRUE(m_project->patches().visitWhole(filter, [&](const model::Patch& patch) {
            if (geometry::contains(patch.outline, place)) {
                found = patch.attributes.classCode + " " + patch.attributes.country + " " +
                        patch.attributes.sourceCode;
            }
            return true;
        }));
        return found;
    }

    void checkProvinces();
    void checkMongolia();
    void checkRussia();
    void checkHabitat();

    std::filesystem::path m_folder;
    HarmoniseReport m_report;
    std::unique_ptr<store::ProjectFile> m_project;
};

/// The feature of that Chinese name with the largest area.
const model::Feature* largest(const std::vector<model::Feature>& features, const std::string& name)
{
    const model::Feature* best = nullptr;
    for (const auto& feature : features) {
        if (feature.names.in(Language::Chinese) == name &&
            (best == nullptr || geometry::areaOf(feature.shape) > geometry::areaOf(best->shape))) {
            best = &feature;
        }
    }
    return best;
}

double squareKilometres(const model::Feature* feature)
{
    return feature == nullptr ? 0.0 : geometry::areaOf(feature->shape).squareKilometres();
}

void RealInput::checkProvinces()
{
    const std::string title = "Provinces of China 1:4,000,000";
    EXPECT_EQ(source(title).read, 925);
    EXPECT_EQ(source(title).patches, 925);
    EXPECT_EQ(source(title).repaired, 0) << "all valid";
    EXPECT_EQ(source(title).layer.encoding.name, "GB18030");
    EXPECT_TRUE(source(title).layer.encoding.decided);
    EXPECT_EQ(source(title).layer.crs.code, "EPSG:4490");
    EXPECT_TRUE(source(title).layer.crs.banner) << "an assumption is never silent";
    EXPECT_EQ(countOf(title, "empty-name"), 1);
    EXPECT_EQ(countOf(title, "crs-missing"), 1);
    // The published areas run along geodesics between the vertices; the map's edges are straight
    // in the source's degrees, which makes up to a hundred-thousandth.
    const auto provinces = features("admin");
    EXPECT_NEAR(squareKilometres(largest(provinces, "黑龙江省")), 452570.0, 4.6);
    EXPECT_NEAR(squareKilometres(largest(provinces, "内蒙古自治区")), 1146477.0, 1.0);
    EXPECT_NEAR(squareKilometres(largest(provinces, "吉林省")), 190966.0, 1.0);
    EXPECT_EQ(largest(provinces, "黑龙江省")->text("ADCODE99"), "230000");

    const std::string utf8 = "Provinces of China, UTF-8";
    EXPECT_EQ(source(utf8).patches, 1367);
    EXPECT_EQ(source(utf8).layer.encoding.name, "UTF-8");
    const auto others = features("province");
    EXPECT_NEAR(squareKilometres(largest(others, "黑龙江省")), 452874.0, 4.6);
    EXPECT_NEAR(squareKilometres(largest(others, "吉林省")), 190893.0, 1.0);
}

void RealInput::checkMongolia()
{
    EXPECT_EQ(source("Aimags of Mongolia").patches, 22);
    EXPECT_EQ(source("Aimags of Mongolia").repaired, 3);
    EXPECT_EQ(countOf("Aimags of Mongolia", "text-lost"), 22) << "lost names are told as lost";
    EXPECT_EQ(source("Soums of Mongolia").patches, 337);
    EXPECT_EQ(source("Soums of Mongolia").repaired, 2);
    const auto lakes = features("lake");
    EXPECT_EQ(lakes.size(), 310U);
    int withOwnLetters = 0;
    bool khuvsgul = false;
    bool whiteLake = false;
    for (const auto& lake : lakes) {
        const auto& name = lake.localName;
        const auto has = [&](const char* letter) { return name.find(letter) != std::string::npos; };
        withOwnLetters += has("ө") || has("ү") || has("Ө") || has("Ү") ? 1 : 0;
        khuvsgul = khuvsgul || name == "Хөвсгөл  далай";
        whiteLake = whiteLake || name == "Цагаан нуур";
    }
    EXPECT_EQ(withOwnLetters, 65);
    EXPECT_TRUE(khuvsgul);
    EXPECT_TRUE(whiteLake);

    coverage::PartitionInput soums;
    geometry::Area sum;
    for (const auto& soum : features("soum")) {
        sum += geometry::areaOf(soum.shape);
        for (const auto& polygon : soum.shape.polygons) {
            soums.polygons.push_back({polygon, soum.id, 0});
        }
    }
    EXPECT_NEAR(sum.squareKilometres(), 1564877.1, 0.5);
    const auto partition = coverage::partition(soums, {});
    ASSERT_TRUE(partition) << partition.error().detail;
    geometry::Area overlap;
    std::set<std::pair<coverage::Label, coverage::Label>> pairs;
    for (const auto& each : partition->overlaps) {
        overlap += each.area;
        pairs.emplace(each.winner, each.loser);
    }
    EXPECT_EQ(pairs.size(), 3U) << "overlaps";
    EXPECT_NEAR(overlap.hectares(), 0.175, 0.0005);
    EXPECT_EQ(partition->unclaimed.size(), 7U) << "holes";
}

void RealInput::checkRussia()
{
    EXPECT_EQ(source("TAB sheet, zone 7").read, 3);
    EXPECT_EQ(source("TAB sheet, zone 7").layer.crs.code, "EPSG:28407");
    const auto points = features("tab_sheet");
    ASSERT_EQ(points.size(), 1U);
    const auto lonLat = crs::lonLatFromGrid(points[0].shape.points.at(0));
    EXPECT_NEAR(lonLat.x, 37.49254, 1e-5);
    EXPECT_NEAR(lonLat.y, 55.41458, 1e-5);
    std::vector<std::string> texts;
    for (const auto* layer : {"tab_sheet", "tab_sheet_lines", "tab_sheet_polygons"}) {
        for (const auto& feature : features(layer)) {
            texts.push_back(feature.text("Поле_Д"));
        }
    }
    EXPECT_NE(std::ranges::find(texts, "ЪЫЁЩ"), texts.end());

    const std::map<std::string, std::int64_t> sheets{
        {"water", 6}, {"city", 1}, {"poi", 15}, {"landuses", 1}};
    for (const auto& [layer, count] : sheets) {
        const auto title = "SXF sheet N-40-001, " + layer;
        EXPECT_EQ(source(title).patches, count) << layer;
        EXPECT_EQ(source(title).layer.crs.code, "EPSG:28410");
    }
    const auto city = features("sxf_city");
    ASSERT_EQ(city.size(), 1U);
    double nearest = 1.0;
    for (const auto& polygon : city[0].shape.polygons) {
        for (const auto& point : polygon.outer) {
            const auto position = crs::lonLatFromGrid(point);
            nearest = std::min(nearest, std::abs(position.x - 54.4437));
        }
    }
    EXPECT_LT(nearest, 1e-3) << "the western end of the city";

    const std::string taxation = "Forest taxation 1981";
    EXPECT_EQ(source(taxation).read, 2147);
    EXPECT_EQ(source(taxation).patches + source(taxation).refused + source(taxation).noGeometry,
              2147)
        << "no record is lost";
    EXPECT_EQ(source(taxation).repaired, 27);
}

void RealInput::checkHabitat()
{
    // Where a place is the corner of four cells, the cell south-east of it is meant.
    constexpr double inside = 0.001;
    EXPECT_EQ(habitatAt(130.9 + inside, 43.1 - inside), "F2 CN 4");
    EXPECT_EQ(habitatAt(136.66, 45.84), "F RU 5");
    EXPECT_EQ(habitatAt(130.0 + inside, 48.8 - inside), "F CN 8");
    EXPECT_EQ(habitatAt(132.5 + inside, 47.3 - inside), "A CN 12");
    EXPECT_EQ(habitatAt(132.4, 45.0).substr(0, 1), "H") << "Khanka";
    EXPECT_EQ(habitatAt(100.5, 51.0), "H MN 0") << "Khovsgol";
    for (const auto* country : {"China", "Russia", "Mongolia", "DPRK"}) {
        const auto title = "MODIS land cover 2019, " + std::string{country};
        EXPECT_EQ(source(title).layer.crs.code, "EPSG:4326");
        EXPECT_NE(source(title).layer.crs.evidence.english().find("stated by the recipe"),
                  std::string::npos);
        EXPECT_GT(source(title).patches, 500);
        EXPECT_TRUE(source(title).unmapped.empty());
    }
    const auto& edges = m_report.edgeMatching;
    EXPECT_EQ(edges.gap, geometry::Area{});
    EXPECT_EQ(edges.overlap, geometry::Area{});
    EXPECT_GT(edges.referenceLineKm, 10000.0);
    std::vector<geometry::Polygon> outlines;
    geometry::Area sum;
    ASSERT_TRUE(m_project->patches().visitWhole({}, [&](const model::Patch& patch) {
        outlines.push_back(patch.outline);
        sum += patch.area;
        return true;
    }));
    const auto extent = m_project->extents().get("");
    ASSERT_TRUE(extent && *extent);
    const auto check = coverage::checkCoverage(outlines, (*extent)->outline);
    ASSERT_TRUE(check) << check.error().detail;
    EXPECT_TRUE(check->clean());
    EXPECT_EQ((*extent)->area, sum);
}

TEST_F(RealInput, ThreeCountriesInOneProject)
{
    checkProvinces();
    checkMongolia();
    checkRussia();
    checkHabitat();
}

} // namespace
} // namespace ecotone::harmonise
