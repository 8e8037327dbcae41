/// Prints how long the coverage engine takes; run in a release build.
#include "core/coverage/arrangement.h"
#include "core/coverage/engine.h"
#include "core/geometry/predicates.h"
#include "core/geometry/wkb.h"
#include "tests/support/fractal_patches.h"
#include "tests/support/river_sides.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <span>
#include <string>
#include <vector>

namespace {

using namespace ecotone;

template <class Work>
void timed(const char* what, Work work)
{
    // Processor time: the work is single-threaded, and a busy machine does not show.
    const std::clock_t start = std::clock();
    const std::string outcome = work();
    const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    std::printf("%-44s %8.3f s  %s\n", what, seconds, outcome.c_str());
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

/// A river of this length, digitised twice 15 m apart: 10 patches a kilometre.
tests::RiverSides riverOf(int kilometres)
{
    tests::RiverSides river;
    river.lengthMetres = 1000.0 * kilometres;
    river.spacingMetres = 50;
    river.pointsPerPatch = 8;
    river.noiseMetres = 15;
    return river;
}

std::vector<coverage::Side> sidesOf(const tests::RiverSides& river)
{
    return {river.side("RU", true, 1), river.side("CN", false, 1000000)};
}

std::string checkText(std::span<const geometry::Polygon> outlines, const tests::RiverSides& river)
{
    const auto check = coverage::checkCoverage(outlines, {river.extent()});
    return check ? "gap " + areaText(check->gap) + ", overlap " + areaText(check->overlap) +
                       ", invalid " + std::to_string(check->invalid)
                 : check.error().detail;
}

void benchEdgeMatch(int kilometres)
{
    const tests::RiverSides river = riverOf(kilometres);
    const std::vector<coverage::Side> sides = sidesOf(river);
    const std::vector<coverage::ReferenceLine> lines{{river.river(), "RU", "CN"}};
    coverage::EdgeMatchOptions options;
    options.extent = {river.extent()};
    std::printf("%zu patches along %d km of river, digitised twice, 15 m apart: before %s\n",
                sides[0].patches.size() + sides[1].patches.size(),
                kilometres,
                checkText(tests::outlinesAfter(sides, {}), river).c_str());
    std::vector<geometry::Polygon> after;
    coverage::ChangeSet changes;
    // The median of five: the first also pays for fresh memory.
    std::vector<double> seconds;
    std::string outcome;
    const auto matched = [&] {
        auto result = coverage::edgeMatch(sides, lines, options);
        if (!result) {
            return result.error().detail;
        }
        changes = std::move(result->changes);
        return std::to_string(result->patchesTaken) + " taken, " +
               std::to_string(result->facesClosed) + " faces closed, " +
               std::to_string(result->claims.size()) + " claims, " +
               std::to_string(result->verticesMoved) + " vertices moved";
    };
    for (int i = 0; i < 5; ++i) {
        const std::clock_t start = std::clock();
        outcome = matched();
        seconds.push_back(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
    }
    std::ranges::sort(seconds);
    std::printf("%-44s %8.3f s  %s\n", "  edge match", seconds[2], outcome.c_str());
    after = tests::outlinesAfter(sides, changes);
    timed("  check", [&] { return checkText(after, river); });
}

/// The patches of both sides as WKT in metres, for other programs.
int writeRiver(int kilometres, const std::string& path)
{
    benchEdgeMatch(kilometres);
    std::FILE* file = std::fopen(path.c_str(), "w");
    if (file == nullptr) {
        return 1;
    }
    std::fputs("id,wkt\n", file);
    for (const coverage::Side& side : sidesOf(riverOf(kilometres))) {
        for (const coverage::EdgePatch& patch : side.patches) {
            const auto shape = geometry::toMetres(geometry::shapeOf(patch.outline));
            std::fprintf(file,
                         "%lld,\"%s\"\n",
                         static_cast<long long>(patch.id),
                         geometry::toWkt(shape, 2).c_str());
        }
    }
    return std::fclose(file);
}

/// What another program made of them: CSV whose first column is WKT in quotes.
int checkFile(int kilometres, const std::string& path)
{
    std::ifstream file{path};
    std::vector<geometry::Polygon> outlines;
    for (std::string line; std::getline(file, line);) {
        const auto end = line.rfind('"');
        if (line.empty() || line.front() != '"' || end == 0) {
            continue;
        }
        const auto shape =
            geometry::fromWkt(std::string_view{line}.substr(1, line.find('"', 1) - 1));
        if (shape) {
            for (geometry::Polygon& polygon : geometry::snapped(*shape).polygons) {
                outlines.push_back(std::move(polygon));
            }
        }
    }
    std::printf("    %zu polygons, %s\n",
                outlines.size(),
                checkText(outlines, riverOf(kilometres)).c_str());
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    const std::string work = argc > 3 ? argv[1] : "";
    if (work == "river") {
        return writeRiver(std::atoi(argv[2]), argv[3]);
    }
    if (work == "check") {
        return checkFile(std::atoi(argv[2]), argv[3]);
    }
    if (argc > 1 && std::string{argv[1]} == "edge-match") {
        benchEdgeMatch(100);
        benchEdgeMatch(1000);
        return 0;
    }
    benchPartition({20, 10, 100000, 4, 0.12, 1}, 0);
    benchPartition({200, 100, 100000, 4, 0.12, 1}, 0);
    benchPartition({200, 100, 100000, 4, 0.12, 1}, 500);
    benchEdgeMatch(100);
    benchEdgeMatch(1000);
    return 0;
}
