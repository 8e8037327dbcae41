#include "core/coverage/dissolve.h"
#include "core/coverage/local_edit.h"

#include <map>
#include <utility>

namespace ecotone::coverage {

namespace {

/// One run of redistribute(). While it works, what a group gains has a label of its own behind
/// those of the patches.
class Redistributor
{
public:
    Redistributor(Neighbourhood patches, const Redistribution& input, LocalEdit edit)
        : m_patches{patches}
        , m_input{input}
        , m_edit{std::move(edit)}
    {
    }

    Result<ChangeSet> run()
    {
        decide();
        joinGained();
        ECO_TRY(closeThin());
        ECO_ASSIGN(ChangeSet changes, m_edit.changes());
        for (ChangeSet::Created& created : changes.created) {
            if (created.like == 0) {
                created.group = m_groups[static_cast<std::size_t>(created.group)];
            }
        }
        return changes;
    }

private:
    void decide()
    {
        const auto count = static_cast<Tag>(m_patches.size());
        std::vector<std::size_t> sheets;
        for (FaceId face = 1; face < m_edit.faces.faceCount(); ++face) {
            sheets.clear();
            for (const Cover& cover : m_edit.faces.covers(face)) {
                if (cover.tag >= count && cover.winding > 0) {
                    sheets.push_back(static_cast<std::size_t>(cover.tag - count));
                }
            }
            if (sheets.empty()) {
                continue;
            }
            const Label patch = m_edit.owner[face];
            const Group group = m_input.owner({patch, sheets, widthOf(face)});
            const bool isTheirs =
                patch != noLabel && m_input.groups[static_cast<std::size_t>(patch)] == group;
            if (group != noGroup && !isTheirs) {
                m_edit.owner[face] = labelOf(group);
            }
        }
    }

    [[nodiscard]] double widthOf(FaceId face) const
    {
        double perimeter = 0.0;
        for (const HalfEdgeId half : m_edit.faces.border(face)) {
            perimeter += m_edit.faces.length(half);
        }
        return perimeter > 0.0 ? 2.0 * m_edit.faces.area(face).squareMetres() *
                                     geometry::centimetresPerMetre / perimeter
                               : 0.0;
    }

    Label labelOf(Group group)
    {
        const auto [at, isNew] =
            m_labels.emplace(group, m_edit.newLabel() + static_cast<Label>(m_groups.size()));
        if (isNew) {
            m_groups.push_back(group);
        }
        return at->second;
    }
    [[nodiscard]] bool isNew(Label label) const { return label >= m_edit.newLabel(); }
    [[nodiscard]] Group groupOf(Label label) const
    {
        return isNew(label) ? m_groups[static_cast<std::size_t>(label - m_edit.newLabel())]
                            : m_input.groups[static_cast<std::size_t>(label)];
    }

    /// The connected pieces of land that changed hands.
    [[nodiscard]] Regions gained() const
    {
        std::vector<Label> owner = m_edit.owner;
        for (Label& label : owner) {
            label = isNew(label) ? label : noLabel;
        }
        return joinFaces(m_edit.faces, owner);
    }

    void joinGained()
    {
        const Regions pieces = gained();
        const std::vector<Label> before = m_edit.owner;
        for (const Region& piece : pieces.regions) {
            const Group group = groupOf(piece.owner);
            const Label to = longestNeighbour(m_edit.faces, piece.faces, before, [&](Label other) {
                return !isNew(other) && groupOf(other) == group;
            });
            if (to != noLabel) {
                m_edit.give(piece.faces, to);
            }
        }
    }

    Result<> closeThin()
    {
        if (!m_input.isLeftOver || m_input.thinMetres <= 0.0) {
            return {};
        }
        std::vector<Label> leftOver = m_edit.owner;
        for (Label& label : leftOver) {
            label = isNew(label) && m_input.isLeftOver(groupOf(label)) ? label : noLabel;
        }
        ECO_ASSIGN(const Regions pieces, dissolve(m_edit.faces, leftOver));
        const std::vector<Label> before = m_edit.owner;
        for (const Region& piece : pieces.regions) {
            ECO_ASSIGN(const bool thin,
                       isThin(piece.polygon, m_input.thinMetres * geometry::centimetresPerMetre));
            const Label to =
                thin ? longestNeighbour(m_edit.faces,
                                        piece.faces,
                                        before,
                                        [&](Label other) { return other != piece.owner; })
                     : noLabel;
            if (to != noLabel) {
                m_edit.give(piece.faces, to);
            }
        }
        return {};
    }

    Neighbourhood m_patches;
    const Redistribution& m_input;
    LocalEdit m_edit;
    std::map<Group, Label> m_labels;
    std::vector<Group> m_groups; ///< By number of the new label.
};

} // namespace

Result<ChangeSet> redistribute(Neighbourhood patches, const Redistribution& redistribution)
{
    if (redistribution.groups.size() != patches.size()) {
        return fail(ErrorCode::InvalidArgument, "every patch needs its group");
    }
    ECO_ASSIGN(LocalEdit edit, LocalEdit::create(patches, redistribution.sheets));
    return Redistributor{patches, redistribution, std::move(edit)}.run();
}

} // namespace ecotone::coverage
