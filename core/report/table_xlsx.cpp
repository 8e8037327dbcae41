#include "core/report/table_xlsx.h"

#include "core/base/clock.h"
#include "core/base/file.h"
#include "core/base/platform.h"

#include <ctime>
#include <string_view>
#include <system_error>
#include <xlsxwriter.h>

namespace ecotone::report {

namespace {

constexpr std::size_t sheetNameLength = 31;
constexpr double columnWidth = 18.0;

void fill(lxw_workbook* workbook, lxw_worksheet* sheet, const CsvTable& table)
{
    lxw_format* const heading = workbook_add_format(workbook);
    format_set_bold(heading);
    lxw_format* const text = workbook_add_format(workbook);
    // "@": what is typed into the cell later stays text too.
    format_set_num_format(text, "@");
    const auto columns = static_cast<lxw_col_t>(table.columns().size());
    worksheet_set_column(sheet, 0, static_cast<lxw_col_t>(columns - 1), columnWidth, text);
    for (lxw_col_t column = 0; column < columns; ++column) {
        worksheet_write_string(sheet, 0, column, table.columns()[column].c_str(), heading);
        for (std::size_t row = 0; row < table.rowCount(); ++row) {
            worksheet_write_string(sheet,
                                   static_cast<lxw_row_t>(row + 1),
                                   column,
                                   table.row(row)[column].c_str(),
                                   text);
        }
    }
    worksheet_freeze_panes(sheet, 1, 0);
}

Result<> build(const CsvTable& table, const std::string& title, const std::filesystem::path& file)
{
    lxw_workbook* const workbook = workbook_new(toUtf8(file).c_str());
    if (workbook == nullptr) {
        return fail(ErrorCode::Internal, "no workbook could be started");
    }
    lxw_doc_properties properties{};
    std::string writer = "Ecotone";
    properties.author = writer.data();
    properties.created = static_cast<time_t>(Clock::now().time_since_epoch().count());
    workbook_set_properties(workbook, &properties);
    lxw_worksheet* const sheet =
        workbook_add_worksheet(workbook, title.substr(0, sheetNameLength).c_str());
    if (sheet != nullptr) {
        fill(workbook, sheet, table);
    }
    // Closing writes the file and frees the workbook, whatever it returns.
    const lxw_error error = workbook_close(workbook);
    if (sheet == nullptr || error != LXW_NO_ERROR) {
        return fail(ErrorCode::FileUnwritable,
                    "the workbook could not be built: " + std::string{lxw_strerror(error)});
    }
    return {};
}

} // namespace

Result<>
writeXlsx(const CsvTable& table, const std::string& title, const std::filesystem::path& path)
{
    ECO_ASSIGN(const auto folder, platform::makeTemporaryFolder());
    const auto draft = folder / "table.xlsx";
    auto done = build(table, title, draft);
    if (done) {
        auto bytes = readFile(draft);
        done = bytes ? writeFile(path, *bytes) : Result<>{fail(std::move(bytes).error())};
    }
    std::error_code ignored;
    std::filesystem::remove_all(folder, ignored);
    return done;
}

} // namespace ecotone::report
