#include "core/geometry/repair.h"

#include "core/geometry/area.h"
#include "core/geometry/geos_session.h"
#include "core/geometry/predicates.h"
#include "core/geometry/simple_ring.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace ecotone::geometry {

namespace {

double unsignedArea(const RealRing& ring)
{
    double sum = 0.0;
    for (std::size_t i = 1; i + 1 < ring.size(); ++i) {
        sum += (ring[i].x - ring[0].x) * (ring[i + 1].y - ring[0].y) -
               (ring[i].y - ring[0].y) * (ring[i + 1].x - ring[0].x);
    }
    return std::abs(sum) / 2;
}

double planarArea(const RealMultiPolygon& polygons)
{
    double sum = 0.0;
    for (const RealPolygon& polygon : polygons) {
        sum += unsignedArea(polygon.outer);
        for (const RealRing& hole : polygon.holes) {
            sum -= unsignedArea(hole);
        }
    }
    return sum;
}

/// GEOS refuses rings with fewer than three points; they enclose nothing.
RealMultiPolygon withoutDegenerateRings(const RealMultiPolygon& polygons)
{
    RealMultiPolygon result;
    for (const RealPolygon& polygon : polygons) {
        if (polygon.outer.size() < 3) {
            continue;
        }
        RealPolygon kept{polygon.outer, {}};
        std::copy_if(polygon.holes.begin(),
                     polygon.holes.end(),
                     std::back_inserter(kept.holes),
                     [](const RealRing& hole) { return hole.size() >= 3; });
        result.push_back(std::move(kept));
    }
    return result;
}

Result<std::string> reasonOf(const GEOSGeometry* geometry)
{
    geos::Session& session = geos::Session::ofThisThread();
    char* text = GEOSisValidReason_r(session.handle(), geometry);
    if (text == nullptr) {
        return fail(ErrorCode::InvalidGeometry, "GEOS: " + session.takeMessage());
    }
    std::string reason{text};
    GEOSFree_r(session.handle(), text);
    return reason == "Valid Geometry" ? std::string{} : reason;
}

struct DestroyParameters
{
    void operator()(GEOSMakeValidParams* parameters) const noexcept
    {
        GEOSMakeValidParams_destroy_r(geos::Session::ofThisThread().handle(), parameters);
    }
};

Result<geos::Handle> madeValid(const GEOSGeometry* geometry)
{
    const GEOSContextHandle_t handle = geos::Session::ofThisThread().handle();
    const std::unique_ptr<GEOSMakeValidParams, DestroyParameters> parameters{
        GEOSMakeValidParams_create_r(handle)};
    // The structure method keeps overlapping parts and treats holes by containment; the linework
    // method would turn every doubly covered part into a hole.
    GEOSMakeValidParams_setMethod_r(handle, parameters.get(), GEOS_MAKE_VALID_STRUCTURE);
    GEOSMakeValidParams_setKeepCollapsed_r(handle, parameters.get(), 0);
    return geos::owned(GEOSMakeValidWithParams_r(handle, geometry, parameters.get()), "repair");
}

template <class Geometry>
Result<bool> valid(const Geometry& polygon)
{
    auto geometry = geos::toGeos(polygon);
    if (!geometry) {
        return geometry.error().code == ErrorCode::InvalidGeometry
                   ? Result<bool>{false}
                   : Result<bool>{fail(std::move(geometry).error())};
    }
    geos::Session& session = geos::Session::ofThisThread();
    return session.predicate(GEOSisValid_r(session.handle(), geometry->get()));
}

} // namespace

Result<bool> isValid(const Polygon& polygon)
{
    if (polygon.holes.empty() && isSurelySimple(polygon.outer)) {
        return true;
    }
    return valid(polygon);
}

Result<bool> isValid(const RealPolygon& polygon)
{
    return valid(polygon);
}

Result<std::string> invalidReason(const Polygon& polygon)
{
    auto geometry = geos::toGeos(polygon);
    if (!geometry) {
        return geometry.error().detail;
    }
    return reasonOf(geometry->get());
}

Result<bool> isWiderThan(const Polygon& polygon, double centimetres)
{
    // A circle inside is no wider than the box and no larger than the polygon.
    const Box box = boundsOf(polygon);
    const double area = areaOf(polygon).squareMetres() * 1e4;
    if (static_cast<double>(std::min(box.maxX - box.minX, box.maxY - box.minY)) <= centimetres ||
        area <= std::numbers::pi / 4 * centimetres * centimetres) {
        return false;
    }
    // Area < perimeter x inscribed radius, so a mean width above the limit decides, too.
    if (2.0 * area / std::max(1.0, perimeter(polygon)) > centimetres) {
        return true;
    }
    // What is left after taking away half the width on all sides. Maximum inscribed circles
    // would say how wide, but take quadratic time on long strips.
    constexpr int quadrantSegments = 8;
    ECO_ASSIGN(const geos::Handle geometry, geos::toGeos(polygon));
    const GEOSContextHandle_t handle = geos::Session::ofThisThread().handle();
    ECO_ASSIGN(const geos::Handle core,
               geos::owned(GEOSBuffer_r(handle, geometry.get(), -centimetres / 2, quadrantSegments),
                           "buffer"));
    ECO_ASSIGN(const bool empty,
               geos::Session::ofThisThread().predicate(GEOSisEmpty_r(handle, core.get())));
    return !empty;
}

Result<Repair> repaired(const RealMultiPolygon& polygons)
{
    for (const RealPolygon& polygon : polygons) {
        const auto finite = [](const RealRing& ring) {
            return std::all_of(ring.begin(), ring.end(), [](const RealPoint& point) {
                return std::isfinite(point.x) && std::isfinite(point.y);
            });
        };
        if (!finite(polygon.outer) ||
            !std::all_of(polygon.holes.begin(), polygon.holes.end(), finite)) {
            return fail(ErrorCode::InvalidGeometry, "a coordinate is not a finite number");
        }
    }
    Repair repair;
    repair.areaBefore = planarArea(polygons);
    const RealMultiPolygon usable = withoutDegenerateRings(polygons);
    ECO_ASSIGN(const geos::Handle geometry, geos::toGeos(usable));
    ECO_ASSIGN(repair.reason, reasonOf(geometry.get()));
    if (repair.reason.empty()) {
        repair.changed = usable != polygons;
        repair.reason = repair.changed ? "a ring has fewer than three points" : "";
        repair.polygons = usable;
        repair.areaAfter = planarArea(usable);
        return repair;
    }
    repair.changed = true;
    ECO_ASSIGN(const geos::Handle byStructure, madeValid(geometry.get()));
    ECO_ASSIGN(repair.polygons, geos::polygonsOf(byStructure.get()));
    repair.areaAfter = planarArea(repair.polygons);
    return repair;
}

} // namespace ecotone::geometry
