#include "core/exchange/backdrop.h"

#include "core/base/file.h"
#include "core/base/number.h"
#include "core/exchange/gdal_handles.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

namespace ecotone::exchange {

using geometry::RealBox;
using geometry::RealPoint;

namespace {

constexpr int blockSize = 16;
constexpr int mostSide = 8192;

/// Cells of the raster, read at about the resolution of the picture.
struct Window
{
    double left = 0.0; ///< In cells of the raster.
    double top = 0.0;
    double cellsPerColumn = 1.0;
    double cellsPerRow = 1.0;
    int width = 0;
    int height = 0;
    std::array<std::vector<float>, 3> bands;
    std::vector<unsigned char> mask;
};

struct Range
{
    float low = 0.0F;
    float high = 255.0F;
};

/// Where the corners of 16-pixel blocks of the picture lie in the raster, in cells.
struct CellGrid
{
    int columns = 0;
    int rows = 0;
    std::vector<RealPoint> cells; ///< NaN where the transformation fails.

    [[nodiscard]] RealPoint at(int column, int row) const
    {
        return cells[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
                     static_cast<std::size_t>(column)];
    }
    /// Bilinear inside a block; error below a tenth of a pixel at these sizes.
    [[nodiscard]] RealPoint within(int x, int y) const
    {
        const int column = x / blockSize;
        const int row = y / blockSize;
        const double fx = (x % blockSize + 0.5) / blockSize;
        const double fy = (y % blockSize + 0.5) / blockSize;
        const RealPoint a = at(column, row);
        const RealPoint b = at(column + 1, row);
        const RealPoint c = at(column, row + 1);
        const RealPoint d = at(column + 1, row + 1);
        return {(a.x * (1 - fx) + b.x * fx) * (1 - fy) + (c.x * (1 - fx) + d.x * fx) * fy,
                (a.y * (1 - fx) + b.y * fx) * (1 - fy) + (c.y * (1 - fx) + d.y * fx) * fy};
    }
    /// Cells per pixel of the picture, the median over the blocks.
    [[nodiscard]] double step() const;
};

double CellGrid::step() const
{
    std::vector<double> lengths;
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column + 1 < columns; ++column) {
            const RealPoint a = at(column, row);
            const RealPoint b = at(column + 1, row);
            const double length = std::hypot(b.x - a.x, b.y - a.y) / blockSize;
            if (std::isfinite(length)) {
                lengths.push_back(length);
            }
        }
    }
    if (lengths.empty()) {
        return 1.0;
    }
    const auto middle = lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() / 2);
    std::nth_element(lengths.begin(), middle, lengths.end());
    return std::max(*middle, 1e-6);
}

class GdalBackdrop final : public BackdropReader
{
public:
    [[nodiscard]] Result<> openFile(const std::filesystem::path& path);

    [[nodiscard]] int width() const override { return m_width; }
    [[nodiscard]] int height() const override { return m_height; }
    [[nodiscard]] int bandCount() const override { return m_bandCount; }
    [[nodiscard]] const GeoTransform& transform() const override { return m_transform; }
    [[nodiscard]] const CrsStatement& crs() const override { return m_crs; }
    [[nodiscard]] RealBox extent() const override;
    [[nodiscard]] std::string date() const override { return m_date; }
    [[nodiscard]] Result<Picture>
    read(const RealBox& box, int width, int height, const BackdropStyle& style) override;
    [[nodiscard]] Result<Picture> readWarped(RealPoint corner,
                                             RealPoint right,
                                             RealPoint down,
                                             int width,
                                             int height,
                                             const ToRaster& toRaster,
                                             const BackdropStyle& style) override;
    [[nodiscard]] Result<std::vector<float>> readNumbers(RealPoint corner,
                                                         RealPoint right,
                                                         RealPoint down,
                                                         int width,
                                                         int height,
                                                         const ToRaster& toRaster) override;

private:
    [[nodiscard]] Result<CellGrid> cellsOf(RealPoint corner,
                                           RealPoint right,
                                           RealPoint down,
                                           int width,
                                           int height,
                                           const ToRaster& toRaster) const;
    [[nodiscard]] float numberAt(const Window& window, RealPoint cell) const;
    [[nodiscard]] std::array<int, 3> bandsFor(const BackdropStyle& style) const;
    [[nodiscard]] Result<> readPart(
        int band, std::array<int, 4> source, int width, int height, std::vector<float>& into) const;
    [[nodiscard]] Result<Window> windowFor(const CellGrid& grid, std::array<int, 3> bands) const;
    [[nodiscard]] Range rangeFor(int band, Stretch stretch);
    [[nodiscard]] std::uint32_t
    colourAt(const Window& window, RealPoint cell, const std::array<Range, 3>& ranges) const;

