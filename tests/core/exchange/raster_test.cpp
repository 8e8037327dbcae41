#include "core/exchange/backdrop.h"
#include "core/exchange/raster.h"
#include "core/geometry/predicates.h"
#include "tests/core/exchange/support.h"

#include <map>
#include <random>
#include <set>

namespace ecotone::exchange {
namespace {

using namespace test;
using geometry::RealPoint;
using geometry::RealRing;

/// One letter a cell; '.' is no data. Cells are 1 x 1, the south-west corner of the grid is 0 0.
ClassGrid gridOf(const std::vector<std::string>& rows)
{
    ClassGrid grid;
    grid.width = static_cast<int>(rows[0].size());
    grid.height = static_cast<int>(rows.size());
    grid.transform = {0, 1, 0, static_cast<double>(rows.size()), 0, -1};
    grid.noData = '.';
    for (const std::string& row : rows) {
        grid.values.insert(grid.values.end(), row.begin(), row.end());
    }
    return grid;
}

double area(const RealRing& ring)
{
    double twice = 0;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        twice += ring[j].x * ring[i].y - ring[i].x * ring[j].y;
    }
    return twice / 2;
}

double area(const ClassPatch& patch)
{
    double sum = area(patch.outline.outer);
    for (const RealRing& hole : patch.outline.holes) {
        sum += area(hole); // Holes run the other way.
    }
    return sum;
}

TEST(Polygonise, JoinsCellsByEdgesNotByCorners)
{
    const auto patches = polygonise(gridOf({"ab", "ba"}));
    ASSERT_EQ(patches.size(), 4U);
    for (const ClassPatch& patch : patches) {
        EXPECT_EQ(patch.cells, 1);
        EXPECT_EQ(area(patch), 1.0);
    }
}

TEST(Polygonise, ARingThatTouchesItselfBecomesAHole)
{
    // The two a-cells at the upper right corner of b meet at one point.
    const auto patches = polygonise(gridOf({"aaab", "abaa", "aaca"}));
    for (const ClassPatch& patch : patches) {
        EXPECT_TRUE(geometry::isValid(patch.outline).value()) << patch.value;
        EXPECT_EQ(area(patch), static_cast<double>(patch.cells));
    }
    EXPECT_EQ(patches[0].outline.holes.size(), 1U);
}

TEST(Polygonise, LeavesNoDataOutAndKeepsJunctions)
{
    const auto patches = polygonise(gridOf({"aa", "bc", ".c"}));
    ASSERT_EQ(patches.size(), 3U);
    // a is a 2 x 1 rectangle; below its middle b and c meet, so it has a fifth vertex there.
    EXPECT_EQ(patches[0].outline.outer.size(), 5U);
    EXPECT_EQ(area(patches[2]), 2.0);
}

TEST(Polygonise, IsAPartitionWithSharedVerticesOnRandomGrids)
{
    std::mt19937 random{7};
    for (int round = 0; round < 40; ++round) {
        const std::size_t width = 3 + random() % 12;
        std::vector<std::string> rows(3 + random() % 12);
        double cells = 0;
        for (std::string& row : rows) {
            for (std::size_t i = 0; i < width; ++i) {
                row += "aab."[random() % 4];
                cells += row.back() != '.';
            }
        }
        const auto patches = polygonise(gridOf(rows));
        double sum = 0;
        std::map<std::pair<double, double>, int> vertexUses;
        std::map<std::array<double, 4>, int> edges;
        for (const ClassPatch& patch : patches) {
            ASSERT_TRUE(geometry::isValid(patch.outline).value());
            ASSERT_EQ(area(patch), static_cast<double>(patch.cells));
            sum += area(patch);
            std::vector<RealRing> rings = patch.outline.holes;
            rings.push_back(patch.outline.outer);
            for (const RealRing& ring : rings) {
                for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
                    ++edges[{ring[j].x, ring[j].y, ring[i].x, ring[i].y}];
                }
            }
        }
        EXPECT_EQ(sum, cells);
        // Every edge runs once; between two patches it runs once each way. An edge without its
        // opposite borders on no data, so no vertex of another patch may lie inside it.
        for (const auto& [edge, uses] : edges) {
            ASSERT_EQ(uses, 1);
            if (edges.contains({edge[2], edge[3], edge[0], edge[1]})) {
                continue;
            }
            const double dx = edge[2] - edge[0];
            const double dy = edge[3] - edge[1];
            const double length = std::abs(dx) + std::abs(dy);
            // The cell on its right hand, beside its middle, is none of ours.
            const double x = (edge[0] + edge[2]) / 2 + dy / length / 2 +
                             (std::abs(dx) > 0 && static_cast<int>(length) % 2 == 0 ? 0.5 : 0);
            const double y = (edge[1] + edge[3]) / 2 - dx / length / 2 +
                             (std::abs(dy) > 0 && static_cast<int>(length) % 2 == 0 ? 0.5 : 0);
            const int column = static_cast<int>(std::floor(x));
            const int row = static_cast<int>(rows.size()) - 1 - static_cast<int>(std::floor(y));
            const bool outside = column < 0 || row < 0 || column >= static_cast<int>(width) ||
                                 row >= static_cast<int>(rows.size());
            ASSERT_TRUE(outside ||
                        rows[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)] ==
                            '.');
        }
    }
}

