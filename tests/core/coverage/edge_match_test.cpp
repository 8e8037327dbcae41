#include "core/coverage/edge_match.h"
#include "core/geometry/predicates.h"
#include "tests/core/coverage/text.h"
#include "tests/support/river_sides.h"

#include <gtest/gtest.h>

namespace ecotone::coverage {
namespace {

using geometry::Area;

EdgePatch patch(model::PatchId id, const std::string& classCode, const std::string& wkt)
{
    return {id, id / 10, classCode, polygon(wkt)};
}

Lines textOf(const ChangeSet& changes)
{
    Lines result;
    for (const auto& replaced : changes.replaced) {
        result.push_back("replace " + std::to_string(replaced.id) + " " + text(replaced.outline));
    }
    for (const auto& created : changes.created) {
        result.push_back("create like " + std::to_string(created.like) + " " +
                         text(created.outline));
    }
    for (const model::PatchId id : changes.removed) {
        result.push_back("remove " + std::to_string(id));
    }
    return result;
}

/// The line runs east along y = 0: the north is on its left.
const ReferenceLine eastward{{{-10000, 0}, {20000, 0}}, "RU", "CN"};

EdgeMatchResult matched(const std::vector<Side>& sides, EdgeMatchOptions options)
{
    return edgeMatch(sides, std::vector{eastward}, options).value();
}

TEST(EdgeMatch, closesTheGapOnEachSideOfTheLine)
{
    const std::vector<Side> sides{{"CN", 0, {patch(10, "F11", box(0, -10000, 10000, -200))}},
                                  {"RU", 0, {patch(20, "F11", box(0, 300, 10000, 10000))}}};
    const EdgeMatchResult result = matched(sides, {.toleranceMetres = 5});
    EXPECT_EQ(textOf(result.changes),
              (Lines{"replace 10 POLYGON((0 -10000, 10000 -10000, 10000 -200, 10000 0, 0 0, "
                     "0 -200, 0 -10000))",
                     "replace 20 POLYGON((0 0, 10000 0, 10000 300, 10000 10000, 0 10000, 0 300, "
                     "0 0))"}));
    EXPECT_EQ(result.areaClosed.exactSquareMetres(), "500");
    EXPECT_EQ(result.facesClosed, 2);
    EXPECT_TRUE(result.claims.empty());
    EXPECT_TRUE(result.disagreement.empty());
    EXPECT_DOUBLE_EQ(result.matchedKilometres, 0.1);
    ASSERT_EQ(result.moved.size(), 2U);
    EXPECT_EQ(result.moved[0].toCountry, "CN");
    EXPECT_EQ(result.moved[0].area.exactSquareMetres(), "200");
}

TEST(EdgeMatch, eachSideKeepsItsSideOfAnOverlapAndTheOtherClaimIsKept)
{
    const std::vector<Side> sides{{"CN", 0, {patch(10, "F11", box(0, -10000, 10000, 200))}},
                                  {"RU", 0, {patch(20, "G11", box(0, -100, 10000, 10000))}}};
    const EdgeMatchResult result = matched(sides, {.toleranceMetres = 5});
    EXPECT_EQ(textOf(result.changes),
              (Lines{"replace 10 POLYGON((0 -10000, 10000 -10000, 10000 -100, 10000 0, 0 0, "
                     "0 -100, 0 -10000))",
                     "replace 20 POLYGON((0 0, 10000 0, 10000 200, 10000 10000, 0 10000, 0 200, "
                     "0 0))"}));
    ASSERT_EQ(result.claims.size(), 2U);
    EXPECT_EQ(result.claims[0].losingPatch, 10);
    EXPECT_EQ(result.claims[0].winningPatch, 20);
    EXPECT_EQ(result.claims[0].losingClass, "F11");
    EXPECT_EQ(result.claims[0].area.exactSquareMetres(), "200");
    EXPECT_FALSE(result.claims[0].wide);
    EXPECT_TRUE(result.issues.empty());
    ASSERT_EQ(result.disagreement.size(), 3U); // one at each level
    EXPECT_EQ(result.disagreement[2].leftClass, "G11");
    EXPECT_EQ(result.disagreement[2].leftCountry, "RU");
    EXPECT_EQ(result.disagreement[2].rightClass, "F11");
    EXPECT_DOUBLE_EQ(result.disagreement[2].kilometres, 0.1);
}

TEST(EdgeMatch, aWideOverlapIsAnIssueWithAFix)
{
    const std::vector<Side> sides{{"CN", 0, {patch(10, "F11", box(0, -10000, 10000, 4000))}},
                                  {"RU", 0, {patch(20, "G11", box(0, 0, 10000, 10000))}}};
    const EdgeMatchResult result = matched(sides, {.toleranceMetres = 5});
    ASSERT_EQ(result.issues.size(), 1U);
    EXPECT_EQ(result.issues[0].code, "edge-overlap");
    EXPECT_EQ(result.issues[0].fixes, std::vector<std::string>{"give-to-other-side"});
    EXPECT_EQ(result.issues[0].patchId, 20);
    EXPECT_TRUE(result.claims.at(0).wide);
}

TEST(EdgeMatch, landOnlyTheOtherSideMapsIsDrawnToTheLineWithinTheToleranceOnly)
{
    // CN reaches 2 m over the line where RU has nothing; RU begins there.
    const std::vector<Side> near{{"CN", 0, {patch(10, "F11", box(0, -10000, 10000, 200))}},
                                 {"RU", 0, {patch(20, "F11", box(0, 200, 10000, 10000))}}};
    const EdgeMatchResult thin = matched(near, {.toleranceMetres = 5});
    EXPECT_EQ(textOf(thin.changes).at(0),
              "replace 10 POLYGON((0 -10000, 10000 -10000, 10000 0, 0 0, 0 -10000))");
    EXPECT_EQ(thin.claims.size(), 1U);

    const std::vector<Side> far{{"CN", 0, {patch(10, "F11", box(0, -10000, 10000, 4000))}},
                                {"RU", 0, {patch(20, "F11", box(0, 4000, 10000, 10000))}}};
    const EdgeMatchResult wide = matched(far, {.toleranceMetres = 5});
    EXPECT_TRUE(wide.claims.empty());
    ASSERT_EQ(wide.issues.size(), 1U);
    EXPECT_EQ(wide.issues[0].code, "edge-sole-claim");
}

TEST(EdgeMatch, theStripIsDividedWhereTheNeighboursMeet)
{
    const std::vector<Side> sides{{"CN",
                                   0,
                                   {patch(10, "F11", box(0, -10000, 5000, -200)),
                                    patch(11, "F12", box(5000, -10000, 10000, -200))}},
                                  {"RU", 0, {patch(20, "F11", box(0, 0, 10000, 10000))}}};
    const EdgeMatchResult result = matched(sides, {.toleranceMetres = 5});
    EXPECT_EQ(textOf(result.changes),
              (Lines{"replace 10 POLYGON((0 -10000, 5000 -10000, 5000 -200, 5000 0, 0 0, 0 -200, "
                     "0 -10000))",
                     "replace 11 POLYGON((5000 -10000, 10000 -10000, 10000 -200, 10000 0, 5000 0, "
                     "5000 -200, 5000 -10000))",
                     "replace 20 POLYGON((0 0, 5000 0, 10000 0, 10000 10000, 0 10000, 0 0))"}));
}

TEST(EdgeMatch, whatIsFarFromTheLineIsUntouched)
{
    std::vector<Side> sides{{"CN",
                             0,
                             {patch(10, "F11", box(0, -10000, 10000, -200)),
                              patch(11, "F12", box(0, -20000, 10000, -10000))}},
                            {"RU", 0, {patch(20, "F11", box(0, 0, 10000, 10000))}}};
    const EdgeMatchResult result = matched(sides, {.toleranceMetres = 5});
    EXPECT_EQ(result.patchesTaken, 2);
    EXPECT_EQ(textOf(result.changes).size(), 1U);
}

TEST(EdgeMatch, aGapWiderThanTheToleranceStays)
{
    const std::vector<Side> sides{{"CN", 0, {patch(10, "F11", box(0, -10000, 10000, -2000))}},
                                  {"RU", 0, {patch(20, "F11", box(0, 0, 10000, 10000))}}};
    EXPECT_TRUE(matched(sides, {.toleranceMetres = 5}).changes.empty());
}

TEST(EdgeMatch, nothingIsClosedOutsideTheExtent)
{
    const std::vector<Side> sides{{"CN", 0, {patch(10, "F11", box(0, -10000, 10000, -200))}},
                                  {"RU", 0, {patch(20, "F11", box(0, 0, 10000, 10000))}}};
    EdgeMatchOptions options{.toleranceMetres = 5};
    options.extent = polygons(box(0, -10000, 6000, 10000));
    const EdgeMatchResult result = matched(sides, options);
    EXPECT_EQ(result.areaClosed.exactSquareMetres(), "120");
}

/// China in the south-west, Russia in the north, Korea in the south-east behind a mask.
TEST(EdgeMatch, threeCountriesMeetInANode)
{
    const std::vector<Side> sides{{"CN", 0, {patch(10, "F11", box(0, -10000, 5100, -150))}},
                                  {"RU", 0, {patch(20, "F12", box(0, 120, 10000, 10000))}},
                                  {"KP", 0, {patch(30, "U02", box(5000, -10000, 10000, 100))}}};
    const std::vector<ReferenceLine> lines{
        {{{-5000, 0}, {5000, 0}}, "RU", "CN"},
        {{{5000, 0}, {15000, 0}}, "RU", "KP"},
        {{{5000, 0}, {5000, -15000}}, "KP", "CN"},
    };
    EdgeMatchOptions options{.toleranceMetres = 5};
    const geometry::MultiPolygon extent = polygons(box(0, -10000, 10000, 10000));
    for (const bool withExtent : {false, true}) {
        options.extent = withExtent ? extent : geometry::MultiPolygon{};
        const EdgeMatchResult result = edgeMatch(sides, lines, options).value();
        const auto after = tests::outlinesAfter(sides, result.changes);
        const CoverageCheck check = checkCoverage(after, extent).value();
        EXPECT_TRUE(check.clean()) << check.gap.exactSquareMetres();
        ASSERT_EQ(after.size(), 3U);
        EXPECT_EQ(geometry::areaOf(after[0]).exactSquareMetres(), "5000");
        EXPECT_EQ(geometry::areaOf(after[2]).exactSquareMetres(), "5000");
        for (const geometry::Polygon& one : after) {
            EXPECT_EQ(std::count(one.outer.begin(), one.outer.end(), geometry::GridPoint{5000, 0}),
                      1);
        }
    }
}

TEST(EdgeMatch, refusesLinesThatSayNothing)
{
    const std::vector<ReferenceLine> point{{{{0, 0}}, "RU", "CN"}};
    EXPECT_EQ(edgeMatch({}, point, {}).error().code, ErrorCode::InvalidArgument);
    const std::vector<ReferenceLine> nameless{{{{0, 0}, {1, 1}}, "RU", ""}};
    EXPECT_EQ(edgeMatch({}, nameless, {}).error().code, ErrorCode::InvalidArgument);
}

TEST(EdgeMatch, levelsOfTheClassificationAreAskedFor)
{
    const std::vector<Side> sides{{"CN", 0, {patch(10, "F11", box(0, -10000, 10000, 0))}},
                                  {"RU", 0, {patch(20, "F12", box(0, 0, 10000, 10000))}}};
    EdgeMatchOptions options{.toleranceMetres = 5};
    options.classAtLevel = [](const std::string& code, int level) {
        return code.substr(0, static_cast<std::size_t>(level));
    };
    const EdgeMatchResult result = matched(sides, options);
    ASSERT_EQ(result.disagreement.size(), 1U) << "F11 and F12 differ at the level of classes only";
    EXPECT_EQ(result.disagreement[0].level, 3);
}

struct River
{
    double noise;
    double tolerance;
};

class TwoHands : public testing::TestWithParam<River>
{
};

TEST_P(TwoHands, leaveNoGapAndNoOverlap)
{
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        tests::RiverSides river;
        river.noiseMetres = GetParam().noise;
        river.seed = seed;
        const std::vector<Side> sides{river.side("RU", true, 1), river.side("CN", false, 1000)};
        const std::vector<ReferenceLine> lines{{river.river(), "RU", "CN"}};
        EdgeMatchOptions options{.toleranceMetres = GetParam().tolerance};
        options.extent = {river.extent()};
        const EdgeMatchResult result = edgeMatch(sides, lines, options).value();
        const auto after = tests::outlinesAfter(sides, result.changes);
        const CoverageCheck check = checkCoverage(after, options.extent).value();
        EXPECT_TRUE(check.clean())
            << "seed " << seed << ": gap " << check.gap.exactSquareMetres() << ", overlap "
            << check.overlap.exactSquareMetres() << ", invalid " << check.invalid << ", unmatched "
            << check.unmatchedEdges;
        Area sum;
        for (const geometry::Polygon& one : after) {
            sum += geometry::areaOf(one);
        }
        EXPECT_EQ(sum, geometry::areaOf(river.extent())) << "seed " << seed;
        EXPECT_LE(result.largestMoveMetres, GetParam().tolerance);

        const EdgeMatchResult open =
            edgeMatch(sides, lines, {.toleranceMetres = GetParam().tolerance}).value();
        const CoverageCheck own =
            checkCoverage(tests::outlinesAfter(sides, open.changes), {}).value();
        EXPECT_EQ(own.overlap, Area{}) << "seed " << seed;
        EXPECT_EQ(own.invalid, 0) << "seed " << seed;
        EXPECT_EQ(own.gap, Area{}) << "seed " << seed << " without an extent";
    }
}

INSTANTIATE_TEST_SUITE_P(
    Rivers,
    TwoHands,
    testing::Values(River{0, 50}, River{1, 50}, River{10, 100}, River{30, 300}, River{60, 400}));

} // namespace
} // namespace ecotone::coverage
