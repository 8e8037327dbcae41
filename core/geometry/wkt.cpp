#include "core/base/number.h"
#include "core/geometry/wkb.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace ecotone::geometry {

namespace {

// --- writing ---------------------------------------------------------------------------------

class TextWriter
{
public:
    explicit TextWriter(int decimals) : m_decimals{decimals} {}

    template <class Point>
    std::string write(const BasicShape<Point>& shape)
    {
        switch (shape.kind) {
        case ShapeKind::None: return "GEOMETRYCOLLECTION EMPTY";
        case ShapeKind::Point: parts("POINT", shape.points); break;
        case ShapeKind::Line: parts("LINESTRING", shape.lines); break;
        case ShapeKind::Polygon: parts("POLYGON", shape.polygons); break;
        }
        return std::move(m_text);
    }

private:
    template <class Part>
    void parts(std::string_view type, const std::vector<Part>& list)
    {
        if (list.size() != 1) {
            m_text = list.empty() ? "" : "MULTI";
        }
        m_text += type;
        if (list.empty()) {
            m_text += " EMPTY";
        } else if (list.size() == 1) {
            part(list.front());
        } else {
            separated(list, [this](const Part& one) { part(one); });
        }
    }

    template <class List, class Write>
    void separated(const List& list, Write write)
    {
        m_text += '(';
        bool first = true;
        for (const auto& one : list) {
            m_text += first ? "" : ", ";
            first = false;
            write(one);
        }
        m_text += ')';
    }

    void part(GridPoint at) { bracketed(at); }
    void part(RealPoint at) { bracketed(at); }
    template <class Point>
    void part(const std::vector<Point>& line)
    {
        separated(line, [this](const Point& at) { point(at); });
    }
    template <class Point>
    void part(const BasicPolygon<Point>& polygon)
    {
        std::vector<std::vector<Point>> rings{polygon.outer};
        rings.insert(rings.end(), polygon.holes.begin(), polygon.holes.end());
        separated(rings, [this](std::vector<Point> ring) {
            if (!ring.empty()) {
                ring.push_back(ring.front());
            }
            part(ring);
        });
    }

    template <class Point>
    void bracketed(Point at)
    {
        m_text += '(';
        point(at);
        m_text += ')';
    }
    void point(GridPoint at) { m_text += toText(at.x) + " " + toText(at.y); }
    void point(RealPoint at)
    {
        m_text += toText(at.x, m_decimals) + " " + toText(at.y, m_decimals);
    }

    std::string m_text;
    int m_decimals;
};

// --- reading ---------------------------------------------------------------------------------

constexpr bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

constexpr bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

class TextReader
{
public:
    explicit TextReader(std::string_view text) : m_text{text} {}

    [[nodiscard]] Result<RealShape> whole()
    {
        RealShape shape;
        ECO_TRY(geometry(shape));
        skipBlanks();
        if (m_at != m_text.size()) {
            return unexpected("the end");
        }
        return shape;
    }

private:
    [[nodiscard]] tl::unexpected<Error> unexpected(std::string_view wanted) const
    {
        return fail(ErrorCode::InvalidGeometry,
                    "WKT: expected " + std::string{wanted} + " at character " +
                        toText(static_cast<std::int64_t>(m_at + 1)));
    }

    void skipBlanks()
    {
        while (m_at < m_text.size() && isBlank(m_text[m_at])) {
            ++m_at;
        }
    }
    bool accept(char wanted)
    {
        skipBlanks();
        if (m_at < m_text.size() && m_text[m_at] == wanted) {
            ++m_at;
            return true;
        }
        return false;
    }
    std::string word()
    {
        skipBlanks();
        std::string result;
        while (m_at < m_text.size() && isLetter(m_text[m_at])) {
            const char c = m_text[m_at++];
            result += c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c;
        }
        return result;
    }
    bool acceptEmpty()
    {
        const std::size_t before = m_at;
        if (word() == "EMPTY") {
            return true;
        }
        m_at = before;
        return false;
    }

    [[nodiscard]] std::optional<double> number()
    {
        skipBlanks();
        const std::size_t from = m_at;
        while (m_at < m_text.size() &&
               (isLetter(m_text[m_at]) || (m_text[m_at] >= '0' && m_text[m_at] <= '9') ||
                m_text[m_at] == '.' || m_text[m_at] == '-' || m_text[m_at] == '+')) {
            ++m_at;
        }
        const auto value = parseDouble(m_text.substr(from, m_at - from));
        if (!value || !std::isfinite(*value)) {
            m_at = from;
            return {};
        }
        return value;
    }

