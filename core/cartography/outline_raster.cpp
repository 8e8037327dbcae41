#include "core/cartography/outline_raster.h"

#include "core/base/platform.h"
#include "core/cartography/pixel_outline.h"
#include "core/cartography/tile_code.h"
#include "core/cartography/work_sharing.h"
#include "core/geometry/point.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace ecotone::cartography {
namespace {

constexpr int bandRows = 48;
/// More is drawn in several goes, or the arcs of a whole project would be in memory at once.
constexpr std::uint64_t mostBytes = 12ULL * 1024 * 1024;

using Channels = CoverageSums::Channels;

/// Takes the tiles of a level apart into arcs on the pixels of a view.
class Projection
{
public:
    Projection(const Viewport& view, int level, const SmallPatches& small, bool withSmall)
        : m_toPixels{view}
        , m_grid{static_cast<double>(OutlineTiles::grids[static_cast<std::size_t>(level)])}
        , m_least{withSmall ? -1.0 : small.lineFrom * view.metresPerPixel / view.devicePixelRatio}
        , m_bottom{static_cast<std::int32_t>(
              std::lround(view.height * view.devicePixelRatio * subpixels))}
    {
    }

    [[nodiscard]] Result<PixelArcs> arcsOf(const OutlineTile& tile) const
    {
        PixelArcs result;
        if (!seen(tile)) {
            return result;
        }
        std::string scratch;
        ECO_ASSIGN(const std::string_view bytes, tile.bytes.read(scratch));
        TileReader reader{bytes};
        reader.patches(result.patches);
        const std::vector<TilePatch>& patches = result.patches;
        std::size_t used = 0; // Of the points.
        reader.arcs(
            patches.size(),
            [&](std::uint32_t inside, std::uint32_t outside) {
                return patches[inside].shorter > m_least || patches[outside].shorter > m_least;
            },
            [&](std::uint32_t inside, std::uint32_t outside, std::span<const TilePoint> points) {
                add(tile, points, {inside, outside}, result, used);
            });
        result.points.resize(used);
        result.points.shrink_to_fit();
        return result;
    }

private:
    static constexpr std::int32_t slack = 4 * subpixelsOfPixel;

    /// False when it lies above, below or right of the picture; what lies left of it covers it.
    [[nodiscard]] bool seen(const OutlineTile& tile) const
    {
        const Reach reach{{tile.box.minX * m_grid,
                           tile.box.minY * m_grid,
                           tile.box.maxX * m_grid,
                           tile.box.maxY * m_grid},
                          m_toPixels};
        return reach.bottom > -slack && reach.top < m_bottom + slack;
    }

    void add(const OutlineTile& tile,
             std::span<const TilePoint> points,
             PixelArcs::Arc arc,
             PixelArcs& to,
             std::size_t& used) const
    {
        if (to.points.size() < used + points.size()) {
            to.points.resize(2 * (used + points.size()));
        }
        Subpixel* const line = &to.points[used];
        arc.top = std::numeric_limits<std::int32_t>::max();
        arc.bottom = std::numeric_limits<std::int32_t>::min();
        Subpixel before{std::numeric_limits<std::int32_t>::min(), 0};
        std::size_t count = 0;
        for (const TilePoint point : points) {
            // From whole steps of the plane: the same in every tile.
            const Subpixel here = m_toPixels.near((tile.originX + point.x) * m_grid,
                                                  (tile.originY + point.y) * m_grid);
            arc.top = std::min(arc.top, here.y);
            arc.bottom = std::max(arc.bottom, here.y);
            line[count] = here;
            count += here == before ? 0U : 1U;
            before = here;
        }
        if (count < 2 || arc.bottom < -slack || arc.top > m_bottom + slack) {
            return;
        }
        used += count;
        arc.end = static_cast<std::uint32_t>(used);
        to.top = std::min(to.top, arc.top);
        to.bottom = std::max(to.bottom, arc.bottom);
        to.arcs.push_back(arc);
    }

    ToPixels m_toPixels;
    double m_grid;
    double m_least; ///< Metres: smaller patches are left out.
    std::int32_t m_bottom;
};

/// What one patch gives to the arcs around it.
struct Side
{
    Channels worth{};
    std::uint32_t ink = 0;
    int marks = -1;
    float thin = 0.0F; ///< Strength of its lines.
    float light = 0.0F;

    [[nodiscard]] bool lined() const { return thin > 0.0F || light > 0.0F; }
};

class BandPainter
{
public:
    BandPainter(const Viewport& view,
                MapStrip& strip,
                std::span<const InkLook> looks,
                const MapInks& inks,
                const SmallPatches& small)
        : m_pixel{view.metresPerPixel / view.devicePixelRatio}
        , m_strip{strip}
        , m_shift{strip.firstRow() * subpixelsOfPixel}
        , m_looks{looks}
        , m_inks{inks}
        , m_small{small}
    {
    }

