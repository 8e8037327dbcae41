#include "core/harmonise/pipeline.h"

#include "core/base/file.h"
#include "core/harmonise/run.h"
#include "core/store/project_file.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace ecotone::harmonise {

namespace {

/// The same delivery twice would claim its land twice.
Result<> refuseKnown(const Run& run, store::ProjectFile& project)
{
    ECO_ASSIGN(const auto known, project.sources().list());
    for (const auto& read : run.sources) {
        const auto same = std::ranges::find_if(known, [&](const model::Source& source) {
            return source.contentHash == read.source.contentHash &&
                   source.layer == read.source.layer && source.country == read.source.country &&
                   source.title == read.source.title;
        });
        if (same != known.end()) {
            return fail(ErrorCode::AlreadyExists,
                        read.report.file + " (" + read.source.title +
                            ") is already in the project: undo its import first");
        }
    }
    return {};
}

Result<> checkOptions(std::span<const Recipe> recipes, const HarmoniseOptions& options)
{
    if (recipes.empty()) {
        return fail(ErrorCode::InvalidArgument, "no recipe was given");
    }
    if (options.author.name.empty()) {
        return fail(ErrorCode::AuthorNeeded, "bringing sources in needs the name of who does it");
    }
    return {};
}

HarmoniseReport reportOf(const Run& run, const store::ProjectFile& project)
{
    HarmoniseReport report;
    report.project = toUtf8(project.path());
    report.edgeMatching = run.joined.report;
    for (const auto& source : run.sources) {
        report.sources.push_back(source.report);
        report.issues += static_cast<std::int64_t>(source.report.layer.issues.size());
        if (source.recipe.role != Role::Layer) {
            report.patches += source.report.patches;
        }
    }
    report.issues += static_cast<std::int64_t>(run.joined.issues.size());
    report.sources.insert(report.sources.end(), run.failed.begin(), run.failed.end());
    return report;
}

Result<HarmoniseReport> finishRun(Run& run,
                                  store::ProjectFile& project,
                                  const HarmoniseOptions& options,
                                  const Progress& progress)
{
    if (run.sources.empty()) {
        return fail(run.failed.empty() ? Error{ErrorCode::InvalidArgument,
                                               "no source could be read",
                                               std::source_location::current()}
                                       : *run.failed.front().error);
    }
    ECO_TRY(refuseKnown(run, project));
    ECO_ASSIGN(const auto knowledge, Knowledge::load());
    ECO_TRY(makeCoverage(run, project, knowledge, progress.part(0.0, 0.7)));
    ECO_TRY(writeRun(run, project, options, progress.part(0.7, 1.0)));
    auto report = reportOf(run, project);
    ECO_ASSIGN(report.revision, project.revision());
    return report;
}

} // namespace

Result<HarmoniseReport> harmonise(std::span<const Recipe> recipes,
                                  store::ProjectFile& project,
                                  const HarmoniseOptions& options,
                                  const Progress& progress)
{
    ECO_TRY(checkOptions(recipes, options));
    ECO_ASSIGN(auto run, readAll(recipes, project.path(), options, progress.part(0.0, 0.4)));
    return finishRun(run, project, options, progress.part(0.4, 1.0));
}

Result<HarmoniseReport> harmonise(std::span<const Recipe> recipes,
                                  const std::filesystem::path& project,
                                  const HarmoniseOptions& options,
                                  const Progress& progress)
{
    ECO_TRY(checkOptions(recipes, options));
    // Sources are read before the project is touched: what cannot be read costs nothing.
    ECO_ASSIGN(auto run, readAll(recipes, project, options, progress.part(0.0, 0.4)));
    std::error_code error;
    const bool exists = std::filesystem::exists(project, error);
    const store::Who who{options.author.name, {}};
    if (exists) {
        ECO_ASSIGN(
            const auto file,
            store::ProjectFile::open(project, store::Access::Write, who, options.waitSeconds));
        ECO_ASSIGN(auto report, finishRun(run, *file, options, progress.part(0.4, 1.0)));
        ECO_TRY(file->close());
        return report;
    }
    store::CreateOptions create;
    create.title = options.title.empty() ? fileName(project.stem()) : options.title;
    create.demonstration = options.demonstration;
    create.language = options.language;
    create.who = who;
    ECO_ASSIGN(const auto file, store::ProjectFile::create(project, create));
    ECO_ASSIGN(auto report, finishRun(run, *file, options, progress.part(0.4, 0.95)));
    ECO_TRY(file->finish(progress.part(0.95, 1.0)));
    ECO_TRY(file->close());
    return report;
}

} // namespace ecotone::harmonise
