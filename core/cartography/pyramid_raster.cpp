#include "core/cartography/pyramid_raster.h"

#include "core/cartography/class_sums.h"
#include "core/cartography/pattern_marks.h"
#include "core/cartography/work_sharing.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace ecotone::cartography {
namespace {

constexpr int bandRows = 16;
/// Samples to a pixel each way, at least; 3.2 at most, as a level has half of the next one's.
constexpr double fewestSamples = 1.6;

/// Four channels of 16 bits: sixteen bytes each can be added without running over.
std::uint64_t spread(Color color)
{
    const auto premultiplied = [&](std::uint8_t value) {
        return std::uint64_t{(value * std::uint32_t{color.alpha} + 127U) / 255U};
    };
    return std::uint64_t{color.alpha} << 48U | premultiplied(color.red) << 32U |
           premultiplied(color.green) << 16U | premultiplied(color.blue);
}

/// Device pixels to samples of a level.
struct ToSamples
{
    PicturePoint origin;
    PicturePoint right; ///< What a pixel to the right adds.
    PicturePoint down;

    ToSamples(const ClassPyramid& pyramid, const Viewport& view, int level)
    {
        const double step = pyramid.step(level);
        const double ratio = view.devicePixelRatio;
        const auto sampleAt = [&](double x, double y) {
            const geometry::RealPoint metres = view.toMetres({x / ratio, y / ratio});
            return PicturePoint{(metres.x - pyramid.left()) / step,
                                (pyramid.top() - metres.y) / step};
        };
        origin = sampleAt(0.0, 0.0);
        const PicturePoint one = sampleAt(1.0, 0.0);
        const PicturePoint below = sampleAt(0.0, 1.0);
        right = {one.x - origin.x, one.y - origin.y};
        down = {below.x - origin.x, below.y - origin.y};
    }
    [[nodiscard]] PicturePoint at(double x, double y) const
    {
        return {origin.x + x * right.x + y * down.x, origin.y + x * right.y + y * down.y};
    }
};

/// Views that show a small project from far away ask for more samples than there can be.
constexpr double mostSamples = 1 << 27;

/// All samples that a picture of so many pixels can ask for, and one more around them; those that
/// there are when that is too much.
SampleArea
areaOf(const ClassPyramid& pyramid, int level, const ToSamples& toSamples, int width, int height)
{
    constexpr double most = 1 << 28;
    double left = most;
    double top = most;
    double right = -most;
    double bottom = -most;
    for (const double x : {0.0, static_cast<double>(width)}) {
        for (const double y : {0.0, static_cast<double>(height)}) {
            const PicturePoint corner = toSamples.at(x, y);
            left = std::clamp(corner.x, -most, left);
            right = std::clamp(corner.x, right, most);
            top = std::clamp(corner.y, -most, top);
            bottom = std::clamp(corner.y, bottom, most);
        }
    }
    if ((right - left + 4.0) * (bottom - top + 4.0) > mostSamples) {
        left = std::max(left, 0.0);
        top = std::max(top, 0.0);
        right = std::min(right, 1.0 * pyramid.tileColumns(level) * ClassPyramid::tileSide);
        bottom = std::min(bottom, 1.0 * pyramid.tileRows(level) * ClassPyramid::tileSide);
        right = std::max(left, right);
        bottom = std::max(top, bottom);
    }
    SampleArea area;
    area.left = static_cast<int>(std::floor(left)) - 1;
    area.top = static_cast<int>(std::floor(top)) - 1;
    area.columns = static_cast<int>(std::ceil(right)) + 1 - area.left;
    area.rows = static_cast<int>(std::ceil(bottom)) + 1 - area.top;
    return area;
}

/// Tiles of a level that reach into an area.
struct TileRange
{
    int left;
    int top;
    int across;
    int down;

