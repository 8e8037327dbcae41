#include "core/coverage/edge_match.h"
#include "tests/support/border_country.h"
#include "tests/support/river_sides.h"

#include <cstdio>
#include <cstdlib>
#include <gtest/gtest.h>
#include <map>
#include <set>

/// Countries that have digitised their common rivers each for itself: along straight reaches and
/// loops that turn back, with islands, meanders that cross, and where three of them meet. Seeds are
/// ECOTONE_SEED onwards (default 1), ECOTONE_LONG=1 runs 25 instead of 1.
namespace ecotone::coverage {
namespace {

using geometry::Area;
using geometry::GridPoint;
using geometry::Polygon;
using geometry::Ring;

constexpr geometry::Centimetres size = 800000; // 8 km
const Polygon extent{{{0, 0}, {size, 0}, {size, size}, {0, size}}, {}};

struct Hand
{
    double sigmaMetres = 0;
    double stepMetres = 100;
    std::uint64_t seed = 1;

    [[nodiscard]] std::string text() const
    {
        return "sigma " + std::to_string(sigmaMetres) + " m, step " + std::to_string(stepMetres) +
               " m, seed " + std::to_string(seed);
    }
    [[nodiscard]] geometry::Line draw(const geometry::Line& line, std::uint64_t country) const
    {
        return tests::drawnAgain(line, sigmaMetres, seed * 31 + country);
    }
    [[nodiscard]] tests::FractalGrid net(std::uint64_t country) const
    {
        return {9, 9, size / 9, 2, 0.12, seed * 5 + country};
    }
    /// Six standard deviations, and what a coarse line swings off a finer one.
    [[nodiscard]] double tolerance() const { return 50 + 6 * sigmaMetres; }
};

struct Border
{
    std::vector<Side> sides;
    std::vector<ReferenceLine> lines;
    std::map<std::string, Area> land; ///< What the lines give each country.
};

Ring joined(std::initializer_list<geometry::Line> parts)
{
    Ring ring;
    for (const geometry::Line& part : parts) {
        for (const GridPoint point : part) {
            if (ring.empty() || ring.back() != point) {
                ring.push_back(point);
            }
        }
    }
    return ring;
}

geometry::Line reversed(geometry::Line line)
{
    std::reverse(line.begin(), line.end());
    return line;
}

Area landInside(const Ring& ring)
{
    PartitionInput input;
    input.polygons.push_back({{ring, {}}, 0, 0});
    Area sum;
    const Partition wound = partition(input, {}).value();
    for (const OwnedPolygon& owned : wound.polygons) {
        sum += geometry::areaOf(owned.polygon);
    }
    return sum;
}

/// A river from west to east: RU north of it, CN south.
Border riverBorder(const Hand& hand, double swing)
{
    // Straight at both ends, so that no loop leaves the map.
    geometry::Line river = tests::River{swing, hand.stepMetres}.between({size / 8, size / 2},
                                                                        {size * 7 / 8, size / 2});
    river.insert(river.begin(), {0, size / 2});
    river.push_back({size, size / 2});
    const geometry::Line northern = hand.draw(river, 7);
    const geometry::Line southern = hand.draw(river, 13);
    const geometry::Line top{{size, size}, {0, size}};
    const geometry::Line bottom{{0, 0}, {size, 0}};
    Border border;
    border.sides = {
        tests::patchesOf("RU", joined({northern, top}), {}, extent, hand.net(1), 1),
        tests::patchesOf(
            "CN", joined({bottom, reversed(southern)}), {}, extent, hand.net(2), 100000)};
    border.lines = {{river, "RU", "CN"}};
    border.land["RU"] = landInside(joined({river, top}));
    border.land["CN"] = landInside(joined({bottom, reversed(river)}));
    return border;
}

/// The same with an island of RU beyond the river, which has a line of its own.
Border islandBorder(const Hand& hand)
{
    geometry::Line shore;
    for (int i = 0; i <= 24; ++i) {
        const double angle = 2.0 * 3.141592653589793 * (i % 24) / 24;
        shore.push_back({size / 3 + std::llround(60000 * std::cos(angle)),
                         size / 5 + std::llround(45000 * std::sin(angle))});
    }
    const auto closed = [](geometry::Line line) {
        line.pop_back();
        return Polygon{std::move(line), {}};
    };
    Border border = riverBorder(hand, 1.0);
    const Polygon island = closed(shore);
    const auto oneHand = [&](std::uint64_t country) {
        PartitionInput input;
        input.polygons.push_back({closed(hand.draw(shore, country)), 0, 0});
        geometry::MultiPolygon pieces;
        Partition wound = partition(input, {1e5}).value();
        for (auto& owned : wound.polygons) {
            pieces.push_back(std::move(owned.polygon));
        }
        return pieces;
    };
    for (Polygon& piece : oneHand(21)) {
        border.sides[0].patches.push_back({50000, 2, "F11", std::move(piece)});
        ++border.sides[0].patches.back().id;
    }
    for (std::size_t i = 0; i < border.sides[0].patches.size(); ++i) {
        border.sides[0].patches[i].id = static_cast<model::PatchId>(i) + 1;
    }
    const geometry::Line& river = border.lines.front().line;
    const geometry::Line bottom{{0, 0}, {size, 0}};
    border.sides[1] = tests::patchesOf("CN",
                                       joined({bottom, reversed(hand.draw(river, 13))}),
                                       oneHand(22),
                                       extent,
                                       hand.net(2),
                                       100000);
    border.lines.push_back({shore, "RU", "CN"});
    border.land["RU"] += geometry::areaOf(island);
    border.land["CN"] -= geometry::areaOf(island);
    return border;
}

/// Three countries meet in the middle: MN in the west, RU in the north east, CN in the south east.
Border threeCountries(const Hand& hand)
{
    const GridPoint node{size / 2, size / 2};
    const tests::River bends{1.1, hand.stepMetres, 3};
    const geometry::Line north = bends.between(node, {size / 4, size});
    const geometry::Line east = bends.between(node, {size, size * 3 / 5});
    const geometry::Line south = bends.between(node, {size / 4, 0});
    const auto ring = [&](const std::string& country, std::uint64_t drawnBy) {
        const auto mine = [&](const geometry::Line& line) {
            return drawnBy == 0 ? line : hand.draw(line, drawnBy);
        };
        if (country == "MN") {
            return joined({mine(north), {{0, size}, {0, 0}}, reversed(mine(south))});
        }
        if (country == "RU") {
            return joined({mine(east), {{size, size}}, reversed(mine(north))});
        }
        return joined({mine(south), {{size, 0}}, reversed(mine(east))});
    };
    Border border;
    std::uint64_t country = 1;
    for (const char* name : {"MN", "RU", "CN"}) {
        border.sides.push_back(tests::patchesOf(name,
                                                ring(name, 40 + country),
                                                {},
                                                extent,
                                                hand.net(country),
                                                static_cast<model::PatchId>(country * 10000)));
        border.land[name] = landInside(ring(name, 0));
        ++country;
    }
    border.lines = {{north, "MN", "RU"}, {east, "RU", "CN"}, {south, "CN", "MN"}};
    return border;
}

double distanceToLines(GridPoint point, const std::vector<ReferenceLine>& lines)
{
    double nearest = 1e18;
    for (const ReferenceLine& line : lines) {
        for (std::size_t i = 0; i + 1 < line.line.size(); ++i) {
            nearest = std::min(nearest, geometry::distance(point, line.line[i], line.line[i + 1]));
        }
    }
    return nearest;
}

std::set<GridPoint> verticesBeyond(const std::vector<Polygon>& patches,
                                   const std::vector<ReferenceLine>& lines,
                                   double centimetres)
{
    std::set<GridPoint> result;
    const auto add = [&](const Ring& ring) {
        for (const GridPoint point : ring) {
            if (distanceToLines(point, lines) > centimetres) {
                result.insert(point);
            }
        }
    };
    for (const Polygon& patch : patches) {
        add(patch.outer);
        std::for_each(patch.holes.begin(), patch.holes.end(), add);
    }
    return result;
}

std::map<std::string, Area> landOf(const std::vector<Side>& sides, const ChangeSet& changes)
{
    std::map<std::string, Area> land;
    std::map<model::PatchId, std::string> countryOf;
    std::map<model::PatchId, Polygon> now;
    for (const Side& side : sides) {
        for (const EdgePatch& patch : side.patches) {
            countryOf[patch.id] = side.country;
            now[patch.id] = patch.outline;
        }
    }
    for (const auto& replaced : changes.replaced) {
        now[replaced.id] = replaced.outline;
    }
    for (const model::PatchId id : changes.removed) {
        now.erase(id);
    }
    for (const auto& [id, outline] : now) {
        land[countryOf.at(id)] += geometry::areaOf(outline);
    }
    for (const auto& created : changes.created) {
        land[countryOf.at(created.like)] += geometry::areaOf(created.outline);
    }
    return land;
}

double metresOf(const std::vector<Side>& sides)
{
    double sum = 0;
    for (const Side& side : sides) {
        for (const EdgePatch& patch : side.patches) {
            sum += geometry::perimeter(patch.outline) / 100;
        }
    }
    return sum;
}

/// Inside or, as noding rounds, within 2 cm of its border.
bool isInWideClaim(GridPoint point, const EdgeMatchResult& result)
{
    const auto isAt = [&](const Ring& ring) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            if (geometry::distance(point, ring[i], ring[(i + 1) % ring.size()]) <= 2.0) {
                return true;
            }
        }
        return false;
    };
    return std::any_of(result.claims.begin(), result.claims.end(), [&](const Claim& claim) {
        const Polygon& land = claim.geometry;
        return claim.wide && (geometry::contains(land, point) || isAt(land.outer) ||
                              std::any_of(land.holes.begin(), land.holes.end(), isAt));
    });
}

