#pragma once

#include "core/geometry/point.h"

#include <algorithm>
#include <limits>

namespace ecotone::geometry {

/// An axis-parallel box, borders included; a default-constructed one is empty and grows by
/// `extend`.
template <class Number>
struct BasicBox
{
    Number minX = std::numeric_limits<Number>::max();
    Number minY = std::numeric_limits<Number>::max();
    Number maxX = std::numeric_limits<Number>::lowest();
    Number maxY = std::numeric_limits<Number>::lowest();

    [[nodiscard]] bool empty() const { return minX > maxX || minY > maxY; }
    void extend(Number x, Number y)
    {
        minX = std::min(minX, x);
        minY = std::min(minY, y);
        maxX = std::max(maxX, x);
        maxY = std::max(maxY, y);
    }
    void extend(const BasicBox& other)
    {
        minX = std::min(minX, other.minX);
        minY = std::min(minY, other.minY);
        maxX = std::max(maxX, other.maxX);
        maxY = std::max(maxY, other.maxY);
    }
    [[nodiscard]] bool contains(Number x, Number y) const
    {
        return x >= minX && x <= maxX && y >= minY && y <= maxY;
    }
    [[nodiscard]] bool contains(const BasicBox& other) const
    {
        return other.minX >= minX && other.maxX <= maxX && other.minY >= minY && other.maxY <= maxY;
    }
    [[nodiscard]] bool intersects(const BasicBox& other) const
    {
        return minX <= other.maxX && other.minX <= maxX && minY <= other.maxY && other.minY <= maxY;
    }
    [[nodiscard]] BasicBox grown(Number by) const
    {
        return {minX - by, minY - by, maxX + by, maxY + by};
    }
    bool operator==(const BasicBox&) const = default;
};

using Box = BasicBox<Centimetres>;
using RealBox = BasicBox<double>;

} // namespace ecotone::geometry
