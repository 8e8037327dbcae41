#include "core/cartography/class_pyramid.h"

#include "core/cartography/cache_bytes.h"
#include "core/cartography/class_sums.h"
#include "core/geometry/point.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace ecotone::cartography {
namespace {

constexpr int side = ClassPyramid::tileSide;
constexpr std::size_t tileSamples = std::size_t{side} * side;
/// Tiles drawn in one reading of the patches, each way: 64 MiB of sums.
constexpr int blockTiles = 16;
constexpr std::size_t checkEvery = 256;

/// Rows of runs of (ink, length - 1): three bytes each. Empty for nothing at all.
class RunWriter
{
public:
    void run(int length, std::uint16_t ink)
    {
        m_bytes.push_back(static_cast<char>(ink & 255U));
        m_bytes.push_back(static_cast<char>(ink >> 8U));
        m_bytes.push_back(static_cast<char>(length - 1));
        m_something = m_something || ink != 0;
    }
    [[nodiscard]] std::string take() { return m_something ? std::move(m_bytes) : std::string{}; }

private:
    std::string m_bytes;
    bool m_something = false;
};

/// Calls `visit(row, first, end, ink)`; never beyond the tile, whatever the bytes are.
template <class Visit>
void forEachRun(std::string_view bytes, Visit visit)
{
    int row = 0;
    int first = 0;
    for (std::size_t i = 0; i + 2 < bytes.size() && row < side; i += 3) {
        const auto byte = [&](std::size_t offset) {
            return static_cast<unsigned char>(bytes[i + offset]);
        };
        const int end = std::min(first + byte(2) + 1, side);
        visit(row, first, end, static_cast<std::uint16_t>(byte(0) | byte(1) << 8U));
        first = end < side ? end : 0;
        row += end < side ? 0 : 1;
    }
}

geometry::Box boxOf(const SampleGrid& grid)
{
    const auto low = geometry::snapped({grid.left, grid.top - grid.rows * grid.step});
    const auto high = geometry::snapped({grid.left + grid.columns * grid.step, grid.top});
    geometry::Box box;
    box.extend(low.x, low.y);
    box.extend(high.x, high.y);
    return box;
}

} // namespace

std::uint16_t ClassPyramid::inkOf(const model::PatchView& patch)
{
    PatchKind kind{
        std::string{patch.classCode}, std::string{patch.country}, std::string{patch.landscape}, 0};
    if (const auto envelope = storedEnvelope(patch.geometryBlob)) {
        kind.size = sizeOf(*envelope);
    }
    const auto found = m_inks.find(kind);
    if (found != m_inks.end()) {
        return found->second;
    }
    if (m_kinds.size() >= ClassSums::contested) {
        return ClassSums::nothing;
    }
    const auto ink = static_cast<std::uint16_t>(m_kinds.size());
    m_kinds.push_back(kind);
    m_inks.emplace(std::move(kind), ink);
    return ink;
}

void ClassPyramid::layOut(const geometry::Box& bounds)
{
    // Corners at whole tiles, so that an edit at the rim rarely falls outside.
    constexpr double tileMetres = side * finestStep;
    const geometry::RealPoint low = geometry::toMetres({bounds.minX, bounds.minY});
    const geometry::RealPoint high = geometry::toMetres({bounds.maxX, bounds.maxY});
    m_left = std::floor(low.x / tileMetres) * tileMetres;
    m_top = std::ceil(high.y / tileMetres) * tileMetres;
    int columns = static_cast<int>(std::ceil((high.x - m_left) / tileMetres));
    int rows = static_cast<int>(std::ceil((m_top - low.y) / tileMetres));
    for (;;) {
        Level level{std::max(columns, 1), std::max(rows, 1), {}};
        level.tiles.resize(static_cast<std::size_t>(level.columns) *
                           static_cast<std::size_t>(level.rows));
        m_levels.push_back(std::move(level));
        if (columns <= 1 && rows <= 1) {
            break;
        }
        columns = (columns + 1) / 2;
        rows = (rows + 1) / 2;
    }
}

