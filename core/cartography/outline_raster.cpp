#include "core/cartography/outline_raster.h"

#include "core/base/platform.h"
#include "core/cartography/pixel_outline.h"
#include "core/cartography/tile_code.h"
#include "core/cartography/work_sharing.h"
#include "core/geometry/point.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace ecotone::cartography {
namespace {

/// Every band decodes what reaches it: few bands, but enough to share the work evenly.
constexpr int bands = 4;

using Channels = CoverageSums::Channels;

/// What one patch gives to the arcs around it.
struct Side
{
    Channels worth{};
    std::uint32_t ink = 0;
    int marks = -1;
    float thin = 0.0F; ///< Strength of its lines.
    float light = 0.0F;
};

class BandPainter
{
public:
    BandPainter(const Viewport& view,
                int level,
                MapStrip& strip,
                std::span<const InkLook> looks,
                const MapInks& inks,
                const SmallPatches& small)
        : m_toPixels{view}
        , m_grid{static_cast<double>(OutlineTiles::grids[static_cast<std::size_t>(level)])}
        , m_pixel{view.metresPerPixel / view.devicePixelRatio}
        , m_strip{strip}
        , m_shift{strip.firstRow() * subpixelsOfPixel}
        , m_looks{looks}
        , m_inks{inks}
        , m_small{small}
    {
    }

