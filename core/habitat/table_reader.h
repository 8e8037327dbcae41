#pragma once

#include "core/base/csv.h"
#include "core/base/language.h"
#include "core/base/result.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ecotone::habitat {

/// A row of a table in resources/, read by column name. Private to the room.
class TableRow
{
public:
    TableRow(const CsvTable& table, std::size_t row) : m_table{&table}, m_row{row} {}

    [[nodiscard]] const std::string& text(std::string_view column) const
    {
        return m_table->value(m_row, column);
    }
    /// PREFIX + "en", "zh", "ru", "mn".
    [[nodiscard]] LocalText localText(std::string_view prefix) const;
    /// nullopt for an empty or unreadable value.
    [[nodiscard]] std::optional<double> number(std::string_view column) const;
    [[nodiscard]] bool isYes(std::string_view column) const { return text(column) == "yes"; }
    /// Parts between `separator`; none for an empty value.
    [[nodiscard]] std::vector<std::string> list(std::string_view column, char separator) const;

private:
    const CsvTable* m_table;
    std::size_t m_row;
};

[[nodiscard]] Result<CsvTable> readTable(std::string_view relativePath);
[[nodiscard]] std::vector<std::string> splitText(std::string_view text, char separator);
/// Upper-case letters of Latin and Cyrillic scripts; other characters stay.
[[nodiscard]] std::string upperCase(std::string_view utf8);

} // namespace ecotone::habitat