struct Totals
{
    int borders = 0;
    std::int64_t faces = 0;
    std::int64_t vertices = 0;
    double largestMove = 0;
};

void expectMatched(const Border& border, const Hand& hand, Totals& totals)
{
    EdgeMatchOptions options;
    options.toleranceMetres = hand.tolerance();
    options.extent = {extent};
    const auto result = edgeMatch(border.sides, border.lines, options);
    ASSERT_TRUE(result) << result.error().detail;
    const std::vector<Polygon> before = tests::outlinesAfter(border.sides, {});
    const std::vector<Polygon> after = tests::outlinesAfter(border.sides, result->changes);
    const CoverageCheck check = checkCoverage(after, options.extent).value();
    ASSERT_TRUE(check.clean()) << "gap " << check.gap.exactSquareMetres() << ", overlap "
                               << check.overlap.exactSquareMetres() << ", invalid " << check.invalid
                               << ", unmatched " << check.unmatchedEdges;
    ASSERT_EQ(check.covered, geometry::areaOf(extent));
    const double beyond = 100 * options.toleranceMetres + 2;
    const std::set<GridPoint> stayed = verticesBeyond(after, border.lines, beyond);
    const std::set<GridPoint> were = verticesBeyond(before, border.lines, beyond);
    std::vector<GridPoint> touched;
    std::set_symmetric_difference(
        stayed.begin(), stayed.end(), were.begin(), were.end(), std::back_inserter(touched));
    // Only where both claim a wide piece, or one beyond the tolerance, the loser's go.
    std::erase_if(touched, [&](GridPoint point) { return isInWideClaim(point, *result); });
    ASSERT_TRUE(touched.empty()) << touched.size() << " of " << were.size() << ", one at "
                                 << touched.front().x << " " << touched.front().y << ", "
                                 << distanceToLines(touched.front(), border.lines) / 100
                                 << " m from the line, before: " << were.contains(touched.front());
    ASSERT_LE(result->largestMoveMetres, options.toleranceMetres);
    // Noding may move a border by up to a centimetre along its length.
    const double grid = 0.01 * metresOf(border.sides);
    const std::map<std::string, Area> was = landOf(border.sides, {});
    const std::map<std::string, Area> is = landOf(border.sides, result->changes);
    for (const auto& [country, land] : border.land) {
        ASSERT_NEAR(is.at(country).squareMetres(), land.squareMetres(), grid) << country;
    }
    ASSERT_EQ(result->land.size(), border.land.size());
    for (const CountryLand& listed : result->land) {
        ASSERT_EQ(listed.before, was.at(listed.country)) << listed.country;
        ASSERT_EQ(listed.after, is.at(listed.country)) << listed.country;
    }
    ++totals.borders;
    totals.faces += result->facesClosed;
    totals.vertices += result->verticesMoved;
    totals.largestMove = std::max(totals.largestMove, result->largestMoveMetres);
}