    std::string m_name;
    DatasetHandle m_dataset;
    int m_width = 0;
    int m_height = 0;
    int m_bandCount = 0;
    GeoTransform m_transform{0, 1, 0, 0, 0, -1};
    CrsStatement m_crs;
    std::string m_date;
    bool m_bytes = true;
    std::vector<std::uint32_t> m_palette; ///< 0xAARRGGBB; empty without a colour table.
    bool m_usePalette = false;
    std::map<std::pair<int, Stretch>, Range> m_ranges;
};

Result<> GdalBackdrop::openFile(const std::filesystem::path& path)
{
    m_name = fileName(path);
    ECO_ASSIGN(m_dataset, openDataset(path, GDAL_OF_RASTER));
    const CplErrorTrap trap;
    m_width = GDALGetRasterXSize(m_dataset.get());
    m_height = GDALGetRasterYSize(m_dataset.get());
    m_bandCount = GDALGetRasterCount(m_dataset.get());
    if (m_bandCount < 1 || m_width < 1 || m_height < 1) {
        return fail(ErrorCode::FileDamaged, m_name + ": holds no picture");
    }
    GDALGetGeoTransform(m_dataset.get(), m_transform.data());
    m_crs = statementOf(GDALGetSpatialRef(m_dataset.get()),
                        GDALGetDriverShortName(GDALGetDatasetDriver(m_dataset.get())));
    GDALRasterBandH first = GDALGetRasterBand(m_dataset.get(), 1);
    m_bytes = GDALGetRasterDataType(first) == GDT_Byte;
    if (GDALColorTableH table = GDALGetRasterColorTable(first); table != nullptr) {
        for (int i = 0; i < GDALGetColorEntryCount(table); ++i) {
            GDALColorEntry entry{};
            GDALGetColorEntryAsRGB(table, i, &entry);
            const auto part = [](short value, unsigned shift) {
                return static_cast<std::uint32_t>(value & 0xFF) << shift;
            };
            m_palette.push_back(part(entry.c4, 24) | part(entry.c1, 16) | part(entry.c2, 8) |
                                part(entry.c3, 0));
        }
    }
    for (const char* key : {"TIFFTAG_DATETIME", "ACQUISITION_DATE", "DATE"}) {
        if (const char* date = GDALGetMetadataItem(m_dataset.get(), key, nullptr);
            date != nullptr && m_date.empty()) {
            m_date = date;
        }
    }
    return {};
}

RealBox GdalBackdrop::extent() const
{
    RealBox box;
    for (const int column : {0, m_width}) {
        for (const int row : {0, m_height}) {
            box.extend(m_transform[0] + m_transform[1] * column + m_transform[2] * row,
                       m_transform[3] + m_transform[4] * column + m_transform[5] * row);
        }
    }
    return box;
}

std::array<int, 3> GdalBackdrop::bandsFor(const BackdropStyle& style) const
{
    const auto valid = [this](int band) { return band >= 1 && band <= m_bandCount; };
    if (valid(style.bands[0]) && valid(style.bands[1]) && valid(style.bands[2])) {
        return style.bands;
    }
    return m_bandCount >= 3 ? std::array{1, 2, 3} : std::array{1, 1, 1};
}

