#include "core/edit/project_check.h"

#include "core/habitat/words.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <set>

namespace ecotone::edit {

namespace {

using Json = nlohmann::ordered_json;

Result<std::int64_t> patchesWithoutSource(store::ProjectFile& project)
{
    ECO_ASSIGN(const auto sources, project.sources().list());
    std::set<std::string> known{"", "0"}; // Drawn by hand.
    for (const model::Source& source : sources) {
        known.insert(std::to_string(source.id));
    }
    ECO_ASSIGN(const auto groups, project.patches().areaBy(std::array{store::PatchColumn::Source}));
    std::int64_t count = 0;
    for (const store::AreaGroup& group : groups) {
        count += known.contains(group.keys[0]) ? 0 : group.patches;
    }
    return count;
}

Result<quality::CheckOptions> optionsFor(store::ProjectFile& project)
{
    quality::CheckOptions options;
    ECO_ASSIGN(const auto extents, project.extents().list());
    for (const store::Extent& extent : extents) {
        options.extents.push_back({extent.landscape, extent.outline});
    }
    return options;
}

/// Present findings and the stored ones that are still open; one row an identity.
Result<std::vector<model::Issue>> openIssues(store::ProjectFile& project,
                                             const quality::CheckReport& found)
{
    std::vector<model::Issue> issues = found.issues;
    std::set<std::string> seen;
    for (const model::Issue& issue : issues) {
        seen.insert(issue.identity);
    }
    ECO_ASSIGN(const auto stored, project.issues().list());
    for (const model::Issue& issue : stored) {
        if (issue.state == "open" && seen.insert(issue.identity).second) {
            issues.push_back(issue);
        }
    }
    std::stable_sort(
        issues.begin(), issues.end(), [](const model::Issue& a, const model::Issue& b) {
            return a.severity > b.severity;
        });
    return issues;
}

Json toJson(const quality::CoverageFigures& figures)
{
    return {{"landscape", figures.landscape},
            {"patches", figures.patches},
            {"area_m2", figures.area.exactSquareMetres()},
            {"extent_m2", figures.extent.exactSquareMetres()},
            {"gap_m2", figures.gap.squareMetres()},
            {"overlap_m2", figures.overlap.squareMetres()},
            {"outside_m2", figures.outside.squareMetres()},
            {"invalid", figures.invalid},
            {"unmatched_edges", figures.unmatchedEdges},
            {"slivers", figures.slivers},
            {"area_drift", figures.areaDrift},
            {"off_grid", figures.offGrid},
            {"unknown_class", figures.unknownClass}};
}

Json toJson(const model::Issue& issue)
{
    return {{"code", issue.code},
            {"severity", model::name(issue.severity)},
            {"count", issue.count},
            {"landscape", issue.landscape},
            {"patch", issue.patchId},
            {"message", issue.message},
            {"fixes", issue.fixes}};
}

} // namespace

bool ProjectCheck::hasErrors() const
{
    const bool error = std::any_of(issues.begin(), issues.end(), [](const model::Issue& issue) {
        return issue.severity == model::Severity::Error;
    });
    return error || !map.total.clean() || withoutSource > 0;
}

Result<ProjectCheck> checkProject(store::ProjectFile& project, const Progress& progress)
{
    ECO_TRY(project.checkIntegrity());
    progress.report(0.1, "checking the coverage");
    ECO_ASSIGN(const quality::CheckOptions options, optionsFor(project));
    ProjectCheck check;
    ECO_ASSIGN(check.map, quality::check(project, options, progress.part(0.1, 0.95)));
    ECO_ASSIGN(check.withoutSource, patchesWithoutSource(project));
    ECO_ASSIGN(check.issues, openIssues(project, check.map));
    check.untranslated = check.map.untranslated +
                         static_cast<std::int64_t>(habitat::Words::shared().untranslated().size());
    progress.report(1.0, "checked");
    return check;
}

Result<quality::CheckReport> checkChanged(store::ProjectFile& project,
                                          std::span<const model::HistoryId> entries)
{
    std::vector<geometry::Box> boxes;
    for (const model::HistoryId id : entries) {
        ECO_ASSIGN(const auto touched, project.history().touchedBoxes(id));
        boxes.insert(boxes.end(), touched.begin(), touched.end());
    }
    if (boxes.empty()) {
        return quality::CheckReport{};
    }
    ECO_ASSIGN(quality::CheckOptions options, optionsFor(project));
    options.within = std::move(boxes);
    return quality::check(project, options);
}

std::string toJson(const ProjectCheck& check)
{
    Json json = toJson(check.map.total);
    json.erase("landscape");
    json["untranslated"] = check.untranslated;
    json["names_unreviewed"] = check.map.namesUnreviewed;
    json["without_source"] = check.withoutSource;
    json["landscapes"] = Json::array();
    for (const quality::CoverageFigures& figures : check.map.landscapes) {
        json["landscapes"].push_back(toJson(figures));
    }
    json["issues"] = Json::array();
    for (const model::Issue& issue : check.issues) {
        json["issues"].push_back(toJson(issue));
    }
    return json.dump(2);
}

} // namespace ecotone::edit
