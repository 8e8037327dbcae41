#include "core/store/patch_repository.h"

#include "core/base/number.h"
#include "core/geometry/wkb.h"
#include "core/store/database.h"
#include "core/store/read_through.h"
#include "core/store/recorder.h"
#include "core/store/row_hash.h"
#include "core/store/schema.h"
#include "core/store/spatial_filter.h"
#include "core/store/spatial_functions.h"
#include "core/store/sql_sandbox.h"

#include <algorithm>
#include <array>
#include <optional>
#include <sqlite3.h>

namespace ecotone::store {

namespace {

using model::Patch;
using model::PatchAttributes;
using model::PatchId;

constexpr double whereSeconds = 5.0;

constexpr std::string_view insertSql =
    "INSERT INTO habitat (fid, class_code, country, area_half_cm2, area_m2, landscape, source_id, "
    "source_fid, source_code, source_text, rule_id, confidence, status, observed_on, edited_by, "
    "reviewed_by, attributes_json, geom) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, "
    "?12, ?13, ?14, ?15, ?16, ?17, ?18)";
constexpr std::string_view replaceSql =
    "UPDATE habitat SET class_code = ?2, country = ?3, area_half_cm2 = ?4, area_m2 = ?5, "
    "landscape = ?6, source_id = ?7, source_fid = ?8, source_code = ?9, source_text = ?10, "
    "rule_id = ?11, confidence = ?12, status = ?13, observed_on = ?14, edited_by = ?15, "
    "reviewed_by = ?16, attributes_json = ?17, geom = ?18 WHERE fid = ?1";
constexpr std::string_view attributeColumns =
    "class_code, country, landscape, source_id, source_fid, source_code, source_text, rule_id, "
    "confidence, status, observed_on, edited_by, reviewed_by, attributes_json";

Cell textCell(std::string_view text)
{
    return {SQLITE_TEXT, 0, 0.0, text};
}

/// NULL for an empty text: the stored form of "not known".
Cell optionalCell(std::string_view text)
{
    return text.empty() ? Cell{} : textCell(text);
}

Cell integerCell(std::int64_t value)
{
    return {SQLITE_INTEGER, value, 0.0, {}};
}

Cell realCell(double value)
{
    return {SQLITE_FLOAT, 0, value, {}};
}

/// Columns 1 to 17 as they are stored; they look into the patch and the blob.
using PatchCells = std::array<Cell, 17>;

PatchCells cellsOf(const Patch& patch, std::string_view blob)
{
    const PatchAttributes& a = patch.attributes;
    const geometry::Area area = geometry::areaOf(patch.outline);
    return {textCell(a.classCode),
            textCell(a.country),
            integerCell(area.toInt64()),
            realCell(area.squareMetres()),
            optionalCell(a.landscape),
            a.sourceId == 0 ? Cell{} : integerCell(a.sourceId),
            optionalCell(a.sourceFid),
            optionalCell(a.sourceCode),
            optionalCell(a.sourceText),
            optionalCell(a.ruleId),
            realCell(a.confidence),
            textCell(model::name(a.status)),
            optionalCell(a.observedOn),
            optionalCell(a.editedBy),
            optionalCell(a.reviewedBy),
            optionalCell(a.attributesJson),
            Cell{SQLITE_BLOB, 0, 0.0, blob}};
}

/// Parameter 1 is the fid; the cells must outlive the run.
void bindPatch(Statement& statement, PatchId id, const PatchCells& cells)
{
    statement.bindOptional(1, id);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        bindCell(statement, static_cast<int>(i) + 2, cells[i]);
    }
}

PatchAttributes attributesOf(const Statement& row, int first)
{
    PatchAttributes a;
    a.classCode = row.text(first);
    a.country = row.text(first + 1);
    a.landscape = row.text(first + 2);
    a.sourceId = row.integer(first + 3);
    a.sourceFid = row.text(first + 4);
    a.sourceCode = row.text(first + 5);
    a.sourceText = row.text(first + 6);
    a.ruleId = row.text(first + 7);
    a.confidence = row.real(first + 8);
    a.status = model::patchStatusFromName(row.text(first + 9));
    a.observedOn = row.text(first + 10);
    a.editedBy = row.text(first + 11);
    a.reviewedBy = row.text(first + 12);
    a.attributesJson = row.text(first + 13);
    return a;
}

Result<geometry::Polygon> outlineOf(const Database& database, PatchId id, std::string_view blob)
{
    auto shape = geometry::fromGeoPackageBlob(blob);
    if (!shape || shape->polygons.size() != 1) {
        return fail(ErrorCode::InvalidGeometry,
                    database.file() + ": patch " + toText(id) +
                        ": its outline is not one polygon on the grid" +
                        (shape ? std::string{} : ": " + shape.error().detail));
    }
    return std::move(shape->polygons.front());
}

/// Columns fid, area, geom, then the attributes.
Result<Patch> patchOf(const Database& database, const Statement& row)
{
    Patch patch;
    patch.id = row.integer(0);
    patch.area = geometry::Area::fromHalfSquareCentimetres(row.integer(1));
    ECO_ASSIGN(patch.outline, outlineOf(database, patch.id, row.blob(2)));
    patch.attributes = attributesOf(row, 3);
    return patch;
}

/// WHERE clause of a filter and the texts it needs, in order.
struct FilterSql
{
    std::string where;
    std::vector<std::string> texts;