    [[nodiscard]] Result<> paint(const OutlineTile& tile)
    {
        if (!seen(tile)) {
            return {};
        }
        ECO_ASSIGN(const std::string_view bytes, tile.bytes.read(m_bytes));
        TileReader reader{bytes};
        reader.patches(m_patches);
        m_sides.clear();
        for (const TilePatch& patch : m_patches) {
            m_sides.push_back(sideOf(patch));
        }
        reader.arcs(
            m_patches.size(),
            [this](std::uint32_t inside, std::uint32_t outside) {
                return shows(m_sides[inside], m_sides[outside]);
            },
            [&](std::uint32_t inside, std::uint32_t outside, std::span<const TilePoint> points) {
                if (project(tile, points)) {
                    paintArc(m_sides[inside], m_sides[outside], outside != TileWriter::nothing);
                }
            });
        return {};
    }

private:
    /// False when it lies above, below or right of the band; what lies left of it covers it.
    [[nodiscard]] bool seen(const OutlineTile& tile) const
    {
        const Reach reach{{tile.box.minX * m_grid,
                           tile.box.minY * m_grid,
                           tile.box.maxX * m_grid,
                           tile.box.maxY * m_grid},
                          m_toPixels};
        constexpr double slack = 4.0 * subpixels;
        return reach.bottom > m_shift - slack &&
               reach.top < m_shift + m_strip.rows() * subpixels + slack;
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

    static bool shows(const Side& inside, const Side& outside)
    {
        return inside.ink != outside.ink || inside.marks != outside.marks || inside.thin > 0.0F ||
               outside.thin > 0.0F || inside.light > 0.0F || outside.light > 0.0F;
    }

    /// To the strip's pixels; false when nothing of it is on its rows or left of its end.
    [[nodiscard]] bool project(const OutlineTile& tile, std::span<const TilePoint> points)
    {
        if (m_points.size() < points.size()) {
            m_points.resize(2 * points.size());
        }
        std::int32_t top = std::numeric_limits<std::int32_t>::max();
        std::int32_t bottom = std::numeric_limits<std::int32_t>::min();
        m_count = 0;
        Subpixel before{std::numeric_limits<std::int32_t>::min(), 0};
        for (const TilePoint point : points) {
            // From whole steps of the plane: the same in every tile.
            Subpixel here = m_toPixels.near((tile.originX + point.x) * m_grid,
                                            (tile.originY + point.y) * m_grid);
            here.y -= m_shift;
            top = std::min(top, here.y);
            bottom = std::max(bottom, here.y);
            m_points[m_count] = here;
            m_count += here == before ? 0U : 1U;
            before = here;
        }
        const std::int32_t slack = 4 * subpixelsOfPixel;
        return m_count > 1 && bottom > -slack && top < m_strip.rows() * subpixelsOfPixel + slack;
    }

    template <class Sums>
    void addEdges(Sums& sums) const
    {
        for (std::size_t i = 1; i < m_count; ++i) {
            sums.edge(m_points[i - 1], m_points[i]);
        }
    }

    void addMarks(int pattern, float worth)
    {
        if (pattern >= 0) {
            InsideSums& marks = m_strip.marks(static_cast<std::size_t>(pattern));
            marks.setWorth({worth});
            addEdges(marks);
        }
    }

    void drawLine(PatchLine kind, float strength)
    {
        if (strength > 0.0F) {
            LineMask& mask = m_strip.lines(kind, m_inks);
            for (std::size_t i = 1; i < m_lineCount; ++i) {
                mask.line(m_points[i - 1], m_points[i], strength);
            }
        }
    }

    /// Leaves out points that lie less than three quarters of a pixel from the one before: a
    /// border that is drawn once needs no two sides to agree.
    void thinOut()
    {
        constexpr std::int32_t least = 3 * subpixelsOfPixel / 4;
        const Subpixel end = m_points[m_count - 1];
        std::size_t kept = 1;
        for (std::size_t i = 1; i + 1 < m_count; ++i) {
            const Subpixel before = m_points[kept - 1];
            const Subpixel here = m_points[i];
            m_points[kept] = here;
            kept += std::max(std::abs(here.x - before.x), std::abs(here.y - before.y)) >= least
                        ? 1U
                        : 0U;
        }
        m_points[kept] = end;
        m_lineCount = kept + 1;
    }

    /// The last to use the points.
    void paintArc(const Side& inside, const Side& outside, bool shared)
    {
        if (inside.ink != outside.ink) {
            Channels worth = inside.worth;
            for (std::size_t k = 0; k < worth.size(); ++k) {
                worth[k] -= outside.worth[k];
            }
            m_strip.fill().setWorth(worth);
            addEdges(m_strip.fill());
        }
        if (inside.marks != outside.marks) {
            addMarks(inside.marks, 1.0F);
            addMarks(outside.marks, -1.0F);
        }
        const bool lines = inside.thin > 0.0F || outside.thin > 0.0F || inside.light > 0.0F ||
                           outside.light > 0.0F;
        if (!lines) {
            return;
        }
        m_lineCount = m_count;
        if (shared) {
            thinOut();
        }
        drawLine(PatchLine::Thin, std::max(inside.thin, outside.thin));
        drawLine(PatchLine::Light, std::max(inside.light, outside.light));
    }

    ToPixels m_toPixels;
    double m_grid;
    double m_pixel; ///< Metres.
    MapStrip& m_strip;
    std::int32_t m_shift;
    std::span<const InkLook> m_looks;
    const MapInks& m_inks;
    const SmallPatches& m_small;
    std::vector<TilePatch> m_patches;
    std::vector<Side> m_sides; ///< By number in the tile.
    std::vector<Subpixel> m_points;
    std::size_t m_count = 0;
    std::size_t m_lineCount = 0;
    std::string m_bytes;
};

geometry::RealBox metresOf(const Viewport& viewport)
{
    const geometry::Box box = viewport.gridBox(4.0);
    const geometry::RealPoint low = geometry::toMetres({box.minX, box.minY});
    const geometry::RealPoint high = geometry::toMetres({box.maxX, box.maxY});
    return {low.x, low.y, high.x, high.y};
}

} // namespace

Result<ImageItem> paintOutlines(const OutlineTiles& tiles,
                                const Viewport& viewport,
                                std::span<const InkLook> looks,
                                const MapInks& inks,
                                const SmallPatches& small,
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
    const auto memory =
        platform::zeroedMemory(CoverageSums::places(image.width, image.height) * sizeof(Channels));
    auto* const sums = static_cast<Channels*>(memory.get());
    const std::vector<const OutlineTile*> seen = tiles.tilesIn(level, metresOf(viewport));
    const int bandRows = (image.height + bands - 1) / bands;
    const auto paintBand = [&](int band) -> Result<> {
        const int firstRow = band * bandRows;
        const int rows = std::min(bandRows, image.height - firstRow);
        if (rows <= 0) {
            return {};
        }
        MapStrip strip{image.width,
                       firstRow,
                       rows,
                       std::span<Channels>{sums + CoverageSums::places(image.width, firstRow),
                                           CoverageSums::places(image.width, rows)}};
        BandPainter painter{viewport, level, strip, looks, inks, small};
        for (const OutlineTile* tile : seen) {
            ECO_TRY(progress.check());
            ECO_TRY(painter.paint(*tile));
        }
        for (int row = 0; row < rows && !progress.stopRequested(); ++row) {
            strip.write(row,
                        &image.pixels[static_cast<std::size_t>(firstRow + row) *
                                      static_cast<std::size_t>(image.width)],
                        inks);
        }
        return {};
    };
    ECO_TRY(shareWork(bands, progress, paintBand));
    return image;
}

} // namespace ecotone::cartography
