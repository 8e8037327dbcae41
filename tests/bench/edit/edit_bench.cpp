/// Prints how long edits and checks of a large project take, from the call to committed rows.
///
///     bench_edit FOLDER [columns rows [edits|many|check]]
///
/// makes FOLDER/map-COLUMNSxROWS.gpkg when it is not there (1000 x 1000 patches by default).
#include "core/coverage/engine.h"
#include "core/edit/boundary_edits.h"
#include "core/edit/project_check.h"
#include "core/geometry/predicates.h"
#include "core/quality/rules.h"
#include "tests/support/fractal_patches.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>
#include <string>
#include <sys/resource.h>

namespace {

using namespace ecotone;

struct Clocks
{
    std::chrono::steady_clock::time_point wall = std::chrono::steady_clock::now();
    std::clock_t processor = std::clock();

    [[nodiscard]] double wallSeconds() const
    {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - wall).count();
    }
    [[nodiscard]] double processorSeconds() const
    {
        return static_cast<double>(std::clock() - processor) / CLOCKS_PER_SEC;
    }
};

double peakMebibytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

void say(const char* what, const Clocks& clocks, const std::string& outcome)
{
    std::printf("%-44s %8.2f s wall %8.2f s processor  %s\n",
                what,
                clocks.wallSeconds(),
                clocks.processorSeconds(),
                outcome.c_str());
    std::fflush(stdout);
}

template <class Value>
Value must(Result<Value> result)
{
    if (!result) {
        std::fprintf(stderr, "%s\n", result.error().detail.c_str());
        std::exit(1);
    }
    return *std::move(result);
}

void must(const Result<>& result)
{
    if (!result) {
        std::fprintf(stderr, "%s\n", result.error().detail.c_str());
        std::exit(1);
    }
}

model::EntryHeader headerOf(const char* kind)
{
    model::EntryHeader header;
    header.kind = kind;
    header.author.name = "Bench";
    return header;
}

/// 200 m cells, edges of four segments: about 16 vertices a patch.
tests::FractalGrid gridOf(int columns, int rows)
{
    return {columns, rows, 20000, 2, 0.12, 1};
}

geometry::Polygon moved(geometry::Polygon polygon)
{
    for (geometry::GridPoint& point : polygon.outer) {
        point.x += 100000000;
        point.y += 50000000;
    }
    return polygon;
}

void makeProject(const std::filesystem::path& path, const tests::FractalGrid& grid)
{
    const Clocks clocks;
    auto project = must(store::ProjectFile::create(path));
    auto recording = must(project->history().begin(headerOf("harmonise"), store::Record::Import));
    static const char* const classes[] = {"F11", "F12", "F21", "G11", "W11"};
    for (int row = 0; row < grid.rows; ++row) {
        std::vector<model::Patch> patches;
        for (int column = 0; column < grid.columns; ++column) {
            model::Patch patch;
            patch.outline = moved(grid.patch(column, row));
            const auto number = static_cast<std::size_t>(row * grid.columns + column);
            patch.attributes.classCode = classes[number * 7919 % 5];
            patch.attributes.country = column * 2 < grid.columns ? "CN" : "RU";
            patch.attributes.sourceFid = std::to_string(number);
            patches.push_back(std::move(patch));
        }
        static_cast<void>(must(project->patches().insert(patches)));
    }
    must(project->extents().set("", {moved(grid.extent())}));
    static_cast<void>(must(recording.commit()));
    must(project->finish());
    must(project->close());
    say("made the project", clocks, path.filename().string());
}

class Bench
{
public:
    Bench(store::ProjectFile& project, const tests::FractalGrid& grid)
        : m_project{project}
        , m_session{must(edit::EditSession::open(
              project, {"Bench", "", ""}, [](const std::string&) { return true; }))}
        , m_grid{grid}
    {
    }

    void single(const char* what, int times, const std::function<Result<>(model::PatchId)>& edit)
    {
        std::vector<double> milliseconds;
        int refused = 0;
        while (static_cast<int>(milliseconds.size()) < times) {
            const model::PatchId id = std::uniform_int_distribution<model::PatchId>{
                1, m_grid.columns * m_grid.rows}(m_random);
            const Clocks clocks;
            if (edit(id)) {
                milliseconds.push_back(clocks.wallSeconds() * 1000);
            } else if (++refused > 10 * times) {
                std::printf("%s: refused\n", what);
                return;
            }
        }
        std::sort(milliseconds.begin(), milliseconds.end());
        std::printf("%-44s p50 %7.1f ms, p95 %7.1f ms, most %7.1f ms  (%d edits, %d refused)\n",
                    what,
                    milliseconds[milliseconds.size() / 2],
                    milliseconds[milliseconds.size() * 95 / 100],
                    milliseconds.back(),
                    times,
                    refused);
        std::fflush(stdout);
    }