Result<> GdalBackdrop::readPart(
    int band, std::array<int, 4> source, int width, int height, std::vector<float>& into) const
{
    into.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    GDALRasterIOExtraArg extra;
    INIT_RASTERIO_EXTRA_ARG(extra);
    extra.eResampleAlg = m_usePalette ? GRIORA_NearestNeighbour : GRIORA_Average;
    const CplErrorTrap trap;
    if (GDALRasterIOEx(GDALGetRasterBand(m_dataset.get(), band),
                       GF_Read,
                       source[0],
                       source[1],
                       source[2],
                       source[3],
                       into.data(),
                       width,
                       height,
                       GDT_Float32,
                       0,
                       0,
                       &extra) != CE_None) {
        return fail(ErrorCode::FileDamaged, m_name + ": cannot be read: " + trap.cause());
    }
    return {};
}

Result<Window> GdalBackdrop::windowFor(const CellGrid& grid, std::array<int, 3> bands) const
{
    RealBox box;
    for (const RealPoint cell : grid.cells) {
        if (std::isfinite(cell.x) && std::isfinite(cell.y)) {
            box.extend(cell.x, cell.y);
        }
    }
    Window window;
    const double left = std::max(0.0, std::floor(box.minX) - 1);
    const double top = std::max(0.0, std::floor(box.minY) - 1);
    const double right = std::min<double>(m_width, std::ceil(box.maxX) + 1);
    const double bottom = std::min<double>(m_height, std::ceil(box.maxY) + 1);
    if (box.empty() || left >= right || top >= bottom) {
        return window;
    }
    const double step = std::max(1.0, grid.step());
    const std::array<int, 4> source{static_cast<int>(left),
                                    static_cast<int>(top),
                                    static_cast<int>(right - left),
                                    static_cast<int>(bottom - top)};
    window.left = left;
    window.top = top;
    window.width = std::clamp(static_cast<int>(std::ceil(source[2] / step)), 1, mostSide);
    window.height = std::clamp(static_cast<int>(std::ceil(source[3] / step)), 1, mostSide);
    window.cellsPerColumn = static_cast<double>(source[2]) / window.width;
    window.cellsPerRow = static_cast<double>(source[3]) / window.height;
    for (std::size_t i = 0; i < 3; ++i) {
        const auto same = std::find(bands.begin(), bands.begin() + static_cast<long>(i), bands[i]);
        if (same != bands.begin() + static_cast<long>(i)) {
            window.bands[i] = window.bands[static_cast<std::size_t>(same - bands.begin())];
            continue;
        }
        ECO_TRY(readPart(bands[i], source, window.width, window.height, window.bands[i]));
    }
    GDALRasterBandH first = GDALGetRasterBand(m_dataset.get(), bands[0]);
    if ((GDALGetMaskFlags(first) & GMF_ALL_VALID) == 0) {
        window.mask.resize(window.bands[0].size());
        const CplErrorTrap trap;
        if (GDALRasterIO(GDALGetMaskBand(first),
                         GF_Read,
                         source[0],
                         source[1],
                         source[2],
                         source[3],
                         window.mask.data(),
                         window.width,
                         window.height,
                         GDT_Byte,
                         0,
                         0) != CE_None) {
            window.mask.clear();
        }
    }
    return window;
}

/// From a sample of the whole raster, so that panning does not change the colours.
Range GdalBackdrop::rangeFor(int band, Stretch stretch)
{
    if (stretch == Stretch::Auto) {
        stretch = m_bytes ? Stretch::None : Stretch::Cut2;
    }
    if (stretch == Stretch::None || m_usePalette) {
        return {};
    }
    const auto key = std::pair{band, stretch};
    if (const auto found = m_ranges.find(key); found != m_ranges.end()) {
        return found->second;
    }
    constexpr int most = 256;
    const int width = std::min(m_width, most);
    const int height = std::min(m_height, most);
    std::vector<float> sample;
    Range range;
    if (readPart(band, {0, 0, m_width, m_height}, width, height, sample)) {
        int has = 0;
        const double noData =
            GDALGetRasterNoDataValue(GDALGetRasterBand(m_dataset.get(), band), &has);
        std::erase_if(sample, [&](float value) {
            return !std::isfinite(value) || (has != 0 && value == static_cast<float>(noData));
        });
        std::sort(sample.begin(), sample.end());
        if (!sample.empty()) {
            const std::size_t cut = stretch == Stretch::Cut2 ? sample.size() / 50 : 0;
            range = {sample[cut], sample[sample.size() - 1 - cut]};
        }
    }
    m_ranges[key] = range;
    return range;
}

