#include "core/harmonise/source_reading.h"

#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/base/number.h"
#include "core/crs/transform.h"
#include "core/exchange/duplicates.h"
#include "core/exchange/probe.h"
#include "core/geometry/repair.h"
#include "core/harmonise/clip.h"
#include "core/harmonise/crs_decision.h"
#include "core/harmonise/encoding_finding.h"
#include "core/harmonise/grid_writer.h"
#include "core/harmonise/map_offset.h"
#include "core/text/encoding.h"

#include <algorithm>
#include <optional>

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

/// How far around a source its mask is read.
constexpr double maskMarginDegrees = 0.5;

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

geometry::RealBox extentOf(const exchange::SourceTable& table)
{
    geometry::RealBox extent;
    for (const auto& row : table.rows) {
        extent.extend(geometry::boundsOf(row.shape));
    }
    return extent;
}

Result<exchange::SourceTable>
readTable(const Recipe& recipe, const std::filesystem::path& path, const Progress& progress)
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
    return exchange::readSource(path, options, progress);
}

Result<> requireEncoding(const Recipe& recipe, const exchange::SourceTable& table)
{
    const auto& verdict = table.encoding;
    if (recipe.encoding != "auto" || verdict.decided || verdict.ascii) {
        return {};
    }
    return fail(ErrorCode::EncodingUndecided,
                table.file + " (" + table.layer.name + "): " + encodingQuestion(verdict) + ": " +
                    verdict.evidence + "; state encoding in [reading]");
}

