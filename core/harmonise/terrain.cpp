#include "core/harmonise/terrain.h"

#include "core/base/file.h"
#include "core/harmonise/crs_decision.h"

#include <array>
#include <cmath>
#include <numbers>

namespace ecotone::harmonise {

namespace {

constexpr double metresPerDegree = 111'195.0;
constexpr double degreesPerRadian = 180.0 / std::numbers::pi;

geometry::RealBox boundsOf(const exchange::Grid& grid)
{
    geometry::RealBox box;
    const auto& t = grid.transform;
    for (const double column : {0.0, static_cast<double>(grid.width)}) {
        for (const double row : {0.0, static_cast<double>(grid.height)}) {
            box.extend(t[0] + t[1] * column + t[2] * row, t[3] + t[4] * column + t[5] * row);
        }
    }
    return box;
}

} // namespace

Terrain::Terrain(exchange::Grid grid, crs::Transform transform, bool degrees)
    : m_grid{std::move(grid)}
    , m_transform{std::move(transform)}
    , m_degrees{degrees}
{
}

Result<Terrain> Terrain::load(const std::filesystem::path& path, int band)
{
    ECO_ASSIGN(auto grid, exchange::readGrid(path, band));
    CrsChoice choice;
    choice.assume = "WGS 84";
    const auto decision = decideCrs(grid.crs, boundsOf(grid), {}, choice);
    if (!decision.finding.decided) {
        return fail(decision.finding.failure,
                    fileName(path) + " (raster of places): " + decision.finding.needed.english());
    }
    ECO_ASSIGN(auto transform, crs::Transform::toProject(*decision.crs, *decision.operation));
    return Terrain{std::move(grid), std::move(transform), decision.crs->isGeographic()};
}

std::optional<double> Terrain::valueAt(geometry::GridPoint place) const
{
    const auto position = m_transform.applyInverse(geometry::toMetres(place));
    return position ? m_grid.valueAt(position->x, position->y) : std::nullopt;
}

Terrain::Relief Terrain::at(geometry::GridPoint place) const
{
    const auto position = m_transform.applyInverse(geometry::toMetres(place));
    if (!position) {
        return {};
    }
    Relief relief;
    relief.metres = m_grid.valueAt(position->x, position->y);
    const double stepX = m_grid.transform[1];
    const double stepY = m_grid.transform[5];
    std::array<double, 9> height{};
    for (int row = -1; row <= 1; ++row) {
        for (int column = -1; column <= 1; ++column) {
            const auto value =
                m_grid.valueAt(position->x + column * stepX, position->y + row * stepY);
            if (!value) {
                return relief;
            }
            height[static_cast<std::size_t>((row + 1) * 3 + column + 1)] = *value;
        }
    }
    double widthX = std::abs(stepX);
    double widthY = std::abs(stepY);
    if (m_degrees) {
        widthX *= metresPerDegree * std::cos(position->y / degreesPerRadian);
        widthY *= metresPerDegree;
    }
    const double east =
        (height[2] + 2.0 * height[5] + height[8] - height[0] - 2.0 * height[3] - height[6]) /
        (8.0 * widthX);
    const double north =
        (height[6] + 2.0 * height[7] + height[8] - height[0] - 2.0 * height[1] - height[2]) /
        (8.0 * widthY);
    relief.slopeDegrees = std::atan(std::hypot(east, north)) * degreesPerRadian;
    return relief;
}

} // namespace ecotone::harmonise
