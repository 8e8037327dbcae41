#pragma once

#include "core/base/result.h"
#include "core/geometry/shape.h"

#include <geos_c.h>
#include <memory>
#include <string>

/// Private to this room: GEOS handles never leave the function that made them.
namespace ecotone::geometry::geos {

/// The GEOS context of this thread; its error handler only stores the text.
class Session
{
public:
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;
    ~Session();

    [[nodiscard]] static Session& ofThisThread();

    [[nodiscard]] GEOSContextHandle_t handle() const { return m_handle; }
    /// The only way to read a predicate: 0, 1, or 2 for an exception.
    [[nodiscard]] Result<bool> predicate(char answer);
    /// Takes the last error's text.
    [[nodiscard]] std::string takeMessage();

private:
    Session();

    GEOSContextHandle_t m_handle;
    std::string m_message;
};

struct Destroy
{
    void operator()(GEOSGeometry* geometry) const noexcept
    {
        GEOSGeom_destroy_r(Session::ofThisThread().handle(), geometry);
    }
};
using Handle = std::unique_ptr<GEOSGeometry, Destroy>;

/// Owned geometry, or TopologyFailure with GEOS's words.
[[nodiscard]] Result<Handle> owned(GEOSGeometry* geometry, const char* what);

/// In centimetres (grid) or as they are (real). Rings with fewer than three points are refused
/// with InvalidGeometry.
[[nodiscard]] Result<Handle> toGeos(const Polygon& polygon);
[[nodiscard]] Result<Handle> toGeos(const RealPolygon& polygon);
[[nodiscard]] Result<Handle> toGeos(const MultiPolygon& polygons);
[[nodiscard]] Result<Handle> toGeos(const RealMultiPolygon& polygons);
[[nodiscard]] Result<Handle> toGeos(const std::vector<Line>& lines);

/// The polygons in a geometry of any type; lines and points in collections are dropped.
[[nodiscard]] Result<RealMultiPolygon> polygonsOf(const GEOSGeometry* geometry);
/// The same on the grid, normalised and sorted; coordinates are rounded.
[[nodiscard]] Result<MultiPolygon> gridPolygonsOf(const GEOSGeometry* geometry);
[[nodiscard]] Result<std::vector<Line>> gridLinesOf(const GEOSGeometry* geometry);

} // namespace ecotone::geometry::geos
