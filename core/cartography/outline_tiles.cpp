#include "core/cartography/outline_tiles.h"

#include "core/cartography/cache_bytes.h"
#include "core/cartography/outline_arcs.h"
#include "core/cartography/pixel_outline.h"
#include "core/cartography/stored_outline.h"
#include "core/geometry/point.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <tuple>

namespace ecotone::cartography {
namespace {

using Steps = geometry::BasicBox<std::int32_t>;
constexpr std::size_t checkEvery = 256;
/// Tiles read at once, each way.
constexpr std::int32_t blockTiles = 8;

std::int32_t floorDivided(std::int32_t value, std::int32_t by)
{
    return value >= 0 ? value / by : -((by - 1 - value) / by);
}

std::int32_t nearestOf(std::int32_t value, std::int32_t by)
{
    return floorDivided(2 * value + by, 2 * by);
}

std::size_t at(int level)
{
    return static_cast<std::size_t>(level);
}

std::int32_t tileOf(double metres)
{
    return static_cast<std::int32_t>(std::floor(metres / OutlineTiles::sides[0]));
}

/// The finest tiles from one column and row to another, as a box of the plane.
geometry::Box boxOf(std::pair<std::int32_t, std::int32_t> first,
                    std::pair<std::int32_t, std::int32_t> last)
{
    constexpr double side = OutlineTiles::sides[0];
    geometry::Box box;
    const auto low = geometry::snapped({first.first * side, first.second * side});
    const auto high = geometry::snapped({(last.first + 1) * side, (last.second + 1) * side});
    box.extend(low.x, low.y);
    box.extend(high.x, high.y);
    return box;
}

Steps boxOf(const OutlineTile& origin, std::span<const TilePoint> points)
{
    Steps box;
    for (const TilePoint point : points) {
        box.extend(origin.originX + point.x, origin.originY + point.y);
    }
    return box;
}

bool isLarge(const geometry::RealBox& metres)
{
    return std::max(metres.maxX - metres.minX, metres.maxY - metres.minY) > OutlineTiles::largest;
}

Result<> notPlain()
{
    return fail(ErrorCode::InvalidGeometry,
                "a patch is not stored as one polygon: the map is drawn without an overview");
}

bool reaches(const OutlineTile& tile, int grid, const geometry::RealBox& metres)
{
    return tile.box.minX * static_cast<double>(grid) <= metres.maxX &&
           tile.box.maxX * static_cast<double>(grid) >= metres.minX &&
           tile.box.minY * static_cast<double>(grid) <= metres.maxY &&
           tile.box.maxY * static_cast<double>(grid) >= metres.minY;
}

/// One tile from some of the next finer level: points rounded to its grid, what falls together
/// left out.
Result<OutlineTile> merged(std::span<const OutlineTile* const> finer,
                           OutlineTile tile,
                           std::int32_t ratio,
                           const std::shared_ptr<TileFile>& file)
{
    std::vector<std::string> scratch(finer.size());
    std::vector<TilePatch> all;
    std::vector<TilePatch> patches;
    std::vector<TileReader> readers;
    std::vector<std::size_t> counts;
    for (std::size_t i = 0; i < finer.size(); ++i) {
        ECO_ASSIGN(const std::string_view bytes, finer[i]->bytes.read(scratch[i]));
        readers.emplace_back(bytes).patches(patches);
        counts.push_back(patches.size());
        all.insert(all.end(), patches.begin() + 1, patches.end());
    }
    TileWriter writer{all};
    std::vector<TilePoint> line;
    std::uint32_t offset = 0;
    for (std::size_t i = 0; i < finer.size(); ++i) {
        const OutlineTile& part = *finer[i];
        const auto numbered = [offset](std::uint32_t patch) {
            return patch == TileWriter::nothing ? patch : patch + offset;
        };
        const auto every = [](std::uint32_t, std::uint32_t) { return true; };
        readers[i].arcs(
            counts[i],
            every,
            [&](std::uint32_t inside, std::uint32_t outside, std::span<const TilePoint> points) {
                line.clear();
                for (const TilePoint point : points) {
                    const TilePoint here{nearestOf(part.originX + point.x, ratio) - tile.originX,
                                         nearestOf(part.originY + point.y, ratio) - tile.originY};
                    if (line.empty() || !(line.back() == here)) {
                        line.push_back(here);
                    }
                }
                if (line.size() > 1) {
                    writer.arc(numbered(inside), numbered(outside), line);
                    tile.box.extend(boxOf(tile, line));
                }
            });
        offset += static_cast<std::uint32_t>(counts[i] - 1);
    }
    tile.bytes = keptTile(file, writer.take());
    return tile;
}

} // namespace

/// Patches on the finest grid, tile by tile, as they are read.
class OutlineTiles::Collector
{
public:
    struct Entry
    {
        model::PatchId id;
        TilePatch patch;
        std::size_t firstRing;
        std::size_t rings;
    };

