#include "core/coverage/edge_match.h"
#include "core/coverage/engine.h"
#include "core/crs/project_grid.h"
#include "core/crs/registry.h"
#include "core/crs/transform.h"
#include "core/exchange/source_reader.h"
#include "core/geometry/predicates.h"
#include "core/model/feature.h"
#include "tests/support/river_sides.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <gtest/gtest.h>
#include <map>
#include <set>

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

/// Latin names in the order of the rows; those in Mongolian were lost before the file was made.
std::vector<std::string> soumNames(const std::filesystem::path& file)
{
    auto reader = exchange::SourceReader::open(file).value();
    const std::size_t layer = reader->layerIndex(soumLayer).value();
    const auto& fields = reader->layers()[layer].fields;
    const auto name = std::find_if(
        fields.begin(), fields.end(), [](const auto& f) { return f.nameBytes == "NAME"; });
    const auto column = static_cast<std::size_t>(name - fields.begin());
    std::vector<std::string> names;
    EXPECT_TRUE(reader->visit(layer, [&](exchange::RawFeature&& feature) {
        names.push_back(model::toText(feature.values.at(column)));
        return true;
    }));
    return names;
}

template <class Change>
void forEachPoint(geometry::RealShape& shape, Change change)
{
    for (geometry::RealPolygon& polygon : shape.polygons) {
        std::for_each(polygon.outer.begin(), polygon.outer.end(), change);
        for (geometry::RealRing& hole : polygon.holes) {
            std::for_each(hole.begin(), hole.end(), change);
        }
    }
}

crs::Transform toProjectGrid()
{
    const auto utm = crs::Crs::fromUserInput("EPSG:32647").value();
    const auto operation =
        crs::operationFor(utm, geometry::RealBox{87.0, 41.0, 120.0, 53.0}, "MN").value();
    return crs::Transform::toProject(utm, operation).value();
}

bool isAnInvalidPart(const geometry::RealMultiPolygon& parts)
{
    return std::any_of(parts.begin(), parts.end(), [](const geometry::RealPolygon& polygon) {
        return !geometry::isValid(polygon).value();
    });
}

/// What the file itself brings, seen a thousand times closer than the map's grid: one of its holes
/// is smaller than a square centimetre.
TEST(RealCoverage, theSoumsOfMongoliaAsDelivered)
{
    const auto file = shared(soumFile);
    if (file.empty() || !std::filesystem::exists(file)) {
        GTEST_SKIP() << "no " << soumFile;
    }
    constexpr double closer = 1000.0;
    const auto asDelivered = shapesOf(file, soumLayer, [](geometry::RealShape&) {});
    const auto shapes = shapesOf(file, soumLayer, [](geometry::RealShape& shape) {
        forEachPoint(shape, [](geometry::RealPoint& point) {
            point = {closer * point.x, closer * point.y};
        });
    });
    const auto names = soumNames(file);
    ASSERT_EQ(names.size(), 337U);
    const auto nameOf = [&](Label label) { return names.at(static_cast<std::size_t>(label)); };
    std::set<std::string> invalid;
    for (std::size_t i = 0; i < asDelivered.size(); ++i) {
        if (isAnInvalidPart(asDelivered[i])) {
            invalid.insert(names[i]);
        }
    }
    EXPECT_EQ(invalid.size(), 2U);
    for (const std::string& name : invalid) {
        std::printf("  invalid: %s\n", name.c_str());
    }
    const Partition found = partition(claimsOf(shapes), {closer * kilometreWide}).value();
    std::map<std::pair<std::string, std::string>, double> overlaps;
    for (const Overlap& overlap : found.overlaps) {
        overlaps[{nameOf(overlap.winner), nameOf(overlap.loser)}] +=
            overlap.area.squareMetres() / (closer * closer);
    }
    EXPECT_EQ(overlaps.size(), 3U);
    for (const auto& [pair, area] : overlaps) {
        std::printf(
            "  overlap of %s and %s: %.3f m2\n", pair.first.c_str(), pair.second.c_str(), area);
    }
    EXPECT_EQ(found.closed.size(), 7U);
    for (const ClosedFace& hole : found.closed) {
        std::printf("  hole of %.6f m2, to %s\n",
                    hole.area.squareMetres() / (closer * closer),
                    nameOf(hole.to).c_str());
    }
    EXPECT_TRUE(found.unclaimed.empty());
}

/// On the map, whose areas are true: published are 1,564,877.1 km2 and 0.175 ha claimed twice.
TEST(RealCoverage, theSoumsOfMongoliaBecomeOneCoverage)
{
    const auto file = shared(soumFile);
    if (file.empty() || !std::filesystem::exists(file)) {
        GTEST_SKIP() << "no " << soumFile;
    }
    const auto toProject = toProjectGrid();
    const auto shapes = shapesOf(
        file, soumLayer, [&](geometry::RealShape& shape) { EXPECT_TRUE(toProject.apply(shape)); });
    const PartitionInput input = claimsOf(shapes);
    Area before;
    for (const LabelledPolygon& claim : input.polygons) {
        before += geometry::areaOf(claim.polygon);
    }
    const Partition clean = partition(input, {kilometreWide}).value();
    const CoverageCheck check = checkCoverage(outlinesOf(clean), {}).value();
    EXPECT_TRUE(check.clean());
    EXPECT_TRUE(clean.vanished.empty());
    EXPECT_TRUE(clean.unclaimed.empty());
    EXPECT_NEAR(check.covered.squareKilometres(), 1564877.1, 0.5);
    EXPECT_NEAR(sumOf(clean.overlaps).hectares(), 0.175, 0.0005);
    // The area before counts overlaps twice and holes not at all; noding moves less than a
    // centimetre along some 200,000 km of borders.
    const double expected = before.squareMetres() - sumOf(clean.overlaps).squareMetres() +
                            sumOf(clean.closed).squareMetres();
    EXPECT_NEAR(check.covered.squareMetres(), expected, 2000.0);
    std::printf("soums: %zu, claimed twice %.4f ha, holes closed %zu (%.4f ha), area before %.6f "
                "km2, after %.6f km2\n",
                shapes.size(),
                sumOf(clean.overlaps).hectares(),
                clean.closed.size(),
                sumOf(clean.closed).hectares(),
                before.squareKilometres(),
                check.covered.squareKilometres());
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
    const auto toProject = toProjectGrid();
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