    void require(const std::string& condition)
    {
        where += (where.empty() ? " WHERE " : " AND ") + condition;
    }
    void bind(Statement& statement) const
    {
        int parameter = 0;
        for (const std::string& text : texts) {
            statement.bind(++parameter, std::string_view{text});
        }
    }
};

enum class BoxBy : unsigned char
{
    Member, ///< A condition on fid.
    Join,   ///< The spatial index is joined as `i`.
};

Result<FilterSql>
sqlOf(Database& database, const model::PatchFilter& filter, BoxBy boxBy = BoxBy::Member)
{
    FilterSql sql;
    if (!filter.classes.empty()) {
        std::string marks;
        for (const std::string& code : filter.classes) {
            marks += marks.empty() ? "?" : ", ?";
            sql.texts.push_back(code);
        }
        sql.require("class_code IN (" + marks + ")");
    }
    if (!filter.country.empty()) {
        sql.require("country = ?");
        sql.texts.push_back(filter.country);
    }
    if (!filter.landscape.empty()) {
        sql.require("landscape = ?");
        sql.texts.push_back(filter.landscape);
    }
    if (!filter.sourceCode.empty()) {
        sql.require("source_code = ?");
        sql.texts.push_back(filter.sourceCode);
    }
    if (filter.box && boxBy == BoxBy::Join) {
        sql.require(indexCondition(*filter.box));
    } else if (filter.box) {
        ECO_ASSIGN(const std::string condition, boxCondition(database, "habitat", *filter.box));
        sql.require(condition);
    }
    return sql;
}

/// Which stored envelopes reach a box, once their sides are rounded to the grid.
class BoxTest
{
public:
    explicit BoxTest(const std::optional<geometry::Box>& box) : m_restricts{box.has_value()}
    {
        if (box) {
            constexpr double half = 0.005; // Metres: what is rounded to the box's own side.
            const geometry::RealPoint low = geometry::toMetres({box->minX, box->minY});
            const geometry::RealPoint high = geometry::toMetres({box->maxX, box->maxY});
            m_box = {low.x - half, low.y - half, high.x + half, high.y + half};
        }
    }
    [[nodiscard]] bool passes(std::string_view blob) const
    {
        if (!m_restricts) {
            return true;
        }
        const auto envelope = envelopeOf(blob);
        return envelope && envelope->maxX >= m_box.minX && envelope->minX <= m_box.maxX &&
               envelope->maxY >= m_box.minY && envelope->minY <= m_box.maxY;
    }

private:
    bool m_restricts;
    geometry::RealBox m_box;
};

std::string_view expressionOf(PatchColumn column)
{
    switch (column) {
    case PatchColumn::Class: return "class_code";
    case PatchColumn::Country: return "country";
    case PatchColumn::Landscape: return "landscape"; // As it is, an index has it in order.
    case PatchColumn::Source: return "coalesce(source_id, '')";
    case PatchColumn::Status: return "status";
    case PatchColumn::Rule: return "coalesce(rule_id, '')";
    case PatchColumn::SourceCode: return "coalesce(source_code, '')";
    case PatchColumn::Confidence: return "printf('%.2f', coalesce(confidence, 0))";
    }
    return "class_code";
}

Error missing(const Database& database, PatchId id)
{
    return {ErrorCode::NotFound,
            database.file() + ": there is no patch " + toText(id),
            std::source_location::current()};
}

/// Ids as one parameter: many rows in one statement cost a fraction of a statement each.
std::string jsonList(std::span<const PatchId> ids)
{
    std::string list{"["};
    for (const PatchId id : ids) {
        list += (list.size() > 1 ? "," : "") + toText(id);
    }
    return list + "]";
}

/// Fails with NotFound and the first id that does not exist.
Result<> requireAll(Database& database, std::span<const PatchId> ids, const std::string& list)
{
    if (ids.empty()) {
        return {};
    }
    ECO_ASSIGN(Statement absent,
               database.prepare("SELECT value FROM json_each(?) WHERE value NOT IN "
                                "(SELECT fid FROM habitat) LIMIT 1"));
    absent.bind(1, std::string_view{list});
    ECO_ASSIGN(const bool found, absent.step());
    return found ? fail(missing(database, absent.integer(0))) : Result<>{};
}

} // namespace

