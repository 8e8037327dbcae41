#include "core/edit/extent_border.h"

#include "core/base/number.h"
#include "core/geometry/wkb.h"

#include <algorithm>

namespace ecotone::edit {

namespace {

/// A patch that still has the edge was not among the patches of the edit.
Result<> checkNeighbour(store::ProjectFile& project, const coverage::ChangeSet::BorderEdge& edge)
{
    model::PatchFilter filter;
    filter.box.emplace();
    filter.box->extend(edge.a.x, edge.a.y);
    filter.box->extend(edge.b.x, edge.b.y);
    model::PatchId stale = 0;
    const auto hasEdge = [&](const geometry::Ring& ring) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            if (ring[i] == edge.b && ring[(i + 1) % ring.size()] == edge.a) {
                return true;
            }
        }
        return false;
    };
    ECO_TRY(project.visitPatches(filter, [&](const model::PatchView& view) {
        const auto shape = geometry::fromGeoPackageBlob(view.geometryBlob);
        for (const geometry::Polygon& polygon :
             shape ? shape->polygons : geometry::MultiPolygon{}) {
            if (hasEdge(polygon.outer) ||
                std::any_of(polygon.holes.begin(), polygon.holes.end(), hasEdge)) {
                stale = view.id;
            }
        }
        return stale == 0;
    }));
    if (stale != 0) {
        return fail(ErrorCode::TopologyFailure,
                    "patch " + toText(stale) + " would not get its new vertices");
    }
    return {};
}

} // namespace

Result<> passOnBorder(store::ProjectFile& project,
                      const std::vector<coverage::ChangeSet::BorderEdge>& border)
{
    if (border.empty()) {
        return {};
    }
    ECO_ASSIGN(std::vector<store::Extent> extents, project.extents().list());
    std::vector<bool> changed(extents.size(), false);
    for (const coverage::ChangeSet::BorderEdge& edge : border) {
        bool found = false;
        for (std::size_t i = 0; i < extents.size(); ++i) {
            if (auto outline = coverage::withBorder(extents[i].outline, {edge})) {
                found = true;
                changed[i] = changed[i] || *outline != extents[i].outline;
                extents[i].outline = *std::move(outline);
            }
        }
        if (!found) {
            ECO_TRY(checkNeighbour(project, edge));
        }
    }
    for (std::size_t i = 0; i < extents.size(); ++i) {
        if (changed[i]) {
            ECO_TRY(project.extents().set(extents[i].landscape, extents[i].outline));
        }
    }
    return {};
}

} // namespace ecotone::edit
