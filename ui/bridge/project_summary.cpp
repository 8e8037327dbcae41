#include "ui/bridge/project_summary.h"

#include "core/store/project_file.h"
#include "ui/bridge/text.h"

#include <algorithm>
#include <array>

namespace ecotone::bridge {

namespace {

Result<> readAreas(store::ProjectFile& project, ProjectSummary& summary)
{
    const std::array byClass{store::PatchColumn::Class};
    ECO_ASSIGN(const auto classes, project.patches().areaBy(byClass));
    for (const store::AreaGroup& group : classes) {
        summary.classes.push_back({group.keys.front(), group.patches, group.area});
        summary.patches += group.patches;
        summary.area += group.area;
    }
    const std::array byLandscape{store::PatchColumn::Landscape};
    ECO_ASSIGN(const auto landscapes, project.patches().areaBy(byLandscape));
    for (const store::AreaGroup& group : landscapes) {
        LandscapeSummary landscape{group.keys.front(), group.patches, group.area, {}};
        model::PatchFilter filter;
        filter.landscape = landscape.code;
        ECO_ASSIGN(landscape.bounds, project.patches().bounds(filter));
        summary.landscapes.push_back(std::move(landscape));
    }
    ECO_ASSIGN(summary.bounds, project.patches().bounds());
    return {};
}

Result<> readHistory(store::ProjectFile& project, ProjectSummary& summary)
{
    ECO_ASSIGN(summary.map.undo, project.history().nextUndo(model::Scope::Map));
    ECO_ASSIGN(summary.map.redo, project.history().nextRedo(model::Scope::Map));
    ECO_ASSIGN(summary.proposals.undo, project.history().nextUndo(model::Scope::Proposal));
    ECO_ASSIGN(summary.proposals.redo, project.history().nextRedo(model::Scope::Proposal));
    for (const UndoState* state : {&summary.map, &summary.proposals}) {
        if (state->undo) {
            summary.savedAt = std::max(summary.savedAt, fromUtf8(state->undo->time));
        }
    }
    return {};
}

} // namespace

Result<ProjectSummary> summaryOf(store::ProjectFile& project)
{
    ProjectSummary summary;
    summary.path = fromPath(project.path());
    ECO_ASSIGN(const std::string title, project.meta().title());
    summary.title = fromUtf8(title);
    ECO_ASSIGN(summary.demonstration, project.meta().isDemonstration());
    ECO_ASSIGN(summary.revision, project.revision());
    ECO_TRY(readAreas(project, summary));
    ECO_TRY(readHistory(project, summary));
    ECO_ASSIGN(const auto layers, project.layers());
    for (const model::Layer& layer : layers) {
        ECO_ASSIGN(const std::int64_t count, project.layerRows().count(layer.name));
        summary.layers.push_back({layer, count});
    }
    ECO_ASSIGN(const auto issues, project.issues().list());
    summary.issues = std::count_if(issues.begin(), issues.end(), [](const model::Issue& issue) {
        return issue.state == "open";
    });
    ECO_ASSIGN(const auto writer, project.writer());
    if (writer) {
        summary.writer = fromUtf8(writer->name);
        if (!writer->machine.empty()) {
            summary.writer += QStringLiteral(" · ") + fromUtf8(writer->machine);
        }
        summary.writerSince = fromUtf8(writer->since);
    }
    return summary;
}

} // namespace ecotone::bridge