Result<std::vector<PatchId>> PatchRepository::insert(std::span<const Patch> patches)
{
    ECO_TRY(m_database->requireRecording(model::Scope::Map));
    ECO_ASSIGN(Statement statement, m_database->prepare(insertSql));
    std::vector<PatchId> ids;
    ids.reserve(patches.size());
    for (const Patch& patch : patches) {
        const std::string blob = geometry::toGeoPackageBlob(patch.outline, projectSrsId);
        const PatchCells cells = cellsOf(patch, blob);
        bindPatch(statement, patch.id, cells);
        ECO_TRY(statement.run());
        ids.push_back(m_database->lastRowId());
        m_database->recorder->noticeRow("habitat", ids.back(), cells);
    }
    return ids;
}

Result<Patch> PatchRepository::get(PatchId id)
{
    ECO_ASSIGN(Statement row,
               m_database->prepare("SELECT fid, area_half_cm2, geom, " +
                                   std::string{attributeColumns} + " FROM habitat WHERE fid = ?"));
    row.bind(1, id);
    ECO_ASSIGN(const bool found, row.step());
    if (!found) {
        return fail(missing(*m_database, id));
    }
    return patchOf(*m_database, row);
}

Result<PatchAttributes> PatchRepository::attributes(PatchId id)
{
    ECO_ASSIGN(Statement row,
               m_database->prepare("SELECT " + std::string{attributeColumns} +
                                   " FROM habitat WHERE fid = ?"));
    row.bind(1, id);
    ECO_ASSIGN(const bool found, row.step());
    if (!found) {
        return fail(missing(*m_database, id));
    }
    return attributesOf(row, 0);
}

Result<std::vector<Patch>> PatchRepository::withoutOutlines(std::span<const PatchId> ids)
{
    ECO_ASSIGN(Statement row,
               m_database->prepare("SELECT area_half_cm2, " + std::string{attributeColumns} +
                                   " FROM habitat WHERE fid = ?"));
    std::vector<Patch> patches;
    for (const PatchId id : ids) {
        row.reset();
        row.bind(1, id);
        ECO_ASSIGN(const bool found, row.step());
        if (found) {
            auto& patch = patches.emplace_back();
            patch.id = id;
            patch.area = geometry::Area::fromHalfSquareCentimetres(row.integer(0));
            patch.attributes = attributesOf(row, 1);
        }
    }
    return patches;
}