    /// False when the outline is not as the store writes it.
    [[nodiscard]] bool add(const model::PatchView& patch, std::uint32_t ink, Place place)
    {
        const auto envelope = storedEnvelope(patch.geometryBlob);
        const double shorter =
            std::min(envelope->maxX - envelope->minX, envelope->maxY - envelope->minY);
        Entry entry{
            patch.id, {ink, static_cast<std::uint32_t>(std::lround(shorter))}, m_ends.size(), 0};
        const bool plain =
            forEachRing(patch.geometryBlob, [this](const StoredRing& ring, std::uint32_t index) {
                addRing(ring, index == 0);
            });
        entry.rings = m_ends.size() - entry.firstRing;
        if (plain && entry.rings > 0) {
            m_tiles[place].push_back(entry);
        }
        return plain;
    }

    [[nodiscard]] std::map<Place, Tile> tiles(const std::shared_ptr<TileFile>& file)
    {
        std::map<Place, Tile> made;
        for (auto& [place, entries] : m_tiles) {
            made[place] = tile(place, entries, file);
        }
        return made;
    }
    [[nodiscard]] Tile only(const std::shared_ptr<TileFile>& file)
    {
        return tile(m_tiles.begin()->first, m_tiles.begin()->second, file);
    }
    [[nodiscard]] bool empty() const { return m_tiles.empty(); }

private:
    void addRing(const StoredRing& ring, bool outer)
    {
        if (ring.count < 4) {
            return;
        }
        constexpr double scale = 1.0 / grids[0];
        const std::size_t start = m_points.size();
        const double originX = ring.x(0);
        const double originY = ring.y(0);
        double beforeX = 0.0;
        double beforeY = 0.0;
        double turn = 0.0;
        for (std::size_t i = 0; i + 1 < ring.count; ++i) {
            const double dx = ring.x(i) - originX;
            const double dy = ring.y(i) - originY;
            turn += beforeX * dy - dx * beforeY;
            beforeX = dx;
            beforeY = dy;
            const TilePoint point{rounded(ring.x(i) * scale), rounded(ring.y(i) * scale)};
            if (m_points.size() == start || !(m_points.back() == point)) {
                m_points.push_back(point);
            }
        }
        while (m_points.size() > start + 1 && m_points.back() == m_points[start]) {
            m_points.pop_back();
        }
        if (m_points.size() < start + 3) {
            m_points.resize(start);
            return;
        }
        // Positive turns are counter-clockwise, as north is up.
        if ((turn > 0.0) == outer) {
            std::reverse(m_points.begin() + static_cast<std::ptrdiff_t>(start), m_points.end());
        }
        m_ends.push_back(m_points.size());
    }

    [[nodiscard]] Tile
    tile(Place place, std::vector<Entry>& entries, const std::shared_ptr<TileFile>& file) const
    {
        // However they were read, a tile is the same.
        std::ranges::sort(entries, {}, &Entry::id);
        OutlineTile tile;
        tile.originX = place.first * (sides[0] / grids[0]);
        tile.originY = place.second * (sides[0] / grids[0]);
        OutlineArcs arcs;
        std::vector<TilePatch> patches;
        std::vector<TilePoint> ring;
        for (const Entry& entry : entries) {
            patches.push_back(entry.patch);
            for (std::size_t i = entry.firstRing; i < entry.firstRing + entry.rings; ++i) {
                const std::size_t start = i == 0 ? 0 : m_ends[i - 1];
                ring.assign(m_points.begin() + static_cast<std::ptrdiff_t>(start),
                            m_points.begin() + static_cast<std::ptrdiff_t>(m_ends[i]));
                for (TilePoint& point : ring) {
                    tile.box.extend(point.x, point.y);
                    point = {point.x - tile.originX, point.y - tile.originY};
                }
                arcs.addRing(static_cast<std::uint32_t>(patches.size()), ring);
            }
        }
        TileWriter writer{patches};
        arcs.write(writer);
        tile.bytes = keptTile(file, writer.take());
        return std::make_shared<const OutlineTile>(std::move(tile));
    }

