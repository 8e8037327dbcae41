#include "core/coverage/engine.h"
#include "core/geometry/predicates.h"
#include "tests/core/coverage/text.h"
#include "tests/support/fractal_patches.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <random>

namespace ecotone::coverage {
namespace {

using geometry::Area;

struct Claimed
{
    std::string wkt;
    int priority = 0;
};

Partition partitionOf(const std::vector<Claimed>& claims,
                      const std::string& extent = {},
                      double thinMetres = 0.0)
{
    PartitionInput input;
    for (std::size_t i = 0; i < claims.size(); ++i) {
        input.polygons.push_back(
            {polygon(claims[i].wkt), static_cast<Label>(i), claims[i].priority});
    }
    if (!extent.empty()) {
        input.extent = polygons(extent);
    }
    return partition(input, {thinMetres}).value();
}

Lines textOf(const Partition& partition)
{
    Lines result;
    for (const OwnedPolygon& owned : partition.polygons) {
        result.push_back(std::to_string(owned.owner) + " " + text(owned.polygon));
    }
    return result;
}

geometry::MultiPolygon bare(const Partition& partition)
{
    geometry::MultiPolygon result;
    for (const OwnedPolygon& owned : partition.polygons) {
        result.push_back(owned.polygon);
    }
    return result;
}

TEST(Partition, theHigherPriorityOwnsAnOverlap)
{
    const Partition result = partitionOf({{box(0, 0, 100, 100), 1}, {box(50, 0, 150, 100), 2}});
    EXPECT_EQ(textOf(result),
              (Lines{"0 POLYGON((0 0, 50 0, 50 100, 0 100, 0 0))",
                     "1 POLYGON((50 0, 100 0, 150 0, 150 100, 100 100, 50 100, 50 0))"}));
    ASSERT_EQ(result.overlaps.size(), 1U);
    EXPECT_EQ(result.overlaps[0].winner, 1);
    EXPECT_EQ(result.overlaps[0].loser, 0);
    EXPECT_EQ(result.overlaps[0].area.exactSquareMetres(), "0.5");
}

TEST(Partition, ofEqualsTheSmallerLabelOwnsIt)
{
    EXPECT_EQ(textOf(partitionOf({{box(0, 0, 100, 100)}, {box(0, 0, 100, 100)}})),
              (Lines{"0 POLYGON((0 0, 100 0, 100 100, 0 100, 0 0))"}));
    EXPECT_EQ(partitionOf({{box(0, 0, 100, 100)}, {box(0, 0, 100, 100)}}).vanished,
              std::vector<Label>{1});
}

TEST(Partition, neighboursGetEachOthersVertices)
{
    EXPECT_EQ(textOf(partitionOf({{box(0, 0, 100, 100)}, {box(100, 50, 200, 100)}})),
              (Lines{"0 POLYGON((0 0, 100 0, 100 50, 100 100, 0 100, 0 0))",
                     "1 POLYGON((100 50, 200 50, 200 100, 100 100, 100 50))"}));
}

TEST(Partition, anIslandLeavesAHole)
{
    EXPECT_EQ(textOf(partitionOf({{box(0, 0, 100, 100)}, {box(40, 40, 60, 60), 1}})),
              (Lines{"0 POLYGON((0 0, 100 0, 100 100, 0 100, 0 0), "
                     "(40 40, 40 60, 60 60, 60 40, 40 40))",
                     "1 POLYGON((40 40, 60 40, 60 60, 40 60, 40 40))"}));
}

TEST(Partition, anIslandThatTouchesTheBorderLeavesATouchingHole)
{
    const Partition result =
        partitionOf({{box(0, 0, 100, 100)}, {"POLYGON((0 50, 40 30, 40 70))", 1}});
    EXPECT_EQ(textOf(result),
              (Lines{"0 POLYGON((0 0, 100 0, 100 100, 0 100, 0 50, 0 0), "
                     "(0 50, 40 70, 40 30, 0 50))",
                     "1 POLYGON((0 50, 40 30, 40 70, 0 50))"}));
    EXPECT_TRUE(geometry::isValid(result.polygons[0].polygon).value());
}

TEST(Partition, whatMeetsInAPointStaysTwoPolygons)
{
    // A chessboard: both owners meet themselves across the middle.
    EXPECT_EQ(textOf(partitionOf({{"POLYGON((0 0, 50 0, 50 50, 0 50))"},
                                  {"POLYGON((50 0, 100 0, 100 50, 50 50))"}})),
              (Lines{"0 POLYGON((0 0, 50 0, 50 50, 0 50, 0 0))",
                     "1 POLYGON((50 0, 100 0, 100 50, 50 50, 50 0))"}));
    PartitionInput input;
    input.polygons = {{polygon(box(0, 0, 50, 50)), 0, 0},
                      {polygon(box(50, 50, 100, 100)), 0, 0},
                      {polygon(box(50, 0, 100, 50)), 1, 0},
                      {polygon(box(0, 50, 50, 100)), 1, 0}};
    EXPECT_EQ(partition(input, {}).value().polygons.size(), 4U);
}

TEST(Partition, partsOfOneLabelAreDissolved)
{
    PartitionInput input;
    input.polygons = {{polygon(box(0, 0, 60, 100)), 7, 0}, {polygon(box(40, 0, 100, 100)), 7, 0}};
    const Partition result = partition(input, {}).value();
    EXPECT_EQ(textOf(result),
              (Lines{"7 POLYGON((0 0, 40 0, 60 0, 100 0, 100 100, 60 100, 40 100, 0 100, 0 0))"}));
    EXPECT_TRUE(result.overlaps.empty());
}

TEST(Partition, landOutsideTheExtentIsCutOff)
{
    const Partition result = partitionOf({{box(0, 0, 200, 100)}}, box(0, 0, 100, 100));
    EXPECT_EQ(textOf(result), (Lines{"0 POLYGON((0 0, 100 0, 100 100, 0 100, 0 0))"}));
    EXPECT_EQ(result.outside.exactSquareMetres(), "1");
}

TEST(Partition, thinStripsGoToTheLongestNeighbourAndWideLandIsReported)
{
    // 0 | a strip of 10 cm | 1, and a room of 4 m that nobody claims
    const Partition result = partitionOf(
        {{box(0, 0, 1000, 1000)}, {box(1010, 0, 2000, 900)}}, box(0, 0, 2400, 1000), 0.5);
    EXPECT_TRUE(result.closed.empty()) << "strip and room are one face, which is wide";
    const Partition closed = partitionOf(
        {{box(0, 0, 1000, 1000)}, {box(1010, 0, 2000, 1000)}}, box(0, 0, 2400, 1000), 0.5);
    ASSERT_EQ(closed.closed.size(), 1U);
    EXPECT_EQ(closed.closed[0].to, 0);
    EXPECT_EQ(closed.closed[0].area.exactSquareMetres(), "1");
    ASSERT_EQ(closed.unclaimed.size(), 1U);
    EXPECT_EQ(text(closed.unclaimed[0]), "POLYGON((2000 0, 2400 0, 2400 1000, 2000 1000, 2000 0))");
}

TEST(Partition, spikesAndFiguresOfEightDoNoHarm)
{
    const Partition result = partitionOf({{"POLYGON((0 0, 100 0, 300 0, 100 0, 100 100, 0 100))"},
                                          {"POLYGON((0 100, 100 200, 100 100, 0 210))"}});
    for (const OwnedPolygon& owned : result.polygons) {
        EXPECT_TRUE(geometry::isValid(owned.polygon).value()) << text(owned.polygon);
    }
    EXPECT_EQ(textOf(result)[0], "0 POLYGON((0 0, 100 0, 100 100, 0 100, 0 0))");
}

TEST(Partition, aNegativeLabelIsRefused)
{
    PartitionInput input;
    input.polygons = {{polygon(box(0, 0, 1, 1)), -5, 0}};
    EXPECT_EQ(partition(input, {}).error().code, ErrorCode::InvalidArgument);
}

/// Whatever goes in, a partition comes out: valid, on the grid, nothing twice, areas add up.
TEST(Partition, anySoupBecomesAPartition)
{
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        std::mt19937_64 random{seed};
        const geometry::Centimetres size = seed % 3 == 0 ? 40 : 5000;
        std::uniform_int_distribution<geometry::Centimetres> place{0, size};
        PartitionInput input;
        input.extent = {{{{0, 0}, {size, 0}, {size, size}, {0, size}}, {}}};
        for (Label label = 0; label < 12; ++label) {
            geometry::Ring ring;
            for (int i = 0; i < 7; ++i) {
                ring.push_back({place(random), place(random)});
            }
            input.polygons.push_back({{ring, {}}, label, static_cast<int>(label % 3)});
        }
        const Partition result = partition(input, {2.0}).value();
        geometry::MultiPolygon all = bare(result);
        Area sum;
        for (const geometry::Polygon& one : all) {
            sum += areaOf(one);
        }
        for (const geometry::Polygon& one : result.unclaimed) {
            sum += areaOf(one);
        }
        EXPECT_EQ(sum, areaOf(input.extent)) << "seed " << seed;
        all.insert(all.end(), result.unclaimed.begin(), result.unclaimed.end());
        EXPECT_TRUE(checkCoverage(all, input.extent).value().clean()) << "seed " << seed;

        std::shuffle(input.polygons.begin(), input.polygons.end(), random);
        EXPECT_EQ(textOf(partition(input, {2.0}).value()), textOf(result)) << "seed " << seed;
    }
}

TEST(Partition, neighboursDigitisedApartBecomeOneCoverage)
{
    for (const double sigma : {0.3, 5.0, 200.0, 2000.0}) {
        const tests::FractalGrid grid{12, 9, 100000, 4, 0.12, 77};
        PartitionInput input;
        input.extent = {grid.extent()};
        Label label = 0;
        for (const geometry::Polygon& patch : grid.patches()) {
            input.polygons.push_back(
                {tests::digitisedAgain(patch, sigma, static_cast<std::uint64_t>(label) * 3),
                 label,
                 0});
            ++label;
        }
        const Partition result = partition(input, {1000.0}).value();
        const CoverageCheck check = checkCoverage(bare(result), input.extent).value();
        EXPECT_TRUE(check.clean()) << "sigma " << sigma << " gap " << check.gap.exactSquareMetres()
                                   << " invalid " << check.invalid;
    }
}

TEST(CheckCoverage, aCleanCoverageIsClean)
{
    const tests::FractalGrid grid{8, 8, 10000, 3, 0.1, 5};
    const CoverageCheck check = checkCoverage(grid.patches(), {grid.extent()}).value();
    EXPECT_TRUE(check.clean());
    EXPECT_EQ(check.covered, check.extent);
    EXPECT_TRUE(checkCoverage(grid.patches(), {}).value().clean());
}

TEST(CheckCoverage, findsGapsOverlapsAndLandOutside)
{
    const geometry::MultiPolygon patches{polygon(box(0, 0, 100, 100)),
                                         polygon(box(90, 0, 150, 100)),
                                         polygon(box(170, 0, 230, 100))};
    const CoverageCheck check = checkCoverage(patches, polygons(box(0, 0, 200, 100))).value();
    EXPECT_EQ(check.gap.exactSquareMetres(), "0.2");
    EXPECT_EQ(check.overlap.exactSquareMetres(), "0.1");
    EXPECT_EQ(check.outside.exactSquareMetres(), "0.3");
    EXPECT_EQ(check.covered + check.gap - check.overlap - check.outside, check.extent);
    ASSERT_EQ(check.defects.size(), 3U);
    EXPECT_EQ(geometry::toWkt(check.defects[0].place),
              "POLYGON((150 0, 170 0, 170 100, 150 100, 150 0))");
}

TEST(CheckCoverage, findsAGapOfOneSquareCentimetre)
{
    const geometry::MultiPolygon patches{
        polygon("POLYGON((0 0, 100 0, 100 100, 0 100), (50 50, 50 51, 51 51, 51 50))")};
    EXPECT_EQ(checkCoverage(patches, polygons(box(0, 0, 100, 100))).value().gap.exactSquareMetres(),
              "0.0001");
    EXPECT_EQ(checkCoverage(patches, {}).value().gap.exactSquareMetres(), "0.0001");
}

TEST(CheckCoverage, findsVerticesOnOneSideOnly)
{
    const geometry::MultiPolygon patches{
        polygon(box(0, 0, 100, 100)), polygon("POLYGON((100 0, 200 0, 200 100, 100 100, 100 50))")};
    const CoverageCheck check = checkCoverage(patches, polygons(box(0, 0, 200, 100))).value();
    EXPECT_EQ(check.gap, Area{});
    EXPECT_EQ(check.overlap, Area{});
    EXPECT_GT(check.unmatchedEdges, 0);
    EXPECT_FALSE(check.clean());
    // A vertex that only the border of the extent lacks is no defect.
    const geometry::MultiPolygon whole{polygon("POLYGON((0 0, 50 0, 100 0, 100 100, 0 100))")};
    EXPECT_TRUE(checkCoverage(whole, polygons(box(0, 0, 100, 100))).value().clean());
}

TEST(CheckCoverage, namesInvalidPolygons)
{
    const geometry::MultiPolygon patches{polygon(box(0, 0, 100, 100)),
                                         polygon("POLYGON((200 0, 300 100, 300 0, 200 100))")};
    const CoverageCheck check = checkCoverage(patches, {}).value();
    EXPECT_EQ(check.invalid, 1);
    EXPECT_EQ(check.defects.back().polygon, 1);
}

TEST(CheckCoverage, aPolygonTwiceIsAnOverlapOnce)
{
    const geometry::MultiPolygon patches{polygon(box(0, 0, 100, 100)),
                                         polygon(box(0, 0, 100, 100))};
    EXPECT_EQ(
        checkCoverage(patches, polygons(box(0, 0, 100, 100))).value().overlap.exactSquareMetres(),
        "1");
    EXPECT_EQ(checkCoverage(patches, {}).value().overlap.exactSquareMetres(), "1");
}

TEST(Outline, isTheUnionOfACoverage)
{
    const tests::FractalGrid grid{5, 4, 10000, 3, 0.1, 5};
    const geometry::MultiPolygon outline = outlineOf(grid.patches()).value();
    ASSERT_EQ(outline.size(), 1U);
    EXPECT_EQ(areaOf(outline), geometry::areaOf(grid.extent()));
    std::vector<geometry::Polygon> frame = grid.patches();
    frame.erase(frame.begin() + 7); // an inner one
    EXPECT_EQ(outlineOf(frame).value().front().holes.size(), 1U);
}

} // namespace
} // namespace ecotone::coverage
