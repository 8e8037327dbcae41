#include "core/base/file.h"
#include "core/base/number.h"
#include "core/exchange/writer.h"
#include "core/exchange/written_texts.h"

#include <algorithm>

namespace ecotone::exchange {

using geometry::RealPoint;
using geometry::RealShape;
using geometry::ShapeKind;

namespace {

std::string columnType(const WriteField& field)
{
    switch (field.type) {
    case model::FieldType::Integer: return "Integer";
    case model::FieldType::Real:
        return "Decimal(" + toText(std::int64_t{field.width > 0 ? field.width : 19}) + "," +
               toText(std::int64_t{field.decimals}) + ")";
    case model::FieldType::Text: break;
    }
    return "Char(" + toText(std::int64_t{field.width > 0 ? std::min(field.width, 254) : 80}) + ")";
}

void appendPoints(std::string& text, const std::vector<RealPoint>& points, bool closed)
{
    text += toText(static_cast<std::int64_t>(points.size() + (closed ? 1 : 0))) + "\r\n";
    const auto append = [&](RealPoint point) {
        text += toText(point.x) + " " + toText(point.y) + "\r\n";
    };
    for (const RealPoint point : points) {
        append(point);
    }
    if (closed) {
        append(points.front());
    }
}

std::string objectOf(const RealShape& shape)
{
    std::string text;
    if (shape.empty()) {
        return "None\r\n";
    }
    switch (shape.kind) {
    case ShapeKind::Point:
        if (shape.points.size() == 1) {
            text = "Point " + toText(shape.points[0].x) + " " + toText(shape.points[0].y) + "\r\n";
        } else {
            text = "Multipoint ";
            appendPoints(text, shape.points, false);
        }
        return text + "    Symbol (35,0,12)\r\n";
    case ShapeKind::Line:
        text = shape.lines.size() == 1
                   ? std::string{"Pline "}
                   : "Pline Multiple " + toText(static_cast<std::int64_t>(shape.lines.size())) +
                         "\r\n";
        for (const geometry::RealLine& line : shape.lines) {
            appendPoints(text, line, false);
        }
        return text + "    Pen (1,2,0)\r\n";
    case ShapeKind::Polygon: {
        std::int64_t rings = 0;
        std::string body;
        for (const geometry::RealPolygon& polygon : shape.polygons) {
            appendPoints(body, polygon.outer, true);
            ++rings;
            for (const geometry::RealRing& hole : polygon.holes) {
                appendPoints(body, hole, true);
                ++rings;
            }
        }
        return "Region " + toText(rings) + "\r\n" + body +
               "    Pen (1,2,0)\r\n    Brush (1,0,16777215)\r\n";
    }
    case ShapeKind::None: break;
    }
    return "None\r\n";
}

std::string midLine(const WriteTable& table,
                    const WriteRow& row,
                    const MifOptions& options,
                    WriteReport& report)
{
    std::string line;
    for (std::size_t i = 0; i < table.fields.size(); ++i) {
        const model::Value value = i < row.values.size() ? row.values[i] : model::Value{};
        line += i > 0 ? "," : "";
        if (table.fields[i].type != model::FieldType::Text) {
            line += numberText(value, 30, table.fields[i].decimals, report);
            continue;
        }
        const int width = table.fields[i].width > 0 ? table.fields[i].width : 80;
        line += '"';
        for (const char letter : encodedText(model::toText(value),
                                             options.encoding,
                                             static_cast<std::size_t>(std::min(width, 254)),
                                             report)) {
            line += letter == '\n' || letter == '\r' ? ' ' : letter;
            line += letter == '"' ? "\"" : "";
        }
        line += '"';
    }
    return line + "\r\n";
}

} // namespace

Result<WriteReport>
writeMif(const std::filesystem::path& path, const WriteTable& table, const MifOptions& options)
{
    WriteReport report;
    report.rows = static_cast<std::int64_t>(table.rows.size());
    std::string mif = "Version   300\r\nCharset \"" + options.charset + "\"\r\nDelimiter \",\"\r\n";
    if (!options.coordSys.empty()) {
        mif += "CoordSys " + options.coordSys + "\r\n";
    }
    mif += "Columns " + toText(static_cast<std::int64_t>(table.fields.size())) + "\r\n";
    auto names = encodedNames(table.fields, options.encoding, 31, report);
    for (std::size_t i = 0; i < names.size(); ++i) {
        // Names are words: a blank would end them.
        std::replace(names[i].begin(), names[i].end(), ' ', '_');
        mif += "  " + names[i] + " " + columnType(table.fields[i]) + "\r\n";
    }
    mif += "Data\r\n\r\n";
    std::string mid;
    for (const WriteRow& row : table.rows) {
        mif += objectOf(row.shape);
        mid += midLine(table, row, options, report);
    }
    ECO_TRY(writeFile(std::filesystem::path{path}.replace_extension(".mid"), mid));
    ECO_TRY(writeFile(std::filesystem::path{path}.replace_extension(".mif"), mif));
    return report;
}

} // namespace ecotone::exchange
