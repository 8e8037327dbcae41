#include "core/cartography/class_pyramid.h"

#include "core/cartography/cache_bytes.h"
#include "core/cartography/class_sums.h"
#include "core/geometry/point.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace ecotone::cartography {
namespace {

constexpr int side = ClassPyramid::tileSide;
constexpr std::size_t tileSamples = std::size_t{side} * side;
/// Tiles drawn in one reading of the patches, each way: 64 MiB of sums.
constexpr int blockTiles = 16;
constexpr std::string_view magic = "ECOTONE CLASSES 1\n";
constexpr std::size_t checkEvery = 256;

/// Runs of (ink, length - 1): three bytes each, lengths up to 256. Empty for nothing at all.
std::string coded(std::span<const std::uint16_t> inks)
{
    std::string bytes;
    for (std::size_t i = 0; i < inks.size();) {
        std::size_t end = i + 1;
        while (end < inks.size() && inks[end] == inks[i] && end - i < 256) {
            ++end;
        }
        bytes.push_back(static_cast<char>(inks[i] & 255U));
        bytes.push_back(static_cast<char>(inks[i] >> 8U));
        bytes.push_back(static_cast<char>(end - i - 1));
        i = end;
    }
    const bool nothing = std::ranges::all_of(inks, [](std::uint16_t ink) { return ink == 0; });
    return nothing ? std::string{} : bytes;
}

ClassPyramid::Tile decoded(std::string_view bytes)
{
    if (bytes.empty()) {
        return {};
    }
    ClassPyramid::Tile tile(tileSamples);
    std::size_t at = 0;
    for (std::size_t i = 0; i + 2 < bytes.size() && at < tileSamples; i += 3) {
        const auto byte = [&](std::size_t offset) {
            return static_cast<unsigned char>(bytes[i + offset]);
        };
        const std::size_t run = std::min<std::size_t>(byte(2) + 1U, tileSamples - at);
        std::fill_n(tile.begin() + static_cast<std::ptrdiff_t>(at),
                    run,
                    static_cast<std::uint16_t>(byte(0) | byte(1) << 8U));
        at += run;
    }
    return tile;
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

int sizeOf(const geometry::RealBox& metres)
{
    const double shorter = std::min(metres.maxX - metres.minX, metres.maxY - metres.minY);
    return shorter >= 1.0 ? std::ilogb(shorter) : 0;
}

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

Result<ClassPyramid> ClassPyramid::build(model::MapReader& reader, const Progress& progress)
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
                pyramid.mergeTile(level, column, row);
            }
        }
        ECO_TRY(progress.check());
    }
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
    Level& level = m_levels.front();
    std::vector<std::uint16_t> samples;
    if (sums) {
        samples.resize(tileSamples * static_cast<std::size_t>(columns));
    }
    for (int tileRow = 0; tileRow < rows; ++tileRow) {
        const auto stride = static_cast<std::size_t>(grid.columns);
        for (int sampleRow = 0; sums && sampleRow < side; ++sampleRow) {
            sums->write(tileRow * side + sampleRow,
                        &samples[static_cast<std::size_t>(sampleRow) * stride]);
        }
        for (int tileColumn = 0; tileColumn < columns; ++tileColumn) {
            Tile tile(sums ? tileSamples : 0);
            for (std::size_t sampleRow = 0; sums && sampleRow < side; ++sampleRow) {
                std::copy_n(samples.begin() + static_cast<std::ptrdiff_t>(sampleRow * stride) +
                                tileColumn * side,
                            side,
                            tile.begin() + static_cast<std::ptrdiff_t>(sampleRow * side));
            }
            m_contested =
                m_contested || std::ranges::find(tile, ClassSums::contested) != tile.end();
            level.tiles[static_cast<std::size_t>(row + tileRow) *
                            static_cast<std::size_t>(level.columns) +
                        static_cast<std::size_t>(column + tileColumn)] = coded(tile);
        }
    }
    return {};
}