TEST(Raster, AGridWrittenIsTheGridRead)
{
    const Folder folder;
    Grid grid;
    grid.width = 3;
    grid.height = 2;
    grid.transform = {130, 0.5, 0, 44, 0, -0.5};
    grid.crs.text = "EPSG:4326";
    grid.values = {1, 2, 3, 4, -9999, 6};
    grid.noData = -9999;
    const auto path = folder / "висота.tif";
    ASSERT_TRUE(writeGrid(path, grid).has_value());
    const auto read = readGrid(path);
    ASSERT_TRUE(read.has_value()) << read.error().detail;
    EXPECT_EQ(read->values, grid.values);
    EXPECT_EQ(read->crs.authority, "EPSG:4326");
    EXPECT_EQ(read->valueAt(130.75, 43.75), 2.0);
    EXPECT_FALSE(read->valueAt(130.75, 43.25).has_value());
    EXPECT_FALSE(read->valueAt(129.0, 43.25).has_value());
    const std::string bytes = readFile(path).value();
    ASSERT_TRUE(writeGrid(path, grid).has_value());
    EXPECT_EQ(readFile(path).value(), bytes);
}

TEST(Raster, FractionsAreNoClassification)
{
    const Folder folder;
    Grid grid;
    grid.width = grid.height = 2;
    grid.values = {1, 2, 3, 4.5};
    ASSERT_TRUE(writeGrid(folder / "a.tif", grid).has_value());
    const auto refused = readSource(folder / "a.tif");
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, ErrorCode::UnsupportedFormat);
    EXPECT_EQ(refused.error().detail, "a.tif: band 1 holds fractions: it is no classification");

    const std::string whole = readFile(folder / "a.tif").value();
    EXPECT_FALSE(readSource(written(folder / "b.tif", whole.substr(0, 40))).has_value());
    EXPECT_FALSE(readSource(written(folder / "c.tif", "")).has_value());
}

TEST(Backdrop, DrawsAWindowInPlaceAndLeavesTheRestTransparent)
{
    const Folder folder;
    Grid grid;
    grid.width = grid.height = 4;
    grid.transform = {0, 10, 0, 40, 0, -10};
    grid.crs.text = "EPSG:32652";
    for (int i = 0; i < 16; ++i) {
        grid.values.push_back(i * 16);
    }
    ASSERT_TRUE(writeGrid(folder / "a.tif", grid, CellType::Byte).has_value());
    const auto backdrop = BackdropReader::open(folder / "a.tif");
    ASSERT_TRUE(backdrop.has_value());
    EXPECT_EQ((*backdrop)->extent(), (geometry::RealBox{0, 0, 40, 40}));
    const auto picture = (*backdrop)->read({0, 0, 80, 40}, 8, 4, {});
    ASSERT_TRUE(picture.has_value());
    EXPECT_EQ(picture->pixels[0], 0xFF000000U);
    EXPECT_EQ(picture->pixels[1], 0xFF101010U);
    EXPECT_EQ(picture->pixels[3 * 8], 0xFFC0C0C0U);
    EXPECT_EQ(picture->pixels[4], 0x00000000U); // East of the raster.

    // Turned by a quarter: what was east is now up.
    const auto turned =
        (*backdrop)->readWarped({0, 0},
                                {1, 0},
                                {0, 1},
                                4,
                                4,
                                [](std::span<RealPoint> points) {
                                    for (RealPoint& point : points) {
                                        point = {40 - 10 * point.y, 40 - 10 * point.x};
                                    }
                                    return Result<>{};
                                },
                                {});
    ASSERT_TRUE(turned.has_value());
    EXPECT_EQ(turned->pixels[0], 0xFF303030U);
}

} // namespace
} // namespace ecotone::exchange
