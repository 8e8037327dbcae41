#pragma once

#include "core/exchange/source_table.h"

#include <filesystem>
#include <vector>

/// Tables of codes and names delivered beside a dataset. Private to the room.
namespace ecotone::exchange {

/// CSV, XLSX, XLS, ODS and dBase tables in the folder of the file that are named after it
/// ("forest_codes.csv" beside "forest.shp", "lc.xlsx" beside "lc.tif") or called a table of codes
/// ("codes.csv", "справочник.xlsx", "代码表.xlsx"). In the order of their names.
[[nodiscard]] std::vector<std::filesystem::path>
codeTablesBeside(const std::filesystem::path& path);

/// Adds "COLUMN_NAME" where the first column of `codes` has every code of a column of `table` but
/// for one in ten, each code once, and the next text column the names; an issue says so. A column
/// whose name is taken, or with fewer than two codes, is left alone.
void addNamesOfCodes(SourceTable& table, const SourceTable& codes);

} // namespace ecotone::exchange
