#include "core/plan/boundary_file.h"

#include "core/base/file.h"
#include "core/base/number.h"
#include "core/crs/transform.h"
#include "core/geometry/overlay.h"
#include "core/geometry/repair.h"
#include "core/geometry/wkb.h"

#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace ecotone::plan {

namespace {

using geometry::RealMultiPolygon;
using geometry::RealPoint;
using Json = nlohmann::json;

constexpr double chordMetres = 0.01;

std::optional<geometry::RealRing> ringOf(const Json& json)
{
    geometry::RealRing ring;
    if (!json.is_array()) {
        return std::nullopt;
    }
    for (const auto& position : json) {
        if (!position.is_array() || position.size() < 2 || !position[0].is_number() ||
            !position[1].is_number()) {
            return std::nullopt;
        }
        ring.push_back({position[0].get<double>(), position[1].get<double>()});
    }
    if (ring.size() > 1 && ring.front() == ring.back()) {
        ring.pop_back();
    }
    return ring.size() < 3 ? std::nullopt : std::optional{std::move(ring)};
}

bool addPolygon(const Json& rings, RealMultiPolygon& polygons)
{
    if (!rings.is_array() || rings.empty()) {
        return false;
    }
    geometry::RealPolygon polygon;
    for (const auto& json : rings) {
        auto ring = ringOf(json);
        if (!ring) {
            return false;
        }
        if (polygon.outer.empty()) {
            polygon.outer = *std::move(ring);
        } else {
            polygon.holes.push_back(*std::move(ring));
        }
    }
    polygons.push_back(std::move(polygon));
    return true;
}

/// Collections within collections are followed no deeper than this.
constexpr int deepest = 16;

/// Walks any GeoJSON object; false when a polygon in it is malformed.
bool collect(const Json& json, RealMultiPolygon& polygons, int depth = 0)
{
    const auto stated = json.is_object() ? json.find("type") : json.end();
    if (stated == json.end() || !stated->is_string() || depth > deepest) {
        return depth <= deepest;
    }
    const auto type = stated->get<std::string>();
    const auto each = [&json](const char* key, auto visit) {
        const auto found = json.find(key);
        if (found == json.end() || !found->is_array()) {
            return true;
        }
        bool good = true;
        for (const auto& one : *found) {
            good = good && visit(one);
        }
        return good;
    };
    const auto deeper = [&polygons, depth](const Json& one) {
        return collect(one, polygons, depth + 1);
    };
    if (type == "FeatureCollection") {
        return each("features", deeper);
    }
    if (type == "GeometryCollection") {
        return each("geometries", deeper);
    }
    if (type == "Feature") {
        const auto found = json.find("geometry");
        return found == json.end() || collect(*found, polygons, depth + 1);
    }
    if (type == "MultiPolygon") {
        return each("coordinates",
                    [&polygons](const Json& one) { return addPolygon(one, polygons); });
    }
    if (type == "Polygon") {
        const auto found = json.find("coordinates");
        return found != json.end() && addPolygon(*found, polygons);
    }
    return true;
}

Result<RealMultiPolygon> polygonsOf(const std::string& text, const std::string& name)
{
    const auto start = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (start == std::string::npos) {
        return fail(ErrorCode::FileDamaged, name + " is empty");
    }
    if (text[start] != '{') {
        auto shape = geometry::fromWkt(trimmed(std::string_view{text}.substr(start)));
        if (!shape) {
            return fail(ErrorCode::UnsupportedFormat,
                        name + " is neither GeoJSON nor well-known text: a boundary is read from "
                               "these two; or name a proposal or protected area of the project");
        }
        return std::move(shape->polygons);
    }
    const auto json =
        Json::parse(text.begin() + static_cast<std::ptrdiff_t>(start), text.end(), nullptr, false);
    RealMultiPolygon polygons;
    if (json.is_discarded() || !collect(json, polygons)) {
        return fail(ErrorCode::FileDamaged, name + " is no well-formed GeoJSON");
    }
    return polygons;
}

Result<geometry::RealRing> onPlane(const geometry::RealRing& ring, const crs::Transform& transform)
{
    ECO_ASSIGN(auto dense, crs::densified(ring, transform, chordMetres, crs::Closing::Closed));
    ECO_TRY(transform.apply(dense));
    return dense;
}

} // namespace

Result<geometry::MultiPolygon> readBoundary(const std::filesystem::path& path)
{
    ECO_ASSIGN(const auto text, readFile(path));
    const auto name = fileName(path);
    ECO_ASSIGN(const auto found, polygonsOf(text, name));
    if (found.empty()) {
        return fail(ErrorCode::InvalidGeometry, name + " holds no polygon");
    }
    ECO_ASSIGN(const auto repair, geometry::repaired(found));
    ECO_ASSIGN(const auto operation,
               crs::operationFor(crs::wgs84(), geometry::RealBox{-180, -90, 180, 90}, ""));
    ECO_ASSIGN(const auto transform, crs::Transform::toProject(crs::wgs84(), operation));
    geometry::RealShape plane{geometry::ShapeKind::Polygon, {}, {}, {}};
    for (const auto& polygon : repair.polygons) {
        geometry::RealPolygon moved;
        ECO_ASSIGN(moved.outer, onPlane(polygon.outer, transform));
        for (const auto& hole : polygon.holes) {
            ECO_ASSIGN(auto ring, onPlane(hole, transform));
            moved.holes.push_back(std::move(ring));
        }
        plane.polygons.push_back(std::move(moved));
    }
    const auto grid = geometry::snapped(plane);
    return geometry::unionOf(grid.polygons);
}

} // namespace ecotone::plan
