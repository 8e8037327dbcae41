#include "core/base/clock.h"
#include "core/base/number.h"
#include "core/habitat/words.h"
#include "core/report/area_table.h"
#include "core/report/table_text.h"
#include "core/report/xlsx_file.h"

#include <algorithm>
#include <string>
#include <xlsxwriter.h>

namespace ecotone::report {

namespace {

struct Formats
{
    lxw_format* bold;
    lxw_format* italic;
    lxw_format* count;
    lxw_format* area;
    lxw_format* boldCount;
    lxw_format* boldArea;
    lxw_format* heading;
};

Formats formatsOf(lxw_workbook* workbook)
{
    Formats formats{};
    formats.bold = workbook_add_format(workbook);
    format_set_bold(formats.bold);
    formats.italic = workbook_add_format(workbook);
    format_set_italic(formats.italic);
    formats.count = workbook_add_format(workbook);
    format_set_num_format(formats.count, "#,##0");
    formats.area = workbook_add_format(workbook);
    format_set_num_format(formats.area, "#,##0.000");
    formats.boldCount = workbook_add_format(workbook);
    format_set_bold(formats.boldCount);
    format_set_num_format(formats.boldCount, "#,##0");
    formats.boldArea = workbook_add_format(workbook);
    format_set_bold(formats.boldArea);
    format_set_num_format(formats.boldArea, "#,##0.000");
    formats.heading = workbook_add_format(workbook);
    format_set_bold(formats.heading);
    format_set_bottom(formats.heading, LXW_BORDER_THIN);
    return formats;
}

/// The figures behind the rows of shownTable(), in its order.
struct Figures
{
    std::int64_t patches;
    geometry::Area area;
};

std::vector<Figures> figuresOf(const AreaTable& table)
{
    std::vector<Figures> figures;
    for (const auto& row : table.rows) {
        figures.push_back({row.patches, row.area});
    }
    figures.push_back({table.patches, table.total});
    if (table.outside != geometry::Area{}) {
        figures.push_back({0, table.outside});
        figures.push_back({0, table.boundary});
    }
    return figures;
}

void fillSheet(lxw_worksheet* sheet, const AreaTable& table, const Formats& formats)
{
    const auto shown = shownTable(table);
    const auto figures = figuresOf(table);
    lxw_row_t line = 0;
    for (const auto& note : shown.notes) {
        worksheet_write_string(sheet, line++, 0, note.c_str(), formats.italic);
    }
    std::vector<std::size_t> widths;
    for (std::size_t column = 0; column < shown.heading.size(); ++column) {
        worksheet_write_string(sheet,
                               line,
                               static_cast<lxw_col_t>(column),
                               shown.heading[column].c_str(),
                               formats.heading);
        widths.push_back(displayWidth(shown.heading[column]));
    }
    const auto exactColumn = static_cast<lxw_col_t>(shown.heading.size());
    const auto squareMetres = habitat::Words::shared().unitSymbol("m2", table.language);
    worksheet_write_string(sheet, line, exactColumn, squareMetres.c_str(), formats.heading);
    worksheet_freeze_panes(sheet, ++line, 0);
    for (std::size_t row = 0; row < shown.rows.size(); ++row, ++line) {
        const bool sum = row >= shown.bodyRows;
        const auto& values = shown.rows[row];
        for (std::size_t column = 0; column < shown.textColumns; ++column) {
            worksheet_write_string(sheet,
                                   line,
                                   static_cast<lxw_col_t>(column),
                                   values[column].c_str(),
                                   sum ? formats.bold : nullptr);
            widths[column] = std::max(widths[column], displayWidth(values[column]));
        }
        const auto first = static_cast<lxw_col_t>(shown.textColumns);
        if (figures[row].patches != 0) {
            worksheet_write_number(sheet,
                                   line,
                                   first,
                                   static_cast<double>(figures[row].patches),
                                   sum ? formats.boldCount : formats.count);
        }
        // The rounded decimal, so that the cell holds what every other output prints.
        const auto rounded = parseDouble(figures[row].area.rounded(1'000'000, 3)).value_or(0.0);
        worksheet_write_number(sheet,
                               line,
                               static_cast<lxw_col_t>(first + 1),
                               rounded,
                               sum ? formats.boldArea : formats.area);
        // More digits than a number of a spreadsheet can hold: kept as text.
        const auto exact = figures[row].area.exactSquareMetres();
        worksheet_write_string(sheet, line, exactColumn, exact.c_str(), nullptr);
    }
    for (std::size_t column = 0; column < widths.size(); ++column) {
        const double width =
            std::min(60.0, static_cast<double>(std::max<std::size_t>(widths[column], 10)) + 2.0);
        worksheet_set_column(
            sheet, static_cast<lxw_col_t>(column), static_cast<lxw_col_t>(column), width, nullptr);
    }
    worksheet_set_column(sheet, exactColumn, exactColumn, 22.0, nullptr);
    const auto& words = habitat::Words::shared();
    const auto origin = table.project + ", " + words.phrase("revision", table.language) + " " +
                        table.revision + ", " + isoDate(Clock::now());
    worksheet_write_string(sheet, line + 1, 0, origin.c_str(), formats.italic);
}

} // namespace

Result<> writeXlsx(const AreaTable& table, const std::filesystem::path& path)
{
    const auto title = habitat::Words::shared().phrase("area_table", table.language);
    return writeSheet(path, title, [&](lxw_workbook* workbook, lxw_worksheet* sheet) {
        fillSheet(sheet, table, formatsOf(workbook));
    });
}

} // namespace ecotone::report
