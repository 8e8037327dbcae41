#include "core/store/outside_edits.h"

#include "core/base/number.h"
#include "core/geometry/area.h"
#include "core/geometry/wkb.h"
#include "core/model/patch.h"
#include "core/store/history_rows.h"
#include "core/store/import_copy.h"
#include "core/store/known_state.h"
#include "core/store/replay.h"
#include "core/store/row_hash.h"
#include "core/store/schema.h"

#include <algorithm>
#include <limits>
#include <sqlite3.h>

namespace ecotone::store {

namespace {

constexpr std::string_view unknownAuthor = "(another program)";

TableFids differences(const TableHashes& expected, const TableHashes& present)
{
    TableFids fids;
    const auto compare = [&](const TableHashes& left, const TableHashes& right) {
        for (const auto& [table, rows] : left) {
            const auto others = right.find(table);
            for (const auto& [fid, hash] : rows) {
                const bool same = others != right.end() && others->second.contains(fid) &&
                                  others->second.at(fid) == hash;
                if (!same) {
                    fids[table].insert(fid);
                }
            }
        }
    };
    compare(expected, present);
    compare(present, expected);
    return fids;
}

Result<TableHashes> presentHashes(Database& database, const std::vector<DomainTable>& tables)
{
    TableHashes hashes;
    for (const DomainTable& table : tables) {
        RowHashes& rows = hashes[table.name];
        ECO_TRY(visitRowHashes(database, table.name, [&](std::int64_t fid, std::uint64_t hash) {
            rows.emplace_hint(rows.end(), fid, hash);
        }));
    }
    return hashes;
}

// --- rows --------------------------------------------------------------------------------------

Result<> deleteRow(Database& database, const std::string& table, std::int64_t fid)
{
    ECO_ASSIGN(Statement statement,
               database.prepare("DELETE FROM " + sqlName(table) + " WHERE fid = ?"));
    statement.bind(1, fid);
    return statement.run();
}

Result<> insertRow(Database& database,
                   const std::string& table,
                   const std::vector<std::string>& columns,
                   const StoredRow& row)
{
    std::string names;
    std::string marks;
    for (std::size_t i = 0; i < row.size(); ++i) {
        names += (i == 0 ? "" : ", ") + sqlName(columns[i]);
        marks += i == 0 ? "?" : ", ?";
    }
    ECO_ASSIGN(Statement statement,
               database.prepare("INSERT INTO " + sqlName(table) + " (" + names + ") VALUES (" +
                                marks + ")"));
    for (std::size_t i = 0; i < row.size(); ++i) {
        bindCell(statement, static_cast<int>(i) + 1, row[i].view());
    }
    return statement.run();
}

Result<> updateRow(Database& database,
                   const std::string& table,
                   const std::vector<std::string>& columns,
                   const StoredRow& row)
{
    std::string sql = "UPDATE " + sqlName(table) + " SET ";
    for (std::size_t i = 1; i < row.size(); ++i) {
        sql += (i == 1 ? "" : ", ") + sqlName(columns[i]) + " = ?" +
               toText(static_cast<std::int64_t>(i) + 1);
    }
    ECO_ASSIGN(Statement statement, database.prepare(sql + " WHERE fid = ?1"));
    for (std::size_t i = 0; i < row.size(); ++i) {
        bindCell(statement, static_cast<int>(i) + 1, row[i].view());
    }
    return statement.run();
}

StoredCell integerCell(std::int64_t value)
{
    return StoredCell{Cell{SQLITE_INTEGER, value, 0.0, {}}};
}

StoredCell textCell(std::string_view value)
{
    return StoredCell{Cell{SQLITE_TEXT, 0, 0.0, value}};
}

/// Columns of habitat by name.
class HabitatColumns
{
public:
    explicit HabitatColumns(const std::vector<std::string>& columns) : m_columns{&columns} {}
    StoredCell* find(StoredRow& row, std::string_view name) const
    {
        const auto found = std::find(m_columns->begin(), m_columns->end(), name);
        const auto index = static_cast<std::size_t>(found - m_columns->begin());
        return index < row.size() ? &row[index] : nullptr;
    }

private:
    const std::vector<std::string>* m_columns;
};

void setOutline(const HabitatColumns& columns, StoredRow& row, const geometry::Polygon& outline)
{
    const std::string blob = geometry::toGeoPackageBlob(outline, projectSrsId);
    const geometry::Area area = geometry::areaOf(outline);
    if (StoredCell* cell = columns.find(row, geometryColumn)) {
        *cell = StoredCell{Cell{SQLITE_BLOB, 0, 0.0, blob}};
    }
    if (StoredCell* cell = columns.find(row, "area_half_cm2")) {
        *cell = integerCell(area.toInt64());
    }
    if (StoredCell* cell = columns.find(row, "area_m2")) {
        *cell = StoredCell{Cell{SQLITE_FLOAT, 0, area.squareMetres(), {}}};
    }
}

/// A patch row from outside as patches have to be: one polygon on the grid with its own area.
/// Further polygons of the row become rows of their own. An outline that cannot be read stays as
/// it is, for the checks to show.
std::vector<StoredRow>
asPatches(const std::vector<std::string>& names, StoredRow row, const StoredRow* before)
{
    const HabitatColumns columns{names};
    if (before != nullptr) {
        StoredRow old = *before;
        const auto differs = [&](std::string_view name) {
            const StoredCell* left = columns.find(row, name);
            const StoredCell* right = columns.find(old, name);
            return left != nullptr && (right == nullptr || left->bytes != right->bytes);
        };
        StoredCell* status = columns.find(row, "status");
        if (status != nullptr && (differs("class_code") || differs(geometryColumn))) {
            *status = textCell(model::name(model::PatchStatus::Edited));
        }
    }
    const StoredCell* blob = columns.find(row, geometryColumn);
    const auto shape = blob != nullptr
                           ? geometry::fromGeoPackageBlob(blob->bytes, geometry::Grid::Snap)
                           : Result<geometry::Shape>{geometry::Shape{}};
    std::vector<StoredRow> rows{row};
    if (!shape || shape->polygons.empty()) {
        return rows;
    }
    setOutline(columns, rows.front(), shape->polygons.front());
    for (std::size_t i = 1; i < shape->polygons.size(); ++i) {
        StoredRow more = row;
        more.front() = StoredCell{};
        setOutline(columns, more, shape->polygons[i]);
        rows.push_back(std::move(more));
    }
    return rows;
}

// --- journaling ----------------------------------------------------------------------------------

struct Found
{
    TableFids fids;
    TableRows before;
    TableRows after;
};

const StoredRow* rowOf(const TableRows& rows, const std::string& table, std::int64_t fid)
{
    const auto ofTable = rows.find(table);
    if (ofTable == rows.end()) {
        return nullptr;
    }
    const auto row = ofTable->second.find(fid);
    return row != ofTable->second.end() ? &row->second : nullptr;
}

/// The rows as the history knows them, so that a recording sees the change happen.
Result<> restoreBefore(Database& database, const std::string& table, const Found& found)
{
    ECO_ASSIGN(const std::vector<std::string> columns, database.columnsOf(table));
    for (const std::int64_t fid : found.fids.at(table)) {
        ECO_TRY(deleteRow(database, table, fid));
        if (const StoredRow* row = rowOf(found.before, table, fid)) {
            ECO_TRY(insertRow(database, table, columns, *row));
        }
    }
    return {};
}

Result<>
applyAfter(Database& database, const std::string& table, const Found& found, OutsideEdits& edits)
{
    ECO_ASSIGN(const std::vector<std::string> columns, database.columnsOf(table));
    const bool habitat = table == "habitat";
    for (const std::int64_t fid : found.fids.at(table)) {
        const StoredRow* before = rowOf(found.before, table, fid);
        const StoredRow* after = rowOf(found.after, table, fid);
        if (after == nullptr) {
            ECO_TRY(deleteRow(database, table, fid));
            ++edits.removed;
            continue;
        }
        const std::vector<StoredRow> rows =
            habitat ? asPatches(columns, *after, before) : std::vector<StoredRow>{*after};
        ++(before != nullptr ? edits.changed : edits.added);
        for (const StoredRow& row : rows) {
            const bool first = &row == &rows.front();
            ECO_TRY(before != nullptr && first ? updateRow(database, table, columns, row)
                                               : insertRow(database, table, columns, row));
            if (habitat) {
                edits.patches.push_back(first ? fid : database.lastRowId());
            }
            edits.added += first ? 0 : 1;
        }
    }
    return {};
}

Result<> journalScope(Database& database,
                      History& history,
                      const model::Author& author,
                      model::Scope scope,
                      const Found& found,
                      OutsideEdits& edits)
{
    std::vector<std::string> tables;
    for (const auto& [table, fids] : found.fids) {
        const auto of = table == "proposal" ? model::Scope::Proposal : model::Scope::Map;
        if (of == scope) {
            tables.push_back(table);
            ECO_TRY(restoreBefore(database, table, found));
        }
    }
    if (tables.empty()) {
        return {};
    }
    model::EntryHeader header;
    header.kind = "edited-outside";
    header.scope = scope;
    header.author = author;
    header.reason = "edited by another program";
    ECO_ASSIGN(Recording recording, history.begin(header));
    const OutsideEdits earlier = edits;
    for (const std::string& table : tables) {
        ECO_TRY(applyAfter(database, table, found, edits));
    }
    recording.setDetails(R"({"changed": )" + toText(edits.changed - earlier.changed) +
                         R"(, "added": )" + toText(edits.added - earlier.added) +
                         R"(, "removed": )" + toText(edits.removed - earlier.removed) + "}");
    ECO_ASSIGN(model::HistoryEntry entry, recording.commit());
    if (!edits.entry) {
        edits.entry = std::move(entry);
    }
    return {};
}

// --- when the history cannot tell ----------------------------------------------------------------

Result<> forgetMissingLayers(Database& database)
{
    return database.execute(
        "DELETE FROM ecotone_layer_field WHERE layer NOT IN (SELECT name FROM sqlite_schema); "
        "DELETE FROM ecotone_layer WHERE name NOT IN (SELECT name FROM sqlite_schema)");
}

Result<> recomputeAreas(Database& database)
{
    ECO_ASSIGN(const std::vector<std::string> columns, database.columnsOf("habitat"));
    ECO_ASSIGN(Statement rows, database.prepare("SELECT fid, area_half_cm2, geom FROM habitat"));
    TableFids wrong;
    for (;;) {
        ECO_ASSIGN(const bool row, rows.step());
        if (!row) {
            break;
        }
        const auto shape = geometry::fromGeoPackageBlob(rows.blob(2), geometry::Grid::Strict);
        if (!shape || shape->polygons.size() != 1 ||
            geometry::areaOf(*shape).toInt64() != rows.integer(1)) {
            wrong["habitat"].insert(rows.integer(0));
        }
    }
    ECO_ASSIGN(const TableRows present, presentRows(database, wrong));
    for (const std::int64_t fid : wrong["habitat"]) {
        for (const StoredRow& row : asPatches(columns, *rowOf(present, "habitat", fid), nullptr)) {
            ECO_TRY(row.front().cell.type == SQLITE_NULL
                        ? insertRow(database, "habitat", columns, row)
                        : updateRow(database, "habitat", columns, row));
        }
    }
    return {};
}

/// Accepts the rows as they stand: earlier entries are sealed, and a baseline holds all rows.
Result<> seal(Database& database, const model::Author& author, OutsideEdits& edits)
{
    ECO_TRY(forgetMissingLayers(database));
    ECO_TRY(recomputeAreas(database));
    ECO_TRY(database.execute("UPDATE ecotone_history SET state = 3 WHERE state IN (0, 1)"));
    ECO_ASSIGN(const std::uint64_t hash, domainHash(database));
    ECO_TRY(setStoredHash(database, hash));
    model::EntryHeader header;
    header.kind = baselineKind;
    header.author = author;
    header.reason = "edited by another program in a way the history cannot take back";
    ECO_ASSIGN(edits.entry, appendEntry(database, header, model::EntryState::Sealed, {}, 0, 0));
    ECO_ASSIGN(const std::vector<DomainTable> tables, database.domainTables());
    for (const DomainTable& table : tables) {
        ECO_ASSIGN(const ImportCopy copy,
                   copyRows(database, table.name, 1, std::numeric_limits<std::int64_t>::max()));
        if (copy.rows > 0) {
            ECO_TRY(appendImport(database, edits.entry->id, table.name, copy));
        }
    }
    edits.sealed = true;
    database.wroteRows = true;
    return {};
}

/// What differs, or nothing when the history cannot tell.
Result<std::optional<Found>> search(Database& database)
{
    ECO_ASSIGN(const std::vector<DomainTable> tables, database.domainTables());
    for (const DomainTable& table : tables) {
        ECO_ASSIGN(const std::vector<std::string> columns, database.columnsOf(table.name));
        if (columns.empty()) {
            return std::nullopt;
        }
    }
    const auto expected = expectedHashes(database);
    if (!expected) {
        return std::nullopt;
    }
    std::uint64_t sum = 0;
    for (const auto& [table, rows] : *expected) {
        for (const auto& [fid, hash] : rows) {
            sum += hash;
        }
    }
    ECO_ASSIGN(const std::uint64_t stored, storedHash(database));
    if (sum != stored) {
        return std::nullopt;
    }
    ECO_ASSIGN(const TableHashes present, presentHashes(database, tables));
    Found found;
    found.fids = differences(*expected, present);
    auto before = expectedRows(database, found.fids);
    if (!before) {
        return std::nullopt;
    }
    found.before = std::move(*before);
    ECO_ASSIGN(found.after, presentRows(database, found.fids));
    return found;
}

} // namespace

Result<> readClosingStamp(Database& database)
{
    ECO_ASSIGN(const std::optional<std::string> stamp, database.meta(metaStamp));
    ECO_ASSIGN(database.dataVersion, database.integer("PRAGMA data_version"));
    const auto counter = changeCounter(database);
    database.asWeLeftIt = stamp && counter && parseInteger(*stamp) == counter;
    return {};
}

Result<bool> rowsAreKnown(Database& database)
{
    ECO_ASSIGN(const std::int64_t version, database.integer("PRAGMA data_version"));
    return database.asWeLeftIt && version == database.dataVersion;
}

Result<> writeClosingStamp(Database& database)
{
    const auto counter = changeCounter(database);
    return counter ? database.setMeta(metaStamp, toText(*counter + 1)) : Result<>{};
}

Result<bool> knownWithoutLooking(Database& database)
{
    const auto before = newestState(database);
    ECO_ASSIGN(SavePoint point, SavePoint::begin(database, "glance"));
    ECO_ASSIGN(const bool known, rowsAreKnown(database)); // The transaction begins with it.
    const bool newest = before && newestState(database) == before;
    if (known && newest) {
        rememberKnown(database, *before);
    }
    return known || (newest && isRememberedAsKnown(database, *before));
}

Result<bool> differsFromHistory(Database& database)
{
    const auto before = newestState(database);
    ECO_ASSIGN(SavePoint point, SavePoint::begin(database, "look"));
    ECO_ASSIGN(const bool known, rowsAreKnown(database)); // The transaction begins with it.
    const bool newest = before && newestState(database) == before;
    ECO_ASSIGN(const std::int64_t version, database.integer("PRAGMA data_version"));
    const auto foundRight = [&] {
        database.asWeLeftIt = true;
        database.dataVersion = version;
        if (newest) {
            rememberKnown(database, *before);
        }
    };
    if (known || (newest && isRememberedAsKnown(database, *before))) {
        foundRight();
        return false;
    }
    ECO_ASSIGN(const std::vector<DomainTable> tables, database.domainTables());
    for (const DomainTable& table : tables) {
        ECO_ASSIGN(const std::vector<std::string> columns, database.columnsOf(table.name));
        if (columns.empty()) {
            return true;
        }
    }
    ECO_ASSIGN(const std::uint64_t present, domainHash(database));
    ECO_ASSIGN(const std::uint64_t stored, storedHash(database));
    if (present == stored) {
        // Seen and found equal: no need to look again until somebody writes.
        foundRight();
    }
    return present != stored;
}

Result<OutsideEdits>
journalOutsideEdits(Database& database, History& history, const model::Author& author)
{
    OutsideEdits edits;
    ECO_ASSIGN(const bool differs, differsFromHistory(database));
    if (!differs) {
        return edits;
    }
    model::Author named = author;
    if (named.name.empty()) {
        named.name = unknownAuthor;
    }
    ECO_ASSIGN(Batch batch, history.beginBatch());
    ECO_ASSIGN(const std::optional<Found> found, search(database));
    if (found) {
        for (const model::Scope scope : {model::Scope::Map, model::Scope::Proposal}) {
            ECO_TRY(journalScope(database, history, named, scope, *found, edits));
        }
    } else {
        ECO_TRY(seal(database, named, edits));
    }
    ECO_TRY(batch.commit());
    std::sort(edits.patches.begin(), edits.patches.end());
    database.asWeLeftIt = true;
    ECO_ASSIGN(database.dataVersion, database.integer("PRAGMA data_version"));
    return edits;
}

} // namespace ecotone::store