std::uint32_t GdalBackdrop::colourAt(const Window& window,
                                     RealPoint cell,
                                     const std::array<Range, 3>& ranges) const
{
    const bool inside = cell.x >= 0 && cell.y >= 0 && cell.x < m_width && cell.y < m_height;
    if (!inside) { // Also for NaN.
        return 0;
    }
    const int column = std::clamp(
        static_cast<int>((cell.x - window.left) / window.cellsPerColumn), 0, window.width - 1);
    const int row = std::clamp(
        static_cast<int>((cell.y - window.top) / window.cellsPerRow), 0, window.height - 1);
    const std::size_t at = static_cast<std::size_t>(row) * static_cast<std::size_t>(window.width) +
                           static_cast<std::size_t>(column);
    const std::uint32_t alpha = window.mask.empty() ? 255U : window.mask[at];
    if (alpha == 0) {
        return 0;
    }
    if (m_usePalette) {
        const float value = window.bands[0][at];
        const bool known = value >= 0 && value < static_cast<float>(m_palette.size());
        return known ? m_palette[static_cast<std::size_t>(value)] : 0;
    }
    std::uint32_t colour = alpha;
    for (std::size_t i = 0; i < 3; ++i) {
        const float value = window.bands[i][at];
        const float span = ranges[i].high - ranges[i].low;
        if (!std::isfinite(value)) {
            return 0;
        }
        const float share = span > 0 ? (value - ranges[i].low) / span : 0.5F;
        colour = (colour << 8) |
                 static_cast<std::uint32_t>(std::lround(std::clamp(share, 0.0F, 1.0F) * 255.0F));
    }
    return colour;
}

Result<CellGrid> GdalBackdrop::cellsOf(RealPoint corner,
                                       RealPoint right,
                                       RealPoint down,
                                       int width,
                                       int height,
                                       const ToRaster& toRaster) const
{
    if (width < 1 || height < 1 || width > mostSide || height > mostSide) {
        return fail(ErrorCode::InvalidArgument,
                    m_name + ": a picture of " + toText(std::int64_t{width}) + " x " +
                        toText(std::int64_t{height}) + " pixels cannot be drawn");
    }
    CellGrid grid;
    grid.columns = (width + blockSize - 1) / blockSize + 1;
    grid.rows = (height + blockSize - 1) / blockSize + 1;
    for (int row = 0; row < grid.rows; ++row) {
        for (int column = 0; column < grid.columns; ++column) {
            const double x = column * blockSize;
            const double y = row * blockSize;
            grid.cells.push_back(
                {corner.x + right.x * x + down.x * y, corner.y + right.y * x + down.y * y});
        }
    }
    ECO_TRY(toRaster(grid.cells));
    GeoTransform forward = m_transform;
    GeoTransform inverse{};
    if (GDALInvGeoTransform(forward.data(), inverse.data()) == 0) {
        return fail(ErrorCode::FileDamaged, m_name + ": its position cannot be inverted");
    }
    for (RealPoint& cell : grid.cells) {
        cell = {inverse[0] + inverse[1] * cell.x + inverse[2] * cell.y,
                inverse[3] + inverse[4] * cell.x + inverse[5] * cell.y};
    }
    return grid;
}

