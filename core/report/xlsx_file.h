#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <functional>
#include <string>

struct lxw_workbook;
struct lxw_worksheet;

/// Private to the room.
namespace ecotone::report {

/// Writes a workbook of one sheet as a whole or not at all: built in a temporary folder, then put
/// in its place. `title` becomes the sheet's name, cut to 31 characters; none of []:*?/\ in it.
[[nodiscard]] Result<>
writeSheet(const std::filesystem::path& path,
           const std::string& title,
           const std::function<void(lxw_workbook* workbook, lxw_worksheet* sheet)>& write);

} // namespace ecotone::report
