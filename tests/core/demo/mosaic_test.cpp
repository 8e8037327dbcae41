#include "core/demo/digitising.h"
#include "core/demo/mosaic.h"
#include "core/geometry/area.h"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <map>
#include <set>

namespace ecotone::demo {
namespace {

using geometry::Area;
using geometry::GridPoint;

/// A small but whole Lesser Khingan, and the region with three countries.
struct Made
{
    Made(const std::string& code, double scale, std::uint64_t seed)
        : ground{*std::ranges::find(regionPlans(), code, &RegionPlan::code), seed}
        , site{ground, makeRelief(ground, seed), {}, scale, seed}
        , mosaic{makeMosaic(site, seed)}
    {
    }
    Ground ground;
    Site site;
    Mosaic mosaic;
};

const Made& khingan()
{
    static const Made made{"LKH", 0.1, 3};
    return made;
}
const Made& east()
{
    static const Made made{"EAST", 0.04, 3};
    return made;
}

Area twiceArea(const geometry::Line& line)
{
    geometry::Int128 sum = 0;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        sum += geometry::Int128{line[i].x} * line[i + 1].y -
               geometry::Int128{line[i + 1].x} * line[i].y;
    }
    return Area::fromHalfSquareCentimetres(sum);
}

TEST(Mosaic, partitionsTheMappedExtentToTheLastSquareCentimetre)
{
    for (const Made* made : {&khingan(), &east()}) {
        Area patches;
        for (std::size_t i = 0; i < made->mosaic.patches.size(); ++i) {
            patches += geometry::areaOf(made->mosaic.outline(static_cast<std::int32_t>(i)));
        }
        Area extent;
        for (const Arc& arc : made->mosaic.arcs) {
            if (arc.right < 0) {
                extent += twiceArea(arc.points);
            } else if (arc.left < 0) {
                extent -= twiceArea(arc.points);
            }
        }
        EXPECT_EQ(patches, extent);
    }
    // 120 km by 150 km, but for the corners, which are cut by half a cell.
    Area khinganArea;
    for (std::size_t i = 0; i < khingan().mosaic.patches.size(); ++i) {
        khinganArea += geometry::areaOf(khingan().mosaic.outline(static_cast<std::int32_t>(i)));
    }
    EXPECT_NEAR(khinganArea.squareKilometres(), 18000.0, 1.0);
}

TEST(Mosaic, sharesEveryEdgeBetweenExactlyTwoPatchesOrThePatchAndTheOutside)
{
    const Mosaic& mosaic = khingan().mosaic;
    std::map<std::pair<GridPoint, GridPoint>, int> edges;
    for (std::size_t i = 0; i < mosaic.patches.size(); ++i) {
        const geometry::Polygon polygon = mosaic.outline(static_cast<std::int32_t>(i));
        const auto add = [&edges](const geometry::Ring& ring) {
            for (std::size_t k = 0; k < ring.size(); ++k) {
                ++edges[{ring[k], ring[(k + 1) % ring.size()]}];
            }
        };
        add(polygon.outer);
        std::ranges::for_each(polygon.holes, add);
    }
    std::size_t outer = 0;
    for (const auto& [edge, count] : edges) {
        EXPECT_EQ(count, 1);
        outer += edges.contains({edge.second, edge.first}) ? 0U : 1U;
    }
    EXPECT_GT(outer, 3U);
    EXPECT_LT(outer, edges.size() / 20);
}

TEST(Mosaic, givesEveryPatchOneOuterRingThatNeverTouchesItself)
{
    for (const Made* made : {&khingan(), &east()}) {
        for (std::size_t i = 0; i < made->mosaic.patches.size(); ++i) {
            const geometry::Polygon polygon = made->mosaic.outline(static_cast<std::int32_t>(i));
            ASSERT_GE(polygon.outer.size(), 3U);
            EXPECT_EQ(polygon.holes.size() + 1, made->mosaic.patches[i].rings.size());
            const std::set<GridPoint> points{polygon.outer.begin(), polygon.outer.end()};
            EXPECT_EQ(points.size(), polygon.outer.size());
            for (const geometry::Ring& hole : polygon.holes) {
                EXPECT_LT(geometry::signedArea(hole), Area{});
            }
        }
    }
}

TEST(Mosaic, isTheSameForTheSameSeed)
{
    const Made again{"LKH", 0.1, 3};
    ASSERT_EQ(again.mosaic.arcs.size(), khingan().mosaic.arcs.size());
    for (std::size_t i = 0; i < again.mosaic.arcs.size(); ++i) {
        EXPECT_EQ(again.mosaic.arcs[i].points, khingan().mosaic.arcs[i].points);
    }
}

TEST(Mosaic, knowsThreeCountriesThatMeetInOnePoint)
{
    std::map<std::int32_t, std::set<int>> countries;
    for (const Arc& arc : east().mosaic.arcs) {
        for (const std::int32_t patch : {arc.left, arc.right}) {
            if (patch >= 0 && arc.from >= 0) {
                const int country =
                    east().mosaic.patches[static_cast<std::size_t>(patch)].side.country;
                countries[arc.from].insert(country);
                countries[arc.to].insert(country);
            }
        }
    }
    const auto nodes = std::ranges::count_if(
        countries, [](const auto& entry) { return entry.second.size() == 3; });
    EXPECT_EQ(nodes, 1);
}

TEST(Digitised, staysWithinItsReachOfTheCommonLine)
{
    const Mosaic& mosaic = khingan().mosaic;
    const Digitised china{mosaic, khingan().site, -1, 3};
    double furthest = 0.0;
    std::size_t moved = 0;
    for (std::size_t i = 0; i < mosaic.patches.size(); ++i) {
        if (mosaic.patches[i].side.country != -1) {
            continue;
        }
        std::set<std::pair<double, double>> exact;
        const geometry::Polygon original = mosaic.outline(static_cast<std::int32_t>(i));
        Path ring;
        for (const GridPoint& point : original.outer) {
            const auto metres = geometry::toMetres(point);
            exact.insert({metres.x, metres.y});
            ring.push_back(metres);
        }
        ring.push_back(ring.front());
        for (const RealPoint& point : china.outline(static_cast<std::int32_t>(i)).outer) {
            if (!exact.contains({point.x, point.y})) {
                ++moved;
                furthest = std::max(furthest, distanceTo(ring, point));
            }
        }
    }
    EXPECT_GT(moved, 50U);
    EXPECT_GT(furthest, 2.0);
    EXPECT_LE(furthest, Digitised::furthest);
}

TEST(ReferenceLines, runFromEdgeToEdge)
{
    const auto lines = referenceLines(khingan().mosaic);
    ASSERT_FALSE(lines.empty());
    double longest = 0.0;
    for (const ReferenceLine& line : lines) {
        double metres = 0.0;
        for (std::size_t i = 0; i + 1 < line.points.size(); ++i) {
            metres += std::hypot(static_cast<double>(line.points[i + 1].x - line.points[i].x),
                                 static_cast<double>(line.points[i + 1].y - line.points[i].y)) /
                      100.0;
        }
        longest = std::max(longest, metres);
    }
    EXPECT_GT(longest, 150000.0);
}

} // namespace
} // namespace ecotone::demo