Result<> PatchRepository::visit(const model::PatchFilter& filter,
                                const std::function<bool(const model::PatchView&)>& visit)
{
    constexpr std::string_view columns =
        "h.fid, class_code, country, area_half_cm2, geom, landscape";
    // Reading every row costs less than finding most of them.
    constexpr double mostOfIt = 0.4;
    model::PatchFilter asked = filter;
    BoxBy boxBy = BoxBy::Member;
    std::string from = " FROM habitat h";
    std::string order = " ORDER BY h.fid";
    if (filter.order == model::PatchOrder::Any) {
        order.clear();
        if (filter.box) {
            ECO_ASSIGN(const std::optional<double> share,
                       indexedShare(*m_database, "habitat", *filter.box));
            if (share && *share > mostOfIt) {
                asked.box.reset();
            } else if (share) {
                // Rows come as the index finds them, the first one at once.
                boxBy = BoxBy::Join;
                from = " FROM " + sqlName(spatialIndexName("habitat")) +
                       " i CROSS JOIN habitat h ON h.fid = i.id";
            }
        }
    }
    ECO_ASSIGN(const FilterSql sql, sqlOf(*m_database, asked, boxBy));
    ECO_ASSIGN(Statement rows,
               m_database->prepare("SELECT " + std::string{columns} + from + sql.where + order));
    std::optional<ReadThrough> pages;
    if (!asked.box) {
        pages.emplace(*m_database);
    }
    sql.bind(rows);
    const BoxTest box{filter.box};
    for (;;) {
        ECO_ASSIGN(const bool row, rows.step());
        if (!row) {
            return {};
        }
        const std::string_view blob = rows.blob(4);
        if (box.passes(blob) && !visit({rows.integer(0),
                                        rows.text(1),
                                        rows.text(2),
                                        rows.integer(3),
                                        blob,
                                        rows.text(5)})) {
            return {};
        }
    }
}

Result<> PatchRepository::visitWhole(const model::PatchFilter& filter,
                                     const std::function<bool(const Patch&)>& visit)
{
    ECO_ASSIGN(const FilterSql sql, sqlOf(*m_database, filter));
    ECO_ASSIGN(Statement rows,
               m_database->prepare("SELECT fid, area_half_cm2, geom, " +
                                   std::string{attributeColumns} + " FROM habitat" + sql.where +
                                   " ORDER BY fid"));
    sql.bind(rows);
    const BoxTest box{filter.box};
    for (;;) {
        ECO_ASSIGN(const bool row, rows.step());
        if (!row) {
            return {};
        }
        if (!box.passes(rows.blob(2))) {
            continue;
        }
        ECO_ASSIGN(const Patch patch, patchOf(*m_database, rows));
        if (!visit(patch)) {
            return {};
        }
    }
}

Result<std::vector<PatchId>> PatchRepository::fidsWhere(const std::string& expression)
{
    ECO_TRY(checkSingleExpression(expression));
    const SqlSandbox sandbox{m_database->handle(), "habitat", whereSeconds};
    const auto explain = [&](const Error& error) {
        std::string why = error.detail;
        if (sandbox.outOfTime()) {
            why = "it takes too long";
        } else if (!sandbox.refused().empty()) {
            why = "it may not use " + sandbox.refused();
        }
        return fail(ErrorCode::ExpressionInvalid,
                    "the expression \"" + expression + "\" is refused: " + why);
    };
    auto rows =
        m_database->prepare("SELECT fid FROM habitat WHERE (" + expression + ") ORDER BY fid");
    if (!rows) {
        return explain(rows.error());
    }
    std::vector<PatchId> ids;
    for (;;) {
        const auto row = rows->step();
        if (!row) {
            return explain(row.error());
        }
        if (!*row) {
            return ids;
        }
        ids.push_back(rows->integer(0));
    }
}

Result<std::int64_t> PatchRepository::setClass(std::span<const PatchId> ids,
                                               const ClassChange& change)
{
    ECO_TRY(m_database->requireChanging(model::Scope::Map));
    const std::string list = jsonList(ids);
    ECO_TRY(requireAll(*m_database, ids, list));
    ECO_ASSIGN(Statement update,
               m_database->prepare("UPDATE habitat SET class_code = ?2, status = ?3, "
                                   "edited_by = ?4 WHERE fid IN (SELECT value FROM json_each(?1)) "
                                   "AND class_code <> ?2"));
    update.bind(1, std::string_view{list});
    update.bind(2, std::string_view{change.classCode});
    update.bind(3, model::name(change.status));
    update.bindOptional(4, change.editedBy);
    ECO_TRY(update.run());
    return m_database->changes();
}

Result<> PatchRepository::setReviewed(std::span<const PatchId> ids, const std::string& reviewer)
{
    ECO_TRY(m_database->requireChanging(model::Scope::Map));
    const std::string list = jsonList(ids);
    ECO_TRY(requireAll(*m_database, ids, list));
    ECO_ASSIGN(Statement update,
               m_database->prepare("UPDATE habitat SET status = ?2, reviewed_by = ?3 "
                                   "WHERE fid IN (SELECT value FROM json_each(?1))"));
    update.bind(1, std::string_view{list});
    update.bind(2, model::name(model::PatchStatus::Reviewed));
    update.bindOptional(3, reviewer);
    return update.run();
}

