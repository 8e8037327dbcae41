#include "core/harmonise/source_reading.h"

#include "core/base/number.h"
#include "core/crs/transform.h"
#include "core/exchange/probe.h"
#include "core/harmonise/clip.h"
#include "core/harmonise/crs_decision.h"
#include "core/harmonise/grid_writer.h"
#include "core/harmonise/map_offset.h"
#include "core/harmonise/source_steps.h"

#include <algorithm>
#include <optional>

namespace ecotone::harmonise {

namespace {

/// How far around a source its mask is read.
constexpr double maskMarginDegrees = 0.5;

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
    ECO_ASSIGN(const auto options, readOptionsOf(recipe));
    return exchange::readSource(path, options, progress);
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
    read.report = startedReport(recipe);
    ECO_ASSIGN(auto table, readTable(recipe, path, progress.part(0.0, 0.4)));
    ECO_TRY(checkColumns(recipe, table));
    ECO_TRY(requireEncoding(recipe, table));
    ECO_ASSIGN(const auto decision, requireCrs(recipe, table, extentOf(table)));
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
    GridWriter writer{transform, chord, onEdgeUnits(*decision.crs)};
    Repairer repair{table.file, read.report};
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
        const auto shape = repair(row.fid, std::move(row.shape));
        row.shape = {};
        if (shape.empty()) {
            continue;
        }
        writer.add(shape);
        read.rows.push_back({fidOf(read, row), std::move(row.values), {}, 1});
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
