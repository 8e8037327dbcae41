#include "core/store/import_copy.h"

#include "core/geometry/own_blob.h"
#include "core/geometry/wkb.h"
#include "core/store/schema.h"

#include <bit>
#include <map>
#include <optional>
#include <sqlite3.h>

namespace ecotone::store {

namespace {

/// Persisted: never renumber.
enum class Tag : unsigned char
{
    Null = 0,
    Integer = 1,
    Real = 2,
    Text = 3,
    Blob = 4,
    Outline = 5,      ///< A GeoPackage blob of our own, as grid differences.
    SameAsAbove = 6,  ///< The column's value in the row before.
    NumberedText = 7, ///< A short text seen before.
};

constexpr std::string_view magic = "ECOCOPY1";
constexpr std::size_t longestNumbered = 64;
constexpr std::size_t mostNumbered = 65536;

class Writer
{
public:
    std::string bytes;

    void number(std::uint64_t value)
    {
        while (value >= 0x80) {
            bytes += static_cast<char>(value | 0x80U);
            value >>= 7U;
        }
        bytes += static_cast<char>(value);
    }
    void signedNumber(std::int64_t value) { number(folded(value)); }
    void text(std::string_view value)
    {
        number(value.size());
        bytes += value;
    }
    void tag(Tag value) { bytes += static_cast<char>(value); }
    void points(const std::vector<geometry::GridPoint>& line, geometry::GridPoint& last)
    {
        number(line.size());
        const std::size_t start = bytes.size();
        bytes.resize(start + 2 * line.size() * longestNumber);
        char* at = bytes.data() + start;
        for (const geometry::GridPoint& point : line) {
            at = put(at, folded(point.x - last.x));
            at = put(at, folded(point.y - last.y));
            last = point;
        }
        bytes.resize(static_cast<std::size_t>(at - bytes.data()));
    }

private:
    static constexpr std::size_t longestNumber = 10;

    /// Small magnitudes of either sign become small numbers.
    static std::uint64_t folded(std::int64_t value)
    {
        return (static_cast<std::uint64_t>(value) << 1U) ^ static_cast<std::uint64_t>(value >> 63);
    }
    static char* put(char* at, std::uint64_t value)
    {
        while (value >= 0x80) {
            *at++ = static_cast<char>(value | 0x80U);
            value >>= 7U;
        }
        *at++ = static_cast<char>(value);
        return at;
    }
};

class Reader
{
public:
    explicit Reader(std::string_view bytes) : m_bytes{bytes} {}

    [[nodiscard]] bool atEnd() const { return m_bytes.empty(); }
    [[nodiscard]] bool damaged() const { return m_damaged; }

    std::uint64_t number()
    {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            const auto byte = static_cast<unsigned char>(take(1).front());
            value |= std::uint64_t{byte & 0x7FU} << shift;
            if ((byte & 0x80U) == 0) {
                return value;
            }
        }
        m_damaged = true;
        return 0;
    }
    std::int64_t signedNumber()
    {
        const std::uint64_t value = number();
        return static_cast<std::int64_t>(value >> 1U) ^ -static_cast<std::int64_t>(value & 1U);
    }
    std::string_view text() { return take(static_cast<std::size_t>(number())); }
    Tag tag() { return static_cast<Tag>(take(1).front()); }
    /// A count of things of at least `least` bytes each: bounded by what is left.
    std::size_t count(std::size_t least)
    {
        const std::uint64_t value = number();
        if (value > m_bytes.size() / least) {
            m_damaged = true;
            return 0;
        }
        return static_cast<std::size_t>(value);
    }
    std::vector<geometry::GridPoint> points(geometry::GridPoint& last)
    {
        std::vector<geometry::GridPoint> line(count(2));
        for (geometry::GridPoint& point : line) {
            last.x += signedNumber();
            last.y += signedNumber();
            point = last;
        }
        return line;
    }

private:
    /// Never empty for count 1, so that callers may read its first byte.
    std::string_view take(std::size_t count)
    {
        if (count > m_bytes.size()) {
            m_damaged = true;
            m_bytes = {};
            return std::string_view{"\0", count == 1 ? 1U : 0U};
        }
        const std::string_view part = m_bytes.substr(0, count);
        m_bytes.remove_prefix(count);
        return part;
    }

