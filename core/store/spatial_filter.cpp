#include "core/store/spatial_filter.h"

#include "core/base/number.h"
#include "core/geometry/point.h"
#include "core/store/schema.h"
#include "core/store/statement.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <string_view>

namespace ecotone::store {

std::string indexCondition(const geometry::Box& box)
{
    const geometry::RealPoint low = geometry::toMetres({box.minX, box.minY});
    const geometry::RealPoint high = geometry::toMetres({box.maxX, box.maxY});
    return "maxx >= " + toText(low.x) + " AND minx <= " + toText(high.x) +
           " AND maxy >= " + toText(low.y) + " AND miny <= " + toText(high.y);
}

Result<std::string>
boxCondition(Database& database, const std::string& table, const geometry::Box& box)
{
    ECO_ASSIGN(const bool indexed, hasSpatialIndex(database, table));
    if (indexed) {
        return "fid IN (SELECT id FROM " + sqlName(spatialIndexName(table)) + " WHERE " +
               indexCondition(box) + ")";
    }
    const geometry::RealPoint low = geometry::toMetres({box.minX, box.minY});
    const geometry::RealPoint high = geometry::toMetres({box.maxX, box.maxY});
    return "ST_MaxX(geom) >= " + toText(low.x) + " AND ST_MinX(geom) <= " + toText(high.x) +
           " AND ST_MaxY(geom) >= " + toText(low.y) + " AND ST_MinY(geom) <= " + toText(high.y);
}

Result<std::optional<double>>
indexedShare(Database& database, const std::string& table, const geometry::Box& box)
{
    ECO_ASSIGN(const bool indexed, hasSpatialIndex(database, table));
    if (!indexed) {
        return std::nullopt;
    }
    // A node of SQLite's R*Tree: depth and number of cells (2 bytes each), then cells of an id
    // (8 bytes) and minx, maxx, miny, maxy (4 bytes each), big-endian. Node 1 is the root.
    ECO_ASSIGN(Statement root,
               database.prepare("SELECT data FROM " + sqlName(spatialIndexName(table) + "_node") +
                                " WHERE nodeno = 1"));
    ECO_ASSIGN(const bool found, root.step());
    if (!found) {
        return std::nullopt;
    }
    constexpr std::size_t cellsAt = 4;
    constexpr std::size_t cellBytes = 24;
    const std::string_view node = root.blob(0);
    const geometry::RealPoint low = geometry::toMetres({box.minX, box.minY});
    const geometry::RealPoint high = geometry::toMetres({box.maxX, box.maxY});
    double whole = 0.0;
    double inside = 0.0;
    const std::size_t cells = node.size() < cellsAt ? 0 : (node.size() - cellsAt) / cellBytes;
    const auto byte = [node](std::size_t at) {
        return std::uint32_t{static_cast<unsigned char>(node[at])};
    };
    const std::size_t used = cells == 0 ? 0 : std::min<std::size_t>(cells, byte(2) << 8U | byte(3));
    for (std::size_t cell = 0; cell < used; ++cell) {
        const auto side = [&](std::size_t index) {
            const std::size_t at = cellsAt + cell * cellBytes + 8 + index * 4;
            return double{std::bit_cast<float>(byte(at) << 24U | byte(at + 1) << 16U |
                                               byte(at + 2) << 8U | byte(at + 3))};
        };
        whole += (side(1) - side(0)) * (side(3) - side(2));
        inside += std::max(std::min(side(1), high.x) - std::max(side(0), low.x), 0.0) *
                  std::max(std::min(side(3), high.y) - std::max(side(2), low.y), 0.0);
    }
    return whole > 0.0 ? inside / whole : 1.0;
}

} // namespace ecotone::store
