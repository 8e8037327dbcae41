#include "core/coverage/edge_match.h"
#include "core/coverage/edits.h"
#include "core/coverage/engine.h"
#include "core/geometry/predicates.h"
#include "tests/support/fractal_patches.h"
#include "tests/support/river_sides.h"

#include <algorithm>
#include <cstdlib>
#include <gtest/gtest.h>
#include <map>
#include <random>

/// Random work on a coverage leaves it whole. The first seed is ECOTONE_SEED (default 1), the
/// number of runs ECOTONE_RUNS (default 12); a failure prints its seed.
namespace ecotone::coverage {
namespace {

using geometry::Area;
using geometry::Centimetres;
using geometry::GridPoint;
using geometry::Polygon;

std::uint64_t setting(const char* name, std::uint64_t otherwise)
{
    const char* text = std::getenv(name);
    return text != nullptr ? std::strtoull(text, nullptr, 10) : otherwise;
}

/// A map that edits are applied to, as the store would.
class Map
{
public:
    explicit Map(const tests::FractalGrid& grid)
    {
        // Crooked edges may cross at a corner; the partition makes them a clean map.
        PartitionInput input;
        for (Polygon& patch : grid.patches()) {
            input.polygons.push_back(
                {std::move(patch), static_cast<Label>(input.polygons.size()), 0});
        }
        std::vector<Polygon> outlines;
        Partition clean = partition(input, {1e5}).value();
        for (OwnedPolygon& owned : clean.polygons) {
            outlines.push_back(owned.polygon);
            m_patches.emplace(m_nextId++, std::move(owned.polygon));
        }
        m_extent = outlineOf(outlines).value();
    }

    [[nodiscard]] std::vector<LocalPatch> near(geometry::Box box) const
    {
        std::vector<LocalPatch> result;
        for (const auto& [id, outline] : m_patches) {
            if (geometry::boundsOf(outline).intersects(box.grown(neighbourhoodMargin))) {
                result.push_back({id, outline, id % 2 == 0 ? "F11" : "F12"});
            }
        }
        return result;
    }

    void apply(const ChangeSet& changes)
    {
        const auto extent = withBorder(m_extent, changes.border);
        if (!extent) {
            ADD_FAILURE() << extent.error().detail;
            return;
        }
        m_extent = *extent;
        for (const auto& replaced : changes.replaced) {
            m_patches.at(replaced.id) = replaced.outline;
        }
        for (const auto& created : changes.created) {
            m_patches.emplace(m_nextId++, created.outline);
        }
        for (const model::PatchId id : changes.removed) {
            m_patches.erase(id);
        }
    }

    void expectWhole() const
    {
        std::vector<Polygon> outlines;
        Area sum;
        for (const auto& [id, outline] : m_patches) {
            outlines.push_back(outline);
            sum += geometry::areaOf(outline);
            ASSERT_EQ(outline, geometry::normalised(outline)) << "patch " << id;
        }
        const CoverageCheck check = checkCoverage(outlines, m_extent).value();
        ASSERT_TRUE(check.clean()) << "gap " << check.gap.exactSquareMetres() << ", overlap "
                                   << check.overlap.exactSquareMetres() << ", invalid "
                                   << check.invalid << ", unmatched " << check.unmatchedEdges;
        ASSERT_EQ(sum, geometry::areaOf(m_extent));
    }

    [[nodiscard]] const std::map<model::PatchId, Polygon>& patches() const { return m_patches; }

private:
    std::map<model::PatchId, Polygon> m_patches;
    geometry::MultiPolygon m_extent;
    model::PatchId m_nextId = 1;
};

class Editor
{
public:
    Editor(Map& map, Centimetres size, std::uint64_t seed)
        : m_map{map}
        , m_random{seed}
        , m_size{size}
    {
    }

    /// One random gesture; refused ones change nothing.
    [[nodiscard]] bool edit()
    {
        const Result<ChangeSet> changes = gesture();
        if (!changes) {
            EXPECT_EQ(changes.error().code, ErrorCode::InvalidArgument) << changes.error().detail;
            return false;
        }
        m_map.apply(*changes);
        return true;
    }

private:
    [[nodiscard]] Centimetres between(Centimetres low, Centimetres high)
    {
        return std::uniform_int_distribution<Centimetres>{low, high}(m_random);
    }
    [[nodiscard]] GridPoint somewhere()
    {
        return {between(-m_size / 20, m_size + m_size / 20),
                between(-m_size / 20, m_size + m_size / 20)};
    }
    [[nodiscard]] GridPoint near(GridPoint point, Centimetres reach)
    {
        reach = std::max<Centimetres>(reach, 1);
        return {point.x + between(-reach, reach), point.y + between(-reach, reach)};
    }
    [[nodiscard]] geometry::Line scribble(int points)
    {
        geometry::Line line{somewhere()};
        while (static_cast<int>(line.size()) < points) {
            line.push_back(near(line.back(), m_size / 5));
        }
        return line;
    }
    [[nodiscard]] Polygon blob()
    {
        const GridPoint middle = somewhere();
        const Centimetres reach = between(3, std::max<Centimetres>(4, m_size / 6));
        const double twist = static_cast<double>(between(0, 628)) / 100;
        geometry::Ring ring;
        for (int i = 0; i < 7; ++i) {
            const double radius =
                static_cast<double>(reach) * static_cast<double>(between(30, 100)) / 100;
            const double angle = twist + i * 2 * 3.14159265 / 7;
            ring.push_back({middle.x + std::llround(radius * std::cos(angle)),
                            middle.y + std::llround(radius * std::sin(angle))});
        }
        return {ring, {}};
    }
    [[nodiscard]] static geometry::Box boxOf(const geometry::Line& line)
    {
        return geometry::boundsOf(line);
    }
    [[nodiscard]] const std::pair<const model::PatchId, Polygon>& any()
    {
        auto at = m_map.patches().begin();
        std::advance(at, between(0, static_cast<Centimetres>(m_map.patches().size()) - 1));
        return *at;
    }