    void singles()
    {
        const auto done = [](auto result) -> Result<> {
            ECO_TRY(std::move(result));
            return {};
        };
        single("reclassify one patch", 100, [&](model::PatchId id) -> Result<> {
            const model::PatchId ids[] = {id};
            // Another class every time, also in a file that was edited before.
            return done(m_session.reclassify(ids, "F" + std::to_string(m_random()), {}));
        });
        single("split", 100, [&](model::PatchId id) -> Result<> {
            ECO_ASSIGN(const model::Patch patch, m_project.patch(id));
            const geometry::Box box = geometry::boundsOf(patch.outline);
            const geometry::Centimetres y = (box.minY + box.maxY) / 2;
            return done(edit::perform(
                m_session,
                m_project,
                coverage::Split{{{box.minX - 500, y}, {box.maxX + 500, y + 300}}, {id}},
                {}));
        });
        single("move a vertex", 100, [&](model::PatchId id) -> Result<> {
            ECO_ASSIGN(const model::Patch patch, m_project.patch(id));
            const geometry::GridPoint at = patch.outline.outer[patch.outline.outer.size() / 2];
            return done(edit::perform(
                m_session, m_project, coverage::MoveVertex{at, {at.x + 150, at.y - 120}}, {}));
        });
        single("reshape", 100, [&](model::PatchId id) -> Result<> {
            ECO_ASSIGN(const model::Patch patch, m_project.patch(id));
            const geometry::Box box = geometry::boundsOf(patch.outline);
            const geometry::Centimetres y = (box.minY + box.maxY) / 2;
            const geometry::Centimetres x = (box.minX + box.maxX) / 2;
            return done(edit::perform(m_session,
                                      m_project,
                                      coverage::Reshape{id,
                                                        {{x, y - 2000},
                                                         {box.maxX + 3000, y - 2000},
                                                         {box.maxX + 3000, y + 2000},
                                                         {x, y + 2000}}},
                                      {}));
        });
    }

    void manyAtOnce(const char* what)
    {
        std::vector<model::PatchId> ids;
        for (model::PatchId id = 1; id <= std::min(100000, m_grid.columns * m_grid.rows); ++id) {
            ids.push_back(id * 7 % (m_grid.columns * m_grid.rows) + 1);
        }
        std::sort(ids.begin(), ids.end());
        ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
        const Clocks clocks;
        const auto entry = must(m_session.reclassify(ids, "W99", {}));
        say(what, clocks, std::to_string(entry.patches) + " patches");
        const Clocks undo;
        static_cast<void>(must(m_session.undo(model::Scope::Map)));
        say("its undo", undo, "");
    }

    void checkAfterOne()
    {
        single("split, then check what it changed", 50, [&](model::PatchId id) -> Result<> {
            ECO_ASSIGN(const model::Patch patch, m_project.patch(id));
            const geometry::Box box = geometry::boundsOf(patch.outline);
            const geometry::Centimetres x = (box.minX + box.maxX) / 2;
            ECO_ASSIGN(const auto entry,
                       edit::perform(
                           m_session,
                           m_project,
                           coverage::Split{{{x, box.minY - 500}, {x + 300, box.maxY + 500}}, {id}},
                           {}));
            const Clocks clocks;
            const model::HistoryId ids[] = {entry.id};
            ECO_ASSIGN(const auto found, edit::checkChanged(m_project, ids));
            m_checkMilliseconds.push_back(clocks.wallSeconds() * 1000);
            return found.total.clean() ? Result<>{} : fail(ErrorCode::TopologyFailure, "not whole");
        });
        std::sort(m_checkMilliseconds.begin(), m_checkMilliseconds.end());
        std::printf("  of that the check                          p50 %7.1f ms, p95 %7.1f ms\n",
                    m_checkMilliseconds[m_checkMilliseconds.size() / 2],
                    m_checkMilliseconds[m_checkMilliseconds.size() * 95 / 100]);
    }

    void check()
    {
        const Clocks clocks;
        const auto found = must(
            edit::checkProject(m_project).transform([](auto all) { return std::move(all.map); }));
        say("check of all",
            clocks,
            std::to_string(found.total.patches) + " patches, gap " +
                found.total.gap.exactSquareMetres() + ", overlap " +
                found.total.overlap.exactSquareMetres() + ", invalid " +
                std::to_string(found.total.invalid) + ", peak " +
                std::to_string(static_cast<int>(peakMebibytes())) + " MiB");
    }

private:
    store::ProjectFile& m_project;
    edit::EditSession m_session;
    const tests::FractalGrid& m_grid;
    std::mt19937_64 m_random{1};
    std::vector<double> m_checkMilliseconds;
};

} // namespace

int main(int argc, char** argv)
{
    if (argc < 2) {
        std::fprintf(stderr, "usage: bench_edit FOLDER [columns rows [edits|many|check]]\n");
        return 2;
    }
    const int columns = argc > 2 ? std::atoi(argv[2]) : 1000;
    const int rows = argc > 3 ? std::atoi(argv[3]) : 1000;
    const tests::FractalGrid grid = gridOf(columns, rows);
    const std::filesystem::path path =
        std::filesystem::path{argv[1]} /
        ("map-" + std::to_string(columns) + "x" + std::to_string(rows) + ".gpkg");
    if (!std::filesystem::exists(path)) {
        makeProject(path, grid);
    }
    const Clocks opening;
    auto project = must(store::ProjectFile::open(path, store::Access::Write, {"Bench", ""}));
    say("open", opening, "");
    Bench bench{*project, grid};
    const std::string only = argc > 4 ? argv[4] : "";
    if (only.empty() || only == "check") {
        bench.check();
    }
    if (only.empty() || only == "edits") {
        bench.singles();
        bench.checkAfterOne();
    }
    if (only.empty() || only == "many") {
        bench.manyAtOnce("reclassify 100,000, first touch");
        bench.manyAtOnce("reclassify 100,000, warm");
    }
    must(project->close());
    return 0;
}
