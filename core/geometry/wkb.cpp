#include "core/geometry/wkb.h"

#include "core/base/number.h"
#include "core/geometry/blob_head.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>

namespace ecotone::geometry {

static_assert(std::endian::native == std::endian::little, "blobs are copied little-endian");

namespace {

enum WkbType : std::uint32_t
{
    wkbPoint = 1,
    wkbLineString = 2,
    wkbPolygon = 3,
    wkbMultiPoint = 4,
    wkbMultiLineString = 5,
    wkbMultiPolygon = 6,
    wkbGeometryCollection = 7,
};

constexpr std::size_t headBytes = 5; // byte order and type
constexpr std::size_t countBytes = 4;
constexpr std::size_t pointBytes = 16;

// --- writing ---------------------------------------------------------------------------------

template <class Point>
std::size_t ringBytes(const std::vector<Point>& ring)
{
    return countBytes + (ring.empty() ? 0 : ring.size() + 1) * pointBytes;
}

template <class Point>
std::size_t bytesOf(const BasicPolygon<Point>& polygon)
{
    std::size_t bytes = headBytes + countBytes;
    if (polygon.outer.empty()) {
        return bytes;
    }
    bytes += ringBytes(polygon.outer);
    for (const auto& hole : polygon.holes) {
        bytes += ringBytes(hole);
    }
    return bytes;
}

template <class Point>
std::size_t bytesOf(const std::vector<Point>& line)
{
    return headBytes + countBytes + line.size() * pointBytes;
}

std::size_t bytesOf(GridPoint)
{
    return headBytes + pointBytes;
}

std::size_t bytesOf(RealPoint)
{
    return headBytes + pointBytes;
}

/// Writes into a string whose size was computed beforehand.
class Writer
{
public:
    explicit Writer(char* position) : m_position{position} {}

    template <class T>
    void put(T value)
    {
        std::memcpy(m_position, &value, sizeof value);
        m_position += sizeof value;
    }
    void head(std::uint32_t type)
    {
        put<char>(1);
        put(type);
    }
    void count(std::size_t number) { put(static_cast<std::uint32_t>(number)); }
    void point(RealPoint point)
    {
        put(point.x);
        put(point.y);
    }
    void point(GridPoint grid) { point(toMetres(grid)); }
    template <class Point>
    void ring(const std::vector<Point>& ring)
    {
        if (ring.empty()) {
            count(0);
            return;
        }
        count(ring.size() + 1);
        for (const Point& at : ring) {
            point(at);
        }
        point(ring.front());
    }

