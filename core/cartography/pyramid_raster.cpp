#include "core/cartography/pyramid_raster.h"

#include "core/cartography/class_sums.h"
#include "core/cartography/pattern_marks.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <thread>

namespace ecotone::cartography {
namespace {

constexpr int threads = 2;
constexpr int bandRows = 16;

/// Runs `work(i)` for i of [0, count) on all threads; stops early when asked to.
template <class Work>
void share(int count, const Progress& progress, const Work& work)
{
    std::atomic<int> next{0};
    const auto run = [&] {
        for (int i = next++; i < count && !progress.stopRequested(); i = next++) {
            work(i);
        }
    };
    std::vector<std::jthread> helpers;
    for (int i = 1; i < threads; ++i) {
        helpers.emplace_back(run);
    }
    run();
}

/// Four channels of 16 bits: sixteen bytes each can be added without running over.
std::uint64_t spread(Color color)
{
    const auto premultiplied = [&](std::uint8_t value) {
        return std::uint64_t{(value * std::uint32_t{color.alpha} + 127U) / 255U};
    };
    return std::uint64_t{color.alpha} << 48U | premultiplied(color.red) << 32U |
           premultiplied(color.green) << 16U | premultiplied(color.blue);
}

struct Window
{
    int level = 0;
    int firstColumn = 0; ///< Of tiles.
    int firstRow = 0;
    int columns = 0;
    int rows = 0;
    std::vector<ClassPyramid::Tile> tiles;
};

Window
windowOf(const ClassPyramid& pyramid, const Viewport& view, int level, const Progress& progress)
{
    Window window;
    window.level = level;
    const geometry::Box box = view.gridBox(2.0);
    const geometry::RealPoint low = geometry::toMetres({box.minX, box.minY});
    const geometry::RealPoint high = geometry::toMetres({box.maxX, box.maxY});
    const double metres = pyramid.step(level) * ClassPyramid::tileSide;
    const auto held = [](double value, int most) {
        return static_cast<int>(std::clamp(std::floor(value), 0.0, static_cast<double>(most)));
    };
    const int columns = pyramid.tileColumns(level);
    const int rows = pyramid.tileRows(level);
    window.firstColumn = held((low.x - pyramid.left()) / metres, columns);
    window.firstRow = held((pyramid.top() - high.y) / metres, rows);
    window.columns = held((high.x - pyramid.left()) / metres + 1.0, columns) - window.firstColumn;
    window.rows = held((pyramid.top() - low.y) / metres + 1.0, rows) - window.firstRow;
    window.tiles.resize(static_cast<std::size_t>(window.columns) *
                        static_cast<std::size_t>(window.rows));
    share(window.columns * window.rows, progress, [&](int i) {
        window.tiles[static_cast<std::size_t>(i)] = pyramid.tile(
            level, window.firstColumn + i % window.columns, window.firstRow + i / window.columns);
    });
    return window;
}

class Painter
{
public:
    Painter(const ClassPyramid& pyramid,
            const Viewport& view,
            std::span<const InkLook> looks,
            std::span<const Pattern> patterns,
            const Window& window)
        : m_ratio{view.devicePixelRatio}
        , m_columns{static_cast<unsigned>(window.columns)}
        , m_rows{static_cast<unsigned>(window.rows)}
        , m_looks{looks}
    {
        const double step = pyramid.step(window.level);
        const double pixel = view.metresPerPixel / m_ratio;
        m_samples = std::clamp(static_cast<int>(std::lround(pixel / step)), 2, 4);
        const auto sampleAt = [&](double x, double y) {
            const geometry::RealPoint metres = view.toMetres({x / m_ratio, y / m_ratio});
            return PicturePoint{
                (metres.x - pyramid.left()) / step - window.firstColumn * ClassPyramid::tileSide,
                (pyramid.top() - metres.y) / step - window.firstRow * ClassPyramid::tileSide};
        };
        m_origin = sampleAt(0.0, 0.0);
        const PicturePoint right = sampleAt(1.0, 0.0);
        const PicturePoint down = sampleAt(0.0, 1.0);
        m_right = {right.x - m_origin.x, right.y - m_origin.y};
        m_down = {down.x - m_origin.x, down.y - m_origin.y};
        // Every number a sample can have, so that none needs to be looked at.
        m_colors.resize(1U << 16U);
        std::ranges::transform(looks.first(std::min(looks.size(), m_colors.size())),
                               m_colors.begin(),
                               [](const InkLook& look) { return spread(look.fill); });
        for (const Pattern& pattern : patterns) {
            m_marks.emplace_back(pattern, m_ratio);
            m_inks.push_back(pattern.ink);
        }
        for (const ClassPyramid::Tile& tile : window.tiles) {
            m_tiles.push_back(tile.empty() ? nullptr : tile.data());
        }
    }

