#include "core/harmonise/source_steps.h"

#include "core/base/file.h"
#include "core/base/number.h"
#include "core/exchange/probe.h"
#include "core/geometry/repair.h"
#include "core/harmonise/encoding_finding.h"
#include "core/text/encoding.h"

#include <algorithm>

namespace ecotone::harmonise {

namespace {

std::string roleName(const Recipe& recipe)
{
    switch (recipe.role) {
    case Role::Layer: return "layer:" + recipe.targetLayer;
    case Role::Extent: return "extent";
    case Role::Habitat: break;
    }
    return "habitat";
}

/// A vertex this near to an edge was meant to lie on it. Real deliveries come within 0.2 mm where a
/// neighbour's corner was put on an edge; what lies further off is a defect and stays one.
constexpr double onEdgeMetres = 0.0005;
constexpr double metresPerDegree = 111'320.0;

/// A few coordinates, to tell what bare numbers may be.
std::vector<geometry::RealPoint> sampleOf(const exchange::SourceTable& table)
{
    std::vector<geometry::RealPoint> sample;
    for (const auto& row : table.rows) {
        const auto box = geometry::boundsOf(row.shape);
        if (!box.empty()) {
            sample.push_back({box.minX, box.minY});
            sample.push_back({box.maxX, box.maxY});
        }
        if (sample.size() >= 40) {
            break;
        }
    }
    return sample;
}

} // namespace

std::string_view kindName(geometry::ShapeKind kind)
{
    switch (kind) {
    case geometry::ShapeKind::Point: return "point";
    case geometry::ShapeKind::Line: return "line";
    case geometry::ShapeKind::Polygon: return "polygon";
    case geometry::ShapeKind::None: break;
    }
    return "none";
}

std::string_view typeName(model::FieldType type)
{
    switch (type) {
    case model::FieldType::Integer: return "integer";
    case model::FieldType::Real: return "real";
    case model::FieldType::Text: break;
    }
    return "text";
}

Result<exchange::ReadOptions> readOptionsOf(const Recipe& recipe)
{
    exchange::ReadOptions options;
    options.layer = recipe.layer;
    options.country = recipe.country;
    options.open.xColumn = recipe.xColumn;
    options.open.yColumn = recipe.yColumn;
    options.open.wktColumn = recipe.wktColumn;
    options.open.band = recipe.band;
    if (recipe.encoding != "auto") {
        options.encoding = text::readingFromName(recipe.encoding);
        if (!options.encoding) {
            return fail(ErrorCode::RecipeInvalid,
                        recipe.name + ": unknown encoding '" + recipe.encoding + "'");
        }
        options.open.encoding = options.encoding->encoding;
    }
    return options;
}

Result<> requireEncoding(const Recipe& recipe, const exchange::SourceTable& table)
{
    const auto& verdict = table.encoding;
    if (recipe.encoding != "auto" || verdict.decided || verdict.ascii) {
        return {};
    }
    return fail(ErrorCode::EncodingUndecided,
                table.file + " (" + table.layer.name + "): " + encodingQuestion(verdict) + ": " +
                    verdict.evidence.english() + "; state encoding in [reading]");
}

SourceReport startedReport(const Recipe& recipe)
{
    SourceReport report;
    report.recipe = recipe.name;
    report.title = recipe.title;
    report.country = recipe.country;
    report.file = fileName(recipe.sourcePath());
    report.role = roleName(recipe);
    return report;
}

namespace {

void addRepeatedKeys(const Recipe& recipe, const exchange::SourceTable& table, LayerReport& layer)
{
    const auto field = table.fieldIndex(recipe.fields.id);
    const auto found = field ? exchange::duplicateKeys(table, *field) : exchange::Duplicates{};
    noteRepeatedKeys(recipe, table.file, found, layer);
}

Origin originOf(const exchange::SourceTable& table)
{
    Origin origin{table.driver, table.file, {}};
    for (const auto& field : table.fields) {
        origin.fieldNames.push_back(field.name);
    }
    return origin;
}

} // namespace

void noteRepeatedKeys(const Recipe& recipe,
                      const std::string& file,
                      const exchange::Duplicates& found,
                      LayerReport& layer)
{
    if (found.rows > 0) {
        layer.issues.push_back({"duplicate-key",
                                model::Severity::Warning,
                                found.rows,
                                file + ": row " + toText(found.firstFid) + " has the " +
                                    recipe.fields.id + " of row " + toText(found.earlierFid),
                                found.firstFid});
    }
}

LayerReport reportOf(const Recipe& recipe, const exchange::SourceTable& table)
{
    LayerReport layer;
    layer.name = table.layer.name;
    layer.geometry = kindName(table.layer.kind);
    layer.features = static_cast<std::int64_t>(table.rows.size());
    layer.rows = table.account;
    layer.encoding = encodingFinding(table.encoding);
    if (recipe.encoding != "auto") {
        layer.encoding.decided = true;
        layer.encoding.confidence = 1.0;
        layer.encoding.evidence = Remark{"stated by the recipe"};
    }
    for (const auto& field : table.fields) {
        layer.fields.push_back({field.name, std::string{typeName(field.type)}, {}});
    }
    for (const auto& issue : table.issues) {
        layer.issues.push_back(
            {issue.code, issue.severity, issue.count, issue.message, issue.firstRow});
    }
    addRepeatedKeys(recipe, table, layer);
    const auto probed = exchange::probeOf(table);
    layer.samples = probed.samples;
    return layer;
}

geometry::RealShape Repairer::operator()(std::int64_t row, geometry::RealShape shape)
{
    if (shape.kind != geometry::ShapeKind::Polygon) {
        return shape;
    }
    auto repair = geometry::repaired(shape.polygons);
    if (!repair || repair->polygons.empty()) {
        ++m_report->refused;
        note("geometry-refused",
             model::Severity::Error,
             row,
             repair ? repair->reason : repair.error().detail);
        return {};
    }
    if (repair->changed) {
        ++m_report->repaired;
        note("geometry-repaired", model::Severity::Warning, row, repair->reason);
    }
    return geometry::shapeOf(std::move(repair->polygons));
}

void Repairer::note(const std::string& code,
                    model::Severity severity,
                    std::int64_t row,
                    const std::string& reason)
{
    auto& issues = m_report->layer.issues;
    const auto found = std::ranges::find(issues, code, &Finding::code);
    if (found != issues.end()) {
        ++found->count;
        return;
    }
    issues.push_back({code, severity, 1, m_file + ", row " + toText(row) + ": " + reason, row});
}

Result<CrsDecision> requireCrs(const Recipe& recipe,
                               const exchange::SourceTable& table,
                               const geometry::RealBox& extent)
{
    const auto sample = sampleOf(table);
    auto decision =
        decideCrs(table.layer.crs,
                  extent,
                  sample,
                  {recipe.crs, recipe.assume, recipe.controlPoints, recipe.country, recipe.offset},
                  originOf(table));
    if (!decision.finding.decided) {
        return fail(decision.finding.failure,
                    table.file + " (" + table.layer.name +
                        "): " + decision.finding.needed.english());
    }
    return decision;
}

model::Source sourceOf(const Recipe& recipe, const ReadSource& read)
{
    model::Source source;
    source.title = recipe.title;
    source.country = recipe.country;
    source.agency = recipe.agency;
    source.date = recipe.date;
    source.licence = recipe.licence;
    source.sharing =
        recipe.restricted == Restricted::BringIn ? model::Sharing::Internal : recipe.sharing;
    source.file = fileName(recipe.sourcePath());
    source.layer = read.report.layer.name;
    source.encoding = read.report.layer.encoding.name;
    source.crs = read.report.layer.crs.code.empty() ? read.report.layer.crs.name
                                                    : read.report.layer.crs.code;
    source.operation = read.report.layer.crs.operation;
    source.accuracyMetres = read.report.layer.crs.accuracyMetres;
    source.landscape = recipe.landscape;
    source.authority = recipe.authority;
    return source;
}

Result<> checkColumns(const Recipe& recipe, const exchange::SourceTable& table)
{
    const auto& f = recipe.fields;
    const auto& n = recipe.names;
    for (const auto* column :
         {&f.id,         &f.code,     &f.name,    &f.species,   &f.composition, &f.origin,
          &f.age,        &f.ageClass, &f.closure, &f.landform,  &f.site,        &f.soil,
          &f.dilei,      &f.cause,    &f.zone,    &f.elevation, &f.slope,       &f.statedArea,
          &f.observedOn, &n.en,       &n.zh,      &n.ru,        &n.mn,          &n.local}) {
        if (!column->empty() && !table.fieldIndex(*column)) {
            std::string columns;
            for (const auto& field : table.fields) {
                columns += (columns.empty() ? "" : ", ") + field.name;
            }
            return fail(ErrorCode::RecipeInvalid,
                        recipe.name + ": " + table.file + " has no column '" + *column +
                            "'; its columns are " + columns);
        }
    }
    return {};
}

double onEdgeUnits(const crs::Crs& crs)
{
    return crs.isGeographic() ? onEdgeMetres / metresPerDegree : onEdgeMetres / crs.unitMetres();
}

} // namespace ecotone::harmonise
