#pragma once

#include <QImage>

#include <algorithm>
#include <array>

namespace ecotone::tests {

/// How much two pictures of one map differ.
///
/// A pixel differs when one of its channels lies more than `channelTolerance` outside the range
/// which that channel has in the other picture within one pixel of the same place; asked both ways.
/// So a soft edge that falls half a pixel aside is no difference, a missing or shifted line is.
inline constexpr int channelTolerance = 32; ///< Of 255.

namespace difference {

inline std::array<int, 3> channels(QRgb color)
{
    return {qRed(color), qGreen(color), qBlue(color)};
}

inline bool stranger(const QImage& picture, const QImage& other, int x, int y)
{
    std::array<int, 3> low{255, 255, 255};
    std::array<int, 3> high{0, 0, 0};
    for (int v = std::max(y - 1, 0); v <= std::min(y + 1, other.height() - 1); ++v) {
        for (int u = std::max(x - 1, 0); u <= std::min(x + 1, other.width() - 1); ++u) {
            const auto color = channels(other.pixel(u, v));
            for (std::size_t i = 0; i < 3; ++i) {
                low[i] = std::min(low[i], color[i]);
                high[i] = std::max(high[i], color[i]);
            }
        }
    }
    const auto color = channels(picture.pixel(x, y));
    for (std::size_t i = 0; i < 3; ++i) {
        if (color[i] < low[i] - channelTolerance || color[i] > high[i] + channelTolerance) {
            return true;
        }
    }
    return false;
}

} // namespace difference

/// Share of pixels that differ, in percent; 100 for pictures of different size. `marked`, when
/// given, becomes the second picture in pale grey with the differing pixels in red.
[[nodiscard]] inline double
differingPixels(const QImage& first, const QImage& second, QImage* marked = nullptr)
{
    if (first.size() != second.size() || first.isNull()) {
        return 100.0;
    }
    if (marked != nullptr) {
        *marked = second.convertToFormat(QImage::Format_RGB32);
    }
    int differing = 0;
    for (int y = 0; y < first.height(); ++y) {
        for (int x = 0; x < first.width(); ++x) {
            const bool differs = difference::stranger(first, second, x, y) ||
                                 difference::stranger(second, first, x, y);
            differing += differs ? 1 : 0;
            if (marked != nullptr) {
                const int grey = 170 + qGray(second.pixel(x, y)) / 3;
                marked->setPixel(x, y, differs ? qRgb(255, 0, 0) : qRgb(grey, grey, grey));
            }
        }
    }
    return 100.0 * differing / (static_cast<double>(first.width()) * first.height());
}

} // namespace ecotone::tests