    std::vector<TilePoint> m_points;
    std::vector<std::size_t> m_ends; ///< Of rings in the points.
    std::map<Place, std::vector<Entry>> m_tiles;
};

std::uint32_t OutlineTiles::inkOf(const model::PatchView& patch)
{
    PatchKind kind{
        std::string{patch.classCode}, std::string{patch.country}, std::string{patch.landscape}, 0};
    const auto [found, added] =
        m_inks.emplace(std::move(kind), static_cast<std::uint32_t>(m_kinds.size()));
    if (added) {
        m_kinds.push_back(found->first);
    }
    return found->second;
}

Result<> OutlineTiles::collect(model::MapReader& reader,
                               Place first,
                               Place last,
                               const Progress& progress,
                               std::vector<Place>& changed)
{
    model::PatchFilter filter;
    filter.box = boxOf(first, last);
    filter.order = model::PatchOrder::Any;
    Collector collector;
    std::size_t count = 0;
    Result<> taken;
    ECO_TRY(reader.visitPatches(filter, [&](const model::PatchView& patch) {
        taken = take(patch, first, last, collector);
        return taken && (++count % checkEvery != 0 || !progress.stopRequested());
    }));
    ECO_TRY(std::move(taken));
    ECO_TRY(progress.check());
    Level& finest = m_levels.front();
    for (std::int32_t row = first.second; row <= last.second; ++row) {
        for (std::int32_t column = first.first; column <= last.first; ++column) {
            if (finest.tiles.erase({column, row}) > 0) {
                changed.emplace_back(column, row);
            }
        }
    }
    for (auto& [place, tile] : collector.tiles(m_file)) {
        changed.push_back(place);
        finest.tiles[place] = std::move(tile);
    }
    return {};
}

Result<>
OutlineTiles::take(const model::PatchView& patch, Place first, Place last, Collector& collector)
{
    const auto envelope = storedEnvelope(patch.geometryBlob);
    if (!envelope) {
        return fail(ErrorCode::InvalidGeometry, "a patch does not state its box");
    }
    const Place place{tileOf((envelope->minX + envelope->maxX) / 2.0),
                      tileOf((envelope->minY + envelope->maxY) / 2.0)};
    if (place.first < first.first || place.first > last.first || place.second < first.second ||
        place.second > last.second) {
        return {};
    }
    const std::uint32_t ink = inkOf(patch);
    if (isLarge(*envelope)) {
        return takeLarge(patch, ink);
    }
    return collector.add(patch, ink, place) ? Result<>{} : notPlain();
}

Result<> OutlineTiles::takeLarge(const model::PatchView& patch, std::uint32_t ink)
{
    Collector alone;
    const geometry::RealBox envelope = *storedEnvelope(patch.geometryBlob);
    if (!alone.add(patch, ink, {tileOf(envelope.minX), tileOf(envelope.minY)})) {
        return notPlain();
    }
    if (!alone.empty()) {
        return keepLarge(patch.id, alone.only(m_file));
    }
    return {};
}

Result<> OutlineTiles::keepLarge(model::PatchId id, Tile finest)
{
    for (int level = 0; level < levels; ++level) {
        if (level > 0) {
            const OutlineTile* const finer = finest.get();
            const std::int32_t ratio = grids[at(level)] / grids[at(level - 1)];
            OutlineTile tile;
            tile.originX = nearestOf(finer->originX, ratio);
            tile.originY = nearestOf(finer->originY, ratio);
            ECO_ASSIGN(OutlineTile coarser, merged(std::span{&finer, 1}, tile, ratio, m_file));
            finest = std::make_shared<const OutlineTile>(std::move(coarser));
        }
        m_levels[at(level)].large[id] = finest;
    }
    return {};
}

Result<> OutlineTiles::mergeAbove(std::vector<Place> changed)
{
    for (int level = 1; level < levels; ++level) {
        const std::int32_t ratio = grids[at(level)] / grids[at(level - 1)];
        std::set<Place> above;
        for (const Place& place : changed) {
            above.emplace(floorDivided(place.first, 2), floorDivided(place.second, 2));
        }
        for (const Place& place : above) {
            std::vector<const OutlineTile*> parts;
            for (const Place& part : {Place{2 * place.first, 2 * place.second},
                                      Place{2 * place.first + 1, 2 * place.second},
                                      Place{2 * place.first, 2 * place.second + 1},
                                      Place{2 * place.first + 1, 2 * place.second + 1}}) {
                const auto found = m_levels[at(level - 1)].tiles.find(part);
                if (found != m_levels[at(level - 1)].tiles.end()) {
                    parts.push_back(found->second.get());
                }
            }
            if (parts.empty()) {
                m_levels[at(level)].tiles.erase(place);
                continue;
            }
            OutlineTile tile;
            tile.originX = place.first * (sides[at(level)] / grids[at(level)]);
            tile.originY = place.second * (sides[at(level)] / grids[at(level)]);
            ECO_ASSIGN(OutlineTile coarser, merged(parts, tile, ratio, m_file));
            m_levels[at(level)].tiles[place] =
                std::make_shared<const OutlineTile>(std::move(coarser));
        }
        changed.assign(above.begin(), above.end());
    }
    return {};
}

Result<OutlineTiles> OutlineTiles::build(model::MapReader& reader,
                                         const geometry::RealBox& bounds,
                                         const Progress& progress,
                                         std::shared_ptr<TileFile> file)
{
    OutlineTiles tiles;
    if (bounds.empty()) {
        return tiles;
    }
    tiles.m_file = std::move(file);
    const Place low{tileOf(bounds.minX), tileOf(bounds.minY)};
    const Place high{tileOf(bounds.maxX), tileOf(bounds.maxY)};
    std::vector<Place> changed;
    for (std::int32_t row = low.second; row <= high.second; row += blockTiles) {
        for (std::int32_t column = low.first; column <= high.first; column += blockTiles) {
            ECO_TRY(tiles.collect(reader,
                                  {column, row},
                                  {std::min(column + blockTiles - 1, high.first),
                                   std::min(row + blockTiles - 1, high.second)},
                                  progress,
                                  changed));
        }
        progress.report(static_cast<double>(row - low.second) / (high.second - low.second + 1),
                        "map outlines");
    }
    ECO_TRY(tiles.mergeAbove(std::move(changed)));
    tiles.m_file.reset();
    return tiles;
}

Result<> OutlineTiles::update(model::MapReader& reader, std::span<const geometry::Box> boxes)
{
    std::vector<Place> changed;
    for (const geometry::Box& box : boxes) {
        const geometry::RealPoint low = geometry::toMetres({box.minX, box.minY});
        const geometry::RealPoint high = geometry::toMetres({box.maxX, box.maxY});
        const geometry::RealBox metres{low.x, low.y, high.x, high.y};
        std::vector<model::PatchId> gone;
        for (const auto& [id, tile] : m_levels.front().large) {
            if (reaches(*tile, grids[0], metres)) {
                gone.push_back(id);
            }
        }
        for (Level& level : m_levels) {
            for (const model::PatchId id : gone) {
                level.large.erase(id);
            }
        }
        // A patch that changed has its middle in the box; large ones only reach into it.
        ECO_TRY(collect(
            reader, {tileOf(low.x), tileOf(low.y)}, {tileOf(high.x), tileOf(high.y)}, {}, changed));
        model::PatchFilter filter;
        filter.box = box;
        filter.order = model::PatchOrder::Any;
        Result<> taken;
        ECO_TRY(reader.visitPatches(filter, [&](const model::PatchView& patch) {
            const auto envelope = storedEnvelope(patch.geometryBlob);
            if (envelope && isLarge(*envelope)) {
                taken = takeLarge(patch, inkOf(patch));
            }
            return taken.has_value();
        }));
        ECO_TRY(std::move(taken));
    }
    return mergeAbove(std::move(changed));
}

int OutlineTiles::levelFor(double metres)
{
    int level = -1;
    while (level + 1 < levels && pixels[at(level + 1)] <= metres) {
        ++level;
    }
    return level;
}

std::vector<const OutlineTile*> OutlineTiles::tilesIn(int level, const geometry::RealBox& box) const
{
    std::vector<const OutlineTile*> seen;
    const auto add = [&](const auto& tiles) {
        for (const auto& [key, tile] : tiles) {
            if (reaches(*tile, grids[at(level)], box)) {
                seen.push_back(tile.get());
            }
        }
    };
    add(m_levels[at(level)].tiles);
    add(m_levels[at(level)].large);
    return seen;
}

namespace {

constexpr std::array places{&OutlineTile::originX, &OutlineTile::originY};
constexpr std::array boxSides{&Steps::minX, &Steps::minY, &Steps::maxX, &Steps::maxY};

/// The tile in `file`, and its line of the index.
Result<std::shared_ptr<const OutlineTile>>
stored(const OutlineTile& tile, const std::shared_ptr<TileFile>& file, CacheWriter& index)
{
    OutlineTile moved = tile;
    ECO_ASSIGN(moved.bytes, tile.bytes.movedTo(file));
    for (const auto side : boxSides) {
        index.number(moved.box.*side);
    }
    for (const auto place : places) {
        index.number(moved.*place);
    }
    moved.bytes.writePlace(index);
    return std::make_shared<const OutlineTile>(std::move(moved));
}

std::shared_ptr<const OutlineTile> tileAt(CacheReader& index, const std::shared_ptr<TileFile>& file)
{
    OutlineTile tile;
    for (const auto side : boxSides) {
        tile.box.*side = static_cast<std::int32_t>(index.number());
    }
    for (const auto place : places) {
        tile.*place = static_cast<std::int32_t>(index.number());
    }
    tile.bytes = TileBytes::atPlace(index, file);
    return std::make_shared<const OutlineTile>(std::move(tile));
}

} // namespace

Result<OutlineTiles> OutlineTiles::storedIn(const std::shared_ptr<TileFile>& file,
                                            std::string_view state) const
{
    OutlineTiles kept = *this;
    CacheWriter index;
    index.text(state);
    writeKinds(index, m_kinds);
    for (Level& level : kept.m_levels) {
        index.number(static_cast<std::int64_t>(level.tiles.size()));
        for (auto& [place, tile] : level.tiles) {
            index.number(place.first);
            index.number(place.second);
            ECO_ASSIGN(tile, stored(*tile, file, index));
        }
        index.number(static_cast<std::int64_t>(level.large.size()));
        for (auto& [id, tile] : level.large) {
            index.number(id);
            ECO_ASSIGN(tile, stored(*tile, file, index));
        }
    }
    ECO_TRY(file->finish(index.bytes));
    return kept;
}

Result<OutlineTiles> OutlineTiles::read(const std::filesystem::path& path, std::string_view state)
{
    ECO_ASSIGN(const auto file, TileFile::open(path, magic));
    const std::string bytes = file->takeIndex();
    CacheReader index{bytes};
    if (index.text() != state) {
        return fail(ErrorCode::NotFound, "the map outlines in the cache are of another state");
    }
    OutlineTiles tiles;
    tiles.m_kinds = readKinds(index);
    for (std::size_t ink = 1; ink < tiles.m_kinds.size(); ++ink) {
        tiles.m_inks.emplace(tiles.m_kinds[ink], static_cast<std::uint32_t>(ink));
    }
    for (Level& level : tiles.m_levels) {
        for (std::int64_t left = index.count(); left > 0; --left) {
            const auto column = static_cast<std::int32_t>(index.number());
            const auto row = static_cast<std::int32_t>(index.number());
            level.tiles[{column, row}] = tileAt(index, file);
        }
        for (std::int64_t left = index.count(); left > 0; --left) {
            const model::PatchId id = index.number();
            level.large[id] = tileAt(index, file);
        }
    }
    if (!index.atEnd()) {
        return fail(ErrorCode::FileDamaged, "the map outlines in the cache are damaged");
    }
    return tiles;
}

bool OutlineTiles::operator==(const OutlineTiles& other) const
{
    const auto same = [](const auto& a, const auto& b) {
        return std::ranges::equal(a, b, [](const auto& one, const auto& two) {
            return one.first == two.first && *one.second == *two.second;
        });
    };
    for (std::size_t level = 0; level < levels; ++level) {
        if (!same(m_levels[level].tiles, other.m_levels[level].tiles) ||
            !same(m_levels[level].large, other.m_levels[level].large)) {
            return false;
        }
    }
    return m_kinds == other.m_kinds;
}

} // namespace ecotone::cartography