    void geometry(GridPoint at)
    {
        head(wkbPoint);
        point(at);
    }
    void geometry(RealPoint at)
    {
        head(wkbPoint);
        point(at);
    }
    template <class Point>
    void geometry(const std::vector<Point>& line)
    {
        head(wkbLineString);
        count(line.size());
        for (const Point& at : line) {
            point(at);
        }
    }
    template <class Point>
    void geometry(const BasicPolygon<Point>& polygon)
    {
        head(wkbPolygon);
        if (polygon.outer.empty()) {
            count(0);
            return;
        }
        count(1 + polygon.holes.size());
        ring(polygon.outer);
        for (const auto& hole : polygon.holes) {
            ring(hole);
        }
    }

private:
    char* m_position;
};

template <class Part>
std::size_t bytesOfParts(const std::vector<Part>& parts, bool multi)
{
    std::size_t bytes = multi ? headBytes + countBytes : 0;
    for (const Part& part : parts) {
        bytes += bytesOf(part);
    }
    return bytes;
}

template <class Part>
void writeParts(Writer& writer, const std::vector<Part>& parts, bool multi, WkbType multiType)
{
    if (multi) {
        writer.head(multiType);
        writer.count(parts.size());
    }
    for (const Part& part : parts) {
        writer.geometry(part);
    }
}

template <class Point>
std::size_t partCount(const BasicShape<Point>& shape)
{
    return shape.points.size() + shape.lines.size() + shape.polygons.size();
}

template <class Point>
std::size_t bytesOf(const BasicShape<Point>& shape, bool multi)
{
    switch (shape.kind) {
    case ShapeKind::None: return headBytes + countBytes;
    case ShapeKind::Point: return bytesOfParts(shape.points, multi);
    case ShapeKind::Line: return bytesOfParts(shape.lines, multi);
    case ShapeKind::Polygon: return bytesOfParts(shape.polygons, multi);
    }
    return 0;
}

template <class Point>
void write(Writer& writer, const BasicShape<Point>& shape, bool multi)
{
    switch (shape.kind) {
    case ShapeKind::None:
        writer.head(wkbGeometryCollection);
        writer.count(0);
        break;
    case ShapeKind::Point: writeParts(writer, shape.points, multi, wkbMultiPoint); break;
    case ShapeKind::Line: writeParts(writer, shape.lines, multi, wkbMultiLineString); break;
    case ShapeKind::Polygon: writeParts(writer, shape.polygons, multi, wkbMultiPolygon); break;
    }
}

// --- reading ---------------------------------------------------------------------------------

template <class Point>
bool place(double x, double y, Point& point);

template <>
bool place(double x, double y, RealPoint& point)
{
    point = {x, y};
    return std::isfinite(x) && std::isfinite(y);
}

template <>
bool place(double x, double y, GridPoint& point)
{
    constexpr double oneMillimetre = 0.1; // in centimetres
    const double gridX = std::nearbyint(x * centimetresPerMetre);
    const double gridY = std::nearbyint(y * centimetresPerMetre);
    const bool near = std::abs(gridX - x * centimetresPerMetre) <= oneMillimetre &&
                      std::abs(gridY - y * centimetresPerMetre) <= oneMillimetre;
    // Also refuses NaN and infinities.
    if (!near || !(std::abs(gridX) < largestCentimetres) ||
        !(std::abs(gridY) < largestCentimetres)) {
        return false;
    }
    point = {static_cast<Centimetres>(gridX), static_cast<Centimetres>(gridY)};
    return true;
}

template <class Point>
class Reader
{
public:
    explicit Reader(std::string_view bytes) : m_rest{bytes} {}

    [[nodiscard]] Result<BasicShape<Point>> whole()
    {
        BasicShape<Point> shape;
        ECO_TRY(geometry(shape, 0));
        if (!m_rest.empty()) {
            return fail(ErrorCode::InvalidGeometry, "WKB has bytes left over after the geometry");
        }
        return shape;
    }

private:
    struct Head
    {
        std::uint32_t type = 0;
        std::size_t dimensions = 2;
    };

    [[nodiscard]] static auto truncated()
    {
        return fail(ErrorCode::InvalidGeometry, "WKB ends before its geometry does");
    }
    [[nodiscard]] static auto badCoordinate()
    {
        return fail(ErrorCode::InvalidGeometry,
                    "WKB has a coordinate that is not finite, out of range or off the grid");
    }

    template <class T>
    T take()
    {
        T value;
        std::memcpy(&value, m_rest.data(), sizeof value);
        m_rest.remove_prefix(sizeof value);
        if (m_swap) {
            auto bytes = std::bit_cast<std::array<char, sizeof(T)>>(value);
            std::reverse(bytes.begin(), bytes.end());
            value = std::bit_cast<T>(bytes);
        }
        return value;
    }

