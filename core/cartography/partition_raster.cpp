#include "core/cartography/partition_raster.h"

#include "core/cartography/coverage_sums.h"
#include "core/cartography/pattern_marks.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ecotone::cartography {
namespace {

void addPath(CoverageSums& sums, const Path& path, double scale, const PixelRows& target)
{
    for (std::size_t ring = 0; ring < path.parts(); ++ring) {
        const std::size_t begin = path.starts[ring];
        const std::size_t end = path.end(ring);
        if (end - begin < 2) {
            continue;
        }
        const auto at = [&](std::size_t i) {
            return std::pair{static_cast<float>(path.points[i].x * scale + target.shiftX),
                             static_cast<float>(path.points[i].y * scale + target.shiftY)};
        };
        auto [x0, y0] = at(end - 1);
        for (std::size_t i = begin; i < end; ++i) {
            const auto [x1, y1] = at(i);
            sums.edge(x0, y0, x1, y1);
            x0 = x1;
            y0 = y1;
        }
    }
}

} // namespace

namespace {

/// The pixels of `target` that a path can reach; the others are cleared.
PixelRows aroundPath(const Path& path, double scale, const PixelRows& target)
{
    for (int row = 0; row < target.rows; ++row) {
        std::fill_n(
            target.pixels + static_cast<std::size_t>(row) * target.stride, target.width, 0U);
    }
    PixelRows part = target;
    part.width = part.rows = 0;
    if (path.empty()) {
        return part;
    }
    const auto [left, right] = std::ranges::minmax(path.points, {}, &PicturePoint::x);
    const auto [top, bottom] = std::ranges::minmax(path.points, {}, &PicturePoint::y);
    const auto held = [](double value, int most) {
        return static_cast<int>(std::clamp(value, 0.0, static_cast<double>(most)));
    };
    const int firstColumn = held(std::floor(left.x * scale + target.shiftX), target.width);
    const int firstRow = held(std::floor(top.y * scale + target.shiftY), target.rows);
    part.width = held(std::ceil(right.x * scale + target.shiftX), target.width) - firstColumn;
    part.rows = held(std::ceil(bottom.y * scale + target.shiftY), target.rows) - firstRow;
    part.pixels +=
        static_cast<std::size_t>(firstRow) * target.stride + static_cast<std::size_t>(firstColumn);
    part.shiftX -= firstColumn;
    part.shiftY -= firstRow;
    return part;
}

} // namespace

void rasterise(const PartitionFill& partition, double scale, const PixelRows& target)
{
    CoverageSums sums{target.width, target.rows};
    for (const PartitionFill::Class& part : partition.classes) {
        sums.setColor(part.color);
        addPath(sums, part.path, scale, target);
    }
    for (int row = 0; row < target.rows; ++row) {
        sums.write(
            row, target.pixels + static_cast<std::size_t>(row) * target.stride, target.width);
    }
}

void rasterise(const PatternFill& fill, double scale, const PixelRows& target)
{
    const PixelRows part = aroundPath(fill.path, scale, target);
    if (part.width <= 0 || part.rows <= 0) {
        return;
    }
    CoverageSums sums{part.width, part.rows};
    sums.setColor(Color{0, 0, 0, 255});
    addPath(sums, fill.path, scale, part);
    const Marks marks{fill.pattern, scale};
    const Color ink = fill.pattern.ink;
    for (int row = 0; row < part.rows; ++row) {
        std::uint32_t* pixels = part.pixels + static_cast<std::size_t>(row) * part.stride;
        sums.write(row, pixels, part.width);
        for (int column = 0; column < part.width; ++column) {
            const std::uint32_t inside = pixels[column] >> 24U;
            if (inside == 0) {
                continue;
            }
            const double marked =
                marks.coverage(column + 0.5 - part.shiftX, row + 0.5 - part.shiftY);
            if (marked <= 0.0) {
                pixels[column] = 0;
                continue;
            }
            const double share = marked * inside / 255.0 * ink.alpha / 255.0;
            const auto value = [share](std::uint32_t channel) {
                return static_cast<std::uint32_t>(channel * share + 0.5);
            };
            pixels[column] = value(255U) << 24U | value(ink.red) << 16U | value(ink.green) << 8U |
                             value(ink.blue);
        }
    }
}

} // namespace ecotone::cartography
