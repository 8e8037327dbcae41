#pragma once

#include "core/base/result.h"
#include "core/crs/transform.h"
#include "core/exchange/raster.h"
#include "core/geometry/point.h"

#include <filesystem>
#include <optional>

namespace ecotone::harmonise {

/// Height and slope from an elevation raster, asked place by place.
class Terrain
{
public:
    /// A raster without a statement of its coordinate system is taken as WGS 84 longitudes and
    /// latitudes when its numbers allow that; fails with CrsUndecided otherwise.
    [[nodiscard]] static Result<Terrain> load(const std::filesystem::path& path, int band = 1);

    struct Relief
    {
        std::optional<double> metres;
        std::optional<double> slopeDegrees; ///< By Horn's differences of the eight neighbours.
    };
    [[nodiscard]] Relief at(geometry::GridPoint place) const;
    /// Of the cell at the place; nullopt outside and for no data.
    [[nodiscard]] std::optional<double> valueAt(geometry::GridPoint place) const;

private:
    Terrain(exchange::Grid grid, crs::Transform transform, bool degrees);

    exchange::Grid m_grid;
    crs::Transform m_transform;
    bool m_degrees;
};

} // namespace ecotone::harmonise