Result<std::optional<PatchId>> PatchRepository::firstOutside(std::span<const PatchId> ids,
                                                             const std::string& country)
{
    ECO_ASSIGN(Statement row, m_database->prepare("SELECT country FROM habitat WHERE fid = ?"));
    for (const PatchId id : ids) {
        row.bind(1, id);
        ECO_ASSIGN(const bool found, row.step());
        if (!found) {
            return fail(missing(*m_database, id));
        }
        const bool outside = row.text(0) != country;
        row.reset();
        if (outside) {
            return std::optional{id};
        }
    }
    return std::nullopt;
}

Result<> PatchRepository::replace(std::span<const Patch> patches)
{
    ECO_TRY(m_database->requireChanging(model::Scope::Map));
    ECO_ASSIGN(Statement update, m_database->prepare(replaceSql));
    for (const Patch& patch : patches) {
        const std::string blob = geometry::toGeoPackageBlob(patch.outline, projectSrsId);
        const PatchCells cells = cellsOf(patch, blob);
        bindPatch(update, patch.id, cells);
        ECO_TRY(update.run());
        if (m_database->changes() == 0) {
            return fail(missing(*m_database, patch.id));
        }
    }
    return {};
}

Result<> PatchRepository::erase(std::span<const PatchId> ids)
{
    ECO_TRY(m_database->requireChanging(model::Scope::Map));
    const std::string list = jsonList(ids);
    ECO_TRY(requireAll(*m_database, ids, list));
    ECO_ASSIGN(Statement remove,
               m_database->prepare("DELETE FROM habitat WHERE fid IN "
                                   "(SELECT value FROM json_each(?))"));
    remove.bind(1, std::string_view{list});
    return remove.run();
}

Result<std::int64_t> PatchRepository::count()
{
    return m_database->integer("SELECT count(*) FROM habitat");
}

Result<std::vector<AreaGroup>> PatchRepository::areaBy(std::span<const PatchColumn> columns,
                                                       const model::PatchFilter& filter)
{
    ECO_ASSIGN(const FilterSql sql, sqlOf(*m_database, filter));
    std::string names;
    std::string places;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        names.append(expressionOf(columns[i])).append(", ");
        places += (places.empty() ? "" : ", ") + toText(static_cast<std::int64_t>(i) + 1);
    }
    std::string text =
        "SELECT " + names + "count(*), coalesce(sum(area_half_cm2), 0) FROM habitat" + sql.where;
    if (!columns.empty()) {
        text += " GROUP BY " + places + " ORDER BY " + places;
    }
    ECO_ASSIGN(Statement rows, m_database->prepare(text));
    sql.bind(rows);
    const int keys = static_cast<int>(columns.size());
    std::vector<AreaGroup> groups;
    for (;;) {
        ECO_ASSIGN(const bool row, rows.step());
        if (!row) {
            return groups;
        }
        AreaGroup group;
        for (int key = 0; key < keys; ++key) {
            group.keys.push_back(rows.string(key));
        }
        group.patches = rows.integer(keys);
        group.area = geometry::Area::fromHalfSquareCentimetres(rows.integer(keys + 1));
        groups.push_back(std::move(group));
    }
}

Result<geometry::Box> PatchRepository::bounds(const model::PatchFilter& filter)
{
    geometry::Box box;
    ECO_TRY(visit(filter, [&](const model::PatchView& patch) {
        if (const auto envelope = gridEnvelopeOf(patch.geometryBlob)) {
            box.extend(*envelope);
        }
        return true;
    }));
    return box;
}

Result<std::vector<std::string>> PatchRepository::distinct(PatchColumn column)
{
    ECO_ASSIGN(Statement rows,
               m_database->prepare("SELECT DISTINCT " + std::string{expressionOf(column)} +
                                   " FROM habitat ORDER BY 1"));
    std::vector<std::string> values;
    for (;;) {
        ECO_ASSIGN(const bool row, rows.step());
        if (!row) {
            return values;
        }
        if (!rows.text(0).empty()) {
            values.push_back(rows.string(0));
        }
    }
}

} // namespace ecotone::store
