#include "core/exchange/shp_file.h"

#include "core/base/file.h"
#include "core/base/number.h"
#include "core/exchange/bytes.h"
#include "core/exchange/rings.h"
#include "core/exchange/siblings.h"

#include <cmath>
#include <optional>
#include <utility>

namespace ecotone::exchange {

using geometry::RealPoint;
using geometry::RealShape;
using geometry::ShapeKind;

namespace {

constexpr std::size_t headingSize = 100;
constexpr std::int32_t fileCode = 9994;

std::string rowText(std::size_t row)
{
    return toText(static_cast<std::int64_t>(row));
}

ShapeKind kindOf(int type)
{
    switch (type) {
    case 1:
    case 8:
    case 11:
    case 18:
    case 21:
    case 28: return ShapeKind::Point;
    case 3:
    case 13:
    case 23: return ShapeKind::Line;
    case 5:
    case 15:
    case 25:
    case 31: return ShapeKind::Polygon;
    default: return ShapeKind::None;
    }
}

/// Values below -1e38 mean "no data" in the format; nothing on Earth reaches 1e15.
bool usable(RealPoint point)
{
    return std::isfinite(point.x) && std::isfinite(point.y) && std::abs(point.x) < 1e15 &&
           std::abs(point.y) < 1e15;
}

RealPoint pointAt(std::string_view content, std::size_t offset)
{
    return {numberAt<double>(content, offset), numberAt<double>(content, offset + 8)};
}

} // namespace

Result<ShpFile> ShpFile::open(const std::filesystem::path& path, ReadIssues& issues)
{
    ShpFile file;
    file.m_name = fileName(path);
    file.m_path = path;
    ECO_ASSIGN(file.m_bytes, FileWindow::open(path));
    ECO_TRY(file.readHeading(issues));
    if (!file.readIndex(path, issues)) {
        file.walkRecords();
    }
    return file;
}

Result<ShpFile> ShpFile::again() const
{
    ShpFile file;
    file.m_name = m_name;
    file.m_path = m_path;
    ECO_ASSIGN(file.m_bytes, FileWindow::open(m_path));
    file.m_type = m_type;
    file.m_extent = m_extent;
    file.m_records = m_records;
    return file;
}

Result<> ShpFile::readHeading(ReadIssues& issues)
{
    if (m_bytes.size() == 0) {
        return fail(ErrorCode::FileDamaged, m_name + ": is empty");
    }
    const std::string heading{m_bytes.view(0, headingSize)};
    if (numberAt<std::int32_t>(heading, 0, ByteOrder::Big) != fileCode) {
        return fail(ErrorCode::FileDamaged,
                    m_name + ": is no shapefile: its first bytes are wrong");
    }
    if (m_bytes.size() < headingSize) {
        return fail(ErrorCode::FileDamaged,
                    m_name + ": ends within its heading, at byte " + rowText(m_bytes.size()));
    }
    m_type = numberAt<std::int32_t>(heading, 32);
    const RealPoint low = pointAt(heading, 36);
    const RealPoint high = pointAt(heading, 52);
    if (usable(low) && usable(high) && low.x <= high.x && low.y <= high.y) {
        m_extent = {low.x, low.y, high.x, high.y};
    }
    const std::size_t stated =
        std::size_t{numberAt<std::uint32_t>(heading, 24, ByteOrder::Big)} * 2;
    if (stated > m_bytes.size()) {
        issues.add(issue::truncatedFile,
                   model::Severity::Error,
                   -1,
                   m_name + ": has " + rowText(m_bytes.size()) + " of the " + rowText(stated) +
                       " bytes that its heading states",
                   m_name);
    }
    return {};
}

bool ShpFile::readIndex(const std::filesystem::path& path, ReadIssues& issues)
{
    const auto indexPath = sibling(path, ".shx");
    const auto index = indexPath ? readFile(*indexPath) : Result<std::string>{std::string{}};
    const auto refuse = [&](const std::string& cause) {
        issues.add(issue::missingIndex,
                   model::Severity::Warning,
                   -1,
                   m_name + ": " + cause + "; its records were found one after the other");
        return false;
    };
    if (!indexPath) {
        return refuse("the .shx is missing");
    }
    if (!index || index->size() < headingSize ||
        numberAt<std::int32_t>(*index, 0, ByteOrder::Big) != fileCode) {
        return refuse("the .shx cannot be read");
    }
    const std::size_t stated = std::size_t{numberAt<std::uint32_t>(*index, 24, ByteOrder::Big)} * 2;
    if (stated != index->size() || (index->size() - headingSize) % 8 != 0) {
        return refuse("the .shx is damaged");
    }
    std::vector<Record> records;
    records.reserve((index->size() - headingSize) / 8);
    for (std::size_t at = headingSize; at < index->size(); at += 8) {
        const std::size_t offset =
            std::size_t{numberAt<std::uint32_t>(*index, at, ByteOrder::Big)} * 2;
        const std::size_t size =
            std::size_t{numberAt<std::uint32_t>(*index, at + 4, ByteOrder::Big)} * 2;
        // An index that disagrees with the shapes themselves is not followed.
        const bool inside = offset >= headingSize && offset + 8 <= m_bytes.size();
        if (offset < headingSize || (inside && sizeStatedAt(offset) != size)) {
            return refuse("the .shx does not fit the .shp");
        }
        records.push_back({offset + 8, size});
    }
    m_records = std::make_shared<const std::vector<Record>>(std::move(records));
    return true;
}

std::size_t ShpFile::sizeStatedAt(std::uint64_t record)
{
    const auto size = m_bytes.view(record + 4, 4);
    return std::size_t{numberAt<std::uint32_t>(size, 0, ByteOrder::Big)} * 2;
}

void ShpFile::walkRecords()
{
    std::vector<Record> records;
    std::size_t at = headingSize;
    while (at + 8 <= m_bytes.size()) {
        const std::size_t size = sizeStatedAt(at);
        records.push_back({at + 8, size});
        if (size < 4) {
            break; // Nothing after this can be found; the record itself is reported when read.
        }
        at += 8 + size;
    }
    m_records = std::make_shared<const std::vector<Record>>(std::move(records));
}

ShapeKind ShpFile::kind() const
{
    return kindOf(m_type);
}

void ShpFile::damaged(std::size_t record, const std::string& cause, ReadIssues& issues) const
{
    issues.add(issue::damagedRecord,
               model::Severity::Error,
               static_cast<std::int64_t>(record),
               m_name + ": row " + rowText(record) + ": " + cause,
               cause);
}

void ShpFile::note(std::string_view code,
                   std::size_t record,
                   const std::string& cause,
                   ReadIssues& issues) const
{
    issues.add(code,
               code == issue::badCoordinate ? model::Severity::Error : model::Severity::Warning,
               static_cast<std::int64_t>(record),
               m_name + ": row " + rowText(record) + ": " + cause);
}

RealShape ShpFile::shape(std::size_t record, ReadIssues& issues)
{
    if (record >= recordCount()) {
        return {};
    }
    const Record where = (*m_records)[record];
    if (where.offset > m_bytes.size() || where.size > m_bytes.size() - where.offset) {
        damaged(record, "its outline lies beyond the end of the file", issues);
        return {};
    }
    const std::string_view content = m_bytes.view(where.offset, where.size);
    if (content.size() < 4) {
        damaged(record, "its outline is too short to be read", issues);
        return {};
    }
    const int type = numberAt<std::int32_t>(content, 0);
    if (type == 0) {
        issues.add(issue::emptyGeometry,
                   model::Severity::Warning,
                   static_cast<std::int64_t>(record),
                   m_name + ": row " + rowText(record) + " has no outline");
        return {};
    }
    if (type != m_type) {
        damaged(record,
                "its shape type " + toText(std::int64_t{type}) + " is not that of the file, " +
                    toText(std::int64_t{m_type}),
                issues);
        return {};
    }
    switch (type) {
    case 1:
    case 11:
    case 21: {
        if (content.size() < 20) {
            damaged(record, "its point is cut", issues);
            return {};
        }
        const RealPoint point = pointAt(content, 4);
        if (!usable(point)) {
            note(issue::badCoordinate, record, "its point is no position", issues);
            return {};
        }
        return geometry::shapeOfPoint(point);
    }
    case 8:
    case 18:
    case 28: return pointsOf(content, record, issues);
    case 3:
    case 13:
    case 23: return partsOf(content, false, record, issues);
    case 5:
    case 15:
    case 25: return partsOf(content, true, record, issues);
    default:
        note(issue::unsupportedGeometry,
             record,
             "shape type " + toText(std::int64_t{type}) + " is not read",
             issues);
        return {};
    }
}

RealShape ShpFile::pointsOf(std::string_view content, std::size_t record, ReadIssues& issues) const
{
    const std::size_t count = numberAt<std::uint32_t>(content, 36);
    if (content.size() < 40 || count > (content.size() - 40) / 16) {
        damaged(record, "it states more points than it holds", issues);
        return {};
    }
    RealShape shape;
    shape.kind = ShapeKind::Point;
    for (std::size_t i = 0; i < count; ++i) {
        const RealPoint point = pointAt(content, 40 + 16 * i);
        if (!usable(point)) {
            note(issue::badCoordinate, record, "one of its points is no position", issues);
            return {};
        }
        shape.points.push_back(point);
    }
    return shape;
}

RealShape ShpFile::partsOf(std::string_view content,
                           bool polygon,
                           std::size_t record,
                           ReadIssues& issues) const
{
    const std::size_t parts = numberAt<std::uint32_t>(content, 36);
    const std::size_t points = numberAt<std::uint32_t>(content, 40);
    if (content.size() < 44 || parts > (content.size() - 44) / 4 ||
        points > (content.size() - 44 - 4 * parts) / 16) {
        damaged(record, "it states more points than it holds", issues);
        return {};
    }
    const std::size_t pointsAt = 44 + 4 * parts;
    std::vector<std::vector<RealPoint>> lines;
    for (std::size_t part = 0; part < parts; ++part) {
        const std::size_t first = numberAt<std::uint32_t>(content, 44 + 4 * part);
        const std::size_t end =
            part + 1 < parts ? numberAt<std::uint32_t>(content, 48 + 4 * part) : points;
        if (first > end || end > points) {
            damaged(record, "its parts overlap or leave its points", issues);
            return {};
        }
        std::vector<RealPoint> line;
        line.reserve(end - first);
        for (std::size_t i = first; i < end; ++i) {
            line.push_back(pointAt(content, pointsAt + 16 * i));
            if (!usable(line.back())) {
                note(issue::badCoordinate, record, "one of its corners is no position", issues);
                return {};
            }
        }
        if (polygon) {
            const RingState state = openRing(line);
            if (state == RingState::Degenerate) {
                note(issue::degenerateRing, record, "a ring of fewer than three corners", issues);
                continue;
            }
            if (state == RingState::Unclosed) {
                note(issue::unclosedRing, record, "a ring is not closed", issues);
            }
        }
        lines.push_back(std::move(line));
    }
    RealShape shape;
    shape.kind = polygon ? ShapeKind::Polygon : ShapeKind::Line;
    if (!polygon) {
        shape.lines = std::move(lines);
    } else if (!lines.empty()) {
        AssembledPolygons result = assembled(std::move(lines), RingRule::Orientation);
        if (result.holesOutside > 0) {
            note(issue::holeOutside,
                 record,
                 "a ring turned like a hole lies in no other ring: kept as a polygon",
                 issues);
        }
        shape.polygons = std::move(result.polygons);
    }
    if (shape.empty()) {
        note(issue::emptyGeometry, record, "has no outline", issues);
    }
    return shape;
}

} // namespace ecotone::exchange
