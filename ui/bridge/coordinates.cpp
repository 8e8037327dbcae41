#include "ui/bridge/coordinates.h"

#include "core/crs/geodesic.h"
#include "core/crs/project_grid.h"
#include "core/crs/zones.h"

namespace ecotone::bridge {

geometry::RealPoint lonLatOf(geometry::RealPoint metres)
{
    return crs::lonLatFromProject(metres);
}

geometry::RealPoint metresOf(geometry::RealPoint lonLat)
{
    return crs::projectFromLonLat(lonLat);
}

geometry::RealPoint lonLatOfCentre(const geometry::Box& box)
{
    return crs::lonLatFromGrid({(box.minX + box.maxX) / 2, (box.minY + box.maxY) / 2});
}

double northTurn(geometry::RealPoint lonLat)
{
    return crs::localNorthDegrees(lonLat.x, lonLat.y);
}

std::optional<double> lengthOf(const geometry::Line& line)
{
    const auto length = crs::geodesicLength(line);
    return length ? std::optional{*length} : std::nullopt;
}

GridZone gridZoneAt(double longitude)
{
    const int zone = crs::zoneOf(longitude, crs::ZoneWidth::Six);
    return {zone, crs::centralMeridian(zone, crs::ZoneWidth::Six)};
}

} // namespace ecotone::bridge
