#include "core/exchange/bytes.h"
#include "core/exchange/child_reader.h"

#include <utility>

namespace ecotone::exchange {

namespace {

constexpr std::string_view magic = "ecotone-tables-2";

class Writer
{
public:
    template <class Number>
    void number(Number value)
    {
        appendNumber(m_bytes, value);
    }
    void count(std::size_t value) { number(static_cast<std::uint64_t>(value)); }
    void text(std::string_view value)
    {
        count(value.size());
        m_bytes += value;
    }
    void remark(const Remark& remark)
    {
        count(remark.clauses().size());
        for (const Clause& clause : remark.clauses()) {
            text(clause.text);
            count(clause.values.size());
            for (const auto& [name, value] : clause.values) {
                text(name);
                text(value);
            }
        }
    }
    void flag(bool value) { number(static_cast<std::uint8_t>(value)); }
    void points(const std::vector<geometry::RealPoint>& points)
    {
        count(points.size());
        for (const geometry::RealPoint point : points) {
            number(point.x);
            number(point.y);
        }
    }
    void shape(const geometry::RealShape& shape)
    {
        number(static_cast<std::uint8_t>(shape.kind));
        points(shape.points);
        count(shape.lines.size());
        for (const geometry::RealLine& line : shape.lines) {
            points(line);
        }
        count(shape.polygons.size());
        for (const geometry::RealPolygon& polygon : shape.polygons) {
            points(polygon.outer);
            count(polygon.holes.size());
            for (const geometry::RealRing& hole : polygon.holes) {
                points(hole);
            }
        }
    }
    void value(const model::Value& value)
    {
        number(static_cast<std::uint8_t>(value.index()));
        if (const auto* integer = std::get_if<std::int64_t>(&value)) {
            number(*integer);
        } else if (const auto* real = std::get_if<double>(&value)) {
            number(*real);
        } else if (const auto* string = std::get_if<std::string>(&value)) {
            text(*string);
        }
    }
    [[nodiscard]] std::string take() { return std::move(m_bytes); }

private:
    std::string m_bytes;
};

/// Reads what Writer wrote; after a wrong length everything is empty and ok() is false.
class Reader
{
public:
    explicit Reader(std::string_view bytes) : m_bytes{bytes} {}
    [[nodiscard]] bool ok() const { return m_ok; }
    [[nodiscard]] bool atEnd() const { return m_at == m_bytes.size(); }