    TileRange(const ClassPyramid& pyramid, int level, const SampleArea& area)
    {
        const auto tileOf = [](int sample, int most) {
            return std::clamp(sample >= 0 ? sample / ClassPyramid::tileSide : -1, 0, most);
        };
        const int columns = pyramid.tileColumns(level);
        const int rows = pyramid.tileRows(level);
        left = tileOf(area.left, columns);
        top = tileOf(area.top, rows);
        across = std::max(tileOf(area.left + area.columns, columns - 1) + 1 - left, 0);
        down = std::max(tileOf(area.top + area.rows, rows - 1) + 1 - top, 0);
    }
};

void clearTile(const SampleArea& area, int column, int row)
{
    constexpr int side = ClassPyramid::tileSide;
    const int first = std::clamp(column * side - area.left, 0, area.columns);
    const int end = std::clamp((column + 1) * side - area.left, 0, area.columns);
    const int last = std::clamp((row + 1) * side - area.top, 0, area.rows);
    for (int line = std::clamp(row * side - area.top, 0, area.rows); line < last; ++line) {
        std::uint16_t* const samples = area.samples + std::ptrdiff_t{line} * area.columns;
        std::fill(samples + first, samples + end, ClassSums::nothing);
    }
}

/// Unpacks the samples of the area unless they are those at hand; after an edit only the tiles that
/// it changed.
Result<> fill(SampleMemory& memory,
              const std::shared_ptr<const ClassPyramid>& pyramid,
              int level,
              SampleArea area,
              const Progress& progress)
{
    const SampleArea& held = memory.area;
    const bool sameView = memory.of != nullptr && memory.level == level && held.left == area.left &&
                          held.top == area.top && held.columns == area.columns &&
                          held.rows == area.rows;
    if (sameView && memory.of == pyramid) {
        return {};
    }
    const auto before = sameView && pyramid->continues(*memory.of) ? memory.of : nullptr;
    if (before != nullptr) {
        area = held;
        memory.of = nullptr; // Until all of it is as it should be.
    } else {
        memory = {};
        memory.memory =
            platform::zeroedMemory(static_cast<std::size_t>(area.columns) *
                                   static_cast<std::size_t>(area.rows) * sizeof(std::uint16_t));
        area.samples = static_cast<std::uint16_t*>(memory.memory.get());
    }
    const TileRange tiles{*pyramid, level, area};
    ECO_TRY(shareWork(tiles.across * tiles.down, progress, [&](int i) -> Result<> {
        const int column = tiles.left + i % tiles.across;
        const int row = tiles.top + i / tiles.across;
        if (before != nullptr) {
            if (pyramid->keepsTile(*before, level, column, row)) {
                return {};
            }
            clearTile(area, column, row);
        }
        return pyramid->copyTile(level, column, row, area);
    }));
    memory.of = pyramid;
    memory.level = level;
    memory.area = area;
    return {};
}

class Painter
{
public:
    Painter(const Viewport& view,
            const ToSamples& toSamples,
            int samples,
            const SampleArea& area,
            std::span<const InkLook> looks,
            std::span<const float> strengths,
            const MapInks& inks)
        : m_samples{samples}
        , m_toSamples{toSamples}
        , m_area{area}
        , m_looks{looks}
        , m_strengths{strengths}
        , m_inks{inks}
        , m_colors(std::size_t{ClassSums::contested} + 1)
        , m_lines{std::ranges::any_of(strengths, [](float each) { return each > 0.0F; })}
        , m_width{static_cast<int>(std::lround(view.width * view.devicePixelRatio))}
        , m_whole{holds(toSamples, view)}
    {
        // Every number a sample can have, so that none needs to be looked at.
        std::ranges::transform(looks.first(std::min(looks.size(), m_colors.size())),
                               m_colors.begin(),
                               [](const InkLook& look) { return spread(look.fill); });
        for (const Pattern& pattern : inks.patterns) {
            m_marks.emplace_back(pattern, 1.0);
        }
    }

