#pragma once

#include "core/cartography/area_sums.h"
#include "core/cartography/display_list.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace ecotone::cartography {

/// The colour of each pixel: four channels of colour times signed area.
class CoverageSums : public AreaSums<4>
{
public:
    using AreaSums::AreaSums;

    /// Premultiplied, 0 to 255; alpha last.
    static Channels worthOf(Color color)
    {
        const float alpha = static_cast<float>(color.alpha);
        const float share = alpha / 255.0F;
        return {static_cast<float>(color.red) * share,
                static_cast<float>(color.green) * share,
                static_cast<float>(color.blue) * share,
                alpha};
    }
    void setColor(Color color) { setWorth(worthOf(color)); }

    /// Premultiplied ARGB of one row. Where polygons overlap the colours are averaged.
    void write(int row, std::uint32_t* pixels, int width) const
    {
        const Channels* sums = AreaSums::row(row);
        Channels total{};
        std::uint32_t pixel = 0;
        for (int column = 0; column < width; ++column) {
            const Channels& change = sums[column];
            // Inside a patch nothing changes from pixel to pixel.
            std::array<std::uint64_t, 2> bits{};
            std::memcpy(bits.data(), change.data(), sizeof bits);
            if ((bits[0] | bits[1]) != 0) {
                for (std::size_t k = 0; k < 4; ++k) {
                    total[k] += change[k];
                }
                pixel = pixelOf(total);
            }
            pixels[column] = pixel;
        }
    }

private:
    static std::uint32_t pixelOf(Channels seen)
    {
        constexpr float full = 255.5F;
        if (seen[3] > full) {
            const float share = 255.0F / seen[3];
            for (float& channel : seen) {
                channel *= share;
            }
        }
        const std::uint32_t alpha = toByte(seen[3], 255U);
        return alpha << 24U | toByte(seen[0], alpha) << 16U | toByte(seen[1], alpha) << 8U |
               toByte(seen[2], alpha);
    }

    static std::uint32_t toByte(float value, std::uint32_t most)
    {
        const float clamped = std::clamp(value + 0.5F, 0.0F, static_cast<float>(most) + 0.5F);
        return static_cast<std::uint32_t>(static_cast<std::int32_t>(clamped));
    }
};

} // namespace ecotone::cartography