    [[nodiscard]] Result<Head> head()
    {
        if (m_rest.size() < headBytes) {
            return truncated();
        }
        const char order = m_rest.front();
        if (order != 0 && order != 1) {
            return fail(ErrorCode::InvalidGeometry, "WKB has an unknown byte order");
        }
        m_rest.remove_prefix(1);
        m_swap = order == 0;
        constexpr std::uint32_t ewkbZ = 0x80000000U;
        constexpr std::uint32_t ewkbM = 0x40000000U;
        constexpr std::uint32_t ewkbSrid = 0x20000000U;
        const auto raw = take<std::uint32_t>();
        std::uint32_t type = raw & ~(ewkbZ | ewkbM | ewkbSrid);
        std::size_t dimensions =
            2U + ((raw & ewkbZ) != 0 ? 1U : 0U) + ((raw & ewkbM) != 0 ? 1U : 0U);
        if ((raw & ewkbSrid) != 0) {
            if (m_rest.size() < sizeof(std::uint32_t)) {
                return truncated();
            }
            take<std::uint32_t>();
        }
        if (type >= 1000 && type < 4000) { // ISO: 1000 Z, 2000 M, 3000 ZM
            dimensions = type / 1000 == 3 ? 4 : 3;
            type %= 1000;
        }
        return Head{type, dimensions};
    }

    [[nodiscard]] Result<std::size_t> count(std::size_t bytesEach)
    {
        if (m_rest.size() < countBytes) {
            return truncated();
        }
        const std::size_t number = take<std::uint32_t>();
        if (number > m_rest.size() / bytesEach) {
            return truncated();
        }
        return number;
    }

    [[nodiscard]] Result<>
    points(std::size_t number, std::size_t dimensions, std::vector<Point>& to)
    {
        to.resize(number);
        for (Point& point : to) {
            const auto x = take<double>();
            const auto y = take<double>();
            m_rest.remove_prefix((dimensions - 2) * sizeof(double));
            if (!place(x, y, point)) {
                return badCoordinate();
            }
        }
        return {};
    }

    [[nodiscard]] Result<> point(Head head, BasicShape<Point>& shape)
    {
        if (m_rest.size() < head.dimensions * sizeof(double)) {
            return truncated();
        }
        const auto x = take<double>();
        const auto y = take<double>();
        m_rest.remove_prefix((head.dimensions - 2) * sizeof(double));
        if (std::isnan(x) && std::isnan(y)) {
            return {}; // an empty point
        }
        Point at;
        if (!place(x, y, at)) {
            return badCoordinate();
        }
        shape.points.push_back(at);
        return {};
    }

    [[nodiscard]] Result<> line(Head head, BasicShape<Point>& shape)
    {
        ECO_ASSIGN(const std::size_t number, count(head.dimensions * sizeof(double)));
        if (number > 0) {
            ECO_TRY(points(number, head.dimensions, shape.lines.emplace_back()));
        }
        return {};
    }

    [[nodiscard]] Result<> polygon(Head head, BasicShape<Point>& shape)
    {
        ECO_ASSIGN(const std::size_t rings, count(countBytes));
        if (rings == 0) {
            return {};
        }
        BasicPolygon<Point>& polygon = shape.polygons.emplace_back();
        polygon.holes.resize(rings - 1);
        for (std::size_t i = 0; i < rings; ++i) {
            BasicRing<Point>& ring = i == 0 ? polygon.outer : polygon.holes[i - 1];
            ECO_ASSIGN(const std::size_t number, count(head.dimensions * sizeof(double)));
            ECO_TRY(points(number, head.dimensions, ring));
            if (ring.size() > 1 && ring.front() == ring.back()) {
                ring.pop_back();
            }
        }
        return {};
    }

    [[nodiscard]] static ShapeKind kindOf(std::uint32_t type)
    {
        switch (type) {
        case wkbPoint:
        case wkbMultiPoint: return ShapeKind::Point;
        case wkbLineString:
        case wkbMultiLineString: return ShapeKind::Line;
        case wkbPolygon:
        case wkbMultiPolygon: return ShapeKind::Polygon;
        default: return ShapeKind::None;
        }
    }

