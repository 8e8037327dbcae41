#include "core/cartography/relief.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace ecotone::cartography {
namespace {

constexpr double degree = std::numbers::pi / 180.0;
/// Share of white that a level place has.
constexpr double levelTone = 0.92;

/// Cosine between the slope's normal and the light, not below zero.
double lit(double east, double north, double azimuth, double altitude)
{
    const double flat = std::cos(altitude * degree);
    const double cosine =
        (-east * std::sin(azimuth * degree) * flat - north * std::cos(azimuth * degree) * flat +
         std::sin(altitude * degree)) /
        std::sqrt(1.0 + east * east + north * north);
    return std::max(cosine, 0.0);
}

} // namespace

double illumination(double east, double north, const ReliefSettings& settings)
{
    const double x = east * settings.exaggeration;
    const double y = north * settings.exaggeration;
    if (!settings.manySided || (x == 0.0 && y == 0.0)) {
        return lit(x, y, settings.azimuth, settings.altitude);
    }
    // The side a slope faces; light from across it shows its shape best.
    const double aspect = std::atan2(-x, -y) / degree;
    double sum = 0.0;
    double weights = 0.0;
    for (const double turn : {-90.0, -45.0, 0.0, 45.0}) {
        const double azimuth = settings.azimuth + turn;
        const double sine = std::sin((aspect - azimuth) * degree);
        sum += sine * sine * lit(x, y, azimuth, settings.altitude);
        weights += sine * sine;
    }
    return weights > 0.0 ? sum / weights : lit(x, y, settings.azimuth, settings.altitude);
}

ImageItem
shadedRelief(const Heights& heights, const ReliefSettings& settings, const PictureBox& box)
{
    ImageItem image;
    image.box = box;
    image.width = std::max(heights.width - 2, 0);
    image.height = std::max(heights.height - 2, 0);
    image.opacity = std::clamp(settings.opacity, 0.0, 1.0);
    image.pixels.reserve(static_cast<std::size_t>(image.width) *
                         static_cast<std::size_t>(image.height));
    const double level = std::max(std::sin(settings.altitude * degree), 0.01);
    const auto stride = static_cast<std::size_t>(heights.width);
    for (int row = 0; row < image.height; ++row) {
        for (int column = 0; column < image.width; ++column) {
            const std::size_t at =
                static_cast<std::size_t>(row) * stride + static_cast<std::size_t>(column);
            std::array<double, 9> z{};
            for (std::size_t i = 0; i < z.size(); ++i) {
                z[i] = heights.values[at + i / 3 * stride + i % 3];
            }
            const double east =
                ((z[2] + 2.0 * z[5] + z[8]) - (z[0] + 2.0 * z[3] + z[6])) / (8.0 * heights.cell);
            const double north =
                ((z[0] + 2.0 * z[1] + z[2]) - (z[6] + 2.0 * z[7] + z[8])) / (8.0 * heights.cell);
            if (!std::isfinite(east) || !std::isfinite(north)) {
                image.pixels.push_back(0); // No height: nothing is drawn.
                continue;
            }
            const double tone = illumination(east, north, settings) / level * levelTone;
            const auto grey =
                static_cast<std::uint32_t>(std::lround(std::clamp(tone, 0.0, 1.0) * 255.0));
            image.pixels.push_back(0xFF000000U | grey << 16U | grey << 8U | grey);
        }
    }
    return image;
}

} // namespace ecotone::cartography
