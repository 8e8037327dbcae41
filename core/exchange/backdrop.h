#pragma once

#include "core/base/result.h"
#include "core/exchange/layer_info.h"
#include "core/exchange/raster.h"
#include "core/geometry/box.h"
#include "core/geometry/point.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace ecotone::exchange {

/// Pixels as 0xAARRGGBB (not premultiplied), row by row from the top.
struct Picture
{
    int width = 0;
    int height = 0;
    std::vector<std::uint32_t> pixels;
};

enum class Stretch : unsigned char
{
    Auto,   ///< Bytes as they are, anything else as Cut2.
    None,   ///< Values 0 to 255 as they are.
    MinMax, ///< The smallest value of the raster black, the largest white.
    Cut2,   ///< The same without the darkest and brightest 2 percent.
};

struct BackdropStyle
{
    /// Bands for red, green and blue; a zero in front: chosen by the file (colour table, grey or
    /// the first three).
    std::array<int, 3> bands{0, 0, 0};
    Stretch stretch = Stretch::Auto;
};

/// Points of the picture, in whatever coordinates the caller draws in, turned into the raster's
/// own; nullopt-like failures are NaN coordinates, which stay transparent.
using ToRaster = std::function<Result<>(std::span<geometry::RealPoint>)>;

/// Imagery behind the map: GeoTIFF, JPEG2000, IMG, MBTiles and whatever GDAL opens. Linked, never
/// copied. An object belongs to the job that opened it.
class BackdropReader
{
public:
    [[nodiscard]] static Result<std::unique_ptr<BackdropReader>>
    open(const std::filesystem::path& path);

    BackdropReader() = default;
    BackdropReader(const BackdropReader&) = delete;
    BackdropReader& operator=(const BackdropReader&) = delete;
    virtual ~BackdropReader() = default;

    [[nodiscard]] virtual int width() const = 0;
    [[nodiscard]] virtual int height() const = 0;
    [[nodiscard]] virtual int bandCount() const = 0;
    [[nodiscard]] virtual const GeoTransform& transform() const = 0;
    [[nodiscard]] virtual const CrsStatement& crs() const = 0;
    /// In the raster's coordinates.
    [[nodiscard]] virtual geometry::RealBox extent() const = 0;
    [[nodiscard]] virtual std::string date() const = 0; ///< From the metadata, may be empty.

    /// A part of the raster in its own coordinates, scaled to the size; overviews are used.
    [[nodiscard]] virtual Result<Picture>
    read(const geometry::RealBox& box, int width, int height, const BackdropStyle& style) = 0;

    /// The picture of `corner` + column * `right` + row * `down` (pixel steps in the caller's
    /// coordinates), reprojected on the fly: `toRaster` is asked every 16 pixels.
    [[nodiscard]] virtual Result<Picture> readWarped(geometry::RealPoint corner,
                                                     geometry::RealPoint right,
                                                     geometry::RealPoint down,
                                                     int width,
                                                     int height,
                                                     const ToRaster& toRaster,
                                                     const BackdropStyle& style) = 0;
    /// Numbers of the first band in the same way, between its cells by halves and quarters
    /// (bilinear); NaN outside and where the band has none.
    [[nodiscard]] virtual Result<std::vector<float>> readNumbers(geometry::RealPoint corner,
                                                                 geometry::RealPoint right,
                                                                 geometry::RealPoint down,
                                                                 int width,
                                                                 int height,
                                                                 const ToRaster& toRaster) = 0;
};

} // namespace ecotone::exchange