Result<ClassPyramid> ClassPyramid::build(model::MapReader& reader,
                                         const Progress& progress,
                                         std::shared_ptr<TileFile> file)
{
    geometry::Box bounds;
    std::size_t count = 0;
    model::PatchFilter everything;
    everything.order = model::PatchOrder::Any;
    ECO_TRY(reader.visitPatches(everything, [&](const model::PatchView& patch) {
        if (const auto envelope = storedEnvelope(patch.geometryBlob)) {
            for (const auto& corner : {geometry::RealPoint{envelope->minX, envelope->minY},
                                       geometry::RealPoint{envelope->maxX, envelope->maxY}}) {
                const geometry::GridPoint point = geometry::snapped(corner);
                bounds.extend(point.x, point.y);
            }
        }
        return ++count % checkEvery != 0 || !progress.stopRequested();
    }));
    ECO_TRY(progress.check());
    ClassPyramid pyramid;
    if (bounds.empty()) {
        return pyramid;
    }
    pyramid.layOut(bounds);
    pyramid.m_file = std::move(file);
    const Level& finest = pyramid.m_levels.front();
    for (int row = 0; row < finest.rows; row += blockTiles) {
        for (int column = 0; column < finest.columns; column += blockTiles) {
            ECO_TRY(pyramid.drawTiles(reader,
                                      column,
                                      row,
                                      std::min(blockTiles, finest.columns - column),
                                      std::min(blockTiles, finest.rows - row),
                                      progress));
        }
        progress.report(static_cast<double>(row) / finest.rows, "map overview");
    }
    for (std::size_t level = 1; level < pyramid.m_levels.size(); ++level) {
        for (int row = 0; row < pyramid.m_levels[level].rows; ++row) {
            for (int column = 0; column < pyramid.m_levels[level].columns; ++column) {
                ECO_TRY(pyramid.mergeTile(level, column, row));
            }
            ECO_TRY(progress.check());
        }
    }
    pyramid.m_file.reset();
    return pyramid;
}

Result<> ClassPyramid::drawTiles(
    model::MapReader& reader, int column, int row, int columns, int rows, const Progress& progress)
{
    const SampleGrid grid{m_left + column * side * finestStep,
                          m_top - row * side * finestStep,
                          finestStep,
                          columns * side,
                          rows * side};
    std::optional<ClassSums> sums;
    model::PatchFilter filter;
    filter.box = boxOf(grid);
    filter.order = model::PatchOrder::Any;
    std::size_t count = 0;
    bool readable = true;
    ECO_TRY(reader.visitPatches(filter, [&](const model::PatchView& patch) {
        if (!sums) {
            sums.emplace(grid);
        }
        const std::uint16_t ink = inkOf(patch);
        readable = ink != ClassSums::nothing && sums->add(patch.geometryBlob, ink);
        return readable && (++count % checkEvery != 0 || !progress.stopRequested());
    }));
    ECO_TRY(progress.check());
    if (!readable) {
        return fail(ErrorCode::InvalidGeometry,
                    "a patch is not stored as one polygon: the map is drawn without an overview");
    }
    for (int tileRow = 0; tileRow < rows; ++tileRow) {
        std::vector<RunWriter> writers(static_cast<std::size_t>(columns));
        for (int sampleRow = 0; sums && sampleRow < side; ++sampleRow) {
            sums->forEachRun(
                tileRow * side + sampleRow, [&](int first, int end, std::uint16_t ink) {
                    m_contested = m_contested || ink == ClassSums::contested;
                    for (int next = first; first < end; first = next) {
                        next = std::min(end, (first / side + 1) * side);
                        writers[static_cast<std::size_t>(first / side)].run(next - first, ink);
                    }
                });
        }
        for (int tileColumn = 0; tileColumn < columns; ++tileColumn) {
            at(0, column + tileColumn, row + tileRow) =
                keptTile(m_file, writers[static_cast<std::size_t>(tileColumn)].take());
        }
    }
    return {};
}

TileBytes& ClassPyramid::at(std::size_t level, int column, int row)
{
    Level& of = m_levels[level];
    return of.tiles[static_cast<std::size_t>(row) * static_cast<std::size_t>(of.columns) +
                    static_cast<std::size_t>(column)];
}