    void row(int y, std::uint32_t* pixels) const
    {
        m_whole ? means<Reach::Inside>(y, pixels) : means<Reach::Beyond>(y, pixels);
        if (!m_marks.empty()) {
            for (int x = 0; x < m_width; ++x) {
                mark(x, y, pixels[x]);
            }
        }
    }

private:
    /// Places among the samples in parts of one, so that a step is a whole number.
    static constexpr int partBits = 24;
    static std::int64_t inParts(double samples)
    {
        return static_cast<std::int64_t>(std::floor(samples * (1 << partBits)));
    }
    enum class Reach : bool
    {
        Inside, ///< Every sample of the picture is in the area.
        Beyond,
    };
    [[nodiscard]] bool holds(const ToSamples& toSamples, const Viewport& view) const
    {
        const int height = static_cast<int>(std::lround(view.height * view.devicePixelRatio));
        for (const int x : {0, m_width}) {
            for (const int y : {0, height}) {
                const PicturePoint corner = toSamples.at(x, y);
                if (corner.x < m_area.left || corner.y < m_area.top ||
                    corner.x > m_area.left + m_area.columns - 1 ||
                    corner.y > m_area.top + m_area.rows - 1) {
                    return false;
                }
            }
        }
        return true;
    }
    /// Places count from the area's corner.
    template <Reach reach>
    [[nodiscard]] std::uint16_t sampleAt(std::int64_t u, std::int64_t v) const
    {
        const std::int64_t column = u >> partBits;
        const std::int64_t row = v >> partBits;
        if constexpr (reach == Reach::Beyond) {
            if (column < 0 || row < 0 || column >= m_area.columns || row >= m_area.rows) {
                return ClassSums::nothing;
            }
        }
        return m_area.samples[row * m_area.columns + column];
    }

    template <Reach reach>
    void means(int y, std::uint32_t* pixels) const
    {
        switch (m_samples) {
        case 2: means<reach, 2>(y, pixels); break;
        case 3: means<reach, 3>(y, pixels); break;
        default: means<reach, 4>(y, pixels); break;
        }
    }

    template <Reach reach, std::size_t n>
    void means(int y, std::uint32_t* pixels) const
    {
        constexpr double part = 1.0 / static_cast<double>(n);
        constexpr std::uint64_t count = n * n;
        const std::int64_t stepU = inParts(part * m_toSamples.right.x);
        const std::int64_t stepV = inParts(part * m_toSamples.right.y);
        std::array<std::int64_t, n> us;
        std::array<std::int64_t, n> vs;
        std::array<std::uint16_t, count> inks;
        for (std::size_t j = 0; j < n; ++j) {
            const PicturePoint first =
                m_toSamples.at(0.5 * part, y + (static_cast<double>(j) + 0.5) * part);
            us[j] = inParts(first.x - m_area.left);
            vs[j] = inParts(first.y - m_area.top);
        }
        const std::uint64_t* const colors = m_colors.data();
        for (int x = 0; x < m_width; ++x) {
            std::uint64_t sum = 0;
            std::size_t next = 0;
            for (std::size_t j = 0; j < n; ++j) {
                for (std::size_t i = 0; i < n; ++i) {
                    const std::uint16_t ink = sampleAt<reach>(us[j], vs[j]);
                    inks[next++] = ink;
                    sum += colors[ink];
                    us[j] += stepU;
                    vs[j] += stepV;
                }
            }
            const auto mean = [sum](unsigned shift) {
                return static_cast<std::uint32_t>(((sum >> shift & 0xFFFFU) + count / 2) / count);
            };
            pixels[x] = mean(48U) << 24U | mean(32U) << 16U | mean(16U) << 8U | mean(0U);
            if (m_lines && sum != count * colors[inks[0]]) {
                line(inks, pixels[x]);
            }
        }
    }

    static void mix(std::uint32_t& pixel, double cover, Color ink)
    {
        const auto channel = [&](unsigned value, unsigned shift) {
            const double below = pixel >> shift & 255U;
            return static_cast<std::uint32_t>(value * cover + below * (1.0 - cover) + 0.5) << shift;
        };
        pixel = channel(255U, 24U) | channel(ink.red, 16U) | channel(ink.green, 8U) |
                channel(ink.blue, 0U);
    }

    /// A border runs through the pixel.
    void line(std::span<const std::uint16_t> inks, std::uint32_t& pixel) const
    {
        float strength = 0.0F;
        for (const std::uint16_t ink : inks) {
            strength = std::max(strength, ink < m_strengths.size() ? m_strengths[ink] : 0.0F);
        }
        if (strength > 0.0F) {
            const PixelLine& light = m_inks.light;
            mix(pixel,
                std::min(light.width, 1.0) * strength * light.color.alpha / 255.0,
                light.color);
        }
    }

