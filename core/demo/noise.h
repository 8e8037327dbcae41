#pragma once

#include <cstdint>

/// Made-up randomness: every value is a pure function of a seed and a place, so that the same
/// seed gives the same landscape whatever the order of the work.
namespace ecotone::demo {

[[nodiscard]] std::uint64_t mixed(std::uint64_t value) noexcept;
/// Hash of a lattice place in one of many independent channels.
[[nodiscard]] std::uint64_t
hashAt(std::uint64_t seed, std::int64_t x, std::int64_t y, std::uint32_t channel) noexcept;
/// 0 up to, not including, 1.
[[nodiscard]] double unit(std::uint64_t hash) noexcept;

/// Smooth noise of one field; -1 to 1.
class Noise
{
public:
    Noise(std::uint64_t seed, std::uint32_t channel) : m_seed{seed}, m_channel{channel} {}

    /// Value noise with a lattice spacing of 1.
    [[nodiscard]] double at(double x, double y) const noexcept;
    /// Octaves of twice the frequency and half the height each, scaled to -1 … 1.
    [[nodiscard]] double fractal(double x, double y, int octaves) const noexcept;

private:
    std::uint64_t m_seed;
    std::uint32_t m_channel;
};

/// A short sequence of random numbers for one object.
class Dice
{
public:
    explicit Dice(std::uint64_t seed) : m_state{mixed(seed)} {}
    [[nodiscard]] double roll() noexcept;
    /// 0 to count - 1.
    [[nodiscard]] int pick(int count) noexcept;
    /// Both ends included.
    [[nodiscard]] int between(int low, int high) noexcept;

private:
    std::uint64_t m_state;
};

} // namespace ecotone::demo