Result<Picture> GdalBackdrop::readWarped(RealPoint corner,
                                         RealPoint right,
                                         RealPoint down,
                                         int width,
                                         int height,
                                         const ToRaster& toRaster,
                                         const BackdropStyle& style)
{
    ECO_ASSIGN(const CellGrid grid, cellsOf(corner, right, down, width, height, toRaster));
    m_usePalette = !m_palette.empty() && style.bands[0] == 0;
    const std::array<int, 3> bands = bandsFor(style);
    ECO_ASSIGN(const Window window, windowFor(grid, bands));
    Picture picture{width, height, {}};
    picture.pixels.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 0);
    if (window.width == 0) {
        return picture;
    }
    const std::array<Range, 3> ranges{rangeFor(bands[0], style.stretch),
                                      rangeFor(bands[1], style.stretch),
                                      rangeFor(bands[2], style.stretch)};
    std::size_t at = 0;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            picture.pixels[at++] = colourAt(window, grid.within(x, y), ranges);
        }
    }
    return picture;
}

float GdalBackdrop::numberAt(const Window& window, RealPoint cell) const
{
    constexpr float none = std::numeric_limits<float>::quiet_NaN();
    if (!(cell.x >= 0 && cell.y >= 0 && cell.x < m_width && cell.y < m_height)) {
        return none; // Also for NaN.
    }
    // Numbers stand in the middle of their cells.
    const double x = std::clamp((cell.x - window.left) / window.cellsPerColumn - 0.5,
                                0.0,
                                static_cast<double>(window.width - 1));
    const double y = std::clamp((cell.y - window.top) / window.cellsPerRow - 0.5,
                                0.0,
                                static_cast<double>(window.height - 1));
    const int column = std::min(static_cast<int>(x), std::max(window.width - 2, 0));
    const int row = std::min(static_cast<int>(y), std::max(window.height - 2, 0));
    const auto at = [&](int right, int down) {
        const auto index = static_cast<std::size_t>(std::min(row + down, window.height - 1)) *
                               static_cast<std::size_t>(window.width) +
                           static_cast<std::size_t>(std::min(column + right, window.width - 1));
        const bool known = window.mask.empty() || window.mask[index] != 0;
        return known ? static_cast<double>(window.bands[0][index]) : static_cast<double>(none);
    };
    return static_cast<float>(std::lerp(std::lerp(at(0, 0), at(1, 0), x - column),
                                        std::lerp(at(0, 1), at(1, 1), x - column),
                                        y - row));
}

Result<std::vector<float>> GdalBackdrop::readNumbers(RealPoint corner,
                                                     RealPoint right,
                                                     RealPoint down,
                                                     int width,
                                                     int height,
                                                     const ToRaster& toRaster)
{
    ECO_ASSIGN(const CellGrid grid, cellsOf(corner, right, down, width, height, toRaster));
    ECO_ASSIGN(const Window window, windowFor(grid, {1, 1, 1}));
    std::vector<float> numbers(static_cast<std::size_t>(width) * static_cast<std::size_t>(height),
                               std::numeric_limits<float>::quiet_NaN());
    if (window.width == 0) {
        return numbers;
    }
    std::size_t at = 0;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            numbers[at++] = numberAt(window, grid.within(x, y));
        }
    }
    return numbers;
}

Result<Picture>
GdalBackdrop::read(const RealBox& box, int width, int height, const BackdropStyle& style)
{
    if (box.empty() || width < 1 || height < 1) {
        return fail(ErrorCode::InvalidArgument, m_name + ": an empty box cannot be read");
    }
    return readWarped(
        {box.minX, box.maxY},
        {(box.maxX - box.minX) / width, 0.0},
        {0.0, (box.minY - box.maxY) / height},
        width,
        height,
        [](std::span<RealPoint>) { return Result<>{}; },
        style);
}

} // namespace

Result<std::unique_ptr<BackdropReader>> BackdropReader::open(const std::filesystem::path& path)
{
    auto reader = std::make_unique<GdalBackdrop>();
    ECO_TRY(reader->openFile(path));
    return reader;
}

} // namespace ecotone::exchange
