#include "core/geometry/geos_session.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ecotone::geometry::geos {

namespace {

void storeMessage(const char* message, void* target) noexcept
{
    try {
        static_cast<std::string*>(target)->assign(message);
    } catch (...) {
        // Out of memory: the message is lost, the failure is still reported by the return value.
        static_cast<std::string*>(target)->clear();
    }
}

Result<GEOSCoordSequence*> sequence(const std::vector<RealPoint>& points, bool close)
{
    Session& session = Session::ofThisThread();
    const auto size = static_cast<unsigned>(points.size() + (close ? 1U : 0U));
    std::vector<double> flat;
    flat.reserve(std::size_t{2} * size);
    for (const RealPoint& point : points) {
        flat.push_back(point.x);
        flat.push_back(point.y);
    }
    if (close) {
        flat.push_back(points.front().x);
        flat.push_back(points.front().y);
    }
    GEOSCoordSequence* result =
        GEOSCoordSeq_copyFromBuffer_r(session.handle(), flat.data(), size, 0, 0);
    if (result == nullptr) {
        return fail(ErrorCode::InvalidGeometry, "GEOS: " + session.takeMessage());
    }
    return result;
}

RealPoint real(GridPoint point)
{
    return {static_cast<double>(point.x), static_cast<double>(point.y)};
}

RealPoint real(RealPoint point)
{
    return point;
}

template <class Point>
std::vector<RealPoint> realPoints(const std::vector<Point>& points)
{
    std::vector<RealPoint> result;
    result.reserve(points.size());
    for (const Point& point : points) {
        result.push_back(real(point));
    }
    return result;
}

template <class Point>
Result<Handle> ringToGeos(const std::vector<Point>& ring)
{
    if (ring.size() < 3) {
        return fail(ErrorCode::InvalidGeometry, "a ring has fewer than three points");
    }
    ECO_ASSIGN(GEOSCoordSequence * points, sequence(realPoints(ring), true));
    return owned(GEOSGeom_createLinearRing_r(Session::ofThisThread().handle(), points), "ring");
}

template <class Point>
Result<Handle> polygonToGeos(const BasicPolygon<Point>& polygon)
{
    ECO_ASSIGN(Handle shell, ringToGeos(polygon.outer));
    std::vector<Handle> holes;
    for (const auto& hole : polygon.holes) {
        ECO_ASSIGN(Handle ring, ringToGeos(hole));
        holes.push_back(std::move(ring));
    }
    std::vector<GEOSGeometry*> bare;
    for (Handle& hole : holes) {
        bare.push_back(hole.release());
    }
    return owned(GEOSGeom_createPolygon_r(Session::ofThisThread().handle(),
                                          shell.release(),
                                          bare.data(),
                                          static_cast<unsigned>(bare.size())),
                 "polygon");
}

Result<Handle> collection(int type, std::vector<Handle> parts)
{
    std::vector<GEOSGeometry*> bare;
    bare.reserve(parts.size());
    for (Handle& part : parts) {
        bare.push_back(part.release());
    }
    return owned(GEOSGeom_createCollection_r(Session::ofThisThread().handle(),
                                             type,
                                             bare.data(),
                                             static_cast<unsigned>(bare.size())),
                 "collection");
}

template <class Polygons>
Result<Handle> polygonsToGeos(const Polygons& polygons)
{
    std::vector<Handle> parts;
    parts.reserve(polygons.size());
    for (const auto& polygon : polygons) {
        ECO_ASSIGN(Handle part, polygonToGeos(polygon));
        parts.push_back(std::move(part));
    }
    return collection(GEOS_MULTIPOLYGON, std::move(parts));
}

Result<RealLine> pointsOf(const GEOSGeometry* lineOrRing)
{
    Session& session = Session::ofThisThread();
    const GEOSCoordSequence* points = GEOSGeom_getCoordSeq_r(session.handle(), lineOrRing);
    unsigned size = 0;
    if (points == nullptr || GEOSCoordSeq_getSize_r(session.handle(), points, &size) == 0) {
        return fail(ErrorCode::TopologyFailure, "GEOS: " + session.takeMessage());
    }
    std::vector<double> flat(std::size_t{2} * size);
    if (GEOSCoordSeq_copyToBuffer_r(session.handle(), points, flat.data(), 0, 0) == 0) {
        return fail(ErrorCode::TopologyFailure, "GEOS: " + session.takeMessage());
    }
    RealLine line(size);
    for (std::size_t i = 0; i < size; ++i) {
        line[i] = {flat[2 * i], flat[2 * i + 1]};
    }
    return line;
}

Result<RealRing> ringOf(const GEOSGeometry* ring)
{
    ECO_ASSIGN(RealRing points, pointsOf(ring));
    if (points.size() > 1 && points.front() == points.back()) {
        points.pop_back();
    }
    return points;
}

Result<> addPolygons(const GEOSGeometry* geometry, RealMultiPolygon& to)
{
    const GEOSContextHandle_t handle = Session::ofThisThread().handle();
    const int type = GEOSGeomTypeId_r(handle, geometry);
    if (GEOSisEmpty_r(handle, geometry) == 1) {
        return {};
    }
    if (type == GEOS_POLYGON) {
        RealPolygon polygon;
        ECO_ASSIGN(polygon.outer, ringOf(GEOSGetExteriorRing_r(handle, geometry)));
        const int holes = GEOSGetNumInteriorRings_r(handle, geometry);
        for (int i = 0; i < holes; ++i) {
            ECO_ASSIGN(RealRing hole, ringOf(GEOSGetInteriorRingN_r(handle, geometry, i)));
            polygon.holes.push_back(std::move(hole));
        }
        to.push_back(std::move(polygon));
    } else if (type == GEOS_MULTIPOLYGON || type == GEOS_GEOMETRYCOLLECTION) {
        const int parts = GEOSGetNumGeometries_r(handle, geometry);
        for (int i = 0; i < parts; ++i) {
            ECO_TRY(addPolygons(GEOSGetGeometryN_r(handle, geometry, i), to));
        }
    }
    return {};
}

GridPoint rounded(RealPoint point)
{
    return {std::llround(point.x), std::llround(point.y)};
}

Ring roundedRing(const RealRing& ring)
{
    Ring result;
    for (const RealPoint& point : ring) {
        const GridPoint grid = rounded(point);
        if (result.empty() || result.back() != grid) {
            result.push_back(grid);
        }
    }
    while (result.size() > 1 && result.front() == result.back()) {
        result.pop_back();
    }
    return result;
}

Result<> addLines(const GEOSGeometry* geometry, std::vector<Line>& to)
{
    const GEOSContextHandle_t handle = Session::ofThisThread().handle();
    const int type = GEOSGeomTypeId_r(handle, geometry);
    if (GEOSisEmpty_r(handle, geometry) == 1) {
        return {};
    }
    if (type == GEOS_LINESTRING || type == GEOS_LINEARRING) {
        ECO_ASSIGN(const RealLine points, pointsOf(geometry));
        Line line;
        for (const RealPoint& point : points) {
            line.push_back(rounded(point));
        }
        to.push_back(std::move(line));
    } else if (type == GEOS_MULTILINESTRING || type == GEOS_GEOMETRYCOLLECTION) {
        const int parts = GEOSGetNumGeometries_r(handle, geometry);
        for (int i = 0; i < parts; ++i) {
            ECO_TRY(addLines(GEOSGetGeometryN_r(handle, geometry, i), to));
        }
    }
    return {};
}

} // namespace