/// Takes every second sample each way.
Result<> ClassPyramid::mergeTile(std::size_t level, int column, int row)
{
    constexpr int finer = 2 * side;
    std::vector<std::uint16_t> samples(std::size_t{finer} * finer);
    const SampleArea area{samples.data(), finer * column, finer * row, finer, finer};
    for (int quarter = 0; quarter < 4; ++quarter) {
        ECO_TRY(copyTile(
            static_cast<int>(level) - 1, 2 * column + quarter % 2, 2 * row + quarter / 2, area));
    }
    RunWriter writer;
    for (std::size_t y = 0; y < side; ++y) {
        const std::uint16_t* const line = &samples[2 * y * finer];
        for (int first = 0, end = 0; first < side; first = end) {
            for (end = first + 1; end < side && line[2 * end] == line[2 * first]; ++end) {
            }
            writer.run(end - first, line[2 * first]);
        }
    }
    at(level, column, row) = keptTile(m_file, writer.take());
    return {};
}

Result<> ClassPyramid::update(model::MapReader& reader, std::span<const geometry::Box> boxes)
{
    constexpr double tileMetres = side * finestStep;
    for (const geometry::Box& box : boxes) {
        const geometry::RealPoint low = geometry::toMetres({box.minX, box.minY});
        const geometry::RealPoint high = geometry::toMetres({box.maxX, box.maxY});
        int left = static_cast<int>(std::floor((low.x - m_left) / tileMetres));
        int right = std::max(left, static_cast<int>(std::ceil((high.x - m_left) / tileMetres)) - 1);
        int top = static_cast<int>(std::floor((m_top - high.y) / tileMetres));
        int bottom = std::max(top, static_cast<int>(std::ceil((m_top - low.y) / tileMetres)) - 1);
        if (m_levels.empty() || left < 0 || top < 0 || right >= m_levels.front().columns ||
            bottom >= m_levels.front().rows) {
            return fail(ErrorCode::InvalidArgument, "the map has grown beyond its overview");
        }
        for (int row = top; row <= bottom; row += blockTiles) {
            for (int column = left; column <= right; column += blockTiles) {
                ECO_TRY(drawTiles(reader,
                                  column,
                                  row,
                                  std::min(blockTiles, right + 1 - column),
                                  std::min(blockTiles, bottom + 1 - row),
                                  {}));
            }
        }
        for (std::size_t level = 1; level < m_levels.size(); ++level) {
            left /= 2;
            right /= 2;
            top /= 2;
            bottom /= 2;
            for (int row = top; row <= bottom; ++row) {
                for (int column = left; column <= right; ++column) {
                    ECO_TRY(mergeTile(level, column, row));
                }
            }
        }
    }
    return {};
}

double ClassPyramid::step(int level) const
{
    return std::ldexp(finestStep, level);
}

int ClassPyramid::levelFor(double metres) const
{
    int level = -1;
    while (level + 1 < levels() && step(level + 1) <= metres) {
        ++level;
    }
    return level;
}

int ClassPyramid::tileColumns(int level) const
{
    return m_levels[static_cast<std::size_t>(level)].columns;
}

int ClassPyramid::tileRows(int level) const
{
    return m_levels[static_cast<std::size_t>(level)].rows;
}

Result<> ClassPyramid::copyTile(int level, int column, int row, const SampleArea& to) const
{
    const Level& of = m_levels[static_cast<std::size_t>(level)];
    if (column < 0 || row < 0 || column >= of.columns || row >= of.rows) {
        return {};
    }
    std::string scratch;
    const TileBytes& tile =
        of.tiles[static_cast<std::size_t>(row) * static_cast<std::size_t>(of.columns) +
                 static_cast<std::size_t>(column)];
    ECO_ASSIGN(const std::string_view bytes, tile.read(scratch));
    const int left = column * side - to.left;
    const int top = row * side - to.top;
    forEachRun(bytes, [&](int line, int first, int end, std::uint16_t ink) {
        first = std::max(left + first, 0);
        end = std::min(left + end, to.columns);
        line += top;
        if (first < end && line >= 0 && line < to.rows) {
            std::fill(to.samples + std::ptrdiff_t{line} * to.columns + first,
                      to.samples + std::ptrdiff_t{line} * to.columns + end,
                      ink);
        }
    });
    return {};
}