void addRepeatedKeys(const Recipe& recipe, const exchange::SourceTable& table, LayerReport& layer)
{
    const auto field = table.fieldIndex(recipe.fields.id);
    const auto found = field ? exchange::duplicateKeys(table, *field) : exchange::Duplicates{};
    if (found.rows > 0) {
        layer.issues.push_back({"duplicate-key",
                                model::Severity::Warning,
                                found.rows,
                                table.file + ": row " + toText(found.firstFid) + " has the " +
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
        layer.encoding.evidence = "stated by the recipe";
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

/// Valid polygons in the source's own coordinates, counted.
class Repairer
{
public:
    Repairer(const exchange::SourceTable& table, SourceReport& report)
        : m_table{&table}
        , m_report{&report}
    {
    }

    geometry::RealShape operator()(const exchange::SourceRow& row)
    {
        if (row.shape.kind != geometry::ShapeKind::Polygon) {
            return row.shape;
        }
        auto repair = geometry::repaired(row.shape.polygons);
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

private:
    void note(const std::string& code,
              model::Severity severity,
              const exchange::SourceRow& row,
              const std::string& reason)
    {
        auto& issues = m_report->layer.issues;
        const auto found = std::ranges::find(issues, code, &Finding::code);
        if (found != issues.end()) {
            ++found->count;
            return;
        }
        issues.push_back({code,
                          severity,
                          1,
                          m_table->file + ", row " + toText(row.fid) + ": " + reason,
                          row.fid});
    }

    const exchange::SourceTable* m_table;
    SourceReport* m_report;
};

Origin originOf(const exchange::SourceTable& table)
{
    Origin origin{table.driver, table.file, {}};
    for (const auto& field : table.fields) {
        origin.fieldNames.push_back(field.name);
    }
    return origin;
}

Result<CrsDecision> requireCrs(const Recipe& recipe, const exchange::SourceTable& table)
{
    const auto sample = sampleOf(table);
    auto decision =
        decideCrs(table.layer.crs,
                  extentOf(table),
                  sample,
                  {recipe.crs, recipe.assume, recipe.controlPoints, recipe.country, recipe.offset},
                  originOf(table));
    if (!decision.finding.decided) {
        return fail(decision.finding.failure,
                    table.file + " (" + table.layer.name + "): " + decision.finding.needed);
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

std::string fidOf(const ReadSource& read, const exchange::SourceRow& row)
{
    const auto& column = read.recipe.fields.id;
    for (std::size_t i = 0; !column.empty() && i < read.fields.size(); ++i) {
        if (read.fields[i].name == column) {
            auto text = model::toText(row.values[i]);
            if (!text.empty()) {
                return text;
            }
        }
    }
    return toText(row.fid);
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

/// `near` in degrees cuts polygons of geographic sources; chords are at most `chord` from the true
/// curve, 0: what the kind of source needs.
Result<ReadSource> readPart(const Recipe& recipe,
                            const std::optional<geometry::RealBox>& near,
                            double chord,
                            const Progress& progress)
{
    const auto path = recipe.sourcePath();
    ReadSource read;
    read.recipe = recipe;
    read.report.recipe = recipe.name;
    read.report.title = recipe.title;
    read.report.country = recipe.country;
    read.report.file = fileName(path);
    read.report.role = roleName(recipe);
    ECO_ASSIGN(auto table, readTable(recipe, path, progress.part(0.0, 0.4)));
    ECO_TRY(checkColumns(recipe, table));
    ECO_TRY(requireEncoding(recipe, table));
    ECO_ASSIGN(const auto decision, requireCrs(recipe, table));
    read.report.layer = reportOf(recipe, table);
    read.report.layer.crs = decision.finding;
    read.report.layer.lonLat = decision.lonLat;
    ECO_TRY(reportOffset(decision, table, read.report.layer));
    read.report.read = static_cast<std::int64_t>(table.rows.size());
    read.fields = table.fields;
    ECO_ASSIGN(const auto transform, crs::Transform::toProject(*decision.crs, *decision.operation));
    read.isRaster = table.layer.fromCells;
    if (chord <= 0.0) {
        chord = read.isRaster ? rasterChordMetres : chordMetres;
    }
    const bool cuts = near && decision.crs->isGeographic();
    const double unit =
        decision.crs->isGeographic() ? 1.0 / metresPerDegree : 1.0 / decision.crs->unitMetres();
    GridWriter writer{transform, chord, onEdgeMetres * unit};
    Repairer repair{table, read.report};
    const double count = static_cast<double>(table.rows.size());
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        auto& row = table.rows[i];
        if (i % 256 == 0) {
            ECO_TRY(progress.check());
            progress.report(0.4 + 0.5 * static_cast<double>(i) / count,
                            "repairing " + read.report.file);
        }
        if (row.shape.empty()) {
            ++read.report.noGeometry;
            continue;
        }
        if (cuts) {
            row.shape = clippedToBox(row.shape, *near);
            if (row.shape.empty()) {
                continue;
            }
        }
        const auto shape = repair(row);
        row.shape = {};
        if (shape.empty()) {
            continue;
        }
        writer.add(shape);
        read.rows.push_back({fidOf(read, row), std::move(row.values), {}});
    }
    ECO_ASSIGN(auto shapes, writer.finish());
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        read.rows[i].shape = std::move(shapes[i]);
    }
    read.source = sourceOf(recipe, read);
    ECO_ASSIGN(read.source.contentHash, exchange::contentHashOf(path));
    return read;
}

} // namespace

std::string ReadSource::text(const GridRow& row, const std::string& column) const
{
    if (column.empty()) {
        return {};
    }
    const auto found = std::ranges::find(fields, column, &model::Field::name);
    return found == fields.end()
               ? std::string{}
               : model::toText(row.values[static_cast<std::size_t>(found - fields.begin())]);
}

Result<ReadSource> readOntoGrid(const Recipe& recipe, const Progress& progress)
{
    return readPart(recipe, std::nullopt, 0.0, progress);
}

Result<geometry::MultiPolygon> readMask(const ReadSource& source, const Progress& progress)
{
    const auto& recipe = source.recipe;
    Recipe maskRecipe;
    maskRecipe.folder = recipe.folder;
    maskRecipe.name = recipe.name;
    maskRecipe.file = recipe.mask->file;
    maskRecipe.layer = recipe.mask->layer;
    maskRecipe.fields.code = recipe.mask->field;
    ECO_ASSIGN(const auto read,
               readPart(maskRecipe,
                        source.report.layer.lonLat.grown(maskMarginDegrees),
                        source.isRaster ? rasterChordMetres : chordMetres,
                        progress));
    geometry::MultiPolygon polygons;
    for (const auto& row : read.rows) {
        if (recipe.mask->field.empty() ||
            read.text(row, recipe.mask->field) == recipe.mask->value) {
            polygons.insert(polygons.end(), row.shape.polygons.begin(), row.shape.polygons.end());
        }
    }
    if (polygons.empty()) {
        return fail(ErrorCode::RecipeInvalid,
                    recipe.name + ": the mask " + read.report.file + " has no polygon with " +
                        recipe.mask->field + " = '" + recipe.mask->value + "'");
    }
    return polygons;
}

} // namespace ecotone::harmonise
