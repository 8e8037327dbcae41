#include "core/store/record_repositories.h"

#include "core/base/number.h"
#include "core/geometry/wkb.h"
#include "core/store/database.h"
#include "core/store/schema.h"

#include <algorithm>

namespace ecotone::store {

namespace {

std::string blobOf(const geometry::MultiPolygon& outline)
{
    return geometry::toGeoPackageBlob(
        geometry::shapeOf(outline), projectSrsId, geometry::Parts::Multi);
}

Result<geometry::MultiPolygon> outlineOf(std::string_view blob)
{
    ECO_ASSIGN(geometry::Shape shape, geometry::fromGeoPackageBlob(blob));
    return std::move(shape.polygons);
}

Error missing(const Database& database, const std::string& what)
{
    return {ErrorCode::NotFound,
            database.file() + ": there is no " + what,
            std::source_location::current()};
}

constexpr std::string_view sourceColumns =
    "id, title, country, agency, date, licence, sharing, file, layer, content_hash, encoding, crs, "
    "operation, accuracy_m, scheme, landscape, authority, report_json, series_id, generation";

/// What to read of a source. A file of the first schema that is only read knows no series.
Result<std::string> sourceSelect(Database& database)
{
    ECO_ASSIGN(const auto present, database.columnsOf("ecotone_source"));
    std::string columns{sourceColumns};
    if (std::find(present.begin(), present.end(), "series_id") == present.end()) {
        const std::string_view late = "series_id, generation";
        columns.replace(columns.size() - late.size(), late.size(), "0, 1");
    }
    return "SELECT " + columns + " FROM ecotone_source";
}

model::Source sourceOf(const Statement& row)
{
    model::Source source;
    source.id = row.integer(0);
    source.title = row.text(1);
    source.country = row.text(2);
    source.agency = row.text(3);
    source.date = row.text(4);
    source.licence = row.text(5);
    source.sharing = model::sharingFromName(row.text(6));
    source.file = row.text(7);
    source.layer = row.text(8);
    source.contentHash = row.text(9);
    source.encoding = row.text(10);
    source.crs = row.text(11);
    source.operation = row.text(12);
    source.accuracyMetres = row.real(13);
    source.scheme = row.text(14);
    source.landscape = row.text(15);
    source.authority = static_cast<int>(row.integer(16));
    source.reportJson = row.text(17);
    source.seriesId = row.integer(18);
    source.generation = static_cast<int>(row.integer(19));
    return source;
}

Result<std::vector<model::Source>> readSources(Statement& rows)
{
    std::vector<model::Source> sources;
    for (;;) {
        ECO_ASSIGN(const bool row, rows.step());
        if (!row) {
            return sources;
        }
        sources.push_back(sourceOf(rows));
    }
}

model::Document documentOf(const Statement& row)
{
    return {row.integer(0),
            row.string(1),
            row.string(2),
            static_cast<int>(row.integer(3)),
            row.string(4)};
}

/// Codes never hold a line end.
std::string joined(const std::vector<std::string>& parts)
{
    std::string text;
    for (const std::string& part : parts) {
        text += (text.empty() ? "" : "\n") + part;
    }
    return text;
}

std::vector<std::string> split(std::string_view text)
{
    std::vector<std::string> parts;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        parts.emplace_back(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return parts;
}

} // namespace

// --- sources ---------------------------------------------------------------------------------

Result<model::SourceId> SourceRepository::put(const model::Source& source)
{
    ECO_TRY(m_database->requireRecording(model::Scope::Map));
    ECO_ASSIGN(Statement row,
               m_database->prepare(
                   "INSERT OR REPLACE INTO ecotone_source (" + std::string{sourceColumns} +
                   ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    row.bindOptional(1, source.id);
    row.bind(2, std::string_view{source.title});
    row.bind(3, std::string_view{source.country});
    row.bind(4, std::string_view{source.agency});
    row.bind(5, std::string_view{source.date});
    row.bind(6, std::string_view{source.licence});
    row.bind(7, model::name(source.sharing));
    row.bind(8, std::string_view{source.file});
    row.bind(9, std::string_view{source.layer});
    row.bind(10, std::string_view{source.contentHash});
    row.bind(11, std::string_view{source.encoding});
    row.bind(12, std::string_view{source.crs});
    row.bind(13, std::string_view{source.operation});
    row.bind(14, source.accuracyMetres);
    row.bind(15, std::string_view{source.scheme});
    row.bind(16, std::string_view{source.landscape});
    row.bind(17, source.authority);
    row.bind(18, std::string_view{source.reportJson});
    row.bind(19, source.seriesId);
    row.bind(20, source.generation);
    ECO_TRY(row.run());
    return source.id != 0 ? source.id : m_database->lastRowId();
}

Result<model::Source> SourceRepository::get(model::SourceId id)
{
    ECO_ASSIGN(const std::string select, sourceSelect(*m_database));
    ECO_ASSIGN(Statement rows, m_database->prepare(select + " WHERE id = ?"));
    rows.bind(1, id);
    ECO_ASSIGN(std::vector<model::Source> sources, readSources(rows));
    if (sources.empty()) {
        return fail(missing(*m_database, "source " + toText(id)));
    }
    return std::move(sources.front());
}

Result<std::vector<model::Source>> SourceRepository::list()
{
    ECO_ASSIGN(const std::string select, sourceSelect(*m_database));
    ECO_ASSIGN(Statement rows, m_database->prepare(select + " ORDER BY id"));
    return readSources(rows);
}

Result<std::optional<model::Source>> SourceRepository::find(const std::string& contentHash,
                                                            const std::string& layer)
{
    ECO_ASSIGN(const std::string select, sourceSelect(*m_database));
    ECO_ASSIGN(
        Statement rows,
        m_database->prepare(select + " WHERE content_hash = ? AND layer = ? ORDER BY id DESC"));
    rows.bind(1, std::string_view{contentHash});
    rows.bind(2, std::string_view{layer});
    ECO_ASSIGN(std::vector<model::Source> sources, readSources(rows));
    return sources.empty() ? std::nullopt : std::optional{std::move(sources.front())};
}

Result<> SourceRepository::erase(model::SourceId id)
{
    ECO_TRY(m_database->requireRecording(model::Scope::Map));
    ECO_ASSIGN(Statement row, m_database->prepare("DELETE FROM ecotone_source WHERE id = ?"));
    row.bind(1, id);
    ECO_TRY(row.run());
    if (m_database->changes() == 0) {
        return fail(missing(*m_database, "source " + toText(id)));
    }
    return {};
}

// --- claims ----------------------------------------------------------------------------------

Result<> ClaimRepository::insert(std::span<const model::Claim> claims)
{
    ECO_TRY(m_database->requireRecording(model::Scope::Map));
    ECO_ASSIGN(
        Statement row,
        m_database->prepare("INSERT INTO ecotone_claim VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    for (const model::Claim& claim : claims) {
        const std::string blob = blobOf(claim.outline);
        row.bindOptional(1, claim.id);
        row.bind(2, claim.sourceId);
        row.bind(3, std::string_view{claim.sourceFid});
        row.bind(4, std::string_view{claim.sourceCode});
        row.bind(5, std::string_view{claim.country});
        row.bind(6, std::string_view{claim.classCode});
        row.bind(7, std::string_view{claim.winner});
        row.bind(8, std::string_view{claim.ruleId});
        row.bind(9, std::string_view{claim.landscape});
        row.bindBlob(10, blob);
        ECO_TRY(row.run());
    }
    return {};
}

Result<std::vector<model::Claim>> ClaimRepository::list()
{
    ECO_ASSIGN(Statement rows,
               m_database->prepare("SELECT id, source_id, source_fid, source_code, country, "
                                   "class_code, winner, rule_id, landscape, geom "
                                   "FROM ecotone_claim ORDER BY id"));
    std::vector<model::Claim> claims;
    for (;;) {
        ECO_ASSIGN(const bool row, rows.step());
        if (!row) {
            return claims;
        }
        ECO_ASSIGN(geometry::MultiPolygon outline, outlineOf(rows.blob(9)));
        claims.push_back({rows.integer(0),
                          rows.integer(1),
                          rows.string(2),
                          rows.string(3),
                          rows.string(4),
                          rows.string(5),
                          rows.string(6),
                          rows.string(7),
                          rows.string(8),
                          std::move(outline)});
    }
}

Result<> ClaimRepository::erase(std::int64_t id)
{
    ECO_TRY(m_database->requireRecording(model::Scope::Map));
    ECO_ASSIGN(Statement row, m_database->prepare("DELETE FROM ecotone_claim WHERE id = ?"));
    row.bind(1, id);
    ECO_TRY(row.run());
    return m_database->changes() > 0 ? Result<>{}
                                     : fail(missing(*m_database, "claim " + toText(id)));
}

// --- issues ----------------------------------------------------------------------------------

Result<> IssueRepository::put(std::span<const model::Issue> issues)
{
    ECO_TRY(m_database->requireRecording(model::Scope::Map));
    ECO_ASSIGN(
        Statement row,
        m_database->prepare(
            "INSERT INTO ecotone_issue (identity, code, severity, message, arguments_json, "
            "source_id, patch_id, landscape, count, fixes, state, geom) "
            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12) "
            "ON CONFLICT (identity) DO UPDATE SET code = ?2, severity = ?3, message = ?4, "
            "arguments_json = ?5, source_id = ?6, patch_id = ?7, landscape = ?8, count = ?9, "
            "fixes = ?10, geom = ?12"));
    for (const model::Issue& issue : issues) {
        const std::string fixes = joined(issue.fixes);
        const std::string blob =
            issue.place.empty()
                ? std::string{}
                : geometry::toGeoPackageBlob(issue.place, projectSrsId, geometry::Parts::Multi);
        row.bind(1, std::string_view{issue.identity});
        row.bind(2, std::string_view{issue.code});
        row.bind(3, model::name(issue.severity));
        row.bind(4, std::string_view{issue.message});
        row.bind(5, std::string_view{issue.argumentsJson});
        row.bind(6, issue.sourceId);
        row.bind(7, issue.patchId);
        row.bind(8, std::string_view{issue.landscape});
        row.bind(9, issue.count);
        row.bind(10, std::string_view{fixes});
        row.bind(11, std::string_view{issue.state});
        if (blob.empty()) {
            row.bindNull(12);
        } else {
            row.bindBlob(12, blob);
        }
        ECO_TRY(row.run());
    }
    return {};
}

Result<std::vector<model::Issue>> IssueRepository::list()
{
    ECO_ASSIGN(Statement rows,
               m_database->prepare(
                   "SELECT id, identity, code, severity, message, arguments_json, source_id, "
                   "patch_id, landscape, count, fixes, state, geom FROM ecotone_issue "
                   "ORDER BY CASE severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, "
                   "code, id"));
    std::vector<model::Issue> issues;
    for (;;) {
        ECO_ASSIGN(const bool row, rows.step());
        if (!row) {
            return issues;
        }
        model::Issue issue;
        issue.id = rows.integer(0);
        issue.identity = rows.text(1);
        issue.code = rows.text(2);
        issue.severity = model::severityFromName(rows.text(3));
        issue.message = rows.text(4);
        issue.argumentsJson = rows.text(5);
        issue.sourceId = rows.integer(6);
        issue.patchId = rows.integer(7);
        issue.landscape = rows.text(8);
        issue.count = rows.integer(9);
        issue.fixes = split(rows.text(10));
        issue.state = rows.text(11);
        if (!rows.isNull(12)) {
            ECO_ASSIGN(issue.place, geometry::fromGeoPackageBlob(rows.blob(12)));
        }
        issues.push_back(std::move(issue));
    }
}

Result<> IssueRepository::setState(model::IssueId id, const std::string& state)
{
    ECO_TRY(m_database->requireRecording(model::Scope::Map));
    ECO_ASSIGN(Statement row,
               m_database->prepare("UPDATE ecotone_issue SET state = ? WHERE id = ?"));
    row.bind(1, std::string_view{state});
    row.bind(2, id);
    ECO_TRY(row.run());
    return m_database->changes() > 0 ? Result<>{}
                                     : fail(missing(*m_database, "issue " + toText(id)));
}

Result<> IssueRepository::erase(std::span<const model::IssueId> ids)
{
    ECO_TRY(m_database->requireRecording(model::Scope::Map));
    ECO_ASSIGN(Statement row, m_database->prepare("DELETE FROM ecotone_issue WHERE id = ?"));
    for (const model::IssueId id : ids) {
        row.bind(1, id);
        ECO_TRY(row.run());
    }
    return {};
}

// --- documents and styles --------------------------------------------------------------------

Result<std::int64_t> DocumentRepository::put(const model::Document& document)
{
    ECO_TRY(m_database->requireWriting());
    ECO_ASSIGN(Statement row,
               m_database->prepare("INSERT INTO ecotone_document (kind, name, version, json) "
                                   "VALUES (?1, ?2, ?3, ?4) ON CONFLICT (kind, name) DO UPDATE "
                                   "SET version = ?3, json = ?4 RETURNING id"));
    row.bind(1, std::string_view{document.kind});
    row.bind(2, std::string_view{document.name});
    row.bind(3, document.version);
    row.bind(4, std::string_view{document.json});
    ECO_ASSIGN(const bool found, row.step());
    const std::int64_t id = found ? row.integer(0) : 0;
    ECO_TRY(row.run());
    return id;
}

Result<model::Document> DocumentRepository::get(const std::string& kind, const std::string& name)
{
    ECO_ASSIGN(Statement row,
               m_database->prepare("SELECT id, kind, name, version, json FROM ecotone_document "
                                   "WHERE kind = ? AND name = ?"));
    row.bind(1, std::string_view{kind});
    row.bind(2, std::string_view{name});
    ECO_ASSIGN(const bool found, row.step());
    if (!found) {
        return fail(missing(*m_database, kind + " \"" + name + "\""));
    }
    return documentOf(row);
}

Result<std::vector<model::Document>> DocumentRepository::list(const std::string& kind)
{
    ECO_ASSIGN(Statement rows,
               m_database->prepare("SELECT id, kind, name, version, json FROM ecotone_document "
                                   "WHERE ?1 IS NULL OR kind = ?1 ORDER BY kind, name"));
    rows.bindOptional(1, kind);
    std::vector<model::Document> documents;
    for (;;) {
        ECO_ASSIGN(const bool row, rows.step());
        if (!row) {
            return documents;
        }
        documents.push_back(documentOf(rows));
    }
}

Result<> DocumentRepository::erase(const std::string& kind, const std::string& name)
{
    ECO_TRY(m_database->requireWriting());
    ECO_ASSIGN(Statement row,
               m_database->prepare("DELETE FROM ecotone_document WHERE kind = ? AND name = ?"));
    row.bind(1, std::string_view{kind});
    row.bind(2, std::string_view{name});
    ECO_TRY(row.run());
    return m_database->changes() > 0 ? Result<>{}
                                     : fail(missing(*m_database, kind + " \"" + name + "\""));
}

Result<> DocumentRepository::setLayerStyles(const std::string& layer,
                                            const std::vector<NamedStyle>& styles)
{
    ECO_TRY(m_database->requireWriting());
    ECO_ASSIGN(SavePoint point, SavePoint::begin(*m_database, "layer_style"));
    // The description tells our further styles from those people keep in QGIS.
    ECO_ASSIGN(Statement remove,
               m_database->prepare("DELETE FROM layer_styles WHERE f_table_name = ?1 AND "
                                   "(styleName = ?2 OR description = 'Ecotone theme')"));
    remove.bind(1, std::string_view{layer});
    remove.bind(2, ownStyleName);
    ECO_TRY(remove.run());
    const std::string time = geoPackageTime();
    for (const NamedStyle& style : styles) {
        // The empty catalogue, schema and owner are how QGIS writes its own and finds them again.
        ECO_ASSIGN(
            Statement row,
            m_database->prepare("INSERT INTO layer_styles (f_table_catalog, f_table_schema, "
                                "f_table_name, f_geometry_column, styleName, styleQML, "
                                "styleSLD, useAsDefault, description, owner, ui, update_time) "
                                "VALUES ('', '', ?, 'geom', ?, ?, ?, ?, ?, '', NULL, ?)"));
        const bool own = style.name == ownStyleName;
        row.bind(1, std::string_view{layer});
        row.bind(2, std::string_view{style.name});
        row.bind(3, std::string_view{style.qml});
        row.bind(4, std::string_view{style.sld});
        row.bind(5, std::int64_t{own ? 1 : 0});
        row.bind(6, std::string_view{own ? "" : "Ecotone theme"});
        row.bind(7, std::string_view{time});
        ECO_TRY(row.run());
    }
    return point.release();
}

// --- extents ---------------------------------------------------------------------------------

Result<> ExtentRepository::set(const std::string& landscape, const geometry::MultiPolygon& outline)
{
    ECO_TRY(m_database->requireRecording(model::Scope::Map));
    ECO_ASSIGN(Statement row,
               m_database->prepare("INSERT INTO ecotone_extent VALUES (?1, ?2, ?3) "
                                   "ON CONFLICT (landscape) DO UPDATE SET area_half_cm2 = ?2, "
                                   "geom = ?3"));
    const std::string blob = blobOf(outline);
    row.bind(1, std::string_view{landscape});
    row.bind(2, geometry::areaOf(outline).toInt64());
    row.bindBlob(3, blob);
    return row.run();
}

Result<std::optional<Extent>> ExtentRepository::get(const std::string& landscape)
{
    ECO_ASSIGN(const std::vector<Extent> extents, list());
    for (const Extent& extent : extents) {
        if (extent.landscape == landscape) {
            return extent;
        }
    }
    return std::nullopt;
}

Result<std::vector<Extent>> ExtentRepository::list()
{
    ECO_ASSIGN(Statement rows,
               m_database->prepare("SELECT landscape, area_half_cm2, geom FROM ecotone_extent "
                                   "ORDER BY landscape"));
    std::vector<Extent> extents;
    for (;;) {
        ECO_ASSIGN(const bool row, rows.step());
        if (!row) {
            return extents;
        }
        ECO_ASSIGN(geometry::MultiPolygon outline, outlineOf(rows.blob(2)));
        extents.push_back({rows.string(0),
                           std::move(outline),
                           geometry::Area::fromHalfSquareCentimetres(rows.integer(1))});
    }
}

} // namespace ecotone::store
