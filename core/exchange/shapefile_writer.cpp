#include "core/base/clock.h"
#include "core/base/file.h"
#include "core/base/number.h"
#include "core/exchange/bytes.h"
#include "core/exchange/rings.h"
#include "core/exchange/writer.h"
#include "core/exchange/written_texts.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace ecotone::exchange {

using geometry::RealBox;
using geometry::RealPoint;
using geometry::RealRing;
using geometry::RealShape;
using geometry::ShapeKind;

namespace {

constexpr std::size_t mostBytes = std::size_t{1} << 31; // Lengths are 32-bit words of 16 bit.

std::int32_t shapeType(const WriteTable& table)
{
    switch (table.kind) {
    case ShapeKind::Point: {
        const bool many =
            std::any_of(table.rows.begin(), table.rows.end(), [](const WriteRow& row) {
                return row.shape.points.size() > 1;
            });
        return many ? 8 : 1;
    }
    case ShapeKind::Line: return 3;
    case ShapeKind::Polygon: return 5;
    case ShapeKind::None: return 0;
    }
    return 0;
}

void appendBox(std::string& bytes, const RealBox& box)
{
    for (const double side : {box.minX, box.minY, box.maxX, box.maxY}) {
        appendNumber(bytes, box.empty() ? 0.0 : side);
    }
}

void appendParts(std::string& bytes, const std::vector<std::vector<RealPoint>>& parts)
{
    std::size_t points = 0;
    for (const auto& part : parts) {
        points += part.size();
    }
    appendNumber(bytes, static_cast<std::int32_t>(parts.size()));
    appendNumber(bytes, static_cast<std::int32_t>(points));
    std::int32_t first = 0;
    for (const auto& part : parts) {
        appendNumber(bytes, first);
        first += static_cast<std::int32_t>(part.size());
    }
    for (const auto& part : parts) {
        for (const RealPoint point : part) {
            appendNumber(bytes, point.x);
            appendNumber(bytes, point.y);
        }
    }
}

/// Closed by repetition; outer rings clockwise, holes counter-clockwise.
RealRing writtenRing(RealRing ring, bool outer)
{
    if ((signedAreaOf(ring) > 0.0) == outer) {
        std::reverse(ring.begin(), ring.end());
    }
    if (!ring.empty()) {
        ring.push_back(ring.front());
    }
    return ring;
}

std::string contentOf(const RealShape& shape, std::int32_t type)
{
    std::string bytes;
    if (shape.empty() || type == 0) {
        appendNumber(bytes, std::int32_t{0});
        return bytes;
    }
    appendNumber(bytes, type);
    if (type == 1) {
        appendNumber(bytes, shape.points[0].x);
        appendNumber(bytes, shape.points[0].y);
        return bytes;
    }
    appendBox(bytes, geometry::boundsOf(shape));
    if (type == 8) {
        appendNumber(bytes, static_cast<std::int32_t>(shape.points.size()));
        for (const RealPoint point : shape.points) {
            appendNumber(bytes, point.x);
            appendNumber(bytes, point.y);
        }
        return bytes;
    }
    if (type == 3) {
        appendParts(bytes, shape.lines);
        return bytes;
    }
    std::vector<std::vector<RealPoint>> rings;
    for (const geometry::RealPolygon& polygon : shape.polygons) {
        rings.push_back(writtenRing(polygon.outer, true));
        for (const RealRing& hole : polygon.holes) {
            rings.push_back(writtenRing(hole, false));
        }
    }
    appendParts(bytes, rings);
    return bytes;
}

std::string heading(std::size_t size, std::int32_t type, const RealBox& box)
{
    std::string bytes;
    appendNumber(bytes, std::int32_t{9994}, ByteOrder::Big);
    bytes.append(20, '\0');
    appendNumber(bytes, static_cast<std::int32_t>(size / 2), ByteOrder::Big);
    appendNumber(bytes, std::int32_t{1000});
    appendNumber(bytes, type);
    appendBox(bytes, box);
    bytes.append(32, '\0');
    return bytes;
}

struct ShapeFiles
{
    std::string shp;
    std::string shx;
};

Result<ShapeFiles> shapeFiles(const WriteTable& table, const std::string& name)
{
    const std::int32_t type = shapeType(table);
    std::string records;
    std::string index;
    RealBox extent;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        const RealShape& shape = table.rows[row].shape;
        if (!shape.empty() && shape.kind != table.kind) {
            return fail(ErrorCode::InvalidArgument,
                        name + ": row " + toText(static_cast<std::int64_t>(row)) +
                            " is of another kind than its layer");
        }
        if (!shape.empty()) {
            extent.extend(geometry::boundsOf(shape));
        }
        const std::string content = contentOf(shape, type);
        appendNumber(index, static_cast<std::int32_t>((100 + records.size()) / 2), ByteOrder::Big);
        appendNumber(index, static_cast<std::int32_t>(content.size() / 2), ByteOrder::Big);
        appendNumber(records, static_cast<std::int32_t>(row + 1), ByteOrder::Big);
        appendNumber(records, static_cast<std::int32_t>(content.size() / 2), ByteOrder::Big);
        records += content;
        if (records.size() > mostBytes) {
            return fail(ErrorCode::InvalidArgument, name + ": larger than a shapefile can be");
        }
    }
    return ShapeFiles{heading(100 + records.size(), type, extent) + records,
                      heading(100 + index.size(), type, extent) + index};
}

