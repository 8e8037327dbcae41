#pragma once

#include "core/demo/ground.h"

#include <cstdint>
#include <vector>

namespace ecotone::demo {

/// Values on a regular grid of a region's plane; row 0 is the southernmost.
struct Field
{
    int columns = 0;
    int rows = 0;
    double cell = 500.0; ///< Metres.
    double west = 0.0;   ///< Of the first cell's centre.
    double south = 0.0;
    std::vector<float> values;

    [[nodiscard]] std::size_t index(int column, int row) const
    {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
               static_cast<std::size_t>(column);
    }
    [[nodiscard]] RealPoint centre(int column, int row) const
    {
        return {west + column * cell, south + row * cell};
    }
    /// Bilinear between centres; the border value outside.
    [[nodiscard]] double at(RealPoint local) const noexcept;
};

/// A watercourse from its head down to the sea, a lake, a trunk river or a larger stream.
struct Stream
{
    Path path;
    std::vector<double> catchment; ///< Square kilometres at each point.
    std::vector<double> height;    ///< Metres.
    int plannedRiver = -1;         ///< Index into the plan's rivers, or -1.
};

/// The made-up ground of a region: a 500 m elevation model with connected valleys, and the
/// watercourses that run in them.
struct Relief
{
    Field height;
    std::vector<Stream> streams;
};

/// Land rises along the plan's ridges and is cut by its rivers until valleys and ridges balance
/// (the stream power law solved implicitly: Braun and Willett 2013, Geomorphology 180-181). The
/// grid reaches 12 km beyond the mapped areas, so that no edge shows.
[[nodiscard]] Relief makeRelief(const Ground& ground, std::uint64_t seed);

} // namespace ecotone::demo
