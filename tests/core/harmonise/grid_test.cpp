#include "core/crs/registry.h"
#include "core/geometry/predicates.h"
#include "core/harmonise/clip.h"
#include "core/harmonise/grid_writer.h"
#include "core/harmonise/pieces.h"
#include "core/harmonise/vertex_grid.h"

#include <array>
#include <gtest/gtest.h>

namespace ecotone::harmonise {
namespace {

using geometry::RealPoint;

TEST(VertexGrid, FindsVerticesOnAnEdgeInItsDirection)
{
    const std::array<RealPoint, 6> points{RealPoint{0.0, 0.0},
                                          RealPoint{1000.0, 500.0},
                                          RealPoint{600.0, 300.0},
                                          RealPoint{200.0, 100.0},
                                          RealPoint{400.0, 200.01},
                                          RealPoint{1200.0, 600.0}};
    const VertexGrid grid{points, 0.0005};
    EXPECT_EQ(grid.between(0, 1), (std::vector<std::uint32_t>{3, 2}));
    EXPECT_EQ(grid.between(1, 0), (std::vector<std::uint32_t>{2, 3}));
    EXPECT_TRUE(grid.between(3, 3).empty());
}

TEST(GridWriter, ANeighboursCornerOnALongEdgeStaysOnIt)
{
    // A square of 40 km whose east edge carries the corner of two neighbours at an odd place.
    const auto source = crs::Crs::fromUserInput("EPSG:28422");
    ASSERT_TRUE(source) << source.error().detail;
    const auto operation = crs::operationFor(*source, {131.0, 43.0, 131.9, 43.6}, "RU");
    ASSERT_TRUE(operation) << operation.error().detail;
    const auto transform = crs::Transform::toProject(*source, *operation);
    ASSERT_TRUE(transform);
    const double west = 22660000.0;
    const double middle = 22700000.0;
    const double south = 4770000.0;
    const double corner = 4783333.337;
    const auto box = [](double w, double s, double e, double n) {
        return geometry::shapeOf(geometry::RealPolygon{{{w, s}, {e, s}, {e, n}, {w, n}}, {}});
    };
    GridWriter writer{*transform, 0.001, 0.0005};
    writer.add(box(west, south, middle, south + 40000.0));
    writer.add(box(middle, south, middle + 30000.0, corner));
    writer.add(box(middle, corner, middle + 30000.0, south + 40000.0));
    const auto shapes = writer.finish();
    ASSERT_TRUE(shapes) << shapes.error().detail;
    // Every vertex of the neighbours on the common line is a vertex of the square.
    const auto& square = shapes->at(0).polygons.at(0).outer;
    int common = 0;
    for (const std::size_t i : {1U, 2U}) {
        for (const auto& point : shapes->at(i).polygons.at(0).outer) {
            if (geometry::locate(square, point) != geometry::Location::Outside) {
                EXPECT_NE(std::ranges::find(square, point), square.end());
                ++common;
            }
        }
    }
    EXPECT_GT(common, 3);
}

TEST(Clip, CutsACountryToTheSource)
{
    const auto country = geometry::shapeOf(
        geometry::RealPolygon{{{-180.0, 40.0}, {180.0, 40.0}, {180.0, 80.0}, {-180.0, 80.0}}, {}});
    const auto cut = clippedToBox(country, {84.0, 39.0, 141.0, 57.0});
    ASSERT_EQ(cut.polygons.size(), 1U);
    const auto box = geometry::boundsOf(cut);
    EXPECT_EQ(box, (geometry::RealBox{84.0, 40.0, 141.0, 57.0}));
    EXPECT_TRUE(clippedToBox(country, {0.0, 0.0, 10.0, 10.0}).polygons.empty());
}

geometry::Polygon square(geometry::Centimetres west, geometry::Centimetres east)
{
    return geometry::normalised(
        geometry::Polygon{{{west, 0}, {east, 0}, {east, 1000}, {west, 1000}}, {}});
}

Piece piece(const std::string& classCode, const geometry::Polygon& outline)
{
    Piece result;
    result.attributes.classCode = classCode;
    result.attributes.country = "RU";
    result.outline = outline;
    return result;
}

TEST(Pieces, AChainOfTrailsEndsWithTheStandsBesideIt)
{
    const auto result = dissolved({piece("F21", square(0, 1000)),
                                   piece("trail", square(1000, 1010)),
                                   piece("trail", square(1010, 1020)),
                                   piece("trail", square(1020, 1030))},
                                  {false, true, true, true});
    ASSERT_TRUE(result) << result.error().detail;
    ASSERT_EQ(result->size(), 1U);
    EXPECT_EQ(result->front().attributes.classCode, "F21");
    EXPECT_EQ(geometry::areaOf(result->front().outline).squareMetres(), 103.0);
}

TEST(Pieces, ATrailWithoutNeighboursStays)
{
    const auto result = dissolved({piece("trail", square(0, 10))}, {true});
    ASSERT_TRUE(result);
    EXPECT_EQ(result->size(), 1U);
}

TEST(Pieces, UnclaimedLandIsAdoptedByTheLongestNeighbour)
{
    std::vector<Piece> pieces{piece("F21", square(0, 1000)), unclaimedPiece(square(1000, 1200))};
    adoptSides(pieces);
    EXPECT_EQ(pieces[1].attributes.country, "RU");
    EXPECT_EQ(pieces[1].attributes.classCode, "U01");
}

} // namespace
} // namespace ecotone::harmonise