    template <class Number>
    Number number()
    {
        if (!m_ok || m_bytes.size() - m_at < sizeof(Number)) {
            m_ok = false;
            return Number{};
        }
        const auto value = numberAt<Number>(m_bytes, m_at);
        m_at += sizeof(Number);
        return value;
    }
    /// Of things that take at least `smallest` bytes each.
    std::size_t count(std::size_t smallest)
    {
        const auto value = number<std::uint64_t>();
        if (!m_ok || value > (m_bytes.size() - m_at) / smallest) {
            m_ok = false;
            return 0;
        }
        return static_cast<std::size_t>(value);
    }
    std::string text()
    {
        const std::size_t size = count(1);
        const std::string value{m_bytes.substr(m_at, size)};
        m_at += size;
        return value;
    }
    Remark remark()
    {
        Remark remark;
        for (std::size_t clauses = count(8); clauses > 0 && ok(); --clauses) {
            std::string words = text();
            TextValues values;
            for (std::size_t places = count(8); places > 0 && ok(); --places) {
                std::string name = text();
                values.emplace_back(std::move(name), text());
            }
            remark.add(std::move(words), std::move(values));
        }
        return remark;
    }
    bool flag() { return number<std::uint8_t>() != 0; }
    template <class Enum>
    Enum choice(std::uint8_t last)
    {
        const auto value = number<std::uint8_t>();
        m_ok = m_ok && value <= last;
        return m_ok ? static_cast<Enum>(value) : Enum{};
    }
    std::vector<geometry::RealPoint> points()
    {
        std::vector<geometry::RealPoint> points(count(16));
        for (geometry::RealPoint& point : points) {
            point.x = number<double>();
            point.y = number<double>();
        }
        return points;
    }
    geometry::RealShape shape()
    {
        geometry::RealShape shape;
        shape.kind = choice<geometry::ShapeKind>(3);
        shape.points = points();
        for (std::size_t i = count(8); i > 0 && m_ok; --i) {
            shape.lines.push_back(points());
        }
        for (std::size_t i = count(16); i > 0 && m_ok; --i) {
            geometry::RealPolygon polygon;
            polygon.outer = points();
            for (std::size_t k = count(8); k > 0 && m_ok; --k) {
                polygon.holes.push_back(points());
            }
            shape.polygons.push_back(std::move(polygon));
        }
        return shape;
    }
    model::Value value()
    {
        switch (number<std::uint8_t>()) {
        case 0: return {};
        case 1: return number<std::int64_t>();
        case 2: return number<double>();
        case 3: return text();
        default: m_ok = false; return {};
        }
    }

private:
    std::string_view m_bytes;
    std::size_t m_at = 0;
    bool m_ok = true;
};

constexpr auto lastEncoding = static_cast<std::uint8_t>(text::Encoding::Cp437);

void writeLayer(Writer& out, const LayerInfo& layer)
{
    out.text(layer.name);
    out.number(static_cast<std::uint8_t>(layer.kind));
    out.flag(layer.mixedKinds);
    out.flag(layer.fromCells);
    out.number(layer.featureCount);
    out.count(layer.fields.size());
    for (const RawField& field : layer.fields) {
        out.text(field.nameBytes);
        out.number(static_cast<std::uint8_t>(field.type));
        out.number(std::int32_t{field.width});
        out.number(std::int32_t{field.decimals});
    }
    out.flag(layer.encoding.utf8ByFormat);
    out.flag(layer.encoding.encoding.has_value());
    out.number(static_cast<std::uint8_t>(layer.encoding.encoding.value_or(text::Encoding::Utf8)));
    out.text(layer.encoding.statedBy);
    out.number(static_cast<std::uint8_t>(layer.crs.kind));
    out.text(layer.crs.text);
    out.text(layer.crs.authority);
    out.remark(layer.crs.evidence);
    for (const double side :
         {layer.extent.minX, layer.extent.minY, layer.extent.maxX, layer.extent.maxY}) {
        out.number(side);
    }
}

LayerInfo readLayer(Reader& in)
{
    LayerInfo layer;
    layer.name = in.text();
    layer.kind = in.choice<geometry::ShapeKind>(3);
    layer.mixedKinds = in.flag();
    layer.fromCells = in.flag();
    layer.featureCount = in.number<std::int64_t>();
    for (std::size_t i = in.count(17); i > 0 && in.ok(); --i) {
        RawField field;
        field.nameBytes = in.text();
        field.type = in.choice<model::FieldType>(2);
        field.width = in.number<std::int32_t>();
        field.decimals = in.number<std::int32_t>();
        layer.fields.push_back(std::move(field));
    }
    layer.encoding.utf8ByFormat = in.flag();
    const bool stated = in.flag();
    const auto encoding = in.choice<text::Encoding>(lastEncoding);
    if (stated) {
        layer.encoding.encoding = encoding;
    }
    layer.encoding.statedBy = in.text();
    layer.crs.kind = in.choice<CrsStatement::Kind>(4);
    layer.crs.text = in.text();
    layer.crs.authority = in.text();
    layer.crs.evidence = in.remark();
    layer.extent.minX = in.number<double>();
    layer.extent.minY = in.number<double>();
    layer.extent.maxX = in.number<double>();
    layer.extent.maxY = in.number<double>();
    return layer;
}

void writeReading(Writer& out, const text::Reading& reading)
{
    out.number(static_cast<std::uint8_t>(reading.encoding));
    out.flag(reading.doubled.has_value());
    out.number(static_cast<std::uint8_t>(reading.doubled.value_or(text::Encoding::Utf8)));
}

text::Reading readReading(Reader& in)
{
    text::Reading reading;
    reading.encoding = in.choice<text::Encoding>(lastEncoding);
    const bool doubled = in.flag();
    const auto inner = in.choice<text::Encoding>(lastEncoding);
    if (doubled) {
        reading.doubled = inner;
    }
    return reading;
}

void writeVerdict(Writer& out, const text::EncodingVerdict& verdict)
{
    out.number(static_cast<std::uint8_t>(verdict.encoding));
    out.flag(verdict.decided);
    out.flag(verdict.ascii);
    out.number(verdict.marginBits);
    out.number(verdict.confidence);
    out.number(static_cast<std::uint8_t>(verdict.runnerUp));
    out.remark(verdict.evidence);
    out.flag(verdict.contradictsStatement);
    writeReading(out, verdict.reading());
    out.count(verdict.mixed.size());
    for (const text::Encoding other : verdict.mixed) {
        out.number(static_cast<std::uint8_t>(other));
    }
    out.count(verdict.readings.size());
    for (const text::ReadingSample& sample : verdict.readings) {
        writeReading(out, sample.reading);
        out.count(sample.texts.size());
        for (const std::string& text : sample.texts) {
            out.text(text);
        }
    }
}

text::EncodingVerdict readVerdict(Reader& in)
{
    text::EncodingVerdict verdict;
    verdict.encoding = in.choice<text::Encoding>(lastEncoding);
    verdict.decided = in.flag();
    verdict.ascii = in.flag();
    verdict.marginBits = in.number<double>();
    verdict.confidence = in.number<double>();
    verdict.runnerUp = in.choice<text::Encoding>(lastEncoding);
    verdict.evidence = in.remark();
    verdict.contradictsStatement = in.flag();
    verdict.doubled = readReading(in).doubled;
    for (std::size_t i = in.count(1); i > 0 && in.ok(); --i) {
        verdict.mixed.push_back(in.choice<text::Encoding>(lastEncoding));
    }
    for (std::size_t i = in.count(11); i > 0 && in.ok(); --i) {
        text::ReadingSample sample{readReading(in), {}};
        for (std::size_t k = in.count(8); k > 0 && in.ok(); --k) {
            sample.texts.push_back(in.text());
        }
        verdict.readings.push_back(std::move(sample));
    }
    return verdict;
}

void writeTable(Writer& out, const SourceTable& table)
{
    out.text(table.file);
    out.text(table.driver);
    writeLayer(out, table.layer);
    out.count(table.fields.size());
    for (const model::Field& field : table.fields) {
        out.text(field.name);
        out.number(static_cast<std::uint8_t>(field.type));
    }
    out.count(table.rows.size());
    for (const SourceRow& row : table.rows) {
        out.number(row.fid);
        out.count(row.values.size());
        for (const model::Value& value : row.values) {
            out.value(value);
        }
        out.shape(row.shape);
    }
    writeVerdict(out, table.encoding);
    out.count(table.issues.size());
    for (const ReadIssue& each : table.issues) {
        out.text(each.code);
        out.number(static_cast<std::uint8_t>(each.severity));
        out.number(each.count);
        out.number(each.firstRow);
        out.text(each.message);
    }
    for (const std::int64_t count : {table.account.declared,
                                     table.account.read,
                                     table.account.refused,
                                     table.account.deleted}) {
        out.number(count);
    }
}

SourceTable readTableBytes(Reader& in)
{
    SourceTable table;
    table.file = in.text();
    table.driver = in.text();
    table.layer = readLayer(in);
    for (std::size_t i = in.count(9); i > 0 && in.ok(); --i) {
        model::Field field;
        field.name = in.text();
        field.type = in.choice<model::FieldType>(2);
        table.fields.push_back(std::move(field));
    }
    for (std::size_t i = in.count(40); i > 0 && in.ok(); --i) {
        SourceRow row;
        row.fid = in.number<std::int64_t>();
        for (std::size_t k = in.count(1); k > 0 && in.ok(); --k) {
            row.values.push_back(in.value());
        }
        row.shape = in.shape();
        table.rows.push_back(std::move(row));
    }
    table.encoding = readVerdict(in);
    for (std::size_t i = in.count(33); i > 0 && in.ok(); --i) {
        ReadIssue each;
        each.code = in.text();
        each.severity = in.choice<model::Severity>(2);
        each.count = in.number<std::int64_t>();
        each.firstRow = in.number<std::int64_t>();
        each.message = in.text();
        table.issues.push_back(std::move(each));
    }
    for (std::int64_t* count : {&table.account.declared,
                                &table.account.read,
                                &table.account.refused,
                                &table.account.deleted}) {
        *count = in.number<std::int64_t>();
    }
    return table;
}

} // namespace

std::string serialised(std::span<const SourceTable> tables)
{
    Writer out;
    out.text(magic);
    out.count(tables.size());
    for (const SourceTable& table : tables) {
        writeTable(out, table);
    }
    return out.take();
}

Result<std::vector<SourceTable>> tablesFromBytes(std::string_view bytes)
{
    Reader in{bytes};
    std::vector<SourceTable> tables;
    if (in.text() == magic) {
        for (std::size_t i = in.count(1); i > 0 && in.ok(); --i) {
            tables.push_back(readTableBytes(in));
        }
        if (in.ok() && in.atEnd()) {
            return tables;
        }
    }
    return fail(ErrorCode::FileDamaged, "the answer of the reader program is incomplete");
}

} // namespace ecotone::exchange
