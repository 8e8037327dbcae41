#include "core/geometry/overlay.h"

#include "core/geometry/geos_session.h"

#include <utility>

namespace ecotone::geometry {

namespace {

constexpr double gridSize = 1.0; // centimetres
constexpr int quadrantSegments = 8;

using Overlay = GEOSGeometry* (*)(GEOSContextHandle_t,
                                  const GEOSGeometry*,
                                  const GEOSGeometry*,
                                  double);

Result<MultiPolygon>
overlaid(const MultiPolygon& left, const MultiPolygon& right, Overlay overlay, const char* what)
{
    ECO_ASSIGN(const geos::Handle a, geos::toGeos(left));
    ECO_ASSIGN(const geos::Handle b, geos::toGeos(right));
    const GEOSContextHandle_t handle = geos::Session::ofThisThread().handle();
    ECO_ASSIGN(const geos::Handle result,
               geos::owned(overlay(handle, a.get(), b.get(), gridSize), what));
    return geos::gridPolygonsOf(result.get());
}

} // namespace

Result<MultiPolygon> intersection(const MultiPolygon& left, const MultiPolygon& right)
{
    return overlaid(left, right, GEOSIntersectionPrec_r, "intersection");
}

Result<MultiPolygon> difference(const MultiPolygon& left, const MultiPolygon& right)
{
    return overlaid(left, right, GEOSDifferencePrec_r, "difference");
}

Result<MultiPolygon> unite(const MultiPolygon& left, const MultiPolygon& right)
{
    return overlaid(left, right, GEOSUnionPrec_r, "union");
}

Result<MultiPolygon> unionOf(std::span<const Polygon> polygons)
{
    ECO_ASSIGN(const geos::Handle all,
               geos::toGeos(MultiPolygon(polygons.begin(), polygons.end())));
    const GEOSContextHandle_t handle = geos::Session::ofThisThread().handle();
    // The cascaded union pairs neighbours; with a fixed grid over everything the cost would be
    // super-linear.
    ECO_ASSIGN(const geos::Handle joined,
               geos::owned(GEOSUnaryUnion_r(handle, all.get()), "union"));
    ECO_ASSIGN(const geos::Handle onGrid,
               geos::owned(GEOSGeom_setPrecision_r(handle, joined.get(), gridSize, 0), "grid"));
    return geos::gridPolygonsOf(onGrid.get());
}

Result<MultiPolygon> buffered(const Shape& shape, double metres)
{
    geos::Handle input;
    if (shape.kind == ShapeKind::Polygon) {
        ECO_ASSIGN(input, geos::toGeos(shape.polygons));
    } else if (shape.kind == ShapeKind::Line) {
        ECO_ASSIGN(input, geos::toGeos(shape.lines));
    } else {
        return fail(ErrorCode::InvalidArgument, "only lines and polygons can be buffered");
    }
    const GEOSContextHandle_t handle = geos::Session::ofThisThread().handle();
    ECO_ASSIGN(const geos::Handle wide,
               geos::owned(GEOSBufferWithStyle_r(handle,
                                                 input.get(),
                                                 metres * centimetresPerMetre,
                                                 quadrantSegments,
                                                 GEOSBUF_CAP_FLAT,
                                                 GEOSBUF_JOIN_ROUND,
                                                 0.0),
                           "buffer"));
    ECO_ASSIGN(const geos::Handle onGrid,
               geos::owned(GEOSGeom_setPrecision_r(handle, wide.get(), gridSize, 0), "grid"));
    return geos::gridPolygonsOf(onGrid.get());
}

Result<std::vector<Line>> linesInside(const std::vector<Line>& lines, const MultiPolygon& polygons)
{
    ECO_ASSIGN(const geos::Handle a, geos::toGeos(lines));
    ECO_ASSIGN(const geos::Handle b, geos::toGeos(polygons));
    const GEOSContextHandle_t handle = geos::Session::ofThisThread().handle();
    ECO_ASSIGN(
        const geos::Handle result,
        geos::owned(GEOSIntersectionPrec_r(handle, a.get(), b.get(), gridSize), "intersection"));
    return geos::gridLinesOf(result.get());
}

} // namespace ecotone::geometry