    [[nodiscard]] Result<RealPoint> point()
    {
        const auto x = number();
        const auto y = x ? number() : std::nullopt;
        if (!x || !y) {
            return unexpected("a coordinate");
        }
        for (int i = 0; i < 2; ++i) { // Z and M are dropped
            skipBlanks();
            if (m_at < m_text.size() && m_text[m_at] != ',' && m_text[m_at] != ')' && !number()) {
                return unexpected("a coordinate");
            }
        }
        return RealPoint{*x, *y};
    }

    template <class One>
    [[nodiscard]] Result<> list(One one)
    {
        if (!accept('(')) {
            return unexpected("'('");
        }
        do {
            ECO_TRY(one());
        } while (accept(','));
        if (!accept(')')) {
            return unexpected("')'");
        }
        return {};
    }

    [[nodiscard]] Result<RealLine> line()
    {
        RealLine result;
        ECO_TRY(list([&]() -> Result<> {
            ECO_ASSIGN(const RealPoint at, point());
            result.push_back(at);
            return {};
        }));
        return result;
    }

    [[nodiscard]] Result<RealPolygon> polygon()
    {
        RealPolygon result;
        bool first = true;
        ECO_TRY(list([&]() -> Result<> {
            ECO_ASSIGN(RealRing ring, line());
            if (ring.size() > 1 && ring.front() == ring.back()) {
                ring.pop_back();
            }
            if (first) {
                result.outer = std::move(ring);
            } else {
                result.holes.push_back(std::move(ring));
            }
            first = false;
            return {};
        }));
        return result;
    }

    [[nodiscard]] Result<> addPoint(RealShape& shape)
    {
        const bool bracket = accept('(');
        ECO_ASSIGN(const RealPoint at, point());
        if (bracket && !accept(')')) {
            return unexpected("')'");
        }
        shape.points.push_back(at);
        return {};
    }
    [[nodiscard]] Result<> addLine(RealShape& shape)
    {
        ECO_ASSIGN(RealLine one, line());
        shape.lines.push_back(std::move(one));
        return {};
    }
    [[nodiscard]] Result<> addPolygon(RealShape& shape)
    {
        ECO_ASSIGN(RealPolygon one, polygon());
        shape.polygons.push_back(std::move(one));
        return {};
    }

    [[nodiscard]] Result<> geometry(RealShape& shape)
    {
        std::string type = word();
        for (const std::string_view suffix : {"ZM", "Z", "M"}) {
            const std::size_t before = m_at;
            if (word() == suffix) {
                break;
            }
            m_at = before;
        }
        if (type == "GEOMETRYCOLLECTION" && acceptEmpty()) {
            return {};
        }
        const bool multi = type.starts_with("MULTI");
        type = multi ? type.substr(5) : type;
        Result<> (TextReader::*add)(RealShape&) = nullptr;
        if (type == "POINT") {
            shape.kind = ShapeKind::Point;
            add = &TextReader::addPoint;
        } else if (type == "LINESTRING") {
            shape.kind = ShapeKind::Line;
            add = &TextReader::addLine;
        } else if (type == "POLYGON") {
            shape.kind = ShapeKind::Polygon;
            add = &TextReader::addPolygon;
        } else {
            return fail(ErrorCode::InvalidGeometry, "WKT: unknown geometry type '" + type + "'");
        }
        if (acceptEmpty()) {
            return {};
        }
        if (multi) {
            return list([&]() -> Result<> { return (this->*add)(shape); });
        }
        return (this->*add)(shape);
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

} // namespace

std::string toWkt(const RealShape& shape, int decimals)
{
    return TextWriter{decimals}.write(shape);
}

std::string toWkt(const Shape& shape)
{
    return TextWriter{0}.write(shape);
}

Result<RealShape> fromWkt(std::string_view wkt)
{
    return TextReader{wkt}.whole();
}

Result<Shape> gridFromWkt(std::string_view wkt)
{
    ECO_ASSIGN(RealShape centimetres, fromWkt(wkt));
    const auto metres = [](std::vector<RealPoint>& points) {
        for (RealPoint& point : points) {
            point = {point.x / centimetresPerMetre, point.y / centimetresPerMetre};
        }
    };
    metres(centimetres.points);
    for (RealLine& line : centimetres.lines) {
        metres(line);
    }
    for (RealPolygon& polygon : centimetres.polygons) {
        metres(polygon.outer);
        for (RealRing& hole : polygon.holes) {
            metres(hole);
        }
    }
    return snapped(centimetres);
}

} // namespace ecotone::geometry
