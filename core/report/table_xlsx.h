#pragma once

#include "core/base/csv.h"
#include "core/base/result.h"

#include <filesystem>
#include <string>

namespace ecotone::report {

/// A table of texts as a workbook of one sheet: every cell is text, so that 0111 stays 0111 and
/// 5.10 stays 5.10. The same table gives the same bytes while the clock is frozen. `title` names
/// the sheet (at most 31 characters are kept). Fails with FileUnwritable.
[[nodiscard]] Result<>
writeXlsx(const CsvTable& table, const std::string& title, const std::filesystem::path& path);

} // namespace ecotone::report