Session::Session() : m_handle{GEOS_init_r()}
{
    GEOSContext_setErrorMessageHandler_r(m_handle, storeMessage, &m_message);
}

Session::~Session()
{
    GEOS_finish_r(m_handle);
}

Session& Session::ofThisThread()
{
    static thread_local Session session;
    return session;
}

Result<bool> Session::predicate(char answer)
{
    if (answer != 0 && answer != 1) {
        return fail(ErrorCode::InvalidGeometry, "GEOS: " + takeMessage());
    }
    return answer == 1;
}

std::string Session::takeMessage()
{
    std::string message = std::exchange(m_message, {});
    return message.empty() ? "unknown failure" : message;
}

Result<Handle> owned(GEOSGeometry* geometry, const char* what)
{
    if (geometry == nullptr) {
        return fail(ErrorCode::TopologyFailure,
                    std::string{"GEOS "} + what + ": " + Session::ofThisThread().takeMessage());
    }
    return Handle{geometry};
}

Result<Handle> toGeos(const Polygon& polygon)
{
    return polygonToGeos(polygon);
}

Result<Handle> toGeos(const RealPolygon& polygon)
{
    return polygonToGeos(polygon);
}

Result<Handle> toGeos(const MultiPolygon& polygons)
{
    return polygonsToGeos(polygons);
}

Result<Handle> toGeos(const RealMultiPolygon& polygons)
{
    return polygonsToGeos(polygons);
}

Result<Handle> toGeos(const std::vector<Line>& lines)
{
    std::vector<Handle> parts;
    for (const Line& line : lines) {
        if (line.size() < 2) {
            return fail(ErrorCode::InvalidGeometry, "a line has fewer than two points");
        }
        ECO_ASSIGN(GEOSCoordSequence * points, sequence(realPoints(line), false));
        ECO_ASSIGN(
            Handle part,
            owned(GEOSGeom_createLineString_r(Session::ofThisThread().handle(), points), "line"));
        parts.push_back(std::move(part));
    }
    return collection(GEOS_MULTILINESTRING, std::move(parts));
}

Result<RealMultiPolygon> polygonsOf(const GEOSGeometry* geometry)
{
    RealMultiPolygon result;
    ECO_TRY(addPolygons(geometry, result));
    return result;
}

Result<MultiPolygon> gridPolygonsOf(const GEOSGeometry* geometry)
{
    ECO_ASSIGN(const RealMultiPolygon real, polygonsOf(geometry));
    MultiPolygon result;
    for (const RealPolygon& polygon : real) {
        Polygon grid{roundedRing(polygon.outer), {}};
        if (grid.outer.size() < 3) {
            continue;
        }
        for (const RealRing& hole : polygon.holes) {
            if (Ring ring = roundedRing(hole); ring.size() >= 3) {
                grid.holes.push_back(std::move(ring));
            }
        }
        result.push_back(normalised(std::move(grid)));
    }
    std::sort(result.begin(), result.end(), [](const Polygon& left, const Polygon& right) {
        return left.outer < right.outer;
    });
    return result;
}

Result<std::vector<Line>> gridLinesOf(const GEOSGeometry* geometry)
{
    std::vector<Line> result;
    ECO_TRY(addLines(geometry, result));
    std::sort(result.begin(), result.end());
    return result;
}

} // namespace ecotone::geometry::geos
