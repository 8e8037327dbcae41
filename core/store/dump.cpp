#include "core/store/dump.h"

#include "core/base/csv.h"
#include "core/base/hash.h"
#include "core/base/number.h"
#include "core/geometry/wkb.h"
#include "core/store/row_hash.h"

namespace ecotone::store {

namespace {

std::string textOf(const Cell& cell)
{
    switch (cell.type) {
    case 1: return toText(cell.integer);
    case 2: return toText(cell.real);
    case 3: return csvQuoted(cell.bytes);
    case 4: {
        const auto shape = geometry::fromGeoPackageBlob(cell.bytes);
        return shape ? csvQuoted(geometry::toWkt(*shape)) : toHex(Hash64{}.add(cell.bytes).value());
    }
    default: return "NULL";
    }
}

} // namespace

Result<std::string> dumpRows(Database& database)
{
    std::vector<std::string> names;
    ECO_ASSIGN(const std::vector<DomainTable> tables, database.domainTables());
    for (const DomainTable& table : tables) {
        names.push_back(table.name);
    }
    for (const char* records : {"ecotone_source",
                                "ecotone_claim",
                                "ecotone_extent",
                                "ecotone_issue",
                                "ecotone_document"}) {
        names.emplace_back(records);
    }
    std::string text;
    for (const std::string& name : names) {
        ECO_ASSIGN(Statement rows,
                   database.prepare("SELECT * FROM " + sqlName(name) + " ORDER BY 1"));
        text += "[" + name + "]\n";
        for (;;) {
            ECO_ASSIGN(const bool row, rows.step());
            if (!row) {
                break;
            }
            for (int column = 0; column < rows.columns(); ++column) {
                text += (column == 0 ? "" : ",") + textOf(cellOf(rows, column));
            }
            text += '\n';
        }
    }
    return text;
}

} // namespace ecotone::store