Result<ClassPyramid::Tile> ClassPyramid::tile(int level, int column, int row) const
{
    const Level& of = m_levels[static_cast<std::size_t>(level)];
    if (column < 0 || row < 0 || column >= of.columns || row >= of.rows ||
        of.tiles[static_cast<std::size_t>(row) * static_cast<std::size_t>(of.columns) +
                 static_cast<std::size_t>(column)]
            .empty()) {
        return Tile{};
    }
    Tile samples(tileSamples);
    ECO_TRY(copyTile(level, column, row, {samples.data(), column * side, row * side, side, side}));
    return samples;
}

bool ClassPyramid::continues(const ClassPyramid& before) const
{
    const auto sameSize = [](const Level& one, const Level& two) {
        return one.columns == two.columns && one.rows == two.rows;
    };
    return m_left == before.m_left && m_top == before.m_top &&
           std::ranges::equal(m_levels, before.m_levels, sameSize) &&
           m_kinds.size() >= before.m_kinds.size() &&
           std::equal(before.m_kinds.begin(), before.m_kinds.end(), m_kinds.begin());
}

bool ClassPyramid::keepsTile(const ClassPyramid& before, int level, int column, int row) const
{
    const auto of = static_cast<std::size_t>(level);
    const std::size_t tile =
        static_cast<std::size_t>(row) * static_cast<std::size_t>(m_levels[of].columns) +
        static_cast<std::size_t>(column);
    return m_levels[of].tiles[tile] == before.m_levels[of].tiles[tile];
}

Result<ClassPyramid> ClassPyramid::storedIn(const std::shared_ptr<TileFile>& file,
                                            std::string_view state) const
{
    ClassPyramid stored = *this;
    CacheWriter index;
    index.text(state);
    index.number(std::llround(m_left));
    index.number(std::llround(m_top));
    index.number(m_contested ? 1 : 0);
    writeKinds(index, m_kinds);
    index.number(static_cast<std::int64_t>(m_levels.size()));
    for (Level& level : stored.m_levels) {
        index.number(level.columns);
        index.number(level.rows);
        for (TileBytes& tile : level.tiles) {
            ECO_ASSIGN(tile, tile.movedTo(file));
            tile.writePlace(index);
        }
    }
    ECO_TRY(file->finish(index.bytes));
    return stored;
}

Result<ClassPyramid> ClassPyramid::read(const std::filesystem::path& path, std::string_view state)
{
    ECO_ASSIGN(const auto file, TileFile::open(path, magic));
    const std::string index = file->takeIndex();
    CacheReader reader{index};
    if (reader.text() != state) {
        return fail(ErrorCode::NotFound, "the map overview in the cache is of another state");
    }
    ClassPyramid pyramid;
    pyramid.m_left = static_cast<double>(reader.number());
    pyramid.m_top = static_cast<double>(reader.number());
    pyramid.m_contested = reader.number() != 0;
    pyramid.m_kinds = readKinds(reader);
    for (std::size_t ink = 1; ink < pyramid.m_kinds.size(); ++ink) {
        pyramid.m_inks.emplace(pyramid.m_kinds[ink], static_cast<std::uint16_t>(ink));
    }
    for (std::int64_t levels = reader.count(); levels > 0; --levels) {
        Level level;
        level.columns = static_cast<int>(reader.count());
        level.rows = static_cast<int>(reader.count());
        const std::int64_t tiles = std::int64_t{level.columns} * level.rows;
        for (std::int64_t tile = 0; tile < tiles && !reader.failed(); ++tile) {
            level.tiles.push_back(TileBytes::atPlace(reader, file));
        }
        pyramid.m_levels.push_back(std::move(level));
    }
    if (!reader.atEnd()) {
        return fail(ErrorCode::FileDamaged, "the map overview in the cache is damaged");
    }
    return pyramid;
}

} // namespace ecotone::cartography
