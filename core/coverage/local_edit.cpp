#include "core/coverage/local_edit.h"

#include "core/base/number.h"
#include "core/geometry/predicates.h"

#include <algorithm>
#include <utility>

namespace ecotone::coverage {

namespace {

constexpr Tag lineTag = -1;

} // namespace

LocalEdit::LocalEdit(Arrangement arrangement, Neighbourhood patches)
    : faces{std::move(arrangement)}
    , owner(faces.faceCount(), noLabel)
    , m_patches{patches}
{
    for (FaceId face = 1; face < faces.faceCount(); ++face) {
        for (const Cover& cover : faces.covers(face)) {
            if (cover.winding > 0 && cover.tag < static_cast<Tag>(patches.size())) {
                owner[face] = cover.tag;
                break; // in a clean coverage the only one
            }
        }
    }
}

Result<LocalEdit> LocalEdit::create(Neighbourhood patches,
                                    const geometry::Line& line,
                                    const geometry::MultiPolygon& drawn)
{
    Linework lines;
    for (std::size_t i = 0; i < patches.size(); ++i) {
        lines.addPolygon(patches[i].outline, static_cast<Tag>(i));
    }
    for (const geometry::Polygon& polygon : drawn) {
        ECO_ASSIGN(const std::string reason, geometry::invalidReason(polygon));
        if (!reason.empty()) {
            return fail(ErrorCode::InvalidArgument, "the drawn border is not simple: " + reason);
        }
        lines.addPolygon(polygon, static_cast<Tag>(patches.size()));
    }
    lines.addLine(line, lineTag);
    ECO_ASSIGN(NodedLinework noded, node(std::move(lines)));
    ECO_ASSIGN(Arrangement faces, Arrangement::build(std::move(noded)));
    return LocalEdit{std::move(faces), patches};
}

Result<LocalEdit> LocalEdit::create(Neighbourhood patches, std::span<const Sheet> sheets)
{
    Linework lines;
    for (std::size_t i = 0; i < patches.size(); ++i) {
        lines.addPolygon(patches[i].outline, static_cast<Tag>(i));
    }
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        for (const geometry::Polygon& polygon : sheets[i].land) {
            lines.addPolygon(polygon, static_cast<Tag>(patches.size() + i));
        }
    }
    ECO_ASSIGN(NodedLinework noded, node(std::move(lines)));
    ECO_ASSIGN(Arrangement faces, Arrangement::build(std::move(noded)));
    return LocalEdit{std::move(faces), patches};
}

Result<Label> LocalEdit::labelOf(model::PatchId id) const
{
    const auto at = std::find_if(m_patches.begin(), m_patches.end(), [&](const LocalPatch& patch) {
        return patch.id == id;
    });
    if (at == m_patches.end()) {
        return fail(ErrorCode::InvalidArgument,
                    "patch " + toText(id) + " is not among the patches of the edit");
    }
    return static_cast<Label>(at - m_patches.begin());
}

bool LocalEdit::isDrawn(std::size_t edge) const
{
    const auto uses = faces.usesOf(edge);
    return std::any_of(uses.begin(), uses.end(), [](const Use& use) { return use.tag == lineTag; });
}

bool LocalEdit::isInDrawn(FaceId face) const
{
    return faces.isCovered(face, static_cast<Tag>(m_patches.size()));
}

void LocalEdit::give(std::span<const FaceId> land, Label to)
{
    for (const FaceId face : land) {
        owner[face] = to;
    }
}

Result<ChangeSet> LocalEdit::changes(const std::function<bool(std::size_t edge)>& separates) const
{
    ECO_ASSIGN(Regions regions, dissolve(faces, owner, separates));
    std::vector<OriginalPatch> originals;
    std::vector<const geometry::Polygon*> before;
    std::vector<const geometry::Polygon*> after;
    for (const LocalPatch& patch : m_patches) {
        originals.push_back({patch.id, &patch.outline});
        before.push_back(&patch.outline);
    }
    for (const Region& region : regions.regions) {
        after.push_back(&region.polygon);
    }
    std::vector<ChangeSet::BorderEdge> border = borderChanges(before, after);
    ChangeSet result = changesBetween(originals, std::move(regions));
    result.border = std::move(border);
    return result;
}

} // namespace ecotone::coverage
