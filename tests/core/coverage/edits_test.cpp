#include "core/coverage/edits.h"
#include "core/geometry/predicates.h"
#include "tests/core/coverage/text.h"

#include <algorithm>
#include <functional>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ecotone::coverage {
namespace {

using geometry::Area;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// 1 | 2 over 3, two squares above a strip, with their shared vertices.
std::vector<LocalPatch> three()
{
    return {{1, polygon("POLYGON((0 500, 500 500, 500 1000, 0 1000))"), "F11"},
            {2, polygon("POLYGON((500 500, 1000 500, 1000 1000, 500 1000))"), "F12"},
            {3, polygon("POLYGON((0 0, 1000 0, 1000 500, 500 500, 0 500))"), "F12"}};
}

const std::string extentOfThree = box(0, 0, 1000, 1000);

std::vector<geometry::Polygon> applied(const std::vector<LocalPatch>& patches,
                                       const ChangeSet& changes)
{
    std::vector<geometry::Polygon> result;
    for (const LocalPatch& patch : patches) {
        const auto replaced = std::find_if(changes.replaced.begin(),
                                           changes.replaced.end(),
                                           [&](const auto& one) { return one.id == patch.id; });
        if (replaced != changes.replaced.end()) {
            result.push_back(replaced->outline);
        } else if (std::find(changes.removed.begin(), changes.removed.end(), patch.id) ==
                   changes.removed.end()) {
            result.push_back(patch.outline);
        }
    }
    for (const auto& created : changes.created) {
        result.push_back(created.outline);
    }
    return result;
}

/// Text of what an edit does; the coverage has to be whole afterwards.
Lines textOf(const Result<ChangeSet>& changes,
             const std::vector<LocalPatch>& patches = three(),
             const std::string& extent = extentOfThree)
{
    if (!changes) {
        return {"refused: " + changes.error().detail};
    }
    const geometry::MultiPolygon border = withBorder(polygons(extent), changes->border).value();
    EXPECT_TRUE(checkCoverage(applied(patches, *changes), border).value().clean());
    Lines result;
    for (const auto& replaced : changes->replaced) {
        result.push_back("replace " + std::to_string(replaced.id) + " " + text(replaced.outline));
    }
    for (const auto& created : changes->created) {
        result.push_back("create like " + std::to_string(created.like) + " " +
                         text(created.outline));
    }
    for (const model::PatchId id : changes->removed) {
        result.push_back("remove " + std::to_string(id));
    }
    return result;
}

TEST(Split, cutsEveryPatchTheLineCrosses)
{
    EXPECT_THAT(
        textOf(split(three(), line("LINESTRING(-100 700, 1100 700)"))),
        ElementsAre("replace 1 POLYGON((0 700, 500 700, 500 1000, 0 1000, 0 700))",
                    "replace 2 POLYGON((500 700, 1000 700, 1000 1000, 500 1000, 500 700))",
                    "create like 1 POLYGON((0 500, 500 500, 500 700, 0 700, 0 500))",
                    "create like 2 POLYGON((500 500, 1000 500, 1000 700, 500 700, 500 500))"));
}

TEST(Split, canBeKeptToSomePatches)
{
    const model::PatchId only[] = {1};
    EXPECT_THAT(textOf(split(three(), line("LINESTRING(-100 700, 1100 700)"), only)),
                ElementsAre("replace 1 POLYGON((0 700, 500 700, 500 1000, 0 1000, 0 700))",
                            "replace 2 POLYGON((500 500, 1000 500, 1000 700, 1000 1000, 500 1000, "
                            "500 700, 500 500))",
                            "create like 1 POLYGON((0 500, 500 500, 500 700, 0 700, 0 500))"));
}

TEST(Split, neighboursGetTheEndsOfTheLine)
{
    EXPECT_THAT(
        textOf(split(three(), line("LINESTRING(200 1000, 200 500)"))),
        ElementsAre("replace 1 POLYGON((200 500, 500 500, 500 1000, 200 1000, 200 500))",
                    "replace 3 POLYGON((0 0, 1000 0, 1000 500, 500 500, 200 500, 0 500, 0 0))",
                    "create like 1 POLYGON((0 500, 200 500, 200 1000, 0 1000, 0 500))"));
}

TEST(Split, aLineThatEndsInsideIsRefused)
{
    EXPECT_THAT(textOf(split(three(), line("LINESTRING(-100 700, 300 700)"))),
                ElementsAre(HasSubstr("from border to border")));
}

TEST(Merge, joinsIntoTheFirst)
{
    const model::PatchId ids[] = {2, 1};
    EXPECT_THAT(textOf(merge(three(), ids)),
                ElementsAre("replace 2 POLYGON((0 500, 500 500, 1000 500, 1000 1000, 500 1000, 0 "
                            "1000, 0 500))",
                            "remove 1"));
}

TEST(Merge, refusesWhatDoesNotTouch)
{
    const std::vector<LocalPatch> apart{{1, polygon(box(0, 0, 100, 100)), ""},
                                        {2, polygon(box(100, 100, 200, 200)), ""}};
    const model::PatchId ids[] = {1, 2};
    EXPECT_THAT(textOf(merge(apart, ids), apart), ElementsAre(HasSubstr("one piece")));
    const model::PatchId unknown[] = {1, 9};
    EXPECT_THAT(textOf(merge(three(), unknown)), ElementsAre(HasSubstr("patch 9")));
}

TEST(Reshape, takesLandOutsideAndGivesLandInside)
{
    // Out of 1 into 3 and back: 1 gains a rectangle of 3.
    EXPECT_THAT(
        textOf(reshape(three(), 1, line("LINESTRING(100 600, 100 400, 300 400, 300 600)"))),
        ElementsAre("replace 1 POLYGON((0 500, 100 500, 100 400, 300 400, 300 500, 500 500, "
                    "500 1000, 0 1000, 0 500))",
                    "replace 3 POLYGON((0 0, 1000 0, 1000 500, 500 500, 300 500, 300 400, "
                    "100 400, 100 500, 0 500, 0 0))"));
    // Inside 1: the cut off piece goes to 3.
    EXPECT_THAT(
        textOf(reshape(three(), 1, line("LINESTRING(100 400, 100 600, 300 600, 300 400)"))),
        ElementsAre("replace 1 POLYGON((0 500, 100 500, 100 600, 300 600, 300 500, 500 500, "
                    "500 1000, 0 1000, 0 500))",
                    "replace 3 POLYGON((0 0, 1000 0, 1000 500, 500 500, 300 500, 300 600, "
                    "100 600, 100 500, 0 500, 0 0))"));
}

TEST(Reshape, aLineThatMeetsTheBorderOnceIsRefused)
{
    EXPECT_THAT(textOf(reshape(three(), 1, line("LINESTRING(200 700, 200 300)"))),
                ElementsAre(HasSubstr("twice")));
}

TEST(Reshape, aPieceNobodyCanTakeIsRefused)
{
    EXPECT_THAT(
        textOf(reshape(three(), 1, line("LINESTRING(100 1100, 100 900, 300 900, 300 1100)"))),
        ElementsAre(HasSubstr("no neighbour")));
}

TEST(MoveVertex, movesItInEveryPatch)
{
    EXPECT_THAT(textOf(moveVertex(three(), {500, 500}, {450, 520})),
                ElementsAre("replace 1 POLYGON((0 500, 450 520, 500 1000, 0 1000, 0 500))",
                            "replace 2 POLYGON((450 520, 1000 500, 1000 1000, 500 1000, 450 520))",
                            "replace 3 POLYGON((0 0, 1000 0, 1000 500, 450 520, 0 500, 0 0))"));
}

TEST(MoveVertex, refusesTheBorderCrossingsAndOccupiedPlaces)
{
    EXPECT_THAT(textOf(moveVertex(three(), {0, 500}, {10, 500})),
                ElementsAre(HasSubstr("border of the map")));
    EXPECT_THAT(textOf(moveVertex(three(), {500, 500}, {500, 1500})),
                ElementsAre(HasSubstr("cross")));
    EXPECT_THAT(textOf(moveVertex(three(), {500, 500}, {500, 1000})),
                ElementsAre(HasSubstr("already")));
    EXPECT_THAT(textOf(moveVertex(three(), {501, 500}, {500, 1000})),
                ElementsAre(HasSubstr("no vertex")));
}

TEST(MoveVertex, keepsItsDistanceFromOtherBorders)
{
    // An island in 1: its corner may not be put onto the outer border of 1.
    std::vector<LocalPatch> patches = three();
    const ChangeSet island = cutHole(patches, 1, polygon(box(100, 600, 200, 700))).value();
    patches[0].outline = island.replaced[0].outline;
    patches.push_back({4, island.created[0].outline, ""});
    EXPECT_THAT(textOf(moveVertex(patches, {200, 600}, {500, 600}), patches),
                ElementsAre(HasSubstr("too near")));
}

TEST(InsertVertex, goesIntoBothNeighbours)
{
    EXPECT_THAT(textOf(insertVertex(three(), {500, 500}, {500, 1000}, {520, 700})),
                ElementsAre("replace 1 POLYGON((0 500, 500 500, 520 700, 500 1000, 0 1000, 0 500))",
                            "replace 2 POLYGON((500 500, 1000 500, 1000 1000, 500 1000, 520 700, "
                            "500 500))"));
    EXPECT_THAT(textOf(insertVertex(three(), {0, 0}, {500, 500}, {520, 700})),
                ElementsAre(HasSubstr("no edge")));
    EXPECT_THAT(textOf(insertVertex(three(), {0, 0}, {1000, 0}, {500, 10})),
                ElementsAre(HasSubstr("border of the map")));
}

TEST(DeleteVertex, needsAPlaceWhereTwoPatchesMeet)
{
    std::vector<LocalPatch> patches = three();
    const ChangeSet inserted = insertVertex(patches, {500, 500}, {500, 1000}, {520, 700}).value();
    patches[0].outline = inserted.replaced[0].outline;
    patches[1].outline = inserted.replaced[1].outline;
    EXPECT_THAT(textOf(deleteVertex(patches, {520, 700}), patches),
                ElementsAre("replace 1 " + text(normalised(three()[0].outline)),
                            "replace 2 " + text(normalised(three()[1].outline))));
    EXPECT_THAT(textOf(deleteVertex(three(), {500, 500})), ElementsAre(HasSubstr("more than two")));
    EXPECT_THAT(textOf(deleteVertex(three(), {0, 0})), ElementsAre(HasSubstr("border of the map")));
}

TEST(DrawOver, takesLandFromAllItCovers)
{
    EXPECT_THAT(textOf(drawOver(three(), polygon(box(400, 400, 600, 600)))),
                ElementsAre("replace 1 POLYGON((0 500, 400 500, 400 600, 500 600, 500 1000, 0 "
                            "1000, 0 500))",
                            "replace 2 POLYGON((500 600, 600 600, 600 500, 1000 500, 1000 1000, "
                            "500 1000, 500 600))",
                            "replace 3 POLYGON((0 0, 1000 0, 1000 500, 600 500, 600 400, 400 400, "
                            "400 500, 0 500, 0 0))",
                            "create like 0 POLYGON((400 400, 600 400, 600 500, 600 600, 500 600, "
                            "400 600, 400 500, 400 400))"));
}

TEST(DrawOver, isCutAtTheBorderOfTheMapUnlessItMayTake)
{
    const geometry::Polygon drawn = polygon(box(900, 100, 1200, 300));
    EXPECT_THAT(textOf(drawOver(three(), drawn)),
                testing::Contains("create like 0 POLYGON((900 100, 1000 100, 1000 300, 900 300, "
                                  "900 100))"));
    const ChangeSet taken = drawOver(three(), drawn, BeyondCoverage::Take).value();
    ASSERT_EQ(taken.created.size(), 1U);
    EXPECT_EQ(geometry::areaOf(taken.created[0].outline).exactSquareMetres(), "6");
    EXPECT_THAT(textOf(drawOver(three(), polygon(box(2000, 0, 2100, 100)))),
                ElementsAre(HasSubstr("outside the map")));
    EXPECT_THAT(textOf(drawOver(three(), polygon("POLYGON((0 0, 100 100, 100 0, 0 100))"))),
                ElementsAre(HasSubstr("not simple")));
}

TEST(DrawOver, aPatchThatLosesEverythingIsRemoved)
{
    EXPECT_THAT(textOf(drawOver(three(), polygon(box(0, 500, 500, 1000)))),
                ElementsAre("create like 0 POLYGON((0 500, 500 500, 500 1000, 0 1000, 0 500))",
                            "remove 1"));
}

TEST(CutHole, takesFromOnePatchOnly)
{
    EXPECT_THAT(textOf(cutHole(three(), 3, polygon(box(400, 100, 600, 600)))),
                testing::Contains("create like 3 POLYGON((400 100, 600 100, 600 500, 500 500, "
                                  "400 500, 400 100))"));
    EXPECT_THAT(
        textOf(cutHole(three(), 1, polygon(box(100, 600, 200, 700)))),
        ElementsAre("replace 1 POLYGON((0 500, 500 500, 500 1000, 0 1000, 0 500), "
                    "(100 600, 100 700, 200 700, 200 600, 100 600))",
                    "create like 1 POLYGON((100 600, 200 600, 200 700, 100 700, 100 600))"));
    EXPECT_THAT(textOf(cutHole(three(), 1, polygon(box(-10, -10, 1100, 1100)))),
                ElementsAre(HasSubstr("nothing of the patch")));
}

TEST(FillGaps, goToTheLongestNeighbourOrToANewPatch)
{
    std::vector<LocalPatch> patches = three();
    patches.erase(patches.begin()); // 4 has 8 m in common with the gap
    patches.push_back({4, polygon("POLYGON((0 600, 400 600, 400 1000, 0 1000))"), ""});
    EXPECT_THAT(textOf(fillGaps(patches, polygons(extentOfThree)), patches),
                ElementsAre("replace 4 POLYGON((0 500, 500 500, 500 1000, 400 1000, 0 1000, 0 600, "
                            "0 500))"));
    const ChangeSet fresh = fillGaps(patches, polygons(extentOfThree), FillWith::NewPatch).value();
    ASSERT_EQ(fresh.created.size(), 1U);
    EXPECT_EQ(geometry::areaOf(fresh.created[0].outline).exactSquareMetres(), "9");
    EXPECT_THAT(textOf(fillGaps(three(), polygons(extentOfThree))),
                ElementsAre(HasSubstr("no gap")));
}

TEST(DissolveSlivers, prefersTheSameClassThenTheLongestEdge)
{
    const std::vector<LocalPatch> patches{
        {1, polygon("POLYGON((0 0, 1000 0, 1000 100, 0 100))"), "F11"},
        {2, polygon("POLYGON((0 100, 1000 100, 1000 102, 0 102))"), "F12"},
        {3, polygon("POLYGON((0 102, 1000 102, 1000 500, 0 500))"), "F12"}};
    const model::PatchId slivers[] = {2};
    EXPECT_THAT(textOf(dissolveSlivers(patches, slivers), patches, box(0, 0, 1000, 500)),
                ElementsAre("replace 3 POLYGON((0 100, 1000 100, 1000 102, 1000 500, 0 500, 0 102, "
                            "0 100))",
                            "remove 2"));
}

TEST(GiveTo, handsAPieceOver)
{
    EXPECT_THAT(textOf(giveTo(three(), polygon(box(400, 500, 500, 1000)), 2)),
                ElementsAre("replace 1 POLYGON((0 500, 400 500, 400 1000, 0 1000, 0 500))",
                            "replace 2 POLYGON((400 500, 500 500, 1000 500, 1000 1000, 500 1000, "
                            "400 1000, 400 500))",
                            "replace 3 POLYGON((0 0, 1000 0, 1000 500, 500 500, 400 500, 0 500, 0 "
                            "0))"));
}

TEST(Border, verticesOffASlantedBorderArePassedOnToTheExtent)
{
    // The outer border falls 1 in 3: the line meets it between grid points.
    const std::vector<LocalPatch> patches{
        {1, polygon("POLYGON((0 0, 900 0, 900 700, 0 1000))"), ""}};
    const Result<ChangeSet> changes = split(patches, line("LINESTRING(500 -100, 500 1100)"));
    ASSERT_TRUE(changes);
    ASSERT_EQ(changes->border.size(), 2U);
    EXPECT_EQ(changes->border[0].between, (geometry::Line{{500, 0}}));
    EXPECT_EQ(changes->border[1].between, (geometry::Line{{500, 833}}));
    textOf(changes, patches, "POLYGON((0 0, 900 0, 900 700, 0 1000))");
    EXPECT_EQ(withBorder(polygons(box(0, 0, 10, 10)), changes->border).error().code,
              ErrorCode::TopologyFailure);
}

} // namespace
} // namespace ecotone::coverage