    void paint(const PixelArcs& tile)
    {
        if (!reaches(tile.top, tile.bottom)) {
            return;
        }
        m_sides.clear();
        for (const TilePatch& patch : tile.patches) {
            m_sides.push_back(sideOf(patch));
        }
        std::size_t start = 0;
        for (const PixelArcs::Arc& arc : tile.arcs) {
            if (reaches(arc.top, arc.bottom)) {
                paintArc(m_sides[arc.inside],
                         m_sides[arc.outside],
                         std::span{tile.points}.subspan(start, arc.end - start),
                         arc.outside != TileWriter::nothing);
            }
            start = arc.end;
        }
    }

private:
    [[nodiscard]] bool reaches(std::int32_t top, std::int32_t bottom) const
    {
        constexpr std::int32_t slack = 4 * subpixelsOfPixel;
        // The bounds of a tile without arcs are as far apart as numbers go: nothing is taken off
        // them.
        return bottom > m_shift - slack &&
               top < m_shift + m_strip.rows() * subpixelsOfPixel + slack;
    }

    [[nodiscard]] Side sideOf(const TilePatch& patch) const
    {
        Side side;
        if (patch.ink >= m_looks.size()) {
            return side;
        }
        const InkLook& look = m_looks[patch.ink];
        const auto size = static_cast<float>(patch.shorter / m_pixel);
        if (look.fill.alpha != 0) {
            side.ink = patch.ink;
            side.worth = CoverageSums::worthOf(look.fill);
            side.marks = size >= m_small.marksFrom ? look.marks : -1;
        }
        const auto strengthOn = [&](PatchLine kind, const PixelLine& line) {
            const bool drawn = look.line == kind || look.line == PatchLine::Cased;
            return drawn && line.width > 0.0 ? m_small.strengthOf(size) : 0.0F;
        };
        side.thin = strengthOn(PatchLine::Thin, m_inks.thin);
        side.light = strengthOn(PatchLine::Light, m_inks.light);
        return side;
    }

    template <class Edge>
    void forEachEdge(std::span<const Subpixel> points, Edge edge) const
    {
        Subpixel before{points[0].x, points[0].y - m_shift};
        for (const Subpixel point : points.subspan(1)) {
            const Subpixel here{point.x, point.y - m_shift};
            edge(before, here);
            before = here;
        }
    }

    void addMarks(int pattern, float worth, std::span<const Subpixel> points)
    {
        if (pattern >= 0) {
            InsideSums& marks = m_strip.marks(static_cast<std::size_t>(pattern));
            marks.setWorth({worth});
            forEachEdge(points, [&](Subpixel a, Subpixel b) { marks.edge(a, b); });
        }
    }

    void drawLine(PatchLine kind, float strength, std::span<const Subpixel> points)
    {
        if (strength > 0.0F) {
            LineMask& mask = m_strip.lines(kind, m_inks);
            forEachEdge(points, [&](Subpixel a, Subpixel b) { mask.line(a, b, strength); });
        }
    }

    /// Without points that lie less than three quarters of a pixel from the one before: a border
    /// that is drawn once needs no two sides to agree.
    std::span<const Subpixel> thinnedOut(std::span<const Subpixel> points)
    {
        constexpr std::int32_t least = 3 * subpixelsOfPixel / 4;
        m_points.assign(1, points.front());
        for (const Subpixel here : points.subspan(1, points.size() - 2)) {
            const Subpixel before = m_points.back();
            if (std::max(std::abs(here.x - before.x), std::abs(here.y - before.y)) >= least) {
                m_points.push_back(here);
            }
        }
        m_points.push_back(points.back());
        return m_points;
    }

    void
    paintArc(const Side& inside, const Side& outside, std::span<const Subpixel> points, bool shared)
    {
        if (inside.ink != outside.ink) {
            Channels worth = inside.worth;
            for (std::size_t k = 0; k < worth.size(); ++k) {
                worth[k] -= outside.worth[k];
            }
            CoverageSums& fill = m_strip.fill();
            fill.setWorth(worth);
            forEachEdge(points, [&](Subpixel a, Subpixel b) { fill.edge(a, b); });
        }
        if (inside.marks != outside.marks) {
            addMarks(inside.marks, 1.0F, points);
            addMarks(outside.marks, -1.0F, points);
        }
        if (inside.lined() || outside.lined()) {
            const auto line = shared ? thinnedOut(points) : points;
            drawLine(PatchLine::Thin, std::max(inside.thin, outside.thin), line);
            drawLine(PatchLine::Light, std::max(inside.light, outside.light), line);
        }
    }