    [[nodiscard]] Result<> geometry(BasicShape<Point>& shape, int depth)
    {
        constexpr int deepest = 8;
        ECO_ASSIGN(const Head head, this->head());
        const ShapeKind kind = kindOf(head.type);
        if (kind == ShapeKind::None && head.type != wkbGeometryCollection) {
            return fail(ErrorCode::InvalidGeometry,
                        "WKB type " + toText(static_cast<std::int64_t>(head.type)) +
                            " is not supported");
        }
        if (kind != ShapeKind::None) {
            if (shape.kind != ShapeKind::None && shape.kind != kind) {
                return fail(ErrorCode::InvalidGeometry,
                            "WKB mixes points, lines and polygons in one feature");
            }
            shape.kind = kind;
        }
        switch (head.type) {
        case wkbPoint: return point(head, shape);
        case wkbLineString: return line(head, shape);
        case wkbPolygon: return polygon(head, shape);
        default: break;
        }
        if (depth == deepest) {
            return fail(ErrorCode::InvalidGeometry, "WKB collections are nested too deeply");
        }
        ECO_ASSIGN(const std::size_t parts, count(headBytes));
        for (std::size_t i = 0; i < parts; ++i) {
            ECO_TRY(geometry(shape, depth + 1));
        }
        return {};
    }

    std::string_view m_rest;
    bool m_swap = false;
};

/// The WKB part of a GeoPackage blob.
Result<std::string_view> bodyOf(std::string_view blob)
{
    if (blob.size() < BlobHead::fixedBytes || blob[0] != 'G' || blob[1] != 'P') {
        return fail(ErrorCode::InvalidGeometry, "geometry blob has no GeoPackage header");
    }
    const auto flags = static_cast<unsigned char>(blob[3]);
    const unsigned envelope = (flags >> 1U) & 7U;
    constexpr std::array<std::size_t, 5> envelopeSizes{0, 32, 48, 48, 64};
    if (blob[2] != 0 || envelope >= envelopeSizes.size() || (flags & 0x20U) != 0) {
        return fail(ErrorCode::InvalidGeometry, "geometry blob has an unknown GeoPackage header");
    }
    const std::size_t header = BlobHead::fixedBytes + envelopeSizes[envelope];
    if (blob.size() < header) {
        return fail(ErrorCode::InvalidGeometry, "geometry blob ends inside its header");
    }
    return blob.substr(header);
}

} // namespace

std::string toGeoPackageBlob(const Polygon& polygon, std::int32_t srsId)
{
    const Box box = boundsOf(polygon);
    const BlobHead head{box, srsId};
    std::string blob(head.size() + bytesOf(polygon), '\0');
    Writer writer{head.writeTo(blob.data())};
    writer.geometry(polygon);
    return blob;
}

std::string toGeoPackageBlob(const Shape& shape, std::int32_t srsId, Parts parts)
{
    const Box box = boundsOf(shape);
    const bool multi = parts == Parts::Multi || partCount(shape) != 1;
    const BlobHead head{box, srsId};
    std::string blob(head.size() + bytesOf(shape, multi), '\0');
    Writer writer{head.writeTo(blob.data())};
    write(writer, shape, multi);
    return blob;
}

Result<Shape> fromGeoPackageBlob(std::string_view blob, Grid grid)
{
    ECO_ASSIGN(const std::string_view body, bodyOf(blob));
    if (grid == Grid::Strict) {
        return Reader<GridPoint>{body}.whole();
    }
    ECO_ASSIGN(const RealShape metres, Reader<RealPoint>{body}.whole());
    return snapped(metres);
}

Result<RealShape> fromWkb(std::string_view wkb)
{
    return Reader<RealPoint>{wkb}.whole();
}

std::string toWkb(const RealShape& shape)
{
    const bool multi = partCount(shape) != 1;
    std::string bytes(bytesOf(shape, multi), '\0');
    Writer writer{bytes.data()};
    write(writer, shape, multi);
    return bytes;
}

} // namespace ecotone::geometry