template <class Make>
void matchAll(const char* what, Make make)
{
    const char* firstText = std::getenv("ECOTONE_SEED");
    const std::uint64_t first = firstText != nullptr ? std::strtoull(firstText, nullptr, 10) : 1;
    const std::uint64_t runs = std::getenv("ECOTONE_LONG") != nullptr ? 25 : 1;
    Totals totals;
    for (std::uint64_t seed = first; seed < first + runs; ++seed) {
        for (const double sigma : {0.0, 5.0, 20.0, 60.0}) {
            for (const double step : {50.0, 120.0, 300.0}) {
                const Hand hand{sigma, step, seed};
                SCOPED_TRACE(std::string{what} + ", " + hand.text());
                expectMatched(make(hand), hand, totals);
                if (testing::Test::HasFatalFailure()) {
                    return;
                }
            }
        }
    }
    std::printf("%s, seeds %llu to %llu: %d borders, %lld faces closed, %lld vertices moved, at "
                "most %.1f m\n",
                what,
                static_cast<unsigned long long>(first),
                static_cast<unsigned long long>(first + runs - 1),
                totals.borders,
                static_cast<long long>(totals.faces),
                static_cast<long long>(totals.vertices),
                totals.largestMove);
}

TEST(EdgeMatchProperty, twoHandsAlongARiverMeet)
{
    matchAll("river", [](const Hand& hand) { return riverBorder(hand, 0.9); });
}

TEST(EdgeMatchProperty, loopsThatTurnBackMeet)
{
    matchAll("loops", [](const Hand& hand) { return riverBorder(hand, 1.9); });
}

TEST(EdgeMatchProperty, meandersThatCrossMeet)
{
    matchAll("crossing meanders", [](const Hand& hand) { return riverBorder(hand, 2.1); });
}

TEST(EdgeMatchProperty, anIslandBeyondTheRiverStaysWithItsCountry)
{
    matchAll("island", islandBorder);
}

TEST(EdgeMatchProperty, threeCountriesMeetInANode)
{
    matchAll("three countries", threeCountries);
}

} // namespace
} // namespace ecotone::coverage
