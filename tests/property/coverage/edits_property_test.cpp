#include "core/coverage/edge_match.h"
#include "core/edit/boundary_edits.h"
#include "tests/core/store/support.h"
#include "tests/support/fractal_patches.h"
#include "tests/support/random_gestures.h"
#include "tests/support/river_sides.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <gtest/gtest.h>

/// Random work on a coverage leaves it whole. The first seed is ECOTONE_SEED (default 1), the
/// number of runs ECOTONE_RUNS (default 12), the number of edits of the large map ECOTONE_EDITS; a
/// failure prints its seed. ECOTONE_LONG=1 makes the 10,000 edits of the large map.
namespace ecotone::coverage {
namespace {

using geometry::Area;
using geometry::Centimetres;
using geometry::Polygon;
using tests::EditedMap;
using tests::RandomGestures;

std::uint64_t setting(const char* name, std::uint64_t otherwise)
{
    const char* text = std::getenv(name);
    return text != nullptr ? std::strtoull(text, nullptr, 10) : otherwise;
}

TEST(Property, randomEditsLeaveTheCoverageWhole)
{
    const std::uint64_t first = setting("ECOTONE_SEED", 1);
    const std::uint64_t runs = setting("ECOTONE_RUNS", 12);
    for (std::uint64_t seed = first; seed < first + runs; ++seed) {
        SCOPED_TRACE("ECOTONE_SEED=" + std::to_string(seed));
        // A map of 40 cm has every degenerate case there is; one of 8 km is the normal one.
        const Centimetres cell = seed % 3 == 0 ? 5 : 100000;
        const tests::FractalGrid grid{8, 8, cell, seed % 3 == 0 ? 1 : 3, 0.12, seed};
        EditedMap map{grid.patches(), {}};
        map.expectWhole();
        RandomGestures hands{8 * cell, 8 * cell / 5, seed};
        int done = 0;
        for (int i = 0; i < 80; ++i) {
            const Gesture gesture = hands.next(map);
            const auto changes = changesOf(gesture, map.around(gesture));
            if (!changes) {
                EXPECT_EQ(changes.error().code, ErrorCode::InvalidArgument)
                    << nameOf(gesture) << ": " << changes.error().detail;
                continue;
            }
            ++done;
            map.apply(*changes);
            map.expectSoundAfter(*changes);
            map.expectWhole();
            if (testing::Test::HasFatalFailure()) {
                return;
            }
        }
        EXPECT_GT(done, 10);
    }
}

/// 2,000 patches with crooked borders; every tenth has an island cut into it, and some patches are
/// left out, so that the map has holes with crooked borders too.
EditedMap largeMap(std::uint64_t seed)
{
    const tests::FractalGrid grid{45, 41, 100000, 3, 0.12, seed};
    EditedMap map{grid.patches(), {95, 400, 401, 977, 1200, 1246, 1700}};
    std::vector<model::PatchId> ids;
    for (const auto& [id, outline] : map.patches()) {
        ids.push_back(id);
    }
    for (std::size_t i = 5; i < ids.size(); i += 10) {
        const geometry::GridPoint middle = geometry::pointInside(map.patches().at(ids[i]));
        const Polygon island{{{middle.x - 9000, middle.y - 8000},
                              {middle.x + 9500, middle.y - 7000},
                              {middle.x + 3000, middle.y + 9000},
                              {middle.x - 8000, middle.y + 6000}},
                             {}};
        const Gesture gesture = CutHole{ids[i], island};
        if (const auto changes = changesOf(gesture, map.around(gesture))) {
            map.apply(*changes);
        }
    }
    return map;
}

/// The same map in a project file, with the same ids.
std::unique_ptr<store::ProjectFile> storedMap(const std::filesystem::path& path,
                                              const EditedMap& map)
{
    auto project = store::ProjectFile::create(path, {.demonstration = true}).value();
    std::vector<model::Patch> rows;
    for (const auto& [id, outline] : map.patches()) {
        model::Patch row;
        row.id = id;
        row.outline = outline;
        row.attributes.classCode = EditedMap::classOf(id);
        row.attributes.country = "RU";
        row.attributes.sourceFid = std::to_string(id);
        rows.push_back(std::move(row));
    }
    model::EntryHeader header;
    header.kind = "harmonise";
    header.author.name = "Test";
    auto recording = project->history().begin(header, store::Record::Import).value();
    EXPECT_TRUE(project->patches().insert(rows));
    EXPECT_TRUE(project->extents().set("", map.extent()));
    EXPECT_TRUE(recording.commit());
    EXPECT_TRUE(project->finish());
    return project;
}

/// Does every edit twice, on the map in memory and on the stored one.
class Pair
{
public:
    Pair(EditedMap& map, store::ProjectFile& project)
        : m_map{map}
        , m_project{project}
        , m_session{edit::EditSession::open(project, {"Test", "", ""}, [](const std::string&) {
                        return true;
                    }).value()}
    {
    }