    std::string_view m_bytes;
    bool m_damaged = false;
};

void writePolygons(Writer& writer,
                   const geometry::MultiPolygon& polygons,
                   geometry::GridPoint& last)
{
    writer.number(polygons.size());
    for (const geometry::Polygon& polygon : polygons) {
        writer.points(polygon.outer, last);
        writer.number(polygon.holes.size());
        for (const geometry::Ring& hole : polygon.holes) {
            writer.points(hole, last);
        }
    }
}

void writeShape(Writer& writer, const geometry::Shape& shape, geometry::Parts parts)
{
    writer.number(static_cast<std::uint64_t>(shape.kind));
    writer.number(parts == geometry::Parts::Multi ? 1 : 0);
    geometry::GridPoint last;
    writer.points(shape.points, last);
    writer.number(shape.lines.size());
    for (const geometry::Line& line : shape.lines) {
        writer.points(line, last);
    }
    writePolygons(writer, shape.polygons, last);
}

/// The same as writeShape() of a shape that holds it.
void writeLand(Writer& writer, const geometry::MultiPolygon& land)
{
    writer.number(static_cast<std::uint64_t>(geometry::ShapeKind::Polygon));
    writer.number(1);
    writer.number(0); // points
    writer.number(0); // lines
    geometry::GridPoint last;
    writePolygons(writer, land, last);
}

std::string readShape(Reader& reader)
{
    geometry::Shape shape;
    shape.kind = static_cast<geometry::ShapeKind>(reader.number());
    const auto parts = reader.number() == 1 ? geometry::Parts::Multi : geometry::Parts::Single;
    geometry::GridPoint last;
    shape.points = reader.points(last);
    shape.lines.resize(reader.count(1));
    for (geometry::Line& line : shape.lines) {
        line = reader.points(last);
    }
    shape.polygons.resize(reader.count(2));
    for (geometry::Polygon& polygon : shape.polygons) {
        polygon.outer = reader.points(last);
        polygon.holes.resize(reader.count(1));
        for (geometry::Ring& hole : polygon.holes) {
            hole = reader.points(last);
        }
    }
    return reader.damaged() ? std::string{}
                            : geometry::toGeoPackageBlob(shape, projectSrsId, parts);
}

/// False when the blob is not one of ours to the last byte.
bool writeOutline(Writer& writer, std::string_view blob)
{
    static thread_local geometry::Polygon polygon;
    if (geometry::readOwnPolygonBlob(blob, projectSrsId, polygon)) {
        writer.tag(Tag::Outline);
        writer.number(static_cast<std::uint64_t>(geometry::ShapeKind::Polygon));
        writer.number(0); // one part
        writer.number(0); // points
        writer.number(0); // lines
        writer.number(1);
        geometry::GridPoint last;
        writer.points(polygon.outer, last);
        writer.number(polygon.holes.size());
        for (const geometry::Ring& hole : polygon.holes) {
            writer.points(hole, last);
        }
        return true;
    }
    const auto shape = geometry::fromGeoPackageBlob(blob, geometry::Grid::Strict);
    if (!shape) {
        return false;
    }
    for (const geometry::Parts parts : {geometry::Parts::Single, geometry::Parts::Multi}) {
        if (geometry::toGeoPackageBlob(*shape, projectSrsId, parts) == blob) {
            writer.tag(Tag::Outline);
            writeShape(writer, *shape, parts);
            return true;
        }
    }
    return false;
}

bool sameCell(const Cell& left, const Cell& right)
{
    return left.type == right.type && left.integer == right.integer &&
           std::bit_cast<std::uint64_t>(left.real) == std::bit_cast<std::uint64_t>(right.real) &&
           left.bytes == right.bytes;
}

std::vector<std::string> columnsOf(const Statement& rows)
{
    std::vector<std::string> columns;
    for (int column = 0; column < rows.columns(); ++column) {
        columns.emplace_back(rows.columnName(column));
    }
    return columns;
}

} // namespace

struct CopyWriter::State
{
    explicit State(const std::vector<std::string>& columns) : above(columns.size())
    {
        writer.bytes = magic;
        writer.number(columns.size());
        for (const std::string& column : columns) {
            writer.text(column);
        }
    }