    void mark(int x, int y, std::uint32_t& pixel) const
    {
        const double over = x + 0.5;
        const double down = y + 0.5;
        const PicturePoint middle = m_toSamples.at(over, down);
        const std::size_t here = sampleAt<Reach::Beyond>(inParts(middle.x - m_area.left),
                                                         inParts(middle.y - m_area.top));
        const int kind = here < m_looks.size() ? m_looks[here].marks : -1;
        if (kind < 0) {
            return;
        }
        const auto pattern = static_cast<std::size_t>(kind);
        const Color ink = m_inks.patterns[pattern].ink;
        const double cover = m_marks[pattern].coverage(over, down) * ink.alpha / 255.0;
        if (cover > 0.0) {
            mix(pixel, cover, ink);
        }
    }

    int m_samples; ///< Of a pixel each way.
    const ToSamples& m_toSamples;
    const SampleArea& m_area;
    std::span<const InkLook> m_looks;
    std::span<const float> m_strengths; ///< Of light lines, by ink.
    const MapInks& m_inks;
    std::vector<std::uint64_t> m_colors;
    bool m_lines;
    int m_width;
    bool m_whole;
    std::vector<Marks> m_marks;
};

std::vector<float> strengthsOf(const ClassPyramid& pyramid,
                               std::span<const InkLook> looks,
                               const SmallPatches& small,
                               double pixel)
{
    std::vector<float> strengths(looks.size());
    for (std::size_t ink = 1; ink < looks.size(); ++ink) {
        if (looks[ink].line == PatchLine::Light && looks[ink].fill.alpha != 0) {
            const double side = std::ldexp(1.0, pyramid.kinds()[ink].size);
            strengths[ink] = small.strengthOf(static_cast<float>(side / pixel));
        }
    }
    return strengths;
}

} // namespace

bool reachesPixels(const ClassPyramid& pyramid, const Viewport& viewport)
{
    return pyramid.levelFor(viewport.metresPerPixel / viewport.devicePixelRatio / 2.0) >= 0;
}

Result<ImageItem> paintPyramid(const std::shared_ptr<const ClassPyramid>& pyramid,
                               const Viewport& viewport,
                               std::span<const InkLook> looks,
                               const MapInks& inks,
                               const SmallPatches& small,
                               SampleMemory& memory,
                               const Progress& progress)
{
    const double pixel = viewport.metresPerPixel / viewport.devicePixelRatio;
    const int level = pyramid->levelFor(pixel / fewestSamples);
    if (level < 0 || looks.size() != pyramid->kinds().size()) {
        return fail(ErrorCode::InvalidArgument, "the overview is too coarse for this view");
    }
    ImageItem image;
    image.box = viewport.box();
    image.width = static_cast<int>(std::lround(viewport.width * viewport.devicePixelRatio));
    image.height = static_cast<int>(std::lround(viewport.height * viewport.devicePixelRatio));
    image.pixels.resize(static_cast<std::size_t>(image.width) *
                        static_cast<std::size_t>(image.height));
    const ToSamples toSamples{*pyramid, viewport, level};
    ECO_TRY(fill(memory,
                 pyramid,
                 level,
                 areaOf(*pyramid, level, toSamples, image.width, image.height),
                 progress));
    const int samples =
        std::clamp(static_cast<int>(std::lround(pixel / pyramid->step(level))), 2, 4);
    const std::vector<float> strengths = strengthsOf(*pyramid, looks, small, pixel);
    const Painter painter{viewport, toSamples, samples, memory.area, looks, strengths, inks};
    ECO_TRY(shareWork((image.height + bandRows - 1) / bandRows, progress, [&](int band) {
        const int last = std::min(image.height, (band + 1) * bandRows);
        for (int row = band * bandRows; row < last; ++row) {
            painter.row(row,
                        &image.pixels[static_cast<std::size_t>(row) *
                                      static_cast<std::size_t>(image.width)]);
        }
        return Result<>{};
    }));
    return image;
}

} // namespace ecotone::cartography