void ClassPyramid::mergeTile(std::size_t level, int column, int row)
{
    Tile merged(tileSamples);
    for (int quarter = 0; quarter < 4; ++quarter) {
        const int right = quarter % 2;
        const int lower = quarter / 2;
        const Tile part = tile(static_cast<int>(level) - 1, 2 * column + right, 2 * row + lower);
        if (part.empty()) {
            continue;
        }
        for (std::size_t y = 0; y < side / 2; ++y) {
            std::uint16_t* to = &merged[(y + static_cast<std::size_t>(lower) * side / 2) * side +
                                        static_cast<std::size_t>(right) * side / 2];
            for (std::size_t x = 0; x < side / 2; ++x) {
                to[x] = part[2 * y * side + 2 * x];
            }
        }
    }
    Level& to = m_levels[level];
    to.tiles[static_cast<std::size_t>(row) * static_cast<std::size_t>(to.columns) +
             static_cast<std::size_t>(column)] = coded(merged);
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
                    mergeTile(level, column, row);
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

ClassPyramid::Tile ClassPyramid::tile(int level, int column, int row) const
{
    const Level& of = m_levels[static_cast<std::size_t>(level)];
    if (column < 0 || row < 0 || column >= of.columns || row >= of.rows) {
        return {};
    }
    return decoded(of.tiles[static_cast<std::size_t>(row) * static_cast<std::size_t>(of.columns) +
                            static_cast<std::size_t>(column)]);
}

std::string ClassPyramid::toBytes(std::string_view state) const
{
    CacheWriter writer;
    writer.text(state);
    writer.number(std::llround(m_left));
    writer.number(std::llround(m_top));
    writer.number(m_contested ? 1 : 0);
    writer.number(static_cast<std::int64_t>(m_kinds.size()) - 1);
    for (std::size_t ink = 1; ink < m_kinds.size(); ++ink) {
        writer.text(m_kinds[ink].classCode);
        writer.text(m_kinds[ink].country);
        writer.text(m_kinds[ink].landscape);
        writer.number(m_kinds[ink].size);
    }
    writer.number(static_cast<std::int64_t>(m_levels.size()));
    for (const Level& level : m_levels) {
        writer.number(level.columns);
        writer.number(level.rows);
        for (const std::string& tile : level.tiles) {
            writer.text(tile);
        }
    }
    return sealed(magic, writer.bytes);
}

Result<ClassPyramid> ClassPyramid::fromBytes(std::string_view bytes, std::string_view state)
{
    const auto damaged = [] {
        return fail(ErrorCode::FileDamaged, "the map overview in the cache is damaged");
    };
    const auto body = unsealed(magic, bytes);
    if (!body) {
        return damaged();
    }
    CacheReader reader{*body};
    if (reader.text() != state) {
        return fail(ErrorCode::NotFound, "the map overview in the cache is of another state");
    }
    ClassPyramid pyramid;
    pyramid.m_left = static_cast<double>(reader.number());
    pyramid.m_top = static_cast<double>(reader.number());
    pyramid.m_contested = reader.number() != 0;
    const std::int64_t kinds = reader.count();
    for (std::int64_t i = 0; i < kinds; ++i) {
        PatchKind kind;
        kind.classCode = reader.text();
        kind.country = reader.text();
        kind.landscape = reader.text();
        kind.size = static_cast<int>(reader.number());
        pyramid.m_inks.emplace(kind, static_cast<std::uint16_t>(i + 1));
        pyramid.m_kinds.push_back(std::move(kind));
    }
    const std::int64_t levels = reader.count();
    for (std::int64_t i = 0; i < levels; ++i) {
        Level level;
        level.columns = static_cast<int>(reader.count());
        level.rows = static_cast<int>(reader.count());
        const std::int64_t tiles = std::int64_t{level.columns} * level.rows;
        if (tiles > static_cast<std::int64_t>(body->size() / 8)) {
            return damaged();
        }
        for (std::int64_t tile = 0; tile < tiles; ++tile) {
            level.tiles.emplace_back(reader.text());
        }
        pyramid.m_levels.push_back(std::move(level));
    }
    if (!reader.atEnd()) {
        return damaged();
    }
    return pyramid;
}

} // namespace ecotone::cartography
