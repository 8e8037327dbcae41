#pragma once

#include "core/report/area_table.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// A table as people read it; private to the room, shared by terminal and workbook.
namespace ecotone::report {

struct TextTable
{
    std::vector<std::string> notes; ///< Lines above the table.
    std::vector<std::string> heading;
    std::vector<std::vector<std::string>> rows; ///< Body, then total and remainder.
    std::size_t textColumns = 0;                ///< The columns after these are numbers.
    std::size_t bodyRows = 0;
};

[[nodiscard]] TextTable shownTable(const AreaTable& table);

/// Columns a text takes in a terminal: Han and full-width forms take two, marks none.
[[nodiscard]] std::size_t displayWidth(std::string_view utf8);

} // namespace ecotone::report
