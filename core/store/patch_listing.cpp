#include "core/store/patch_listing.h"

#include "core/store/database.h"
#include "core/store/patch_repository.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace ecotone::store {

namespace {

using model::PatchId;

std::string_view columnOf(PatchField field)
{
    switch (field) {
    case PatchField::Id: return "fid";
    case PatchField::Class: return "class_code";
    case PatchField::Country: return "country";
    case PatchField::Landscape: return "coalesce(landscape, '')";
    case PatchField::Area: return "area_half_cm2";
    case PatchField::SourceCode: return "source_code";
    case PatchField::SourceText: return "source_text";
    case PatchField::Confidence: return "confidence";
    case PatchField::Status: return "status";
    case PatchField::ObservedOn: return "observed_on";
    case PatchField::EditedBy: return "edited_by";
    }
    return "fid";
}

bool holdsCodes(PatchField field)
{
    return field == PatchField::Class || field == PatchField::Country ||
           field == PatchField::Landscape || field == PatchField::Status;
}

std::string marks(std::size_t count)
{
    std::string list;
    for (std::size_t i = 0; i < count; ++i) {
        list += i == 0 ? "?" : ", ?";
    }
    return list;
}

/// Conditions, and the texts of their parameters in order.
struct Conditions
{
    std::string sql = "1";
    std::vector<std::string> texts;

    void require(const std::string& condition) { sql += " AND " + condition; }
};

Conditions conditionsOf(const PatchListing& listing)
{
    Conditions conditions;
    if (!listing.landscape.empty()) {
        conditions.require("landscape = ?");
        conditions.texts.push_back(listing.landscape);
    }
    if (listing.search) {
        const auto& search = *listing.search;
        std::string any = "class_code IN (" + marks(search.classes.size()) + ")";
        conditions.texts.insert(
            conditions.texts.end(), search.classes.begin(), search.classes.end());
        if (search.id) {
            any += " OR fid = " + std::to_string(*search.id);
        }
        for (const auto& text : search.texts) {
            any += " OR instr(source_code, ?) OR instr(source_text, ?)";
            conditions.texts.insert(conditions.texts.end(), 2, text);
        }
        conditions.require("(" + any + ")");
    }
    return conditions;
}

Result<Statement> prepared(Database& database, const std::string& sql, const Conditions& conditions)
{
    ECO_ASSIGN(Statement statement, database.prepare(sql));
    int parameter = 0;
    for (const auto& text : conditions.texts) {
        statement.bind(++parameter, std::string_view{text});
    }
    return statement;
}

/// In order of fid. Asked without an order, SQLite walks the narrowest index and leaves the
/// outlines alone.
Result<> appendSorted(Database& database, const Conditions& conditions, std::vector<PatchId>& ids)
{
    const auto first = static_cast<std::ptrdiff_t>(ids.size());
    ECO_ASSIGN(Statement rows,
               prepared(database, "SELECT fid FROM habitat WHERE " + conditions.sql, conditions));
    for (;;) {
        ECO_ASSIGN(const bool row, rows.step());
        if (!row) {
            std::sort(ids.begin() + first, ids.end());
            return {};
        }
        ids.push_back(rows.integer(0));
    }
}

/// One query a code: an index finds its rows, and nothing has to be sorted but numbers.
Result<std::vector<PatchId>> byCodes(Database& database, const PatchListing& listing)
{
    const std::string column{columnOf(listing.field)};
    auto codes = listing.codesInOrder;
    if (listing.direction == SortDirection::Descending) {
        std::reverse(codes.begin(), codes.end());
    }
    std::vector<PatchId> ids;
    for (const auto& code : codes) {
        auto conditions = conditionsOf(listing);
        conditions.require(column + " = ?");
        conditions.texts.push_back(code);
        ECO_TRY(appendSorted(database, conditions, ids));
    }
    auto others = conditionsOf(listing);
    others.require(column + " NOT IN (" + marks(codes.size()) + ")");
    others.texts.insert(others.texts.end(), codes.begin(), codes.end());
    ECO_TRY(appendSorted(database, others, ids));
    return ids;
}

/// Numbers are sorted here, faster than SQLite's sorter for a million of them.
Result<std::vector<PatchId>> byNumber(Database& database, const PatchListing& listing)
{
    const auto conditions = conditionsOf(listing);
    ECO_ASSIGN(Statement rows,
               prepared(database,
                        "SELECT " + std::string{columnOf(listing.field)} +
                            ", fid FROM habitat WHERE " + conditions.sql,
                        conditions));
    std::vector<std::pair<double, PatchId>> keyed;
    for (;;) {
        ECO_ASSIGN(const bool row, rows.step());
        if (!row) {
            break;
        }
        const double key = rows.real(0);
        keyed.emplace_back(listing.direction == SortDirection::Descending ? -key : key,
                           rows.integer(1));
    }
    std::sort(keyed.begin(), keyed.end());
    std::vector<PatchId> ids;
    ids.reserve(keyed.size());
    for (const auto& [key, id] : keyed) {
        ids.push_back(id);
    }
    return ids;
}

Result<std::vector<PatchId>> byText(Database& database, const PatchListing& listing)
{
    const auto conditions = conditionsOf(listing);
    const bool descending = listing.direction == SortDirection::Descending;
    ECO_ASSIGN(Statement rows,
               prepared(database,
                        "SELECT fid FROM habitat WHERE " + conditions.sql + " ORDER BY " +
                            std::string{columnOf(listing.field)} + (descending ? " DESC" : "") +
                            ", fid",
                        conditions));
    std::vector<PatchId> ids;
    for (;;) {
        ECO_ASSIGN(const bool row, rows.step());
        if (!row) {
            return ids;
        }
        ids.push_back(rows.integer(0));
    }
}

} // namespace

Result<std::vector<PatchId>> PatchRepository::list(const PatchListing& listing)
{
    if (holdsCodes(listing.field)) {
        return byCodes(*m_database, listing);
    }
    if (listing.field == PatchField::Area || listing.field == PatchField::Confidence) {
        return byNumber(*m_database, listing);
    }
    if (listing.field != PatchField::Id) {
        return byText(*m_database, listing);
    }
    std::vector<PatchId> ids;
    ECO_TRY(appendSorted(*m_database, conditionsOf(listing), ids));
    if (listing.direction == SortDirection::Descending) {
        std::reverse(ids.begin(), ids.end());
    }
    return ids;
}

} // namespace ecotone::store
