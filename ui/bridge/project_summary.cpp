#include "ui/bridge/project_summary.h"

#include "core/store/project_file.h"
#include "ui/bridge/coordinates.h"
#include "ui/bridge/text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <map>
#include <numbers>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

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

/// The corners of the land: of the stored extent where there is one (a few thousand points, however
/// many patches), else of the boxes of the patches.
Result<std::vector<geometry::GridPoint>> cornersOf(store::ProjectFile& project,
                                                   const std::string& landscape)
{
    std::vector<geometry::GridPoint> corners;
    ECO_ASSIGN(const auto extent, project.extents().get(landscape));
    if (extent && !extent->outline.empty()) {
        for (const geometry::Polygon& polygon : extent->outline) {
            corners.insert(corners.end(), polygon.outer.begin(), polygon.outer.end());
        }
        return corners;
    }
    model::PatchFilter filter;
    filter.landscape = landscape;
    ECO_TRY(project.visitPatches(filter, [&](const model::PatchView& view) {
        const geometry::RealBox box = envelopeOf(view.geometryBlob);
        if (!box.empty()) {
            for (const double x : {box.minX, box.maxX}) {
                for (const double y : {box.minY, box.maxY}) {
                    corners.push_back(geometry::snapped(geometry::RealPoint{x, y}));
                }
            }
        }
        return true;
    }));
    return corners;
}

/// Bounds in a frame turned to north at the middle of `bounds`.
TurnedBox turnedBounds(const std::vector<geometry::GridPoint>& corners, const geometry::Box& bounds)
{
    TurnedBox turned;
    if (bounds.empty()) {
        return turned;
    }
    turned.turnDegrees = northTurn(lonLatOfCentre(bounds));
    const double angle = turned.turnDegrees * std::numbers::pi / 180.0;
    const double c = std::cos(angle);
    const double s = std::sin(angle);
    for (const geometry::GridPoint corner : corners) {
        const geometry::RealPoint metres = geometry::toMetres(corner);
        turned.box.extend(metres.x * c + metres.y * s, metres.y * c - metres.x * s);
    }
    return turned;
}

/// Areas by class and landscape: one walk over an index, whatever the number of patches.
Result<> readAreas(store::ProjectFile& project, ProjectSummary& summary)
{
    const std::array columns{
        store::PatchColumn::Class, store::PatchColumn::Country, store::PatchColumn::Landscape};
    ECO_ASSIGN(const auto groups, project.patches().areaBy(columns));
    std::map<std::string, LandscapeSummary> landscapes;
    std::map<std::string, std::string> lastClass;
    for (const store::AreaGroup& group : groups) {
        const std::string& code = group.keys.front();
        if (summary.classes.empty() || summary.classes.back().code != code) {
            summary.classes.push_back({code, 0, {}});
        }
        auto& landscape = landscapes[group.keys.back()];
        landscape.code = group.keys.back();
        // Groups come class by class.
        landscape.classes += std::exchange(lastClass[landscape.code], code) == code ? 0 : 1;
        for (auto* sum : {&summary.classes.back().patches, &landscape.patches, &summary.patches}) {
            *sum += group.patches;
        }
        for (auto* sum : {&summary.classes.back().area, &landscape.area, &summary.area}) {
            *sum += group.area;
        }
    }
    std::vector<geometry::GridPoint> all;
    for (auto& [code, landscape] : landscapes) {
        ECO_ASSIGN(const auto corners, cornersOf(project, code));
        landscape.bounds = geometry::boundsOf(corners);
        landscape.turned = turnedBounds(corners, landscape.bounds);
        all.insert(all.end(), corners.begin(), corners.end());
        summary.landscapes.push_back(std::move(landscape));
    }
    summary.bounds = geometry::boundsOf(all);
    summary.turned = turnedBounds(all, summary.bounds);
    return {};
}

Result<> readHistory(store::ProjectFile& project, ProjectSummary& summary)
{
    ECO_ASSIGN(summary.map.undo, project.history().nextUndo(model::Scope::Map));
    ECO_ASSIGN(summary.map.redo, project.history().nextRedo(model::Scope::Map));
    ECO_ASSIGN(summary.proposals.undo, project.history().nextUndo(model::Scope::Proposal));
    ECO_ASSIGN(summary.proposals.redo, project.history().nextRedo(model::Scope::Proposal));
    ECO_ASSIGN(summary.styles.undo, project.history().nextUndo(model::Scope::Layout));
    ECO_ASSIGN(summary.styles.redo, project.history().nextRedo(model::Scope::Layout));
    for (const UndoState* state : {&summary.map, &summary.proposals, &summary.styles}) {
        if (state->undo) {
            summary.savedAt = std::max(summary.savedAt, fromUtf8(state->undo->time));
        }
    }
    return {};
}

Result<> countIssues(store::ProjectFile& project, ProjectSummary& summary)
{
    ECO_ASSIGN(const auto issues, project.issues().list());
    for (const model::Issue& issue : issues) {
        if (issue.state != "open") {
            continue;
        }
        ++summary.issues;
        for (LandscapeSummary& landscape : summary.landscapes) {
            landscape.issues += landscape.code == issue.landscape ? 1 : 0;
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
    ECO_TRY(countIssues(project, summary));
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

TurnedBox together(const std::vector<TurnedBox>& parts)
{
    std::vector<geometry::GridPoint> corners;
    for (const TurnedBox& part : parts) {
        const double angle = part.turnDegrees * std::numbers::pi / 180.0;
        const double c = std::cos(angle);
        const double s = std::sin(angle);
        for (const double u : {part.box.minX, part.box.maxX}) {
            for (const double v : {part.box.minY, part.box.maxY}) {
                corners.push_back(
                    geometry::snapped(geometry::RealPoint{u * c - v * s, u * s + v * c}));
            }
        }
    }
    return turnedBounds(corners, geometry::boundsOf(corners));
}

} // namespace ecotone::bridge