    [[nodiscard]] Result<ChangeSet> gesture()
    {
        const auto& [id, outline] = any();
        const auto around = m_map.near(geometry::boundsOf(outline));
        const GridPoint vertex = outline.outer[static_cast<std::size_t>(
            between(0, static_cast<Centimetres>(outline.outer.size()) - 1))];
        const auto everything = m_map.near({-2 * m_size, -2 * m_size, 2 * m_size, 2 * m_size});
        switch (between(0, 8)) {
        case 0: {
            const geometry::Line line = scribble(4);
            return split(m_map.near(boxOf(line)), line);
        }
        case 1: {
            const model::PatchId ids[] = {
                id,
                around[static_cast<std::size_t>(
                           between(0, static_cast<Centimetres>(around.size()) - 1))]
                    .id};
            return ids[0] == ids[1] ? Result<ChangeSet>{fail(ErrorCode::InvalidArgument, "same")}
                                    : merge(around, ids);
        }
        case 2: {
            geometry::Line line{near(vertex, m_size / 30)};
            for (int i = 0; i < 4; ++i) {
                line.push_back(near(line.back(), m_size / 20));
            }
            geometry::Box box = boxOf(line);
            box.extend(geometry::boundsOf(outline));
            return reshape(m_map.near(box), id, line);
        }
        case 3: return moveVertex(everything, vertex, near(vertex, m_size / 100));
        case 4: return deleteVertex(everything, vertex);
        case 5: {
            const Polygon drawn = blob();
            return drawOver(m_map.near(geometry::boundsOf(drawn)), drawn);
        }
        case 6: {
            const Polygon drawn = blob();
            geometry::Box box = geometry::boundsOf(drawn);
            box.extend(geometry::boundsOf(outline));
            return cutHole(m_map.near(box), id, drawn);
        }
        case 7: {
            const model::PatchId ids[] = {id};
            return dissolveSlivers(around, ids);
        }
        default: {
            const GridPoint next = outline.outer[0] == vertex ? outline.outer[1] : outline.outer[0];
            return insertVertex(everything, vertex, next, near(vertex, m_size / 100));
        }
        }
    }

    Map& m_map;
    std::mt19937_64 m_random;
    Centimetres m_size;
};

TEST(Property, randomEditsLeaveTheCoverageWhole)
{
    const std::uint64_t first = setting("ECOTONE_SEED", 1);
    const std::uint64_t runs = setting("ECOTONE_RUNS", 12);
    for (std::uint64_t seed = first; seed < first + runs; ++seed) {
        SCOPED_TRACE("ECOTONE_SEED=" + std::to_string(seed));
        // A map of 40 cm has every degenerate case there is; one of 8 km is the normal one.
        const Centimetres cell = seed % 3 == 0 ? 5 : 100000;
        const tests::FractalGrid grid{8, 8, cell, seed % 3 == 0 ? 1 : 3, 0.12, seed};
        Map map{grid};
        map.expectWhole();
        Editor editor{map, 8 * cell, seed};
        int done = 0;
        for (int i = 0; i < 80; ++i) {
            if (editor.edit()) {
                ++done;
                map.expectWhole();
                if (testing::Test::HasFatalFailure()) {
                    return;
                }
            }
        }
        EXPECT_GT(done, 10);
    }
}

TEST(Property, twoHandsAlongARiverLeaveNoGapAndNoOverlap)
{
    const std::uint64_t first = setting("ECOTONE_SEED", 1);
    const std::uint64_t runs = setting("ECOTONE_RUNS", 12);
    for (std::uint64_t seed = first; seed < first + runs; ++seed) {
        SCOPED_TRACE("ECOTONE_SEED=" + std::to_string(seed));
        tests::RiverSides river;
        river.seed = seed;
        river.noiseMetres = static_cast<double>(seed * 7 % 61);
        river.pointsPerPatch = 2 + static_cast<int>(seed % 7);
        river.spacingMetres = 20 + static_cast<double>(seed * 11 % 60);
        const std::vector<Side> sides{river.side("RU", true, 1), river.side("CN", false, 100000)};
        const std::vector<ReferenceLine> lines{{river.river(), "RU", "CN"}};
        EdgeMatchOptions options{.toleranceMetres = 50 + 6 * river.noiseMetres};
        options.extent = {river.extent()};
        const EdgeMatchResult result = edgeMatch(sides, lines, options).value();
        const auto after = tests::outlinesAfter(sides, result.changes);
        const CoverageCheck check = checkCoverage(after, options.extent).value();
        EXPECT_TRUE(check.clean()) << "gap " << check.gap.exactSquareMetres() << ", overlap "
                                   << check.overlap.exactSquareMetres() << ", invalid "
                                   << check.invalid << ", unmatched " << check.unmatchedEdges;
    }
}

} // namespace
} // namespace ecotone::coverage
