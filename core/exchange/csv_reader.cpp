#include "core/base/file.h"
#include "core/base/number.h"
#include "core/exchange/siblings.h"
#include "core/exchange/text_table.h"

#include <algorithm>
#include <utility>

namespace ecotone::exchange {

namespace {

using Row = std::vector<std::string>;

constexpr char blanks = ' '; ///< Columns parted by any number of blanks.

/// The separator that is met most often in the first lines; a list of numbers may have blanks.
char separatorOf(std::string_view bytes)
{
    char best = blanks;
    std::ptrdiff_t most = 0;
    constexpr int looked = 20;
    std::size_t end = 0;
    for (int line = 0; line < looked && end != std::string_view::npos; ++line) {
        end = bytes.find('\n', end + (line > 0 ? 1 : 0));
    }
    const std::string_view lines = bytes.substr(0, end);
    for (const char candidate : {',', ';', '\t', '|'}) {
        const auto count = std::count(lines.begin(), lines.end(), candidate);
        // Decimal commas are more frequent than the semicolons between them.
        const bool beatsCommas = best == ',' && candidate != ',' && count > 0 &&
                                 count * 2 >= most && lines.find(candidate) < lines.find('\n');
        if (count > most || beatsCommas) {
            most = count;
            best = candidate;
        }
    }
    const bool numbers = lines.find_first_not_of("0123456789.,-+ \t\r\nNEWSJKnewsjkхуХУ°'\"") ==
                         std::string_view::npos;
    return best == blanks && !numbers ? ',' : best;
}

std::vector<Row> splitAtBlanks(std::string_view bytes)
{
    std::vector<Row> rows;
    while (!bytes.empty()) {
        const std::size_t end = std::min(bytes.find('\n'), bytes.size());
        std::string_view line = bytes.substr(0, end);
        bytes.remove_prefix(std::min(end + 1, bytes.size()));
        Row row;
        while (!(line = trimmed(line)).empty()) {
            const std::size_t blank = std::min(line.find_first_of(" \t"), line.size());
            row.emplace_back(line.substr(0, blank));
            line.remove_prefix(blank);
        }
        if (!row.empty()) {
            rows.push_back(std::move(row));
        }
    }
    return rows;
}

std::vector<Row> split(std::string_view bytes, char separator)
{
    if (separator == blanks) {
        return splitAtBlanks(bytes);
    }
    std::vector<Row> rows;
    Row row(1);
    bool quoted = false;
    const auto finish = [&] {
        if (row.size() > 1 || !row[0].empty()) {
            rows.push_back(std::move(row));
        }
        row.assign(1, {});
    };
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const char letter = bytes[i];
        if (quoted) {
            if (letter != '"') {
                row.back() += letter;
            } else if (i + 1 < bytes.size() && bytes[i + 1] == '"') {
                row.back() += '"';
                ++i;
            } else {
                quoted = false;
            }
        } else if (letter == '"' && row.back().empty()) {
            quoted = true;
        } else if (letter == separator) {
            row.emplace_back();
        } else if (letter == '\n') {
            finish();
        } else if (letter != '\r') {
            row.back() += letter;
        }
    }
    finish();
    return rows;
}

} // namespace

ReaderResult openCsv(const std::filesystem::path& path, const OpenOptions& options)
{
    const std::string name = fileName(path);
    ECO_ASSIGN(std::string bytes, readFile(path));
    if (trimmed(bytes).empty()) {
        return fail(ErrorCode::FileDamaged, name + ": is empty");
    }
    if (bytes.find('\0') != std::string::npos) {
        return fail(ErrorCode::FileDamaged, name + ": is no text table: it holds zero bytes");
    }
    TextTable table;
    table.name = stemOf(path);
    if (bytes.starts_with("\xEF\xBB\xBF")) {
        bytes.erase(0, 3);
        table.encoding = {false, text::Encoding::Utf8, "byte order mark"};
    } else {
        table.encoding = encodingStatementOf(path, 0);
    }
    const char separator = separatorOf(bytes);
    table.rows = split(bytes, separator);
    table.crs = crsStatementOf(path);
    table.comma = separator == ',' ? NumberComma::Separator : NumberComma::Decimal;
    table.ragged = RaggedRows::Damage;
    if (table.rows.empty()) {
        return fail(ErrorCode::FileDamaged, name + ": holds no row");
    }
    std::vector<TextTable> tables;
    tables.push_back(std::move(table));
    return openTextTables("CSV", path, std::move(tables), options);
}

} // namespace ecotone::exchange
