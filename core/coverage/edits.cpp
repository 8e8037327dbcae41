#include "core/coverage/edits.h"

#include "core/base/number.h"
#include "core/coverage/local_edit.h"
#include "core/geometry/predicates.h"

#include <algorithm>
#include <map>
#include <utility>

namespace ecotone::coverage {

using geometry::Area;
using geometry::Polygon;

Result<ChangeSet>
split(Neighbourhood patches, const geometry::Line& line, std::span<const model::PatchId> only)
{
    if (line.size() < 2) {
        return fail(ErrorCode::InvalidArgument, "the line has fewer than two points");
    }
    ECO_ASSIGN(LocalEdit edit, LocalEdit::create(patches, line, {}));
    std::vector<bool> mayCut(patches.size(), only.empty());
    for (const model::PatchId id : only) {
        ECO_ASSIGN(const Label label, edit.labelOf(id));
        mayCut[static_cast<std::size_t>(label)] = true;
    }
    const auto cuts = [&](std::size_t edge) {
        const Label label = edit.owner[edit.faces.face(static_cast<HalfEdgeId>(2 * edge))];
        return edit.isDrawn(edge) && label != noLabel && mayCut[static_cast<std::size_t>(label)];
    };
    ECO_ASSIGN(ChangeSet changes, edit.changes(cuts));
    if (changes.created.empty()) {
        return fail(ErrorCode::InvalidArgument, "the line crosses no patch from border to border");
    }
    return changes;
}

Result<ChangeSet> merge(Neighbourhood patches, std::span<const model::PatchId> ids)
{
    if (ids.size() < 2) {
        return fail(ErrorCode::InvalidArgument, "merging needs at least two patches");
    }
    ECO_ASSIGN(LocalEdit edit, LocalEdit::create(patches, {}, {}));
    ECO_ASSIGN(const Label into, edit.labelOf(ids.front()));
    for (const model::PatchId id : ids.subspan(1)) {
        ECO_ASSIGN(const Label label, edit.labelOf(id));
        std::replace(edit.owner.begin(), edit.owner.end(), label, into);
    }
    ECO_ASSIGN(ChangeSet changes, edit.changes());
    if (!changes.created.empty()) {
        return fail(ErrorCode::InvalidArgument, "the patches do not form one piece");
    }
    return changes;
}

namespace {

/// Cut off pieces of the patch go to the neighbour along the old border.
Result<bool> cutOffInside(LocalEdit& edit, Label label, const std::vector<Label>& before)
{
    std::vector<Label> own(before.size(), noLabel);
    for (std::size_t face = 0; face < before.size(); ++face) {
        own[face] = before[face] == label ? label : noLabel;
    }
    const Regions pieces =
        joinFaces(edit.faces, own, [&](std::size_t edge) { return edit.isDrawn(edge); });
    const auto largest = std::max_element(
        pieces.regions.begin(), pieces.regions.end(), [](const Region& left, const Region& right) {
            return left.area < right.area;
        });
    bool changed = false;
    for (auto piece = pieces.regions.begin(); piece != pieces.regions.end(); ++piece) {
        if (piece == largest) {
            continue;
        }
        const Label to = longestNeighbour(
            edit.faces, piece->faces, before, [&](Label other) { return other != label; });
        if (to == noLabel) {
            return fail(ErrorCode::InvalidArgument,
                        "the line would leave a piece that no neighbour can take");
        }
        edit.give(piece->faces, to);
        changed = true;
    }
    return changed;
}

/// Land between the line and the patch, as seen from outside, goes to it.
bool takeOutside(LocalEdit& edit, Label label, const std::vector<Label>& before)
{
    // The other patches' land with what lies beyond them as one thing, first whole, then cut.
    std::vector<Label> others(before.size(), noLabel);
    for (FaceId face = 1; face < before.size(); ++face) {
        others[face] = before[face] == label ? noLabel : 0;
    }
    const Regions whole = joinFaces(edit.faces, others);
    const Regions cut =
        joinFaces(edit.faces, others, [&](std::size_t edge) { return edit.isDrawn(edge); });
    std::vector<bool> reachesOut(cut.regions.size(), false);
    std::vector<bool> touches(cut.regions.size(), false);
    for (std::size_t i = 0; i < cut.regions.size(); ++i) {
        for (const FaceId face : cut.regions[i].faces) {
            for (const HalfEdgeId half : edit.faces.border(face)) {
                const FaceId beyond = edit.faces.face(Arrangement::twin(half));
                reachesOut[i] = reachesOut[i] || (beyond == outerFace && !edit.isDrawn(half / 2));
                touches[i] = touches[i] || (beyond != outerFace && before[beyond] == label);
            }
        }
    }
    // Of each piece of land around, the part that reaches out, else the largest, stays.
    std::map<std::uint32_t, std::size_t> stays;
    for (std::size_t i = 0; i < cut.regions.size(); ++i) {
        const std::uint32_t around = whole.ofFace[cut.regions[i].faces.front()];
        const auto [at, isFirst] = stays.emplace(around, i);
        const auto rank = [&](std::size_t k) {
            return std::pair{static_cast<bool>(reachesOut[k]), cut.regions[k].area};
        };
        if (!isFirst && rank(at->second) < rank(i)) {
            at->second = i;
        }
    }
    bool changed = false;
    for (std::size_t i = 0; i < cut.regions.size(); ++i) {
        const std::uint32_t around = whole.ofFace[cut.regions[i].faces.front()];
        if (stays[around] == i || reachesOut[i] || !touches[i]) {
            continue;
        }
        for (const FaceId face : cut.regions[i].faces) {
            if (before[face] != noLabel) {
                edit.owner[face] = label;
                changed = true;
            }
        }
    }
    return changed;
}

} // namespace

Result<ChangeSet> reshape(Neighbourhood patches, model::PatchId id, const geometry::Line& line)
{
    if (line.size() < 2) {
        return fail(ErrorCode::InvalidArgument, "the line has fewer than two points");
    }
    ECO_ASSIGN(LocalEdit edit, LocalEdit::create(patches, line, {}));
    ECO_ASSIGN(const Label label, edit.labelOf(id));
    const std::vector<Label> before = edit.owner;
    ECO_ASSIGN(const bool lost, cutOffInside(edit, label, before));
    const bool gained = takeOutside(edit, label, before);
    if (!lost && !gained) {
        return fail(ErrorCode::InvalidArgument,
                    "the line does not meet the border of the patch twice");
    }
    return edit.changes();
}

Result<ChangeSet> drawOver(Neighbourhood patches, const Polygon& drawn, BeyondCoverage beyond)
{
    ECO_ASSIGN(LocalEdit edit, LocalEdit::create(patches, {}, {drawn}));
    bool any = false;
    for (FaceId face = 1; face < edit.faces.faceCount(); ++face) {
        if (edit.isInDrawn(face) &&
            (edit.owner[face] != noLabel || beyond == BeyondCoverage::Take)) {
            edit.owner[face] = edit.newLabel();
            any = true;
        }
    }
    if (!any) {
        return fail(ErrorCode::InvalidArgument, "the drawn patch lies outside the map");
    }
    return edit.changes();
}

Result<ChangeSet> cutHole(Neighbourhood patches, model::PatchId id, const Polygon& drawn)
{
    ECO_ASSIGN(LocalEdit edit, LocalEdit::create(patches, {}, {drawn}));
    ECO_ASSIGN(const Label label, edit.labelOf(id));
    for (FaceId face = 1; face < edit.faces.faceCount(); ++face) {
        if (edit.isInDrawn(face) && edit.owner[face] == label) {
            edit.owner[face] = edit.newLabel();
        }
    }
    const bool left = std::find(edit.owner.begin(), edit.owner.end(), label) != edit.owner.end();
    const bool cut =
        std::find(edit.owner.begin(), edit.owner.end(), edit.newLabel()) != edit.owner.end();
    if (!left || !cut) {
        return fail(ErrorCode::InvalidArgument,
                    cut ? "nothing of the patch would be left" : "the ring lies outside the patch");
    }
    ECO_ASSIGN(ChangeSet changes, edit.changes());
    for (ChangeSet::Created& created : changes.created) {
        created.like = id;
    }
    return changes;
}

Result<ChangeSet>
fillGaps(Neighbourhood patches, const geometry::MultiPolygon& within, FillWith with)
{
    ECO_ASSIGN(LocalEdit edit, LocalEdit::create(patches, {}, within));
    std::vector<Label> gap(edit.owner.size(), noLabel);
    for (FaceId face = 1; face < gap.size(); ++face) {
        gap[face] = edit.owner[face] == noLabel && edit.isInDrawn(face) ? 0 : noLabel;
    }
    const Regions regions = joinFaces(edit.faces, gap);
    const std::vector<Label> before = edit.owner;
    bool any = false;
    for (std::size_t i = 0; i < regions.regions.size(); ++i) {
        const Label to = with == FillWith::NewPatch
                             ? edit.newLabel() + static_cast<Label>(i)
                             : longestNeighbour(edit.faces, regions.regions[i].faces, before);
        if (to != noLabel) {
            edit.give(regions.regions[i].faces, to);
            any = true;
        }
    }
    if (!any) {
        return fail(ErrorCode::InvalidArgument, "there is no gap here");
    }
    return edit.changes();
}

Result<ChangeSet> dissolveSlivers(Neighbourhood patches, std::span<const model::PatchId> slivers)
{
    ECO_ASSIGN(LocalEdit edit, LocalEdit::create(patches, {}, {}));
    std::vector<std::pair<Area, Label>> order;
    for (const model::PatchId id : slivers) {
        ECO_ASSIGN(const Label label, edit.labelOf(id));
        order.emplace_back(geometry::areaOf(patches[static_cast<std::size_t>(label)].outline),
                           label);
    }
    // The smallest first: what it joins may be a sliver whose turn is still to come.
    std::sort(order.begin(), order.end());
    for (const auto& [area, label] : order) {
        std::vector<FaceId> land;
        for (FaceId face = 1; face < edit.owner.size(); ++face) {
            if (edit.owner[face] == label) {
                land.push_back(face);
            }
        }
        const auto like = [&](Label other) {
            return other != label && patches[static_cast<std::size_t>(other)].label ==
                                         patches[static_cast<std::size_t>(label)].label;
        };
        Label to = longestNeighbour(edit.faces, land, edit.owner, like);
        if (to == noLabel) {
            to = longestNeighbour(
                edit.faces, land, edit.owner, [&](Label other) { return other != label; });
        }
        if (to != noLabel) {
            edit.give(land, to);
        }
    }
    return edit.changes();
}

Result<ChangeSet> giveTo(Neighbourhood patches, const Polygon& piece, model::PatchId to)
{
    ECO_ASSIGN(LocalEdit edit, LocalEdit::create(patches, {}, {piece}));
    ECO_ASSIGN(const Label label, edit.labelOf(to));
    for (FaceId face = 1; face < edit.faces.faceCount(); ++face) {
        if (edit.isInDrawn(face) && edit.owner[face] != noLabel) {
            edit.owner[face] = label;
        }
    }
    ECO_ASSIGN(ChangeSet changes, edit.changes());
    if (changes.empty()) {
        return fail(ErrorCode::InvalidArgument, "the land belongs to this patch already");
    }
    return changes;
}

Result<ChangeSet> cleanUp(Neighbourhood patches, std::span<const model::PatchId> ids)
{
    ECO_ASSIGN(LocalEdit edit, LocalEdit::create(patches, {}, {}));
    for (const model::PatchId id : ids) {
        ECO_TRY(edit.labelOf(id));
    }
    std::vector<Area> areas;
    for (const LocalPatch& patch : patches) {
        areas.push_back(geometry::areaOf(patch.outline));
    }
    for (FaceId face = 1; face < edit.faces.faceCount(); ++face) {
        for (const Cover& cover : edit.faces.covers(face)) {
            const Label owner = edit.owner[face];
            if (cover.winding > 0 && areas[static_cast<std::size_t>(owner)] <
                                         areas[static_cast<std::size_t>(cover.tag)]) {
                edit.owner[face] = cover.tag;
            }
        }
    }
    ECO_ASSIGN(ChangeSet changes, edit.changes());
    if (changes.empty()) {
        return fail(ErrorCode::InvalidArgument, "there is nothing to clean up here");
    }
    return changes;
}

} // namespace ecotone::coverage