struct Column
{
    char type = 'C';
    int width = 80;
    int decimals = 0;
};

Column columnFor(const WriteField& field)
{
    switch (field.type) {
    case model::FieldType::Integer:
        return {'N', field.width > 0 ? std::min(field.width, 18) : 11, 0};
    case model::FieldType::Real:
        return {'N',
                field.width > 0 ? std::min(field.width, 32) : 19,
                std::clamp(field.decimals, 1, 15)};
    case model::FieldType::Text: break;
    }
    return {'C', field.width > 0 ? std::min(field.width, 254) : 80, 0};
}

std::string padded(std::string text, int width, bool right)
{
    const auto wanted = static_cast<std::size_t>(width);
    if (text.size() < wanted) {
        text.insert(right ? 0 : text.size(), wanted - text.size(), ' ');
    }
    return text;
}

std::string cellOf(const model::Value& value,
                   const Column& column,
                   const ShapefileOptions& options,
                   WriteReport& report)
{
    if (column.type == 'C') {
        return padded(encodedText(model::toText(value),
                                  options.encoding,
                                  static_cast<std::size_t>(column.width),
                                  report),
                      column.width,
                      false);
    }
    return padded(numberText(value, column.width, column.decimals, report), column.width, true);
}

std::string dbfFile(const WriteTable& table, const ShapefileOptions& options, WriteReport& report)
{
    std::vector<WriteField> fields = table.fields;
    if (fields.empty()) {
        // The format wants a column.
        fields.push_back({"FID", model::FieldType::Integer, 11, 0});
    }
    const auto names = encodedNames(fields, options.encoding, 10, report);
    std::vector<Column> columns;
    int rowSize = 1;
    for (const WriteField& field : fields) {
        columns.push_back(columnFor(field));
        rowSize += columns.back().width;
    }
    const std::chrono::year_month_day date{std::chrono::floor<std::chrono::days>(Clock::now())};
    std::string bytes;
    appendNumber(bytes, std::uint8_t{0x03});
    appendNumber(bytes, static_cast<std::uint8_t>(static_cast<int>(date.year()) - 1900));
    appendNumber(bytes, static_cast<std::uint8_t>(static_cast<unsigned>(date.month())));
    appendNumber(bytes, static_cast<std::uint8_t>(static_cast<unsigned>(date.day())));
    appendNumber(bytes, static_cast<std::uint32_t>(table.rows.size()));
    appendNumber(bytes, static_cast<std::uint16_t>(33 + 32 * fields.size()));
    appendNumber(bytes, static_cast<std::uint16_t>(rowSize));
    bytes.append(17, '\0');
    appendNumber(bytes, options.languageDriver.value_or(text::languageDriverOf(options.encoding)));
    bytes.append(2, '\0');
    for (std::size_t i = 0; i < fields.size(); ++i) {
        std::string name = names[i];
        name.resize(11, '\0');
        bytes += name;
        bytes += columns[i].type;
        bytes.append(4, '\0');
        appendNumber(bytes, static_cast<std::uint8_t>(columns[i].width));
        appendNumber(bytes, static_cast<std::uint8_t>(columns[i].decimals));
        bytes.append(14, '\0');
    }
    bytes += '\x0D';
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        bytes += ' ';
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const model::Value value =
                table.fields.empty()                ? model::Value{static_cast<std::int64_t>(row)}
                : i < table.rows[row].values.size() ? table.rows[row].values[i]
                                                    : model::Value{};
            bytes += cellOf(value, columns[i], options, report);
        }
    }
    bytes += '\x1A';
    return bytes;
}

} // namespace

Result<WriteReport> writeShapefile(const std::filesystem::path& path,
                                   const WriteTable& table,
                                   const ShapefileOptions& options)
{
    WriteReport report;
    report.rows = static_cast<std::int64_t>(table.rows.size());
    ECO_ASSIGN(const ShapeFiles shapes, shapeFiles(table, fileName(path)));
    const auto beside = [&](const char* extension) {
        return std::filesystem::path{path}.replace_extension(extension);
    };
    ECO_TRY(writeFile(beside(".dbf"), dbfFile(table, options, report)));
    std::error_code ignored;
    for (const auto& [extension, text] :
         {std::pair{".prj", options.prj}, std::pair{".cpg", options.cpg.value_or("")}}) {
        if (!text.empty()) {
            ECO_TRY(writeFile(beside(extension), text));
        } else {
            std::filesystem::remove(beside(extension), ignored);
        }
    }
    ECO_TRY(writeFile(beside(".shx"), shapes.shx));
    ECO_TRY(writeFile(beside(".shp"), shapes.shp));
    return report;
}

} // namespace ecotone::exchange
