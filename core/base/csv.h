#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ecotone {

/// A table of texts with named columns, read from RFC 4180 CSV in UTF-8 (a byte order mark is
/// skipped). Every value stays text: "5.10" is not 5.1.
class CsvTable
{
public:
    /// Fails with FileDamaged, naming `name` and the line, when a row has another number of
    /// columns than the heading or a quote is not closed.
    [[nodiscard]] static Result<CsvTable>
    parse(std::string_view text, std::string_view name, char separator = ',');
    [[nodiscard]] static Result<CsvTable> read(const std::filesystem::path& path);

    [[nodiscard]] const std::vector<std::string>& columns() const { return m_columns; }
    [[nodiscard]] std::size_t rowCount() const { return m_rows.size(); }
    [[nodiscard]] const std::vector<std::string>& row(std::size_t index) const
    {
        return m_rows[index];
    }
    [[nodiscard]] std::optional<std::size_t> column(std::string_view name) const;
    /// Empty when the column does not exist.
    [[nodiscard]] const std::string& value(std::size_t row, std::string_view column) const;

private:
    std::vector<std::string> m_columns;
    std::vector<std::vector<std::string>> m_rows;
};

/// One value as CSV writes it: quoted only where needed.
[[nodiscard]] std::string csvQuoted(std::string_view value, char separator = ',');
/// One line without its end.
[[nodiscard]] std::string csvLine(const std::vector<std::string>& values, char separator = ',');

} // namespace ecotone
