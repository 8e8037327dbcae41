#include "core/base/csv.h"

#include "core/base/file.h"

namespace ecotone {

namespace {

struct Scan
{
    std::vector<std::vector<std::string>> rows;
    std::vector<std::size_t> lines; ///< Line on which each row begins, from 1.
    bool openQuote = false;
};

Scan scanned(std::string_view text, char separator)
{
    Scan scan;
    std::vector<std::string> row;
    std::string value;
    bool quoted = false;
    std::size_t line = 1;
    std::size_t rowLine = 1;
    const auto endRow = [&] {
        row.push_back(std::move(value));
        value.clear();
        if (row.size() > 1 || !row.front().empty()) {
            scan.rows.push_back(std::move(row));
            scan.lines.push_back(rowLine);
        }
        row.clear();
        rowLine = line + 1;
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            if (c != '"') {
                value += c;
            } else if (i + 1 < text.size() && text[i + 1] == '"') {
                value += '"';
                ++i;
            } else {
                quoted = false;
            }
        } else if (c == '"' && value.empty()) {
            quoted = true;
        } else if (c == separator) {
            row.push_back(std::move(value));
            value.clear();
        } else if (c == '\n') {
            endRow();
        } else if (c != '\r' || i + 1 >= text.size() || text[i + 1] != '\n') {
            value += c;
        }
        line += c == '\n' ? 1 : 0;
    }
    if (!value.empty() || !row.empty()) {
        endRow();
    }
    scan.openQuote = quoted;
    return scan;
}

} // namespace

Result<CsvTable> CsvTable::parse(std::string_view text, std::string_view name, char separator)
{
    if (text.starts_with("\xEF\xBB\xBF")) {
        text.remove_prefix(3);
    }
    Scan scan = scanned(text, separator);
    if (scan.openQuote) {
        return fail(ErrorCode::FileDamaged, std::string{name} + ": a quote is not closed");
    }
    if (scan.rows.empty()) {
        return fail(ErrorCode::FileDamaged, std::string{name} + ": the table is empty");
    }
    CsvTable table;
    table.m_columns = std::move(scan.rows.front());
    for (std::size_t i = 1; i < scan.rows.size(); ++i) {
        if (scan.rows[i].size() != table.m_columns.size()) {
            return fail(ErrorCode::FileDamaged,
                        std::string{name} + ", line " + std::to_string(scan.lines[i]) + ": " +
                            std::to_string(scan.rows[i].size()) + " values under " +
                            std::to_string(table.m_columns.size()) + " headings");
        }
        table.m_rows.push_back(std::move(scan.rows[i]));
    }
    return table;
}

Result<CsvTable> CsvTable::read(const std::filesystem::path& path)
{
    ECO_ASSIGN(const std::string text, readFile(path));
    return parse(text, fileName(path));
}

std::optional<std::size_t> CsvTable::column(std::string_view name) const
{
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        if (m_columns[i] == name) {
            return i;
        }
    }
    return std::nullopt;
}

const std::string& CsvTable::value(std::size_t row, std::string_view name) const
{
    static const std::string nothing;
    const auto index = column(name);
    return index ? m_rows[row][*index] : nothing;
}

std::string csvQuoted(std::string_view value, char separator)
{
    const std::string special{'"', '\n', '\r', separator};
    if (value.find_first_of(special) == std::string_view::npos) {
        return std::string{value};
    }
    std::string quoted{"\""};
    for (const char c : value) {
        quoted += c;
        if (c == '"') {
            quoted += '"';
        }
    }
    return quoted + '"';
}

std::string csvLine(const std::vector<std::string>& values, char separator)
{
    std::string line;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (i > 0) {
            line += separator;
        }
        line += csvQuoted(values[i], separator);
    }
    return line;
}

} // namespace ecotone
