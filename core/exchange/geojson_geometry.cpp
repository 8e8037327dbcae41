#include "core/exchange/geojson_geometry.h"

#include "core/base/number.h"
#include "core/exchange/rings.h"

#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

namespace ecotone::exchange {

using geometry::RealPoint;
using geometry::RealShape;
using geometry::ShapeKind;
using Json = nlohmann::ordered_json;

namespace {

constexpr int deepest = 8; ///< Nested collections beyond this are refused.

class GeometryParser
{
public:
    GeometryParser(const std::string& file, std::int64_t row, ReadIssues& issues)
        : m_file{file}
        , m_row{row}
        , m_issues{issues}
    {
    }

    void read(const Json& geometry, int depth);
    [[nodiscard]] std::vector<RealShape> take() { return std::move(m_shapes); }

private:
    void report(std::string_view code, model::Severity severity, const std::string& cause)
    {
        m_issues.add(
            code, severity, m_row, m_file + ": row " + toText(m_row) + ": " + cause, cause);
    }
    [[nodiscard]] std::optional<RealPoint> position(const Json& json);
    [[nodiscard]] std::optional<std::vector<RealPoint>> positions(const Json& json);
    void readPoints(const Json& coordinates, bool many);
    void readLine(const Json& coordinates);
    void readPolygon(const Json& coordinates);
    [[nodiscard]] std::optional<geometry::RealRing> ringOf(const Json& json);

    const std::string& m_file;
    std::int64_t m_row;
    ReadIssues& m_issues;
    std::vector<RealShape> m_shapes;
};

std::optional<RealPoint> GeometryParser::position(const Json& json)
{
    if (!json.is_array() || json.size() < 2 || !json[0].is_number() || !json[1].is_number()) {
        report(issue::badCoordinate, model::Severity::Error, "a position has no two numbers");
        return std::nullopt;
    }
    const RealPoint point{json[0].get<double>(), json[1].get<double>()};
    if (!std::isfinite(point.x) || !std::isfinite(point.y)) {
        report(issue::badCoordinate, model::Severity::Error, "a position is not finite");
        return std::nullopt;
    }
    return point;
}

std::optional<std::vector<RealPoint>> GeometryParser::positions(const Json& json)
{
    if (!json.is_array()) {
        report(issue::badCoordinate, model::Severity::Error, "coordinates are no list");
        return std::nullopt;
    }
    std::vector<RealPoint> points;
    points.reserve(json.size());
    for (const Json& each : json) {
        const auto point = position(each);
        if (!point) {
            return std::nullopt;
        }
        points.push_back(*point);
    }
    return points;
}

void GeometryParser::readPoints(const Json& coordinates, bool many)
{
    auto points = many ? positions(coordinates) : std::nullopt;
    if (!many) {
        if (const auto point = position(coordinates)) {
            points.emplace(1, *point);
        }
    }
    if (points) {
        auto& kept = shapeOfKind(m_shapes, ShapeKind::Point).points;
        kept.insert(kept.end(), points->begin(), points->end());
    }
}

void GeometryParser::readLine(const Json& coordinates)
{
    auto line = positions(coordinates);
    if (!line) {
        return;
    }
    if (line->size() < 2) {
        report(issue::degenerateRing, model::Severity::Warning, "a line of fewer than two corners");
        return;
    }
    shapeOfKind(m_shapes, ShapeKind::Line).lines.push_back(*std::move(line));
}

std::optional<geometry::RealRing> GeometryParser::ringOf(const Json& json)
{
    auto ring = positions(json);
    if (!ring) {
        return std::nullopt;
    }
    const RingState state = openRing(*ring);
    if (state == RingState::Degenerate) {
        report(issue::degenerateRing,
               model::Severity::Warning,
               "a ring of fewer than three corners is left out");
        return std::nullopt;
    }
    if (state == RingState::Unclosed) {
        report(issue::unclosedRing, model::Severity::Warning, "a ring is not closed");
    } else if (json.front() != json.back()) {
        // RFC 7946: first and last position must be identical, heights included.
        report(issue::unclosedRing,
               model::Severity::Warning,
               "a ring is closed in position but not in height");
    }
    return ring;
}

void GeometryParser::readPolygon(const Json& coordinates)
{
    if (!coordinates.is_array()) {
        report(issue::badCoordinate, model::Severity::Error, "coordinates are no list");
        return;
    }
    geometry::RealPolygon polygon;
    for (std::size_t i = 0; i < coordinates.size(); ++i) {
        auto ring = ringOf(coordinates[i]);
        if (i == 0 && !ring) {
            return;
        }
        if (i == 0) {
            polygon.outer = *std::move(ring);
        } else if (ring) {
            polygon.holes.push_back(*std::move(ring));
        }
    }
    if (!polygon.outer.empty()) {
        shapeOfKind(m_shapes, ShapeKind::Polygon).polygons.push_back(std::move(polygon));
    }
}

void GeometryParser::read(const Json& geometry, int depth)
{
    if (geometry.is_null() || (geometry.is_object() && geometry.empty())) {
        return;
    }
    const auto member = geometry.is_object() ? geometry.find("type") : geometry.end();
    if (!geometry.is_object() || member == geometry.end() || !member->is_string()) {
        report(issue::damagedRecord, model::Severity::Error, "its geometry has no type");
        return;
    }
    const std::string type = member->get<std::string>();
    if (type == "GeometryCollection") {
        if (depth >= deepest || !geometry.contains("geometries") ||
            !geometry["geometries"].is_array()) {
            report(issue::damagedRecord, model::Severity::Error, "its collection cannot be read");
            return;
        }
        for (const Json& part : geometry["geometries"]) {
            read(part, depth + 1);
        }
        return;
    }
    const auto coordinates = geometry.find("coordinates");
    if (coordinates == geometry.end() || !coordinates->is_array()) {
        report(issue::damagedRecord, model::Severity::Error, "its " + type + " has no coordinates");
        return;
    }
    if (coordinates->empty()) {
        return;
    }
    if (type == "Point" || type == "MultiPoint") {
        readPoints(*coordinates, type == "MultiPoint");
    } else if (type == "LineString") {
        readLine(*coordinates);
    } else if (type == "Polygon") {
        readPolygon(*coordinates);
    } else if (type == "MultiLineString" || type == "MultiPolygon") {
        for (const Json& part : *coordinates) {
            type == "MultiPolygon" ? readPolygon(part) : readLine(part);
        }
    } else {
        report(issue::unsupportedGeometry,
               model::Severity::Error,
               "geometry type \"" + type + "\" is unknown");
    }
}

} // namespace

std::vector<RealShape>
geoJsonShapes(const Json& feature, const std::string& file, std::int64_t row, ReadIssues& issues)
{
    GeometryParser parser{file, row, issues};
    if (const auto geometry = feature.find("geometry"); geometry != feature.end()) {
        parser.read(*geometry, 0);
    }
    std::vector<RealShape> shapes = parser.take();
    if (shapes.empty()) {
        issues.add(issue::emptyGeometry,
                   model::Severity::Warning,
                   row,
                   file + ": row " + toText(row) + " has no geometry");
    } else if (shapes.size() > 1) {
        issues.add(issue::mixedGeometry,
                   model::Severity::Note,
                   row,
                   file + ": row " + toText(row) +
                       " is a collection of different kinds; each is read as a row of its own");
    }
    return shapes;
}

} // namespace ecotone::exchange
