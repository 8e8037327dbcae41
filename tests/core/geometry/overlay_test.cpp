#include "core/geometry/area.h"
#include "core/geometry/overlay.h"
#include "core/geometry/repair.h"
#include "core/geometry/wkb.h"

#include <gtest/gtest.h>

namespace ecotone::geometry {
namespace {

MultiPolygon grid(const char* wkt)
{
    return gridFromWkt(wkt).value().polygons;
}

std::string text(const Result<MultiPolygon>& polygons)
{
    return polygons ? toWkt(shapeOf(*polygons)) : polygons.error().detail;
}

Repair repairOf(const char* wkt)
{
    return repaired(fromWkt(wkt).value().polygons).value();
}

const char* const left = "POLYGON((0 0, 1000 0, 1000 1000, 0 1000))";
const char* const right = "POLYGON((500 0, 1500 0, 1500 1000, 500 1000))";

TEST(Overlay, givesNormalisedPolygonsOnTheGrid)
{
    EXPECT_EQ(text(intersection(grid(left), grid(right))),
              "POLYGON((500 0, 1000 0, 1000 1000, 500 1000, 500 0))");
    EXPECT_EQ(text(difference(grid(left), grid(right))),
              "POLYGON((0 0, 500 0, 500 1000, 0 1000, 0 0))");
    EXPECT_EQ(areaOf(unite(grid(left), grid(right)).value()).exactSquareMetres(), "150");
    EXPECT_EQ(text(intersection(grid(left), {})), "POLYGON EMPTY");
}

TEST(Overlay, unitesManyThatOverlap)
{
    MultiPolygon squares;
    for (Centimetres i = 0; i < 10; ++i) {
        squares.push_back(
            {{{i * 50, 0}, {i * 50 + 100, 0}, {i * 50 + 100, 100}, {i * 50, 100}}, {}});
    }
    EXPECT_EQ(areaOf(unionOf(squares).value()).exactSquareMetres(), "5.5");
}

TEST(Overlay, cutsLinesByPolygons)
{
    const auto lines = linesInside({{{-500, 500}, {1500, 500}}}, grid(left)).value();
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_EQ(toWkt(shapeOfLine(lines.front())), "LINESTRING(0 500, 1000 500)");
}

TEST(Repair, leavesValidPolygonsAlone)
{
    const Repair repair = repairOf("POLYGON((0 0, 10 0, 10 10, 0 10))");
    EXPECT_FALSE(repair.changed);
    EXPECT_EQ(repair.reason, "");
    EXPECT_EQ(repair.areaAfter, 100.0);
}

TEST(Repair, keepsBothLoopsOfAFigureOfEight)
{
    const Repair repair = repairOf("POLYGON((0 0, 10 10, 10 0, 0 10))");
    EXPECT_TRUE(repair.changed);
    EXPECT_EQ(repair.areaAfter, 50.0);
    EXPECT_EQ(repair.polygons.size(), 2U);
    EXPECT_NE(repair.reason, "");
}

TEST(Repair, dropsSpikesAndUnitesOverlappingParts)
{
    EXPECT_EQ(repairOf("POLYGON((0 0, 10 0, 30 0, 10 0, 10 10, 0 10))").areaAfter, 100.0);
    const Repair repair =
        repairOf("MULTIPOLYGON(((0 0, 10 0, 10 10, 0 10)), ((5 0, 15 0, 15 10, 5 10)))");
    EXPECT_EQ(repair.areaBefore, 200.0);
    EXPECT_EQ(repair.areaAfter, 150.0);
}

TEST(Repair, nothingIsLeftOfALine)
{
    EXPECT_TRUE(repairOf("POLYGON((0 0, 10 0))").polygons.empty());
    EXPECT_TRUE(repairOf("POLYGON((0 0, 10 0, 20 0))").polygons.empty());
}

} // namespace
} // namespace ecotone::geometry
