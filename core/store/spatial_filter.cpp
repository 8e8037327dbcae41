#include "core/store/spatial_filter.h"

#include "core/base/number.h"
#include "core/geometry/point.h"
#include "core/store/schema.h"

namespace ecotone::store {

Result<std::string>
boxCondition(Database& database, const std::string& table, const geometry::Box& box)
{
    const geometry::RealPoint low = geometry::toMetres({box.minX, box.minY});
    const geometry::RealPoint high = geometry::toMetres({box.maxX, box.maxY});
    ECO_ASSIGN(const bool indexed, hasSpatialIndex(database, table));
    if (indexed) {
        return "fid IN (SELECT id FROM " + sqlName(spatialIndexName(table)) +
               " WHERE maxx >= " + toText(low.x) + " AND minx <= " + toText(high.x) +
               " AND maxy >= " + toText(low.y) + " AND miny <= " + toText(high.y) + ")";
    }
    return "ST_MaxX(geom) >= " + toText(low.x) + " AND ST_MinX(geom) <= " + toText(high.x) +
           " AND ST_MaxY(geom) >= " + toText(low.y) + " AND ST_MinY(geom) <= " + toText(high.y);
}

} // namespace ecotone::store
