#include "core/base/file.h"
#include "core/harmonise/bulk_rows.h"
#include "core/harmonise/layer_rows.h"
#include "core/harmonise/map_offset.h"
#include "core/harmonise/run.h"
#include "core/harmonise/sides.h"

namespace ecotone::harmonise {

namespace {

Result<ReadSource> readOne(const Recipe& recipe,
                           const std::filesystem::path& project,
                           const HarmoniseOptions& options,
                           const Progress& progress)
{
    ECO_ASSIGN(auto bulk, readBulk(recipe, project, options.bulkRowsAtLeast, progress));
    if (bulk) {
        return *std::move(bulk);
    }
    ECO_ASSIGN(auto read, readOntoGrid(recipe, progress.part(0.0, recipe.mask ? 0.6 : 1.0)));
    if (recipe.mask) {
        ECO_ASSIGN(const auto mask, readMask(read, progress.part(0.6, 0.8)));
        ECO_TRY(cutToMask(read, mask, progress.part(0.8, 1.0)));
    }
    return read;
}

/// The report of a source that could not be read, with the reason.
SourceReport failedReport(const Recipe& recipe, const Error& error)
{
    SourceReport report;
    report.recipe = recipe.name;
    report.title = recipe.title;
    report.country = recipe.country;
    report.file = fileName(recipe.sourcePath());
    report.error = error;
    return report;
}

/// Sources whose positions a Chinese web map has offset, as the reference lines show.
Result<> refuseOffsets(Run& run, const HarmoniseOptions& options)
{
    for (std::size_t i = 0; i < run.sources.size();) {
        const auto compared = compareWithReference(run.sources[i], run.sources);
        if (compared) {
            ++i;
        } else if (options.onFailure == OnFailure::KeepGoing) {
            run.failed.push_back(failedReport(run.sources[i].recipe, compared.error()));
            run.sources.erase(run.sources.begin() + static_cast<std::ptrdiff_t>(i));
        } else {
            return compared;
        }
    }
    return {};
}

} // namespace

Result<Run> readAll(std::span<const Recipe> recipes,
                    const std::filesystem::path& project,
                    const HarmoniseOptions& options,
                    const Progress& progress)
{
    Run run;
    const double count = static_cast<double>(recipes.size());
    for (std::size_t i = 0; i < recipes.size(); ++i) {
        ECO_TRY(progress.check());
        const auto part =
            progress.part(static_cast<double>(i) / count, static_cast<double>(i + 1) / count);
        part.report(0.0, "reading " + fileName(recipes[i].sourcePath()));
        auto read = readOne(recipes[i], project, options, part);
        if (read) {
            run.sources.push_back(*std::move(read));
        } else if (options.onFailure == OnFailure::KeepGoing &&
                   read.error().code != ErrorCode::Cancelled) {
            run.failed.push_back(failedReport(recipes[i], read.error()));
        } else {
            return fail(std::move(read).error());
        }
    }
    ECO_TRY(refuseOffsets(run, options));
    for (const auto& source : run.sources) {
        const auto& recipe = source.recipe;
        if (recipe.role == Role::Extent) {
            MappedExtent extent{recipe.country, recipe.landscape, {}};
            for (const auto& row : source.rows) {
                extent.land.insert(
                    extent.land.end(), row.shape.polygons.begin(), row.shape.polygons.end());
            }
            run.extents.push_back(std::move(extent));
        } else if (recipe.role == Role::Layer && recipe.targetLayer == "reference_line") {
            const auto lines = linesOf(source);
            run.lines.insert(run.lines.end(), lines.begin(), lines.end());
            if (recipe.edgeMatching) {
                run.matching = *recipe.edgeMatching;
            }
        }
    }
    return run;
}

} // namespace ecotone::harmonise
