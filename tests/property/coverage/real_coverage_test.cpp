#include "core/coverage/edge_match.h"
#include "core/coverage/engine.h"
#include "core/crs/project_grid.h"
#include "core/crs/registry.h"
#include "core/crs/transform.h"
#include "core/exchange/source_reader.h"
#include "core/geometry/predicates.h"
#include "tests/support/river_sides.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <gtest/gtest.h>

/// Real districts as one coverage: the 337 soums of Mongolia, and beside them the provinces of
/// China at 1:4 million. Skipped where the shared data are not there.
namespace ecotone::coverage {
namespace {

using geometry::Area;
using geometry::Polygon;

std::filesystem::path shared(const char* file)
{
    const char* folder = std::getenv("ECOTONE_SHARED_DATA");
    return folder == nullptr ? std::filesystem::path{} : std::filesystem::path{folder} / file;
}

/// Shapes of a layer, every vertex placed by `place`.
template <class Place>
std::vector<geometry::RealMultiPolygon>
shapesOf(const std::filesystem::path& file, const std::string& layer, Place place)
{
    auto reader = exchange::SourceReader::open(file).value();
    std::vector<geometry::RealMultiPolygon> shapes;
    EXPECT_TRUE(
        reader->visit(reader->layerIndex(layer).value(), [&](exchange::RawFeature&& feature) {
            place(feature.shape);
            shapes.push_back(std::move(feature.shape.polygons));
            return true;
        }));
    return shapes;
}

PartitionInput claimsOf(const std::vector<geometry::RealMultiPolygon>& shapes)
{
    PartitionInput input;
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        const geometry::Shape onGrid = geometry::snapped(geometry::shapeOf(shapes[i]));
        for (const Polygon& polygon : onGrid.polygons) {
            input.polygons.push_back({polygon, static_cast<Label>(i), 0});
        }
    }
    return input;
}

std::vector<Polygon> outlinesOf(const Partition& partition)
{
    std::vector<Polygon> outlines;
    for (const OwnedPolygon& owned : partition.polygons) {
        outlines.push_back(owned.polygon);
    }
    return outlines;
}

Area sumOf(const auto& list)
{
    Area sum;
    for (const auto& one : list) {
        sum += one.area;
    }
    return sum;
}

constexpr const char* soumFile = "mn_alagac/alagac.gpkg";
constexpr const char* soumLayer = "alagac_soum_boundaries";
constexpr double kilometreWide = 1000.0;

TEST(RealCoverage, theSoumsOfMongoliaBecomeOneCoverage)
{
    const auto file = shared(soumFile);
    if (file.empty() || !std::filesystem::exists(file)) {
        GTEST_SKIP() << "no " << soumFile;
    }
    const auto shapes = shapesOf(file, soumLayer, [](geometry::RealShape&) {});
    ASSERT_EQ(shapes.size(), 337U);
    const PartitionInput input = claimsOf(shapes);
    Area before;
    int invalid = 0;
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        bool valid = true;
        for (const geometry::RealPolygon& polygon : shapes[i]) {
            valid = valid && geometry::isValid(polygon).value();
        }
        invalid += valid ? 0 : 1;
    }
    for (const LabelledPolygon& claim : input.polygons) {
        before += geometry::areaOf(claim.polygon);
    }
    EXPECT_EQ(invalid, 2);
    const Partition clean = partition(input, {kilometreWide}).value();
    const std::vector<Polygon> outlines = outlinesOf(clean);
    const CoverageCheck check = checkCoverage(outlines, {}).value();
    EXPECT_TRUE(check.clean());
    EXPECT_TRUE(clean.vanished.empty());
    EXPECT_NEAR(sumOf(clean.overlaps).hectares(), 0.175, 0.001);
    // The area before counts overlaps twice and holes not at all; noding moves less than a
    // centimetre along some 200,000 km of borders.
    const double expected = before.squareMetres() - sumOf(clean.overlaps).squareMetres() +
                            sumOf(clean.closed).squareMetres();
    EXPECT_NEAR(check.covered.squareMetres(), expected, 2000.0);
    std::printf("soums: %zu, invalid %d, overlaps %zu (%.4f ha), holes closed %zu (%.4f ha), open "
                "%zu, area before %.6f km2, after %.6f km2\n",
                shapes.size(),
                invalid,
                clean.overlaps.size(),
                sumOf(clean.overlaps).hectares(),
                clean.closed.size(),
                sumOf(clean.closed).hectares(),
                clean.unclaimed.size(),
                before.squareKilometres(),
                check.covered.squareKilometres());
    for (const Overlap& overlap : clean.overlaps) {
        std::printf("  overlap of soums %lld and %lld: %s m2 to the first\n",
                    static_cast<long long>(overlap.winner),
                    static_cast<long long>(overlap.loser),
                    overlap.area.exactSquareMetres().c_str());
    }
    for (const ClosedFace& closed : clean.closed) {
        std::printf("  hole of %s m2 to soum %lld\n",
                    closed.area.exactSquareMetres().c_str(),
                    static_cast<long long>(closed.to));
    }
}

