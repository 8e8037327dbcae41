/// Prints how long the coverage engine takes; run in a release build.
#include "core/coverage/arrangement.h"
#include "core/coverage/engine.h"
#include "core/geometry/predicates.h"
#include "tests/support/fractal_patches.h"
#include "tests/support/river_sides.h"

#include <cstdio>
#include <ctime>
#include <string>

namespace {

using namespace ecotone;

template <class Work>
void timed(const char* what, Work work)
{
    // Processor time: the work is single-threaded, and a busy machine does not show.
    const std::clock_t start = std::clock();
    const std::string outcome = work();
    const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    std::printf("%-44s %8.2f s  %s\n", what, seconds, outcome.c_str());
}

std::string areaText(geometry::Area area)
{
    return area.exactSquareMetres() + " m2";
}

void benchPartition(const tests::FractalGrid& grid, double sigma)
{
    coverage::PartitionInput input;
    input.extent = {grid.extent()};
    std::size_t points = 0;
    coverage::Label label = 0;
    for (geometry::Polygon& patch : grid.patches()) {
        points += patch.outer.size();
        const auto seed = static_cast<std::uint64_t>(label) * 2;
        input.polygons.push_back(
            {sigma > 0 ? tests::digitisedAgain(std::move(patch), sigma, seed) : std::move(patch),
             label,
             0});
        ++label;
    }
    std::printf("%d patches, %zu vertices, digitised apart by %.2f m\n",
                grid.columns * grid.rows,
                points,
                sigma / 100);
    timed("  node and faces", [&] {
        coverage::Linework lines;
        for (std::size_t i = 0; i < input.polygons.size(); ++i) {
            lines.addPolygon(input.polygons[i].polygon, static_cast<coverage::Tag>(i));
        }
        auto noded = coverage::node(std::move(lines));
        if (!noded) {
            return noded.error().detail;
        }
        std::string outcome = std::to_string(noded->passes) + " passes, " +
                              std::to_string(noded->nodesAdded) + " nodes added";
        const auto faces = coverage::Arrangement::build(*std::move(noded));
        return faces ? outcome + ", " + std::to_string(faces->faceCount()) + " faces"
                     : faces.error().detail;
    });
    std::vector<geometry::Polygon> polygons;
    timed("  partition", [&] {
        const auto result = coverage::partition(input, {20.0});
        if (!result) {
            return result.error().detail;
        }
        for (const coverage::OwnedPolygon& owned : result->polygons) {
            polygons.push_back(owned.polygon);
        }
        return std::to_string(result->polygons.size()) + " polygons, " +
               std::to_string(result->closed.size()) + " faces closed, " +
               std::to_string(result->overlaps.size()) + " overlaps";
    });
    timed("  check", [&] {
        const auto check = coverage::checkCoverage(polygons, input.extent);
        return check ? "gap " + areaText(check->gap) + ", overlap " + areaText(check->overlap) +
                           ", invalid " + std::to_string(check->invalid) + ", unmatched " +
                           std::to_string(check->unmatchedEdges)
                     : check.error().detail;
    });
    timed("  outline", [&] {
        const auto outline = coverage::outlineOf(polygons);
        return outline ? std::to_string(outline->size()) + " polygon" : outline.error().detail;
    });
}

void benchEdgeMatch()
{
    tests::RiverSides river;
    river.lengthMetres = 100000;
    river.spacingMetres = 50;
    river.pointsPerPatch = 8;
    river.noiseMetres = 15;
    const std::vector<coverage::Side> sides{river.side("RU", true, 1),
                                            river.side("CN", false, 100000)};
    const std::vector<coverage::ReferenceLine> lines{{river.river(), "RU", "CN"}};
    coverage::EdgeMatchOptions options;
    options.extent = {river.extent()};
    std::printf("%zu patches along 100 km of river, digitised twice, 15 m apart\n",
                sides[0].patches.size() + sides[1].patches.size());
    std::vector<geometry::Polygon> after;
    timed("  edge match", [&] {
        const auto result = coverage::edgeMatch(sides, lines, options);
        if (!result) {
            return result.error().detail;
        }
        after = tests::outlinesAfter(sides, result->changes);
        return std::to_string(result->patchesTaken) + " taken, " +
               std::to_string(result->facesClosed) + " faces closed, " +
               std::to_string(result->claims.size()) + " claims, " +
               std::to_string(result->verticesMoved) + " vertices moved";
    });
    timed("  check", [&] {
        const auto check = coverage::checkCoverage(after, options.extent);
        return check ? "gap " + areaText(check->gap) + ", overlap " + areaText(check->overlap) +
                           ", invalid " + std::to_string(check->invalid)
                     : check.error().detail;
    });
}

} // namespace

int main()
{
    benchPartition({20, 10, 100000, 4, 0.12, 1}, 0);
    benchPartition({200, 100, 100000, 4, 0.12, 1}, 0);
    benchPartition({200, 100, 100000, 4, 0.12, 1}, 500);
    benchEdgeMatch();
    return 0;
}
