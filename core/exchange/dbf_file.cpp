#include "core/exchange/dbf_file.h"

#include "core/base/file.h"
#include "core/base/number.h"
#include "core/exchange/bytes.h"

#include <algorithm>
#include <utility>

namespace ecotone::exchange {

namespace {

constexpr std::size_t headingSize = 32;
constexpr char headingEnd = 0x0D;

std::string_view withoutTrailing(std::string_view bytes)
{
    while (!bytes.empty() && (bytes.back() == ' ' || bytes.back() == '\0')) {
        bytes.remove_suffix(1);
    }
    return bytes;
}

std::string_view withoutLeading(std::string_view bytes)
{
    while (!bytes.empty() && bytes.front() == ' ') {
        bytes.remove_prefix(1);
    }
    return bytes;
}

model::FieldType typeOf(char type, int width, int decimals)
{
    switch (type) {
    case 'N':
        return decimals == 0 && width <= 18 ? model::FieldType::Integer : model::FieldType::Real;
    case 'F':
    case 'B':
    case 'O': return model::FieldType::Real;
    case 'I':
    case '+':
    case 'L': return model::FieldType::Integer;
    default: return model::FieldType::Text;
    }
}

bool allDigits(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

model::Value dateValue(std::string_view text)
{
    if (text.size() == 8 && allDigits(text)) {
        if (text == "00000000") {
            return std::monostate{};
        }
        return std::string{text.substr(0, 4)} + "-" + std::string{text.substr(4, 2)} + "-" +
               std::string{text.substr(6, 2)};
    }
    return text.empty() ? model::Value{} : model::Value{std::string{text}};
}

} // namespace

Result<DbfFile> DbfFile::open(const std::filesystem::path& path, ReadIssues& issues)
{
    DbfFile file;
    file.m_name = fileName(path);
    ECO_ASSIGN(file.m_bytes, FileWindow::open(path));
    ECO_TRY(file.readHeading(issues));
    return file;
}

Result<> DbfFile::readHeading(ReadIssues& issues)
{
    if (m_bytes.size() <= headingSize) {
        return fail(ErrorCode::FileDamaged,
                    m_name + ": " + (m_bytes.size() == 0 ? "is empty" : "ends within its heading"));
    }
    constexpr std::size_t longestHeading = 65535;
    const std::string heading{m_bytes.view(0, longestHeading)};
    m_statedRowCount = numberAt<std::uint32_t>(heading, 4);
    m_headerSize = numberAt<std::uint16_t>(heading, 8);
    m_rowSize = numberAt<std::uint16_t>(heading, 10);
    m_languageDriver = numberAt<std::uint8_t>(heading, 29);
    if (m_headerSize <= headingSize || m_headerSize > m_bytes.size() || m_rowSize == 0) {
        return fail(ErrorCode::FileDamaged,
                    m_name + ": is no dBase table, or its heading is damaged");
    }
    // Clipper keeps the high byte of long text widths where decimals stand.
    for (const bool longTexts : {false, true}) {
        m_fields.clear();
        m_columns.clear();
        std::size_t offset = 1;
        for (std::size_t at = headingSize;
             at + headingSize <= m_headerSize && heading[at] != headingEnd;
             at += headingSize) {
            const std::string_view name{heading.data() + at, 11};
            const char type = heading[at + 11];
            int width = numberAt<std::uint8_t>(heading, at + 16);
            int decimals = numberAt<std::uint8_t>(heading, at + 17);
            if (longTexts && type == 'C') {
                width += 256 * decimals;
                decimals = 0;
            }
            m_fields.push_back({std::string{name.substr(0, std::min(name.find('\0'), name.size()))},
                                typeOf(type, width, decimals),
                                width,
                                decimals});
            m_columns.push_back({type, offset, static_cast<std::size_t>(width)});
            offset += static_cast<std::size_t>(width);
        }
        if (offset == m_rowSize) {
            break;
        }
        if (longTexts) {
            return fail(ErrorCode::FileDamaged,
                        m_name + ": its heading contradicts itself: the fields fill " +
                            toText(static_cast<std::int64_t>(offset)) + " bytes of rows of " +
                            toText(static_cast<std::int64_t>(m_rowSize)));
        }
    }
    const std::size_t whole = (m_bytes.size() - m_headerSize) / m_rowSize;
    m_rowCount = std::min(whole, m_statedRowCount);
    if (m_rowCount < m_statedRowCount) {
        issues.add(issue::truncatedFile,
                   model::Severity::Error,
                   static_cast<std::int64_t>(m_rowCount),
                   m_name + ": ends in row " + toText(static_cast<std::int64_t>(m_rowCount)) +
                       " of " + toText(static_cast<std::int64_t>(m_statedRowCount)) +
                       "; the rows from there on have no attributes",
                   m_name);
    }
    return {};
}

bool DbfFile::deleted(std::size_t row)
{
    return row < m_rowCount && m_bytes.view(m_headerSize + row * m_rowSize, 1).starts_with('*');
}

std::vector<model::Value> DbfFile::values(std::size_t row, ReadIssues& issues)
{
    std::vector<model::Value> values(m_columns.size());
    if (row >= m_rowCount) {
        return values;
    }
    const std::string_view bytes = m_bytes.view(m_headerSize + row * m_rowSize, m_rowSize);
    if (bytes.size() < m_rowSize) {
        return values;
    }
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        values[i] = valueOf(i, bytes.substr(m_columns[i].offset, m_columns[i].width), row, issues);
    }
    return values;
}

model::Value DbfFile::valueOf(std::size_t column,
                              std::string_view bytes,
                              std::size_t row,
                              ReadIssues& issues) const
{
    const char type = m_columns[column].type;
    if (type == 'I' && bytes.size() == 4) {
        return std::int64_t{numberAt<std::int32_t>(bytes, 0)};
    }
    if ((type == 'O' || type == 'B') && bytes.size() == 8) {
        return numberAt<double>(bytes, 0);
    }
    const std::string_view right = withoutTrailing(bytes);
    const std::string_view text = withoutLeading(right);
    const std::string subject = m_fields[column].nameBytes;
    switch (type) {
    case 'N':
    case 'F': {
        if (text.empty()) {
            return {};
        }
        if (m_fields[column].type == model::FieldType::Integer) {
            if (const auto number = parseInteger(text)) {
                return *number;
            }
        }
        if (const auto number = parseDouble(text)) {
            return *number;
        }
        issues.add(issue::badNumber,
                   model::Severity::Warning,
                   static_cast<std::int64_t>(row),
                   m_name + ": row " + toText(static_cast<std::int64_t>(row)) + ", field " +
                       subject + ": \"" + std::string{text} + "\" is no number",
                   subject);
        return text.front() == '*' ? model::Value{} : model::Value{std::string{text}};
    }
    case 'L':
        if (text == "T" || text == "t" || text == "Y" || text == "y") {
            return std::int64_t{1};
        }
        return text.empty() || text == "?" ? model::Value{} : model::Value{std::int64_t{0}};
    case 'D': return dateValue(text);
    case 'M':
    case 'G':
    case 'P':
        if (!text.empty()) {
            issues.add(issue::memoSkipped,
                       model::Severity::Warning,
                       static_cast<std::int64_t>(row),
                       m_name + ": field " + subject + ": texts kept in a memo file are not read",
                       subject);
        }
        return {};
    default: return right.empty() ? model::Value{} : model::Value{std::string{right}};
    }
}

} // namespace ecotone::exchange