    /// False when the engine refuses; then neither map has changed.
    bool edit(const Gesture& gesture)
    {
        const auto changes = edit::preview(m_project, gesture);
        const auto entry = edit::perform(m_session, m_project, gesture, {});
        EXPECT_EQ(changes.has_value(), entry.has_value())
            << nameOf(gesture) << ": " << (changes ? entry.error().detail : changes.error().detail);
        if (!changes || !entry) {
            EXPECT_TRUE(changes || changes.error().code == ErrorCode::InvalidArgument)
                << changes.error().detail;
            return false;
        }
        m_map.apply(*changes);
        m_map.expectSoundAfter(*changes);
        return true;
    }

    void reclassify(model::PatchId id, const std::string& code)
    {
        const std::array ids{id};
        const auto entry = m_session.reclassify(ids, code, {});
        ASSERT_TRUE(entry) << entry.error().detail;
    }

    /// A patch is lost, seen as a gap of its size, and the gap is filled by a neighbour.
    void loseAndFill(model::PatchId id)
    {
        ChangeSet loss;
        loss.removed = {id};
        const Polygon lost = m_map.patches().at(id);
        const auto entry = m_session.applyChangeSet("remove", loss, {});
        ASSERT_TRUE(entry) << entry.error().detail;
        m_map.apply(loss);
        ASSERT_EQ(m_map.gap().exactSquareMetres(), geometry::areaOf(lost).exactSquareMetres());
        ASSERT_TRUE(edit(FillGap{{lost}, FillWith::Neighbour}));
    }

    void expectSameRows()
    {
        std::size_t rows = 0;
        ASSERT_TRUE(m_project.patches().visitWhole({}, [&](const model::Patch& row) {
            ++rows;
            const auto at = m_map.patches().find(row.id);
            EXPECT_TRUE(at != m_map.patches().end() && at->second == row.outline)
                << "patch " << row.id;
            return true;
        }));
        ASSERT_EQ(rows, m_map.patches().size());
        ASSERT_EQ(m_project.extents().get("").value()->outline, m_map.extent());
    }

private:
    EditedMap& m_map;
    store::ProjectFile& m_project;
    edit::EditSession m_session;
};

/// After each edit the rows that changed are valid and the areas sum to the extent's; the whole is
/// checked anew after each edit of the long run and after every fiftieth of the slice.
TEST(Property, tenThousandEditsOfTwoThousandPatchesAreUndoneToTheLastByte)
{
    const bool whole = std::getenv("ECOTONE_LONG") != nullptr;
    const std::uint64_t seed = setting("ECOTONE_SEED", 1);
    const std::uint64_t edits = setting("ECOTONE_EDITS", whole ? 10000 : 1000);
    SCOPED_TRACE("ECOTONE_SEED=" + std::to_string(seed));
    store::test::Folder folder;
    EditedMap map = largeMap(seed);
    map.expectWhole();
    const std::size_t start = map.steps();
    const EditedMap::Patches patchesAtStart = map.patches();
    const geometry::MultiPolygon extentAtStart = map.extent();
    const auto project = storedMap(folder / "map.gpkg", map);
    const std::string dumpAtStart = project->orderedDump().value();
    Pair both{map, *project};
    RandomGestures hands{45 * 100000, 150000, seed};
    std::map<std::string_view, int> done;
    for (std::uint64_t i = 0; i < edits;) {
        if (i % 25 == 7) {
            both.loseAndFill(hands.anyPatch(map));
            ++done["fill-gap"];
        } else if (i % 25 == 14) {
            both.reclassify(hands.anyPatch(map), "W11");
            ++done["reclassify"];
        } else {
            const Gesture gesture = hands.next(map);
            if (!both.edit(gesture)) {
                continue;
            }
            ++done[nameOf(gesture)];
        }
        ++i;
        if (whole || i % 50 == 0) {
            map.expectWhole();
        }
        if (testing::Test::HasFailure()) {
            FAIL() << "edit " << i;
        }
    }
    both.expectSameRows();
    std::printf("seed %llu: %llu edits on %zu patches:",
                static_cast<unsigned long long>(seed),
                static_cast<unsigned long long>(edits),
                patchesAtStart.size());
    for (const auto& [name, count] : done) {
        EXPECT_GT(count, 0);
        std::printf(" %.*s %d", static_cast<int>(name.size()), name.data(), count);
    }
    std::printf("\n");
    EXPECT_EQ(done.size(), 11U);

    while (map.steps() > start) {
        map.undo();
    }
    EXPECT_EQ(map.patches(), patchesAtStart);
    EXPECT_EQ(map.extent(), extentAtStart);
    map.expectWhole();
    for (;;) {
        const auto next = project->history().nextUndo(model::Scope::Map).value();
        if (!next || next->header.kind == "harmonise") {
            break;
        }
        ASSERT_TRUE(project->history().undo(model::Scope::Map));
    }
    EXPECT_TRUE(project->orderedDump().value() == dumpAtStart);
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