    double m_pixel; ///< Metres.
    MapStrip& m_strip;
    std::int32_t m_shift;
    std::span<const InkLook> m_looks;
    const MapInks& m_inks;
    const SmallPatches& m_small;
    std::vector<Side> m_sides; ///< By number in the tile.
    std::vector<Subpixel> m_points;
};

geometry::RealBox metresOf(const Viewport& viewport)
{
    const geometry::Box box = viewport.gridBox(4.0);
    const geometry::RealPoint low = geometry::toMetres({box.minX, box.minY});
    const geometry::RealPoint high = geometry::toMetres({box.maxX, box.maxY});
    return {low.x, low.y, high.x, high.y};
}

/// The first tiles that are drawn in one go.
std::span<const OutlineTile* const> firstOf(std::span<const OutlineTile* const> tiles)
{
    std::uint64_t bytes = 0;
    std::size_t count = 0;
    while (count < tiles.size() &&
           (count == 0 || bytes + tiles[count]->bytes.size() <= mostBytes)) {
        bytes += tiles[count++]->bytes.size();
    }
    return tiles.first(count);
}

Result<std::vector<PixelArcs>> projected(const Projection& projection,
                                         std::span<const OutlineTile* const> tiles,
                                         const Progress& progress)
{
    std::vector<PixelArcs> arcs(tiles.size());
    ECO_TRY(shareWork(static_cast<int>(tiles.size()), progress, [&](int i) -> Result<> {
        ECO_ASSIGN(arcs[static_cast<std::size_t>(i)],
                   projection.arcsOf(*tiles[static_cast<std::size_t>(i)]));
        return {};
    }));
    return arcs;
}

} // namespace

Result<ImageItem> paintOutlines(const std::shared_ptr<const OutlineTiles>& tiles,
                                const Viewport& viewport,
                                std::span<const InkLook> looks,
                                const MapInks& inks,
                                const SmallPatches& small,
                                OutlineMemory& memory,
                                const Progress& progress)
{
    const int level = OutlineTiles::levelFor(viewport.metresPerPixel / viewport.devicePixelRatio);
    if (level < 0) {
        return fail(ErrorCode::InvalidArgument, "the outlines are too coarse for this view");
    }
    ImageItem image;
    image.box = viewport.box();
    image.width = static_cast<int>(std::lround(viewport.width * viewport.devicePixelRatio));
    image.height = static_cast<int>(std::lround(viewport.height * viewport.devicePixelRatio));
    image.pixels.resize(static_cast<std::size_t>(image.width) *
                        static_cast<std::size_t>(image.height));
    const auto sumsMemory =
        platform::zeroedMemory(CoverageSums::places(image.width, image.height) * sizeof(Channels));
    auto* const sums = static_cast<Channels*>(sumsMemory.get());
    std::vector<MapStrip> strips;
    for (int row = 0; row < image.height; row += bandRows) {
        const int rows = std::min(bandRows, image.height - row);
        strips.emplace_back(image.width,
                            row,
                            rows,
                            std::span<Channels>{sums + CoverageSums::places(image.width, row),
                                                CoverageSums::places(image.width, rows)});
    }
    const auto paint = [&](const std::vector<PixelArcs>& arcs) {
        return shareWork(static_cast<int>(strips.size()), progress, [&](int i) -> Result<> {
            BandPainter painter{viewport, strips[static_cast<std::size_t>(i)], looks, inks, small};
            for (const PixelArcs& tile : arcs) {
                ECO_TRY(progress.check());
                painter.paint(tile);
            }
            return {};
        });
    };
    const bool fills =
        std::ranges::any_of(looks, [](const InkLook& look) { return look.fill.alpha != 0; });
    if (memory.of == tiles && memory.view == viewport && (memory.small || !fills)) {
        ECO_TRY(paint(memory.tiles));
    } else {
        memory = {};
        const Projection projection{viewport, level, small, fills};
        const std::vector<const OutlineTile*> seen = tiles->tilesIn(level, metresOf(viewport));
        std::span<const OutlineTile* const> rest{seen};
        while (!rest.empty()) {
            const auto now = firstOf(rest);
            ECO_ASSIGN(auto arcs, projected(projection, now, progress));
            ECO_TRY(paint(arcs));
            rest = rest.subspan(now.size());
            if (now.size() == seen.size()) {
                memory = {tiles, viewport, fills, std::move(arcs)};
            }
        }
    }
    ECO_TRY(shareWork(static_cast<int>(strips.size()), progress, [&](int i) -> Result<> {
        const MapStrip& strip = strips[static_cast<std::size_t>(i)];
        for (int row = 0; row < strip.rows(); ++row) {
            strip.write(row,
                        &image.pixels[static_cast<std::size_t>(strip.firstRow() + row) *
                                      static_cast<std::size_t>(image.width)],
                        inks);
        }
        return {};
    }));
    return image;
}

} // namespace ecotone::cartography
