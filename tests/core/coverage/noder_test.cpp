#include "core/coverage/noder.h"
#include "core/geometry/predicates.h"
#include "tests/core/coverage/text.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <random>

namespace ecotone::coverage {
namespace {

using geometry::Centimetres;
using geometry::GridPoint;

NodedLinework noded(const std::vector<geometry::Line>& lines)
{
    Linework work;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        work.addLine(lines[i], -1 - static_cast<Tag>(i));
    }
    return node(std::move(work)).value();
}

Lines textOf(const NodedLinework& linework)
{
    Lines result;
    for (const Edge& edge : linework.set.edges) {
        result.push_back(geometry::toWkt(geometry::shapeOfLine(geometry::Line{edge.a, edge.b})));
    }
    return result;
}

TEST(Pixel, isHalfOpen)
{
    const GridPoint pixel{0, 0};
    EXPECT_TRUE(passesThroughPixel({-5, 0}, {5, 0}, pixel));
    EXPECT_TRUE(passesThroughPixel({-5, -5}, {5, 5}, pixel));
    // Through the corner (1/2, 1/2), which belongs to the pixel of (1, 1).
    EXPECT_FALSE(passesThroughPixel({0, 1}, {1, 0}, pixel));
    EXPECT_TRUE(passesThroughPixel({0, 1}, {1, 0}, {1, 1}));
    // Through the corner (-1/2, -1/2), which is its own.
    EXPECT_TRUE(passesThroughPixel({-1, 0}, {0, -1}, pixel));
    // Through the corner (-1/2, 1/2): only a falling segment goes on inside.
    EXPECT_FALSE(passesThroughPixel({-2, -1}, {1, 2}, pixel));
    EXPECT_TRUE(passesThroughPixel({-1, 2}, {1, -4}, pixel));
    EXPECT_FALSE(passesThroughPixel({-5, 1}, {5, 1}, pixel));
    EXPECT_FALSE(passesThroughPixel({1, -5}, {1, 5}, pixel));
}

/// The definition: some point of the segment, sampled finely, lies in the cell.
TEST(Pixel, agreesWithSampling)
{
    std::mt19937_64 random{7};
    std::uniform_int_distribution<Centimetres> near{-6, 6};
    for (int i = 0; i < 3000; ++i) {
        const GridPoint a{near(random), near(random)};
        const GridPoint b{near(random), near(random)};
        bool sampled = false;
        constexpr int steps = 9240; // a common multiple of what the differences divide
        for (int s = 0; s <= 2 * steps && !sampled; ++s) {
            const Centimetres x = 2 * steps * a.x + s * (b.x - a.x);
            const Centimetres y = 2 * steps * a.y + s * (b.y - a.y);
            sampled = x >= -steps && x < steps && y >= -steps && y < steps;
        }
        if (sampled) {
            EXPECT_TRUE(passesThroughPixel(a, b, {0, 0}))
                << a.x << " " << a.y << ", " << b.x << " " << b.y;
        } else if (passesThroughPixel(a, b, {0, 0})) {
            // Sampling may miss a stretch shorter than a step, never a wide one.
            EXPECT_LE(geometry::distance({0, 0}, a, b), 0.7072);
        }
    }
}

TEST(Noder, cutsCrossingsAndTouches)
{
    EXPECT_EQ(textOf(noded({{{0, 0}, {10, 10}}, {{0, 10}, {10, 0}}})),
              (Lines{"LINESTRING(0 0, 5 5)",
                     "LINESTRING(0 10, 5 5)",
                     "LINESTRING(5 5, 10 0)",
                     "LINESTRING(5 5, 10 10)"}));
    EXPECT_EQ(textOf(noded({{{0, 0}, {10, 0}}, {{4, 0}, {4, 9}}})),
              (Lines{"LINESTRING(0 0, 4 0)", "LINESTRING(4 0, 4 9)", "LINESTRING(4 0, 10 0)"}));
}

TEST(Noder, joinsWhatRunsTogether)
{
    EXPECT_EQ(textOf(noded({{{0, 0}, {10, 0}}, {{4, 0}, {20, 0}}})),
              (Lines{"LINESTRING(0 0, 4 0)", "LINESTRING(4 0, 10 0)", "LINESTRING(10 0, 20 0)"}));
}

TEST(Noder, drawsEdgesOntoVerticesTheyPassBy)
{
    // (100, 1) lies 0.33 cm above the edge: within its hot cell.
    EXPECT_EQ(
        textOf(noded({{{0, 0}, {150, 1}}, {{100, 1}, {100, 50}}})),
        (Lines{"LINESTRING(0 0, 100 1)", "LINESTRING(100 1, 100 50)", "LINESTRING(100 1, 150 1)"}));
}

TEST(Noder, leavesNodedLineworkAlone)
{
    const NodedLinework result = noded({{{0, 0}, {10, 0}}, {{10, 0}, {10, 9}}, {{10, 0}, {20, 1}}});
    EXPECT_EQ(result.passes, 0);
    EXPECT_EQ(result.nodesAdded, 0);
}

TEST(Noder, refusesWhatIsTooFarOut)
{
    Linework work;
    work.addLine({{0, 0}, {Centimetres{1} << 41, 0}}, -1);
    EXPECT_EQ(node(std::move(work)).error().code, ErrorCode::InvalidGeometry);
}

/// Random linework on a tiny grid, where every degenerate case happens all the time.
TEST(Noder, resultIsNodedAndDoesNotDependOnTheOrder)
{
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        std::mt19937_64 random{seed};
        std::uniform_int_distribution<Centimetres> place{0, seed % 2 == 0 ? 30 : 1000};
        std::vector<geometry::Line> lines;
        for (int i = 0; i < 25; ++i) {
            lines.push_back({{place(random), place(random)}, {place(random), place(random)}});
        }
        const NodedLinework result = noded(lines);
        const std::vector<Edge>& edges = result.set.edges;
        for (std::size_t i = 0; i < edges.size(); ++i) {
            for (std::size_t k = i + 1; k < edges.size(); ++k) {
                ASSERT_FALSE(
                    geometry::segmentsCross(edges[i].a, edges[i].b, edges[k].a, edges[k].b))
                    << "seed " << seed;
                for (const GridPoint end : {edges[k].a, edges[k].b}) {
                    ASSERT_TRUE(end == edges[i].a || end == edges[i].b ||
                                !passesThroughPixel(edges[i].a, edges[i].b, end))
                        << "seed " << seed;
                }
            }
        }
        std::shuffle(lines.begin(), lines.end(), random);
        for (geometry::Line& one : lines) {
            std::reverse(one.begin(), one.end());
        }
        EXPECT_EQ(noded(lines).set.edges, edges) << "seed " << seed;
    }
}

} // namespace
} // namespace ecotone::coverage