    void beginRow(std::int64_t fid)
    {
        writer.number(static_cast<std::uint64_t>(fid - lastFid));
        lastFid = fid;
    }
    void add(std::size_t column, const Cell& cell)
    {
        if (cell.type != SQLITE_BLOB && sameCell(cell, above[column].view())) {
            writer.tag(Tag::SameAsAbove);
            return;
        }
        write(cell);
        // Blobs are not compared; the type alone says that the row above held one.
        above[column] =
            cell.type != SQLITE_BLOB ? StoredCell{cell} : StoredCell{Cell{SQLITE_BLOB, 0, 0.0, {}}};
    }
    void write(const Cell& cell)
    {
        switch (cell.type) {
        case SQLITE_INTEGER:
            writer.tag(Tag::Integer);
            writer.signedNumber(cell.integer);
            break;
        case SQLITE_FLOAT: {
            const auto bits = std::bit_cast<std::uint64_t>(cell.real);
            writer.tag(Tag::Real);
            for (unsigned shift = 0; shift < 64; shift += 8) {
                writer.bytes += static_cast<char>((bits >> shift) & 0xFFU);
            }
            break;
        }
        case SQLITE_TEXT: writeText(cell.bytes); break;
        case SQLITE_BLOB:
            if (!writeOutline(writer, cell.bytes)) {
                writer.tag(Tag::Blob);
                writer.text(cell.bytes);
            }
            break;
        default: writer.tag(Tag::Null); break;
        }
    }

    void writeText(std::string_view text)
    {
        if (const auto known = numbers.find(text); known != numbers.end()) {
            writer.tag(Tag::NumberedText);
            writer.number(known->second);
            return;
        }
        writer.tag(Tag::Text);
        writer.text(text);
        if (text.size() <= longestNumbered && numbers.size() < mostNumbered) {
            numbers.emplace(text, numbers.size());
        }
    }

    Writer writer;
    std::int64_t lastFid = 0;
    std::vector<StoredCell> above;
    std::map<std::string, std::uint64_t, std::less<>> numbers;
};

CopyWriter::CopyWriter(const std::vector<std::string>& columns)
    : m_state{std::make_unique<State>(columns)}
{
}

CopyWriter::~CopyWriter() = default;

void CopyWriter::add(std::int64_t fid, std::span<const Cell> cells)
{
    m_state->beginRow(fid);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        m_state->add(i + 1, cells[i]);
    }
}

void CopyWriter::add(std::int64_t fid,
                     std::span<const Cell> cells,
                     const geometry::MultiPolygon& land)
{
    add(fid, cells);
    m_state->writer.tag(Tag::Outline);
    writeLand(m_state->writer, land);
}

std::size_t CopyWriter::size() const
{
    return m_state->writer.bytes.size();
}

std::string CopyWriter::take()
{
    return std::move(m_state->writer.bytes);
}

namespace {

class CopyReader
{
public:
    explicit CopyReader(std::string_view bytes) : m_reader{bytes.substr(magic.size())} {}

    std::vector<std::string> readColumns()
    {
        std::vector<std::string> columns(m_reader.count(1));
        for (std::string& column : columns) {
            column = m_reader.text();
        }
        m_row.resize(columns.size());
        return columns;
    }

    [[nodiscard]] bool atEnd() const { return m_reader.atEnd(); }
    [[nodiscard]] bool damaged() const { return m_reader.damaged(); }
    [[nodiscard]] const StoredRow& row() const { return m_row; }

    std::int64_t readRow()
    {
        m_lastFid += static_cast<std::int64_t>(m_reader.number());
        Cell fid;
        fid.type = SQLITE_INTEGER;
        fid.integer = m_lastFid;
        m_row.front() = StoredCell{fid};
        for (std::size_t column = 1; column < m_row.size(); ++column) {
            const Tag tag = m_reader.tag();
            if (tag != Tag::SameAsAbove) {
                m_row[column] = read(tag);
            }
        }
        return m_lastFid;
    }

private:
    StoredCell read(Tag tag)
    {
        StoredCell value;
        switch (tag) {
        case Tag::Integer:
            value.cell.type = SQLITE_INTEGER;
            value.cell.integer = m_reader.signedNumber();
            break;
        case Tag::Real: {
            std::uint64_t bits = 0;
            for (unsigned shift = 0; shift < 64; shift += 8) {
                bits |= std::uint64_t{static_cast<unsigned char>(m_reader.tag())} << shift;
            }
            value.cell.type = SQLITE_FLOAT;
            value.cell.real = std::bit_cast<double>(bits);
            break;
        }
        case Tag::Text:
            value.cell.type = SQLITE_TEXT;
            value.bytes = m_reader.text();
            if (value.bytes.size() <= longestNumbered && m_texts.size() < mostNumbered) {
                m_texts.push_back(value.bytes);
            }
            break;
        case Tag::NumberedText: {
            const auto number = static_cast<std::size_t>(m_reader.number());
            value.cell.type = SQLITE_TEXT;
            value.bytes = number < m_texts.size() ? m_texts[number] : std::string{};
            break;
        }
        case Tag::Blob:
            value.cell.type = SQLITE_BLOB;
            value.bytes = m_reader.text();
            break;
        case Tag::Outline:
            value.cell.type = SQLITE_BLOB;
            value.bytes = readShape(m_reader);
            break;
        case Tag::Null:
        case Tag::SameAsAbove: break;
        }
        return value;
    }