    void row(int y, std::uint32_t* pixels, int width) const
    {
        const int n = m_samples;
        const double part = 1.0 / n;
        const std::uint64_t divisor = static_cast<std::uint64_t>(n) * static_cast<std::uint64_t>(n);
        const std::uint64_t half = divisor / 2;
        const std::int32_t stepU = inParts(part * m_right.x);
        const std::int32_t stepV = inParts(part * m_right.y);
        for (int x = 0; x < width; ++x) {
            std::uint64_t sum = 0;
            for (int j = 0; j < n; ++j) {
                const double down = y + (j + 0.5) * part;
                const double over = x + 0.5 * part;
                std::int32_t u = inParts(m_origin.x + over * m_right.x + down * m_down.x);
                std::int32_t v = inParts(m_origin.y + over * m_right.y + down * m_down.y);
                for (int i = 0; i < n; ++i) {
                    sum += m_colors[inkAt(u, v)];
                    u += stepU;
                    v += stepV;
                }
            }
            const auto mean = [&](unsigned shift) {
                return static_cast<std::uint32_t>(((sum >> shift & 0xFFFFU) + half) / divisor);
            };
            pixels[x] = mean(48U) << 24U | mean(32U) << 16U | mean(16U) << 8U | mean(0U);
            if (!m_marks.empty()) {
                mark(x, y, pixels[x]);
            }
        }
    }

private:
    /// Places among the samples are counted in parts of one, so that a step is a whole number.
    /// What lies beyond any window is all the same.
    static std::int32_t inParts(double samples)
    {
        constexpr double most = 1 << 18;
        return static_cast<std::int32_t>(std::clamp(samples, -most, most) * (1 << partBits));
    }

    [[nodiscard]] std::size_t inkAt(std::int32_t u, std::int32_t v) const
    {
        constexpr unsigned side = ClassPyramid::tileSide;
        // Left of the window and above it numbers are negative, as unsigned beyond its end.
        const auto column = static_cast<unsigned>(u >> partBits);
        const auto row = static_cast<unsigned>(v >> partBits);
        const unsigned tileColumn = column / side;
        const unsigned tileRow = row / side;
        if (tileColumn >= m_columns || tileRow >= m_rows) {
            return 0;
        }
        const std::uint16_t* tile = m_tiles[std::size_t{tileRow} * m_columns + tileColumn];
        return tile == nullptr ? 0 : tile[std::size_t{row % side} * side + column % side];
    }

    void mark(int x, int y, std::uint32_t& pixel) const
    {
        const double over = x + 0.5;
        const double down = y + 0.5;
        const std::size_t here = inkAt(inParts(m_origin.x + over * m_right.x + down * m_down.x),
                                       inParts(m_origin.y + over * m_right.y + down * m_down.y));
        const int kind = here < m_looks.size() ? m_looks[here].marks : -1;
        if (kind < 0) {
            return;
        }
        const Color ink = m_inks[static_cast<std::size_t>(kind)];
        const double cover =
            m_marks[static_cast<std::size_t>(kind)].coverage(over, down) * ink.alpha / 255.0;
        if (cover <= 0.0) {
            return;
        }
        const auto mix = [&](unsigned value, unsigned shift) {
            const double below = pixel >> shift & 255U;
            return static_cast<std::uint32_t>(value * cover + below * (1.0 - cover) + 0.5) << shift;
        };
        pixel = mix(255U, 24U) | mix(ink.red, 16U) | mix(ink.green, 8U) | mix(ink.blue, 0U);
    }

    static constexpr int partBits = 12;

    double m_ratio;
    unsigned m_columns; ///< Of tiles.
    unsigned m_rows;
    std::span<const InkLook> m_looks;
    int m_samples = 2;     ///< Of a pixel each way.
    PicturePoint m_origin; ///< Sample coordinates in the window of the picture's corner.
    PicturePoint m_right;  ///< What a pixel to the right adds.
    PicturePoint m_down;
    std::vector<std::uint64_t> m_colors;
    std::vector<Marks> m_marks;
    std::vector<Color> m_inks;
    std::vector<const std::uint16_t*> m_tiles;
};

} // namespace

bool reachesPixels(const ClassPyramid& pyramid, const Viewport& viewport)
{
    return pyramid.levelFor(viewport.metresPerPixel / viewport.devicePixelRatio / 2.0) >= 0;
}

Result<ImageItem> paintPyramid(const ClassPyramid& pyramid,
                               const Viewport& viewport,
                               std::span<const InkLook> looks,
                               std::span<const Pattern> patterns,
                               const Progress& progress)
{
    const double pixel = viewport.metresPerPixel / viewport.devicePixelRatio;
    const int level = pyramid.levelFor(pixel / 2.0);
    if (level < 0 || looks.size() < pyramid.kinds().size()) {
        return fail(ErrorCode::InvalidArgument, "the overview is too coarse for this view");
    }
    ImageItem image;
    image.box = viewport.box();
    image.width = static_cast<int>(std::lround(viewport.width * viewport.devicePixelRatio));
    image.height = static_cast<int>(std::lround(viewport.height * viewport.devicePixelRatio));
    image.pixels.resize(static_cast<std::size_t>(image.width) *
                        static_cast<std::size_t>(image.height));
    const Window window = windowOf(pyramid, viewport, level, progress);
    const Painter painter{pyramid, viewport, looks, patterns, window};
    share((image.height + bandRows - 1) / bandRows, progress, [&](int band) {
        const int last = std::min(image.height, (band + 1) * bandRows);
        for (int row = band * bandRows; row < last; ++row) {
            painter.row(row,
                        &image.pixels[static_cast<std::size_t>(row) *
                                      static_cast<std::size_t>(image.width)],
                        image.width);
        }
    });
    ECO_TRY(progress.check());
    return image;
}

} // namespace ecotone::cartography
