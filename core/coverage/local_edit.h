#pragma once

#include "core/coverage/change_builder.h"
#include "core/coverage/dissolve.h"
#include "core/coverage/edits.h"
#include "core/coverage/neighbours.h"

#include <functional>
#include <vector>

/// Private to this room: node, faces, label; then the edit gives faces new owners; dissolve.
namespace ecotone::coverage {

class LocalEdit
{
public:
    /// Fails with InvalidArgument when a drawn polygon is not valid.
    [[nodiscard]] static Result<LocalEdit>
    create(Neighbourhood patches, const geometry::Line& line, const geometry::MultiPolygon& drawn);

    /// Sheet i has the tag patches.size() + i.
    [[nodiscard]] static Result<LocalEdit> create(Neighbourhood patches,
                                                  std::span<const Sheet> sheets);

    Arrangement faces;
    std::vector<Label> owner; ///< By face: index of the patch, noLabel, or a new label.

    /// Fails with InvalidArgument when the patch is not in the neighbourhood.
    [[nodiscard]] Result<Label> labelOf(model::PatchId id) const;
    /// Labels from here on make new patches.
    [[nodiscard]] Label newLabel() const { return static_cast<Label>(m_patches.size()); }
    [[nodiscard]] bool isDrawn(std::size_t edge) const;
    [[nodiscard]] bool isInDrawn(FaceId face) const;
    void give(std::span<const FaceId> land, Label to);

    /// What the owners mean for the patches.
    [[nodiscard]] Result<ChangeSet>
    changes(const std::function<bool(std::size_t edge)>& separates = {}) const;

private:
    LocalEdit(Arrangement arrangement, Neighbourhood patches);

    Neighbourhood m_patches;
};

} // namespace ecotone::coverage
