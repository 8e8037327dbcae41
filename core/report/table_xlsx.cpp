#include "core/report/table_xlsx.h"

#include "core/report/xlsx_file.h"

#include <xlsxwriter.h>

namespace ecotone::report {

namespace {

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

} // namespace

Result<>
writeXlsx(const CsvTable& table, const std::string& title, const std::filesystem::path& path)
{
    return writeSheet(path, title, [&](lxw_workbook* workbook, lxw_worksheet* sheet) {
        fill(workbook, sheet, table);
    });
}

} // namespace ecotone::report
