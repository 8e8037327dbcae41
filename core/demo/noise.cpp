#include "core/demo/noise.h"

#include <cmath>

namespace ecotone::demo {

std::uint64_t mixed(std::uint64_t value) noexcept
{
    // The finaliser of SplitMix64 (Steele, Lea and Flood 2014).
    value += 0x9E3779B97F4A7C15ULL;
    value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    value = (value ^ (value >> 27U)) * 0x94D049BB133111EBULL;
    return value ^ (value >> 31U);
}

std::uint64_t
hashAt(std::uint64_t seed, std::int64_t x, std::int64_t y, std::uint32_t channel) noexcept
{
    const auto column = static_cast<std::uint64_t>(x) * 0x9E3779B97F4A7C15ULL;
    const auto row = static_cast<std::uint64_t>(y) * 0xC2B2AE3D27D4EB4FULL;
    return mixed(column ^ mixed(row + channel * 0x165667B19E3779F9ULL + seed));
}

double unit(std::uint64_t hash) noexcept
{
    return static_cast<double>(hash >> 11U) * 0x1.0p-53;
}

double Noise::at(double x, double y) const noexcept
{
    const double column = std::floor(x);
    const double row = std::floor(y);
    double tx = x - column;
    double ty = y - row;
    tx = tx * tx * (3.0 - 2.0 * tx);
    ty = ty * ty * (3.0 - 2.0 * ty);
    const auto ix = static_cast<std::int64_t>(column);
    const auto iy = static_cast<std::int64_t>(row);
    const double a = unit(hashAt(m_seed, ix, iy, m_channel));
    const double b = unit(hashAt(m_seed, ix + 1, iy, m_channel));
    const double c = unit(hashAt(m_seed, ix, iy + 1, m_channel));
    const double d = unit(hashAt(m_seed, ix + 1, iy + 1, m_channel));
    const double lower = a + (b - a) * tx;
    const double upper = c + (d - c) * tx;
    return (lower + (upper - lower) * ty) * 2.0 - 1.0;
}

double Noise::fractal(double x, double y, int octaves) const noexcept
{
    double sum = 0.0;
    double height = 1.0;
    double total = 0.0;
    for (int octave = 0; octave < octaves; ++octave) {
        // A shift per octave keeps the lattices apart.
        sum += height * at(x + 17.3 * octave, y - 9.7 * octave);
        total += height;
        height *= 0.5;
        x *= 2.03;
        y *= 2.03;
    }
    return sum / total;
}

double Dice::roll() noexcept
{
    m_state = mixed(m_state);
    return unit(m_state);
}

int Dice::pick(int count) noexcept
{
    return static_cast<int>(roll() * count);
}

int Dice::between(int low, int high) noexcept
{
    return low + pick(high - low + 1);
}

} // namespace ecotone::demo