Side sideOf(const std::string& country, const Partition& clean, model::PatchId firstId)
{
    Side side{country, 0, {}};
    for (const OwnedPolygon& owned : clean.polygons) {
        side.patches.push_back({firstId++, country == "MN" ? 1 : 2, "F11", owned.polygon});
    }
    return side;
}

TEST(RealCoverage, besideCoarseProvincesWideStripsAreIssuesAndStay)
{
    const auto soums = shared(soumFile);
    const auto provinces = shared("cn_bou2_4p/bou2_4p.shp");
    if (soums.empty() || !std::filesystem::exists(soums) || !std::filesystem::exists(provinces)) {
        GTEST_SKIP() << "no " << soumFile << " or no cn_bou2_4p";
    }
    const auto utm = crs::Crs::fromUserInput("EPSG:32647").value();
    const auto operation =
        crs::operationFor(utm, geometry::RealBox{87.0, 41.0, 120.0, 53.0}, "MN").value();
    const auto toProject = crs::Transform::toProject(utm, operation).value();
    const Partition mongolia = partition(claimsOf(shapesOf(soums,
                                                           soumLayer,
                                                           [&](geometry::RealShape& shape) {
                                                               EXPECT_TRUE(toProject.apply(shape));
                                                           })),
                                         {kilometreWide})
                                   .value();
    const auto place = [](geometry::RealShape& shape) {
        for (geometry::RealPolygon& polygon : shape.polygons) {
            crs::projectFromLonLat(polygon.outer);
            for (geometry::RealRing& hole : polygon.holes) {
                crs::projectFromLonLat(hole);
            }
        }
    };
    const Partition china = partition(claimsOf(shapesOf(provinces, "", place)), {1.0}).value();
    std::vector<ReferenceLine> lines;
    const std::vector<Polygon> mongolian = outlinesOf(mongolia);
    const geometry::MultiPolygon whole = outlineOf(mongolian).value();
    for (const Polygon& land : whole) {
        geometry::Line border = land.outer;
        border.push_back(border.front());
        lines.push_back({std::move(border), "MN", "CN"});
    }
    const std::vector<Side> sides{sideOf("MN", mongolia, 1), sideOf("CN", china, 100000)};
    EdgeMatchOptions options;
    options.toleranceMetres = 100.0;
    const EdgeMatchResult result = edgeMatch(sides, lines, options).value();
    EXPECT_LE(result.largestMoveMetres, options.toleranceMetres);
    int wide = 0;
    for (const model::Issue& issue : result.issues) {
        wide += issue.code == "edge-overlap" || issue.code == "edge-gap" ||
                        issue.code == "edge-sole-claim"
                    ? 1
                    : 0;
    }
    EXPECT_GT(wide, 0);
    const auto after = tests::outlinesAfter(sides, result.changes);
    const CoverageCheck check = checkCoverage(after, {}).value();
    EXPECT_EQ(check.overlap.exactSquareMetres(), "0");
    EXPECT_EQ(check.invalid, 0);
    EXPECT_EQ(check.unmatchedEdges, 0);
    std::printf("beside the provinces: %zu issues, %lld vertices moved, at most %.1f m, %zu claims "
                "kept\n",
                result.issues.size(),
                static_cast<long long>(result.verticesMoved),
                result.largestMoveMetres,
                result.claims.size());
    for (const CountryLand& land : result.land) {
        std::printf("  %s: %.3f km2 before, %.3f km2 after\n",
                    land.country.c_str(),
                    land.before.squareKilometres(),
                    land.after.squareKilometres());
    }
}

} // namespace
} // namespace ecotone::coverage
