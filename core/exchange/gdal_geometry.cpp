#include "core/exchange/gdal_geometry.h"

#include "core/base/number.h"
#include "core/exchange/gdal_handles.h"
#include "core/exchange/rings.h"

#include <cmath>
#include <utility>

namespace ecotone::exchange {

using geometry::RealPoint;
using geometry::RealShape;
using geometry::ShapeKind;

namespace {

constexpr int deepest = 16;

class Collector
{
public:
    Collector(const std::string& layer, std::int64_t row, ReadIssues& issues)
        : m_layer{layer}
        , m_row{row}
        , m_issues{issues}
    {
    }

    void add(OGRGeometryH geometry, int depth);
    [[nodiscard]] std::vector<RealShape> take() { return std::move(m_shapes); }

private:
    void report(std::string_view code, model::Severity severity, const std::string& cause)
    {
        m_issues.add(
            code, severity, m_row, m_layer + ": row " + toText(m_row) + ": " + cause, cause);
    }
    [[nodiscard]] bool pointsOf(OGRGeometryH line, std::vector<RealPoint>& into);
    void addPolygon(OGRGeometryH geometry);

    const std::string& m_layer;
    std::int64_t m_row;
    ReadIssues& m_issues;
    std::vector<RealShape> m_shapes;
};

bool Collector::pointsOf(OGRGeometryH line, std::vector<RealPoint>& into)
{
    const int count = OGR_G_GetPointCount(line);
    into.resize(static_cast<std::size_t>(std::max(count, 0)));
    if (count > 0) {
        constexpr int stride = sizeof(RealPoint);
        OGR_G_GetPoints(line, &into[0].x, stride, &into[0].y, stride, nullptr, 0);
    }
    for (const RealPoint point : into) {
        if (!std::isfinite(point.x) || !std::isfinite(point.y)) {
            report(issue::badCoordinate, model::Severity::Error, "a coordinate is not finite");
            return false;
        }
    }
    return true;
}

void Collector::addPolygon(OGRGeometryH geometry)
{
    geometry::RealPolygon polygon;
    const int rings = OGR_G_GetGeometryCount(geometry);
    for (int i = 0; i < rings; ++i) {
        std::vector<RealPoint> ring;
        if (!pointsOf(OGR_G_GetGeometryRef(geometry, i), ring)) {
            return;
        }
        const RingState state = openRing(ring);
        if (state == RingState::Degenerate) {
            report(issue::degenerateRing,
                   model::Severity::Warning,
                   "a ring of fewer than three corners is left out");
            if (i == 0) {
                return;
            }
            continue;
        }
        if (state == RingState::Unclosed) {
            report(issue::unclosedRing, model::Severity::Warning, "a ring is not closed");
        }
        if (i == 0) {
            polygon.outer = std::move(ring);
        } else {
            polygon.holes.push_back(std::move(ring));
        }
    }
    if (!polygon.outer.empty()) {
        shapeOfKind(m_shapes, ShapeKind::Polygon).polygons.push_back(std::move(polygon));
    }
}

void Collector::add(OGRGeometryH geometry, int depth)
{
    if (geometry == nullptr || OGR_G_IsEmpty(geometry) != 0 || depth > deepest) {
        return;
    }
    switch (wkbFlatten(OGR_G_GetGeometryType(geometry))) {
    case wkbPoint: {
        std::vector<RealPoint> point;
        if (pointsOf(geometry, point)) {
            shapeOfKind(m_shapes, ShapeKind::Point).points.push_back(point[0]);
        }
        return;
    }
    case wkbLineString:
    case wkbLinearRing: {
        std::vector<RealPoint> line;
        if (pointsOf(geometry, line)) {
            shapeOfKind(m_shapes, ShapeKind::Line).lines.push_back(std::move(line));
        }
        return;
    }
    case wkbPolygon:
    case wkbTriangle: addPolygon(geometry); return;
    case wkbMultiPoint:
    case wkbMultiLineString:
    case wkbMultiPolygon:
    case wkbGeometryCollection:
    case wkbTIN:
    case wkbPolyhedralSurface:
        for (int i = 0; i < OGR_G_GetGeometryCount(geometry); ++i) {
            add(OGR_G_GetGeometryRef(geometry, i), depth + 1);
        }
        return;
    default: break;
    }
    if (OGR_G_HasCurveGeometry(geometry, 1) != 0 && depth <= deepest) {
        report(issue::curveStraightened,
               model::Severity::Note,
               "its arcs were turned into short straight edges");
        const GeometryHandle straight{OGR_G_GetLinearGeometry(geometry, 0.0, nullptr)};
        add(straight.get(), depth + deepest / 2);
        return;
    }
    report(issue::unsupportedGeometry,
           model::Severity::Warning,
           std::string{"geometry of type "} + OGR_G_GetGeometryName(geometry) + " is not read");
}

OGRGeometryH newLine(const std::vector<RealPoint>& points, OGRwkbGeometryType type, bool closed)
{
    OGRGeometryH line = OGR_G_CreateGeometry(type);
    for (const RealPoint point : points) {
        OGR_G_AddPoint_2D(line, point.x, point.y);
    }
    if (closed && !points.empty()) {
        OGR_G_AddPoint_2D(line, points[0].x, points[0].y);
    }
    return line;
}

OGRGeometryH newPolygon(const geometry::RealPolygon& polygon)
{
    OGRGeometryH made = OGR_G_CreateGeometry(wkbPolygon);
    OGR_G_AddGeometryDirectly(made, newLine(polygon.outer, wkbLinearRing, true));
    for (const geometry::RealRing& hole : polygon.holes) {
        OGR_G_AddGeometryDirectly(made, newLine(hole, wkbLinearRing, true));
    }
    return made;
}

} // namespace

std::vector<RealShape>
shapesOf(OGRGeometryH geometry, const std::string& layer, std::int64_t row, ReadIssues& issues)
{
    Collector collector{layer, row, issues};
    collector.add(geometry, 0);
    std::vector<RealShape> shapes = collector.take();
    if (shapes.empty()) {
        issues.add(issue::emptyGeometry,
                   model::Severity::Warning,
                   row,
                   layer + ": row " + toText(row) + " has no geometry");
    } else if (shapes.size() > 1) {
        issues.add(issue::mixedGeometry,
                   model::Severity::Note,
                   row,
                   layer + ": row " + toText(row) +
                       " is a collection of different kinds; each is read as a row of its own");
    }
    return shapes;
}

OGRGeometryH newGeometry(const RealShape& shape, bool multi)
{
    std::vector<OGRGeometryH> parts;
    OGRwkbGeometryType type = wkbGeometryCollection;
    switch (shape.kind) {
    case ShapeKind::Point:
        type = wkbMultiPoint;
        for (const RealPoint point : shape.points) {
            parts.push_back(newLine({point}, wkbPoint, false));
        }
        break;
    case ShapeKind::Line:
        type = wkbMultiLineString;
        for (const geometry::RealLine& line : shape.lines) {
            parts.push_back(newLine(line, wkbLineString, false));
        }
        break;
    case ShapeKind::Polygon:
        type = wkbMultiPolygon;
        for (const geometry::RealPolygon& polygon : shape.polygons) {
            parts.push_back(newPolygon(polygon));
        }
        break;
    case ShapeKind::None: return nullptr;
    }
    if (parts.size() == 1 && !multi) {
        return parts[0];
    }
    OGRGeometryH all = OGR_G_CreateGeometry(type);
    for (OGRGeometryH part : parts) {
        OGR_G_AddGeometryDirectly(all, part);
    }
    return all;
}

} // namespace ecotone::exchange
