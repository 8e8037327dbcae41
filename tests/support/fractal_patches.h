#pragma once

#include "core/geometry/shape.h"

#include <cmath>
#include <cstdint>
#include <vector>

/// Patches that look like digitised ones: a grid of cells with crooked, shared edges.
namespace ecotone::tests {

/// A number in [-1, 1) that depends on its arguments alone.
inline double noiseAt(std::uint64_t seed, std::int64_t x, std::int64_t y)
{
    std::uint64_t value = seed * 0x9E3779B97F4A7C15U +
                          static_cast<std::uint64_t>(x) * 0xC2B2AE3D27D4EB4FU +
                          static_cast<std::uint64_t>(y) * 0x165667B19E3779F9U;
    for (int i = 0; i < 2; ++i) {
        value = (value ^ (value >> 31U)) * 0x94D049BB133111EBU;
    }
    value ^= value >> 30U;
    return static_cast<double>(value >> 11U) / 4503599627370496.0 - 1.0;
}

/// A normally distributed number (mean 0, deviation 1) that depends on its arguments alone.
inline double normalAt(std::uint64_t seed, std::int64_t x, std::int64_t y)
{
    const double u = (noiseAt(seed, x, y) + 1.0) / 2.0;
    const double v = (noiseAt(seed + 1, x, y) + 1.0) / 2.0;
    return std::sqrt(-2.0 * std::log(u + 1e-300)) * std::cos(6.283185307179586 * v);
}

struct FractalGrid
{
    int columns = 10;
    int rows = 10;
    geometry::Centimetres cell = 100000; ///< 1 km
    int depth = 4;                       ///< An edge has 2^depth segments.
    double roughness = 0.12;             ///< Largest displacement as share of a segment.
    std::uint64_t seed = 1;

    [[nodiscard]] geometry::GridPoint corner(int column, int row) const
    {
        const double jitter = 0.25 * static_cast<double>(cell);
        const bool rim = column == 0 || row == 0 || column == columns || row == rows;
        const auto shift = [&](std::uint64_t axis) {
            return rim ? 0 : std::llround(jitter * noiseAt(seed + axis, column, row));
        };
        return {column * cell + shift(7), row * cell + shift(8)};
    }

    /// Points after `from` up to and without `to`; the same for both directions.
    void appendEdge(geometry::Ring& ring,
                    geometry::GridPoint from,
                    geometry::GridPoint to,
                    bool straight) const
    {
        ring.push_back(from);
        if (straight) {
            return;
        }
        if (from < to) {
            displace(ring, from, to, depth);
            return;
        }
        geometry::Ring back;
        displace(back, to, from, depth);
        ring.insert(ring.end(), back.rbegin(), back.rend());
    }

    [[nodiscard]] geometry::Polygon patch(int column, int row) const
    {
        geometry::Ring ring;
        const geometry::GridPoint a = corner(column, row);
        const geometry::GridPoint b = corner(column + 1, row);
        const geometry::GridPoint c = corner(column + 1, row + 1);
        const geometry::GridPoint d = corner(column, row + 1);
        appendEdge(ring, a, b, row == 0);
        appendEdge(ring, b, c, column + 1 == columns);
        appendEdge(ring, c, d, row + 1 == rows);
        appendEdge(ring, d, a, column == 0);
        return geometry::normalised({std::move(ring), {}});
    }

    [[nodiscard]] std::vector<geometry::Polygon> patches() const
    {
        std::vector<geometry::Polygon> result;
        for (int row = 0; row < rows; ++row) {
            for (int column = 0; column < columns; ++column) {
                result.push_back(patch(column, row));
            }
        }
        return result;
    }

    [[nodiscard]] geometry::Polygon extent() const
    {
        return {{{0, 0}, {columns * cell, 0}, {columns * cell, rows * cell}, {0, rows * cell}}, {}};
    }

private:
    void
    displace(geometry::Ring& points, geometry::GridPoint a, geometry::GridPoint b, int level) const
    {
        if (level == 0) {
            return;
        }
        const double share = roughness * noiseAt(seed + 11, a.x + b.x, a.y + b.y);
        const geometry::GridPoint middle{
            (a.x + b.x) / 2 - std::llround(share * static_cast<double>(b.y - a.y)),
            (a.y + b.y) / 2 + std::llround(share * static_cast<double>(b.x - a.x))};
        displace(points, a, middle, level - 1);
        points.push_back(middle);
        displace(points, middle, b, level - 1);
    }
};

/// Every vertex moved on its own, as if each patch had been digitised alone.
inline geometry::Polygon digitisedAgain(geometry::Polygon polygon, double sigma, std::uint64_t seed)
{
    const auto move = [&](geometry::Ring& ring) {
        for (geometry::GridPoint& point : ring) {
            point = {point.x + std::llround(sigma * normalAt(seed, point.x, point.y)),
                     point.y + std::llround(sigma * normalAt(seed + 5, point.x, point.y))};
        }
    };
    move(polygon.outer);
    for (geometry::Ring& hole : polygon.holes) {
        move(hole);
    }
    return polygon;
}

} // namespace ecotone::tests
