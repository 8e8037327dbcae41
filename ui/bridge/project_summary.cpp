#include "ui/bridge/project_summary.h"

#include "core/store/project_file.h"
#include "ui/bridge/coordinates.h"
#include "ui/bridge/text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <numbers>
#include <string_view>

namespace ecotone::bridge {

namespace {

/// The envelope a GeoPackage blob carries in its header; empty without one.
geometry::RealBox envelopeOf(std::string_view blob)
{
    constexpr std::size_t headerBytes = 8;
    constexpr unsigned envelopeBits = 0x0EU;
    constexpr unsigned plainEnvelope = 0x02U;
    std::array<double, 4> values{};
    if (blob.size() < headerBytes + sizeof(values) ||
        (static_cast<unsigned char>(blob[3]) & envelopeBits) != plainEnvelope) {
        return {};
    }
    std::memcpy(values.data(), blob.data() + headerBytes, sizeof(values));
    return {values[0], values[2], values[1], values[3]};
}

/// Bounds of the patches' boxes in a frame turned to north at the middle of `bounds`.
Result<TurnedBox>
turnedBounds(store::ProjectFile& project, const std::string& landscape, const geometry::Box& bounds)
{
    TurnedBox turned;
    if (bounds.empty()) {
        return turned;
    }
    turned.turnDegrees = northTurn(lonLatOfCentre(bounds));
    const double angle = turned.turnDegrees * std::numbers::pi / 180.0;
    const double c = std::cos(angle);
    const double s = std::sin(angle);
    model::PatchFilter filter;
    filter.landscape = landscape;
    ECO_TRY(project.visitPatches(filter, [&](const model::PatchView& view) {
        const geometry::RealBox box = envelopeOf(view.geometryBlob);
        if (!box.empty()) {
            for (const double x : {box.minX, box.maxX}) {
                for (const double y : {box.minY, box.maxY}) {
                    turned.box.extend(x * c + y * s, y * c - x * s);
                }
            }
        }
        return true;
    }));
    return turned;
}

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
        LandscapeSummary landscape{group.keys.front(), group.patches, group.area, {}, {}};
        model::PatchFilter filter;
        filter.landscape = landscape.code;
        ECO_ASSIGN(landscape.bounds, project.patches().bounds(filter));
        ECO_ASSIGN(landscape.turned, turnedBounds(project, landscape.code, landscape.bounds));
        summary.landscapes.push_back(std::move(landscape));
    }
    ECO_ASSIGN(summary.bounds, project.patches().bounds());
    ECO_ASSIGN(summary.turned, turnedBounds(project, {}, summary.bounds));
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