    Reader m_reader;
    std::int64_t m_lastFid = 0;
    StoredRow m_row;
    std::vector<std::string> m_texts;
};

Result<CopyReader> readerOf(std::string_view bytes)
{
    if (!bytes.starts_with(magic)) {
        return fail(ErrorCode::StoreCorrupt, "a stored copy of imported rows cannot be read");
    }
    return CopyReader{bytes};
}

} // namespace

Result<ImportCopy>
copyRows(Database& database, const std::string& table, std::int64_t first, std::int64_t last)
{
    ECO_ASSIGN(Statement rows,
               database.prepare("SELECT * FROM " + sqlName(table) +
                                " WHERE fid BETWEEN ? AND ? ORDER BY fid"));
    rows.bind(1, first);
    rows.bind(2, last);
    const std::uint64_t key = tableKey(table);
    CopyWriter writer{columnsOf(rows)};
    std::vector<Cell> cells;
    ImportCopy copy;
    for (;;) {
        ECO_ASSIGN(const bool row, rows.step());
        if (!row) {
            break;
        }
        copy.lastFid = rows.integer(0);
        copy.firstFid = copy.rows == 0 ? copy.lastFid : copy.firstFid;
        ++copy.rows;
        copy.hash += rowHash(key, rows);
        cells.clear();
        for (int column = 1; column < rows.columns(); ++column) {
            cells.push_back(cellOf(rows, column));
        }
        writer.add(copy.lastFid, cells);
    }
    copy.bytes = writer.take();
    return copy;
}

void GrowingCopy::add(std::int64_t fid, std::span<const Cell> cells)
{
    m_whole = m_whole && fid == m_next;
    if (!m_whole) {
        return;
    }
    ++m_next;
    ++m_copy.rows;
    Cell number;
    number.type = SQLITE_INTEGER;
    number.integer = fid;
    m_copy.hash += cellHash(m_key, fid, 0, number);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        m_copy.hash += cellHash(m_key, fid, static_cast<int>(i) + 1, cells[i]);
    }
    m_writer->add(fid, cells);
}

std::optional<ImportCopy> GrowingCopy::take(std::int64_t lastFid)
{
    if (!m_whole || lastFid != m_next - 1) {
        return std::nullopt;
    }
    m_copy.lastFid = lastFid;
    m_copy.bytes = m_writer->take();
    return std::move(m_copy);
}

Result<std::vector<std::string>> columnsOfCopy(std::string_view bytes)
{
    ECO_ASSIGN(CopyReader reader, readerOf(bytes));
    return reader.readColumns();
}

Result<> visitCopy(std::string_view bytes,
                   const std::function<Result<>(std::int64_t, const StoredRow&)>& visit)
{
    ECO_ASSIGN(CopyReader reader, readerOf(bytes));
    const std::vector<std::string> columns = reader.readColumns();
    while (!columns.empty() && !reader.atEnd()) {
        const std::int64_t fid = reader.readRow();
        if (reader.damaged()) {
            break;
        }
        ECO_TRY(visit(fid, reader.row()));
    }
    if (columns.empty() || reader.damaged()) {
        return fail(ErrorCode::StoreCorrupt, "a stored copy of imported rows is damaged");
    }
    return {};
}

Result<> restoreRows(Database& database, const std::string& table, std::string_view bytes)
{
    ECO_ASSIGN(const std::vector<std::string> columns, columnsOfCopy(bytes));
    std::string names;
    std::string marks;
    for (const std::string& column : columns) {
        names += (names.empty() ? "" : ", ") + sqlName(column);
        marks += marks.empty() ? "?" : ", ?";
    }
    ECO_ASSIGN(Statement insert,
               database.prepare("INSERT INTO " + sqlName(table) + " (" + names + ") VALUES (" +
                                marks + ")"));
    return visitCopy(bytes, [&](std::int64_t, const StoredRow& row) -> Result<> {
        for (std::size_t column = 0; column < row.size(); ++column) {
            bindCell(insert, static_cast<int>(column) + 1, row[column].view());
        }
        return insert.run();
    });
}

} // namespace ecotone::store
