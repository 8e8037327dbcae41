#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/layout/compose.h"
#include "core/layout/page_writer.h"
#include "core/model/cursor.h"

#include <string>
#include <vector>

/// Tables of a sheet; private to the room.
namespace ecotone::layout {

struct SheetTable
{
    struct Column
    {
        std::string heading;
        Align align = Align::Left;
        double share = 0.0; ///< Of the width; columns with 0 take what their texts need.
    };
    struct Row
    {
        std::vector<std::string> cells; ///< One cell alone: a heading across the table.
        bool strong = false;
    };
    std::string title;
    std::vector<Column> columns;
    std::vector<Row> rows;
    std::string note;
};

/// Empty when the layout has none. Classes stand at the level (1 to 3) that the map shows.
[[nodiscard]] Result<SheetTable> tableOf(model::MapReader& reader,
                                         const cartography::MapKnowledge& knowledge,
                                         const ComposeRequest& request,
                                         int level,
                                         const Progress& progress);

/// Height of the table when nothing is cut.
[[nodiscard]] double heightOf(const PageWriter& writer, const SheetTable& table, double width);

/// Paints the table; rows that do not fit are counted in a last row. Returns the height used.
double writeTable(PageWriter& writer,
                  const SheetTable& table,
                  const cartography::MapKnowledge& knowledge,
                  const cartography::PictureBox& box);

} // namespace ecotone::layout
